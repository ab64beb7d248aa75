"""From the readings to the map's places: which projects stand where, and what is said of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pandas as pd

from data.formats import UNKNOWN, amount, is_unknown
from data.geo import Outline
from data.language import language, say, word
from data.palette import STATES
from data.screens.readiness_readings import Readiness
from data.screens.readiness_sentences import gate_name, interval, level_name, next_item, waits
from data.screens.records import Record, known_number, records, whole
from data.screens.view import View, cached_value, rows, store
from ui.charts.map.block import DESK, PHONE
from ui.charts.map.columns import by_state, grid_layout
from ui.charts.map.county import county_layout
from ui.charts.map.ground import Notes
from ui.charts.map.parts import STATE_ORDER, Layout, Pin, Place
from ui.charts.map.site import SiteWords, site_layout

_SURE_WITHIN_KM = 2.0
_TRAILING = re.compile(r"(?<=.{2})[（(][^（()）]*[)）]$")
_KILOMETRES = re.compile(r"(\d+(?:\.\d+)?)\s*(?:公里|km)")


def short_name(name: object) -> str:
    """A project's name without the remark in brackets at its end."""
    return _TRAILING.sub("", str(name)) or str(name)


def block_of(row: Record) -> str:
    """The place under which a project stands: its park, else its town, else the place named.

    "" where it has coordinates alone, or nothing.
    """
    for field in ("park", "town", "place_name"):
        if not is_unknown(row[field]):
            return str(row[field])
    return ""


def is_overdue(row: Record, as_of: date) -> bool:
    """Whether the planned day of production has passed and the project does not produce."""
    planned = row["planned_production_date"]
    if is_unknown(planned) or row["state"] == "已投产":
        return False
    return pd.Timestamp(planned).date() <= as_of


def map_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """The projects that count: phases of one project stand on the map once."""
    return frame[frame["is_counted"].astype(bool)]


def places_of(view: View, frame: pd.DataFrame, most: pd.DataFrame | None = None) -> list[Place]:
    """The blocks of projects that have a place, in the order of their counts.

    most: projects of the date with the largest counts, for which the blocks keep room.
    """
    gazetteer = {
        str(row["place"]): row
        for row in records(rows("screens/places/gazetteer", snapshot_id=view.now.id))
    }
    groups: dict[str, list[Record]] = {}
    for row in records(frame):
        name = block_of(row)
        if name or not is_unknown(row["map_longitude"]):
            groups.setdefault(name, []).append(row)
    parks = {name: town_of(rows_) for name, rows_ in groups.items() if _is_park(name, rows_)}
    later = _counts(most) if most is not None else {}
    made = [
        _place(name, mine, gazetteer.get(name), set(parks.values()), view, later.get(name, {}))
        for name, mine in groups.items()
    ]
    return sorted(made, key=lambda place: (-len(place.pins), place.name))


def block_name(name: str, towns_with_park: set[str]) -> str:
    """A block's heading; the rest of a town whose park has a block of its own says so."""
    if not name:
        return say("readiness-block-nowhere")
    return say("readiness-block-rest", town=name) if name in towns_with_park else name


def _is_park(name: str, mine: Sequence[Record]) -> bool:
    return bool(name) and not is_unknown(mine[0]["park"]) and str(mine[0]["park"]) == name


def town_of(mine: Sequence[Record]) -> str:
    """The first town that rows of one block name; "" where none does."""
    return next((str(row["town"]) for row in mine if not is_unknown(row["town"])), "")


def _counts(frame: pd.DataFrame) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for row in records(frame):
        states = found.setdefault(block_of(row), {})
        states[str(row["state"])] = states.get(str(row["state"]), 0) + 1
    return found


def _place(
    name: str,
    mine: list[Record],
    known: Record | None,
    towns_with_park: set[str],
    view: View,
    most: dict[str, int],
) -> Place:
    pins = tuple(_pin(row) for row in mine)
    centre, is_sure = centre_of(known)
    if centre is None:
        spots = [row for row in mine if not is_unknown(row["map_longitude"])]
        if spots:
            centre = (
                sum(float(row["map_longitude"]) for row in spots) / len(spots),
                sum(float(row["map_latitude"]) for row in spots) / len(spots),
            )
            is_sure = len(spots) == 1 and spots[0]["place_precision"] == "exact"
    wans = [known_number(row["planned_investment_wan"]) for row in mine]
    sums = [wan for wan in wans if wan is not None]
    total = str(amount(sum(sums), language(), in_yi=True)) if sums else ""
    return Place(
        key=name,
        name=block_name(name, towns_with_park),
        longitude=centre[0] if centre else None,
        latitude=centre[1] if centre else None,
        pins=pins,
        is_sure=is_sure,
        total=total,
        lines=tuple(_lines(mine, view.now.as_of)),
        most=most,
    )


