"""Everything that is read about readiness, for the projects of a scope."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from data.geo import (
    Outline,
    OutlineError,
    inside_home,
    outline_around,
    read_outline,
    schematic_outline,
)
from data.language import say
from data.rules import load_rules
from data.rules.gates import Gates, load_gates
from data.screens.view import View, rows
from data.trace.figures import Reference

ALL = "all"


UNSTATED = "unstated"


FILTERS = {
    "states": "readiness-filter-states",
    "units": "filter-unit",
    "groups": "filter-group",
}


# Rows of the matrix; more are left to the filters.
LISTED = 200


@dataclass(frozen=True)
class Scope:
    """The reader's choices: a town, those without a place or all, filters (None is all), weights.

    period: when production starts, as ``screens/readiness/projects`` names it, or ALL.
    """

    town: str
    filters: dict[str, list[str] | None]
    is_equal: bool
    period: str = ALL

    @property
    def is_narrowed(self) -> bool:
        """Whether the page speaks of some of the projects only."""
        return self.town != ALL or self.is_filtered

    @property
    def is_filtered(self) -> bool:
        """Whether something other than a town narrows the projects."""
        return self.period != ALL or any(chosen is not None for chosen in self.filters.values())

    @property
    def traced(self) -> dict[str, object]:
        """The choices as a figure's reference holds them; empty where the page speaks of all."""
        found: dict[str, object] = {k: v for k, v in self.filters.items() if v is not None}
        if self.towns is not None:
            found["towns"] = self.towns
        if self.town == UNSTATED:
            found["place_standing"] = "unstated"
        if self.period != ALL:
            found["production_period"] = self.period
        return found

    @property
    def towns(self) -> list[str] | None:
        """The queries' parameter."""
        return None if self.town in (ALL, UNSTATED) else [self.town]


def _counted(view: View) -> pd.DataFrame:
    free = dict.fromkeys(("towns", *FILTERS))
    frame = rows("screens/readiness/projects", snapshot_id=view.now.id, **free)
    return frame[frame["is_counted"].astype(bool)]


def period_name(period: str) -> str:
    """A period of production in words: 2022 年一季度, 此前, 未填."""
    if period[0].isdigit():
        return say("readiness-quarter", year=period[:4], quarter=int(period[-1]))
    return say(f"readiness-period-{period}")


