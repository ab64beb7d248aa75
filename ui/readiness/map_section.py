"""The map's part of the readiness page: what it shows, and what a reader's hand does on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import streamlit as st
from markupsafe import Markup

from data.formats import amount, count_change, is_unknown
from data.language import language, say, word
from data.screens.readiness_readings import ALL, UNSTATED, Readiness
from data.screens.readiness_sentences import listed
from data.screens.records import records, whole
from data.screens.view import View, cached_value, rows, store
from ui.charts.map.county import PHONE_BELOW
from ui.charts.map.parts import STATE_ORDER, Layout, Symbol
from ui.charts.map.svg import Drawn, map_svg, symbol_svg
from ui.components.drawer import link_attributes
from ui.components.filters import choose as link
from ui.components.filters import chosen as linked
from ui.components.tables import open_project
from ui.markup import render
from ui.places import clicked_at, placed_project
from ui.readiness.blocks import block_of, cards, county_map, map_notes, site_map
from ui.readiness.components import is_full_screen, map_component, picture_size
from ui.readiness.sections import CHOSEN, PERIOD, choose
from ui.snapshots import AS_OF

_MOST = 12
_KNOWN = "readiness-stops-known"
_NEAR_PRODUCTION = ("即将投产", "已投产")


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
            for state in _NEAR_PRODUCTION
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

    return cached_value(store(), ("stop", view.now.version, day), work_out)[0]


def stops_html(view: View, stops: tuple[Stop, ...]) -> str:
    """The row of months below the map; "" where there is one date alone."""
    if len(stops) < 2:
        return ""
    return render(
        "readiness.months",
        [
            (
                stop.day,
                f"{stop.day:%Y-%m}",
                stop.day == view.now.as_of,
                [(symbol_svg(state), count) for state, count in stop.brought],
            )
            for stop in stops
        ],
    )


KEY = "readiness-map"
LEVEL = "level"
_RERUN = "readiness-map-rerun"
_OPEN = "readiness-map-open"
_LISTED = 8


def map_section(readiness: Readiness, default_width: int) -> None:
    """The map of the scope, its legend, which is also the filter, and the months."""
    if st.session_state.pop(_RERUN, False):
        st.rerun(scope="app")
    if opened := st.session_state.pop(_OPEN, ""):
        open_project(str(opened))
    size = picture_size(default_width)
    is_small = size[0] < PHONE_BELOW
    if is_small and len(readiness.all_projects) > 30 and not is_full_screen():
        size = (size[0], 480)
    level, layout = _layout(readiness, size, is_small)
    drawn = _drawn(readiness, level)
    stops = stops_of(readiness.view)
    placing = placed_project()
    title = say("readiness-map-alt", count=int(readiness.projects["map_longitude"].notna().sum()))
    has_town = readiness.scope.town not in (ALL, UNSTATED)
    message, way_out = _message(readiness)
    picture = map_svg(layout, drawn, title)
    html = (
        f"{legend_html(readiness)}"
        f"{render('readiness.picture', has_town, picture, _controls(level), message, way_out)}"
        f"{_below(readiness) if is_small else ''}{stops_html(readiness.view, stops)}"
    )
    map_component(
        html,
        key=KEY,
        cards=cards(readiness),
        options={
            "level": level,
            "placing": placing or "",
            "projection": list(layout.projection or ()),
            "stop": str(readiness.view.now.as_of),
            "stops": [str(stop.day) for stop in stops],
            "known": known_stops(),
            "is_more": any(not stop.is_known for stop in stops),
            "size": st.session_state.get("readiness-map-size"),
        },
        on_act=lambda kind, value: _acted(readiness, level, kind, value),
        on_known=know_stops,
    )
    _left_out(readiness)


def _layout(readiness: Readiness, size: tuple[int, int], is_small: bool) -> tuple[str, Layout]:
    """The level that the reader chose, as far as there is something to show, and its picture."""
    asked = linked(LEVEL)
    town = readiness.scope.town
    around = _around(readiness)
    if asked == ["near"] and around is not None:
        return "near", site_map(readiness, size, set(), around, is_small=is_small)
    if asked and town not in (ALL, UNSTATED):
        towns = _blocks_in(readiness, town)
        if towns:
            return "town", site_map(readiness, size, towns, None, is_small=is_small)
    return "county", county_map(readiness, size, is_small=is_small)


def _around(readiness: Readiness) -> tuple[float, float] | None:
    found = readiness.all_projects
    found = found[found["project_id"].isin(linked(CHOSEN)) & (found["place_precision"] == "exact")]
    if found.empty:
        return None
    return float(found["map_longitude"].iloc[0]), float(found["map_latitude"].iloc[0])


def _blocks_in(readiness: Readiness, town: str) -> set[str]:
    return {
        block_of(row)
        for row in records(readiness.all_projects)
        if town in (row["town"], row["park"])
    }


def _drawn(readiness: Readiness, level: str) -> Drawn:
    every = readiness.all_projects
    kept = set(readiness.in_filters["project_id"])
    keys = {block_of(row) for row in records(every)}
    faded: set[str] = set()
    if readiness.scope.town != ALL and level == "county":
        shown = readiness.scope.town
        faded = keys - (_blocks_in(readiness, shown) if shown != UNSTATED else set())
    names = dict(zip(every["project_id"].astype(str), every["project_name"], strict=True))

    def named(symbol: Symbol) -> str:
        name = names.get(symbol.pin.project_id, "") if symbol.pin else ""
        return f"{name}，{word(symbol.state)}"

    return Drawn(
        faded=faded,
        grey={str(one) for one in every["project_id"]} - kept,
        changed=_changed(readiness),
        chosen=readiness.chosen_id,
        named=named,
        is_live=True,
    )


def _changed(readiness: Readiness) -> set[str]:
    """Projects whose state is another one than at the date before."""
    before = readiness.before
    return {
        str(row["project_id"])
        for row in records(readiness.all_projects)
        if before and before.get(str(row["project_id"])) != row["state"]
    }


def legend_html(readiness: Readiness) -> Markup:
    """A state a cell: shape, word, count, sum, change; choosing one filters by it."""
    chosen = readiness.scope.filters.get("states")
    cells = []
    for row in sorted(
        records(readiness.states), key=lambda one: STATE_ORDER.index(str(one["state"]))
    ):
        state, wan = str(row["state"]), row["investment_wan"]
        unknown = whole(row["unknown_investment_count"])
        cells.append(
            {
                "state": state,
                "symbol": symbol_svg(state),
                "count": whole(row["project_count"]),
                "count_link": _figure(readiness, "readiness", state),
                "sum": str(amount(None if is_unknown(wan) else float(wan), language(), in_yi=True)),
                "sum_link": _figure(readiness, "readiness_planned", state),
                "change": _change(row),
                "title": say("readiness-legend-unknown", count=unknown) if unknown else "",
                "is_on": chosen is not None and state in chosen,
            }
        )
    return render("readiness.legend", cells)


def _figure(readiness: Readiness, figure: str, state: str) -> str:
    """What opens a figure's rows and cells, of the scope as the count is."""
    return link_attributes(readiness.reference(figure, state=state))


