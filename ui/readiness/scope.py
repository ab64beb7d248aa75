"""Which projects the readiness page speaks of, and everything it reads about them.

Area, filters, weights and the chosen project live in the URL. The headline, the legend
and the permit rate speak of all signed projects; map and matrix of the filtered ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd
import streamlit as st

from data.geo import Outline, OutlineError, inside_home, read_outline, schematic_outline
from data.rules import load_rules
from data.rules.gates import Gates, load_gates
from ui.components import clear_filters, pick_flag, pick_many, pick_one
from ui.components.linked import choose as link
from ui.components.linked import chosen as linked
from ui.formats import is_unknown
from ui.language import say
from ui.snapshots import View, rows

ALL = "all"
EQUAL = "equal"
CHOSEN = "chosen"
NARROW = "readiness-is-narrow"
FILTERS = {
    "states": "readiness-filter-states",
    "units": "filter-unit",
    "groups": "filter-group",
}
_FIELDS = {"units": "unit", "groups": "group"}
_NAMED_AT_LEAST = 3
# Rows of the matrix; more are left to the filters.
LISTED = 200


@dataclass(frozen=True)
class Scope:
    """The reader's choices: a town or all, filters (None is all), weights."""

    town: str
    filters: dict[str, list[str] | None]
    is_equal: bool

    @property
    def is_narrowed(self) -> bool:
        """Whether map and matrix show some of the projects only."""
        return self.town != ALL or any(chosen is not None for chosen in self.filters.values())

    @property
    def towns(self) -> list[str] | None:
        """The queries' parameter."""
        return None if self.town == ALL else [self.town]


def pick_scope(view: View) -> Scope:
    """Shows area, weights and filters in one line and returns what they say."""
    choices = rows("screens/readiness/choices", snapshot_id=view.now.id)
    offered = {field: list(part["value"]) for field, part in choices.groupby("field")}
    states = list(
        rows("screens/readiness/states", snapshot_id=view.now.id, previous_id=None)["state"]
    )
    with st.container(horizontal=True, vertical_alignment="center", key="readiness-filters"):
        town = pick_one(
            "town",
            say("readiness-place"),
            [ALL, *offered.get("town", [])],
            write=lambda value: say("readiness-place-all") if value == ALL else value,
            is_label_shown=False,
        )
        is_equal = pick_flag(EQUAL, say("readiness-weights-equal"))
        with st.popover(say("readiness-filters"), icon=":material/filter_list:"):
            chosen = {
                key: pick_many(
                    key, say(label), states if key == "states" else offered.get(_FIELDS[key], [])
                )
                for key, label in FILTERS.items()
            }
        clear_filters(list(FILTERS))
    return Scope(town, chosen, is_equal)


@dataclass(frozen=True)
class Readiness:
    """The readings of a view in a scope; each is read once, when first asked for.

    What concerns the chosen project is read anew each time: a fragment keeps these
    readings while the choice changes.
    """

    view: View
    scope: Scope

    @cached_property
    def rules(self) -> Gates:
        """Gates, items and levels in force."""
        return load_gates()

    @cached_property
    def headline(self) -> pd.Series:
        """The headline's numbers, over all signed projects."""
        return rows("screens/readiness/headline", snapshot_id=self.view.now.id).iloc[0]

    @cached_property
    def states(self) -> pd.DataFrame:
        """Count, change and investment of each state."""
        previous = self.view.previous
        return rows(
            "screens/readiness/states",
            snapshot_id=self.view.now.id,
            previous_id=previous.id if previous else None,
        )

    @cached_property
    def permits(self) -> pd.DataFrame:
        """Each main permit: done, not needed, blank, of how many projects."""
        return rows("screens/readiness/permits", snapshot_id=self.view.now.id)

    @cached_property
    def all_projects(self) -> pd.DataFrame:
        """Every signed project that counts, whatever the filters."""
        free = dict.fromkeys(("towns", *FILTERS))
        frame = rows("screens/readiness/projects", snapshot_id=self.view.now.id, **free)
        return frame[frame["is_counted"].astype(bool)]

    @cached_property
    def projects(self) -> pd.DataFrame:
        """The filtered projects, with is_inside (county's outline; null without a place)."""
        frame = rows(
            "screens/readiness/projects",
            snapshot_id=self.view.now.id,
            towns=self.scope.towns,
            **self.scope.filters,
        )
        has_place = frame["map_longitude"].notna()
        inside = inside_home(
            self.outline,
            frame["map_longitude"].to_numpy(dtype=float),
            frame["map_latitude"].to_numpy(dtype=float),
        )
        return frame.assign(
            is_inside=pd.Series(inside, index=frame.index, dtype="boolean").where(has_place),
            name_rank=_name_rank(frame),
        )

    @cached_property
    def gates(self) -> dict[str, list[dict[str, object]]]:
        """The gates of each project that the matrix lists, in order."""
        frame = rows(
            "screens/readiness/gates",
            snapshot_id=self.view.now.id,
            project_ids=list(self.projects["project_id"].head(LISTED)),
        )
        found: dict[str, list[dict[str, object]]] = {}
        for row in frame.to_dict("records"):
            found.setdefault(str(row["project_id"]), []).append(
                {str(name): value for name, value in row.items()}
            )
        return found

    @cached_property
    def outline(self) -> Outline:
        """The unit's approved map where one was loaded, else the schematic one."""
        loaded = rows("screens/data/outline")
        if loaded.empty:
            return schematic_outline()
        latest = loaded.iloc[0]
        try:
            return read_outline(
                str(latest["geojson"]),
                str(latest["approval_number"] or ""),
                load_rules().county.adcode,
            )
        except OutlineError:
            return schematic_outline()

    @property
    def chosen(self) -> dict[str, object] | None:
        """The project that was chosen on the map, in the matrix or by the URL."""
        found = self.projects[self.projects["project_id"].isin(linked(CHOSEN))]
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


def choose(project_id: str) -> None:
    """Remembers a project in the URL; choosing it again lets it go."""
    link(CHOSEN, None if linked(CHOSEN) == [project_id] else project_id)


def _name_rank(frame: pd.DataFrame) -> pd.Series:
    """Names on the map: projects about to produce first, then the largest sums."""
    largest = frame["planned_investment_wan"].rank(ascending=False) <= _NAMED_AT_LEAST
    rank = largest.astype(int) * 2
    return rank.where(frame["state"] != "即将投产", 1)


def number(value: object) -> float | None:
    """A cell as a number; None where it holds nothing."""
    return None if is_unknown(value) else float(str(value))


def whole(value: object) -> int:
    """A count, 0 where it holds nothing."""
    return 0 if is_unknown(value) else int(str(value).split(".")[0])