def centre_of(known: Record | None) -> tuple[tuple[float, float] | None, bool]:
    """Longitude and latitude of a place of the gazetteer, and whether they are sure."""
    if known is None or is_unknown(known["longitude"]):
        return None, False
    return (float(known["longitude"]), float(known["latitude"])), _is_sure(known)


def _is_sure(known: Record) -> bool:
    """Whether the gazetteer knows a centre to about a kilometre."""
    if not known["is_verified"]:
        return False
    told = _KILOMETRES.search(str(known["precision"] or ""))
    return told is None or float(told[1]) <= _SURE_WITHIN_KM


def _pin(row: Record) -> Pin:
    is_exact = row["place_precision"] == "exact"
    wan = known_number(row["planned_investment_wan"])
    told = say("readiness-map-no-amount") if wan is None else str(amount(wan, language()))
    score = interval(row["score_low"], row["score_high"])
    return Pin(
        project_id=str(row["project_id"]),
        name=str(row["project_name"]),
        state=str(row["state"]),
        investment_wan=wan,
        score=known_number(row["score_low"]) or 0.0,
        longitude=float(row["map_longitude"]) if is_exact else None,
        latitude=float(row["map_latitude"]) if is_exact else None,
        details=f"{told} · {score}",
    )


def _lines(mine: Sequence[Record], as_of: date) -> list[tuple[str, str]]:
    """The next start of production, and what stands still longest."""
    found = []
    soon = [
        row
        for row in mine
        if row["state"] == "即将投产" and not is_unknown(row["planned_production_date"])
    ]
    if soon:
        row = min(soon, key=lambda one: (one["planned_production_date"], one["project_id"]))
        month = pd.Timestamp(row["planned_production_date"]).strftime("%Y-%m")
        told = say("readiness-map-planned", month=month)
        told += say("readiness-map-overdue") if is_overdue(row, as_of) else ""
        found.append((short_name(row["project_name"]), told))
    stalled = [row for row in mine if row["state"] == "停滞"]
    if stalled:
        row = max(stalled, key=lambda one: (whole(one["waiting_days"]), one["project_id"]))
        days = whole(row["waiting_days"])
        told = say("readiness-map-stalled", days=days) if days else say("readiness-map-stands")
        found.append((short_name(row["project_name"]), told))
    return found


def county_map(readiness: Readiness, size: tuple[int, int], *, is_small: bool) -> Layout:
    """The whole county in a picture of a size; kept for the snapshot, whatever is filtered."""
    view = readiness.view
    newest = _newest(view)
    key = ("map", view.now.id, newest, _ground_key(readiness.outline), size, language())

    def work_out() -> tuple[Layout, ...]:
        places = _all_places(readiness, newest)
        return (county_layout(places, readiness.outline, *size, map_notes(readiness, is_small)),)

    return cached_value(store(), key, work_out)[0]


def site_map(
    readiness: Readiness,
    size: tuple[int, int],
    towns: set[str],
    around: tuple[float, float] | None,
    *,
    is_small: bool,
) -> Layout:
    """The blocks of some places, or the surroundings of a point."""
    view = readiness.view
    chosen = None if around is not None else tuple(sorted(towns))
    key = ("site", view.now.id, _ground_key(readiness.outline), size, chosen, around, language())

    def work_out() -> tuple[Layout, ...]:
        every = _all_places(readiness, None)
        places = every if around is not None else [one for one in every if one.key in towns]
        if around is None and not any(pin.is_exact for one in places for pin in one.pins):
            # Nothing has a place of its own: the projects stand by what they wait for.
            states = by_state(places, {state: word(STATES[state].kind) for state in STATE_ORDER})
            return (grid_layout(states, *size, PHONE if is_small else DESK),)
        cross = say("readiness-map-crosses", km=1 if around is not None else 5)
        told = () if is_small else (*_standing(readiness), cross)
        words = SiteWords(
            anchor=say("readiness-map-anchor"),
            tray=(say("readiness-map-tray"), say("readiness-map-tray-count")),
            hidden=(say("readiness-map-hidden"), say("readiness-map-hidden-rest")),
            kilometres=say("readiness-map-km"),
            area=say("readiness-map-area"),
            aside=say("readiness-map-aside"),
            lines=("　".join(told),) if told else (),
        )
        return (site_layout(places, readiness.outline, *size, words, around),)

    return cached_value(store(), key, work_out)[0]


