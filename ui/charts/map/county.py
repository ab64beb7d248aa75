"""The whole county: a block a place, tied to its anchor; below it the outline.

Blocks keep out of the border, the controls and each other. Where they do not fit beside
their anchors at any density, they stand in two columns (``ui.charts.map.columns``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from data.geo import Outline
from ui.charts.map.block import (
    DESK,
    DESK_DENSITIES,
    PHONE,
    PHONE_DENSITIES,
    Density,
    Type,
    block_parts,
)
from ui.charts.map.columns import columns_layout, grid_layout
from ui.charts.map.fit import (
    RING,
    Surroundings,
    anchor_of,
    blocks_of,
    fitted,
    rings_of,
    sharing,
    stack_of,
)
from ui.charts.map.geometry import Point, Rect, Taken
from ui.charts.map.ground import (
    Margins,
    Notes,
    View,
    bar_start,
    corners,
    ground,
    lines_of,
    neighbour_names,
    scale_bar,
    written_corner,
)
from ui.charts.map.parts import Block, Ground, Label, Layout, Place, Ring

PHONE_BELOW = 520.0
_USUAL = Margins(20, 16, 20, 16)
_DENSE = Margins(44, 12, 120, 92)
_PHONE_DENSE = Margins(8, 96, 8, 60)
_PHONE_EASE = 0.6
_DENSE_ABOVE, _DENSE_IN_ONE, _COUNTED_ABOVE = 100, 40, 600
_COST_EACH, _COST_EACH_DENSE = 230.0, 600.0
_Groups: TypeAlias = tuple[tuple[Place, ...], ...]
_CONTROLS = Rect(-46, 8, 38, 100)  # from the right edge


@dataclass(frozen=True)
class _Picture:
    """The view, what is drawn, and the corners that the notes may take."""

    view: View
    grounds: tuple[Ground, ...]
    border: Taken
    hairlines: Taken
    controls: Rect
    corners: tuple[Rect, ...]
    width: float
    height: float

    def around(self, note_box: Rect) -> Surroundings:
        """What blocks keep clear of with the notes in one corner."""
        reserved = (self.controls, note_box)
        ease = _PHONE_EASE if self.width < PHONE_BELOW else 1.0
        return Surroundings(
            self.width, self.height, self.grounds, self.border, self.hairlines, reserved, ease
        )


def county_layout(
    places: Sequence[Place], outline: Outline, width: float, height: float, notes: Notes
) -> Layout:
    """The map of the county in a picture of a size.

    Places without a position stand in columns beside the others, in a grid where no place has
    one and no outline is drawn. One that the picture does not show is ``left_out``.
    """
    kind = PHONE if width < PHONE_BELOW else DESK
    if not outline.is_drawn:
        return grid_layout(places, width, height, kind, notes.lines[0] if notes.lines else "")
    shown, unseen = _seen(places, outline, width, height)
    if any(place.longitude is None for place in shown):
        laid = columns_layout(shown, outline, width, height, notes, kind)
        return replace(laid, left_out=(*laid.left_out, *unseen))
    if not shown:
        empty = _picture((), outline, width, height, _USUAL, notes)
        none = DESK_DENSITIES[0]
        return _finished(empty, empty.corners[0], outline, ((), ()), notes, none, unseen)
    usual = View.around(outline.bounds, _room(width, height, _USUAL))
    shared = sharing(shown, usual)
    apart = tuple((one,) for one in shown)
    pictures: dict[Margins, _Picture] = {}
    densities = _from(shown, kind)
    symbols = tuple(one for one in densities if one.kind in ("units", "lines"))
    for density, groups, most in _tries(densities, shared, apart):
        if density.kind == "counts" and symbols:  # a symbol a project, even further from its place
            laid = columns_layout(shown, outline, width, height, notes, kind, symbols)
            if laid.grounds:
                return replace(laid, left_out=unseen)
            symbols = ()
        if density.kind == "names":  # the states of each place say more than the outline
            break
        margins = _USUAL
        if density.kind in ("lines", "counts"):
            margins = _PHONE_DENSE if kind is PHONE else _DENSE
        if margins not in pictures:
            pictures[margins] = _picture(shown, outline, width, height, margins, notes)
        picture = pictures[margins]
        for note_box in picture.corners:
            anchors = {
                place: anchor_of(picture.view, group[0]) for group in shared for place in group
            }
            blocks = _tried(groups, picture, note_box, anchors, density, kind, most)
            if blocks is not None:
                rings = rings_of(shared, [anchors[group[0]] for group in shared])
                drawn = (blocks, rings)
                return _finished(picture, note_box, outline, drawn, notes, density, unseen)
    laid = columns_layout(shown, outline, width, height, notes, kind)
    return replace(laid, left_out=(*laid.left_out, *unseen))


def _tries(
    densities: Sequence[Density], shared: _Groups, apart: _Groups
) -> Iterator[tuple[Density, _Groups, float]]:
    """What is tried, from the best picture to the last resort, with what it may cost."""
    ways = (shared,) if len(shared) == len(apart) else (shared, apart)
    many = max(len(apart), 3)
    units = [one for one in densities if one.kind == "units"]
    for groups in ways:
        for density in units if groups is shared else units[-1:]:
            yield density, groups, _COST_EACH * many
    for density in densities:
        if density.kind != "units":
            for groups in ways:
                yield density, groups, _COST_EACH_DENSE * many


def _from(places: Sequence[Place], kind: Type) -> tuple[Density, ...]:
    """The densities worth trying for so many projects."""
    counts = [place.most_count for place in places]
    every = PHONE_DENSITIES if kind is PHONE else DESK_DENSITIES
    if sum(counts) > _COUNTED_ABOVE:
        return tuple(one for one in every if one.kind in ("counts", "names"))
    if sum(counts) > _DENSE_ABOVE or max(counts) > _DENSE_IN_ONE:
        return tuple(one for one in every if one.kind != "units")
    has_words = sum(counts) <= 40
    usual = [one for one in every if has_words or not one.words]
    # Lines of small symbols are for many; a few projects are rather counted.
    return tuple(one for one in usual if one.kind != "lines" or sum(counts) > 40)


def _seen(
    places: Sequence[Place], outline: Outline, width: float, height: float
) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    view = View.around(outline.bounds, _room(width, height, _USUAL))
    shown: list[Place] = []
    unseen: list[Place] = []
    for place in places:
        if place.longitude is None or place.latitude is None:
            shown.append(place)
            continue
        x, y = view.at(place.longitude, place.latitude)
        is_in = RING < x < width - RING and RING < y < height - RING
        (shown if is_in else unseen).append(place)
    return tuple(shown), tuple(unseen)


def _room(width: float, height: float, margins: Margins) -> Rect:
    return Rect(
        margins.left,
        margins.top,
        max(width - margins.left - margins.right, 40),
        max(height - margins.top - margins.bottom, 40),
    )


def _picture(
    places: Sequence[Place],
    outline: Outline,
    width: float,
    height: float,
    margins: Margins,
    notes: Notes,
) -> _Picture:
    controls = Rect(width + _CONTROLS.x, _CONTROLS.y, _CONTROLS.width, _CONTROLS.height)
    for below in (0.0, 84.0):
        room = replace(margins, bottom=max(margins.bottom, below))
        view = View.around(outline.bounds, _room(width, height, room))
        grounds = ground(outline, view, width, height)
        border = Taken(width, height)
        for line in lines_of(grounds, "home", "town"):
            border.path(line)
        anchors = [anchor_of(view, place) for place in places]
        free = corners(notes, width, height, border, anchors, controls)
        if free:
            break
    hairlines = Taken(width, height)
    for line in lines_of(grounds, "context"):
        hairlines.path(line)
    free = free or (Rect(8, height - 84, 200, 76),)
    return _Picture(view, grounds, border, hairlines, controls, free, width, height)


def _tried(
    groups: _Groups,
    picture: _Picture,
    note_box: Rect,
    anchors: Mapping[Place, Point],
    density: Density,
    kind: Type,
    most: float,
) -> tuple[Block, ...] | None:
    parts = [[block_parts(place, density, kind) for place in group] for group in groups]
    stacks = [
        stack_of(blocks, anchors[group[0]]) for blocks, group in zip(parts, groups, strict=True)
    ]
    found = fitted(stacks, picture.around(note_box), step=8.0, most=most)
    if found is None:
        return None
    blocks: list[Block] = []
    for pieces, stack, place in zip(parts, stacks, found, strict=True):
        blocks += blocks_of(pieces, stack, place)
    return tuple(blocks)


def _finished(
    picture: _Picture,
    note_box: Rect,
    outline: Outline,
    drawn: tuple[tuple[Block, ...], tuple[Ring, ...]],
    notes: Notes,
    density: Density,
    left_out: tuple[Place, ...],
) -> Layout:
    width, height = picture.width, picture.height
    blocks, rings = drawn
    bar = scale_bar(picture.view, *bar_start(notes, note_box))
    corner_notes = written_corner(notes, note_box, bar)
    taken = Taken(width, height)
    for line in lines_of(picture.grounds, "home", "town", "context"):
        taken.path(line)
    taken.boxes([picture.controls, note_box, *(block.box.grown(6) for block in blocks)])
    taken.boxes(Rect(ring.x - 14, ring.y - 14, 28, 28) for ring in rings)
    for block in blocks:
        for rule in block.rules:
            taken.path(rule)
    names: tuple[Label, ...] = neighbour_names(
        outline.areas, picture.view, taken, width, height, 13.0 if width > PHONE_BELOW else 11.0
    )
    return Layout(
        width,
        height,
        picture.grounds,
        blocks,
        rings,
        notes=corner_notes.labels,
        note_box=note_box,
        scale=bar[:2],
        names=names,
        key_rings=corner_notes.rings,
        key_symbols=corner_notes.symbols,
        left_out=left_out,
        projection=picture.view.projection,
        density=f"{density.kind} {density.symbol:g} {density.words}",
    )
