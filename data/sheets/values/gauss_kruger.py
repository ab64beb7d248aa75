"""CGCS2000 Gauss–Krüger plane coordinates (3° zones) ↔ degrees, by Krüger's series in n.

Parcel sheets give metres: x to the north, y to the east with 500 km added and mostly the
zone number in front (``36 512 345.67``). The series to n⁴ is good to a millimetre within
a few degrees of the central meridian.
"""

from __future__ import annotations

import numpy as np

_AXIS = 6378137.0
_FLATTENING = 1.0 / 298.257222101
_N = _FLATTENING / (2.0 - _FLATTENING)
_RADIUS = _AXIS / (1.0 + _N) * (1.0 + _N**2 / 4.0 + _N**4 / 64.0)
_FALSE_EASTING = 500_000.0
_ZONE_STEP = 1_000_000.0
_ALPHA = (
    _N / 2 - 2 * _N**2 / 3 + 5 * _N**3 / 16 + 41 * _N**4 / 180,
    13 * _N**2 / 48 - 3 * _N**3 / 5 + 557 * _N**4 / 1440,
    61 * _N**3 / 240 - 103 * _N**4 / 140,
    49561 * _N**4 / 161280,
)
_BETA = (
    _N / 2 - 2 * _N**2 / 3 + 37 * _N**3 / 96 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 * _N**4 / 1440,
    17 * _N**3 / 480 - 37 * _N**4 / 840,
    4397 * _N**4 / 161280,
)
_ECCENTRICITY = 2.0 * np.sqrt(_N) / (1.0 + _N)


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


def degrees_to_gauss_kruger(
    longitude: np.ndarray, latitude: np.ndarray, zone: int = 36
) -> tuple[np.ndarray, np.ndarray]:
    """(north, east) in metres, the zone number in front of east."""
    phi = np.radians(np.asarray(latitude, dtype=np.float64))
    turn = np.radians(np.asarray(longitude, dtype=np.float64) - 3.0 * zone)
    sine = np.sin(phi)
    tangent = np.sinh(np.arctanh(sine) - _ECCENTRICITY * np.arctanh(_ECCENTRICITY * sine))
    inner_xi = np.arctan2(tangent, np.cos(turn))
    inner_eta = np.arctanh(np.sin(turn) / np.sqrt(1.0 + tangent**2))
    xi, eta = inner_xi.copy(), inner_eta.copy()
    for order, alpha in enumerate(_ALPHA, start=1):
        xi += alpha * np.sin(2 * order * inner_xi) * np.cosh(2 * order * inner_eta)
        eta += alpha * np.cos(2 * order * inner_xi) * np.sinh(2 * order * inner_eta)
    return _RADIUS * xi, _RADIUS * eta + _FALSE_EASTING + zone * _ZONE_STEP


def _geodetic(conformal: np.ndarray) -> np.ndarray:
    """Geodetic latitude from the conformal one (radians), by Newton-free iteration."""
    phi = conformal.copy()
    for _ in range(8):
        sine = np.sin(phi)
        isometric = np.arctanh(np.sin(conformal))
        phi = np.arcsin(np.tanh(isometric + _ECCENTRICITY * np.arctanh(_ECCENTRICITY * sine)))
    return phi
