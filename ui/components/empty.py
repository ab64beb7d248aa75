"""Screens without data say what to do next and link there."""

from __future__ import annotations

import streamlit as st

from ui.components.measured import measured
from ui.language import say
from ui.registry import page


def empty_state(title: str = "", body: str = "") -> None:
    """Nothing is published: what this page will answer, and the way to the Data page."""
    with st.container(key="empty-state"):
        st.html(
            f'<div class="sb-empty"><h1 class="sb-h1">{measured(title or say("empty-title"))}</h1>'
            f'<p class="sb-sub">{measured(body or say("empty-body"))}</p></div>'
        )
        target = page("data")
        if target is not None:
            st.page_link(target, label=say("empty-link"))


def nothing_matches() -> None:
    """The filters leave nothing."""
    st.html(
        f'<div class="sb-empty"><h2 class="sb-h2">{measured(say("empty-filter-title"))}</h2>'
        f'<p class="sb-note">{measured(say("empty-filter-body"))}</p></div>'
    )
