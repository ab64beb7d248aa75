"""Where the blocks stand: beside their anchors, clear of everything, as near as can be.

Places that share an anchor are a stack, one column on one vertical line. Each stack has
candidates right and left of its anchor. Those that touch what is drawn already are thrown
away; of the others the cheapest set that goes together is looked for by branch and bound.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ui.charts.map.block import RULE_RUN_OUT, BlockParts, placed
from ui.charts.map.geometry import (
    Bools,
    Floats,
    Point,
    Rect,
    Taken,
    crosses_box,
    distance_to_segment,
    segments_cross,
)
from ui.charts.map.ground import View, inside
from ui.charts.map.parts import Block, Ground, Place, Ring, Underline

Numbers: TypeAlias = npt.NDArray[np.intp]
RING = 9.0
# How far a block may stand from its anchor: pixels at least, and of the picture's size.
_NEAREST, _FAR, _FAR_SHARE = 22.0, 264.0, 0.42
ONE_ANCHOR = 16.0
_AIR = 7.0
_EDGE = 12.0
_FROM_ANCHOR = 10.0
_LEADER_FROM_ANCHOR = 16.0
_BETWEEN = 14.0
_OUTSIDE = 110.0
_OVER_HAIRLINE = 20.0
_STEEP, _STEEP_COST = 2.2, 60.0
_NEARER = 0.9
_PAIRS = 2_600_000  # comparisons of candidates that one picture may cost
_STEPS = 40_000


@dataclass(frozen=True)
class Stack:
    """Blocks of one anchor, one below another: their common box, heights of its rules."""

    anchor: Point
    width: float
    height: float
    rules: tuple[float, ...]


@dataclass(frozen=True)
class Placed:
    """Where a stack stands: its corner, the end of its leader, whether right of its anchor."""

    x: float
    y: float
    end: Point
    is_right: bool
    has_plate: bool


@dataclass(frozen=True)
class Surroundings:
    """What blocks keep clear of: the picture's size, home, neighbours' lines, reserved boxes.

    ease: the share of the usual air that is kept; a phone has no more.
    """

    width: float
    height: float
    grounds: tuple[Ground, ...]
    border: Taken
    hairlines: Taken
    reserved: tuple[Rect, ...]
    ease: float = 1.0


@dataclass(frozen=True)
class _Candidates:
    x: Floats
    y: Floats
    end_x: Floats
    end_y: Floats
    is_right: Bools
    is_over: Bools
    cost: Floats

    def some(self, chosen: Numbers) -> _Candidates:
        return _Candidates(*(getattr(self, field.name)[chosen] for field in fields(self)))


def fitted(
    stacks: Sequence[Stack], around: Surroundings, *, step: float, most: float
) -> tuple[Placed, ...] | None:
    """The cheapest places of all stacks that go together; None where none cost ``most`` or less.

    step: pixels from one candidate to the next.
    """
    if not stacks:
        return ()
    step *= around.ease
    pairs = max(len(stacks) * (len(stacks) - 1) / 2, 1)
    kept = int(min(max(math.sqrt(_PAIRS / pairs), 50), 260))
    found = [_candidates(one, stacks, around, step, kept) for one in stacks]
    if any(not len(one.x) for one in found):
        return None
    chosen = _search(stacks, found, most)
    if chosen is None:
        return None
    return tuple(
        Placed(
            float(one.x[at]),
            float(one.y[at]),
            (float(one.end_x[at]), float(one.end_y[at])),
            bool(one.is_right[at]),
            bool(one.is_over[at]),
        )
        for one, at in zip(found, chosen, strict=True)
    )


def _candidates(
    stack: Stack, stacks: Sequence[Stack], around: Surroundings, step: float, kept: int
) -> _Candidates:
    ax, ay = stack.anchor
    span = stack.rules[-1] - stack.rules[0]
    gaps = np.arange(_NEAREST * around.ease, max(_FAR, _FAR_SHARE * around.width), step)
    far = max(_FAR, _FAR_SHARE * around.height)
    offsets = np.arange(-far - span, far + step, step)
    offsets = np.unique(np.append(offsets, (0.0, -span)))
    gap, offset = (one.ravel() for one in np.meshgrid(gaps, offsets))
    x = np.concatenate([ax + gap, ax - gap - stack.width])
    y = np.concatenate([offset, offset]) + ay - stack.rules[0]
    is_right = np.repeat([True, False], len(gap))
    end_x = np.where(is_right, x - RULE_RUN_OUT, x + stack.width + RULE_RUN_OUT)
    end_y = np.clip(ay, y + stack.rules[0], y + stack.rules[-1])
    right, bottom = x + stack.width, y + stack.height
    edge, free = _EDGE * around.ease, _AIR * around.ease
    ok = (x >= edge) & (y >= edge / 2)
    ok &= (right <= around.width - edge) & (bottom <= around.height - edge / 2)
    ok &= ~around.border.meets(x - free, y - free, right + free, bottom + free)
    for box in around.reserved:
        ok &= ~(
            (x - free < box.right)
            & (right + free > box.x)
            & (y - free < box.bottom)
            & (bottom + free > box.y)
        )
        ok &= ~crosses_box((ax, ay, end_x, end_y), (box.x, box.y, box.right, box.bottom))
    own = np.hypot(end_x - ax, end_y - ay)
    for other in stacks:
        px, py = other.anchor
        air = _FROM_ANCHOR * around.ease + RING
        ok &= ~((px > x - air) & (px < right + air) & (py > y - air) & (py < bottom + air))
        if math.hypot(px - ax, py - ay) < ONE_ANCHOR:
            continue
        ok &= distance_to_segment((px, py), ax, ay, end_x, end_y) >= _LEADER_FROM_ANCHOR
        ok &= np.hypot(end_x - px, end_y - py) >= _NEARER * own
    numbers = np.flatnonzero(ok)
    if not len(numbers):
        nothing, none = np.zeros(0), np.zeros(0, dtype=np.bool_)
        return _Candidates(nothing, nothing, nothing, nothing, none, none, nothing)
    x, y, end_x, end_y = x[numbers], y[numbers], end_x[numbers], end_y[numbers]
    is_over = around.hairlines.meets(x - 3, y - 3, x + stack.width + 3, y + stack.height + 3)
    outside = ~inside(around.grounds, x + stack.width / 2, y + stack.height / 2)
    rise, run = np.abs(end_y - ay), np.maximum(np.abs(end_x - ax), 1e-6)
    cost = own[numbers] + 0.7 * rise + _OUTSIDE * outside + _OVER_HAIRLINE * is_over
    cost = cost + _STEEP_COST * (rise / run > _STEEP)
    every = _Candidates(x, y, end_x, end_y, is_right[numbers], is_over, cost)
    return every.some(_spread(cost, kept))


def _spread(cost: Floats, kept: int) -> Numbers:
    """The cheapest, and some of all the others: the cheapest lie close together."""
    order: Numbers = np.argsort(cost, kind="stable")
    if len(order) <= kept:
        return order
    first = kept // 3
    rest = np.linspace(first, len(order) - 1, kept - first).astype(int)
    chosen: Numbers = np.unique(np.concatenate([np.arange(first), rest]))
    return np.asarray(order[chosen])


def _search(stacks: Sequence[Stack], found: Sequence[_Candidates], most: float) -> list[int] | None:
    """Branch and bound over bit sets of the candidates that are still free."""
    count = len(stacks)
    free = [[[0] * len(one.x) for _ in range(count)] for one in found]
    for a in range(count):
        for b in range(a + 1, count):
            together = _together(stacks[a], found[a], stacks[b], found[b])
            for number, row in enumerate(np.packbits(together, axis=1, bitorder="little")):
                free[a][b][number] = int.from_bytes(row.tobytes(), "little")
            for number, row in enumerate(np.packbits(together.T, axis=1, bitorder="little")):
                free[b][a][number] = int.from_bytes(row.tobytes(), "little")
    costs = [one.cost.tolist() for one in found]
    best: list[int] | None = None
    bound = most
    steps = 0

    def cheapest(masks: list[int], chosen: dict[int, int]) -> float:
        total = 0.0
        for at, mask in enumerate(masks):
            if at not in chosen:
                if not mask:
                    return math.inf
                total += costs[at][(mask & -mask).bit_length() - 1]
        return total

    def go_on(masks: list[int], chosen: dict[int, int], spent: float) -> None:
        nonlocal best, bound, steps
        if len(chosen) == count:
            best, bound = [chosen[at] for at in range(count)], spent - 1e-9
            return
        at = min((n for n in range(count) if n not in chosen), key=lambda n: masks[n].bit_count())
        mask = masks[at]
        while mask:
            steps += 1
            if steps > _STEPS:
                return
            lowest = mask & -mask
            number = lowest.bit_length() - 1
            mask ^= lowest
            if spent + costs[at][number] > bound:
                return
            chosen[at] = number
            narrowed = [
                old if other in chosen else old & free[at][other][number]
                for other, old in enumerate(masks)
            ]
            now = spent + costs[at][number]
            if now + cheapest(narrowed, chosen) <= bound:
                go_on(narrowed, chosen, now)
            del chosen[at]

    go_on([(1 << len(one.x)) - 1 for one in found], {}, 0.0)
    return best


def _together(a: Stack, first: _Candidates, b: Stack, second: _Candidates) -> Bools:
    """For each pair of candidates whether both can stand."""
    one = _sides(a, first, 0)
    two = _sides(b, second, 1)
    apart = (
        (one[2] + _BETWEEN <= two[0])
        | (two[2] + _BETWEEN <= one[0])
        | (one[3] + _BETWEEN <= two[1])
        | (two[3] + _BETWEEN <= one[1])
    )
    lead_a = _leader(a, first, 0)
    lead_b = _leader(b, second, 1)
    crossed = segments_cross(lead_a, lead_b)
    crossed |= crosses_box(lead_a, _grown(two, 6.0))
    crossed |= crosses_box(lead_b, _grown(one, 6.0))
    return np.asarray(apart & ~crossed)


def _sides(stack: Stack, some: _Candidates, axis: int) -> list[Floats]:
    """Left, top, right, bottom of the boxes with their rules, as a row or a column."""
    left = np.where(some.is_right, some.x - RULE_RUN_OUT, some.x)
    right = some.x + stack.width + np.where(some.is_right, 0.0, RULE_RUN_OUT)
    return [np.expand_dims(s, 1 - axis) for s in (left, some.y, right, some.y + stack.height)]


def _grown(sides: list[Floats], by: float) -> list[Floats]:
    return [sides[0] - by, sides[1] - by, sides[2] + by, sides[3] + by]


def _leader(stack: Stack, some: _Candidates, axis: int) -> list[Floats]:
    """The leaders from the anchor's ring on: two from one ring do not cross in its middle."""
    ax, ay = stack.anchor
    far = np.maximum(np.hypot(some.end_x - ax, some.end_y - ay), 1e-6)
    share = np.minimum(RING / far, 1.0)
    x, y = ax + (some.end_x - ax) * share, ay + (some.end_y - ay) * share
    return [np.expand_dims(one, 1 - axis) for one in (x, y, some.end_x, some.end_y)]


