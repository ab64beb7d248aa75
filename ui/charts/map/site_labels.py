"""Names beside the symbols of a near picture: free of symbols, lines and each other.

What finds no place keeps its name in the list beside the picture and under the pointer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from ui.charts.map.block import ordered
from ui.charts.map.geometry import Point, Rect, Taken, crosses_box, cut_to, text_room
from ui.charts.map.parts import Anchor, Block, Label, Pin, Place, Ring, Symbol, Underline

_NAME, _DETAILS = 13.0, 12.0
_LONGEST = 210.0
_MOST = 25  # with more symbols than these, the urgent and the largest are named first
_URGENT = ("即将投产", "停滞")
_SIDES: tuple[tuple[int, int], ...] = (
    (1, 0),
    (-1, 0),
    (0, -1),
    (0, 1),
    (1, -1),
    (-1, -1),
    (1, 1),
    (-1, 1),
)
_DISTANCES = (6.0, 10.0, 14.0, 18.0, 22.0, 26.0, 30.0)


def labelled(
    symbols: Sequence[tuple[Place, Symbol]],
    rings: Sequence[Ring],
    places: Sequence[Place],
    anchor_words: str,
    taken: Taken,
    reserved: Sequence[Rect],
    size: tuple[float, float],
) -> tuple[list[Block], list[Label]]:
    """A block a project with its name where there is room, and the names of the anchors."""
    busy = [*reserved, *(symbol.box for _, symbol in symbols)]
    busy += [Rect(ring.x - 12, ring.y - 12, 24, 24) for ring in rings]
    ties = [(*symbol.true, symbol.x, symbol.y) for _, symbol in symbols if symbol.true is not None]
    found: dict[int, tuple[Label, ...]] = {}
    for number in sorted(range(len(symbols)), key=lambda n: _rank(symbols[n][1], len(symbols))):
        symbol = symbols[number][1]
        lines = _lines(symbol)
        box = _free_box(symbol, _room(lines), busy, ties, taken, size)
        if box is not None:
            busy.append(box[0])
            found[number] = _written(lines, box)
    blocks = [
        Block(
            place,
            symbol.box,
            found.get(number, ()),
            (symbol,),
            (),
            (),
            project_id=symbol.pin.project_id if symbol.pin else "",
        )
        for number, (place, symbol) in enumerate(symbols)
    ]
    return blocks, _anchors(rings, places, anchor_words, busy, ties, taken, size)


def _rank(symbol: Symbol, count: int) -> tuple[bool, float, str]:
    pin = symbol.pin
    assert pin is not None
    is_late = count > _MOST and symbol.state not in _URGENT
    return is_late, -(pin.investment_wan or 0.0), pin.project_id


def _lines(symbol: Symbol) -> tuple[str, str]:
    assert symbol.pin is not None
    name = cut_to(symbol.pin.name, _LONGEST, _NAME, is_bold=True)
    return name, cut_to(symbol.pin.details, _LONGEST, _DETAILS)


def _room(lines: tuple[str, str]) -> tuple[float, float]:
    wide = max(text_room(lines[0], _NAME, is_bold=True), text_room(lines[1], _DETAILS))
    return wide + 4, 32.0 if lines[1] else 17.0


def _free_box(
    symbol: Symbol,
    room: tuple[float, float],
    busy: Sequence[Rect],
    ties: Sequence[tuple[float, float, float, float]],
    taken: Taken,
    size: tuple[float, float],
) -> tuple[Rect, Anchor] | None:
    wide, tall = room
    inner = Rect(4, 4, size[0] - 8, size[1] - 8)
    for distance in _DISTANCES:
        for dx, dy in _SIDES:
            reach = symbol.reach + distance
            aside = reach if not (dx and dy) else reach * 0.75
            x = symbol.x + dx * aside - (wide if dx < 0 else wide / 2 if not dx else 0)
            y = symbol.y + dy * aside - (tall if dy < 0 else tall / 2 if not dy else 0)
            box = Rect(x, y, wide, tall)
            if not box.within(inner) or taken.meets_box(box.grown(3)):
                continue
            if any(box.grown(4).meets(other) for other in busy if other != symbol.box):
                continue
            if box.grown(2).meets(symbol.box) or _is_tied(box, ties):
                continue
            return box, "end" if dx < 0 else "middle" if not dx else "start"
    return None


def _is_tied(box: Rect, ties: Sequence[tuple[float, float, float, float]]) -> bool:
    if not ties:
        return False
    lines = np.asarray(ties, dtype=np.float64).T
    near = box.grown(4)
    return bool(crosses_box(tuple(lines), (near.x, near.y, near.right, near.bottom)).any())


def _written(lines: tuple[str, str], found: tuple[Rect, Anchor]) -> tuple[Label, ...]:
    box, side = found
    x = {"start": box.x + 2, "middle": box.x + box.width / 2, "end": box.right - 2}[side]
    labels = [Label(lines[0], x, box.y + 13, _NAME, is_bold=True, anchor=side)]
    if lines[1]:
        labels.append(Label(lines[1], x, box.y + 28, _DETAILS, "muted", anchor=side))
    return tuple(labels)


def _anchors(
    rings: Sequence[Ring],
    places: Sequence[Place],
    words: str,
    busy: list[Rect],
    ties: Sequence[tuple[float, float, float, float]],
    taken: Taken,
    size: tuple[float, float],
) -> list[Label]:
    named: list[tuple[Point, Label]] = []
    for ring in rings:
        place = next(one for one in places if one.key in ring.keys)
        told = place.name if ring.is_sure else f"{place.name}{words}"
        near = any(math.hypot(ring.x - x, ring.y - y) < 14 for (x, y), _ in named)
        dot = Symbol("资料不足", ring.x, ring.y, 10.0)
        room = (text_room(told, _DETAILS) + 4, 17.0)
        box = _free_box(
            dot, room, [b for b in busy if not b.holds((ring.x, ring.y))], ties, taken, size
        )
        if box is None or near:
            continue
        busy.append(box[0])
        x = {"start": box[0].x + 2, "middle": box[0].x + room[0] / 2, "end": box[0].right - 2}
        label = Label(told, x[box[1]], box[0].y + 13, _DETAILS, "muted", anchor=box[1])
        named.append(((ring.x, ring.y), label))
    return [label for _, label in named]


_WIDE, _NARROW = 340.0, 250.0
_NAMED = 4  # more projects than these stand as symbols alone
_DRAWN = 60  # and more than these are counted by state
_PAD = 12.0
_HEAD, _ROW = 20.0, 40.0
_REACH, _PITCH, _STEP = 9.0, 24.0, 27.0


@dataclass(frozen=True)
class Tray:
    """The frame, its headings, and a block a project."""

    box: Rect
    heads: tuple[Label, ...]
    blocks: tuple[Block, ...]


def tray(
    vague: Sequence[tuple[Place, Sequence[Pin]]],
    at: Point,
    width: float,
    words: tuple[str, str],
) -> Tray:
    """The tray with its upper left corner at a point; words: before and behind a place's name."""
    wide = _WIDE if width > 520 else _NARROW
    is_named = sum(len(pins) for _, pins in vague) <= _NAMED
    is_crowd = sum(len(pins) for _, pins in vague) > _DRAWN
    heads: list[Label] = []
    blocks: list[Block] = []
    y = at[1] + _PAD
    for place, pins in vague:
        size = 12.5
        count = f" {len(pins)}{words[1]}"
        room = wide - 2 * _PAD - text_room(count, size, is_bold=True)
        told = cut_to(f"{words[0]}{place.name}", room, size)
        heads.append(Label(told + count, at[0] + _PAD, y + 12, size, "muted"))
        y += _HEAD
        if is_named:
            for pin in ordered(pins):
                blocks.append(_named(place, pin, at[0] + _PAD, y, wide - 2 * _PAD))
                y += _ROW
        elif is_crowd:
            found, labels = _counts(place, pins, at[0] + _PAD, y)
            blocks.append(found)
            heads += labels
            y += _STEP
        else:
            drawn, tall = _symbols(place, pins, at[0] + _PAD, y, wide - 2 * _PAD)
            blocks += drawn
            y += tall
    box = Rect(at[0], at[1], wide, y - at[1] + _PAD / 2)
    return Tray(box, tuple(heads), tuple(blocks))


