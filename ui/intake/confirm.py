"""A button that cannot be undone by the next click asks in its own place before it acts."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Literal

import streamlit as st

from data.language import language, say
from data.store import StoreRefusal

_ASKED = "data-asked"


def confirmed(
    key: str,
    label: str,
    question: str,
    act: Callable[[], object],
    side: Literal["left", "right"] = "left",
    width: Literal["stretch", "content"] = "stretch",
) -> None:
    """A button that asks in its own place before it acts."""
    with st.container(key=f"confirm-{key}", gap="xsmall", horizontal_alignment=side, width=width):
        if st.session_state.get(_ASKED) != key:
            if st.button(label, key=f"ask-{key}", type="tertiary"):
                st.session_state[_ASKED] = key
                st.rerun()
            return
        st.html(f'<p class="sb-note sb-strong">{escape(question)}</p>')
        with st.container(horizontal=True, gap="small"):
            sure = st.button(say("data-yes"), key=f"yes-{key}", type="primary")
            if st.button(say("data-no"), key=f"no-{key}"):
                st.session_state.pop(_ASKED)
                st.rerun()
        if sure:
            st.session_state.pop(_ASKED)
            _act(act)


def _act(act: Callable[[], object]) -> None:
    try:
        act()
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
    else:
        st.rerun()
