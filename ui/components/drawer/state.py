"""Where a reader stands in the drawer; it lives in the session while the drawer is open."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import streamlit as st

ASKED, STATE = "drawer-asked", "drawer-state"


@dataclass(frozen=True)
class Standing:
    """The figure (its reference's text), the chosen row and cell; trail: the figures before it."""

    figure: str
    line: int = 0
    place: int = 0
    trail: tuple[str, ...] = ()


def standing() -> Standing:
    """Where the reader stands."""
    found = st.session_state.get(STATE)
    return found if isinstance(found, Standing) else Standing("")


def step(asked: str) -> None:
    """What was clicked in the drawer: another figure, a row of this one, a cell of the row."""
    said: dict[str, str] = json.loads(asked)
    now = standing()
    if "line" in said:
        now = replace(now, line=int(said["line"]), place=0)
    elif "place" in said:
        now = replace(now, place=int(said["place"]))
    elif said["figure"] in now.trail:
        now = Standing(said["figure"], trail=now.trail[: now.trail.index(said["figure"])])
    elif said["figure"] != now.figure:
        now = Standing(said["figure"], trail=(*now.trail, now.figure))
    st.session_state[STATE] = now
