"""Where symbols and labels stand on the map, in pixels, so that none covers another.

Symbols that would overlap are moved along a spiral to the nearest free spot; labels
are put by search over angles and distances, and a label for which there is no free
spot is left out rather than laid over something. Nothing here knows a project.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_GOLDEN = math.pi * (3 - math.sqrt(5))
_GAP = 2.5
# A label farther than this from its symbol is tied to it by a line.
TIED_FROM = 6.0
# A label that is not tied stands this much nearer to its own symbol than to any other.
_CLEARLY_ITS_OWN = 5.0
_ANGLES = tuple(
    math.radians(degree) for degree in (0, 180, 90, 270, 30, 150, 210, 330, 60, 120, 240, 300)
)
_DISTANCES = (3.0, 10.0, 18.0, 28.0, 40.0, 54.0)


@dataclass(frozen=True)
class Disc:
    """A symbol: its centre and radius."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class Box:
    """A label's place: centre, width, height."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box, gap: float = 2.0) -> bool:
        """Whether two boxes share ground, or come nearer than ``gap``."""
        return (
            abs(self.x - other.x) < (self.width + other.width) / 2 + gap
            and abs(self.y - other.y) < (self.height + other.height) / 2 + gap
        )

    def gap_to(self, disc: Disc) -> float:
        """Pixels between the box and a symbol's edge; negative where they overlap."""
        dx = max(abs(self.x - disc.x) - self.width / 2, 0.0)
        dy = max(abs(self.y - disc.y) - self.height / 2, 0.0)
        return math.hypot(dx, dy) - disc.radius

    def covers(self, disc: Disc, gap: float = 1.0) -> bool:
        """Whether the box lies over a symbol."""
        return self.gap_to(disc) < gap

    def crosses(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Whether a line from start to end runs over the box."""
        return any(
            abs(self.x - (start[0] + (end[0] - start[0]) * step / 8)) < self.width / 2
            and abs(self.y - (start[1] + (end[1] - start[1]) * step / 8)) < self.height / 2
            for step in range(9)
        )

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of the box that is nearest to another point."""
        return (
            min(max(x, self.x - self.width / 2), self.x + self.width / 2),
            min(max(y, self.y - self.height / 2), self.y + self.height / 2),
        )

    def is_within(self, width: float, height: float) -> bool:
        """Whether the box lies wholly on the picture."""
        return (
            self.x - self.width / 2 >= 2
            and self.x + self.width / 2 <= width - 2
            and self.y - self.height / 2 >= 2
            and self.y + self.height / 2 <= height - 2
        )


@lru_cache(maxsize=64)
def spread(wanted: tuple[Disc, ...], width: float, height: float) -> tuple[Disc, ...]:
    """The discs moved to the nearest spots where none overlaps; biggest are placed first."""
    order = sorted(range(len(wanted)), key=lambda index: (-wanted[index].radius, index))
    placed: dict[int, Disc] = {}
    for index in order:
        placed[index] = _nearest_free(wanted[index], list(placed.values()), width, height)
    return tuple(placed[index] for index in range(len(wanted)))


def _nearest_free(disc: Disc, taken: Sequence[Disc], width: float, height: float) -> Disc:
    for step in range(4000):
        reach = 1.6 * math.sqrt(step)
        angle = step * _GOLDEN
        tried = Disc(
            disc.x + reach * math.cos(angle), disc.y + reach * math.sin(angle), disc.radius
        )
        inside = (
            disc.radius <= tried.x <= width - disc.radius
            and disc.radius <= tried.y <= height - disc.radius
        )
        if inside and all(
            math.hypot(tried.x - other.x, tried.y - other.y) >= tried.radius + other.radius + _GAP
            for other in taken
        ):
            return tried
    return disc


def text_width(text: str, size: float) -> float:
    """Pixels that a line takes: a Chinese character is as wide as its size."""
    return sum(size if ord(letter) > 0x2E80 else size * 0.58 for letter in text)


@dataclass(frozen=True)
class Label:
    """A text that belongs to a disc; what must stand is placed even over other labels."""

    lines: tuple[str, ...]
    size: float
    anchor: Disc
    must_stand: bool = False

    @property
    def box(self) -> tuple[float, float]:
        """Width and height in pixels."""
        widest = max(text_width(line, self.size) for line in self.lines)
        return widest + 2, len(self.lines) * self.size * 1.3


@lru_cache(maxsize=64)
def place_labels(
    labels: tuple[Label, ...],
    discs: tuple[Disc, ...],
    taken: tuple[Box, ...],
    width: float,
    height: float,
) -> tuple[Box | None, ...]:
    """A free box for each label in the order given, None where there is none.

    taken: boxes that are already used (scale bar, notes).
    """
    used = list(taken)
    boxes: list[Box | None] = []
    for label in labels:
        box = _best_box(label, discs, used, width, height)
        boxes.append(box)
        if box is not None:
            used.append(box)
    return tuple(boxes)


def _best_box(
    label: Label, discs: Sequence[Disc], used: Sequence[Box], width: float, height: float
) -> Box | None:
    w, h = label.box
    fallback: Box | None = None
    for distance in _DISTANCES:
        for angle in _ANGLES:
            cos, sin = math.cos(angle), math.sin(angle)
            reach = label.anchor.radius + distance
            box = Box(
                label.anchor.x + cos * reach + math.copysign(w / 2, cos) * (abs(cos) > 0.3),
                label.anchor.y + sin * reach + math.copysign(h / 2, sin) * (abs(sin) > 0.3),
                w,
                h,
            )
            if not box.is_within(width, height):
                continue
            others = min((box.gap_to(disc) for disc in discs if disc != label.anchor), default=99)
            own = box.gap_to(label.anchor)
            if min(own, others) < 1 or (own <= TIED_FROM and others < own + _CLEARLY_ITS_OWN):
                continue
            tie = (label.anchor.x, label.anchor.y), box.nearest(label.anchor.x, label.anchor.y)
            if not any(box.overlaps(other) or other.crosses(*tie) for other in used):
                return box
            fallback = fallback or box
    return fallback if label.must_stand else None
