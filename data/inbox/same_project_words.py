"""Projects that may be one, as lines of a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.texts import Language, text

_SHOWN = 50
_Json = Mapping[str, Any]


def same_project_lines(told: _Json, language: Language) -> Iterator[str]:
    """A line a pair, and what was too common to be compared; nothing where nothing is asked."""
    pairs = told["pairs"][:_SHOWN]
    if pairs:
        yield text(language, "same-report", count=told["found"])
    for pair in pairs:
        line = text(
            language,
            "same-report-line",
            one=_called(pair["one"]),
            one_place=_place(pair["one"]),
            two=_called(pair["two"]),
            two_place=_place(pair["two"]),
            reason=pair["reason"],
        )
        yield f"  {line}"
    if told["found"] > len(pairs):
        said = {"shown": str(len(pairs)), "count": str(told["found"])}
        yield f"  {text(language, 'same-report-more', **said)}"
    for crowd in told["not_compared"]:
        key = f"same-crowd-{crowd['kind']}"
        yield text(language, key, text=crowd["text"], count=str(crowd["projects"]))


def _called(side: _Json) -> str:
    return str(side["name"] or side["code"] or "")


def _place(side: _Json) -> str:
    return " · ".join(side[key] for key in ("unit", "file", "sheet", "cell") if side[key])
