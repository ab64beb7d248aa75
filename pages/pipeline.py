"""Signing pipeline: how many, how much, at which stage; where deals get stuck, who owns them."""

import streamlit as st

from data.screens import pipeline as sentences
from data.screens.pipeline import Pipeline
from data.screens.view import reading_of
from ui.components import page_head, view_or_stop
from ui.cuts import pick_cut
from ui.pipeline import groups_section, ladder_section, list_section

view = view_or_stop()

head = st.container(key="pipeline-head")
pipeline = reading_of(Pipeline, view, pick_cut(view, "pipeline"))
with head:
    page_head(
        "pipeline",
        view,
        sentences.headline(pipeline),
        sentences.sub_line(pipeline),
    )

ladder, groups = st.columns([1.75, 1], gap="medium")
with ladder:
    ladder_section(pipeline)
with groups:
    groups_section(pipeline)

list_section(pipeline)
