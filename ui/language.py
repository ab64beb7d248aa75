"""Which language a reader has chosen, and the one way a screen asks for a sentence.

The choice lives in the URL (``?lang=en``) and in the session, so a link keeps it and a
page change does not lose it. Chinese is the default.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from data.texts import LANGUAGES, Language, text
from ui.formats import UNKNOWN, is_unknown
from ui.words import VALUE_IDS

PARAMETER = "lang"
_CHOSEN = "frame-chosen-language"
_spoken: ContextVar[Language | None] = ContextVar("spoken language", default=None)


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """While this lasts, sentences are in one language: for answers outside a page's run."""
    before = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(before)


def language() -> Language:
    """The reader's language in this run: what was chosen, else what the URL asks for."""
    if spoken := _spoken.get():
        return spoken
    asked = st.session_state.get(_CHOSEN) or st.query_params.get(PARAMETER)
    return next((candidate for candidate in LANGUAGES if candidate == asked), "zh")


def choose_language(chosen: Language) -> None:
    """Keeps the choice for the session, and in the URL on whichever page the reader is.

    A page change empties the URL's parameters, so the frame calls this in every run.
    """
    st.session_state[_CHOSEN] = chosen
    if chosen == "zh":
        if PARAMETER in st.query_params:
            del st.query_params[PARAMETER]
    elif st.query_params.get(PARAMETER) != chosen:
        st.query_params[PARAMETER] = chosen


def say(key: str, **arguments: object) -> str:
    """The message ``key`` in the reader's language."""
    return text(language(), key, **arguments)


def word(value: str | None) -> str:
    """A stored field word (``签约``, ``告警``) in the reader's language; unknown is a dash."""
    if value is None or is_unknown(value):
        return UNKNOWN
    value_id = VALUE_IDS.get(value)
    return value if value_id is None else say(f"value-{value_id}")


def projects_unit(number: object) -> str:
    """The unit beside a number of projects; none beside an unknown one."""
    if number is None or is_unknown(number):
        return ""
    return say("unit-projects", count=int(float(str(number))))


def field_label(name: str) -> str:
    """What a ledger's field is called (``signed_date`` → 签约日期); its name where nobody says."""
    try:
        return say(f"field-{name}")
    except KeyError:
        return name
