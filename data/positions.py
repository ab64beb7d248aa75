"""Points as people type or click them: degrees read, distances, the nearest place."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from data.values.coordinates import read_coordinate

_BETWEEN = re.compile(r"\s*[,，、;；/\s]\s*")
_KILOMETRES_A_DEGREE = 111.32
_CHINA = ((73.0, 136.0), (3.0, 54.0))


@dataclass(frozen=True)
class Point:
    """A point in WGS84 degrees."""

    longitude: float
    latitude: float

    def kilometres_to(self, other: Point) -> float:
        """The distance over ground; exact to a percent within a province."""
        narrower = math.cos(math.radians((self.latitude + other.latitude) / 2))
        east = (self.longitude - other.longitude) * narrower
        return math.hypot(east, self.latitude - other.latitude) * _KILOMETRES_A_DEGREE


def read_point(text: str) -> Point | None:
    """A longitude and a latitude in China as typed or pasted, in either order; None for others."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if len(parts) != 2:
        return None
    one, two = (read_coordinate(part).value for part in parts)
    if one is None or two is None:
        return None
    for longitude, latitude in ((one, two), (two, one)):
        (west, east), (south, north) = _CHINA
        if west <= longitude <= east and south <= latitude <= north:
            return Point(longitude, latitude)
    return None


def nearest(point: Point, places: Iterable[tuple[str, Point]]) -> tuple[str, float] | None:
    """The name of the place that is nearest to a point, and the kilometres; None of none."""
    distances = ((point.kilometres_to(at), name) for name, at in places)
    found = min(distances, default=None)
    return None if found is None else (found[1], found[0])
