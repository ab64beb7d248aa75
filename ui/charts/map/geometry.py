"""Boxes, segments and the room that a text takes, in pixels; which boxes are taken.

The table of advance widths is Noto Sans CJK SC's, in thousandths of the type size; a sign
that is not in it (Chinese, full-width punctuation, symbols) takes the whole size.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

_REGULAR = (
    224, 323, 474, 555, 555, 921, 680, 278, 338, 338, 467, 555, 278, 347, 278, 392, 555, 555,
    555, 555, 555, 555, 555, 555, 555, 555, 278, 278, 555, 555, 555, 474, 946, 608, 657, 638,
    688, 589, 552, 689, 728, 293, 535, 646, 543, 812, 723, 742, 633, 742, 635, 596, 599, 721,
    575, 878, 573, 531, 603, 338, 392, 338, 555, 559, 606, 563, 618, 510, 620, 554, 325, 564,
    607, 275, 275, 552, 284, 926, 610, 606, 620, 620, 388, 468, 377, 607, 521, 802, 498, 521,
    475, 338, 270, 338, 555,
)  # fmt: skip
_BOLD = (
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 387, 590, 590,
    590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514, 1007, 641, 681, 656,
    714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770, 667, 770, 682, 624, 625, 748,
    619, 915, 627, 580, 613, 378, 387, 378, 590, 567, 626, 591, 644, 527, 644, 581, 372, 597,
    640, 304, 306, 604, 315, 964, 641, 626, 644, 644, 436, 495, 421, 637, 576, 863, 562, 574,
    511, 378, 296, 378, 590,
)  # fmt: skip
_FIRST = 32
_NARROW = {"–": 544, "−": 590, "¥": 590, "\u00a0": 227}
_WHOLE = 1000


def text_room(text: str, size: float, *, is_bold: bool = False) -> float:
    """Pixels that a text of a size takes on one line."""
    table = _BOLD if is_bold else _REGULAR
    total = 0
    for sign in text:
        place = ord(sign) - _FIRST
        total += table[place] if 0 <= place < len(table) else _NARROW.get(sign, _WHOLE)
    return total * size / 1000


def cut_to(text: str, room: float, size: float, *, is_bold: bool = False) -> str:
    """The text, or as much of it as fits a room with an ellipsis behind it."""
    if text_room(text, size, is_bold=is_bold) <= room:
        return text
    while text and text_room(f"{text}…", size, is_bold=is_bold) > room:
        text = text[:-1]
    return f"{text}…"


Point: TypeAlias = tuple[float, float]
Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]
_MOST_STEPS = 20_000  # of a line that runs far out of the picture
_CELL = 2.0


@dataclass(frozen=True)
class Rect:
    """A box by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def grown(self, by: float) -> Rect:
        """The box with so much more on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, x: float, y: float) -> Rect:
        """The box elsewhere."""
        return Rect(self.x + x, self.y + y, self.width, self.height)

    def meets(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether a point lies in it."""
        return self.x <= point[0] <= self.right and self.y <= point[1] <= self.bottom

    def within(self, outer: Rect) -> bool:
        """Whether all of it lies in another."""
        return (
            self.x >= outer.x
            and self.y >= outer.y
            and self.right <= outer.right
            and self.bottom <= outer.bottom
        )


def crosses_box(segments: Sequence[npt.ArrayLike], boxes: Sequence[npt.ArrayLike]) -> Bools:
    """Whether segments (x1, y1, x2, y2) meet boxes (left, top, right, bottom), broadcast.

    A segment misses a box if their bounds are apart or all corners lie on one side of it.
    """
    ax, ay, bx, by = (np.asarray(one, dtype=np.float64) for one in segments)
    left, top, right, bottom = (np.asarray(one, dtype=np.float64) for one in boxes)
    overlap = (
        (np.minimum(ax, bx) <= right)
        & (np.maximum(ax, bx) >= left)
        & (np.minimum(ay, by) <= bottom)
        & (np.maximum(ay, by) >= top)
    )
    dx, dy = bx - ax, by - ay
    sides = [
        dx * (corner_y - ay) - dy * (corner_x - ax)
        for corner_x in (left, right)
        for corner_y in (top, bottom)
    ]
    least = np.minimum.reduce(np.broadcast_arrays(*sides))
    most = np.maximum.reduce(np.broadcast_arrays(*sides))
    return np.asarray(overlap & (least <= 0) & (most >= 0))