SPINE_GAP = 12.0


def anchor_of(view: View, place: Place) -> Point:
    """Where a place's centre lies on the picture; only for places that have one."""
    assert place.longitude is not None
    assert place.latitude is not None
    return view.at(place.longitude, place.latitude)


def sharing(places: Sequence[Place], view: View) -> tuple[tuple[Place, ...], ...]:
    """Places whose anchors are one on the picture together, the larger block first."""
    groups: list[list[Place]] = []
    for place in sorted(places, key=lambda one: (-one.most_count, one.key)):
        x, y = anchor_of(view, place)
        for group in groups:
            other = anchor_of(view, group[0])
            if math.hypot(x - other[0], y - other[1]) < ONE_ANCHOR:
                group.append(place)
                break
        else:
            groups.append([place])
    return tuple(tuple(group) for group in groups)


def stack_of(blocks: Sequence[BlockParts], anchor: Point, gap: float = SPINE_GAP) -> Stack:
    """The common box of blocks that stand one below another."""
    rules, height = [], 0.0
    for block in blocks:
        rules.append(height + block.rule)
        height += block.height + gap
    width = max(block.width for block in blocks)
    return Stack(anchor, width, height - gap, tuple(rules))


def blocks_of(
    pieces: Sequence[BlockParts],
    stack: Stack,
    place: Placed,
    gap: float = SPINE_GAP,
    *,
    is_tied: bool = True,
) -> list[Block]:
    """The blocks of a stack where it stands; the leader is drawn with the first one's rule.

    is_tied: False where there is no outline to lead to.
    """
    made = []
    top = place.y
    side = place.x - RULE_RUN_OUT if place.is_right else place.x + stack.width + RULE_RUN_OUT
    near = place.x if place.is_right else place.x + stack.width
    far = place.x + stack.width if place.is_right else place.x
    for number, piece in enumerate(pieces):
        rule = top + piece.rule
        rules: list[tuple[Point, ...]] = []
        if number == 0 and is_tied:
            rules.append((_from_ring(stack.anchor, place.end), place.end))
            if len(pieces) > 1:
                spine = (place.y + stack.rules[0], place.y + stack.rules[-1])
                rules.append(((side, spine[0]), (side, spine[1])))
        rules.append(((side if is_tied else near, rule), (far, rule)))
        labels, symbols = placed(_stretched(piece, stack.width), place.x, top)
        made.append(
            Block(
                piece.place,
                Rect(place.x, top, stack.width, piece.height),
                tuple(labels),
                tuple(symbols),
                tuple(Underline(u.x + place.x, u.y + top, u.width) for u in piece.underlines),
                tuple(rules),
                place.has_plate,
                bars=tuple(replace(bar, x=bar.x + place.x, y=bar.y + top) for bar in piece.bars),
            )
        )
        top += piece.height + gap
    return made


def rings_of(groups: Sequence[Sequence[Place]], anchors: Sequence[Point]) -> tuple[Ring, ...]:
    """The anchors of groups of places."""
    return tuple(
        Ring(
            round(anchor[0], 1),
            round(anchor[1], 1),
            is_sure=all(place.is_sure for place in group),
            keys=tuple(place.key for place in group),
        )
        for group, anchor in zip(groups, anchors, strict=True)
    )


def _stretched(piece: BlockParts, width: float) -> BlockParts:
    """In a wider stack the total goes on standing at the right end of the rule."""
    labels = tuple(
        replace(label, x=width) if label.anchor == "end" else label for label in piece.labels
    )
    return replace(piece, labels=labels)


def _from_ring(anchor: Point, end: Point) -> Point:
    """Where the leader begins: on the anchor's ring."""
    far = max(math.hypot(end[0] - anchor[0], end[1] - anchor[1]), 1e-6)
    share = min(RING / far, 1.0)
    return (
        round(anchor[0] + (end[0] - anchor[0]) * share, 1),
        round(anchor[1] + (end[1] - anchor[1]) * share, 1),
    )
