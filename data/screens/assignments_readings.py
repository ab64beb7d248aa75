"""What was ordered and what came of it: read once for the page, the wall and the pack."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.assignments import Order, orders_of
from data.screens.cache import cached_value
from data.screens.view import View, rows, store
from data.store import Snapshot


@dataclass(frozen=True)
class Assignments:
    """The orders of a view; previous: the cut that the meeting before looked at."""

    view: View
    previous: Snapshot | None

    @cached_property
    def listed(self) -> pd.DataFrame:
        """Every order, the gravest first (queries/screens/dispatch/assignments)."""
        return rows(
            "screens/dispatch/assignments",
            snapshot_id=self.view.now.id,
            previous_id=self.previous.id if self.previous else None,
        )

    @cached_property
    def heard(self) -> pd.DataFrame:
        """What the meeting before gave out or left open: the list that this meeting hears first."""
        return self.listed[self.listed["carries_over"].fillna(False).astype(bool)]

    @cached_property
    def register(self) -> tuple[Order, ...]:
        """The same orders as the ledger has them."""
        ledger, now = store(), self.view.now
        return cached_value(ledger, ("orders", now.id), lambda: orders_of(ledger, now))

    @cached_property
    def choices(self) -> dict[str, list[str]]:
        """Projects, units and leaders that the ledgers know: kind → names."""
        found = rows("screens/dispatch/assignment_choices", snapshot_id=self.view.now.id)
        return {
            kind: [str(name) for name in found[found["kind"] == kind]["name"]]
            for kind in ("project", "unit", "leader")
        }
