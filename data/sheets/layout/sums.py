"""Totals without a word: a row of bare numbers, each the sum of the rows above it."""

from __future__ import annotations

import numpy as np

from data.sheets.grid import Kind
from data.sheets.layout.panel import Panel

_MOST_CHECKED = 50
_TOLERANCE = 1e-6


def unlabelled_totals(panel: Panel, data: np.ndarray, serial: int | None) -> list[int]:
    """Data rows that hold numbers only, every one the sum of its column so far."""
    if len(data) < 3:
        return []
    kinds = panel.kinds[data]
    bare: np.ndarray = np.all(np.isin(kinds, [int(Kind.NUMBER), int(Kind.EMPTY)]), axis=1)
    if serial is not None:
        bare &= ~panel.used[data, serial]
    places = np.flatnonzero(bare)
    if not 0 < len(places) <= min(_MOST_CHECKED, len(data) // 2):
        return []
    return [int(data[at]) for at in places.tolist() if _is_sum(panel, data, bare, at)]


def _is_sum(panel: Panel, data: np.ndarray, bare: np.ndarray, place: int) -> bool:
    row = int(data[place])
    above = data[:place][~bare[:place]]
    below = data[place + 1 :][~bare[place + 1 :]]
    columns = np.flatnonzero(panel.used[row])
    return any(
        len(rows) > 1 and all(_agrees(panel, row, rows, column) for column in columns.tolist())
        for rows in (above, below)
    )


def _agrees(panel: Panel, row: int, rows: np.ndarray, column: int) -> bool:
    numeric = rows[panel.kinds[rows, column] == Kind.NUMBER]
    raw = panel.raw(column)
    total = sum(float(raw[int(index)].as_py()) for index in numeric)
    stated = float(raw[row].as_py())
    return abs(total - stated) <= _TOLERANCE * max(1.0, abs(stated)) and len(numeric) > 0
