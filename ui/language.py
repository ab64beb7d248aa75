"""Which language a reader has chosen.

The choice lives in the URL (``?lang=en``) and in the session, so a link keeps it and a
page change does not lose it. Chinese is the default.
"""

from __future__ import annotations

import streamlit as st

from data import language
from data.texts import Language

PARAMETER = "lang"
_CHOSEN = "frame-chosen-language"


def _asked() -> object:
    return st.session_state.get(_CHOSEN) or st.query_params.get(PARAMETER)


language.ask(_asked)


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
