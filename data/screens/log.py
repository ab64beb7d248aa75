"""What the audit log's page and its file show: entries, chosen, in a reader's words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pandas as pd

from data.audit import Entry, entries
from data.field_words import ledger_title
from data.formats import moment
from data.language import language, say
from data.ledgers.registry import ledgers
from data.rules.roles import ROLES

# Names of ledgers stand apart from letters around them.
_NAME = re.compile(r"\w+")
# What a change was about, where no name of a ledger, a unit or a version says it.
_WORDS = frozenset(
    [
        "mapping",
        "names",
        "inbox",
        "agenda",
        "outline",
        "return_duty",
        "backup",
        "office",
        "restore",
        "sample",
        "password",
        "invite",
        "reset",
        "resume",
        "discard",
        "code",
        "code-on",
        "code-off",
        "add",
        "change",
        "close",
        "open",
        "end",
    ]
)
COLUMNS = ("number", "at", "who", "role", "address", "act", "subject", "outcome")


@dataclass(frozen=True)
class Chosen:
    """Which entries: of so many days (None: all), of these names, acts and outcomes ("": all)."""

    days: int | None = 30
    who: str = ""
    act: str = ""
    outcome: str = ""


def chosen_entries(chosen: Chosen) -> list[Entry]:
    """The newest first."""
    since = None if chosen.days is None else datetime.now(UTC) - timedelta(days=chosen.days)
    wanted = {"who": chosen.who, "act": chosen.act, "outcome": chosen.outcome}
    return [
        one
        for one in reversed(entries())
        if (since is None or one.at >= since)
        and all(not value or getattr(one, name) == value for name, value in wanted.items())
    ]


def failed_imports(days: int = 30) -> list[Entry]:
    """Files that could not be read and publishes that did not come about, the newest first."""
    return [
        one
        for one in chosen_entries(Chosen(days))
        if one.act in ("read", "upload") and one.outcome != "done"
    ]


def table(found: list[Entry]) -> pd.DataFrame:
    """As a reader sees it; a column for each of COLUMNS, headed in the reader's language."""
    rows = [
        (
            one.number,
            moment(one.at),
            one.who or say("data-administrator" if one.role == "administrator" else "role-visitor"),
            say(f"role-{one.role}"),
            one.address or say("log-here"),
            say(f"act-{one.act.replace('_', '-')}"),
            one.subject if one.act == "read" else _about(one.subject),
            say(f"log-outcome-{one.outcome}"),
        )
        for one in found
    ]
    return pd.DataFrame(rows, columns=[say(f"log-{name}") for name in COLUMNS])


def _about(subject: str) -> str:
    """What an entry is about, with ledgers by their titles: entries keep names alone."""
    titles = {one.name: ledger_title(language(), one.name) for one in ledgers()}
    first, _, rest = subject.partition(" ")
    if first in _WORDS:
        words = rest.split()
        if words and words[-1] in ROLES:
            words[-1] = say(f"role-{words[-1]}")
        return " ".join((say(f"log-subject-{first.replace('_', '-')}"), *words))
    return _NAME.sub(lambda found: titles.get(found[0], found[0]), subject)