def _named(place: Place, pin: Pin, x: float, y: float, room: float) -> Block:
    symbol = Symbol(pin.state, x + 14, y + 15, _REACH * 1.2, pin)
    left = x + 38
    name = cut_to(pin.name, room - 40, 13.0, is_bold=True)
    details = cut_to(pin.details, room - 40, 12.0)
    labels = (
        Label(name, left, y + 13, 13.0, is_bold=True),
        Label(details, left, y + 29, 12.0, "muted"),
    )
    under = Underline(symbol.x - _REACH, symbol.y + symbol.reach + 3, 2 * _REACH)
    box = Rect(x, y, room, _ROW - 4)
    return Block(place, box, labels, (symbol,), (under,), (), project_id=pin.project_id)


def _counts(place: Place, pins: Sequence[Pin], x: float, y: float) -> tuple[Block, list[Label]]:
    """A symbol a state with its count."""
    counts = Place(place.key, place.name, None, None, tuple(pins)).counts
    symbols, labels = [], []
    for state, count in counts.items():
        symbols.append(Symbol(state, x + _REACH, y + _REACH + 3, _REACH * 0.8))
        labels.append(Label(str(count), x + 2 * _REACH + 2, y + _REACH + 7.5, 12.0))
        x += 2 * _REACH + 6 + text_room(str(count), 12.0)
    box = Rect(symbols[0].x - _REACH, y, x - symbols[0].x, _STEP)
    return Block(place, box, (), tuple(symbols), (), ()), labels


def _symbols(
    place: Place, pins: Sequence[Pin], x: float, y: float, room: float
) -> tuple[list[Block], float]:
    columns = max(int(room / _PITCH), 1)
    blocks = []
    for number, pin in enumerate(ordered(pins)):
        middle = (
            x + _REACH + 2 + number % columns * _PITCH,
            y + _REACH + 3 + number // columns * _STEP,
        )
        symbol = Symbol(pin.state, middle[0], middle[1], _REACH, pin)
        under = Underline(symbol.x - 7, symbol.y + _REACH + 3, 14)
        blocks.append(
            Block(place, symbol.box, (), (symbol,), (under,), (), project_id=pin.project_id)
        )
    return blocks, -(-len(pins) // columns) * _STEP + 4
