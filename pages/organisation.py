"""Organisation: who is responsible for what, and what is on each desk now, nothing twice."""

import streamlit as st

from data.language import say
from data.screens import organisation as sentences
from ui import organisation as sections
from ui.components import missing, note, page_head, view_or_stop

view = view_or_stop()

desks = sections.pick_desk(view)
page_head("organisation", view, sentences.headline(desks), sentences.sub_line(desks))
if not desks.bodies:
    missing(say("organisation-empty"), say("organisation-empty-body"))
    st.stop()

structure, desk = st.columns([1, 1], gap="large")
with structure:
    sections.bodies_section(desks)
with desk:
    sections.desk_section(desks)
note(sentences.foot())
