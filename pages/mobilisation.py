"""Mobilisation: what became of leads, whose they are, what repeats; study, orders, the brochure."""

import streamlit as st

from data.language import say
from data.screens import mobilisation as sentences
from data.screens.mobilisation import Mobilisation
from ui import mobilisation as sections
from ui.components import missing, page_head, view_or_stop
from ui.cuts import pick_cut

view = view_or_stop(say("mobilisation-empty-title"), say("mobilisation-empty-body"))

head = st.container(key="mobilisation-head")
found = Mobilisation(view, pick_cut(view, "mobilisation"))
with head:
    page_head("mobilisation", view, sentences.headline(found), sentences.sub_line(found))
if found.has_leads:
    left, right = st.columns([62, 38], gap="large")
    with left:
        sections.ladder_section(found)
    with right:
        sections.rest_section(found)
else:
    missing(say("mobilisation-missing"), say("mobilisation-empty-body"))
left, right = st.columns([1, 1], gap="large")
with left:
    if found.has_leads:
        sections.owners_section(found)
        sections.repeated_section(found)
with right:
    sections.study_section(found)
    sections.orders_section(found)
    sections.brochure_section(view)
