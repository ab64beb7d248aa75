"""The line about a publish that has just happened.

It stays until something newer is published: a page that draws itself again meanwhile,
since other screens' data changed too, would otherwise take the line away unread.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from data.language import say
from data.screens.view import store

_ANNOUNCED = "published"


def telling(message: str) -> Callable[[int], None]:
    """What keeps for this browser session which version it published; message: a catalogue id.

    Taken before the publish: a run that another one waits for ends where it next touches the
    session, and a publish must not go untold by that.
    """
    return partial(_announced().__setitem__, message)


def published_line(message: str) -> None:
    """The line, while what it tells is the newest version."""
    version = _announced().get(message)
    if version is not None and version == store().sequence:
        st.success(say(message, version=str(version)))


def _announced() -> dict[str, int]:
    """The version last published, by message."""
    if _ANNOUNCED not in st.session_state:
        st.session_state[_ANNOUNCED] = {}
    told: dict[str, int] = st.session_state[_ANNOUNCED]
    return told
