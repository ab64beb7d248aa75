"""Where in a band of columns another table begins below one, whatever stands in its columns.

Told by a row of names alone, with a gap or titles above it and values right below its names.
"""

from __future__ import annotations

import numpy as np

from data.tables.cell_classes import CellClass, are_values
from data.tables.header_rows import MOST_SIGNS, is_number_row, is_unit_row
from data.tables.header_text import folded
from data.tables.panel import Panel
from data.tables.row_roles import is_serial_header
from data.tables.wording import is_label, is_note, is_title

_FEWEST_NAMES = 3
_FEWEST_ROWS = 4  # of words alone: a header of levels has fewer
_LONGEST_NAME = 20
_MOST_LEVELS = 7


def stacked_parts(panel: Panel, classes: np.ndarray) -> list[tuple[int, int]]:
    """First and last row of each part of a band that may hold tables of its own."""
    count = (classes > 0).sum(axis=1)
    texts, years = ((classes == kind).sum(axis=1) for kind in (CellClass.TEXT, CellClass.YEAR))
    gap = np.concatenate(([False], count[:-1] <= 2))
    rows = np.flatnonzero((count >= _FEWEST_NAMES) & (texts + years == count) & (texts > 0) & gap)
    if len(rows) > MOST_SIGNS:
        return [(0, len(classes) - 1)]
    starts = [0]
    for row in rows.tolist():
        start = _start(panel, classes, count, row)
        if start > starts[-1] and _names_values(panel, classes, count, row):
            starts.append(start)
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(classes) - 1], strict=True))


def _start(panel: Panel, classes: np.ndarray, count: np.ndarray, row: int) -> int:
    """The first row of the gap and the titles above a row of names; 0 for the first table's."""
    full = np.flatnonzero(count[:row] > 2)
    if not len(full) or (len(full) < _FEWEST_ROWS and not are_values(classes[full]).any()):
        return 0
    above = int(full[-1])
    between = range(above + 1, row)
    blanks = [at for at in between if not count[at]]
    if blanks:
        return blanks[0] + 1
    for at in between:
        text = folded(panel.cells(at)[0].text)
        if not is_note(text) and (is_title(text) or is_label(text)):
            return at
    return 0


def _names_values(panel: Panel, classes: np.ndarray, count: np.ndarray, row: int) -> bool:
    """Whether the short texts of a row differ, and values stand below two of them."""
    names = [cell.text.strip() for cell in panel.cells(row)]
    if len(set(names)) < len(names) or max(map(len, names)) > _LONGEST_NAME:
        return False
    below = range(row + 1, min(row + 1 + _MOST_LEVELS, len(classes)))
    is_serial = is_serial_header(folded(names[0]))
    for lower in below:
        if not count[lower] or is_number_row(panel, lower) or is_unit_row(panel, lower):
            continue
        values = are_values(classes[lower])[classes[row] > 0]
        if values.sum() > 1 or (is_serial and values[0]):
            return True
    return False