def segments_cross(first: Sequence[Floats], second: Sequence[Floats]) -> Bools:
    """Whether segments (x1, y1, x2, y2) of two broadcastable sets cross each other."""
    ax, ay, bx, by = first
    cx, cy, dx, dy = second
    one = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    two = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    three = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx)
    four = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return np.asarray((one * two <= 0) & (three * four <= 0))


def distance_to_segment(
    point: Point, x1: npt.ArrayLike, y1: npt.ArrayLike, x2: npt.ArrayLike, y2: npt.ArrayLike
) -> Floats:
    """Distances of a point from segments."""
    ax, ay, bx, by = (np.asarray(one, dtype=np.float64) for one in (x1, y1, x2, y2))
    dx, dy = bx - ax, by - ay
    length = np.maximum(dx**2 + dy**2, 1e-9)
    share = np.clip(((point[0] - ax) * dx + (point[1] - ay) * dy) / length, 0.0, 1.0)
    return np.asarray(np.hypot(ax + share * dx - point[0], ay + share * dy - point[1]))


class Taken:
    """A grid of cells of 2 px: which of them something is drawn on."""

    def __init__(self, width: float, height: float) -> None:
        self._shape = (int(height / _CELL) + 2, int(width / _CELL) + 2)
        self._cells = np.zeros(self._shape, dtype=np.int32)
        self._sums: npt.NDArray[np.int64] | None = None

    def path(self, points: Sequence[Point]) -> None:
        """Marks the cells below a line through points."""
        if len(points) < 2:
            return
        corners = np.asarray(points, dtype=np.float64)
        begun, run = corners[:-1], np.diff(corners, axis=0)
        steps = np.hypot(run[:, 0], run[:, 1]).astype(int) + 2
        is_short = steps <= _MOST_STEPS
        begun, run, steps = begun[is_short], run[is_short], steps[is_short]
        of = np.repeat(np.arange(len(steps)), steps)
        step = np.arange(len(of)) - np.repeat(np.cumsum(steps) - steps, steps)
        self._walk(*(begun[of] + run[of] * (step / (steps[of] - 1))[:, None]).T)

    def boxes(self, boxes: Iterable[Rect]) -> None:
        """Marks boxes."""
        for box in boxes:
            rows = slice(max(int(box.y / _CELL), 0), max(int(box.bottom / _CELL) + 1, 0))
            columns = slice(max(int(box.x / _CELL), 0), max(int(box.right / _CELL) + 1, 0))
            self._cells[rows, columns] = 1
        self._sums = None

    def meets(self, left: Floats, top: Floats, right: Floats, bottom: Floats) -> Bools:
        """For each box whether anything is drawn in it."""
        if self._sums is None:
            self._sums = np.zeros((self._shape[0] + 1, self._shape[1] + 1), dtype=np.int64)
            self._sums[1:, 1:] = self._cells.cumsum(axis=0).cumsum(axis=1)
        rows, columns = self._shape
        x0 = np.clip((left / _CELL).astype(int), 0, columns)
        x1 = np.clip((right / _CELL).astype(int) + 1, 0, columns)
        y0 = np.clip((top / _CELL).astype(int), 0, rows)
        y1 = np.clip((bottom / _CELL).astype(int) + 1, 0, rows)
        s = self._sums
        return np.asarray(s[y1, x1] - s[y0, x1] - s[y1, x0] + s[y0, x0] > 0)

    def meets_box(self, box: Rect) -> bool:
        """Whether anything is drawn in one box."""
        edges = (np.array([edge]) for edge in (box.x, box.y, box.right, box.bottom))
        return bool(self.meets(*edges)[0])

    def _walk(self, x: Floats, y: Floats) -> None:
        column, row = (x / _CELL).astype(int), (y / _CELL).astype(int)
        inside = (x >= 0) & (y >= 0) & (row < self._shape[0]) & (column < self._shape[1])
        self._cells[row[inside], column[inside]] = 1
        self._sums = None
