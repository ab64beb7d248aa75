"""The dispatch report as lines: headline, the three bridges, what is read aloud."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.texts import Language, text


def dispatch_lines(payload: Mapping[str, Any], language: Language) -> Iterator[str]:
    """Lines for a person; one that says so where there are no two dates to compare."""
    if payload["headline"] is None:
        key = "dispatch-empty-title" if payload["to"] is None else "dispatch-no-before-title"
        yield text(language, key)
        return
    yield payload["headline"]
    for bridge in payload["bridges"].values():
        yield bridge["said"]
    counts = payload["counts"]
    yield text(language, "dispatch-list", count=counts["all"], silent=counts["silent"])
    for part in payload["aloud"]:
        yield f"- {part['heading']}"
        for line in part["lines"]:
            yield f"  {line}"
