"""Where projects lie: put on the map by a click, and the gazetteer of towns, parks and aliases."""

from __future__ import annotations

import re
from functools import partial

import numpy as np
import pandas as pd
import streamlit as st

from data.field_words import field_label
from data.formats import decimal, is_unknown, moment
from data.geo import Outline, Point, inside_home, nearest, read_point
from data.language import language, say
from data.rights import may
from data.rules.places import KINDS
from data.screens.records import known_text
from data.screens.view import View, rows, store
from data.store import NamedPlace, Placement, ProjectName
from data.values.coordinates import Datum, to_wgs84
from ui.components import section_title
from ui.components.filters import choose, chosen
from ui.intake.steps import confirmed
from ui.markup import render
from ui.signed_in import signed_as

PLACED = "place"
AT_PLACE = "@"  # before a town's or park's name
_CLICKED = "placing-clicked"
_DATUMS: tuple[Datum, ...] = ("WGS84", "CGCS2000", "GCJ-02", "BD-09")
_WORDS = ("town", "park", "address")


def placed_project() -> str | None:
    """The id of the project, or the marked name of the place, that is being put on the map."""
    asked = chosen(PLACED)
    return asked[0] if asked and may("places") else None


def begin_placing(project_id: str) -> None:
    """Start putting a project, or a place by its marked name, on the map."""
    st.session_state.pop(_CLICKED, None)
    choose(PLACED, project_id)


def clicked_at(longitude: float, latitude: float) -> None:
    """Take the point of the map that was clicked for the project that is being put there."""
    st.session_state[_CLICKED] = Point(longitude, latitude)


def placing(view: View, outline: Outline | None) -> None:
    """The bar that puts the chosen project on the map; nothing while none is being put."""
    project_id = placed_project()
    if project_id is None:
        if chosen(PLACED):
            st.html(render("components.paragraph", say("placing-signed-out")))
        return
    places = rows("screens/places/gazetteer", snapshot_id=view.now.id)
    is_place = project_id.startswith(AT_PLACE)
    found = (
        places[places["place"] == project_id.removeprefix(AT_PLACE)]
        if is_place
        else rows("screens/places/project", snapshot_id=view.now.id, project_id=project_id)
    )
    if found.empty:
        choose(PLACED, None)
        return
    one = found.iloc[0]
    name = str(one["place" if is_place else "project_name"])
    can_click = outline is not None and outline.is_drawn
    known = say("placing-follow", count=int(one["project_count"])) if is_place else _known(one)
    with st.container(key="placing", gap="small"):
        asked = say("placing-click" if can_click else "placing-no-map", project=name)
        st.html(render("components.asked", asked, known))
        point = _point(places[places["longitude"].notna()])
        if point is not None:
            st.html(render("components.paragraph", _about(point, places, outline)))
        if is_place:
            _place_actions(one, point)
        else:
            _actions(one, point)


def _known(project: pd.Series) -> str:
    """What the ledgers and people said so far of where the project lies."""
    written = [
        say("placing-written", field=field_label(language(), name), words=str(project[name]))
        for name in _WORDS
        if not is_unknown(project[name])
    ]
    parts = [*written] if written else [say("placing-nothing-written")]
    if project["is_doubtful"]:
        parts.append(say("placing-doubtful"))
    if not is_unknown(project["placed_at"]):
        parts.append(
            say("placing-put", by=str(project["placed_by"]), time=moment(project["placed_at"]))
        )
    return " · ".join(parts)


def _point(places: pd.DataFrame) -> Point | None:
    """The point that is meant: typed before chosen by name before clicked."""
    by_degrees, by_datum, by_name = st.columns([3, 2, 3])
    typed = by_degrees.text_input(
        say("placing-degrees"),
        key="placing-degrees",
        placeholder="107.475, 38.180",
    )
    datum: Datum = by_datum.selectbox(
        say("placing-datum"),
        _DATUMS,
        key="placing-datum",
        format_func=lambda one: say(f"placing-datum-{one.lower().replace('-', '')}"),
    )
    name = by_name.selectbox(
        say("placing-place"),
        list(places["place"]),
        index=None,
        key="placing-place",
        placeholder=say("placing-place-none"),
    )
    if typed.strip():
        read = read_point(typed)
        if read is None:
            st.html(render("components.paragraph", say("placing-unreadable"), "sb-warning"))
            return None
        x, y = to_wgs84(np.array([read.longitude]), np.array([read.latitude]), datum)
        return Point(float(x[0]), float(y[0]))
    if name is not None:
        row = places[places["place"] == name].iloc[0]
        return Point(float(row["longitude"]), float(row["latitude"]))
    clicked = st.session_state.get(_CLICKED)
    return clicked if isinstance(clicked, Point) else None


