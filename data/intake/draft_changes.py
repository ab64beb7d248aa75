"""What publishing a draft would change of what is current, as the screen and reports tell it."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa

from data.intake.changes import Change, Changes, changes
from data.intake.question import Replacement
from data.intake.replaced_rows import replacement
from data.intake.stage_moves import stage_moves
from data.intake.stage_words import stage_move_json
from data.ledgers import ledger
from data.store import Decision, Store
from data.store.draft import BatchDraft

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
