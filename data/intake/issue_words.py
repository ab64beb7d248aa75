"""An issue in words of the reader's language: what is wrong, and what would be right."""

from __future__ import annotations

from decimal import Decimal

from data.formats import amount_exact
from data.issues import LIST_MARK, ROW_REJECTED, Issue
from data.texts import Language, text

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
            parts = value.split(LIST_MARK)
            if name == "lacking":
                parts = [_either(part, language) for part in parts]
            told[name] = text(language, "list-mark").join(parts)
    return told


def _either(keys: str, language: Language) -> str:
    """Fields of which one will do."""
    names = [text(language, f"field-{key}") for key in keys.split("/")]
    return text(language, "either-mark").join(names)
