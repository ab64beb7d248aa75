"""The script that hears what is clicked, as a component of the platform."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_script = st.components.v2.component(
    "signboard_figures",
    html="<i hidden></i>",
    js=(Path(__file__).parents[2] / "assets" / "figures.js").read_text(encoding="utf-8"),
)


def script(*, inside: bool, key: str, on_asked: Callable[[], None]) -> None:
    """Hears clicks inside dialogs, or those outside."""
    _script(key=key, data={"inside": inside}, on_asked_change=on_asked)
