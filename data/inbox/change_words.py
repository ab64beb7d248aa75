"""What an upload would change, as lines: counts, the rows, stages that go the other way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from data.formats import amount_exact, count
from data.intake.stage_words import stage_move_text
from data.texts import Language, text
from data.words import field_label, word

SHOWN_ROWS = 10
_Json = Mapping[str, Any]


def change_lines(changes: _Json, language: Language, *, is_whole: bool = False) -> Iterator[str]:
    """Counts of each form, its first rows, every stage move. is_whole: every row that is listed."""
    for batch in changes["batches"]:
        yield from _batch(batch, language, is_whole=is_whole)
    moves = changes["stages"]
    if moves:
        back = sum(move["direction"] == "back" for move in moves)
        yield text(language, "stage-moves-title", back=back, others=len(moves) - back)
    for move in moves:
        yield f"  {stage_move_text(move, language)}"


def _batch(batch: _Json, language: Language, *, is_whole: bool) -> Iterator[str]:
    counts = {key: batch[key] for key in ("added", "changed", "removed", "unchanged")}
    about = {key: batch[key] for key in ("ledger", "unit", "as_of")}
    if batch["added"] and not (batch["changed"] or batch["removed"] or batch["unchanged"]):
        yield text(language, "cli-changes-first", **about, added=batch["added"])
        return
    yield text(language, "cli-changes", **about, **counts)
    lines = [line for row in batch["rows"] for line in _row(row, language)]
    shown = lines if is_whole else lines[:SHOWN_ROWS]
    yield from (f"  {line}" for line in shown)
    listed = len(batch["rows"])
    hidden = len(lines) - len(shown)
    beyond = batch["added"] + batch["changed"] + batch["removed"] - listed
    if hidden or beyond:
        yield f"  {text(language, 'cli-changes-more', count=hidden + beyond)}"


def _row(row: _Json, language: Language) -> Iterator[str]:
    for change in row["fields"]:
        is_renamed = row["was"] and change["field"] == "project_name"
        kind = text(language, f"data-change-{'renamed' if is_renamed else row['kind']}")
        line = text(
            language,
            "cli-change",
            kind=kind,
            name=row["name"],
            field=field_label(language, change["field"]),
            old=_value(change, change["old"], language),
            new=_value(change, change["new"], language),
        )
        if change["factor"]:
            line += " " + text(language, "data-change-slip", factor=count(change["factor"]))
        yield line
    if not row["fields"]:
        kind = text(language, f"data-change-{row['kind']}")
        yield f"{kind} {row['name']}"


def _value(change: _Json, value: str | None, language: Language) -> str:
    if value and change["field"].endswith("_wan"):
        return amount_exact(Decimal(value), language)
    return word(language, value)
