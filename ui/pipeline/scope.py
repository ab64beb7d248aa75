"""Which projects the pipeline page speaks of, and everything it reads about them.

Filters and the list's choice live in the URL. Without any, every chart speaks of the
projects signed this year, and the ladder of all that count.
"""

from __future__ import annotations

import streamlit as st

from data.language import say
from data.screens.pipeline_readings import FILTERS
from data.screens.view import View, rows
from ui.components import clear_filters, pick_many
from ui.components.url_choices import chosen as linked

_LABELS = {
    "towns": "filter-town",
    "industries": "filter-industry",
    "channels": "filter-channel",
    "groups": "filter-group",
    "units": "filter-unit",
    "leaders": "filter-leader",
}


def pick_filters(view: View) -> dict[str, list[str] | None]:
    """Shows the filters behind one button and returns the queries' parameters."""
    choices = rows("screens/pipeline/choices", snapshot_id=view.now.id)
    offered = {name: list(part["choice"]) for name, part in choices.groupby("dimension")}
    active = sum(bool(linked(key)) for key in FILTERS)
    label = say("pipeline-filters", count=active) if active else say("pipeline-filters-none")
    with st.container(horizontal=True, vertical_alignment="center", key="pipeline-filters"):
        with st.popover(label, icon=":material/filter_list:"):
            chosen = {
                key: pick_many(key, say(_LABELS[key]), offered.get(dimension, []))
                for key, dimension in FILTERS.items()
            }
        clear_filters(list(FILTERS))
    return chosen
