"""Promotion events: what they cost and brought, for each event and 10,000 yuan; follow-ups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from data.formats import UNKNOWN, amount, count, decimal, is_unknown
from data.language import language, say, word
from data.screens.figure import Sentence, sentence_of
from data.screens.ledger_readings import Listed
from data.screens.records import Record, known_number, records, whole
from data.trace.figures import Reference

_NAMED = 4


@dataclass(frozen=True)
class Events:
    """The ledger of events under the reader's choices; without a period, those of the year."""

    listed: Listed

    @property
    def is_of_year(self) -> bool:
        """Whether the year's events are read, the reader having chosen no period."""
        return not self.listed.scope.period

    @property
    def _days(self) -> dict[str, object]:
        now = self.listed.view.now
        if not self.is_of_year:
            return {}
        first, last = now.year_start.isoformat(), now.as_of.isoformat()
        return {"date_of": "day", "first_day": first, "last_day": last}

    @cached_property
    def _kinds(self) -> list[Record]:
        return records(self.listed.read("event_kinds", **self._days))

    @property
    def kinds(self) -> list[Record]:
        """A row a kind, the most frequent first."""
        return [row for row in self._kinds if not row["is_all"]]

    @property
    def whole(self) -> Record:
        """All together."""
        return next(row for row in self._kinds if row["is_all"])

    @cached_property
    def every(self) -> list[Record]:
        """The events, those that signed most first."""
        return records(self.listed.read("events", **self._days))

    @property
    def told(self) -> list[Record]:
        """Events of which the ledger states a number."""
        return [row for row in self.every if row["is_told"]]

    @property
    def untold(self) -> list[Record]:
        """Events of which it states none."""
        return [row for row in self.every if not row["is_told"]]

    @property
    def late(self) -> list[Record]:
        """Follow-ups past their day, the longest first."""
        found = [row for row in self.every if known_number(row["overdue_days"]) is not None]
        return sorted(found, key=lambda row: -whole(row["overdue_days"]))

    def reference(self, figure: str = "entries", of: str = "", **part: object) -> Reference:
        """A figure of these events, for the drawer; a kind as ``group_name``."""
        plain = self.listed.reference(figure, of, **part)
        scope = dict(plain.scope) | {"by": "event_kind"} | self._days
        return Reference(plain.figure, plain.part, tuple(sorted(scope.items())))


def title(events: Events) -> Sentence:
    """``本年 6 场活动花 128.60 万元（2 场未填），对接 164 家企业，意向 16 个、签约 2 个``."""
    now = events.whole
    if not whole(now["event_count"]):
        return sentence_of(say("events-none", year=str(events.listed.view.now.as_of.year)))
    said = say("events-count", count=count(whole(now["event_count"])), of_year=_year(events))
    clauses: list[tuple[str, Sequence[Reference]] | str] = [(said, [events.reference()])]
    for name, field in _SUMS.items():
        number = known_number(now[name])
        if number is None:
            clauses.append(say(f"events-{name}-unknown"))
            continue
        blank = whole(now[f"{name}_unknown"])
        written = str(amount(number, language())) if name == "cost" else count(number)
        said = say(f"events-{name}", number=written)
        said += say("events-unknown", count=count(blank)) if blank else ""
        clauses.append((said, [events.reference("entry_sum", of=field)]))
    return sentence_of(*clauses, between=say("ledger-comma"))


_SUMS = {
    "cost": "event_cost",
    "met": "companies_met",
    "intended": "projects_intended",
    "signed": "projects_signed",
}


def _year(events: Events) -> str:
    return "yes" if events.is_of_year else "no"


def best(events: Events) -> str:
    """Which event brought most intentions for its cost, and which signed most."""
    rated = [row for row in events.told if known_number(row["intended_a_wan"]) is not None]
    if len(rated) < 2:
        return say("events-best-few")
    top = max(rated, key=lambda row: known_number(row["intended_a_wan"]) or 0.0)
    same = [
        row
        for row in rated
        if yield_text(row["intended_a_wan"]) == yield_text(top["intended_a_wan"])
    ]
    if len(same) > 1:
        return say("events-best-each", count=len(same), number=yield_text(top["intended_a_wan"]))
    return say("events-best", name=str(top["name"]), number=yield_text(top["intended_a_wan"]))


def yield_text(value: object) -> str:
    """A yield with two decimals; a dash where unknown."""
    number = known_number(value)
    return UNKNOWN if number is None else decimal(number, 2)


def kinds_line(events: Events) -> Sentence:
    """``推介会 2 场、座谈会 1 场``: each opens its rows."""
    clauses: list[tuple[str, Sequence[Reference]] | str] = [
        (
            say("events-kind", kind=kind_text(row["kind"]), count=count(whole(row["event_count"]))),
            [events.reference(group_name=row["kind"])],
        )
        for row in events.kinds
    ]
    return sentence_of(*clauses, between=say("ledger-and"))


def kind_text(kind: object) -> str:
    """A kind of event; what is left blank says so."""
    return say("events-kind-unstated") if kind is None or is_unknown(kind) else word(str(kind))


def follow_title(events: Events) -> Sentence:
    """How many follow-ups there are, done, overdue, without a day."""
    now = events.whole
    total, late = whole(now["follow_count"]), whole(now["overdue_count"])
    if not total:
        return sentence_of(say("events-follow-none"))
    done, undue = whole(now["done_count"]), whole(now["undue_count"])
    parts = [say("events-follow", count=count(total)), say("events-follow-done", count=count(done))]
    clauses: list[tuple[str, Sequence[Reference]] | str] = [*parts]
    if late:
        days = count(whole(events.late[0]["overdue_days"]))
        said = say("events-follow-late", count=count(late), days=days)
        clauses.append((said, [events.reference(is_overdue="true")]))
    if undue:
        clauses.append(say("events-follow-undue", count=count(undue)))
    return sentence_of(*clauses, between=say("ledger-comma"))


def squares(row: Record) -> list[tuple[str, int]] | None:
    """Signed, intended, only met; None where one is unknown or they do not fit in each other."""
    numbers = [known_number(row[name]) for name in ("signed", "intended", "met")]
    if None in numbers:
        return None
    signed, intended, met = (whole(one) for one in numbers)
    if not signed <= intended <= met:
        return None
    return [("talks", signed), ("following", intended - signed), ("open", met - intended)]


def funnel_text(row: Record) -> str:
    """``42 → 6 → 1``; a dash where a number is not stated."""
    numbers = (known_number(row[name]) for name in ("met", "intended", "signed"))
    return " → ".join(UNKNOWN if one is None else count(one) for one in numbers)


def untold_line(events: Events) -> str:
    """Events without any number, as the ledger has them."""
    if not events.untold:
        return ""
    named = say("ledger-and").join(str(row["name"]) for row in events.untold[:_NAMED])
    key = "events-untold" if len(events.untold) <= _NAMED else "events-untold-more"
    return say(key, count=count(len(events.untold)), names=named)
