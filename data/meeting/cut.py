"""A comparison cut to some projects: their changes, and bridges between their own totals."""

from __future__ import annotations

from collections.abc import Collection

from data.meeting.bridges import MEASURES, Bridge, Step, bridge_of, totals_of
from data.meeting.compare import Change, Comparison, compare
from data.store import Snapshot, Store


def compare_projects(
    store: Store, before: Snapshot, after: Snapshot, project_ids: Collection[str] | None
) -> Comparison:
    """The comparison of the projects of a cut (None: of all): by their ids now, else those then.

    Totals are read anew on both sides, so that a bridge proves itself as the whole one does.
    """
    whole = compare(store, before, after)
    if project_ids is None:
        return whole
    kept = frozenset(project_ids)
    basis = whole.bridge("funds").basis
    old, new = (totals_of(store, snapshot, basis, sorted(kept)) for snapshot in (before, after))
    return Comparison(
        before=before,
        after=after,
        changes=tuple(one for one in whole.changes if _is_in(one, kept)),
        bridges=tuple(
            bridge_of(measure, old, new, _steps(whole.bridge(measure), kept), basis)
            for measure in MEASURES
        ),
        has_plans=old["has_plans"] and new["has_plans"],
    )


def _steps(bridge: Bridge, kept: Collection[str]) -> list[Step]:
    return [step for step in bridge.steps if _is_in(step, kept)]


def _is_in(one: Change | Step, kept: Collection[str]) -> bool:
    """By what it is now; what is gone by what it was."""
    return (one.after_id or one.before_id or one.project_id) in kept
