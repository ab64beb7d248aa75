"""The months that can be stepped through: one stop a date that a projects ledger speaks of.

What a month brought is worked out stop by stop while the reader looks at the page: every date
of the past has to be read once.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from html import escape

import streamlit as st

from ui.charts.map.svg import mark_svg
from ui.kept import kept_value
from ui.language import say
from ui.snapshots import View, rows, store

_MOST = 12
_KNOWN = "readiness-stops-known"
_TOLD = ("即将投产", "已投产")


@dataclass(frozen=True)
class Stop:
    """A date, and how many more projects of the two last states it has than the stop before.

    is_known: whether that was worked out already.
    """

    day: date
    brought: tuple[tuple[str, int], ...]
    is_known: bool


def stops_of(view: View) -> tuple[Stop, ...]:
    """The last dates in their order; the newer ones are worked out first."""
    told = store().query("screens/data/as_of_dates", sequence=view.now.version).to_pylist()
    days = sorted(row["as_of_date"] for row in told if "projects" in row["ledgers"])[-_MOST:]
    ready = {view.now.as_of} | ({view.previous.as_of} if view.previous else set())
    ready |= set(days[-1 - known_stops() :])
    counts = {day: _counts(view, day) for day in days if day in ready}
    made = []
    for number, day in enumerate(days):
        before = counts.get(days[number - 1]) if number else {}
        now = counts.get(day)
        is_known = now is not None and before is not None
        brought = tuple(
            (state, now[state] - before.get(state, 0))
            for state in _TOLD
            if number and now and before and now.get(state, 0) > before.get(state, 0)
        )
        made.append(Stop(day, brought, is_known))
    return tuple(made)


def known_stops() -> int:
    """How many stops of the past, from the newest on, may be worked out."""
    return int(st.session_state.get(_KNOWN, 0))


def know_stops(count: int) -> None:
    """So many stops of the past are worked out from the next run on."""
    st.session_state[_KNOWN] = max(count, known_stops())


def _counts(view: View, day: date) -> dict[str, int]:
    def work_out() -> tuple[dict[str, int], ...]:
        snapshot = store().snapshot(as_of=day, version=view.now.version)
        if snapshot is None:
            return ({},)
        found = rows(
            "screens/readiness/states",
            snapshot_id=snapshot.id,
            previous_id=None,
            project_ids=None,
        )
        return (dict(zip(found["state"], found["project_count"].astype(int), strict=True)),)

    return kept_value(store(), ("stop", view.now.version, day), work_out)[0]


def stops_html(view: View, stops: tuple[Stop, ...]) -> str:
    """The row of months below the map; "" where there is one date alone."""
    if len(stops) < 2:
        return ""
    marks = []
    for stop in stops:
        if stop.brought:
            told = " ".join(f"{mark_svg(state)}+{count}" for state, count in stop.brought)
            marks.append(f'<span class="brought">{told}</span>')
        is_now = stop.day == view.now.as_of
        marks.append(
            f'<button type="button" data-act="stop" data-value="{stop.day}"'
            f"{' aria-current=true' if is_now else ''}><i></i>{stop.day:%Y-%m}</button>"
        )
    return (
        '<div class="months"><button type="button" class="play" data-act="play">'
        f'<span class="still">▶ {escape(say("readiness-map-play"))}</span>'
        f'<span class="going">■ {escape(say("readiness-map-pause"))}</span></button>'
        f'<div class="track">{"".join(marks)}</div></div>'
    )
