"""Funds in place: why two definitions differ, project by project and month by month."""

import streamlit as st

from data.language import say
from data.screens import fund_gaps as sentences
from ui import funds as sections
from ui.components import missing, page_head, view_or_stop

view = view_or_stop()

head = st.container(key="funds-head")
gaps = sections.pick_basis(view)
with head:
    figures = sentences.figures(gaps)
    page_head("funds", view, sentences.headline(gaps), sentences.sub_line(gaps), figures)
if not gaps.bases:
    missing(say("funds-missing"), say("funds-missing-note"))
    st.stop()

if gaps.is_compared:
    sections.bridge_section(gaps)
sections.list_section(gaps)
sections.reason_section(gaps)
if gaps.is_compared:
    sections.months_section(gaps)
