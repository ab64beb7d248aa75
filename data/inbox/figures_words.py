"""The figures as lines: labels from the catalogue, amounts in 亿元 or 万元, — for unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.formats import UNKNOWN, amount, plain
from data.texts import Language, text


def figures_lines(payload: Mapping[str, Any], language: Language) -> Iterator[str]:
    """One line a figure, nested ones indented; a key without a label is shown as it is."""
    yield from _lines(payload, language, "", 0)


def _lines(figures: Mapping[str, Any], language: Language, path: str, depth: int) -> Iterator[str]:
    for key, value in figures.items():
        where = f"{path}-{key}" if path else str(key)
        label = _label(where, str(key), language)
        if isinstance(value, Mapping):
            yield "  " * depth + text(language, "cli-figure-group", label=label)
            yield from _lines(value, language, where, depth + 1)
        else:
            shown = _shown(where, value, language)
            yield "  " * depth + text(language, "cli-figure", label=label, value=shown)


def _label(where: str, key: str, language: Language) -> str:
    for candidate in (where, where.rpartition("-")[2]):
        try:
            return text(language, "cli-figure-" + candidate.replace("_", "-"))
        except KeyError:
            continue
    return key


def _shown(where: str, value: object, language: Language) -> str:
    if value is None:
        return UNKNOWN
    if isinstance(value, bool):
        return text(language, "cli-yes" if value else "cli-no")
    if isinstance(value, (int, float)) and "_wan" in where:
        return str(amount(value, language))
    if isinstance(value, list):
        return "、".join(str(part) for part in value) or UNKNOWN
    if isinstance(value, float):
        return plain(value)
    return str(value)
