"""Which projects the readiness page speaks of, and everything it reads about them.

Area, filters, weights and the chosen project live in the URL. Headline, legend, map, strip
and matrix speak of the same filtered projects; the permit rate speaks of all.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st

from data.language import say
from data.palette import STATES
from data.screens.readiness_readings import ALL, FILTERS, UNSTATED, Scope, _counted, period_name
from data.screens.view import View, rows
from ui.components import clear_filters, pick_flag, pick_from, pick_many, pick_one
from ui.components.url_choices import choose as link
from ui.components.url_choices import chosen as linked

PERIOD = "period"
EQUAL = "equal"
VIEW = "view"
CHOSEN = "chosen"
NARROW = "readiness-is-narrow"
_FIELDS = {"units": "unit", "groups": "group"}
# More towns than these stand in a list instead of side by side.
_SIDE_BY_SIDE = 8


def pick_scope(view: View) -> Scope:
    """Shows area, weights and filters in one line and returns what they say."""
    choices = rows("screens/readiness/choices", snapshot_id=view.now.id)
    offered = {field: list(part["value"]) for field, part in choices.groupby("field")}
    every = _counted(view)
    states = [state for state in STATES if state in set(every["state"])]
    with st.container(horizontal=True, vertical_alignment="center", key="readiness-filters"):
        town = _pick_town(choices, every)
        period = pick_from(
            PERIOD, say("readiness-period"), [ALL, *_periods(every)], write=_period_word, width=190
        )
        with st.popover(say("readiness-filters"), icon=":material/filter_list:"):
            chosen = {
                key: pick_many(
                    key, say(label), states if key == "states" else offered.get(_FIELDS[key], [])
                )
                for key, label in FILTERS.items()
            }
            is_equal = pick_flag(EQUAL, say("readiness-weights-equal"))
        clear_filters([*FILTERS, PERIOD])
        pick_one(
            VIEW, say("readiness-view"), ["map", "table"], write=_view_word, is_label_shown=False
        )
    return Scope(town, chosen, is_equal, period)


def is_table(view: View) -> bool:
    """Whether the reader wants the gates' table alone."""
    return linked(VIEW) == ["table"]


def _pick_town(choices: pd.DataFrame, every: pd.DataFrame) -> str:
    towns = choices[choices["field"] == "town"]
    counts = dict(zip(towns["value"].astype(str), towns["project_count"], strict=True))
    unstated = int((every["place_standing"] == "unstated").sum())
    options = [ALL, *counts, *([UNSTATED] if unstated else [])]

    def write(value: str) -> str:
        if value == ALL:
            return f"{say('readiness-place-all')} {len(every)}"
        if value == UNSTATED:
            return f"{say('readiness-place-none')} {unstated}"
        return f"{value} {counts.get(value, 0)}"

    if len(options) > _SIDE_BY_SIDE:
        return pick_from("town", say("readiness-place"), options, write=write, width=260)
    return pick_one("town", say("readiness-place"), options, write=write, is_label_shown=False)


def _periods(frame: pd.DataFrame) -> list[str]:
    """The periods of which there are projects, in their order."""
    found = set(frame["production_period"])
    quarters = sorted(period for period in found if period[0].isdigit())
    return [p for p in ("past", *quarters, "later", "unknown") if p in found]


def _period_word(period: str) -> str:
    if period == ALL:
        return say("readiness-period-all")
    return say("readiness-period-of", period=period_name(period))


def _view_word(view: str) -> str:
    return say(f"readiness-view-{view}")


def chosen_ids() -> list[str]:
    """The project that was chosen on the map, in the matrix or by the URL; none or one."""
    return linked(CHOSEN)


def choose(project_id: str, *, toggles: bool = True) -> None:
    """Remembers a project in the URL; choosing it again lets it go where that toggles."""
    is_again = toggles and linked(CHOSEN) == [project_id]
    link(CHOSEN, None if is_again else project_id)
