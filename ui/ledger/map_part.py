"""Where the entries of a list stand: its towns or parks on the map, by how they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.formats import count, is_unknown
from data.language import say
from data.screens.ledger_readings import Listed
from data.screens.readiness_readings import ALL, Readiness, Scope
from data.screens.records import Record, records, whole
from data.screens.view import rows
from ui.charts.map import county, svg
from ui.charts.map.parts import Layout, Pin, Place
from ui.components import note, section_title
from ui.components.drawer import link_attributes
from ui.ledger.picture import picture
from ui.markup import render
from ui.readiness.blocks import centre_of, map_notes

_SIZE = (1280, 460)
# How an entry stands → the symbol that stands for it.
_SYMBOLS = {"late": "停滞", "open": "办手续", "unstated": "资料不足", "closed": "已投产"}


@dataclass(frozen=True)
class _Standing:
    """The entries of one place, by how they stand; name "" where none is stated."""

    name: str
    counts: dict[str, int]


def map_section(listed: Listed) -> None:
    """The map, where the ledger has places and the county knows where one of them is."""
    role = next((one for one in ("town", "park") if one in listed.dimensions), "")
    if not role:
        return
    standing = [_standing(row) for row in records(listed.read("groups", by=role, field=None))]
    frame = rows("screens/places/gazetteer", snapshot_id=listed.view.now.id)
    known = {str(row["place"]): row for row in records(frame)}
    places = [_place(one, known.get(one.name)) for one in standing if one.name]
    if not any(place.longitude is not None for place in places):
        return
    readiness = Readiness(listed.view, Scope(ALL, {}, is_equal=False))
    notes = replace(map_notes(readiness, is_small=False), vague=say("ledger-map-vague"))
    layout = county.county_layout(places, readiness.outline, *_SIZE, notes)
    title = say("ledger-map-title", places=len(places))
    section_title(title, say("ledger-map-note"))
    drawn = svg.map_svg(layout, svg.Drawn(named=_named), title)
    picture(render("ledger.map", drawn, _keys(listed, standing)), "ledger-map")
    if said := "；".join(_left_over(layout, standing)):
        note(said)


def _standing(row: Record) -> _Standing:
    names = ("overdue", "open_in_time", "unstated_in_time", "closed")
    counts = {
        state: whole(row[f"{name}_count"]) for state, name in zip(_SYMBOLS, names, strict=True)
    }
    return _Standing("" if is_unknown(row["group_name"]) else str(row["group_name"]), counts)


def _place(one: _Standing, known: Record | None) -> Place:
    centre, is_sure = centre_of(known)
    pins = tuple(
        Pin(f"{one.name} {state} {number}", one.name, _SYMBOLS[state])
        for state, own in one.counts.items()
        for number in range(own)
    )
    longitude, latitude = centre or (None, None)
    return Place(one.name, one.name, longitude, latitude, pins, is_sure=is_sure)


def _named(symbol: object) -> str:
    state = getattr(symbol, "state", "")
    return next((say(f"ledger-map-{key}") for key, one in _SYMBOLS.items() if one == state), "")


def _keys(listed: Listed, standing: Sequence[_Standing]) -> list[tuple[object, ...]]:
    """(symbol, how entries stand, how many do, the link to those that are late)."""
    found = list[tuple[object, ...]]()
    for state, symbol in _SYMBOLS.items():
        number = sum(one.counts[state] for one in standing if one.name)
        if number:
            # Late rows without a place are among those that the link would open.
            is_whole = state == "late" and all(one.name for one in standing if one.counts[state])
            link = link_attributes(listed.reference(is_overdue="true")) if is_whole else ""
            said = say(f"ledger-map-{state}")
            found.append((svg.symbol_svg(symbol), said, count(number), link))
    return found


def _left_over(layout: Layout, standing: Sequence[_Standing]) -> list[str]:
    """Places that the picture does not show, and entries that name none."""
    names = "、".join(place.name for place in layout.left_out)
    nowhere = sum(sum(one.counts.values()) for one in standing if not one.name)
    said = [say("wall-map-left-out", places=names)] if names else []
    return said + ([say("ledger-map-nowhere", count=nowhere)] if nowhere else [])
