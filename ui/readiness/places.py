"""The map's part of the readiness page: what is shown, what cannot be, and why."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from data.rules.places import Place, load_places
from ui.charts.map import MapLook, MapWords, map_figure
from ui.components import note
from ui.formats import amount
from ui.language import language, say, word
from ui.readiness.scope import ALL, NARROW, Readiness, choose
from ui.readiness.wording import Row, interval, level_name, listed
from ui.theme import current_theme

_SIZE = (372.0, 400.0)
_NARROW_SIZE = (344.0, 360.0)
_LISTED = 8
_TOWN_REACH = 0.22
_KEY = "readiness-map"


def map_section(readiness: Readiness) -> None:
    """The map of the filtered projects."""
    projects = readiness.projects
    placed = projects[projects["map_longitude"].notna()]
    width, height = _NARROW_SIZE if st.session_state.get(NARROW) else _SIZE
    theme = current_theme()
    places = load_places()
    figure = map_figure(
        placed,
        readiness.outline,
        places,
        MapWords(
            hover=_hover,
            town=_town,
            crowd=_crowd,
            kilometres=say("readiness-map-km"),
            notes=_notes(readiness),
        ),
        MapLook(width, height, _bounds(readiness, placed, places), theme, readiness.chosen_id),
    )
    st.plotly_chart(
        figure,
        theme=None,
        key=_KEY,
        width="content",
        on_select=_chosen_on_map,
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False},
    )


def map_notes(readiness: Readiness) -> None:
    """How to read the map, and the projects that it cannot show."""
    projects = readiness.projects
    placed = projects[projects["map_longitude"].notna()]
    note(say("readiness-map-note") + _unverified(placed, load_places()))
    _left_out(readiness)


def _chosen_on_map() -> None:
    points = st.session_state[_KEY].selection.points
    if points:
        choose(str(points[0]["customdata"][0]))


def _bounds(
    readiness: Readiness, placed: pd.DataFrame, places: tuple[Place, ...]
) -> tuple[float, float, float, float]:
    """The county, or a town with its projects."""
    if readiness.scope.town == ALL:
        return readiness.outline.bounds
    inside = placed[placed["is_inside"].fillna(value=False)]
    points = [(float(x), float(y)) for x, y in inside[["map_longitude", "map_latitude"]].to_numpy()]
    points += [
        (p.longitude, p.latitude)
        for p in places
        if readiness.scope.town in p.names and p.longitude is not None and p.latitude is not None
    ]
    if not points:
        return readiness.outline.bounds
    x, y = [point[0] for point in points], [point[1] for point in points]
    return (
        min(x) - _TOWN_REACH,
        min(y) - _TOWN_REACH * 0.8,
        max(x) + _TOWN_REACH,
        max(y) + _TOWN_REACH * 0.8,
    )


def _notes(readiness: Readiness) -> tuple[str, ...]:
    outline = readiness.outline
    if outline.is_schematic:
        return (say("readiness-map-schematic"), say("readiness-map-number-open"))
    return (say("readiness-map-number", number=outline.approval_number),)


def _town(name: str, count: int) -> str:
    return say("readiness-map-town", town=name, count=str(count)) if count else name


def _crowd(states: dict[str, int]) -> str:
    lines = [f"<b>{escape(say('readiness-map-crowd', count=sum(states.values())))}</b>"]
    lines += [f"{escape(word(state))} {count}" for state, count in states.items()]
    return "<br>".join(lines)


def _hover(row: Row) -> str:
    where = (
        say("readiness-map-hover-exact")
        if row["place_precision"] == "exact"
        else say(
            "readiness-map-hover-near",
            place=str(row["place_name"]),
            precision=str(row["place_note"]),
        )
    )
    wan = row["planned_investment_wan"]
    lines = [
        word(str(row["state"])),
        say("readiness-map-hover-investment", amount=str(amount(wan, language()))),
        say(
            "readiness-map-hover-score",
            score=interval(row["score_low"], row["score_high"]),
            level=f"{row['level']} {level_name(row['level'])}",
        ),
        where,
    ]
    return f"<b>{escape(str(row['project_name']))}</b><br>" + "<br>".join(map(escape, lines))


def _unverified(placed: pd.DataFrame, places: tuple[Place, ...]) -> str:
    drawn = set(placed.loc[placed["place_precision"] != "exact", "place_name"])
    found = [place.place for place in places if place.place in drawn and not place.is_verified]
    return say("readiness-map-unverified", places=listed(found)) if found else ""


def _left_out(readiness: Readiness) -> None:
    """Projects without any place, and points that lie outside the county."""
    projects = readiness.projects
    outside = projects[
        ~projects["is_inside"].fillna(value=True) & projects["map_longitude"].notna()
    ]
    for key, frame in (
        ("readiness-map-unplaced", projects[projects["map_longitude"].isna()]),
        ("readiness-map-outside", outside),
    ):
        if not frame.empty:
            shown = [str(name) for name in frame["project_name"].head(_LISTED)]
            more = "…" if len(frame) > _LISTED else ""
            st.html(
                f'<p class="sb-note sb-left-out"><b>{escape(say(key, count=len(frame)))}</b> '
                f"{escape(listed(shown) + more)}</p>"
            )
