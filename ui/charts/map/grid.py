"""Blocks without positions: a grid in their order, each as wide as its projects need.

So stands a county of whose places nobody knows where they lie, one place by its states, and
what leaves the office where no outline may be drawn.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from ui.charts.map.block import (
    DESK,
    DESK_DENSITIES,
    PHONE,
    PHONE_DENSITIES,
    WALL,
    WALL_DENSITIES,
    BlockParts,
    Density,
    Type,
    block_parts,
)
from ui.charts.map.fit import Placed
from ui.charts.map.geometry import Point, Rect, text_room
from ui.charts.map.parts import Block, Label, Layout, Place
from ui.charts.map.stacks import blocks_of, stack_of

_ACROSS = 40  # symbols in a row; a block keeps about two and a half times its height
_COLUMNS = 6
_GAP = 16.0
_NOTE = 12.0
# On a page the blocks keep clear of the edges, on the right of the controls too.
_PAGE = Rect(12.0, 14.0, 58.0, 14.0)
_LEAST = 130.0  # as tall as the controls need


def grid_layout(
    places: Sequence[Place], width: float, height: float, kind: Type = DESK, note: str = ""
) -> Layout:
    """Every place as a block, in their order; the last ones, without room, are ``left_out``.

    The picture is as tall as the blocks need, ``height`` at most. note: what stands below them.
    """
    densities = {WALL: WALL_DENSITIES, PHONE: PHONE_DENSITIES, DESK: DESK_DENSITIES}[kind]
    edges = Rect(0, 0, 0, 0) if kind is WALL else _PAGE
    room = (
        width - edges.x - edges.width,
        height - edges.y - edges.height - 1.4 * _NOTE * len(_lines(note, width - 2 * edges.x)),
    )
    wanted = list(places)
    lost: list[Place] = []
    while wanted:
        for density in densities:
            laid = _laid(wanted, *room, replace(density, across=_ACROSS), kind)
            if laid is not None:
                size = (width, height)
                return _drawn(laid, size, (edges.x, edges.y), density, kind, lost, note)
        lost.append(wanted.pop())
    return Layout(width, height, left_out=tuple(lost), density="grid")


def _laid(
    places: Sequence[Place], width: float, height: float, density: Density, kind: Type
) -> list[tuple[BlockParts, Point]] | None:
    """Each block and its corner, in as many columns as fit; None where none do."""
    gap = round(_GAP * kind.head / DESK.head)
    natural = [block_parts(place, density, kind).width for place in places]
    for columns in range(min(_COLUMNS, len(places)), 0, -1):
        column = math.floor((width - gap * (columns - 1)) / columns)
        if sorted(natural)[len(natural) // 2] > column or max(natural) > width:
            continue
        tops = [0.0] * columns
        laid: list[tuple[BlockParts, Point]] = []
        for place, wide in zip(places, natural, strict=True):
            span = next(n for n in range(1, columns + 1) if n * (column + gap) - gap >= wide)
            parts = block_parts(place, density, kind, span * (column + gap) - gap)
            starts = range(columns - span + 1)
            first = min(starts, key=lambda at: max(tops[at : at + span]))
            top = max(tops[first : first + span])
            tops[first : first + span] = [top + parts.height + gap] * span
            laid.append((parts, (first * (column + gap), top)))
        if max(tops) - gap <= height:
            return laid
    return None


def _drawn(
    laid: Sequence[tuple[BlockParts, Point]],
    size: tuple[float, float],
    corner: Point,
    density: Density,
    kind: Type,
    lost: Sequence[Place],
    note: str,
) -> Layout:
    width, height = size
    blocks: list[Block] = []
    has_exact = any(pin.is_exact for parts, _ in laid for pin in parts.place.pins)
    for parts, (column, top) in laid:
        x, y = corner[0] + column, corner[1] + top
        # Where no project's place is known, that one's is not goes without saying.
        bare = parts if has_exact else replace(parts, underlines=())
        stack = stack_of([bare], (x, y))
        place = Placed(x, y, (x, y), is_right=True, has_plate=False)
        blocks += blocks_of([bare], stack, place, is_tied=False)
    bottom = max(block.box.bottom for block in blocks)
    lines = _lines(note, width - 2 * corner[0])
    labels = tuple(
        Label(line, corner[0], bottom + (1.5 + 1.4 * number) * _NOTE, _NOTE, "muted")
        for number, line in enumerate(lines)
    )
    bottom += 1.4 * _NOTE * max(len(lines) - 1, 0)
    return Layout(
        width,
        height if kind is WALL else min(height, max(bottom + 2.5 * _NOTE, _LEAST)),
        blocks=tuple(blocks),
        notes=labels,
        left_out=tuple(lost),
        density=f"grid {density.kind} {density.symbol:g} {density.words}",
    )


def _lines(text: str, room: float) -> list[str]:
    """The text in lines that a room holds."""
    lines = []
    while text:
        end = len(text)
        while end > 1 and text_room(text[:end], _NOTE) > room:
            end -= 1
        if end < len(text) and " " in text[:end]:
            end = text[:end].rindex(" ") + 1
        lines.append(text[:end].strip())
        text = text[end:]
    return lines


def by_state(places: Sequence[Place], names: dict[str, str]) -> list[Place]:
    """The projects of some places, a block a state; names: state → its word."""
    keys = "、".join(place.key for place in places)
    pins = [pin for place in places for pin in place.pins]
    return [
        Place(keys, names[state], None, None, tuple(pin for pin in pins if pin.state == state))
        for state in names
        if any(pin.state == state for pin in pins)
    ]
