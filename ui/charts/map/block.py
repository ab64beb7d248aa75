"""A place's block by itself: head, rule, symbols, words, in pixels from its own corner.

A density says how large symbols are and what stands in a block; ``DENSITIES`` lists them
from roomy to crowded, and the layout goes down the list until everything fits.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from ui.charts.map.geometry import Point, cut_to, text_room
from ui.charts.map.parts import STATE_ORDER, Bar, Label, Pin, Place, Symbol, Underline

# Circles of this share of the pitch leave air between the widest symbols, the diamonds.
WIDEST = 1.2
RULE_RUN_OUT = 8.0
COUNTED = 40  # with more projects than these a block says how many are in each state
_LINE_EMS = 17.5
_ONE_ROW = 7


@dataclass(frozen=True)
class Density:
    """How a block is filled.

    units: a symbol a project, in rows; lines: a line of small symbols a state, with its
    count; counts: a symbol a state, with its count; names: the head alone.
    symbol: diameter of a circle; pitch, row: from symbol to symbol; words: lines in words.
    across: symbols in a row at most.
    """

    kind: Literal["units", "lines", "counts", "names"]
    symbol: float
    pitch: float
    row: float
    words: int = 0
    has_totals: bool = True
    across: int = 10

    @property
    def reach(self) -> float:
        """Half of the box that any symbol of this size fits."""
        return self.symbol / 2 * WIDEST


@dataclass(frozen=True)
class Type:
    """Sizes of a block's texts: head, total, words; where the rule lies, steps of the words."""

    head: float
    total: float
    words: float
    rule: float
    step: float

    @property
    def gap(self) -> float:
        """Air between the rule and what stands below it."""
        return 7.0 * self.head / 15.0


DESK = Type(head=15.0, total=13.0, words=12.5, rule=23.0, step=18.0)
PHONE = Type(head=12.5, total=11.0, words=12.0, rule=19.0, step=17.0)
WALL = Type(head=34.0, total=28.0, words=28.0, rule=48.0, step=38.0)

_COUNTS = Density("counts", 11.0, 17.0, 19.0)
_NAMES = Density("names", 0.0, 0.0, 0.0)
DESK_DENSITIES = (
    Density("units", 20.0, 29.0, 31.0, 2),
    Density("units", 20.0, 29.0, 31.0, 1),
    Density("units", 20.0, 29.0, 31.0),
    Density("units", 18.0, 26.0, 28.0, 1),
    Density("units", 18.0, 26.0, 28.0),
    Density("units", 16.0, 23.0, 25.0),
    Density("lines", 8.6, 10.6, 15.5),
    Density("lines", 7.0, 8.7, 13.0),
    _COUNTS,
    replace(_COUNTS, has_totals=False),
    replace(_NAMES, has_totals=False),
)
PHONE_DENSITIES = (
    Density("units", 14.0, 19.0, 22.0, has_totals=False),
    Density("units", 11.0, 14.5, 18.0, has_totals=False),
    Density("counts", 8.5, 12.0, 14.5, has_totals=False),
    replace(_NAMES, has_totals=False),
)
WALL_DENSITIES = (
    Density("units", 40.0, 58.0, 60.0, 2),
    Density("units", 40.0, 58.0, 60.0, 1),
    Density("units", 40.0, 58.0, 60.0),
    Density("units", 32.0, 44.0, 46.0),
    Density("counts", 28.0, 42.0, 44.0),
    Density("counts", 28.0, 42.0, 44.0, has_totals=False),
    replace(_NAMES, has_totals=False),
)


@dataclass(frozen=True)
class BlockParts:
    """A block from its own upper left corner; its rule lies ``rule`` below the top."""

    place: Place
    width: float
    height: float
    rule: float
    labels: tuple[Label, ...]
    symbols: tuple[Symbol, ...]
    underlines: tuple[Underline, ...]
    bars: tuple[Bar, ...] = ()


