"""A piece of our own HTML whose rows can be chosen by mouse, touch or Enter.

Streamlit's own table draws on a canvas: no column widths that mean something, no list
on a phone. The component reports which row was chosen, and whether its room is narrow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import streamlit as st

_FOLDER = Path(__file__).parent
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
