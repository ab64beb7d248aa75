"""Everything that the overview reads: the same queries as the pages that it sums up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.formats import is_unknown
from data.meeting.compare import Comparison, compare
from data.rules import load_rules
from data.screens.pipeline_readings import FILTERS, Pipeline
from data.screens.records import Record, records
from data.screens.view import View, rows, store
from data.screens.visits_readings import MODES, Scope, Visits
from data.store import Snapshot


@dataclass(frozen=True)
class Overview:
    """The readings of a view; each is read once."""

    view: View

    @cached_property
    def pipeline(self) -> Pipeline:
        """The signing pipeline without filters."""
        return Pipeline(self.view, dict.fromkeys(FILTERS))

    @cached_property
    def visits(self) -> Visits:
        """Trips as the visits page shows them first: outward, the tiers of the rules."""
        tiers = tuple(load_rules().measures.visits.default_tiers)
        return Visits(self.view, Scope(mode=MODES[0], purposes=None, tiers=tiers))

    @cached_property
    def targets(self) -> pd.DataFrame:
        """The whole county's targets, the furthest ahead first."""
        previous = self.view.previous
        return rows(
            "screens/overview/targets",
            snapshot_id=self.view.now.id,
            previous_id=previous.id if previous else None,
        )

    @cached_property
    def months(self) -> pd.DataFrame:
        """What each month of the year brought."""
        return rows("screens/overview/months", snapshot_id=self.view.now.id)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What moved since the date before, as on the dispatch page; None where there is none."""
        if self.view.previous is None:
            return None
        return compare(store(), self.view.previous, self.view.now)

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What needs somebody today, the gravest first."""
        return rows("screens/overview/attention", snapshot_id=self.view.now.id)

    def funds(self, snapshot: Snapshot | None) -> float | None:
        """Funds in place in the snapshot's year by the default basis, 万元."""
        if snapshot is None:
            return None
        value = self.fund_parts(snapshot)["year_wan"]
        return None if is_unknown(value) else float(value)

    def fund_parts(self, snapshot: Snapshot) -> Record:
        """The same sum with its parts by status."""
        return records(rows("screens/overview/funds", snapshot_id=snapshot.id))[0]

    def pushed(self, *, this_year: bool = True) -> tuple[int, int, int] | None:
        """Projects pushed: first tier's, second tier's, distinct."""
        found = self.visits.overlap
        found = found[found["is_this_year"] == this_year]
        if found.empty:
            return None
        row = found.iloc[0]
        return (
            int(row["first_projects"]),
            int(row["second_projects"]),
            int(row["distinct_projects"]),
        )
