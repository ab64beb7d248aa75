"""The bar at the foot of a screen: what acts is always in sight, and says why it does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from ui.components.line_breaks import measured


@contextmanager
def action_bar(said: str, note: str = "") -> Iterator[None]:
    """Buttons inside stand at the right of a fixed bar; said: where the reader stands."""
    with st.container(key="action-bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<p class="sb-bar"><b>{measured(said)}</b> <span>{measured(note)}</span></p>',
            width="stretch",
        )
        yield
