"""The map of the wall: symbols by town, and beside them a list for each town.

Names on a map cannot be read at eight metres, so the map carries symbols alone; lists
left and right name them, tied to their town by a line. One picture, drawn in units of
a slide 1920 wide; nothing in it is measured by the browser.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from ui.charts.map_ground import Pixels
from ui.charts.map_ground import View as Ground
from ui.formats import is_unknown, text_width
from ui.language import say, word
from ui.palette import STATES
from ui.readiness import answers
from ui.readiness.wording import interval
from ui.records import Record, records
from ui.wall.slides.slide import Slide, Wall

_ROW, _HEAD, _GAP = 40.0, 52.0, 14.0
_SYMBOL = 30.0
_ACROSS = 4
# More symbols than these at one place lie over the next place's; then they are counted.
_MOST = 16
# Which project stands still, or tells nothing, is nobody's business outside the office.
_SHOWN_TO_VISITORS = ("已投产", "即将投产", "建设中", "办手续")


@dataclass(frozen=True)
class _Sheet:
    """The picture and the width of a list, in units of a text of 28: of one size on any screen."""

    width: float
    side: float
    height: float
    rows: int  # of towns and projects on either side
    has_score: bool


_WIDE = _Sheet(1728.0, 600.0, 640.0, 14, has_score=True)
_NARROW = _Sheet(1370.0, 440.0, 540.0, 11, has_score=False)


@dataclass(frozen=True)
class _Town:
    """Projects at one place; x, y: the middle of its symbols."""

    name: str
    x: float
    y: float
    projects: list[Record]


def map_slide(wall: Wall) -> Slide | None:
    """Where the projects stand; visitors see it only on an approved outline.

    None where no project has a place: an empty map says nothing.
    """
    readiness = wall.readiness
    outline = readiness.outline
    projects = readiness.projects
    if projects.empty or (wall.is_public and outline.is_schematic):
        return None
    placed = projects[projects["map_longitude"].notna()]
    if placed.empty:
        return None
    if wall.is_public:
        placed = placed[placed["state"].isin(_SHOWN_TO_VISITORS)]
    towns = [(str(name), records(part)) for name, part in placed.groupby("place_name", sort=True)]
    notes = [
        say("wall-map-schematic")
        if outline.is_schematic
        else say("readiness-map-number", number=outline.approval_number)
    ]
    unplaced = len(projects) - len(placed)
    if unplaced and not wall.is_public:
        notes.append(say("readiness-map-unplaced", count=unplaced))
    title, sub = answers.headline(readiness), answers.sub_line(readiness)
    if wall.is_public:
        title, sub = say("wall-map-public", count=len(placed), places=len(towns)), ""
    states = [state for state in STATES if not wall.is_public or state in _SHOWN_TO_VISITORS]
    foot = f'<p class="foot dim">{escape(" · ".join(notes))} {_key(states)}</p>'
    wide, narrow = (_picture(wall, towns, sheet, title) + foot for sheet in (_WIDE, _NARROW))
    return Slide(
        "map",
        title,
        sub,
        (wide,),
        (title, sub) if sub else (title,),
        size="dense",
        narrow=(narrow,),
    )


def _picture(
    wall: Wall, projects: Sequence[tuple[str, list[Record]]], sheet: _Sheet, title: str
) -> str:
    bounds = wall.readiness.outline.bounds
    ground = Ground.around(bounds, sheet.width - 2 * sheet.side, sheet.height, 30.0)
    towns = [_town(name, rows, ground, sheet) for name, rows in projects]
    return (
        f'<svg class="map" viewBox="0 0 {sheet.width:.0f} {sheet.height:.0f}" role="img" '
        f'aria-label="{escape(title, quote=True)}">{_areas(wall, ground, sheet)}'
        + _lists(towns, sheet, has_score=sheet.has_score and not wall.is_public)
        + "</svg>"
    )


def _key(states: Sequence[str]) -> str:
    return " ".join(
        f'<span class="key"><span class="mark" style="color:var(--sb-state-{mark.order})">'
        f"{mark.shape}</span> {escape(word(mark.kind))}</span>"
        for mark in (STATES[state] for state in states)
    )


def _areas(wall: Wall, ground: Ground, sheet: _Sheet) -> str:
    drawn = ""
    for area in wall.readiness.outline.areas:
        path = "".join(
            _ring(ground.x(ring[:, 0]) + sheet.side, ground.y(ring[:, 1])) for ring in area.rings
        )
        drawn += f'<path class="{area.role}" d="{path}"/>'
    return f'<g clip-path="inset(0)">{drawn}</g>'


def _ring(x: Pixels, y: Pixels) -> str:
    points = " ".join(f"{a:.1f},{b:.1f}" for a, b in zip(x, y, strict=True))
    return f"M{points}Z"


def _town(name: str, projects: list[Record], ground: Ground, sheet: _Sheet) -> _Town:
    projects.sort(key=lambda row: (int(row["state_order"]), -_wan(row)))
    longitude = sum(float(row["map_longitude"]) for row in projects) / len(projects)
    latitude = sum(float(row["map_latitude"]) for row in projects) / len(projects)
    x = float(ground.x([longitude])[0]) + sheet.side
    return _Town(name, x, float(ground.y([latitude])[0]), projects)


def _wan(row: Record) -> float:
    return (
        0.0 if is_unknown(row["planned_investment_wan"]) else float(row["planned_investment_wan"])
    )


def _lists(towns: Sequence[_Town], sheet: _Sheet, *, has_score: bool) -> str:
    """Each town's list on the side it lies on, from north to south."""
    middle = sheet.width / 2
    drawn = ""
    for is_left in (True, False):
        side = sorted((t for t in towns if (t.x < middle) == is_left), key=lambda t: t.y)
        room = sheet.rows - len(side)
        total = sum(len(town.projects) for town in side)
        shown = [
            len(town.projects)
            if total <= room
            else max(1, math.floor(room * len(town.projects) / total) - 1)
            for town in side
        ]
        heights = [
            _HEAD + _ROW * (count + (count < len(town.projects)))
            for count, town in zip(shown, side, strict=True)
        ]
        tops = _stacked([town.y for town in side], heights, sheet.height)
        for town, count, top in zip(side, shown, tops, strict=True):
            left = 0.0 if is_left else sheet.width - sheet.side + 40
            ends = (left, left + sheet.side - 40)
            drawn += _block(town, count, top, ends, is_left=is_left, has_score=has_score)
    return drawn


