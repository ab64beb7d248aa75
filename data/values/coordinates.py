"""Longitudes and latitudes: degrees, degrees-minutes-seconds, and projected metres told apart."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np
import pyarrow as pa

from data.files.grid import Column, Kind
from data.values.parse_result import Cells, Parsed, Reading, numbers_of, read_texts

METRES_ABOVE = 10_000.0
_LEAD = re.compile(r"^(?:东经|西经|北纬|南纬|经度|纬度|[eewwnnss]|:)+", re.IGNORECASE)
_SOUTH_OR_WEST = re.compile(r"西经|南纬|[ws]", re.IGNORECASE)
_NUMBER = r"\d+(?:\.\d+)?"
_SEXAGESIMAL = re.compile(
    rf"(\d{{1,3}})(?:°|º|˚|度|:|d|\s)({_NUMBER})"
    rf"(?:(?:′|'|分|:|m|\s)(?:({_NUMBER})(?:″|\"|''|秒|s)?)?)?"
)
_DEGREES = re.compile(rf"([+-]?{_NUMBER})(?:°|º|˚|度)?")
_PAIR = re.compile(rf"{_NUMBER}\D{{0,4}}[,，、;/]\D{{0,4}}{_NUMBER}")


def parse_coordinates(column: Column) -> Parsed:
    """Degrees as double, west and south negative.

    Projected metres (Gauss–Krüger) are the error coordinate-metres; read them with
    ``parse_numbers`` and turn both axes with ``gauss_kruger_to_degrees``.
    """
    cells = Cells(column)
    values = np.zeros(cells.height)
    have = np.zeros(cells.height, dtype=bool)
    rows = cells.rows(Kind.NUMBER)
    values[rows], have[rows] = numbers_of(cells.take(rows)), True
    rows = cells.rows(Kind.TEXT)
    if len(rows):
        read, stated = read_texts(cells, rows, read_coordinate).values(0.0)
        values[rows[stated]], have[rows[stated]] = read[stated].astype(np.float64), True
    cells.report_unusable(
        (Kind.DATE, "coordinate-unreadable"), (Kind.BOOLEAN, "coordinate-unreadable")
    )
    outside = have & ~(np.abs(values) <= 180)
    have &= ~outside
    for index in np.flatnonzero(outside):
        metres = np.abs(values[index]) >= METRES_ABOVE
        cells.report(index, "coordinate-metres" if metres else "coordinate-unreadable", "error")
    return Parsed(pa.array(values, mask=~have), cells.sorted_problems())


def looks_like_metres(column: Column) -> bool:
    """Whether most numbers of a coordinate column are projected metres."""
    cells = Cells(column)
    usable = np.flatnonzero((cells.kind == Kind.NUMBER) | (cells.kind == Kind.TEXT))
    if not len(usable):
        return False
    numbers = np.array([_plain(text) for text in cells.take(usable).to_pylist()])
    return bool(np.mean(np.abs(numbers) >= METRES_ABOVE) > 0.5)


def _plain(text: str) -> float:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return 0.0


def read_coordinate(text: str) -> Reading[float]:
    """Degrees of a cleaned text."""
    folded = text.replace("′′", "″").replace("’", "'").replace("‘", "'")
    folded = folded.replace("”", '"').replace("“", '"').strip()
    if _PAIR.search(folded) and not _SEXAGESIMAL.fullmatch(folded):
        return Reading(None, "coordinate-pair", "error")
    sign = (
        -1.0
        if _SOUTH_OR_WEST.search(folded.rstrip("s") if folded[:1].isdigit() else folded)
        else 1.0
    )
    bare = _LEAD.sub("", folded).strip()
    bare = re.sub(r"\s*[ewn]$|(?<=[°度′'分″\"秒\d])\s*[sS]$", "", bare, flags=re.IGNORECASE).strip()
    tight = re.sub(r"\s*([°º˚度′'分″\"秒:])\s*", r"\1", bare)
    degrees = _DEGREES.fullmatch(tight.replace(",", "") if tight.count(",") == 1 else tight)
    if degrees:
        return Reading(sign * float(degrees[1]))
    found = _SEXAGESIMAL.fullmatch(tight)
    if not found:
        return Reading(None, "coordinate-unreadable", "error")
    minutes, seconds = float(found[2]), float(found[3] or 0)
    if minutes >= 60 or seconds >= 60:
        return Reading(None, "coordinate-unreadable", "error")
    return Reading(sign * (int(found[1]) + minutes / 60 + seconds / 3600))


Datum = Literal["WGS84", "GCJ-02", "BD-09", "CGCS2000"]
Degrees = tuple[np.ndarray, np.ndarray]

# Krasovsky 1940, the ellipsoid that the published GCJ-02 formula uses.
_AXIS = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
_BAIDU_PI = np.pi * 3000.0 / 180.0
_ROUNDS = 12


def to_wgs84(longitude: np.ndarray, latitude: np.ndarray, datum: Datum) -> Degrees:
    """Degrees in ``datum`` → degrees in WGS84; nan stays nan. Round trip below 0.1 m."""
    lon, lat = np.asarray(longitude, dtype=np.float64), np.asarray(latitude, dtype=np.float64)
    if datum == "BD-09":
        lon, lat = bd09_to_gcj02(lon, lat)
    if datum in ("BD-09", "GCJ-02"):
        return gcj02_to_wgs84(lon, lat)
    return lon.copy(), lat.copy()


def wgs84_to_gcj02(longitude: np.ndarray, latitude: np.ndarray) -> Degrees:
    """The published offset, applied everywhere (callers hold places in China)."""
    x, y = longitude - 105.0, latitude - 35.0
    root = np.sqrt(np.abs(x))
    wave = (20.0 * np.sin(6.0 * x * np.pi) + 20.0 * np.sin(2.0 * x * np.pi)) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave
    north += (20.0 * np.sin(y * np.pi) + 40.0 * np.sin(y / 3.0 * np.pi)) * 2.0 / 3.0
    north += (160.0 * np.sin(y / 12.0 * np.pi) + 320.0 * np.sin(y * np.pi / 30.0)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave
    east += (20.0 * np.sin(x * np.pi) + 40.0 * np.sin(x / 3.0 * np.pi)) * 2.0 / 3.0
    east += (150.0 * np.sin(x / 12.0 * np.pi) + 300.0 * np.sin(x / 30.0 * np.pi)) * 2.0 / 3.0
    radians = np.radians(latitude)
    magic = 1.0 - _ECCENTRICITY * np.sin(radians) ** 2
    meridian = _AXIS * (1.0 - _ECCENTRICITY) / (magic * np.sqrt(magic))
    parallel = _AXIS / np.sqrt(magic) * np.cos(radians)
    return longitude + np.degrees(east / parallel), latitude + np.degrees(north / meridian)


def gcj02_to_wgs84(longitude: np.ndarray, latitude: np.ndarray) -> Degrees:
    """The inverse of ``wgs84_to_gcj02``, by fixed-point iteration."""
    lon, lat = longitude.copy(), latitude.copy()
    for _ in range(_ROUNDS):
        there_lon, there_lat = wgs84_to_gcj02(lon, lat)
        lon, lat = lon - (there_lon - longitude), lat - (there_lat - latitude)
    return lon, lat


def gcj02_to_bd09(longitude: np.ndarray, latitude: np.ndarray) -> Degrees:
    """Baidu's second offset on top of GCJ-02."""
    radius = np.hypot(longitude, latitude) + 0.00002 * np.sin(latitude * _BAIDU_PI)
    angle = np.arctan2(latitude, longitude) + 0.000003 * np.cos(longitude * _BAIDU_PI)
    return radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006


