"""Components of the readiness page with a script: the map, and rows that choose a project."""

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


_rows = st.components.v2.component(
    "signboard_rows",
    html='<div class="root">\n</div>',
    css=(_FOLDER / "matrix.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "matrix.js").read_text(encoding="utf-8"),
)


def clickable_rows(
    html: str,
    *,
    key: str,
    selected: str = "",
    on_choose: Callable[[str], None] | None = None,
    on_narrow: Callable[[bool], None] | None = None,
    is_narrow: bool = False,
) -> None:
    """Shows HTML (every value in it escaped) and calls ``on_choose`` with a row's data-id.

    Rows that name a figure (``data-figure``) open the drawer by themselves.
    """

    def chosen() -> None:
        if on_choose is not None:
            on_choose(str(st.session_state[key].chosen or ""))

    def narrowed() -> None:
        if on_narrow is not None:
            on_narrow(bool(st.session_state[key].is_narrow))

    _rows(
        key=key,
        data={
            "html": html,
            "stamp": hashlib.sha256(html.encode()).hexdigest()[:16],
            "selected": selected,
            "is_narrow": is_narrow,
        },
        on_chosen_change=chosen,
        on_is_narrow_change=narrowed,
    )
