"""The box in the frame: its script asks the route; what the reader chose is opened here."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st

from data.formats import date_text
from data.language import language, say
from ui.components.filters import forget_choices
from ui.components.tables import open_page
from ui.snapshots import current_view

_FOLDER = Path(__file__).parent
_KEY = "search-box"
_box = st.components.v2.component(
    "signboard_search",
    html='<div class="root" role="search"></div>',
    css=(_FOLDER / "box.css").read_text(encoding="utf-8"),
    js=(_FOLDER / "box.js").read_text(encoding="utf-8"),
)


def search_box() -> None:
    """Shows the box; goes where the reader asked to."""
    view = current_view()
    with st.container(key="frame-search"):
        told = _box(
            key=_KEY,
            data={
                "language": language(),
                "version": view.now.version if view else 0,
                "as_of": date_text(view.now.as_of) if view else "",
                "words": {
                    name: say(f"search-{name}") for name in ("label", "hint", "keys", "failed")
                },
            },
            on_opened_change=lambda: None,
        )
    if told.opened:
        asked = json.loads(str(told.opened))
        forget_choices(str(asked["page"]))
        open_page(str(asked["page"]), **{key: str(one) for key, one in asked["query"].items()})
