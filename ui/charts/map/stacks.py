"""Places that share an anchor: their blocks stand in one column on one vertical line."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from ui.charts.map.block import RULE_RUN_OUT, BlockParts, placed
from ui.charts.map.fit import ONE_ANCHOR, RING, Placed, Stack
from ui.charts.map.geometry import Point, Rect
from ui.charts.map.ground import View
from ui.charts.map.parts import Block, Place, Ring, Underline

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
