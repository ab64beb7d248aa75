"""A long sheet without most of its plain rows: between its ends rows look like one another.

What is plain: as many cells as usual, of the kinds that their columns have; no merged cell.
"""

from __future__ import annotations

import numpy as np

from data.files.grid import Kind
from data.tables.panel import Panel

_LONG = 10_000  # rows; of fewer each is looked at
_EDGE, _PLAIN = 500, 1_500  # rows kept at either end, and plain ones between
_MOST_UNUSUAL, _MOST_MERGES = 5_000, 2_000
_BESIDE = 3  # rows kept above and below an unusual one


def thinned(panel: Panel) -> tuple[Panel, np.ndarray] | None:
    """A long panel with the rows that tell its tables, and which those are; else None."""
    if panel.height < _LONG or len(panel.grid.merges) > _MOST_MERGES:
        return None
    unusual = _unusual(panel)
    kept = np.convolve(unusual, np.ones(2 * _BESIDE + 1, dtype=np.int8), mode="same") > 0
    if kept.sum() > _MOST_UNUSUAL:
        return None
    kept[:_EDGE] = kept[-_EDGE:] = True
    plain = np.flatnonzero(~kept)
    kept[plain[:: max(1, len(plain) // _PLAIN)]] = True
    rows = np.flatnonzero(kept)
    return panel.taken(rows), rows


def _unusual(panel: Panel) -> np.ndarray:
    """Rows with few cells, with cells of other kinds than their columns', and merged ones."""
    middle = panel.kinds[_EDGE:-_EDGE]
    strange = np.zeros(panel.height, dtype=np.int16)
    for column in range(panel.width):
        usual = np.bincount(middle[:, column], minlength=len(Kind))[1:].argmax() + 1
        strange += panel.used[:, column] & (panel.kinds[:, column] != usual)
    few = max(2.0, 0.3 * float(np.median(panel.used_count)))
    found: np.ndarray = (panel.used_count <= few) | (strange > 0.3 * panel.used_count)
    for merge in panel.grid.merges:
        found[merge.top - panel.grid.first_row : merge.bottom + 1 - panel.grid.first_row] = True
    return found
