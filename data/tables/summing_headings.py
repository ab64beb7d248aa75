"""Rows of a name and sums, right above the rows that they add up, where no row is numbered.

Other rows say more than a name. Numbers alone prove it: every figure of every such row is the
sum of the rows below it, up to the next one.
"""

from __future__ import annotations

import numpy as np

from data.files.grid import Kind
from data.tables.numbers import numbers_of
from data.tables.panel import Panel

_MOST, _FEWEST_DETAILS = 200, 2
_USUAL_WORDS = 2  # of a row of data
_TOLERANCE = 1e-6


def summing_headings(panel: Panel, rows: np.ndarray) -> list[int]:
    """Those of a table's rows that head the others with their sums; [] where one does not."""
    if len(rows) < _FEWEST_DETAILS + 1:
        return []
    words, figures = ((panel.kinds[rows] == kind).sum(axis=1) for kind in (Kind.TEXT, Kind.NUMBER))
    label = int(np.argmax(panel.used[rows].any(axis=0)))
    names = panel.kinds[rows, label] == Kind.TEXT
    heads = np.flatnonzero(names & (words == 1) & (figures > 0))
    others = np.setdiff1d(np.arange(len(rows)), heads)
    if not len(heads) or heads[0] or len(heads) > min(_MOST, len(others)):
        return []
    if np.median(words[others]) < _USUAL_WORDS:
        return []
    columns = np.flatnonzero((panel.kinds[rows[heads]] == Kind.NUMBER).any(axis=0)).tolist()
    values = numbers_of(panel, rows.tolist(), columns)[0]
    filled = np.where(np.isfinite(values), values, 0.0)
    ends = [*heads[1:].tolist(), len(rows)]
    parts = [filled[head + 1 : end] for head, end in zip(heads.tolist(), ends, strict=True)]
    agree = [
        len(part) > 0
        and np.allclose(part.sum(axis=0), filled[head], rtol=_TOLERANCE, atol=_TOLERANCE)
        for head, part in zip(heads.tolist(), parts, strict=True)
    ]
    is_told = any(len(part) >= _FEWEST_DETAILS and part.any() for part in parts)
    return rows[heads].tolist() if all(agree) and is_told else []
