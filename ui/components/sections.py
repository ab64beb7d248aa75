"""Titles and notes between the charts: a title is an answer, a note says how to read it."""

from __future__ import annotations

import streamlit as st

from ui.components.measured import measured


def section_title(title: str, note: str = "", *, right: str = "") -> None:
    """A section's computed title, a line on how to read what follows, a remark at the right."""
    st.html(
        '<div class="sb-section"><div>'
        f'<h2 class="sb-h2">{measured(title)}</h2>'
        + (f'<p class="sb-note">{measured(note)}</p>' if note else "")
        + "</div>"
        + (f'<p class="sb-note">{measured(right)}</p>' if right else "")
        + "</div>"
    )


def note(text: str) -> None:
    """A small grey line under a chart or table."""
    st.html(f'<p class="sb-note">{measured(text)}</p>')
