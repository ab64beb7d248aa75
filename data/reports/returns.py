"""Returns and the forms sent for them, as lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.returns.reminders import form_label
from data.texts import Language, text

_Json = Mapping[str, Any]


def returns_lines(payload: _Json, language: Language) -> Iterator[str]:
    """The same in words: a line for the month, one for each return, the reminders."""
    yield text(
        language,
        "returns-cli-month",
        **{key: payload[key] for key in ("period", "owed", "filed", "missing", "with_problems")},
    )
    for one in payload["returns"]:
        told = {
            "unit": one["unit"],
            "form": form_label((one["ledger"], one["form"]), language),
            "period": one["period"],
            "state": text(language, f"returns-state-{one['state']}"),
            "due": one["due"],
        }
        yield f"  {text(language, 'returns-cli-line', **told)}"
        if one["reminder"]:
            yield f"    {one['reminder']}"


def form_lines(payload: _Json, language: Language) -> Iterator[str]:
    """Where the form was written, and what is in it."""
    yield text(language, "cli-written", path=payload["written"])
    for one in payload["forms"]:
        yield f"  {form_label((one['ledger'], one['form']), language)}"
