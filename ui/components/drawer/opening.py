"""Opening the drawer, and what it stands at: the figure, its row, the cell of the row."""

from __future__ import annotations

import streamlit as st

from data.trace import Reference
from ui.components.drawer.panel import panel
from ui.components.drawer.state import ASKED, STATE, Standing
from ui.language import say

WIDTH = 1120


def ask_figure(reference: Reference) -> None:
    """The drawer opens in this run, once the page is drawn; for callbacks of charts."""
    st.session_state[ASKED] = reference.text


def open_figure(reference: Reference) -> None:
    """Opens the drawer now; one a run."""
    st.session_state[STATE] = Standing(reference.text)
    st.dialog(say("figure-drawer"), width=WIDTH, position="right")(panel)()
