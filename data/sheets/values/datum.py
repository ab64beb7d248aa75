"""Coordinates of other systems turned into WGS84: GCJ-02, BD-09, CGCS2000 Gauss–Krüger metres.

GCJ-02 and BD-09 have only a forward formula; the inverse is iterated until the forward
formula returns the input. CGCS2000 differs from WGS84 by centimetres and is taken as equal.
"""

from __future__ import annotations

from typing import Literal

import numpy as np

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