def _change(row: dict[str, object]) -> str:
    if is_unknown(row["previous_count"]):
        return ""
    moved = whole(row["project_count"]) - whole(row["previous_count"])
    if not moved:
        return say("readiness-legend-same")
    return say("readiness-legend-change-of", change=count_change(moved))


def _controls(level: str) -> list[tuple[str, str, str, str, bool]]:
    """Each button: act, value, sign, word, whether it is off."""
    return [
        ("zoom", "in", "+", say("readiness-map-in"), level == "near"),
        ("zoom", "out", "−", say("readiness-map-out"), level == "county"),
        ("full", "", "⤢", say("readiness-map-full"), False),
    ]


def _message(readiness: Readiness) -> tuple[str, bool]:
    """What an empty picture says, and whether clearing the filters is the way out."""
    if readiness.in_filters.empty and readiness.scope.is_filtered:
        return say("readiness-map-none-left"), True
    if (readiness.all_projects["place_standing"] != "unstated").any():
        return "", False
    return say("readiness-map-nothing"), False


def _below(readiness: Readiness) -> Markup:
    standing = map_notes(readiness, is_small=False).lines[0]
    return render("readiness.below", standing, readiness.outline.is_drawn)


def _left_out(readiness: Readiness) -> None:
    """Projects whose coordinates lie outside the county."""
    projects = readiness.projects
    outside = projects[
        ~projects["is_inside"].fillna(value=True) & projects["map_longitude"].notna()
    ]
    if outside.empty:
        return
    shown = [str(name) for name in outside["project_name"].head(_LISTED)]
    more = "…" if len(outside) > _LISTED else ""
    told = say("readiness-map-outside", count=len(outside))
    st.html(render("components.noted", "sb-left-out", told, listed(shown) + more))


