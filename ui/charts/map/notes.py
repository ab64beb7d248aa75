"""The corner of the picture: how to read the marks, the scale, whose outline it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ui.charts.map.geometry import Point, Rect, Taken, text_room
from ui.charts.map.parts import Label

_SIZE = 12.0
_KEY = 24.0
_BAR = 186.0


@dataclass(frozen=True)
class Notes:
    """Words of the corner: the two keys, the unit of the scale, lines about the outline.

    has_key: whether the rings and dotted lines are explained here (the wall does it elsewhere).
    """

    centre: str
    vague: str
    kilometres: str
    lines: tuple[str, ...]
    has_key: bool = True


@dataclass(frozen=True)
class Corner:
    """The corner laid out; rings, symbols: where the keys' marks stand."""

    labels: tuple[Label, ...]
    rings: tuple[Point, ...]
    symbols: tuple[Point, ...]


def corners(
    notes: Notes,
    width: float,
    height: float,
    border: Taken,
    anchors: Sequence[Point],
    controls: Rect,
) -> tuple[Rect, ...]:
    """The corners of the picture that the notes may take, the usual one first."""
    wide, tall = _size(notes, width)
    boxes = (
        Rect(8.0, height - tall - 8, wide, tall),
        Rect(width - wide - 8, height - tall - 8, wide, tall),
        Rect(8.0, 8.0, wide, tall),
        Rect(width - wide - 8, controls.bottom + 12, wide, tall),
    )
    return tuple(
        box
        for box in boxes
        if not border.meets_box(box.grown(10))
        and not any(box.grown(10).holds(anchor) for anchor in anchors)
    )


def _size(notes: Notes, width: float) -> tuple[float, float]:
    keys = _KEY * 2 + 14 + text_room(notes.centre, _SIZE) + text_room(notes.vague, _SIZE)
    lines = [text_room(line, _SIZE) for line in notes.lines]
    wide = max([keys if notes.has_key else 0.0, _BAR, *lines]) + 14
    tall = (24 if notes.has_key else 0) + 26 + 17 * len(notes.lines)
    return min(wide, width - 16), tall


def bar_start(notes: Notes, box: Rect) -> Point:
    """Where the scale bar begins."""
    return box.x + 6, box.y + (24 if notes.has_key else 0) + 14


def written_corner(notes: Notes, box: Rect, bar: tuple[Point, Point, int]) -> Corner:
    """The labels and marks of the corner."""
    x, y = box.x + 6, box.y + 16
    labels, rings, symbols = [], [], []
    if notes.has_key:
        rings.append((x + 8, y - 4))
        labels.append(Label(notes.centre, x + _KEY, y, _SIZE, "muted"))
        across = x + _KEY + text_room(notes.centre, _SIZE) + 14
        symbols.append((across + 8, y - 4))
        labels.append(Label(notes.vague, across + _KEY, y, _SIZE, "muted"))
    end = bar[1]
    told = f"{bar[2]} {notes.kilometres}"
    labels.append(Label(told, end[0] + 7, end[1] + 4, _SIZE, "muted"))
    for number, line in enumerate(reversed(notes.lines)):
        labels.append(Label(line, x, box.bottom - 6 - 17 * number, _SIZE, "muted"))
    return Corner(tuple(labels), tuple(rings), tuple(symbols))
