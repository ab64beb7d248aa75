"""The tray of a near picture: projects of which only the town or park is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.map.block import ordered
from ui.charts.map.geometry import Point, Rect
from ui.charts.map.parts import Block, Label, Pin, Place, Symbol, Underline
from ui.charts.map.text_room import cut_to, text_room

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