def _about(point: Point, places: pd.DataFrame, outline: Outline | None) -> str:
    """The point in degrees, the place that is nearest, a warning where it is not in the county."""
    centred = places[places["longitude"].notna()]
    found = nearest(
        point,
        (
            (str(row["place"]), Point(float(row["longitude"]), float(row["latitude"])))
            for row in centred.to_dict("records")
        ),
    )
    parts = [
        say(
            "placing-point",
            longitude=decimal(point.longitude, 4),
            latitude=decimal(point.latitude, 4),
        )
    ]
    if found is not None:
        parts.append(say("placing-nearest", place=found[0], kilometres=decimal(found[1], 1)))
    if (
        outline is not None
        and outline.home
        and not inside_home(outline, [point.longitude], [point.latitude])[0]
    ):
        parts.append(say("placing-outside"))
    return " · ".join(parts)


def _actions(project: pd.Series, point: Point | None) -> None:
    name = ProjectName(known_text(project["project_code"]), known_text(project["project_name"]))
    with st.container(horizontal=True, gap="small"):
        if (
            st.button(say("placing-save"), type="primary", key="placing-save", disabled=not point)
            and point
        ):
            store().places.put(Placement(name, point.longitude, point.latitude), by=signed_as())
            _end()
        is_put = not is_unknown(project["placed_at"])
        if is_put and st.button(say("placing-take-off"), key="placing-take-off"):
            store().places.put(Placement(name, None, None), by=signed_as())
            _end()
        _cancel()


def _place_actions(place: pd.Series, point: Point | None) -> None:
    """Saves the point as the centre of a town or park: all its projects follow."""
    with st.container(horizontal=True, gap="small"):
        is_saved = st.button(
            say("placing-save"), type="primary", key="placing-save", disabled=not point
        )
        if is_saved and point:
            kind = str(place["kind"])
            named = NamedPlace(
                str(place["place"]),
                tuple(str(name) for name in place["names"]),
                kind if kind in KINDS else "landmark",
                known_text(place["town"]),
                point.longitude,
                point.latitude,
            )
            store().places.save([named], by=signed_as())
            _end()
        _cancel()


def _cancel() -> None:
    if st.button(say("placing-cancel"), key="placing-cancel", type="tertiary", shortcut="Escape"):
        _end()


def _end() -> None:
    for key in (_CLICKED, "placing-degrees", "placing-place"):
        st.session_state.pop(key, None)
    choose(PLACED, None)
    st.rerun()


_CORRECTED = "gazetteer-place"
_ROUND = "gazetteer-round"
_BETWEEN_NAMES = re.compile(r"[、,，;；|\s]+")
_TOWNS = ("seat", "town")


def gazetteer(view: View | None) -> None:
    """Every place with its names, centre and projects; below it one form to add and correct."""
    if view is None:
        section_title(say("gazetteer-title"), say("gazetteer-empty"))
        return
    places = rows("screens/places/gazetteer", snapshot_id=view.now.id)
    lacking = places[places["longitude"].isna() & (places["project_count"] > 0)]
    section_title(
        say("gazetteer-title-lacking", count=len(lacking))
        if len(lacking)
        else say("gazetteer-title"),
        say("gazetteer-note"),
    )
    for row in places.to_dict("records"):
        _place({str(key): value for key, value in row.items()})
    if may("places"):
        _entry(places)


def _place(row: dict[str, object]) -> None:
    name = str(row["place"])
    with st.container(key=f"gazetteer-{name}", gap="xxsmall"):
        line, actions = st.columns([5, 2], vertical_alignment="center")
        with line:
            others = [one for one in _names(row) if one != name]
            also = f"（{'、'.join(others)}）" if others else ""
            st.html(render("components.named", name, also, " · ".join(_facts(row))))
        if not may("places"):
            return
        with actions, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            label = "gazetteer-change" if row["is_known"] else "gazetteer-name-it"
            if st.button(say(label), key=f"gazetteer-change-{name}", type="tertiary"):
                st.session_state[_CORRECTED] = name
                st.rerun()
            if not is_unknown(row["named_at"]):
                confirmed(
                    f"gazetteer-{name}",
                    say("gazetteer-take-back"),
                    say("gazetteer-take-back-sure", place=name),
                    partial(_save, _named(row, is_removed=True)),
                    side="right",
                    width="content",
                )


