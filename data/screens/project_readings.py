"""Everything that is read about one project."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.formats import is_unknown
from data.screens.view import View, rows
from data.trace.figures import Reference


@dataclass(frozen=True)
class Life:
    """The readings of one project at a view; each is read once."""

    view: View
    project_id: str

    def read(self, query: str) -> pd.DataFrame:
        """The frame of ``queries/screens/<query>.sql`` about this project."""
        return rows(f"screens/{query}", snapshot_id=self.view.now.id, project_id=self.project_id)

    def reference(self, figure: str, **scope: object) -> Reference:
        """A figure of this project, for the drawer."""
        return Reference.of(figure, {"project_id": self.project_id, **scope})

    @cached_property
    def facts(self) -> pd.Series:
        """The project as it stands."""
        return self.read("project/facts").iloc[0]

    @cached_property
    def stages(self) -> pd.DataFrame:
        """The stages that it is known to have entered."""
        return self.read("project/stages")

    @cached_property
    def lights(self) -> pd.DataFrame:
        """The rules that fired, the gravest first."""
        return self.read("readiness/lights")

    @cached_property
    def items(self) -> pd.DataFrame:
        """Its permits and construction items that apply."""
        items = self.read("readiness/items")
        return items[items["applies"].fillna(False).astype(bool)]

    @cached_property
    def visits(self) -> pd.DataFrame:
        """The trips that name it."""
        return self.read("project/visits")

    @cached_property
    def funds(self) -> pd.DataFrame:
        """Its funds by month and basis."""
        return self.read("project/funds")

    @cached_property
    def promises(self) -> pd.DataFrame:
        """Planned start and production as each ledger of the past stated them."""
        return self.read("dispatch/promise_steps")

    def precision(self, stage: str | None) -> str:
        """How exactly the ledger dates the entry into a stage: day, month … year."""
        found = self.stages[self.stages["stage"] == stage]["date_precision"].dropna()
        return "day" if found.empty else str(found.iloc[0])

    def known(self, column: str) -> object | None:
        """A fact, None where unknown."""
        value = self.facts.get(column)
        return None if is_unknown(value) else value
