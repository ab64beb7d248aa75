"""The map's part of the readiness page: what it shows, and what a reader's hand does on it."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui.charts.map.county import PHONE_BELOW
from ui.charts.map.parts import STATE_ORDER, Layout, Symbol
from ui.charts.map.svg import Drawn, map_svg, mark_svg
from ui.components.drawer import link_attributes
from ui.components.linked import choose as link
from ui.components.linked import chosen as linked
from ui.components.tables import open_project
from ui.formats import UNKNOWN, amount, count_change, is_unknown
from ui.language import language, say, word
from ui.palette import STATES
from ui.places.placing import clicked_at, placed_project
from ui.readiness.blocks import block_of, county_map, site_map
from ui.readiness.cards import cards
from ui.readiness.map_component import is_full_screen, map_component, picture_size
from ui.readiness.scope import ALL, CHOSEN, PERIOD, UNPLACED, Readiness, choose
from ui.readiness.stops import know_stops, known_stops, stops_html, stops_of
from ui.readiness.wording import listed
from ui.records import records, whole
from ui.snapshots import AS_OF

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
    town = ' data-town="1"' if readiness.scope.town not in (ALL, UNPLACED) else ""
    html = (
        f"{legend_html(readiness)}"
        f'<div class="picture"{town}>{map_svg(layout, drawn, title)}'
        f'{_controls(level)}{_message(readiness)}<div class="card" hidden></div></div>'
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
    if asked and town not in (ALL, UNPLACED):
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
        faded = keys - (_blocks_in(readiness, shown) if shown != UNPLACED else set())
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


def legend_html(readiness: Readiness) -> str:
    """A state a cell: shape, word, count, sum, change; choosing one filters by it."""
    chosen = readiness.scope.filters.get("states")
    cells = []
    for row in sorted(
        records(readiness.states), key=lambda one: STATE_ORDER.index(str(one["state"]))
    ):
        state = str(row["state"])
        mark = STATES[state]
        wan = row["investment_wan"]
        told = UNKNOWN if is_unknown(wan) else str(amount(float(wan), language(), in_yi=True))
        unknown = whole(row["unknown_investment_count"])
        title = say("readiness-legend-unknown", count=unknown) if unknown else ""
        is_on = chosen is not None and state in chosen
        off = " off" if not whole(row["project_count"]) else ""
        cells.append(
            f'<div class="cell{off}{" on" if is_on else ""}" data-act="state" '
            f'data-value="{escape(state)}" title="{escape(title)}"><span class="what">'
            f'<button type="button" data-act="state" data-value="{escape(state)}" '
            f'aria-pressed="{str(is_on).lower()}">{mark_svg(state)}{escape(word(mark.kind))}'
            f'</button><b class="count"{_figure(readiness, "readiness", state)}>'
            f"{whole(row['project_count'])}</b></span>"
            f"<small><b{_figure(readiness, 'readiness_planned', state)}>{escape(told)}</b> "
            f"<span>{escape(_change(row))}</span></small></div>"
        )
    return f'<div class="legend" role="group">{"".join(cells)}</div>'


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


def _controls(level: str) -> str:
    buttons = (
        ("zoom", "in", "+", say("readiness-map-in"), level == "near"),
        ("zoom", "out", "−", say("readiness-map-out"), level == "county"),
        ("full", "", "⤢", say("readiness-map-full"), False),
    )
    return (
        '<div class="zoom">'
        + "".join(
            f'<button type="button" data-act="{act}" data-value="{value}" '
            f'aria-label="{escape(told)}" '
            f'title="{escape(told)}"{" disabled" if is_off else ""}>{sign}</button>'
            for act, value, sign, told, is_off in buttons
        )
        + "</div>"
    )


def _message(readiness: Readiness) -> str:
    """What an empty picture says, with the way out."""
    if readiness.in_filters.empty and readiness.scope.is_filtered:
        clear = escape(say("readiness-map-clear"))
        return (
            f'<p class="message">{escape(say("readiness-map-none-left"))}'
            f'<button type="button" data-act="clear">{clear}</button></p>'
        )
    if readiness.all_projects["map_longitude"].notna().any():
        return ""
    return f'<p class="message">{escape(say("readiness-map-nothing"))}</p>'


def _below(readiness: Readiness) -> str:
    outline = readiness.outline
    standing = (
        say("readiness-map-schematic")
        if outline.is_schematic
        else say("readiness-map-number", number=outline.approval_number)
    )
    return (
        f'<p class="below"><span><i class="ring"></i>{escape(say("readiness-map-key-centre"))}'
        f'</span><span><i class="dotted"></i>{escape(say("readiness-map-key-vague"))}</span>'
        f"<span>{escape(standing)}</span></p>"
    )


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
    st.html(
        f'<p class="sb-note sb-left-out"><b>{escape(told)}</b> {escape(listed(shown) + more)}</p>'
    )


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
    towns = [
        str(row["town"])
        for row in records(readiness.all_projects)
        if block_of(row) == key and not is_unknown(row["town"])
    ]
    return towns[0] if towns else ""


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
    if town in (ALL, UNPLACED):
        town = _town_of(readiness, str(asked.get("place", "")))
    if town:
        is_new = readiness.scope.town != town
        link("town", town)
        link(LEVEL, "town")
        st.session_state[_RERUN] = is_new
