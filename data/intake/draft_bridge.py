"""Planned investment of what an upload replaces, step by step to what it brings; 万元.

Only what was uploaded takes part: of each form the rows that are current for the same units
before, the upload's rows after, of several days the last. Of forms that state the same
projects one is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pyarrow as pa

from data.intake.changes import Change, Changes, RowPlace
from data.intake.draft_changes import current_rows_of
from data.store import Store
from data.store.draft import BatchDraft

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
                deltas.setdefault(_kind(change, delta), []).append(delta)
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


def _kind(change: Change, delta: Decimal) -> str:
    """An amount that was unknown on one side was stated or taken back, not moved."""
    field = next(one for one in change.fields if one.field == COLUMN)
    if field.old is None or field.new is None:
        return "stated"
    return "raised" if delta > 0 else "lowered"
