"""Shares 0–1: ``6.5%``, 0.065 shown as a percentage, a bare 6.5 that may be either.

A percent sign (in the cell, its number format or the header) decides. Without one, up to
1 is a share; above 2 nobody means a multiple, so it is read as a percentage with a
warning; between 1 and 2 (129% or 1.29%?) it stays unknown.
"""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from data.files.grid import Column, Kind
from data.values.format_meaning import meaning_of
from data.values.parse_result import Cells, Parsed, Reading, numbers_of, read_texts

_PERCENT = re.compile(r"(约|近)?([+-]?\d+(?:,\d{3})*(?:\.\d+)?)(%|‰)(左右)?")
_OF_HUNDRED = re.compile(r"百分之(\d+(?:\.\d+)?)")
_BARE = re.compile(r"[+-]?\d+(?:\.\d+)?")
_VAGUE = re.compile(r"\d+(?:\.\d+)?(?:余|多)?%?(?:以上|以下|余|多|\+)|(?:超过?|逾|不足)\d")
UNLIKELY_ABOVE = 10.0


def parse_shares(column: Column, unit: str = "") -> Parsed:
    """Shares as double, 1.0 = 100%.

    unit: "%" where the header says that bare numbers are percentages.
    """
    cells = Cells(column)
    values, have, bare = _as_written(cells)
    _settle_bare(cells, values, have, have & bare, unit)
    cells.report_unusable((Kind.DATE, "share-unreadable"), (Kind.BOOLEAN, "share-unreadable"))
    for index in np.flatnonzero(have & ((values > UNLIKELY_ABOVE) | (values < 0))):
        cells.report(index, "share-unlikely", "warning", read=f"{values[index]:.1%}")
    return Parsed(pa.array(values, mask=~have), cells.sorted_problems())


def bare_shares(column: Column) -> tuple[np.ndarray, np.ndarray]:
    """The column's numbers as they are written, and which of them bear no percent sign."""
    values, have, bare = _as_written(Cells(column))
    return values, have & bare


def _as_written(cells: Cells) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """(numbers, which cells hold one, which of those may be a share or a percentage)."""
    values = np.zeros(cells.height)
    have = np.zeros(cells.height, dtype=bool)
    bare = np.zeros(cells.height, dtype=bool)
    rows = cells.rows(Kind.NUMBER)
    numbers = numbers_of(cells.take(rows))
    codes, which = cells.formats(rows)
    is_percent = np.array([meaning_of(code).is_percent for code in codes], dtype=bool)
    values[rows], have[rows], bare[rows] = numbers, np.isfinite(numbers), ~is_percent[which]
    rows = cells.rows(Kind.TEXT)
    if len(rows):
        found = read_texts(cells, rows, _read_share)
        read, stated = found.values((0.0, False))
        values[rows[stated]] = read[stated, 0]
        bare[rows[stated]] = read[stated, 1] > 0
        have[rows[stated]] = True
    return values, have, bare


def _settle_bare(
    cells: Cells, values: np.ndarray, have: np.ndarray, bare: np.ndarray, unit: str
) -> None:
    """Decide what numbers without a percent sign mean; changes values and have."""
    small = bare & (values > 0) & (values < 1)
    if unit == "%":
        if (bare & (values > 1)).any() or not small.any():
            values[bare] /= 100
        for index in np.flatnonzero(small):
            cells.report(index, "share-under-percent", "warning", read=f"{values[index]:.2%}")
        return
    unclear = bare & (values > 1) & (values < 2)
    percentages = bare & (values >= 2)
    if percentages.any():
        for index in np.flatnonzero(small):
            cells.report(index, "share-mixed", "warning", read=f"{values[index]:.1%}")
    have[unclear] = False
    cells.report_all(np.flatnonzero(unclear), "share-ambiguous", "warning")
    values[percentages] /= 100
    for index in np.flatnonzero(percentages):
        cells.report(index, "share-assumed-percent", "warning", read=f"{values[index]:.1%}")


def _read_share(text: str) -> Reading[tuple[float, bool]]:
    """(share, False) for a percentage, (number, True) for a bare number."""
    plain = re.sub(r"\s+", "", text).strip("'\"“”。")
    found = _PERCENT.fullmatch(plain)
    if found:
        value = float(found[2].replace(",", "")) / (100 if found[3] == "%" else 1000)
        if found[1] or found[4]:
            return Reading(
                (value, False), "number-approximate", "warning", {"read": f"{value:.1%}"}
            )
        return Reading((value, False))
    spoken = _OF_HUNDRED.fullmatch(plain)
    if spoken:
        return Reading((float(spoken[1]) / 100, False))
    if _BARE.fullmatch(plain):
        return Reading((float(plain), True))
    if _VAGUE.search(plain):
        return Reading(None, "number-vague", "warning")
    if not re.search(r"\d", plain):
        return Reading(None, "number-words", "warning")
    return Reading(None, "share-unreadable", "error")