def block_parts(place: Place, density: Density, kind: Type, least: float = 0.0) -> BlockParts:
    """A place at a density: room for as many projects as any stop of the series has.

    least: the width that the block fills, if it needs no more.
    """
    width = max(_width(place, density, kind), least)
    bars: tuple[Bar, ...] = ()
    labels = _head(place, density, kind, width)
    symbols: list[Symbol] = []
    underlines: list[Underline] = []
    below = kind.rule
    if density.kind == "units":
        columns = _columns(width, density)
        if place.most_count > COUNTED and len(place.room) > 1:
            below = _counted(place, _small(kind), width, below, kind, symbols, labels)
        units, underlines = _units(place, density, columns, below + kind.gap)
        symbols += units
        rows = math.ceil(place.most_count / columns)
        below += kind.gap + rows * density.row
    elif density.kind == "lines":
        columns = _line_columns(place)
        below += kind.gap / 2
        for state, room in place.room.items():
            mine = [pin for pin in ordered(place.pins) if pin.state == state]
            more, under, label = _line(mine, density, columns, below, kind)
            symbols += more
            underlines += under
            labels += label
            below += density.row * math.ceil(room / columns)
    elif density.kind == "counts":
        bars = _bars(place, width, below + kind.gap / 2, kind)
        below = _counted(place, density, width, bars[0].bottom, kind, symbols, labels)
    if density.words and place.lines:
        below += kind.words * 0.25
        for name, said in place.lines[: density.words]:
            labels += _words(name, said, width, below + kind.words, kind)
            below += kind.step
    return BlockParts(
        place,
        math.ceil(width),
        math.ceil(below + 3),
        kind.rule,
        tuple(labels),
        tuple(symbols),
        tuple(underlines),
        bars,
    )


def placed(parts: BlockParts, x: float, y: float) -> tuple[list[Label], list[Symbol]]:
    """The block's texts and symbols with its corner at a point."""
    return (
        [label.moved(x, y) for label in parts.labels],
        [symbol.moved(x, y) for symbol in parts.symbols],
    )


def ordered(pins: Sequence[Pin]) -> list[Pin]:
    """By state; within one, those with coordinates first, then the higher score."""
    rank = {state: number for number, state in enumerate(STATE_ORDER)}
    return sorted(
        pins,
        key=lambda pin: (
            rank.get(pin.state, len(rank)),
            not pin.is_exact,
            -pin.score,
            -(pin.investment_wan or 0.0),
            pin.project_id,
        ),
    )


def _head(place: Place, density: Density, kind: Type, width: float) -> list[Label]:
    baseline = kind.rule - kind.head * 0.42
    told = _head_text(place)
    labels = [Label(told, 0.0, baseline, kind.head, is_bold=True)]
    if density.has_totals and place.total:
        labels.append(Label(place.total, width, baseline, kind.total, "muted", anchor="end"))
    return labels


def _head_text(place: Place) -> str:
    return f"{place.name} {len(place.pins)}"


def _head_width(place: Place, density: Density, kind: Type) -> float:
    most = max(place.most_count, len(place.pins))
    wide = text_room(f"{place.name} {most}", kind.head, is_bold=True)
    total = max(place.total, place.longest_total, key=len)
    if density.has_totals and total:
        wide += kind.head * 1.6 + text_room(total, kind.total)
    return wide


def _width(place: Place, density: Density, kind: Type) -> float:
    wide = _head_width(place, density, kind)
    count = place.most_count
    if density.kind == "units":
        least = min(count, max(_ONE_ROW, math.ceil(math.sqrt(2.2 * count))))
        wide = max(wide, min(least, density.across) * density.pitch)
    elif density.kind == "lines":
        longest = max((min(n, _line_columns(place)) for n in place.room.values()), default=0)
        wide = max(wide, longest * density.pitch + 4 + text_room("000", kind.total))
    elif density.kind == "counts":
        cells = min(3, len(place.room))
        wide = max(wide, cells * _cell(place, density, kind))
    if density.words and place.lines:
        wide = max(wide, _LINE_EMS * kind.words)
    return wide


def _columns(width: float, density: Density) -> int:
    columns = int((width + density.pitch - density.symbol) / density.pitch)
    return min(max(columns, 4), density.across)


def _units(
    place: Place, density: Density, columns: int, top: float
) -> tuple[list[Symbol], list[Underline]]:
    symbols = []
    vague: list[Point] = []
    for number, pin in enumerate(ordered(place.pins)):
        x = density.reach + number % columns * density.pitch
        y = top + density.reach + number // columns * density.row
        symbols.append(Symbol(pin.state, x, y, density.reach, pin))
        if not pin.is_exact:
            vague.append((x, y))
    return symbols, _underlined(vague, density)


