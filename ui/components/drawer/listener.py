"""Hears clicks on figures: one listener on every page, one inside the drawer."""

from __future__ import annotations

import json

import streamlit as st

from data.trace import Reference
from ui.components.drawer.opening import open_figure
from ui.components.drawer.script import script
from ui.components.drawer.state import ASKED
from ui.components.drawer.words import known

_KEY = "drawer-listener"


@st.fragment
def listen() -> None:
    """Opens the drawer for what was clicked or asked for; called by the frame, after the page."""
    with st.container(key="frame-drawer"):
        script(inside=False, key=_KEY, on_asked=_heard)
    asked = str(st.session_state.pop(ASKED, ""))
    if asked:
        reference = Reference.read(asked)
        if known(reference.figure):
            open_figure(reference)


def _heard() -> None:
    said = st.session_state[_KEY].asked
    if said:
        st.session_state[ASKED] = json.loads(said).get("figure", "")
