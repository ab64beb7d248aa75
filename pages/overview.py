"""Overview: are we on schedule, what moved since last time, what needs somebody today."""

import streamlit as st

from data.screens import overview as sentences
from data.screens.overview import Overview
from data.screens.view import reading_of
from ui.components import page_head, view_or_stop
from ui.cuts import pick_cut
from ui.overview import attention_section, changes_section, funds_section, targets_section

view = view_or_stop()

head = st.container(key="overview-head")
overview = reading_of(Overview, view, pick_cut(view, "overview"))
with head:
    page_head(
        "overview",
        view,
        sentences.headline(overview),
        sentences.sub_line(overview),
        sentences.figures(overview),
    )

left, right = st.columns([1.3, 1], gap="large")
with left:
    targets_section(overview)
    changes_section(overview)
    funds_section(overview)
with right:
    attention_section(overview)
