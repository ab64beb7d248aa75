"""Longitudes and latitudes: degrees, degrees-minutes-seconds, and projected metres told apart."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from data.sheets.grid import Column, Kind
from data.sheets.values.parsed import Cells, Parsed, Reading, numbers_of, read_texts

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
