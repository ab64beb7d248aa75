"""The one boundary where a crash of a page becomes a sentence for its reader."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from ui.formats import moment
from ui.language import say


def show_error(_error: Exception) -> bool:
    """Says that the page failed and when; the platform has logged the error itself."""
    st.error(f"**{say('error-title')}**\n\n{say('error-body', time=moment(datetime.now()))}")
    return True
