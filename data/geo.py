"""The outline that the map draws, and whether a point lies in it.

A schematic outline is bundled (示意, no basis for boundaries, no 审图号). A unit's own
approved map, uploaded as GeoJSON with its 审图号, replaces it.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from data.values.coordinates import read_coordinate

SCHEMATIC = Path(__file__).parent / "rules" / "geo" / "schematic.geojson"
Role = Literal["home", "town", "context"]
Ring: TypeAlias = npt.NDArray[np.float64]
_BESIDE = 0.15  # degrees around places that stand without an outline
_DEGREES = ((70.0, 140.0), (3.0, 55.0))


# Characters: a county's towns drawn to ten metres have a tenth of it.
LARGEST_OUTLINE = 5_000_000


class OutlineError(ValueError):
    """A GeoJSON that cannot be the map; ``code`` is a message id of readiness.ftl."""

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True)
class Area:
    """A district or town: rings of (longitude, latitude), where its name may stand."""

    name: str
    role: Role
    rings: tuple[Ring, ...]
    label: tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """What is drawn below the projects; approval_number is "" for the schematic one.

    extent: west, south, east, north of what is shown where no area is drawn.
    """

    areas: tuple[Area, ...]
    approval_number: str
    extent: tuple[float, float, float, float] | None = None

    @property
    def is_schematic(self) -> bool:
        """Whether this is the bundled outline, which is no basis for boundaries."""
        return not self.approval_number

    @property
    def is_drawn(self) -> bool:
        """Whether a point has a place on the picture: by an outline, or by places alone."""
        return bool(self.areas) or self.extent is not None

    @property
    def home(self) -> tuple[Area, ...]:
        """The county: its own area, else the towns that make it up."""
        own = tuple(area for area in self.areas if area.role == "home")
        return own or tuple(area for area in self.areas if area.role == "town")

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north of the county in degrees; only where something is drawn."""
        if self.extent is not None:
            return self.extent
        points = np.concatenate([ring for area in self.home for ring in area.rings])
        (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
        return float(west), float(south), float(east), float(north)


def schematic_outline() -> Outline:
    """The bundled outline: the county and its neighbours, generalised."""
    return _parsed(SCHEMATIC.read_text(encoding="utf-8"), "", "")


def outline_around(
    longitude: npt.NDArray[np.float64], latitude: npt.NDArray[np.float64]
) -> Outline:
    """No outline, only what some points span; nothing is drawn where there are none."""
    if not len(longitude):
        return Outline((), "")
    west, east = float(longitude.min()) - _BESIDE, float(longitude.max()) + _BESIDE
    south, north = float(latitude.min()) - _BESIDE, float(latitude.max()) + _BESIDE
    return Outline((), "", (west, south, east, north))


def read_outline(geojson: str, approval_number: str, home_adcode: str = "") -> Outline:
    """An uploaded map; raises OutlineError saying what a usable file has.

    The county is the area with ``role: home``, else the one whose ``adcode`` is the
    county's, else the only area, else all areas (its towns).
    """
    if not approval_number.strip():
        raise OutlineError("readiness-outline-number-missing")
    if len(geojson) > LARGEST_OUTLINE:
        raise OutlineError("readiness-outline-large")
    return _parsed(geojson, approval_number.strip(), home_adcode)


def inside_home(
    outline: Outline, longitude: npt.ArrayLike, latitude: npt.ArrayLike, *, margin: float = 0.0
) -> npt.NDArray[np.bool_]:
    """For each point whether it lies in the county; false for NaN.

    margin: degrees of latitude by which it may lie beyond a border.
    """
    x = np.atleast_1d(np.asarray(longitude, dtype=np.float64))
    y = np.atleast_1d(np.asarray(latitude, dtype=np.float64))
    inside = np.zeros(x.shape, dtype=np.bool_)
    for area in outline.home:
        within = np.zeros(x.shape, dtype=np.bool_)
        for ring in area.rings:  # even-odd over all rings, so holes come out
            within ^= in_ring(ring, x, y)
        inside |= within
        for ring in area.rings if margin else ():
            inside |= _distance(ring, x, y) <= margin
    return inside


def _distance(ring: Ring, x: Ring, y: Ring) -> Ring:
    """For each point its distance from a ring's border, in degrees of latitude."""
    nearest = np.full(x.shape, np.inf)
    narrower = np.cos(np.radians(y))
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        along_x, along_y = (x2 - x1) * narrower, np.full(y.shape, y2 - y1)
        from_x, from_y = (x - x1) * narrower, y - y1
        length = np.maximum(along_x**2 + along_y**2, 1e-18)
        share = np.clip((from_x * along_x + from_y * along_y) / length, 0.0, 1.0)
        gap = np.hypot(from_x - share * along_x, from_y - share * along_y)
        nearest = np.fmin(nearest, gap)
    return nearest


def area_names(outline: Outline, longitude: npt.ArrayLike, latitude: npt.ArrayLike) -> list[str]:
    """For each point the name of the area that it lies in; "" where it lies in none."""
    x = np.atleast_1d(np.asarray(longitude, dtype=np.float64))
    y = np.atleast_1d(np.asarray(latitude, dtype=np.float64))
    names = [""] * len(x)
    for area in outline.areas:
        within = np.zeros(x.shape, dtype=np.bool_)
        for ring in area.rings:
            within ^= in_ring(ring, x, y)
        for index in np.flatnonzero(within).tolist():
            names[index] = names[index] or area.name
    return names


def in_ring(ring: Ring, x: Ring, y: Ring) -> npt.NDArray[np.bool_]:
    """For each point whether it lies within one ring of (x, y) corners, in any unit."""
    crossed = np.zeros(x.shape, dtype=np.bool_)
    low, high = ring.min(axis=0), ring.max(axis=0)
    near = (x >= low[0]) & (x <= high[0]) & (y >= low[1]) & (y <= high[1])
    if not near.all():
        # Most points lie clear of most rings.
        crossed[near] = in_ring(ring, x[near], y[near]) if near.any() else False
        return crossed
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if y1 == y2:
            continue
        spans = (y1 > y) != (y2 > y)
        crossed ^= spans & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return crossed


@cache
def _parsed(geojson: str, approval_number: str, home_adcode: str) -> Outline:
    try:
        document = json.loads(geojson)
        features = [f for f in document["features"] if f["geometry"]["type"].endswith("Polygon")]
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise OutlineError("readiness-outline-not-geojson", str(error)) from error
    if not features:
        raise OutlineError("readiness-outline-no-polygon")
    roles = _roles(features, home_adcode)
    return Outline(
        areas=tuple(_area(f, role) for f, role in zip(features, roles, strict=True)),
        approval_number=approval_number,
    )


def _properties(feature: dict[str, object]) -> dict[str, object]:
    found = feature.get("properties")
    return found if isinstance(found, dict) else {}


def _roles(features: list[dict[str, object]], home_adcode: str) -> list[Role]:
    stated = [str(_properties(f).get("role", "")) for f in features]
    if "home" in stated:
        return [_role(role) for role in stated]
    codes = [str(_properties(f).get("adcode", "")) for f in features]
    if home_adcode and home_adcode in codes:
        return ["home" if code == home_adcode else "context" for code in codes]
    return ["home"] if len(features) == 1 else ["town"] * len(features)


def _role(stated: str) -> Role:
    return "home" if stated == "home" else "town" if stated == "town" else "context"


def _area(feature: dict[str, object], role: Role) -> Area:
    name = str(_properties(feature).get("name", ""))
    geometry = feature["geometry"]
    assert isinstance(geometry, dict)
    shapes = geometry["coordinates"]
    polygons = [shapes] if geometry["type"] == "Polygon" else shapes
    try:
        rings = tuple(
            np.asarray([point[:2] for point in ring], dtype=np.float64)
            for polygon in polygons
            for ring in polygon
        )
    except (TypeError, ValueError, IndexError) as error:
        raise OutlineError("readiness-outline-coordinates", name) from error
    for axis, (least, most) in enumerate(_DEGREES):
        values = np.concatenate([ring[:, axis] for ring in rings]) if rings else np.array([np.nan])
        if not bool(np.all((values >= least) & (values <= most))):
            raise OutlineError("readiness-outline-degrees", name)
    label = _properties(feature).get("label")
    if isinstance(label, list) and len(label) == 2:
        return Area(name, role, rings, (float(label[0]), float(label[1])))
    largest = max(rings, key=len)
    middle = (largest.min(axis=0) + largest.max(axis=0)) / 2
    return Area(name, role, rings, (float(middle[0]), float(middle[1])))


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
