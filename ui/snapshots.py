"""What a page looks at: the snapshot, the one before it, and the same day a year earlier.

``?as_of=`` and ``?version=`` in the URL choose the past; without them a page shows
the newest date of the newest version. Everything cached here is keyed by the last
version's number, so a publish is never hidden by a cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import pandas as pd
import streamlit as st

from data.store import Snapshot, Store, open_store
from ui.kept import kept_frame

AS_OF = "as_of"
VERSION = "version"
_KEPT_VERSION = "frame-version"
_TAKEN = "frame-version-taken"


@dataclass(frozen=True)
class View:
    """The snapshots of a page and what its stamp says about them.

    previous: the next older date that a projects ledger speaks of; last_year: the
    same day a year before, None where no ledger reaches that far back.
    """

    now: Snapshot
    previous: Snapshot | None
    last_year: Snapshot | None
    dates: tuple[date, ...]
    is_latest: bool
    uploaded_by: str
    unit: str
    uploaded_at: datetime | None


def store() -> Store:
    """The process's one store."""
    return open_store()


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


def view_at(
    version: int | None = None, as_of: date | None = None, last: int | None = None
) -> View | None:
    """The view of a version (None: the newest) at a date; None while nothing is published.

    A date before everything that the version speaks of counts as none: its newest date.
    last: the newest version, where it was taken before.
    """
    ledger = store()
    is_newest = version is None
    version = version or last or ledger.sequence
    newest = ledger.snapshot(version=version)
    if newest is None:
        return None
    known = _dates(ledger.sequence, version)
    dates = tuple(day for day, _ in known)
    is_covered = as_of is not None and bool(dates) and as_of >= dates[-1]
    now = (ledger.snapshot(as_of=as_of, version=version) if is_covered else None) or newest
    older = [day for day, has_projects in known if day < now.as_of and has_projects]
    previous = ledger.snapshot(as_of=older[0], version=version) if older else None
    year_ago = _year_before(now.as_of)
    reaches_back = any(day <= year_ago for day in older)
    last_year = ledger.snapshot(as_of=year_ago, version=version) if reaches_back else None
    uploaded_by, unit, uploaded_at = _last_upload(ledger.sequence, now.id)
    return View(
        now=now,
        previous=previous,
        last_year=last_year,
        dates=dates,
        is_latest=now.as_of == newest.as_of and is_newest,
        uploaded_by=uploaded_by,
        unit=unit,
        uploaded_at=uploaded_at,
    )


def rows(name: str, **parameters: object) -> pd.DataFrame:
    """The frame of ``queries/<name>.sql``; a fresh copy that the caller may change."""
    return kept_frame(store(), name, parameters)


@st.cache_data(max_entries=64, show_spinner=False)
def _dates(last: int, sequence: int) -> tuple[tuple[date, bool], ...]:
    """Newest first: a date that version ``sequence`` speaks of, and whether of projects.

    ``last`` only keeps one entry a state of the store.
    """
    found = open_store().query("screens/data/as_of_dates", sequence=sequence).to_pylist()
    return tuple((row["as_of_date"], "projects" in row["ledgers"]) for row in found)


@st.cache_data(max_entries=64, show_spinner=False)
def _last_upload(last: int, snapshot_id: int) -> tuple[str, str, datetime | None]:
    """Who sent the last upload that speaks in a snapshot, for which unit, when.

    ``last`` only keeps one entry a state of the store.
    """
    found = open_store().query("screens/data/freshness", snapshot_id=snapshot_id).to_pylist()
    if not found:
        return "", "", None
    one = found[0]
    return str(one["uploaded_by"] or ""), str(one["unit"] or ""), one["uploaded_at"]


def speaks(view: View, ledger: str) -> bool:
    """Whether a ledger speaks; without one what it would tell is unknown, which is not zero."""
    told = rows("screens/figures/ledgers", snapshot_id=view.now.id)
    return ledger in set(told["ledger"])


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


def _year_before(day: date) -> date:
    last_of_february = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if last_of_february else day.day)
