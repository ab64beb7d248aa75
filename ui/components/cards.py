"""A card that is one button as a whole, and the bar at the foot of a screen with what acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st
from markupsafe import Markup

from ui.markup import render


def card(
    html: str,
    label: str,
    *,
    key: str,
    on_click: Callable[..., None],
    args: tuple[object, ...] = (),
    kind: str = "",
    is_disabled: bool = False,
) -> None:
    """Shows ``html``; label: what the button is called. kind: a class of its own (``step``)."""
    with st.container(key=f"card-{kind}-{key}", gap=None):
        st.html(html)
        st.button(
            label, key=f"pick-{kind}-{key}", on_click=on_click, args=args, disabled=is_disabled
        )


def choice_html(name: str, *lines: str, is_on: bool, badge: str = "", small: str = "") -> Markup:
    """What a choice among a few says: its name, a mark beside it, lines, HTML in small letters."""
    return render("components.choice", name, lines, is_on, badge, small)


@contextmanager
def action_bar(said: str, note: str = "") -> Iterator[None]:
    """Buttons inside stand at the right of a fixed bar; said: where the reader stands."""
    with st.container(key="action-bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(render("components.bar", said, note), width="stretch")
        yield