def _underlined(vague: Sequence[Point], density: Density) -> list[Underline]:
    """One dotted line under each run of neighbours in a row."""
    half = density.symbol / 2
    lines: list[Underline] = []
    last: Point | None = None
    for x, y in vague:
        bottom = y + density.reach + min(2.5, density.row - 2 * density.reach - 1.5)
        is_run = last is not None and last[1] == y and x - last[0] < 1.5 * density.pitch
        if is_run:
            begun = lines.pop()
            lines.append(Underline(begun.x, bottom, x + half - begun.x))
        else:
            lines.append(Underline(x - half, bottom, 2 * half))
        last = (x, y)
    return lines


def _line_columns(place: Place) -> int:
    return min(max(round(math.sqrt(4.4 * place.most_count)), 12), 24)


def _line(
    pins: Sequence[Pin], density: Density, columns: int, top: float, kind: Type
) -> tuple[list[Symbol], list[Underline], list[Label]]:
    symbols = []
    vague: list[Point] = []
    x = y = 0.0
    for number, pin in enumerate(pins):
        x = density.reach + number % columns * density.pitch
        y = top + density.row / 2 + number // columns * density.row
        symbols.append(Symbol(pin.state, x, y, density.reach, pin))
        if not pin.is_exact:
            vague.append((x, y))
    labels = []
    if pins:
        size = min(kind.total, density.row * 0.85)
        labels.append(Label(str(len(pins)), x + density.reach + 4, y + size * 0.36, size))
    return symbols, _underlined(vague, density), labels


def _cell(place: Place, density: Density, kind: Type) -> float:
    digits = "0" * len(str(max(place.room.values(), default=0)))
    return 2 * density.reach + 4 + text_room(digits, kind.total) + kind.total * 0.8


def _per_row(place: Place, density: Density, width: float, kind: Type) -> int:
    return max(1, int((width + kind.total * 0.8) / _cell(place, density, kind)))


def _small(kind: Type) -> Density:
    """A symbol a state beside its count, as large as the numbers."""
    size = kind.total * 0.85
    return Density("counts", size, size * 1.5, size * 1.75)


def _counted(
    place: Place,
    density: Density,
    width: float,
    top: float,
    kind: Type,
    symbols: list[Symbol],
    labels: list[Label],
) -> float:
    """Adds a symbol and the count of each state; where what comes below may begin."""
    top += kind.gap / 2
    more, label = _counts(place, density, width, top, kind)
    symbols += more
    labels += label
    return top + density.row * math.ceil(len(place.room) / _per_row(place, density, width, kind))


def _bars(place: Place, width: float, top: float, kind: Type) -> tuple[Bar, ...]:
    """The states' shares of the block, side by side in their order."""
    shares = place.counts
    tall = round(kind.head * 0.4)
    every = sum(shares.values()) or 1
    bars, x = [], 0.0
    for state, count in shares.items():
        wide = width * count / every
        bars.append(Bar(state, x, top, wide, tall))
        x += wide
    return tuple(bars) or (Bar("", 0.0, top, 0.0, tall),)


def _counts(
    place: Place, density: Density, width: float, top: float, kind: Type
) -> tuple[list[Symbol], list[Label]]:
    cell, per_row = _cell(place, density, kind), _per_row(place, density, width, kind)
    symbols, labels = [], []
    for number, (state, count) in enumerate(place.counts.items()):
        x = density.reach + number % per_row * cell
        y = top + density.row / 2 + number // per_row * density.row
        symbols.append(Symbol(state, x, y, density.reach))
        size = kind.total
        labels.append(Label(str(count), x + density.reach + 4, y + size * 0.36, size))
    return symbols, labels


def _words(name: str, said: str, width: float, y: float, kind: Type) -> list[Label]:
    size = kind.words
    gap = size * 0.5
    rest = text_room(said, size)
    short = cut_to(name, max(width - rest - gap, 5 * size), size, is_bold=True)
    first = Label(short, 0.0, y, size, is_bold=True)
    start = text_room(short, size, is_bold=True) + gap
    return [first, Label(cut_to(said, width - start, size), start, y, size, "muted")]
