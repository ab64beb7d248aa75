"""An issue is a value with an address: what is wrong at which cell, and what would be right.

Codes live in locales/*/issues.ftl as ``<code>`` (the message) and ``<code>.remedy``
(what to do). An issue carries the arguments only; the words are made in the
reader's language when it is shown.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from data.formats import amount_exact
from data.texts import Language, text

Severity = Literal["error", "warning", "note"]
# An argument of issues that cost a row its place.
# Between the parts of an argument that is a list; each language joins them its own way.
LIST_SEPARATOR = "、"
ROW_REJECTED = "row_rejected"


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding.

    cell is an A1 reference, or "" for a finding about a whole sheet or file; value
    is the text that the clerk sees in that cell.
    """

    code: str
    severity: Severity
    file: str = ""
    sheet: str = ""
    cell: str = ""
    row: int | None = None
    field: str = ""
    value: str = ""
    arguments: dict[str, str] = dataclasses.field(default_factory=dict)


_COUNTS = frozenset({"count", "forms", "pictures", "more"})
# 万元
_AMOUNTS = frozenset({"stated", "computed", "difference"})
_LISTS = frozenset({"found", "others", "lacking", "rows", "projects", "people"})


def issue_message(issue: Issue, language: Language) -> str:
    """What is wrong, in words, and whether it cost the row its place."""
    said = text(language, issue.code, **_arguments(issue, language))
    if ROW_REJECTED in issue.arguments:
        said += text(language, "row-not-loaded")
    return said


def issue_remedy(issue: Issue, language: Language) -> str:
    """What would be right; "" where nothing needs doing."""
    try:
        return text(language, f"{issue.code}.remedy", **_arguments(issue, language))
    except KeyError:
        return ""


def _arguments(issue: Issue, language: Language) -> dict[str, str | int]:
    """Counts as numbers, so that English finds its plural; amounts with unit; names of fields."""
    told: dict[str, str | int] = dict(issue.arguments)
    for name, value in issue.arguments.items():
        if name in _COUNTS and value.isdecimal():
            told[name] = int(value)
        elif name in _AMOUNTS:
            wan = Decimal(value)
            told[name] = amount_exact(abs(wan) if name == "difference" else wan, language)
        elif name == "near":
            told[name] = text(language, f"ledger-{value}")
        elif name in _LISTS and value:
            parts = value.split(LIST_SEPARATOR)
            if name == "lacking":
                parts = [_either(part, language) for part in parts]
            told[name] = text(language, "list-mark").join(parts)
    return told


def _either(keys: str, language: Language) -> str:
    """Fields of which one will do."""
    names = [text(language, f"field-{key}") for key in keys.split("/")]
    return text(language, "either-mark").join(names)
