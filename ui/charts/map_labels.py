"""What is written on the map: towns below their clusters, names of projects, neighbours."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from data.geo import Outline
from data.rules.places import Place
from ui.charts.map_canvas import Canvas, Spot, safe
from ui.charts.map_ground import neighbour_names, scale_bar
from ui.charts.map_places import TIED_FROM, Box, Disc, Label, place_labels, text_width

_SIZE = 12.0
_NOTE_SIZE = 11.0
_ONE_LINE = 9
_TWO_LINES = 20


def draw_corner(canvas: Canvas, kilometres: str, notes: tuple[str, ...]) -> Box:
    """Scale bar and notes in the lower left corner; returns the ground that they take."""
    view, theme = canvas.view, canvas.theme
    distance, length = scale_bar(view)
    left, line = 10.0, _NOTE_SIZE * 1.5
    bar = view.height - 18 - len(notes) * line
    canvas.line(
        [(left, bar - 4), (left, bar), (left + length, bar), (left + length, bar - 4)],
        theme.muted,
        1.0,
    )
    written = [(f"{distance:g} {kilometres}", left + length + 4, bar - 2)]
    written += [
        (note, left, view.height - 10 - (len(notes) - 1 - number) * line)
        for number, note in enumerate(notes)
    ]
    for text, x, y in written:
        width = text_width(text, _NOTE_SIZE)
        box = Box(x + width / 2, y, width, line)
        canvas.write(safe(text), box, _NOTE_SIZE, theme.muted, "left")
    widest = max([text_width(note, _NOTE_SIZE) for note in notes] + [length + 50])
    height = view.height - bar + 12
    return Box(left + widest / 2, view.height - height / 2, widest, height)


def draw_labels(
    canvas: Canvas,
    spots: Sequence[Spot],
    towns: Sequence[Label],
    outline: Outline,
    corner: Box,
) -> None:
    """The selected project, those to be named first, towns, other projects, neighbours."""
    view, theme = canvas.view, canvas.theme
    first = [spot for spot in spots if spot.is_selected]
    first += [spot for spot in spots if spot.name_rank == 1 and not spot.is_selected]
    last = [spot for spot in spots if spot.name_rank == 2 and not spot.is_selected]
    named: list[Spot | None] = [*first, *(None for _ in towns), *last]
    labels = (*map(_name, first), *towns, *map(_name, last))
    discs = tuple(spot.drawn for spot in spots)
    boxes = place_labels(labels, discs, (corner,), view.width, view.height)
    used = [corner, *(box for box in boxes if box is not None)]
    for name, box in neighbour_names(outline, view):
        if not any(box.overlaps(other) for other in used) and not any(
            box.covers(disc, 3) for disc in discs
        ):
            canvas.write(safe(name), box, _NOTE_SIZE, theme.muted)
    for number, (label, found) in enumerate(zip(labels, boxes, strict=True)):
        if found is None:
            continue
        text = "<br>".join(safe(line) for line in label.lines)
        spot = named[number]
        if spot is None:
            canvas.write(text, found, label.size, theme.muted)
            continue
        _tie(canvas, label, found)
        is_selected = spot.is_selected
        canvas.write(f"<b>{text}</b>" if is_selected else text, found, label.size, theme.ink)


def _name(spot: Spot) -> Label:
    return Label(two_lines(spot.name), _SIZE, spot.drawn, spot.is_selected)


def town_labels(
    canvas: Canvas,
    spots: Sequence[Spot],
    places: Sequence[Place],
    write: Callable[[str, int], str],
) -> tuple[Label, ...]:
    """A town's or park's name beside its cluster, with how many projects are of that town."""
    view = canvas.view
    labels = []
    for place in places:
        if place.longitude is None or place.latitude is None:
            continue
        x, y = float(view.x(place.longitude)), float(view.y(place.latitude))
        own = [spot for spot in spots if spot.place in place.names]
        near = [s.drawn for s in own if not s.is_exact]
        is_in_sight = 0 <= x <= view.width and 0 <= y <= view.height
        if not is_in_sight or (not own and place.kind == "park"):
            continue
        reach = max([3.0, *(math.hypot(d.x - x, d.y - y) + d.radius for d in near)])
        labels.append(Label((write(place.place, len(own)),), _SIZE, Disc(x, y, reach)))
    return tuple(labels)


def two_lines(name: str) -> tuple[str, ...]:
    """A name in at most two lines, broken at a bracket or the middle; the longest are cut short."""
    if text_width(name, 1.0) <= _ONE_LINE:
        return (name,)
    if text_width(name, 1.0) > _TWO_LINES:
        while text_width(name, 1.0) > _TWO_LINES - 1:
            name = name[:-1]
        name += "…"
    bracket = max(name.find("（"), name.find("("))
    if bracket > 0 and max(text_width(name[:bracket], 1.0), text_width(name[bracket:], 1.0)) <= 12:
        return (name[:bracket], name[bracket:])
    half, cut = text_width(name, 1.0) / 2, 1
    while text_width(name[:cut], 1.0) < half:
        cut += 1
    return (name[:cut], name[cut:])


def _tie(canvas: Canvas, label: Label, box: Box) -> None:
    """A line from a label to its symbol where they stand apart."""
    anchor = label.anchor
    x, y = box.nearest(anchor.x, anchor.y)
    gap = math.hypot(x - anchor.x, y - anchor.y)
    if gap > anchor.radius + TIED_FROM:
        start = anchor.radius / gap
        edge = (anchor.x + (x - anchor.x) * start, anchor.y + (y - anchor.y) * start)
        canvas.line([edge, (x, y)], canvas.theme.ink)
