"""Stages that an upload moves the other way: said in words, never refused.

A project may honestly fall back (an agreement dissolved, a start that did not count); it
may also be a slip of the pen. Both go in; the order of stages is data/rules/stages.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from data.drafts import BatchDraft
from data.field_words import word
from data.files.grid import cell_reference
from data.importer.review.diff import Changes, FieldChange, RowPlace
from data.importer.review.standing_rows import true_spots
from data.rules import load_rules
from data.store import Store
from data.texts import Language, text

Direction = Literal["back", "exit", "resumed"]


@dataclass(frozen=True)
class StageMove:
    """A project whose stage falls back, leaves the ladder or comes back to it, and its two rows."""

    direction: Direction
    project: str
    old: str
    new: str
    drafted: RowPlace
    current: RowPlace | None = None

    @property
    def row(self) -> int:
        """Row of the sheet that comes."""
        return self.drafted.row


@dataclass(frozen=True)
class StageCell:
    """Where a stage is written; cell is "" where no column of its own says it (a section)."""

    file: str
    sheet: str
    cell: str
    row: int


def stage_direction(change: FieldChange) -> Direction | None:
    """Where a change of stage leads; None for a step forward and for fields that are no stage."""
    if change.field != "stage" or change.old is None or change.new is None:
        return None
    stages = {stage.stage: stage for stage in load_rules().stages.stage}
    old, new = stages.get(change.old), stages.get(change.new)
    if old is None or new is None or old is new:
        return None
    if new.is_exit:
        return None if old.is_exit else "exit"
    if old.is_exit:
        return "resumed"
    return "back" if new.order < old.order else None


def stage_moves(found: Iterable[Changes]) -> tuple[StageMove, ...]:
    """All such moves, those that fall back first, else in the order of the sheets."""
    moves = [
        StageMove(
            direction, change.label, field.old or "", field.new or "", change.draft, change.current
        )
        for one in found
        for change in one.changed
        for field in change.fields
        if (direction := stage_direction(field)) and change.draft is not None
    ]
    order: tuple[Direction, ...] = ("back", "exit", "resumed")
    return tuple(sorted(moves, key=lambda move: order.index(move.direction)))


def new_cell(drafts: Sequence[BatchDraft], move: StageMove) -> StageCell | None:
    """Where the stage stands in the sheet that comes."""
    place = move.drafted
    for draft in drafts:
        for sheet in draft.tables["source_sheet"].to_pylist():
            if sheet["sheet_id"] != place.sheet_id:
                continue
            columns = draft.tables["source_column"].to_pylist()
            number = next(
                (
                    column["column_number"]
                    for column in columns
                    if column["sheet_id"] == place.sheet_id and column["field"] == "stage"
                ),
                0,
            )
            here = sheet["sheet_name"], cell_reference(place.row, number) if number else ""
            name, cell = true_spots(draft, place.sheet_id).get((place.row, number), here)
            return StageCell(sheet["file_name"], name, cell, place.row)
    return None


def old_cell(store: Store, move: StageMove) -> StageCell | None:
    """Where the stage stands that is current; None where its sheet is not known."""
    place = move.current
    if place is None:
        return None
    found = store.query(
        "screens/trace/cells",
        sheet_id=place.sheet_id,
        row_number=place.row,
        fields=["stage"],
        item=None,
    ).to_pylist()
    if not found:
        return None
    first = found[0]
    return StageCell(first["file_name"], first["sheet_name"], first["cell"] or "", place.row)


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
