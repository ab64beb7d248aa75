"""The filters of a page: one button, a box a cut (data.cuts), what is chosen beside it."""

from __future__ import annotations

import streamlit as st

from data.cuts import FILTERS, FREE, SCREENS, Filters
from data.language import say, word
from data.screens.view import View, rows
from ui.components import clear_filters, pick_many
from ui.components.filters import chosen
from ui.markup import verbatim

_LABELS = {
    "towns": "filter-town",
    "industries": "filter-industry",
    "channels": "filter-channel",
    "groups": "filter-group",
    "units": "filter-unit",
    "leaders": "filter-leader",
}


def pick_cut(view: View, screen: str) -> Filters:
    """Shows the filters that a screen has and returns the queries' parameters."""
    cuts = SCREENS[screen]
    choices = rows("screens/pipeline/choices", snapshot_id=view.now.id, of=list(cuts.of))
    offered = {name: list(part["choice"]) for name, part in choices.groupby("dimension")}
    active = [word(value) for key in cuts.by for value in chosen(key)]
    label = say("pipeline-filters-none")
    if active:
        label = say("pipeline-filters", named=verbatim(active[0]), count=len(active))
    with st.container(horizontal=True, vertical_alignment="center", key="pipeline-filters"):
        with st.popover(label, icon=":material/filter_list:"):
            picked = {
                key: pick_many(key, say(_LABELS[key]), offered.get(FILTERS[key], []))
                for key in cuts.by
            }
        clear_filters(cuts.by)
    return {**FREE, **picked}
