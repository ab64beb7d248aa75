"""Titles and notes between the charts: a title is an answer, a note says how to read it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.trace import Reference
from ui.components.drawer import linked_sentence
from ui.components.measured import measured


def section_title(
    title: str, note: str = "", *, right: str = "", references: Sequence[Reference] = ()
) -> None:
    """A section's computed title, a line on how to read what follows, a remark at the right.

    references: the figures that title and line print, in their order.
    """
    st.html(
        '<div class="sb-section"><div>'
        f'<h2 class="sb-h2">{linked_sentence(title, references)}</h2>'
        + (f'<p class="sb-note">{linked_sentence(note, references)}</p>' if note else "")
        + "</div>"
        + (f'<p class="sb-note">{measured(right)}</p>' if right else "")
        + "</div>"
    )


def note(text: str, references: Sequence[Reference] = ()) -> None:
    """A small grey line under a chart or table; references: the figures that it prints."""
    st.html(f'<p class="sb-note">{linked_sentence(text, references)}</p>')
