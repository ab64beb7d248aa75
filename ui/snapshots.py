"""What a page looks at: the snapshot, the one before it, and the frame's choices of them.

``?as_of=`` and ``?version=`` in the URL choose the past; without them a page shows
the newest date of the newest version. Everything cached here is keyed by the last
version's number, so a publish is never hidden by a cache.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.formats import date_text
from data.language import language, say
from data.screens.view import View, store, view_at
from data.texts import LANGUAGES, Language
from ui.language import choose_language
from ui.markup import verbatim

AS_OF = "as_of"
VERSION = "version"
_KEPT_VERSION = "frame-version"
_TAKEN = "frame-version-taken"


def take_version() -> None:
    """The newest version, for all of this run: what is published meanwhile shows in the next.

    Head, figures and what a fragment reads later are then of one version.
    """
    st.session_state[_TAKEN] = store().sequence


def taken_version() -> int:
    """The version that this run took at its start; the newest outside a run."""
    last = store().sequence
    return min(int(st.session_state.get(_TAKEN, last)), last)


def current_view() -> View | None:
    """The view that the URL asks for; None while nothing is published.

    A date that no ledger speaks of counts as none, as the box of dates cannot show it.
    """
    last = taken_version()
    version, asked = _chosen_version(last), _asked_date()
    view = view_at(version, asked, last)
    is_known = view is None or asked is None or asked in view.dates
    return view if is_known else view_at(version, last=last)


def look_at_version(version: int) -> None:
    """Every page shows a version until it is left again."""
    st.session_state[_KEPT_VERSION] = str(version)
    st.query_params[VERSION] = str(version)


def leave_version() -> None:
    """Back to the newest version."""
    st.session_state.pop(_KEPT_VERSION, None)
    st.query_params.pop(VERSION, None)


def _chosen_version(last: int) -> int | None:
    """The version that the URL asks for; a page change empties the URL and is no answer.

    One that shows nothing, or that a restore has taken away, counts as none.
    """
    text = str(st.query_params.get(VERSION) or st.session_state.get(_KEPT_VERSION, ""))
    chosen = int(text) if text.isdecimal() else 0
    if not 0 < chosen < last or store().snapshot(version=chosen) is None:
        st.session_state.pop(_KEPT_VERSION, None)
        return None
    st.session_state[_KEPT_VERSION] = text
    if VERSION not in st.query_params:
        st.query_params[VERSION] = text
    return chosen


def _asked_date() -> date | None:
    text = str(st.session_state.get(AS_OF) or st.query_params.get(AS_OF, ""))
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


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
