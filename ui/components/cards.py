"""A card that is one button as a whole, and the bar at the foot of a screen with what acts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from ui.markup import measured


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


def choice_html(name: str, *lines: str, is_on: bool, badge: str = "", small: str = "") -> str:
    """What a choice among a few says: its name, a mark beside it, lines, HTML in small letters."""
    sentence = "".join(f"<span>{escape(line)}</span>" for line in lines)
    return (
        f'<div class="sb-choice{" sb-choice-on" if is_on else ""}"><p><i aria-hidden="true"></i>'
        f"<b>{escape(name)}</b> <em>{escape(badge)}</em></p>{sentence}"
        + (f"<small>{small}</small>" if small else "")
        + "</div>"
    )


@contextmanager
def action_bar(said: str, note: str = "") -> Iterator[None]:
    """Buttons inside stand at the right of a fixed bar; said: where the reader stands."""
    with st.container(key="action-bar", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(
            f'<p class="sb-bar"><b>{measured(said)}</b> <span>{measured(note)}</span></p>',
            width="stretch",
        )
        yield
