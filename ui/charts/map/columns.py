"""Blocks in two aligned columns with the outline between them, or in a grid without any.

The wall and the slides read so; so does a picture in which blocks do not fit beside their
anchors, or in which some places have no position: their blocks are tied to nothing. What finds
no room at any density is left out, the smallest places first, and the layout names it. A grid
is for a county of whose places nobody knows where they lie, for one place by its states, and
for what leaves the office where no outline may be drawn.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from data.geo import Outline
from ui.charts.map.block import (
    DESK,
    DESK_DENSITIES,
    PHONE,
    PHONE_DENSITIES,
    RULE_RUN_OUT,
    WALL,
    WALL_DENSITIES,
    BlockParts,
    Density,
    Type,
    block_parts,
)
from ui.charts.map.fit import Placed, Stack, anchor_of, blocks_of, rings_of, sharing, stack_of
from ui.charts.map.geometry import Point, Rect, Taken, segments_cross, text_room
from ui.charts.map.ground import Notes, View, ground, lines_of, neighbour_names, scale_bar
from ui.charts.map.parts import Block, Label, Layout, Place

# Symbols in a row at most, tried in turn: long rows first, then blocks that stand side by side.
_ACROSS = (40, 24, 16, 12)
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
        for density, across in itertools.product(densities, _ACROSS):
            laid = _laid(wanted, *room, replace(density, across=across), kind)
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


_LEAST_OUTLINE = 0.36  # of the picture's width


@dataclass(frozen=True)
class _Column:
    groups: tuple[tuple[Place, ...], ...]
    pieces: tuple[tuple[BlockParts, ...], ...]
    stacks: tuple[Stack, ...]
    width: float
    height: float


def columns_layout(
    places: Sequence[Place],
    outline: Outline | None,
    width: float,
    height: float,
    notes: Notes | None,
    kind: Type = WALL,
    densities: Sequence[Density] = (),
) -> Layout:
    """Two columns of blocks and the outline; a grid of them where there is no outline.

    notes: words of the scale bar and of the outline's standing, drawn at its foot. densities:
    those to try, all where none is named.
    """
    if outline is None or not outline.is_drawn:
        return grid_layout(places, width, height, kind)
    densities = (
        densities
        or {
            WALL: WALL_DENSITIES,
            PHONE: PHONE_DENSITIES,
            DESK: tuple(one for one in DESK_DENSITIES if one.words != 2),
        }[kind]
    )
    densities = [one for one in densities if one.kind != "names"]
    least = _LEAST_OUTLINE * width
    wanted = sorted(places, key=lambda one: (one.most_count, one.key))
    for density in densities:
        laid = _columns_laid(wanted, outline, (width, height), density, kind, least)
        if laid is not None:
            return _columns_drawn(laid, outline, (width, height), density, notes, kind)
    # A crushed outline shows nothing: the blocks alone.
    return grid_layout(places, width, height, kind)


def _columns_laid(
    places: Sequence[Place],
    outline: Outline,
    size: tuple[float, float],
    density: Density,
    kind: Type,
    least: float,
) -> tuple[_Column, _Column] | None:
    """Left and right column at a density; None where they do not fit."""
    width, height = size
    view = View.around(outline.bounds, Rect(0, 0, width, height))
    groups = sharing([one for one in places if one.longitude is not None], view)
    groups += tuple((one,) for one in places if one.longitude is None)
    order = sorted(groups, key=lambda group: _place_at(group[0], view)[0])
    parts = {group: tuple(block_parts(one, density, kind) for one in group) for group in order}
    best: tuple[float, tuple[_Column, _Column]] | None = None
    for split in range(len(order) + 1):
        left = _column(order[:split], parts, view, kind)
        right = _column(order[split:], parts, view, kind)
        used = left.width + right.width + 4 * RULE_RUN_OUT + 2 * _edge(kind)
        free = height - _above(kind, is_right=True)
        if left.height > height or right.height > free or used + least > width:
            continue
        middle = abs(split - sum(_place_at(g[0], view)[0] < width / 2 for g in order))
        cost = abs(left.height - right.height) + 90.0 * middle
        if best is None or cost < best[0]:
            best = (cost, (left, right))
    return None if best is None else best[1]


def _edge(kind: Type) -> float:
    """On a page the blocks keep clear of the picture's edges."""
    return 0.0 if kind is WALL else 12.0


def _above(kind: Type, *, is_right: bool) -> float:
    """Where a column may begin: on a page the right one stands below the controls."""
    return 112.0 if is_right and kind is not WALL else 0.0


def _place_at(place: Place, view: View) -> Point:
    """Its anchor; without a position beyond every picture, so that it stands last."""
    if place.longitude is None or place.latitude is None:
        return (math.inf, math.inf)
    return anchor_of(view, place)


def _column(
    groups: Sequence[tuple[Place, ...]],
    parts: dict[tuple[Place, ...], tuple[BlockParts, ...]],
    view: View,
    kind: Type,
) -> _Column:
    order = sorted(groups, key=lambda group: _place_at(group[0], view)[1])
    pieces = tuple(parts[group] for group in order)
    gap = _GAP * kind.head / 15 if kind is not WALL else _GAP
    stacks = tuple(
        stack_of(blocks, _place_at(group[0], view), gap)
        for group, blocks in zip(order, pieces, strict=True)
    )
    width = max((stack.width for stack in stacks), default=0.0)
    height = sum(stack.height for stack in stacks) + gap * max(len(stacks) - 1, 0)
    return _Column(tuple(order), pieces, stacks, width, height)


