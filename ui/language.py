"""The reader's language, and the platform's own English words put into it.

The choice lives in the URL (``?lang=en``) and in the session, so a link keeps it and a
page change does not lose it. Chinese is the default.

Streamlit's menus and dialogs cannot be translated by its settings. The English
catalogue holds those words letter for letter (``platform-…``), the Chinese one their
translation; a small script in the page replaces whole texts and labels, nothing else.
``%`` in both stands for any text, which is carried over.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from data.language import ask, language
from data.texts import Language, catalogue, text

PARAMETER = "lang"
_CHOSEN = "frame-chosen-language"


def _asked() -> object:
    return st.session_state.get(_CHOSEN) or st.query_params.get(PARAMETER)


ask(_asked)


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


_PREFIX = "platform-"
_script = st.components.v2.component(
    "signboard_words",
    html="<i hidden></i>",
    js=(Path(__file__).parent / "assets" / "platform_words.js").read_text(encoding="utf-8"),
)


def install_platform_words() -> None:
    """Puts the script on the page; called once, by the frame."""
    with st.container(key="frame-platform-words"):
        lang = "zh-CN" if language() == "zh" else "en"
        _script(key="frame-platform-words-script", data={"words": _words(language()), "lang": lang})


@cache
def _words(chosen: Language) -> dict[str, str]:
    """The platform's words in another language than its own."""
    if chosen == "en":
        return {}
    return {text("en", key): text(chosen, key) for key in _keys()}


def _keys() -> list[str]:
    return sorted(key for key in catalogue("en")._messages if key.startswith(_PREFIX))
