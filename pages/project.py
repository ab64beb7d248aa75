"""Project: one project's life, promised against actual, and the cells that say so."""

import streamlit as st

from data.language import say
from data.screens import project as sentences
from data.screens.project import Life
from ui.components import empty_state, page_head, view_or_stop
from ui.project import (
    asked_in_vain,
    facts_section,
    find_project,
    funds_section,
    known_projects,
    lists_section,
    permits_section,
    pick_project,
    promises_section,
    standing_section,
    timeline_section,
    visits_section,
)

view = view_or_stop()

known = known_projects(view)
if not known:
    empty_state()
    st.stop()
if asked := asked_in_vain(known):
    page_head("project", view, say("project-not-found"), sentences.not_found(view, asked))
    find_project(known)
    st.stop()

head = st.container()
_, finder = st.columns([2, 1])
with finder:
    project_id = pick_project(known)

life = Life(view, project_id)
with head:
    page_head(
        "project",
        view,
        sentences.headline(life),
        sentences.sub_line(life),
        sentences.figures(life),
        [life.reference("project_age")],
    )

timeline_section(life)
left, right = st.columns([1, 1], gap="medium")
with left:
    standing_section(life)
    permits_section(life)
    promises_section(life)
with right:
    visits_section(life)
    funds_section(life)
    lists_section(life)
facts_section(life)
