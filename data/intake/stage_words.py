"""A stage that moves the other way, with the cells of both sides: as JSON and as a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.intake.stage_moves import StageCell, StageMove, new_cell, old_cell
from data.store import Store
from data.store.draft import BatchDraft
from data.texts import Language, text
from data.words import word


def stage_move_json(
    store: Store, drafts: Sequence[BatchDraft], move: StageMove
) -> dict[str, object]:
    """A move as reports print it (docs/report.md)."""
    return {
        "direction": move.direction,
        "project": move.project,
        "old": {"value": move.old, **_cell(old_cell(store, move))},
        "new": {"value": move.new, **_cell(new_cell(drafts, move))},
    }


def stage_move_text(told: Mapping[str, Any], language: Language) -> str:
    """Such a move in words."""
    old, new = told["old"], told["new"]
    return text(
        language,
        f"stage-move-{told['direction']}",
        project=told["project"],
        old=word(language, old["value"]),
        new=word(language, new["value"]),
        old_place=_place(old, language),
        new_place=_place(new, language),
    )


def _cell(place: StageCell | None) -> dict[str, object]:
    if place is None:
        return {"file": None, "sheet": None, "cell": None, "row": None}
    cell = place.cell or None
    return {"file": place.file, "sheet": place.sheet, "cell": cell, "row": place.row}


def _place(side: Mapping[str, Any], language: Language) -> str:
    written = "row" if side["file"] else "nowhere"
    row = text(language, f"stage-move-{written}", row=str(side["row"]))
    parts = (side["file"], side["sheet"], side["cell"] or row) if side["file"] else (row,)
    return " ".join(parts)