@dataclass(frozen=True)
class Readiness:
    """The readings of a view in a scope; each is read once, when first asked for.

    What concerns the chosen project is read anew each time: a fragment keeps these
    readings while the choice changes. chosen_ids: asked for the reader's choice.
    """

    view: View
    scope: Scope
    chosen_ids: Callable[[], Sequence[str]] = tuple

    def reference(self, figure: str, **part: object) -> Reference:
        """A figure of this scope, for the drawer."""
        return Reference.of(figure, self.scope.traced, **part)

    @cached_property
    def rules(self) -> Gates:
        """Gates, items and levels in force."""
        return load_gates()

    @cached_property
    def headline(self) -> pd.Series:
        """The headline's numbers, over the projects of the scope."""
        return rows(
            "screens/readiness/headline", snapshot_id=self.view.now.id, project_ids=self._ids
        ).iloc[0]

    @cached_property
    def states(self) -> pd.DataFrame:
        """Count and investment of each state in the scope; its change only where that is all."""
        previous = self.view.previous if self._ids is None else None
        return rows(
            "screens/readiness/states",
            snapshot_id=self.view.now.id,
            previous_id=previous.id if previous else None,
            project_ids=self._ids,
        )

    @property
    def _ids(self) -> list[str] | None:
        return list(self.projects["project_id"]) if self.scope.is_narrowed else None

    @cached_property
    def permits(self) -> pd.DataFrame:
        """Each main permit: done, not needed, blank, of how many projects."""
        return rows("screens/readiness/permits", snapshot_id=self.view.now.id)

    @cached_property
    def all_projects(self) -> pd.DataFrame:
        """Every signed project that counts, whatever the filters."""
        return _counted(self.view)

    @cached_property
    def projects(self) -> pd.DataFrame:
        """The projects of the scope, with is_inside (county's outline; null without a place)."""
        frame = self._filtered(self.scope.towns)
        if self.scope.town == UNSTATED:
            frame = frame[frame["place_standing"] == "unstated"]
        has_place = frame["map_longitude"].notna() & bool(self.outline.home)
        inside = inside_home(
            self.outline,
            frame["map_longitude"].to_numpy(dtype=float),
            frame["map_latitude"].to_numpy(dtype=float),
        )
        return frame.assign(
            is_inside=pd.Series(inside, index=frame.index, dtype="boolean").where(has_place)
        )

    @cached_property
    def in_filters(self) -> pd.DataFrame:
        """The projects that count and that the filters leave, in every town."""
        frame = self._filtered(None)
        return frame[frame["is_counted"].astype(bool)]

    def _filtered(self, towns: list[str] | None) -> pd.DataFrame:
        frame = rows(
            "screens/readiness/projects",
            snapshot_id=self.view.now.id,
            towns=towns,
            **self.scope.filters,
        )
        if self.scope.period == ALL:
            return frame
        return frame[frame["production_period"] == self.scope.period]

    @cached_property
    def before(self) -> dict[str, str]:
        """Each project's state at the date before; empty where there is none."""
        if self.view.previous is None:
            return {}
        free = dict.fromkeys(("towns", *FILTERS))
        found = rows("screens/readiness/projects", snapshot_id=self.view.previous.id, **free)
        return dict(zip(found["project_id"].astype(str), found["state"].astype(str), strict=True))

    def gates(self, projects: pd.DataFrame) -> dict[str, list[dict[str, object]]]:
        """The gates of each of some projects, in order."""
        frame = rows(
            "screens/readiness/gates",
            snapshot_id=self.view.now.id,
            project_ids=list(projects["project_id"]),
        )
        found: dict[str, list[dict[str, object]]] = {}
        for row in frame.to_dict("records"):
            found.setdefault(str(row["project_id"]), []).append(
                {str(name): value for name, value in row.items()}
            )
        return found

    @cached_property
    def outline(self) -> Outline:
        """The unit's approved map where one was loaded, else the bundled one if it is theirs."""
        loaded = rows("screens/data/outline")
        if loaded.empty:
            return self._bundled
        latest = loaded.iloc[0]
        try:
            return read_outline(
                str(latest["geojson"]),
                str(latest["approval_number"] or ""),
                load_rules().county.adcode,
            )
        except OutlineError:
            return self._bundled

    @property
    def _bundled(self) -> Outline:
        """The bundled outline where a place of the ledgers lies in it; else none.

        Ledgers that name no place at all tell nothing of it: then the county's name decides.
        """
        bundled = schematic_outline()
        standing = set(self.all_projects["place_standing"])
        located = self.all_projects.dropna(subset=["map_longitude", "map_latitude"])
        x, y = (located[name].to_numpy(dtype=float) for name in ("map_longitude", "map_latitude"))
        if inside_home(bundled, x, y).any():
            return bundled
        names = {area.name for area in bundled.home}
        if standing <= {"unstated"} and load_rules().county.name in names:
            return bundled
        return outline_around(x, y)

    @property
    def chosen(self) -> dict[str, object] | None:
        """The project that was chosen on the map, in the matrix or by the URL."""
        found = self.projects[self.projects["project_id"].isin(self.chosen_ids())]
        if found.empty:
            return None
        return {str(name): value for name, value in found.iloc[0].to_dict().items()}

    @property
    def chosen_id(self) -> str:
        """Its id, "" where none is chosen."""
        return "" if self.chosen is None else str(self.chosen["project_id"])

    @property
    def items(self) -> pd.DataFrame:
        """All items of the chosen project."""
        return rows(
            "screens/readiness/items", snapshot_id=self.view.now.id, project_id=self.chosen_id
        )

    @property
    def lights(self) -> pd.DataFrame:
        """The warning lights of the chosen project."""
        return rows(
            "screens/readiness/lights", snapshot_id=self.view.now.id, project_id=self.chosen_id
        )
