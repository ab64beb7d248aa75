"""What lies under the blocks: degrees to pixels, outlines, neighbours' names, scale bar, notes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.geo import Area, Outline, in_ring
from ui.charts.map.geometry import Floats, Point, Rect, Taken, text_room
from ui.charts.map.parts import Ground, Label

KM_PER_DEGREE = 111.32
_FINEST = 1.2  # pixels between two corners of an outline; closer ones are left out
_BEYOND = 40.0  # pixels around the picture to which neighbours are drawn
_BAR = 130.0


@dataclass(frozen=True)
class Margins:
    """Pixels left free between the outline and the picture's edges."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class View:
    """Degrees on a picture: x, y is where longitude, latitude lies; scale is px a degree north."""

    longitude: float
    latitude: float
    x: float
    y: float
    scale: float

    @classmethod
    def around(
        cls, bounds: tuple[float, float, float, float], box: Rect, most: float = math.inf
    ) -> View:
        """The view that shows west, south, east, north in a box; most: px a kilometre."""
        west, south, east, north = bounds
        latitude = (south + north) / 2
        across = max((east - west) * math.cos(math.radians(latitude)), 1e-6)
        up = max(north - south, 1e-6)
        scale = min(box.width / across, box.height / up, most * KM_PER_DEGREE)
        middle = (box.x + box.width / 2, box.y + box.height / 2)
        return cls((west + east) / 2, latitude, *middle, scale)

    @property
    def projection(self) -> tuple[float, float, float, float, float]:
        """The view as numbers, for a script that asks which point was clicked."""
        return self.longitude, self.latitude, self.x, self.y, self.scale

    @property
    def pixels_per_km(self) -> float:
        """Length of a kilometre."""
        return self.scale / KM_PER_DEGREE

    def at(self, longitude: float, latitude: float) -> Point:
        """Where a point of the earth lies on the picture."""
        shrink = math.cos(math.radians(self.latitude))
        return (
            self.x + (longitude - self.longitude) * shrink * self.scale,
            self.y - (latitude - self.latitude) * self.scale,
        )

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a point of the picture."""
        shrink = math.cos(math.radians(self.latitude))
        return (
            self.longitude + (x - self.x) / (shrink * self.scale),
            self.latitude - (y - self.y) / self.scale,
        )

    def ring(self, ring: npt.NDArray[np.float64]) -> Floats:
        """Corners of a ring on the picture, those that nobody can tell apart left out."""
        shrink = math.cos(math.radians(self.latitude))
        x = self.x + (ring[:, 0] - self.longitude) * shrink * self.scale
        y = self.y - (ring[:, 1] - self.latitude) * self.scale
        points = np.column_stack([x, y])
        kept = [0]
        for number in range(1, len(points)):
            if np.abs(points[number] - points[kept[-1]]).max() >= _FINEST:
                kept.append(number)
        return points[kept] if len(kept) > 2 else points


def ground(outline: Outline, view: View, width: float, height: float) -> tuple[Ground, ...]:
    """The areas that the picture shows: neighbours, then home, then its towns."""
    order = {"context": 0, "home": 1, "town": 2}
    found = []
    for area in sorted(outline.areas, key=lambda one: order[one.role]):
        rings = tuple(
            tuple((round(float(x), 1), round(float(y), 1)) for x, y in corners)
            for corners in (view.ring(ring) for ring in area.rings)
            if _is_seen(corners, width, height)
        )
        if rings:
            found.append(Ground(area.role, rings))
    return tuple(found)


def _is_seen(corners: Floats, width: float, height: float) -> bool:
    low, high = corners.min(axis=0), corners.max(axis=0)
    return bool(
        low[0] <= width + _BEYOND
        and high[0] >= -_BEYOND
        and low[1] <= height + _BEYOND
        and high[1] >= -_BEYOND
    )


def lines_of(grounds: Sequence[Ground], *roles: str) -> list[tuple[Point, ...]]:
    """The closed lines of areas of some roles."""
    return [
        (*ring, ring[0])
        for area in grounds
        if area.role in roles
        for ring in area.rings
        if len(ring) > 1
    ]


def inside(grounds: Sequence[Ground], x: Floats, y: Floats) -> npt.NDArray[np.bool_]:
    """For each point of the picture whether it lies at home."""
    home = [area for area in grounds if area.role == "home"]
    home = home or [area for area in grounds if area.role == "town"]
    found = np.zeros(x.shape, dtype=np.bool_)
    for area in home:
        within = np.zeros(x.shape, dtype=np.bool_)
        for ring in area.rings:
            within ^= in_ring(np.asarray(ring), x, y)
        found |= within
    return found


def scale_bar(view: View, x: float, y: float) -> tuple[Point, Point, int]:
    """A bar of a round number of kilometres, at most 130 px long, from a point on."""
    most = _BAR / view.pixels_per_km
    step = 10 ** math.floor(math.log10(max(most, 1.0)))
    kilometres = max(1, int(max(n * step for n in (1, 2, 3, 5) if n * step <= max(most, 1.0))))
    return (x, y), (x + kilometres * view.pixels_per_km, y), kilometres


def neighbour_names(
    areas: Sequence[Area], view: View, taken: Taken, width: float, height: float, size: float
) -> tuple[Label, ...]:
    """Names on free ground inside their own area; an area without such a place is not named."""
    labels = []
    every = np.stack(np.meshgrid(np.arange(8, width, 14), np.arange(20, height, 9))).reshape(2, -1)
    for area in areas:
        if area.role != "context" or not area.name:
            continue
        room = text_room(area.name, size)
        rings = [view.ring(ring) for ring in area.rings]
        if not any(_is_seen(ring, width, height) for ring in rings):
            continue
        xs, ys = every
        is_free = (xs + room <= width - 8) & (ys <= height - 8) & (ys >= size + 2)
        is_free &= ~taken.meets(xs - 5, ys - size - 3, xs + room + 5, ys + 6)
        free_x, free_y = every[:, is_free]
        for beside in (0.0, room / 2, room):
            within = np.zeros(free_x.shape, dtype=np.bool_)
            for ring in rings:
                within ^= in_ring(ring, free_x + beside, free_y - size / 3)
            free_x, free_y = free_x[within], free_y[within]
        if not len(free_x):
            continue
        # Where most free ground lies around, a name is read as the area's.
        middle_x, middle_y = free_x.mean(), free_y.mean()
        best = int(np.argmin(np.hypot(free_x - middle_x, free_y - middle_y)))
        label = Label(area.name, float(free_x[best]), float(free_y[best]), size, "muted")
        labels.append(label)
        taken.boxes([Rect(label.x, label.y - size, room, size * 1.3).grown(6)])
    return tuple(labels)


_SIZE = 12.0
_KEY = 24.0
_NOTES_BAR = 186.0


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
    wide = max([keys if notes.has_key else 0.0, _NOTES_BAR, *lines]) + 14
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
