"""What publishing a draft would change of what is current, as the screen and reports tell it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from data.drafts import BatchDraft
from data.importer.questions.question import Replacement
from data.importer.review.diff import Change, Changes, RowPlace, changes
from data.importer.review.replacement import replacement
from data.importer.review.stage_regressions import stage_move_json, stage_moves
from data.ledgers import ledger
from data.store import Decision, Store

_LISTED = 500
_MANY = 5
_NONE = Changes("", (), (), (), 0)
Json = dict[str, object]


def draft_changes(store: Store, draft: BatchDraft, decisions: Sequence[Decision] = ()) -> Changes:
    """A draft against the rows that are current for its form, unit, day and period.

    decisions: which projects are one, as answered over this upload, beside those in force.
    """
    said = (*store.identities.decisions(), *decisions)
    return changes(draft.ledger, _rows(draft), current_rows_of(store, draft), said)


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
    said = (*store.identities.decisions(), *decisions)
    kind = (draft.ledger, draft.form, draft.unit)
    one = replacement(*kind, _rows(draft), current_rows_of(store, draft), said)
    if ledger(draft.ledger).kind == "period":
        return one
    earlier = max(
        (b for b in beside if _kind(b) == _kind(draft) and b.as_of_date < draft.as_of_date),
        key=lambda b: b.as_of_date,
        default=None,
    )
    if earlier is None or (one is not None and one.is_held):
        return one
    return replacement(*kind, _rows(draft), _rows(earlier), said) or one


def loses_most(one: Changes) -> bool:
    """Whether a snapshot ledger would lose more than half its rows: a part sent for the whole."""
    kept = len(one.changed) + one.unchanged
    return (
        bool(one.ledger)
        and ledger(one.ledger).kind == "snapshot"
        and len(one.removed) >= _MANY
        and len(one.removed) > kept
    )


def changes_json(store: Store, drafts: Sequence[BatchDraft]) -> Json:
    """All drafts' changes with counts, each row that changes or goes, and stages that fall back.

    Rows beyond the first 500 of a draft are counted only, changed rows before others; where
    nothing was there before, all are.
    """
    decisions = store.identities.decisions()
    found: list[Changes] = []
    added: list[int] = []
    batches: list[Json] = []
    for draft in drafts:
        current = current_rows_of(store, draft)
        one = _NONE
        if current.num_rows:
            one = changes(draft.ledger, _rows(draft), current, decisions)
            found.append(one)
        added.append(len(one.added) if current.num_rows else _rows(draft).num_rows)
        batches.append(_batch(draft, one, added[-1]))
    counts = {
        "added": sum(added),
        "changed": sum(len(one.changed) for one in found),
        "removed": sum(len(one.removed) for one in found),
        "unchanged": sum(one.unchanged for one in found),
    }
    stages = [stage_move_json(store, drafts, move) for move in stage_moves(found)]
    return {**counts, "batches": batches, "stages": stages}


def _kind(draft: BatchDraft) -> tuple[str, str, str, bool]:
    return draft.ledger, draft.form, draft.unit, draft.is_sample


def _rows(draft: BatchDraft) -> pa.Table:
    return draft.tables[ledger(draft.ledger).table]


def current_rows_of(store: Store, draft: BatchDraft) -> pa.Table:
    """The rows that a draft would replace; none where they are sample data and it is not."""
    period = None
    is_dated = ledger(draft.ledger).kind == "period"
    if is_dated and draft.period_start and draft.period_end:
        period = (draft.period_start, draft.period_end)
    asked = (draft.ledger, draft.form, draft.unit, draft.as_of_date, period)
    return store.current_rows(*asked, of_sample=draft.is_sample)


def _batch(draft: BatchDraft, one: Changes, added: int) -> Json:
    rows = [*one.changed, *one.removed, *one.added]
    return {
        "ledger": draft.ledger,
        "form": draft.form,
        "unit": draft.unit,
        "as_of": draft.as_of_date.isoformat(),
        "added": added,
        "changed": len(one.changed),
        "removed": len(one.removed),
        "unchanged": one.unchanged,
        "loses_most": loses_most(one),
        "rows": [_row(change) for change in rows[:_LISTED]],
    }


def _row(change: Change) -> Json:
    place = change.draft or change.current
    return {
        "kind": change.kind,
        "name": change.label,
        "was": change.was or None,
        "row": None if place is None else place.row,
        "fields": [
            {"field": one.field, "old": one.old, "new": one.new, "factor": one.slip or None}
            for one in change.fields
        ],
    }


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
    """From the total before to the total after; unknown: rows whose amount nobody states."""

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


def draft_bridge(store: Store, found: Sequence[tuple[BatchDraft, Changes]]) -> DraftBridge | None:
    """The bridge of the first form of projects that an upload brings; None where it brings none."""
    for form in _FORMS:
        own = [
            (draft, one)
            for draft, one in found
            if draft.ledger == "projects" and draft.form == form
        ]
        if own:
            newest = {draft.unit: draft.as_of_date for draft, _ in sorted(own, key=_day)}
            last = [(draft, one) for draft, one in own if newest[draft.unit] == draft.as_of_date]
            return _bridge(store, form, last)
    return None


def _day(found: tuple[BatchDraft, Changes]) -> date:
    return found[0].as_of_date


def amount_delta(change: Change) -> Decimal | None:
    """By how much a changed row's planned investment moved; None where it did not."""
    for field in change.fields:
        if field.field == COLUMN:
            return Decimal(field.new or 0) - Decimal(field.old or 0)
    return None


def _bridge(store: Store, form: str, found: Sequence[tuple[BatchDraft, Changes]]) -> DraftBridge:
    before = after = Decimal(0)
    unknown = 0
    deltas: dict[str, list[Decimal]] = {}
    for draft, one in found:
        rows, current = draft.tables["project_row"], current_rows_of(store, draft)
        new, old = _amounts(rows), _amounts(current)
        after += sum((value for value in new.values() if value is not None), Decimal(0))
        before += sum((value for value in old.values() if value is not None), Decimal(0))
        unknown += sum(value is None for value in new.values())
        for change in one.added:
            deltas.setdefault("added", []).append(_at(new, change.draft))
        for change in one.removed:
            deltas.setdefault("removed", []).append(-_at(old, change.current))
        for change in one.changed:
            delta = amount_delta(change)
            if delta is not None:
                deltas.setdefault(_draft_bridge_kind(change, delta), []).append(delta)
    kinds = ("added", "raised", "stated", "lowered", "removed")
    return DraftBridge(
        form=form,
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


def _amounts(rows: pa.Table) -> dict[RowPlace, Decimal | None]:
    columns = (rows[name].to_pylist() for name in ("sheet_id", "row_number", COLUMN))
    return {
        RowPlace(str(sheet), int(row)): value for sheet, row, value in zip(*columns, strict=True)
    }


def _at(amounts: dict[RowPlace, Decimal | None], place: RowPlace | None) -> Decimal:
    return Decimal(0) if place is None else amounts.get(place) or Decimal(0)


def _draft_bridge_kind(change: Change, delta: Decimal) -> str:
    """An amount that was unknown on one side was stated or taken back, not moved."""
    field = next(one for one in change.fields if one.field == COLUMN)
    if field.old is None or field.new is None:
        return "stated"
    return "raised" if delta > 0 else "lowered"
