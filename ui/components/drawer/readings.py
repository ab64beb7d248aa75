"""What the drawer reads: a figure at the view that the page looks at."""

from __future__ import annotations

from datetime import date

from data.screens.cache import cached_value
from data.screens.view import SINCE, SINCE_VERSION, View, store
from data.store import Snapshot
from data.trace import Memory, Reference, Traced, Tracer
from ui.snapshots import current_view


def tracer_of(view: View, reference: Reference | None = None) -> Tracer:
    """Traces figures of a view; what one has read, the next finds again."""
    previous = _since(reference) or view.previous
    ledger, ids = store(), (view.now.id, previous.id if previous else 0)
    memory: Memory = cached_value(ledger, ("traced", *ids), dict)
    return Tracer(ledger, view.now, previous, memory)


def traced(reference: Reference, view: View | None = None) -> Traced | None:
    """The figure; None where nothing is published or nobody declared it."""
    looked_at = view or current_view()
    if looked_at is None:
        return None
    try:
        return tracer_of(looked_at, reference).trace(reference)
    except KeyError:
        return None


def _since(reference: Reference | None) -> Snapshot | None:
    scope = dict(reference.scope) if reference else {}
    if SINCE not in scope:
        return None
    day, version = date.fromisoformat(str(scope[SINCE])), int(str(scope[SINCE_VERSION]))
    return store().snapshot(as_of=day, version=version)
