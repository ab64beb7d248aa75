"""Whole-life service: whose job is next, when it bunches, who was left alone, what stopped."""

import streamlit as st

from data.language import say
from data.screens import service as sentences
from data.screens.service import Service
from data.screens.view import speaks
from ui import service as sections
from ui.components import empty_state, nothing_matches, page_head
from ui.cuts import pick_cut
from ui.snapshots import current_view

view = current_view()
if view is None or not speaks(view, "projects"):
    empty_state(say("service-empty-title"), say("service-empty-body"))
    st.stop()

head = st.container(key="service-head")
with st.container(key="service-filters"):
    service = Service(view, pick_cut(view, "service"))
is_empty = not service.now["served"]
with head:
    page_head(
        "service",
        view,
        sentences.headline(service),
        sentences.sub_line(service),
        [] if is_empty else sentences.figures(service),
    )
if is_empty and not service.stops:
    nothing_matches()
    st.stop()

if not is_empty:
    sections.desk_section(service)
sections.parts_section(service)
