"""An issue is a value with an address: what is wrong at which cell, and what would be right.

Codes live in locales/*/issues.ftl as ``<code>`` (the message) and ``<code>.remedy``
(what to do). An issue carries the arguments only; the words are made in the
reader's language when it is shown.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, get_args

from data.field_words import field_label, ledger_title, word
from data.formats import amount_exact
from data.texts import Language, text

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)  # the worst first
ASKED: tuple[Severity, ...] = ("error", "warning")  # a note asks for nothing
SHAPES: dict[Severity, str] = {"error": "✕", "warning": "▲", "note": "○"}
# Between the parts of an argument that is a list; each language joins them its own way.
LIST_SEPARATOR = "、"
# An argument of issues that cost a row its place.
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


def stored_issue(row: Mapping[str, Any]) -> Issue:
    """A finding as it was published; row: of ``screens/data/issues`` or ``earlier_issues``."""
    return Issue(
        code=row["code"],
        severity=row["severity"],
        file=row["file_name"] or "",
        sheet=row["sheet_name"] or "",
        cell=row["cell"] or "",
        row=row["row_number"],
        field=row["field"] or "",
        value=row["value"] or "",
        arguments=json.loads(row["arguments"] or "{}"),
    )


def severity_label(severity: Severity, language: Language) -> str:
    """The word of a severity with its shape."""
    return f"{SHAPES[severity]} {text(language, f'data-severity-{severity}')}"


_COUNTS = frozenset({"count", "forms", "pictures", "more"})
# 万元
_AMOUNTS = frozenset({"stated", "computed", "difference"})
# Stored words of a declared list.
STORED_WORDS = frozenset({"basis", "tiers"})
_LISTS = frozenset({"found", "others", "lacking", "rows", "projects", "people"})


def issue_message(issue: Issue, language: Language) -> str:
    """What is wrong, in words, and whether it cost the row its place."""
    message = text(language, issue.code, **_arguments(issue, language))
    if ROW_REJECTED in issue.arguments:
        message += text(language, "row-not-loaded")
    return message


def issue_remedy(issue: Issue, language: Language) -> str:
    """What would be right."""
    return text(language, f"{issue.code}.remedy", **_arguments(issue, language))


def _arguments(issue: Issue, language: Language) -> dict[str, str | int]:
    """Counts as numbers, so that English finds its plural; amounts with unit; names of fields."""
    arguments: dict[str, str | int] = dict(issue.arguments)
    for name, value in issue.arguments.items():
        if name in _COUNTS and value.isdecimal():
            arguments[name] = int(value)
        elif name in _AMOUNTS:
            wan = Decimal(value)
            arguments[name] = amount_exact(abs(wan) if name == "difference" else wan, language)
        elif name in STORED_WORDS:
            arguments[name] = word(language, value)
        elif name == "near":
            arguments[name] = ledger_title(language, value)
        elif name == "ledgers":
            titles = [ledger_title(language, one) for one in value.split(LIST_SEPARATOR)]
            arguments[name] = text(language, "list-mark").join(titles)
        elif name in _LISTS and value:
            parts = value.split(LIST_SEPARATOR)
            if name == "lacking":
                parts = [_either(part, language) for part in parts]
            arguments[name] = text(language, "list-mark").join(parts)
    return arguments


def _either(keys: str, language: Language) -> str:
    """Fields of which one will do."""
    names = [field_label(language, key) for key in keys.split("/")]
    return text(language, "either-mark").join(names)
