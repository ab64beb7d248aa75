"""What a page looks at: the snapshot, the one before it, and the same day a year earlier.

``?as_of=`` and ``?version=`` in the URL choose the past; without them a page shows
the newest date of the newest version. Everything cached here is keyed by the last
version's number, so a publish is never hidden by a cache.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.screens.view import View, store, view_at

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
