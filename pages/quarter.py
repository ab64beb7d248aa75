"""Quarter's analysis: each measure over its months, what changed against before, what is due."""

import streamlit as st

from data.language import say
from data.screens import quarter as sentences
from ui.components import empty_state, page_head
from ui.pack.meetings import QUARTER, YEAR
from ui.pack.section import meeting_parts
from ui.quarter import charts_section, due_section, pick_quarter, sentences_section
from ui.snapshots import current_view

view = current_view()
if view is None:
    empty_state(say("quarter-empty-title"), say("quarter-empty-body"))
    st.stop()

head = st.container(key="quarter-head")
with st.container(horizontal=True, key="quarter-controls"):
    quarter = pick_quarter(view)
    meeting_parts(quarter, [QUARTER, YEAR] if quarter.number == 4 else [QUARTER])
with head:
    page_head("quarter", view, sentences.headline(quarter), sentences.sub_line(quarter))
charts_section(quarter)
left, right = st.columns([2, 1], gap="large")
with left:
    sentences_section(quarter)
with right:
    due_section(quarter)
