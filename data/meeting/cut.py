"""A comparison cut to some projects: their changes, and bridges between their own totals."""

from __future__ import annotations

from collections.abc import Collection

from data.meeting.bridges import MEASURES, Bridge, Step, bridge_of, totals_of
from data.meeting.compare import Change, Comparison
from data.store import Store


def cut_to(store: Store, whole: Comparison, project_ids: Collection[str]) -> Comparison:
    """The comparison of the projects of a cut: by their ids now, and then where they were others.

    Totals are read anew on both sides, so that a bridge proves itself as the whole one does.
    """
    kept = frozenset(project_ids)
    basis = whole.bridge("funds").basis
    old, new = (
        totals_of(store, snapshot, basis, sorted(kept)) for snapshot in (whole.before, whole.after)
    )
    return Comparison(
        before=whole.before,
        after=whole.after,
        changes=tuple(one for one in whole.changes if _is_in(one, kept)),
        bridges=tuple(
            bridge_of(measure, old, new, _steps(whole.bridge(measure), kept), basis)
            for measure in MEASURES
        ),
    )


def _steps(bridge: Bridge, kept: Collection[str]) -> list[Step]:
    return [step for step in bridge.steps if _is_in(step, kept)]


def _is_in(one: Change | Step, kept: Collection[str]) -> bool:
    """By what it is now; what is gone by what it was."""
    return (one.after_id or one.before_id or one.project_id) in kept
