"""What publishing a draft would change of what is current, stages that move back among it.

A project may honestly fall back (an agreement dissolved, a start that did not count); it may
also be a slip of the pen. Both go in; the order of stages is data/rules/stages.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal

import pyarrow as pa

from data.drafts import BatchDraft
from data.files.grid import cell_reference
from data.importer.batches import GroupKey
from data.importer.questions.question import Replacement
from data.importer.questions.replacing import Standing
from data.importer.review.diff import Change, Changes, FieldChange, RowPlace, changes
from data.importer.review.standing_rows import true_spots
from data.ledgers import Ledger, ledger
from data.rules import load_rules
from data.store import Decision, Store

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


@dataclass(frozen=True)
class PlacedMove:
    """A move with both its cells, None where a sheet is not known."""

    direction: Direction
    project: str
    old: str
    new: str
    old_cell: StageCell | None
    new_cell: StageCell | None


def placed_moves(
    store: Store, drafts: Sequence[BatchDraft], moves: Sequence[StageMove]
) -> tuple[PlacedMove, ...]:
    """The moves of an upload with their cells."""
    return tuple(
        PlacedMove(
            direction=move.direction,
            project=move.project,
            old=move.old,
            new=move.new,
            old_cell=old_cell(store, move),
            new_cell=new_cell(drafts, move),
        )
        for move in moves
    )


_MANY = 5
_NONE = Changes("", (), (), (), 0)


def draft_changes(store: Store, draft: BatchDraft, decisions: Sequence[Decision] = ()) -> Changes:
    """A draft against the rows that are current for its form, unit, day and period.

    decisions: which projects are one, as answered over this upload, beside those in force.
    """
    decided = (*store.identities.decisions(), *decisions)
    return changes(draft.ledger, _rows(draft), current_rows_of(store, draft), decided)


def replaced_by(
    store: Store,
    draft: BatchDraft,
    decisions: Sequence[Decision] = (),
    *,
    beside: Sequence[BatchDraft] = (),
) -> Replacement | None:
    """What a draft would take away, beside the limits; None where nothing stands or changes.

    beside: the drafts of its upload: an earlier day's rows stand, too.
    """
    decided = (*store.identities.decisions(), *decisions)
    standing = Standing(partial(store.current_rows, of_sample=draft.is_sample), decided)
    rows = {_kind(one): _rows(one) for one in (*beside, draft)}
    return standing.replaced_in(rows, _kind(draft), _days(draft))


def loses_most(one: Changes) -> bool:
    """Whether a snapshot ledger would lose more than half its rows: a part sent for the whole."""
    kept = len(one.changed) + one.unchanged
    return (
        bool(one.ledger)
        and ledger(one.ledger).kind == "snapshot"
        and len(one.removed) >= _MANY
        and len(one.removed) > kept
    )


@dataclass(frozen=True)
class DraftChanges:
    """A draft, its changes against rows that stand, and how many of its rows are new.

    Where nothing stood before every row is new and ``changes`` lists none.
    """

    draft: BatchDraft
    changes: Changes
    added: int


@dataclass(frozen=True)
class UploadChanges:
    """All drafts of an upload with their changes, and the stages that move the other way."""

    drafts: tuple[DraftChanges, ...]
    moves: tuple[PlacedMove, ...]

    @property
    def added(self) -> int:
        """Rows that come."""
        return sum(one.added for one in self.drafts)

    @property
    def changed(self) -> int:
        """Rows that are another now."""
        return sum(len(one.changes.changed) for one in self.drafts)

    @property
    def removed(self) -> int:
        """Rows that go."""
        return sum(len(one.changes.removed) for one in self.drafts)

    @property
    def unchanged(self) -> int:
        """Rows that stay as they are."""
        return sum(one.changes.unchanged for one in self.drafts)


def upload_changes(store: Store, drafts: Sequence[BatchDraft]) -> UploadChanges:
    """What publishing drafts would change of what is current."""
    decisions = store.identities.decisions()
    found: list[DraftChanges] = []
    for draft in drafts:
        current, rows = current_rows_of(store, draft), _rows(draft)
        if current.num_rows:
            one = changes(draft.ledger, rows, current, decisions)
            found.append(DraftChanges(draft, one, len(one.added)))
        else:
            found.append(DraftChanges(draft, _NONE, rows.num_rows))
    moves = stage_moves(one.changes for one in found)
    return UploadChanges(tuple(found), placed_moves(store, drafts, moves))


def _kind(draft: BatchDraft) -> GroupKey:
    return draft.ledger, draft.form, draft.unit, draft.as_of_date, draft.is_sample


def _days(draft: BatchDraft) -> tuple[date, date] | None:
    """The days that a draft of a period ledger speaks for."""
    start, end = draft.period_start, draft.period_end
    return (start, end) if ledger(draft.ledger).kind == "period" and start and end else None


def _rows(draft: BatchDraft) -> pa.Table:
    return draft.tables[ledger(draft.ledger).table]


def current_rows_of(store: Store, draft: BatchDraft) -> pa.Table:
    """The rows that a draft would replace; none where they are sample data and it is not."""
    asked = (draft.ledger, draft.form, draft.unit, draft.as_of_date, _days(draft))
    return store.current_rows(*asked, of_sample=draft.is_sample)


COLUMN = "planned_investment_wan"
_FORMS = ("register", "schedule")


@dataclass(frozen=True)
class Step:
    """Changes of one kind: ``added``, ``raised``, ``lowered``, ``stated`` or ``removed``."""

    kind: str
    count: int
    delta: Decimal


@dataclass(frozen=True)
class DraftBridge:
    """From the total of an amount before to the total after.

    field: the amount. unknown: rows in which nobody states it.
    """

    ledger: str
    field: str
    form: str
    units: tuple[str, ...]
    before: Decimal
    steps: tuple[Step, ...]
    after: Decimal
    unknown: int

    @property
    def remainder(self) -> Decimal:
        """What the steps leave unexplained."""
        return self.after - self.before - sum((one.delta for one in self.steps), Decimal(0))


def draft_bridges(
    store: Store, found: Sequence[tuple[BatchDraft, Changes]]
) -> tuple[DraftBridge, ...]:
    """Of each ledger that an upload brings the bridge of its main amount, in its first form.

    That of projects is the planned investment, of an own ledger the first of its amounts.
    """
    bridges: list[DraftBridge] = []
    for name in dict.fromkeys(draft.ledger for draft, _ in found):
        declared = ledger(name)
        amount = main_amount(declared)
        forms = _FORMS if name == "projects" else [one.name for one in declared.forms]
        there = {draft.form for draft, _ in found if draft.ledger == name}
        form = next((one for one in forms if one in there), "")
        if amount and form:
            own = [one for one in found if (one[0].ledger, one[0].form) == (name, form)]
            newest = {draft.unit: draft.as_of_date for draft, _ in sorted(own, key=_day)}
            last = [(draft, one) for draft, one in own if newest[draft.unit] == draft.as_of_date]
            bridges.append(_bridge(store, amount, last))
    return tuple(bridges)


def main_amount(declared: Ledger) -> str:
    """The amount that a ledger's total is of; "" where it has none, or its rows are events."""
    if declared.name == "projects":
        return COLUMN
    if not declared.is_declared or declared.kind != "snapshot":
        return ""
    amounts = [one for one in declared.fields if one.type == "amount"]
    return next((one.name for one in amounts if one.sensitivity == "none"), "")


