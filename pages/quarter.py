"""Quarter's analysis: each measure over its months, what changed against before, what is due."""

import streamlit as st

from data.language import say
from data.screens import quarter as sentences
from ui.components import page_head, view_or_stop
from ui.pack.meetings import QUARTER, YEAR
from ui.pack.section import meeting_parts
from ui.quarter import charts_section, due_section, pick_quarter, sentences_section

view = view_or_stop(say("quarter-empty-title"), say("quarter-empty-body"))

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