def _facts(row: dict[str, object]) -> list[str]:
    facts = [say(f"gazetteer-kind-{row['kind']}")]
    if not is_unknown(row["town"]):
        facts.append(say("gazetteer-in-town", town=str(row["town"])))
    if is_unknown(row["longitude"]):
        facts.append(say("gazetteer-no-centre"))
    else:
        at = f"{_degrees(row['longitude'])}, {_degrees(row['latitude'])}"
        facts.append(at if is_unknown(row["precision"]) else f"{at}（{row['precision']}）")
    facts.append(say("gazetteer-projects", count=int(str(row["project_count"]))))
    if not is_unknown(row["named_at"]):
        facts.append(f"{row['named_by']} {moment(pd.Timestamp(str(row['named_at'])))}")
    return facts


def _entry(places: pd.DataFrame) -> None:
    chosen = st.session_state.get(_CORRECTED)
    found = places[places["place"] == chosen].to_dict("records")
    row = {str(key): value for key, value in found[0].items()} if found else {}
    key = f"{chosen or ''}-{st.session_state.get(_ROUND, 0)}"
    with st.expander(
        say("gazetteer-correct", place=str(chosen)) if row else say("gazetteer-add"),
        expanded=bool(row),
        key=f"gazetteer-form-{key}",
    ):
        one, two, three = st.columns([3, 3, 2])
        with one:
            name = st.text_input(
                say("gazetteer-name"),
                value=str(row.get("place", "")),
                disabled=bool(row),
                key=f"gazetteer-name-{key}",
            ).strip()
        names = two.text_input(
            say("gazetteer-names"),
            value="、".join(one for one in _names(row) if one != row.get("place")),
            placeholder=say("gazetteer-names-example"),
            key=f"gazetteer-names-{key}",
        )
        with three:
            stated = str(row.get("kind", "town"))
            kinds = [kind for kind in KINDS if kind != "seat" or stated == "seat"]
            kind = st.selectbox(
                say("gazetteer-kind"),
                kinds,
                index=kinds.index(stated) if stated in kinds else 0,
                format_func=lambda one: say(f"gazetteer-kind-{one}"),
                key=f"gazetteer-kind-{key}",
            )
        four, five, six = st.columns([3, 3, 2], vertical_alignment="bottom")
        with four:
            towns = list(places.loc[places["kind"].isin(_TOWNS), "place"])
            of = row.get("town")
            town = st.selectbox(
                say("gazetteer-town"),
                towns,
                index=towns.index(of) if of in towns else None,
                placeholder=say("gazetteer-town-none"),
                disabled=kind in _TOWNS,
                key=f"gazetteer-town-{key}",
            )
        with five:
            has_centre = bool(row) and not is_unknown(row["longitude"])
            degrees = st.text_input(
                say("gazetteer-degrees"),
                value=f"{_degrees(row['longitude'])}, {_degrees(row['latitude'])}"
                if has_centre
                else "",
                placeholder="107.475, 38.180",
                key=f"gazetteer-degrees-{key}",
            ).strip()
        point = read_point(degrees) if degrees else None
        with six, st.container(horizontal=True, gap="small"):
            is_ready = bool(name) and (not degrees or point is not None)
            saved = st.button(
                say("gazetteer-save"), disabled=not is_ready, key=f"gazetteer-save-{key}"
            )
            if row and st.button(say("data-no"), key=f"gazetteer-leave-{key}", type="tertiary"):
                _leave()
        if degrees and point is None:
            st.html(render("components.paragraph", say("placing-unreadable"), "sb-warning"))
        if saved:
            _save(_stated(name, names, kind, None if kind in _TOWNS else town, point))
            _leave()


def _stated(name: str, names: str, kind: str, town: str | None, point: Point | None) -> NamedPlace:
    listed = tuple(dict.fromkeys([name, *filter(None, _BETWEEN_NAMES.split(names))]))
    longitude, latitude = (point.longitude, point.latitude) if point else (None, None)
    return NamedPlace(name, listed, kind, town, longitude, latitude)


def _named(row: dict[str, object], *, is_removed: bool) -> NamedPlace:
    return NamedPlace(
        str(row["place"]), tuple(_names(row)), str(row["kind"]), None, None, None, is_removed
    )


def _save(place: NamedPlace) -> None:
    store().places.save([place], by=signed_as())


def _leave() -> None:
    """An empty form again."""
    st.session_state.pop(_CORRECTED, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


def _names(row: dict[str, object]) -> list[str]:
    names = row.get("names")
    return [str(name) for name in names] if hasattr(names, "__iter__") else []


def _degrees(value: object) -> str:
    return decimal(float(str(value)), 4)
