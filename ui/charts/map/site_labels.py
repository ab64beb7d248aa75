"""Names beside the symbols of a near picture: free of symbols, lines and each other.

What finds no place keeps its name in the list beside the picture and under the pointer.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from ui.charts.map.geometry import Point, Rect, Taken, crosses_box
from ui.charts.map.parts import Anchor, Block, Label, Place, Ring, Symbol
from ui.charts.map.text_room import cut_to, text_room

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
