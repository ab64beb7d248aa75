"""A reader's choices on a page: they live in the URL and come back with the page.

The platform's own binding writes the label that the reader sees into the URL, so a link
would break with the language and an id could never stand in one. Here the stored value
stands there; the session keeps each page's choices, because a page change empties the URL.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

_PAGE = "linked-page"
_CHOICES = "linked-choices"


def turn_page(name: str) -> None:
    """Called by the frame in every run: a page that is come back to has its choices again."""
    if st.session_state.get(_PAGE) == name:
        return
    st.session_state[_PAGE] = name
    for key, values in _choices().items():
        if key not in st.query_params:
            st.query_params[key] = values


def chosen(key: str) -> list[str]:
    """What the URL holds for ``?<key>=``; empty where nothing was chosen."""
    values = st.query_params.get_all(key)
    if values:
        _choices()[key] = values
    else:
        _choices().pop(key, None)
    return values


def choose(key: str, values: Sequence[str] | str | None) -> None:
    """Puts a choice into the URL; nothing takes it out."""
    listed = [values] if isinstance(values, str) else list(values or [])
    if listed:
        st.query_params[key] = listed
        _choices()[key] = listed
    else:
        st.query_params.pop(key, None)
        _choices().pop(key, None)


def _choices() -> dict[str, list[str]]:
    pages = st.session_state.setdefault(_CHOICES, {})
    page = str(st.session_state.get(_PAGE, ""))
    return cast("dict[str, list[str]]", pages.setdefault(page, {}))