def _stacked(wanted: Sequence[float], heights: Sequence[float], height: float) -> list[float]:
    """Tops as near as possible to where they are wanted, without overlap, inside the picture."""
    tops: list[float] = []
    below = 0.0
    for want, tall in zip(wanted, heights, strict=True):
        tops.append(max(below, want - _HEAD))
        below = tops[-1] + tall + _GAP
    limit = height
    for index in range(len(tops) - 1, -1, -1):
        tops[index] = max(0.0, min(tops[index], limit - heights[index]))
        limit = tops[index] - _GAP
    return tops


def _block(
    town: _Town,
    shown: int,
    top: float,
    ends: tuple[float, float],
    *,
    is_left: bool,
    has_score: bool,
) -> str:
    left, right = ends
    line = top + _HEAD - 12
    columns = min(_ACROSS, len(town.projects)) if len(town.projects) <= _MOST else 2
    half = columns * _SYMBOL / 2 + 8
    edge = town.x - half if is_left else town.x + half
    near, far = (right, edge) if is_left else (left, edge)
    parts = [
        f'<text class="town" x="{left:.0f}" y="{line - 12:.0f}">{escape(town.name)} '
        f"{len(town.projects)}</text>",
        f'<path class="rule" d="M{left:.0f},{line:.0f}H{right:.0f}M{near:.0f},{line:.0f}'
        f'L{far:.0f},{town.y:.0f}"/>',
        _symbols(town),
    ]
    for number, row in enumerate(town.projects[:shown]):
        y = top + _HEAD + _ROW * (number + 1) - 12
        parts.append(_line(row, left, right, y, has_score=has_score))
    if shown < len(town.projects):
        y = top + _HEAD + _ROW * (shown + 1) - 12
        more = say("wall-more", count=len(town.projects) - shown)
        parts.append(f'<text class="dim" x="{left + 40:.0f}" y="{y:.0f}">{escape(more)}</text>')
    return "".join(parts)


def _symbols(town: _Town) -> str:
    """A symbol a project; at a crowded place a symbol a state, with how many there are."""
    if len(town.projects) > _MOST:
        return _counted(town)
    columns = min(_ACROSS, len(town.projects))
    lines = -(-len(town.projects) // columns)
    drawn = ""
    for number, row in enumerate(town.projects):
        x = town.x + (number % columns - (columns - 1) / 2) * _SYMBOL
        y = town.y + (number // columns - (lines - 1) / 2) * _SYMBOL
        drawn += _mark(row, x, y + 10, "middle")
    return drawn


def _counted(town: _Town) -> str:
    states = Counter(str(row["state"]) for row in town.projects)  # in the order of the list
    drawn = ""
    for number, (state, count) in enumerate(states.items()):
        y = town.y + (number - (len(states) - 1) / 2) * _SYMBOL + 10
        drawn += _mark({"state": state}, town.x - _SYMBOL, y, "start")
        drawn += f'<text x="{town.x + 4:.1f}" y="{y:.1f}">{count}</text>'
    return drawn


def _mark(row: Record, x: float, y: float, anchor: str) -> str:
    mark = STATES[str(row["state"])]
    return (
        f'<text class="symbol" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" '
        f'style="fill:var(--sb-state-{mark.order})">{mark.shape}</text>'
    )


def _line(row: Record, left: float, right: float, y: float, *, has_score: bool) -> str:
    score = interval(row["score_low"], row["score_high"]) if has_score else ""
    name = _cut(str(row["project_name"]), right - left - (140 if has_score else 40))
    return (
        _mark(row, left, y, "start")
        + f'<text x="{left + 40:.0f}" y="{y:.0f}">{escape(name)}</text>'
        + f'<text class="dim" x="{right:.0f}" y="{y:.0f}" text-anchor="end">{escape(score)}</text>'
    )


def _cut(name: str, room: float) -> str:
    """A name that fits the room at 28 units, cut with an ellipsis."""
    if text_width(name, 28) <= room:
        return name
    while name and text_width(name + "…", 28) > room:
        name = name[:-1]
    return name + "…"
