"""Production readiness: where on the map, which gate is next, which permit, whose move."""

import streamlit as st

from ui.components import empty_state, page_head
from ui.language import say
from ui.places.placing import placing
from ui.readiness import answers, sections
from ui.readiness.chosen import chosen_card, items_section
from ui.readiness.places import map_notes, map_section
from ui.readiness.scope import Readiness, pick_scope
from ui.snapshots import current_view

view = current_view()
if view is None:
    empty_state(say("readiness-empty-title"), say("readiness-empty-body"))
    st.stop()

head = st.container(key="readiness-head")
readiness = Readiness(view, pick_scope(view))
if not readiness.headline["project_count"] and readiness.projects.empty:
    empty_state(say("readiness-empty-title"), say("readiness-empty-body"))
    st.stop()
with head:
    page_head(
        "readiness",
        view,
        answers.headline(readiness),
        answers.sub_line(readiness),
        references=answers.references(readiness),
    )
    placing(view, readiness.outline)


@st.fragment
def projects() -> None:
    """Map, card and matrix: choosing a project runs these again and not the whole page."""
    left, right = st.columns([372, 904], gap="medium")
    with left:
        map_section(readiness)
        chosen_card(readiness)
        sections.legend_section(readiness)
        map_notes(readiness)
    with right:
        sections.matrix_section(readiness)
    items_section(readiness)


projects()
permits, rules = st.columns([1, 1], gap="large")
with permits:
    sections.permits_section(readiness)
with rules:
    sections.rules_section(readiness)