def _acted(readiness: Readiness, level: str, kind: str, value: object) -> None:
    if kind == "choose":
        choose(str(value), toggles=False)
    elif kind == "open":
        st.session_state[_OPEN] = str(value)
    elif kind == "placed" and isinstance(value, dict):
        clicked_at(float(value["longitude"]), float(value["latitude"]))
        st.session_state[_RERUN] = True
    elif kind == "zoom" and isinstance(value, dict):
        _zoom(readiness, level, value)
    elif kind == "place":
        _take_place(readiness, str(value))
    else:
        take_filter(readiness, kind, str(value))


def take_filter(readiness: Readiness, kind: str, value: str) -> None:
    """A filter chosen on the map, the legend or the strip; chosen again it is let go."""
    st.session_state[_RERUN] = True
    if kind == "state":
        states = list(readiness.scope.filters.get("states") or [])
        link("states", [s for s in states if s != value] if value in states else [*states, value])
    elif kind == "town":
        is_again = value in (readiness.scope.town, ALL)
        link("town", None if is_again else value)
        link(LEVEL, None)
    elif kind == PERIOD:
        link(PERIOD, None if readiness.scope.period == value else value)
    elif kind == "stop":
        st.session_state[AS_OF] = value
    elif kind == "clear":
        for key in (*readiness.scope.filters, PERIOD, "town"):
            link(key, None)


def _take_place(readiness: Readiness, key: str) -> None:
    """A block: its town is chosen; a second time its town is come close to."""
    town = _town_of(readiness, key)
    if not town:
        return
    if readiness.scope.town == town:
        link(LEVEL, "town")
    else:
        link("town", town)
        st.session_state[_RERUN] = True


def _town_of(readiness: Readiness, key: str) -> str:
    """The town that a block lies in; a park in no known town is chosen by its own name."""
    found = [row for row in records(readiness.all_projects) if block_of(row) == key]
    towns = [str(row["town"]) for row in found if not is_unknown(row["town"])]
    parks = [str(row["park"]) for row in found if not is_unknown(row["park"])]
    return (towns or parks or [""])[0]


def _zoom(readiness: Readiness, level: str, asked: dict[str, object]) -> None:
    if asked.get("way") == "out":
        link(LEVEL, "town" if level == "near" and readiness.scope.town != ALL else None)
        return
    if level == "town":
        found = readiness.all_projects
        exact = set(found.loc[found["place_precision"] == "exact", "project_id"].astype(str))
        if str(asked.get("id")) in exact:
            choose(str(asked["id"]), toggles=False)
            link(LEVEL, "near")
        return
    town = readiness.scope.town
    if town in (ALL, UNSTATED):
        town = _town_of(readiness, str(asked.get("place", "")))
    if town:
        is_new = readiness.scope.town != town
        link("town", town)
        link(LEVEL, "town")
        st.session_state[_RERUN] = is_new
