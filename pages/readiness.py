"""Production readiness: where on the map, which gate is next, which permit, whose move."""

import streamlit as st

from data.language import say
from data.screens import readiness_sentences as sentences
from data.screens.readiness_readings import Readiness
from ui.components import empty_state, page_head, view_or_stop
from ui.components.filters import chosen as linked
from ui.places import placing
from ui.readiness import sections
from ui.readiness.components import window_width
from ui.readiness.county_strip import strip_section
from ui.readiness.forecast_section import forecast_section
from ui.readiness.map_section import LEVEL, map_section
from ui.readiness.sections import chosen_card, chosen_ids, is_table, items_section, pick_scope
from ui.signed_in import admit

_WIDE, _NARROW = 1600, 1100

view = view_or_stop(say("readiness-empty-title"), say("readiness-empty-body"))

head = st.container(key="readiness-head")
readiness = Readiness(view, pick_scope(view), chosen_ids)
if readiness.all_projects.empty and readiness.projects.empty:
    empty_state(say("readiness-empty-title"), say("readiness-empty-body"))
    st.stop()
with head:
    page_head(
        "readiness",
        view,
        sentences.headline(readiness),
        sentences.sub_line(readiness),
    )
    placing(view, readiness.outline)


@st.fragment
def projects() -> None:
    """Map, strip, card and matrix: choosing a project runs these again and not the whole page."""
    admit()
    width = window_width()
    if is_table(view):
        sections.matrix_section(readiness)
    elif width < _NARROW:
        map_section(readiness, width - 32)
        strip_section(readiness, is_town=bool(linked(LEVEL)))
    else:
        is_wide = width >= _WIDE
        left, right = st.columns([842, 900] if is_wide else [840, 432], gap="medium")
        with left:
            map_section(readiness, 840)
        with right:
            if is_wide:
                sections.matrix_section(readiness)
            else:
                strip_section(readiness, is_town=bool(linked(LEVEL)))
        if is_wide:
            with left:
                strip_section(readiness, is_town=False)
    chosen_card(readiness)
    items_section(readiness)


projects()
forecast_section(view)
permits, rules = st.columns([1, 1], gap="large")
with permits:
    sections.permits_section(readiness)
with rules:
    sections.rules_section(readiness)