def map_notes(readiness: Readiness, is_small: bool) -> Notes:
    """The words of the map's corner; on a small picture they stand below it."""
    return Notes(
        centre=say("readiness-map-key-centre"),
        vague=say("readiness-map-key-vague"),
        kilometres=say("readiness-map-km"),
        lines=() if is_small else ("；".join(_standing(readiness)),),
        has_key=not is_small,
    )


def _standing(readiness: Readiness) -> tuple[str, ...]:
    """Whether the outline is schematic, or its 审图号; without one, how the places stand."""
    outline = readiness.outline
    if not outline.areas:
        return (say("readiness-map-by-places" if outline.is_drawn else "readiness-map-grid"),)
    if outline.is_schematic:
        return (say("readiness-map-schematic"), say("readiness-map-number-open"))
    return (say("readiness-map-number", number=outline.approval_number),)


def _all_places(readiness: Readiness, newest: int | None) -> list[Place]:
    most = None
    if newest is not None and newest != readiness.view.now.id:
        free = dict.fromkeys(("towns", "states", "units", "groups"))
        most = rows("screens/readiness/projects", snapshot_id=newest, **free)
        most = most[most["is_counted"].astype(bool)]
    return places_of(readiness.view, readiness.all_projects, most)


def _newest(view: View) -> int:
    """The snapshot of the newest date: blocks keep its room, so that months can be compared."""
    snapshot = store().snapshot(version=view.now.version)
    return view.now.id if snapshot is None else snapshot.id


def _ground_key(outline: Outline) -> tuple[object, ...]:
    bounds = outline.bounds if outline.is_drawn else None
    return (outline.approval_number, len(outline.areas), bounds)


def cards(readiness: Readiness) -> dict[str, object]:
    """Project id → its card, for every project that the map may show."""
    return {
        str(row["project_id"]): _card(row, readiness)
        for row in records(readiness.all_projects)
        if not is_unknown(row["map_longitude"]) or block_of(row)
    }


def _card(row: Record, readiness: Readiness) -> dict[str, object]:
    symbol = STATES[str(row["state"])]
    sub = [str(amount(known_number(row["planned_investment_wan"]), language())), block_of(row)]
    return {
        "shape": symbol.shape,
        "order": symbol.order,
        "name": str(row["project_name"]),
        "sub": " · ".join(part for part in sub if part),
        "rows": _rows(row, readiness),
        "hint": say("readiness-map-hint"),
        "open": say("readiness-chosen-open"),
    }


def _rows(row: Record, readiness: Readiness) -> list[list[object]]:
    item, state = next_item(row)
    level = f"{row['level']} {level_name(row['level'])}"
    low, high = known_number(row["score_low"]) or 0.0, known_number(row["score_high"]) or 0.0
    score = interval(row["score_low"], row["score_high"])
    told = f"{item} {state}".strip()
    if not is_unknown(row["next_gate"]):
        told += say("readiness-map-card-gate", gate=gate_name(row["next_gate"]))
    is_open = not is_unknown(row["next_item_state"])
    days = row["waiting_days"]
    waited = (
        say("readiness-map-card-days", days=str(whole(days)))
        if is_open and not is_unknown(days)
        else UNKNOWN
    )
    return [
        [say("readiness-map-card-state"), f"{word(str(row['state']))}　{level}", False],
        [say("readiness-head-score"), [low, high, score], False],
        [say("readiness-map-card-next"), told, False],
        [say("readiness-map-card-waits"), waits(row), False],
        [say("readiness-map-card-waited"), waited, False],
        _planned(row, readiness),
        [say("readiness-map-card-place"), _where(row), False],
    ]


def _planned(row: Record, readiness: Readiness) -> list[object]:
    label = say("readiness-map-card-planned")
    if is_unknown(row["production_date"]):
        return [label, UNKNOWN, False]
    month = pd.Timestamp(row["production_date"]).strftime("%Y-%m")
    if row["state"] == "已投产":
        return [say("readiness-map-card-produced"), month, False]
    late = is_overdue(row, readiness.view.now.as_of)
    return [label, month + (say("readiness-map-card-late") if late else ""), late]


def _where(row: Record) -> str:
    if row["place_precision"] == "exact":
        return say("readiness-map-hover-exact")
    if row["place_standing"] == "named":
        return say("readiness-map-hover-named", place=block_of(row))
    note = "" if is_unknown(row["place_note"]) else str(row["place_note"])
    return say("readiness-map-hover-near", place=str(row["place_name"]), precision=note or UNKNOWN)
