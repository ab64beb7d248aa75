"""A town, or the surroundings of one project: every symbol at its true place.

Area is investment. A symbol that would come too near to another steps aside and stays joined
to a dot at its place. Projects known only by town or park stand in a tray.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.geo import Outline
from ui.charts.map.block import WIDEST
from ui.charts.map.fit import anchor_of, rings_of
from ui.charts.map.geometry import Point, Rect, Taken, text_room
from ui.charts.map.ground import View, ground, lines_of, scale_bar
from ui.charts.map.parts import Block, Label, Layout, Locator, Pin, Place, Ring, Symbol
from ui.charts.map.site_labels import labelled, tray

TOWN_SCALE, NEAR_SCALE = 36.0, 150.0  # px a kilometre at most
_LARGEST, _LEAST, _SMALLEST = 29.0, 7.0, 4.0
_APART = 8.0
_COVERED = 0.08  # the share of the picture that symbols may cover
_EDGE = 64.0
_SIZE = 12.0


@dataclass(frozen=True)
class SiteWords:
    """What a near picture says: of an anchor, of the tray, of its marks.

    tray: before and behind a place's name and count; hidden: before and behind the number of
    projects for which there is no room.
    """

    anchor: str
    tray: tuple[str, str]
    hidden: tuple[str, str]
    kilometres: str
    area: str
    aside: str
    lines: tuple[str, ...]


def site_layout(
    places: Sequence[Place],
    outline: Outline,
    width: float,
    height: float,
    words: SiteWords,
    around: tuple[float, float] | None = None,
) -> Layout:
    """The projects of places at their coordinates; around: a point to come close to."""
    exact = [(place, pin) for place in places for pin in place.pins if pin.is_exact]
    vague = [(place, [pin for pin in place.pins if not pin.is_exact]) for place in places]
    vague = [(place, pins) for place, pins in vague if pins] if around is None else []
    top_left = Rect(12, 12, 150, 108) if width > 520 else Rect(8, 8, 92, 66)
    controls = Rect(width - 46, 8, 38, 100)
    below = 17.0 * (len(words.lines) + 1)
    notes_box = Rect(8, height - 34 - below, 220, 26 + below)
    box_size = tray(vague, (0.0, 0.0), width, words.tray).box if vague else None
    view, tray_at = _view(exact, places, (width, height), around, box_size, top_left)
    reserved = [top_left, controls, notes_box]
    blocks: list[Block] = []
    frames: tuple[Rect, ...] = ()
    extra: tuple[Label, ...] = ()
    if vague and tray_at is not None:
        drawn = tray(vague, tray_at, width, words.tray)
        blocks += drawn.blocks
        frames, extra = (drawn.box,), drawn.heads
        reserved.append(drawn.box)
    symbols, hidden = _spread(exact, view, (width, height), reserved)
    known = [place for place in places if place.longitude is not None]
    rings = tuple(
        ring
        for ring in rings_of([[one] for one in known], [anchor_of(view, one) for one in known])
        if 0 < ring.x < width and 0 < ring.y < height and _is_free(ring, symbols, reserved)
    )
    grounds = ground(outline, view, width, height)
    taken = Taken(width, height)
    for line in lines_of(grounds, "home", "town", "context"):
        taken.path(line)
    named, others = labelled(symbols, rings, known, words.anchor, taken, reserved, (width, height))
    blocks += named
    start, end, kilometres = scale_bar(view, 14.0, notes_box.y + 29)
    corner = [Label(f"{kilometres} {words.kilometres}", end[0] + 7, end[1] + 4, _SIZE, "muted")]
    if hidden:
        told = f"{words.hidden[0]}{hidden}{words.hidden[1]}"
        corner.append(Label(told, 14.0, notes_box.y + 12, _SIZE, "muted"))
    corner += [
        Label(line, 14.0, height - 14 - 17 * number, _SIZE, "muted")
        for number, line in enumerate(reversed(words.lines))
    ]
    labels, ties = _marks(words, width, height, notes_box, reserved, symbols)
    return Layout(
        width,
        height,
        grounds,
        tuple(blocks),
        rings,
        notes=(*corner, *extra, *others, *labels),
        note_box=_round(corner, start, notes_box),
        scale=(start, end),
        crosses=_crosses(view, (width, height), reserved, blocks, around is not None),
        frames=frames,
        key_ties=ties,
        projection=view.projection,
        hidden=hidden,
        locator=_locator(outline, view, top_left, (width, height)),
        density="near" if around is not None else "town",
    )


def _view(
    exact: Sequence[tuple[Place, Pin]],
    places: Sequence[Place],
    size: tuple[float, float],
    around: tuple[float, float] | None,
    tray_box: Rect | None,
    corner: Rect,
) -> tuple[View, Point | None]:
    """The view, and where the tray stands: a corner without projects, else a strip below."""
    width, height = size
    if around is not None:
        x, y = around
        edge = 0.001
        bounds = (x - edge, y - edge, x + edge, y + edge)
        return View.around(bounds, Rect(0, 0, width, height), NEAR_SCALE), None
    points = [_where(pin) for _, pin in exact]
    points += [
        (place.longitude, place.latitude)
        for place in places
        if place.longitude is not None and place.latitude is not None
    ]
    if not points:
        points = [(0.0, 0.0)]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    bounds = (min(xs), min(ys), max(xs), max(ys))
    edge = _EDGE if width > 520 else 34.0
    room = Rect(edge, edge, width - 2 * edge, height - 2 * edge - 30)
    view = View.around(bounds, room, TOWN_SCALE)
    if tray_box is None:
        return view, None
    wide, tall = tray_box.width, tray_box.height
    on_picture = [view.at(x, y) for x, y in points]
    for x, y in (
        (width - wide - 12, height - tall - 78),
        (width - wide - 12, 120.0),
        (12.0, corner.bottom + 14),
    ):
        near = Rect(x, y, wide, tall).grown(40)
        if y > 0 and not any(near.holds(point) for point in on_picture):
            return view, (x, y)
    room = Rect(edge, edge, width - 2 * edge, max(height - tall - 60 - 2 * edge, 40))
    return View.around(bounds, room, TOWN_SCALE), (width - wide - 12, height - tall - 78)


def _where(pin: Pin) -> tuple[float, float]:
    assert pin.longitude is not None
    assert pin.latitude is not None
    return pin.longitude, pin.latitude


def _spread(
    exact: Sequence[tuple[Place, Pin]],
    view: View,
    size: tuple[float, float],
    reserved: Sequence[Rect],
) -> tuple[list[tuple[Place, Symbol]], int]:
    """The symbols that the picture shows, each at its place or beside it, none on another.

    Of a crowd the smallest may find no place; the picture says how many.
    """
    width, height = size
    most = max((pin.investment_wan or 0.0 for _, pin in exact), default=0.0)
    shown = [(place, pin, *view.at(*_where(pin))) for place, pin in exact]
    shown = [one for one in shown if 8 < one[2] < width - 8 and 8 < one[3] < height - 8]
    largest = min(_LARGEST, max(2.2 * _neighbours([one[2:] for one in shown]), _LEAST))
    seen = [(*one, _radius(one[1].investment_wan, most, largest)) for one in shown]
    covered = math.pi * sum(radius**2 for *_, radius in seen) / (width * height)
    shrink = min(1.0, math.sqrt(_COVERED / covered)) if covered else 1.0
    seen.sort(key=lambda one: (-one[4], one[1].project_id))
    true = np.array([(x, y) for _, _, x, y, _ in seen]).reshape(-1, 2)
    drawn: list[tuple[Place, Symbol]] = []
    for number, (place, pin, x, y, radius) in enumerate(seen):
        reach = max(radius * shrink, _SMALLEST) * WIDEST
        others = np.delete(true, number, axis=0)
        at = _free_place((x, y), reach, others, [s for _, s in drawn], size, reserved)
        if at is None:
            continue
        is_moved = math.hypot(at[0] - x, at[1] - y) > 0.5
        drawn.append(
            (place, Symbol(pin.state, at[0], at[1], reach, pin, (x, y) if is_moved else None))
        )
    return drawn, len(seen) - len(drawn)


def _radius(wan: float | None, most: float, largest: float) -> float:
    least = min(_LEAST, largest)
    return least if not wan or not most else max(least, largest * math.sqrt(wan / most))


def _neighbours(points: Sequence[tuple[float, ...]]) -> float:
    """How far the next project is from one, for half of them: crowds are drawn smaller."""
    if len(points) < 3:
        return math.inf
    at = np.asarray(points)
    far = np.hypot(*(at[:, None, axis] - at[None, :, axis] for axis in (0, 1)))
    np.fill_diagonal(far, np.inf)
    return float(np.median(far.min(axis=1)))


def _free_place(
    wish: Point,
    reach: float,
    others: np.ndarray[tuple[int, int], np.dtype[np.float64]],
    drawn: Sequence[Symbol],
    size: tuple[float, float],
    reserved: Sequence[Rect],
) -> Point | None:
    """The nearest place where a symbol covers no other symbol, true place or reserved box."""
    steps = [(0.0, 0.0)] + [
        (radius * math.cos(math.radians(angle)), radius * math.sin(math.radians(angle)))
        for radius in range(3, 420, 3)
        for angle in range(0, 360, 15)
    ]
    tries = np.asarray(steps) + np.asarray(wish)
    ok = (tries[:, 0] > reach) & (tries[:, 0] < size[0] - reach)
    ok &= (tries[:, 1] > reach) & (tries[:, 1] < size[1] - reach)
    for box in reserved:
        near = box.grown(reach + 3)
        ok &= ~(
            (tries[:, 0] > near.x)
            & (tries[:, 0] < near.right)
            & (tries[:, 1] > near.y)
            & (tries[:, 1] < near.bottom)
        )
    for symbol in drawn:
        aside, below = np.abs(tries[:, 0] - symbol.x), np.abs(tries[:, 1] - symbol.y)
        ok &= np.hypot(aside, below) >= reach + symbol.reach + _APART
        ok &= np.maximum(aside, below) >= reach + symbol.reach + 1
    for x, y in others:
        ok &= np.hypot(tries[:, 0] - x, tries[:, 1] - y) >= reach + 3.5
    numbers = np.flatnonzero(ok)
    if not len(numbers):
        return None
    best = tries[numbers[0]]
    return round(float(best[0]), 1), round(float(best[1]), 1)


def _is_free(ring: Ring, symbols: Sequence[tuple[Place, Symbol]], reserved: Sequence[Rect]) -> bool:
    return not any(box.grown(10).holds((ring.x, ring.y)) for box in reserved) and all(
        math.hypot(ring.x - symbol.x, ring.y - symbol.y) > symbol.reach + 12
        for _, symbol in symbols
    )


def _crosses(
    view: View,
    size: tuple[float, float],
    reserved: Sequence[Rect],
    blocks: Sequence[Block],
    is_near: bool,
) -> tuple[Point, ...]:
    """A cross every 5 km (1 km close by) on free ground."""
    step = (1.0 if is_near else 5.0) * view.pixels_per_km
    busy = [*reserved, *(block.box for block in blocks)]
    busy += [symbol.box for block in blocks for symbol in block.symbols]
    busy = [box.grown(10) for box in busy]
    found = []
    for column in range(int(size[0] / step) + 1):
        for row in range(int(size[1] / step) + 1):
            at = (step / 2 + column * step, step / 2 + row * step)
            if not any(box.holds(at) for box in busy):
                found.append(at)
    return tuple(found)


def _marks(
    words: SiteWords,
    width: float,
    height: float,
    notes_box: Rect,
    reserved: Sequence[Rect],
    symbols: Sequence[tuple[Place, Symbol]],
) -> tuple[list[Label], tuple[Point, ...]]:
    """What area and dots mean, in the lower right corner where it is free."""
    has_moved = any(symbol.true is not None for _, symbol in symbols)
    wide = text_room(words.area, _SIZE) + (34 + text_room(words.aside, _SIZE) if has_moved else 0.0)
    x, y = width - wide - 16, height - 14.0
    box = Rect(x - 6, y - 14, wide + 12, 20)
    if x < notes_box.right + 20 or any(box.meets(symbol.box) for _, symbol in symbols):
        return [], ()
    labels = [Label(words.area, x, y, _SIZE, "muted")]
    if not has_moved:
        return labels, ()
    across = x + text_room(words.area, _SIZE) + 34
    labels.append(Label(words.aside, across, y, _SIZE, "muted"))
    return labels, ((across - 12, y - 4),)


def _round(labels: Sequence[Label], start: Point, box: Rect) -> Rect:
    """The box around the notes: lines of the ground end at its plate."""
    wide = max(label.x + text_room(label.text, label.size) for label in labels) - start[0]
    return Rect(box.x, box.y, wide + 12, box.height + 6)


def _locator(outline: Outline, view: View, box: Rect, size: tuple[float, float]) -> Locator:
    """The county with a frame around what the picture shows."""
    small = View.around(outline.bounds, box.grown(-6))
    home = [area for area in ground(outline, small, size[0], size[1]) if area.role != "context"]
    west, north = view.degrees(0, 0)
    east, south = view.degrees(*size)
    x1, y1 = small.at(west, north)
    x2, y2 = small.at(east, south)
    left, top = max(min(x1, x2), box.x), max(min(y1, y2), box.y)
    right, bottom = min(max(x1, x2), box.right), min(max(y1, y2), box.bottom)
    here = Rect(left, top, max(right - left, 3.0), max(bottom - top, 3.0))
    return Locator(box, tuple(ring for area in home for ring in area.rings), here)
