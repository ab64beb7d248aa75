"""Scoreboard: who leads, why, how firmly, and what would change it."""

import streamlit as st

from data.language import say
from data.screens import scoreboard as sentences
from ui import scoreboard as sections
from ui.components import missing, note, page_head, view_or_stop

view = view_or_stop()

head = st.container(key="scoreboard-head")
scores = sections.pick_board(view)
with head:
    page_head("scoreboard", view, sentences.headline(scores), sentences.sub_line(scores))
if not scores.shown:
    missing(say("scoreboard-empty"), say("scoreboard-empty-body"))
    st.stop()

board, opened = st.columns([1, 1], gap="large")
with board:
    sections.board_section(scores)
    sections.unscored_section(scores)
with opened:
    sections.opened_section(scores)
    sections.ways_section(scores)
note(sentences.foot(scores))
