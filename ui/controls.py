"""The choices of the frame, all in the URL: language, date looked at, and an older version."""

from __future__ import annotations

import streamlit as st

from data.formats import date_text
from data.language import language, say
from data.texts import LANGUAGES, Language
from ui.language import choose_language
from ui.markdown_escape import verbatim
from ui.snapshots import AS_OF, current_view, leave_version, taken_version

_LANGUAGE = "frame-language"
_NEWEST = "frame-newest-date"
_TOLD_DATE = "frame-told-date"


def language_control() -> None:
    """中文 | English."""
    st.segmented_control(
        say("frame-language"),
        LANGUAGES,
        key=_LANGUAGE,
        default=language(),
        required=True,
        format_func=_own_name,
        label_visibility="collapsed",
        on_change=_language_chosen,
    )


def version_control() -> None:
    """The way back from an older version; hidden while the newest is shown."""
    view = current_view()
    if view is None or view.now.version == taken_version():
        return
    st.button(
        say("frame-leave-version", version=str(view.now.version)),
        key="frame-leave-version",
        on_click=leave_version,
    )


def date_control() -> None:
    """The as-of dates that the ledgers speak of, newest first; hidden while there is one.

    Who looks at the newest date goes on to the next one when it is published.
    """
    view = current_view()
    if view is None or not view.dates:
        return
    dates = [date_text(day) for day in view.dates]
    _report_unknown(str(st.query_params.get(AS_OF, "")), dates)
    followed = st.session_state.get(_NEWEST)
    st.session_state[_NEWEST] = dates[0]
    if followed not in (None, dates[0]) and st.session_state.get(AS_OF) == followed:
        st.session_state[AS_OF] = dates[0]
    if len(dates) < 2:
        return
    st.selectbox(
        say("head-as-of", date=""),
        dates,
        key=AS_OF,
        bind="query-params",
        label_visibility="collapsed",
        width=130,
    )


def _report_unknown(asked: str, dates: list[str]) -> None:
    """Says once of a link's date that no ledger speaks of it."""
    if asked and asked not in dates and st.session_state.get(_TOLD_DATE) != asked:
        st.session_state[_TOLD_DATE] = asked
        told = say("frame-date-unknown", asked=asked, shown=dates[0])
        st.toast(verbatim(told), duration="long")


def _own_name(language: Language) -> str:
    return say(f"frame-language-{language}")


def _language_chosen() -> None:
    choose_language(st.session_state[_LANGUAGE])
