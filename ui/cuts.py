"""The filters of a page: one button, a box a cut (data.cuts), what is chosen beside it."""

from __future__ import annotations

import streamlit as st

from data.cuts import FILTERS, FREE, OWNERS, SCREENS, Filters
from data.language import say, word
from data.screens.records import records
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
    offered = {str(name): list(part["choice"]) for name, part in choices.groupby("dimension")}
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
    return {**FREE, **_by_every_name(view, picked, offered)}


def _by_every_name(view: View, picked: Filters, offered: dict[str, list[str]]) -> Filters:
    """The choice with what the chosen bodies were called before: earlier dates say that name.

    A former name that somebody bears today is that one's.
    """
    now = {value for values in offered.values() for value in values}
    former: dict[str, list[str]] = {}
    for row in records(rows("screens/cuts/former_names", snapshot_id=view.now.id)):
        if row["former_name"] not in now:
            former.setdefault(str(row["body"]), []).append(str(row["former_name"]).strip())
    return {
        key: [*values, *(name for one in values for name in former.get(one, []))]
        if values and key in OWNERS
        else values
        for key, values in picked.items()
    }