def _day(found: tuple[BatchDraft, Changes]) -> date:
    return found[0].as_of_date


def amount_delta(change: Change, amount: str = COLUMN) -> Decimal | None:
    """By how much an amount of a changed row moved; None where it did not."""
    for field in change.fields:
        if field.field == amount:
            return Decimal(field.new or 0) - Decimal(field.old or 0)
    return None


def _bridge(store: Store, amount: str, found: Sequence[tuple[BatchDraft, Changes]]) -> DraftBridge:
    declared = ledger(found[0][0].ledger)
    before = after = Decimal(0)
    unknown = 0
    deltas: dict[str, list[Decimal]] = {}
    for draft, one in found:
        rows, current = draft.tables[declared.table], current_rows_of(store, draft)
        new, old = _amounts(rows, amount), _amounts(current, amount)
        after += sum((value for value in new.values() if value is not None), Decimal(0))
        before += sum((value for value in old.values() if value is not None), Decimal(0))
        unknown += sum(value is None for value in new.values())
        for change in one.added:
            deltas.setdefault("added", []).append(_at(new, change.draft))
        for change in one.removed:
            deltas.setdefault("removed", []).append(-_at(old, change.current))
        for change in one.changed:
            delta = amount_delta(change, amount)
            if delta is not None:
                kind = _draft_bridge_kind(change, amount, delta)
                deltas.setdefault(kind, []).append(delta)
    kinds = ("added", "raised", "stated", "lowered", "removed")
    return DraftBridge(
        ledger=declared.name,
        field=amount,
        form=found[0][0].form,
        units=tuple(dict.fromkeys(draft.unit for draft, _ in found)),
        before=before,
        steps=tuple(
            Step(kind, len(deltas[kind]), sum(deltas[kind], Decimal(0)))
            for kind in kinds
            if kind in deltas
        ),
        after=after,
        unknown=unknown,
    )


def _amounts(rows: pa.Table, amount: str) -> dict[RowPlace, Decimal | None]:
    columns = (rows[name].to_pylist() for name in ("sheet_id", "row_number", amount))
    return {
        RowPlace(str(sheet), int(row)): value for sheet, row, value in zip(*columns, strict=True)
    }


def _at(amounts: dict[RowPlace, Decimal | None], place: RowPlace | None) -> Decimal:
    return Decimal(0) if place is None else amounts.get(place) or Decimal(0)


def _draft_bridge_kind(change: Change, amount: str, delta: Decimal) -> str:
    """An amount that was unknown on one side was stated or taken back, not moved."""
    field = next(one for one in change.fields if one.field == amount)
    if field.old is None or field.new is None:
        return "stated"
    return "raised" if delta > 0 else "lowered"
