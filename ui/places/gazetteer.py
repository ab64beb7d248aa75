"""The gazetteer: which places are known, by which names, where; people add and correct here."""

from __future__ import annotations

import re
from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from data.formats import decimal, is_unknown, moment
from data.language import say
from data.positions import Point, read_point
from data.rules.places import KINDS
from data.screens.view import View, rows, store
from data.store import NamedPlace
from ui.components import section_title
from ui.intake.confirm import confirmed
from ui.intake.upload import signed_as
from ui.signed_in import may_upload

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
    if may_upload():
        _entry(places)


def _place(row: dict[str, object]) -> None:
    name = str(row["place"])
    with st.container(key=f"gazetteer-{name}", gap="xxsmall"):
        line, actions = st.columns([5, 2], vertical_alignment="center")
        with line:
            others = [one for one in _names(row) if one != name]
            also = f"（{'、'.join(others)}）" if others else ""
            st.html(
                f'<p class="sb-version-head"><b>{escape(name)}</b>{escape(also)}</p>'
                f'<p class="sb-note">{escape(" · ".join(_facts(row)))}</p>'
            )
        if not may_upload():
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
        with two:
            names = st.text_input(
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
            st.html(f'<p class="sb-warning">{escape(say("placing-unreadable"))}</p>')
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
