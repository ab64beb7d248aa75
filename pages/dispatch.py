"""Dispatch: this version against the last, reconciled; what stands still, what was promised."""

import streamlit as st

from ui.assignments.section import assignments_section
from ui.components import empty_state, note, page_head
from ui.dispatch import answers, lists, sections
from ui.dispatch.pair import Dispatch, Standing, base_note, pick_pair
from ui.language import say
from ui.pack.section import pack_section
from ui.snapshots import current_view

view = current_view()
if view is None:
    empty_state(say("dispatch-empty-title"), say("dispatch-empty-body"))
    st.stop()

head = st.container(key="dispatch-head")
chosen = st.container(horizontal=True, vertical_alignment="center", key="dispatch-pair")
with chosen:
    before = pick_pair(view)
if before is None:
    with head:
        page_head("dispatch", view, say("dispatch-no-before-title"), say("dispatch-no-before-body"))
    assignments_section(view, None)
    lists.standing_sections(Standing(view))
    pack_section(view, None)
    st.stop()

dispatch = Dispatch(view, before)
with head:
    page_head(
        "dispatch",
        view,
        answers.headline(dispatch),
        answers.sub_line(dispatch),
        answers.figures(dispatch),
    )
with chosen:
    note(base_note(dispatch))

bridge, aloud = st.columns([1.25, 1], gap="large")
with bridge:
    sections.bridge_section(dispatch)
with aloud:
    sections.aloud_section(dispatch)
assignments_section(view, before)
sections.changes_section(dispatch)

lists.standing_sections(dispatch)
lists.visits_section(dispatch)
pack_section(view, dispatch)
