"""The map as a piece of the page: legend, picture, card under the pointer, months.

The picture is drawn here as SVG and shown by a component that reports how wide it is and what
the reader did. A choice that changes the page's other parts runs the whole page again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent
_PICTURE = _FOLDER.parent / "charts" / "map" / "map.css"
_SIZE = "readiness-map-size"
_map = st.components.v2.component(
    "signboard_map",
    html='<div class="root">\n</div>',
    css=_PICTURE.read_text(encoding="utf-8") + (_FOLDER / "map.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "map.js").read_text(encoding="utf-8"),
)


def map_component(
    html: str,
    *,
    key: str,
    cards: dict[str, object],
    options: dict[str, object],
    on_act: Callable[[str, object], None],
    on_known: Callable[[int], None],
) -> None:
    """Shows HTML with a picture; on_act is called with what the reader did and to what.

    on_known is called when the reader rests, with how many months of the past may be read. It is
    a state of the script and no event: one event sent behind another would take its place.

    cards: project id → what its card says. options: what the script needs besides.
    """

    def acted() -> None:
        act = st.session_state[key].act
        if isinstance(act, dict):
            on_act(str(act.get("kind", "")), act.get("value"))

    def measured() -> None:
        size = st.session_state[key].size
        if isinstance(size, dict):
            st.session_state[_SIZE] = size

    stamp = hashlib.sha256(html.encode()).hexdigest()[:16]
    _map(
        key=key,
        data={"html": html, "stamp": stamp, "cards": cards, **options},
        on_act_change=acted,
        on_known_change=lambda: on_known(int(st.session_state[key].known or 0)),
        on_size_change=measured,
    )


def window_width() -> int:
    """The width of the reader's window; a desk's until the browser has said."""
    return _reported("window", 1440)


def picture_size(default: int) -> tuple[int, int]:
    """Width and height of the picture; full screen it is as tall as the screen."""
    width = _reported("width", default) // 20 * 20
    if is_full_screen():
        return max(width, 320), max(_reported("height", 800) // 10 * 10, 300)
    if width < 520:
        return max(width, 300), 400
    tall = min(max(_reported("tall", 900) - 345, 480), int(width * 0.8))
    return width, (tall if width > 760 else int(width * 0.72)) // 10 * 10


def is_full_screen() -> bool:
    """Whether the picture fills the screen."""
    told = st.session_state.get(_SIZE)
    return bool(isinstance(told, dict) and told.get("full"))


def _reported(name: str, default: int) -> int:
    told = st.session_state.get(_SIZE)
    value = told.get(name) if isinstance(told, dict) else None
    return int(value) if isinstance(value, int | float) and value > 0 else default