def bd09_to_gcj02(longitude: np.ndarray, latitude: np.ndarray) -> Degrees:
    """The inverse of ``gcj02_to_bd09``, by fixed-point iteration."""
    lon, lat = longitude - 0.0065, latitude - 0.006
    for _ in range(_ROUNDS):
        there_lon, there_lat = gcj02_to_bd09(lon, lat)
        lon, lat = lon - (there_lon - longitude), lat - (there_lat - latitude)
    return lon, lat


_CGCS_AXIS = 6378137.0
_FLATTENING = 1.0 / 298.257222101
_N = _FLATTENING / (2.0 - _FLATTENING)
_RADIUS = _CGCS_AXIS / (1.0 + _N) * (1.0 + _N**2 / 4.0 + _N**4 / 64.0)
_FALSE_EASTING = 500_000.0
_ZONE_STEP = 1_000_000.0
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_CGCS_ECCENTRICITY = 2.0 * np.sqrt(_N) / (1.0 + _N)


def gauss_kruger_to_degrees(
    north: np.ndarray, east: np.ndarray, zone: int = 36
) -> tuple[np.ndarray, np.ndarray]:
    """(longitude, latitude) in CGCS2000 degrees from metres.

    north: x, metres from the equator. east: y, with 500 km added; a zone number in front
    of it (8 digits) beats ``zone``. zone: number of the 3° zone, central meridian 3° × zone
    (36 → 108° E). Columns given the wrong way round are recognised: the one with the zone
    number, or else the smaller one, is east. nan stays nan; what lies beyond the earth may
    become nan.
    """
    x, y = np.asarray(north, dtype=np.float64), np.asarray(east, dtype=np.float64)
    swapped = (x >= 10 * _ZONE_STEP) | ((y < 10 * _ZONE_STEP) & (y > x))
    x, y = np.where(swapped, y, x), np.where(swapped, x, y)
    own_zone = np.where(y >= _ZONE_STEP, np.floor(y / _ZONE_STEP), float(zone))
    offset = np.where(y >= _ZONE_STEP, y - own_zone * _ZONE_STEP, y) - _FALSE_EASTING
    xi, eta = x / _RADIUS, offset / _RADIUS
    inner_xi, inner_eta = xi.copy(), eta.copy()
    with np.errstate(over="ignore", invalid="ignore"):
        for order, beta in enumerate(_BETA, start=1):
            inner_xi -= beta * np.sin(2 * order * xi) * np.cosh(2 * order * eta)
            inner_eta -= beta * np.cos(2 * order * xi) * np.sinh(2 * order * eta)
    conformal = np.arcsin(np.sin(inner_xi) / np.cosh(inner_eta))
    longitude = 3.0 * own_zone + np.degrees(np.arctan2(np.sinh(inner_eta), np.cos(inner_xi)))
    return longitude, np.degrees(_geodetic(conformal))


def _geodetic(conformal: np.ndarray) -> np.ndarray:
    """Geodetic latitude from the conformal one (radians), by Newton-free iteration."""
    phi = conformal.copy()
    for _ in range(8):
        sine = np.sin(phi)
        isometric = np.arctanh(np.sin(conformal))
        phi = np.arcsin(
            np.tanh(isometric + _CGCS_ECCENTRICITY * np.arctanh(_CGCS_ECCENTRICITY * sine))
        )
    return phi
