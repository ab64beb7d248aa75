"""Where in a band of columns another table begins below one, whatever stands in its columns.

Told by a row of names alone, with a gap or titles above it and values right below its names; or
right below values, where its names are said nowhere else, or are the first header's and the same
labels follow again.
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
_FEWEST_BODIES = 3  # rows of the same kinds, right above names without a gap
_MOST_ABRUPT = 50  # without a gap; a header on every printed page is one of the list
_COMPARED = 200


def stacked_parts(panel: Panel, classes: np.ndarray) -> list[tuple[int, int]]:
    """First and last row of each part of a band that may hold tables of its own."""
    count = (classes > 0).sum(axis=1)
    texts, years = ((classes == kind).sum(axis=1) for kind in (CellClass.TEXT, CellClass.YEAR))
    gap = np.concatenate(([False], count[:-1] <= 2))
    rows = np.flatnonzero((count >= _FEWEST_NAMES) & (texts + years == count) & (texts > 0) & gap)
    if len(rows) > MOST_SIGNS:
        return [(0, len(classes) - 1)]
    starts = [0]
    abrupt = _abrupt(panel, classes, count, texts + years)
    for row in sorted((*rows.tolist(), *abrupt)):
        start = row if row in abrupt else _start(panel, classes, count, row)
        if start > starts[-1] and _names_values(panel, classes, count, row):
            starts.append(start)
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(classes) - 1], strict=True))


def _abrupt(panel: Panel, classes: np.ndarray, count: np.ndarray, texts: np.ndarray) -> list[int]:
    """Rows of names between rows of values that head other columns, or the same rows again."""
    values = are_values(classes) & (classes != CellClass.MARK)
    is_all = (count >= _FEWEST_NAMES) & (texts == count)
    inner = 1 + np.flatnonzero(is_all[1:-1])
    begins = (classes > 0).argmax(axis=0) == inner[:, None]
    named = (values[inner - 1] | begins) & values[inner + 1] & (classes[inner] == CellClass.TEXT)
    are_between = (named.sum(axis=1) > 1) & (values[inner - 1].sum(axis=1) > 1)
    rows: list[int] = inner[are_between].tolist()
    if not 0 < len(rows) <= _MOST_ABRUPT:
        return []
    first = int(np.flatnonzero(is_all)[0])
    found = []
    for row in rows:
        above = classes[max(0, row - _FEWEST_BODIES) : row]
        are_alike = len(above) == _FEWEST_BODIES and (above == above[-1]).mean() > 0.8
        if row == first or not are_alike or count[row] < 0.8 * np.median(count[first:row]):
            continue
        own = _names(panel, classes, row)
        if list(own.values()) == list(_names(panel, classes, first).values()):
            if _says_again(panel, classes, first, row):
                found.append(row)
        elif not _is_said_elsewhere(panel, classes, row, own):
            found.append(row)
    return found


def _names(panel: Panel, classes: np.ndarray, row: int) -> dict[int, str]:
    """Column → what a row says in it."""
    return {at: panel.text(row, at).strip() for at in np.flatnonzero(classes[row]).tolist()}


def _says_again(panel: Panel, classes: np.ndarray, first: int, row: int) -> bool:
    """Whether half of the labels below a header stand below the first one too."""
    ends = np.flatnonzero((classes[row + 1 :] > 0).sum(axis=1) == 0)
    last = row + 1 + int(ends[0]) if len(ends) else len(classes)
    above, below = (
        {
            panel.text(at, 0).strip()
            for at in range(start, min(end, start + _COMPARED))
            if classes[at, 0]
        }
        for start, end in ((first + 1, row), (row + 1, last))
    )
    return bool(below) and 2 * len(below & above) >= len(below)


def _is_said_elsewhere(panel: Panel, classes: np.ndarray, row: int, names: dict[int, str]) -> bool:
    """Whether what heads columns of values stands among those values: a mark for a missing one."""
    for column, name in names.items():
        others = np.flatnonzero(classes[:, column] >= CellClass.MARK)
        others = others[np.abs(others - row) > 0][:_COMPARED]
        if any(panel.text(at, column).strip() == name for at in others.tolist()):
            return True
    return False


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
