"""Everything that is read about the signing pipeline, under the reader's filters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.rules import load_rules
from data.screens.view import View, rows
from data.trace.figures import Reference

# Key in the URL (and parameter of the queries) → dimension of screens/pipeline/choices.
FILTERS = {
    "towns": "town",
    "industries": "industry",
    "channels": "channel",
    "groups": "task_group",
    "units": "responsible_unit",
    "leaders": "sponsoring_leader",
}


DIMENSIONS = (
    "town",
    "channel",
    "industry",
    "task_group",
    "responsible_unit",
    "credited_unit",
    "sponsoring_leader",
    "signed_month",
    "origin_kind",
)


@dataclass(frozen=True)
class Pipeline:
    """The readings of a view under the reader's filters; each is read once."""

    view: View
    filters: dict[str, list[str] | None]

    def read(self, query: str, snapshot_id: int | None = None, **more: object) -> pd.DataFrame:
        """The frame of ``queries/screens/pipeline/<query>.sql`` under the filters."""
        snapshot = self.view.now.id if snapshot_id is None else snapshot_id
        return rows(
            f"screens/pipeline/{query}", **{"snapshot_id": snapshot, **self.filters, **more}
        )

    def reference(self, figure: str, **part: object) -> Reference:
        """A figure under the filters, for the drawer."""
        chosen = {name: values for name, values in self.filters.items() if values is not None}
        return Reference.of(figure, chosen, **part)

    @cached_property
    def now(self) -> pd.Series:
        """The headline's numbers."""
        return self.read("headline").iloc[0]

    @cached_property
    def previous(self) -> pd.Series | None:
        """The same at the date before."""
        return self._at(self.view.previous.id) if self.view.previous else None

    @cached_property
    def last_year(self) -> pd.Series | None:
        """The same on the same day a year before."""
        return self._at(self.view.last_year.id) if self.view.last_year else None

    def _at(self, snapshot_id: int) -> pd.Series:
        return self.read("headline", snapshot_id).iloc[0]

    @cached_property
    def ladder(self) -> pd.DataFrame:
        """Stock and flow of every rung."""
        return self.read("ladder")

    @cached_property
    def steps(self) -> pd.DataFrame:
        """Conversion and length of every step; is_slowest marks the lowest before the start.

        Building takes longer than a year, so its steps say nothing about being stuck.
        """
        steps = self.read("steps")
        stages = load_rules().stages
        order = {stage.stage: stage.order for stage in stages.stage}
        is_before = steps["to_stage"].map(order) <= order[stages.started_stage]
        known = steps["share"].where(is_before & (steps["cohort_count"] > 0))
        return steps.assign(is_slowest=(known == known.min()) & known.notna() & (known < 1))

    @property
    def is_filtered(self) -> bool:
        """Whether the reader has narrowed the projects."""
        return any(self.filters.values())

    def groups(self, dimension: str) -> pd.DataFrame:
        """Signed projects cut by one dimension."""
        return self.read("groups", dimension=dimension)

    def group_projects(self, dimension: str) -> pd.DataFrame:
        """The projects behind ``groups``."""
        return self.read("group_projects", dimension=dimension)