def _columns_drawn(
    laid: tuple[_Column, _Column],
    outline: Outline,
    size: tuple[float, float],
    density: Density,
    notes: Notes | None,
    kind: Type,
) -> Layout:
    width, height = size
    left, right = laid
    gap = _GAP * kind.head / 15 if kind is not WALL else _GAP
    middle = Rect(
        _edge(kind) + left.width + (3 * RULE_RUN_OUT if left.width else 0),
        6,
        max(width - left.width - right.width - 6 * RULE_RUN_OUT - 2 * _edge(kind), 10),
        height - 12,
    )
    view = View.around(outline.bounds, middle)
    blocks: list[Block] = []
    groups: list[tuple[Place, ...]] = []
    for column in laid:
        is_right = column is right
        x = width - _edge(kind) - column.width if is_right else _edge(kind)
        above = _above(kind, is_right=is_right)
        anchors = [_place_at(group[0], view) for group in column.groups]
        order = _uncrossed(column, anchors, x, (above, height), gap, is_right=is_right)
        tops = _tops(column, anchors, order, (above, height), gap)
        for number, top in zip(order, tops, strict=True):
            stack = column.stacks[number]
            stack = Stack(anchors[number], column.width, stack.height, stack.rules)
            place = _placed(stack, x, top, is_right=is_right)
            is_tied = math.isfinite(anchors[number][0])
            blocks += blocks_of(column.pieces[number], stack, place, gap, is_tied=is_tied)
        groups += [group for group in column.groups if group[0].longitude is not None]
    anchors = [anchor_of(view, group[0]) for group in groups]
    base = Layout(
        width,
        height,
        blocks=tuple(blocks),
        rings=rings_of(groups, anchors),
        density=f"columns {density.kind} {density.symbol:g} {density.words}",
    )
    return _with_ground(base, outline, view, middle, notes, kind)


def _with_ground(
    base: Layout, outline: Outline, view: View, middle: Rect, notes: Notes | None, kind: Type
) -> Layout:
    grounds = ground(outline, view, base.width, base.height)
    taken = Taken(base.width, base.height)
    for line in lines_of(grounds, "home", "town", "context"):
        taken.path(line)
    taken.boxes(block.box.grown(8) for block in base.blocks)
    taken.boxes(Rect(ring.x - 16, ring.y - 16, 32, 32) for ring in base.rings)
    for block in base.blocks:
        for rule in block.rules:
            taken.path(rule)
    size = kind.words if kind is not DESK else 13.0
    found, bar = _foot(notes, view, middle, taken)
    names = neighbour_names(outline.areas, view, taken, base.width, base.height, size)
    return Layout(
        base.width,
        base.height,
        grounds,
        base.blocks,
        base.rings,
        notes=found,
        scale=bar,
        names=names,
        projection=view.projection,
        density=base.density,
    )


def _foot(
    notes: Notes | None, view: View, middle: Rect, taken: Taken
) -> tuple[tuple[Label, ...], tuple[Point, Point] | None]:
    """The scale bar where the foot of the outline leaves room for it."""
    starts = np.arange(middle.x, middle.right - 150, 24.0).tolist() if notes else []
    for x in starts:
        box = Rect(x, middle.bottom - 24, 190, 24)
        if taken.meets_box(box):
            continue
        start, end, kilometres = scale_bar(view, box.x + 6, box.y + 12)
        assert notes is not None
        label = Label(f"{kilometres} {notes.kilometres}", end[0] + 7, end[1] + 4, 12.0, "muted")
        taken.boxes([box])
        return (label,), (start, end)
    return (), None


def _placed(stack: Stack, x: float, top: float, *, is_right: bool) -> Placed:
    side = x - RULE_RUN_OUT if is_right else x + stack.width + RULE_RUN_OUT
    end_y = min(max(stack.anchor[1], top + stack.rules[0]), top + stack.rules[-1])
    return Placed(x, top, (side, end_y), is_right, has_plate=True)


def _tops(
    column: _Column,
    anchors: Sequence[Point],
    order: Sequence[int],
    span: tuple[float, float],
    gap: float,
) -> list[float]:
    """Tops as near as can be to the anchors' heights, apart from each other, in the picture."""
    tops: list[float] = []
    below = span[0]
    for number in order:
        stack = column.stacks[number]
        wish = anchors[number][1] - (stack.rules[0] + stack.rules[-1]) / 2
        tops.append(max(below, wish))
        below = tops[-1] + stack.height + gap
    limit = span[1]
    for at in range(len(tops) - 1, -1, -1):
        tall = column.stacks[order[at]].height
        tops[at] = max(span[0], min(tops[at], limit - tall))
        limit = tops[at] - gap
    return tops


def _uncrossed(
    column: _Column,
    anchors: Sequence[Point],
    x: float,
    span: tuple[float, float],
    gap: float,
    *,
    is_right: bool,
) -> list[int]:
    """An order of the stacks in which leaders cross as little as neighbours' swaps can do."""
    order = list(range(len(column.stacks)))

    def crossings(tried: list[int]) -> int:
        ends = []
        for number, top in zip(tried, _tops(column, anchors, tried, span, gap), strict=True):
            if not math.isfinite(anchors[number][0]):
                continue
            stack = column.stacks[number]
            moved = Stack(anchors[number], column.width, stack.height, stack.rules)
            ends.append((*anchors[number], *_placed(moved, x, top, is_right=is_right).end))
        found = 0
        for a in range(len(ends)):
            for b in range(a + 1, len(ends)):
                one = [np.array([value]) for value in ends[a]]
                two = [np.array([value]) for value in ends[b]]
                found += int(segments_cross(one, two)[0])
        return found

    least = crossings(order)
    for _ in range(len(order)):
        if not least:
            break
        for at in range(len(order) - 1):
            tried = [*order[:at], order[at + 1], order[at], *order[at + 2 :]]
            now = crossings(tried)
            if now < least:
                order, least = tried, now
    return order
