"""A sheet → the ranges of its tables, by how cells look and stand.

Columns are cut into bands, each with tables of its own; ``data.tables.band`` finds those. Words
only add certainty: a row that ``words`` know for a header is one.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

import numpy as np

from data.tables.band import Band, TableRange
from data.tables.cell_classes import CellClass, are_values, cell_classes
from data.tables.header_text import HeaderWords, header_text
from data.tables.panel import Panel
from data.tables.row_roles import is_serial_header
from data.tables.scored_rows import MOST_HEADER_ROWS
from data.tables.stacked import stacked_parts
from data.tables.thinned import thinned

Span = tuple[int, int]
_FEWEST_LABELS = 3
_FEWEST_COLUMNS, _MOST_COLUMNS = 2, 500  # of tables beside each other without a gap
_COMPARED, _LOOKED_AT, _MOST_RUNS = 200, 30, 200
_NUMBER = re.compile(r"[(（]?0*(\d{1,3})(?:\.0)?[)）.、]?")


def find_ranges(panel: Panel, words: HeaderWords) -> list[TableRange]:
    """The tables of a sheet from left to right and top to bottom."""
    if (thin := thinned(panel)) is not None:
        fewer, rows = thin
        return [table.moved(rows.tolist().__getitem__) for table in find_ranges(fewer, words)]
    classes = cell_classes(panel)
    bands = [
        (span, tables)
        for span in _spans(panel, classes, words)
        if (tables := _tables(panel, classes, span, words))
    ]
    # What stands under no header is read with its neighbour: nobody would read it alone.
    headed = [band for band in bands if any(table.header for table in band[1])]
    bands = headed or bands
    starts = [0, *(span[0] for span, _ in bands[1:])]
    ends = [*(start - 1 for start in starts[1:]), panel.width - 1]
    return [
        replace(table, reach=(start, end))
        for (_, tables), start, end in zip(bands, starts, ends, strict=False)
        for table in tables
    ]


def _tables(panel: Panel, classes: np.ndarray, span: Span, words: HeaderWords) -> list[TableRange]:
    """The tables of a band of columns, from top to bottom."""
    parts = stacked_parts(panel.part(*span), classes[:, span[0] : span[1] + 1])
    return [
        table.moved(first.__add__)
        for first, last in parts
        for table in Band(panel.rows(first, last), classes[first : last + 1], span, words).tables()
    ]


def _spans(panel: Panel, classes: np.ndarray, words: HeaderWords) -> list[Span]:
    """The columns of each band, from left to right."""
    filled = (classes > 0) & (classes != CellClass.LONG)
    columns = np.flatnonzero(filled.any(axis=0))
    if not len(columns):
        return []
    cuts = np.flatnonzero(np.diff(columns) > 1) + 1
    numbered = _numbering(panel, classes)
    used = _used(panel, classes)
    again = {column for columns in numbered for column in columns[1:]}
    spans: list[Span] = []
    runs = np.split(columns, cuts)
    # A gap before every column is a sign of nothing.
    is_apart = _is_apart if len(runs) <= _MOST_RUNS else _have_own_labels
    for run in runs:
        first, *more = _at_each_numbering(numbered, (int(run[0]), int(run[-1])))
        if not more:
            first, *more = _at_each_lower_header(used, classes, first)
        if (
            spans
            and first[0] not in again
            and not (first[0] < first[1] and _numbers_anew(panel, classes, spans[-1][0], first[0]))
            and not is_apart(panel, classes, spans[-1], first, words)
        ):
            spans[-1] = (spans[-1][0], first[1])
        else:
            spans.append(first)
        spans += more
    return spans


def _used(panel: Panel, classes: np.ndarray) -> np.ndarray:
    """Which cells hold something, those under a merge of rows too."""
    found = classes > 0
    row, column = panel.row_number(0), panel.column_number(0)
    for merge in panel.grid.merges:
        if merge.bottom > merge.top and 0 <= merge.left - column < panel.width:
            found[max(0, merge.top - row) : merge.bottom + 1 - row, merge.left - column] = True
    return found


def _at_each_numbering(numbered: list[list[int]], span: Span) -> list[Span]:
    """Columns cut where their numbering begins anew."""
    for columns in numbered:
        starts = [column for column in columns if span[0] <= column <= span[1]]
        if len(starts) > 1 and starts[0] == span[0]:
            return [(a, b - 1) for a, b in itertools.pairwise([*starts, span[1] + 1])]
    return [span]


def _at_each_lower_header(used: np.ndarray, classes: np.ndarray, span: Span) -> list[Span]:
    """Columns without a gap cut where those at the right begin far lower, or go on alone."""
    left, right = span
    if not 2 * _FEWEST_COLUMNS <= right - left + 1 <= _MOST_COLUMNS:
        return [span]
    filled = used[:, left : right + 1].copy()
    filled &= (filled.sum(axis=1) > 1)[:, None]
    if not filled.any(axis=0).all():
        return [span]
    first = filled.argmax(axis=0)
    last = len(filled) - 1 - filled[::-1].argmax(axis=0)
    for at in range(_FEWEST_COLUMNS, right - left + 2 - _FEWEST_COLUMNS):
        head = int(first[at])
        if (
            not (first[at:] == head).all()
            or (classes[head, left + at : right + 1] != CellClass.TEXT).any()
        ):
            continue
        mine = classes[:, left : left + at]
        goes_on = are_values(classes[head + 1 : head + 3, left + at : right + 1]).any()
        is_lower = (
            head > int(first[:at].max()) + 1
            and mine[head].any()
            and classes[head, left + at - 1] != CellClass.TEXT
        )
        is_longer = bool((last[:at] == last[0]).all()) and int(last[at:].min()) > int(last[0]) + 2
        if goes_on and (is_lower or (is_longer and _are_labels(classes, left + at, head))):
            return [(left, left + at - 1), (left + at, right)]
    return [span]


def _are_labels(classes: np.ndarray, column: int, head: int) -> bool:
    """Whether a column has texts alone below its name."""
    below = classes[head + 1 :, column]
    return bool((below[below > 0] == CellClass.TEXT).all())


def _numbering(panel: Panel, classes: np.ndarray) -> list[list[int]]:
    """The columns that are headed as running numbers (序号), for each row that heads several."""
    found = (
        [c.column for c in panel.cells(row) if is_serial_header(header_text(c.text).name)]
        for row in panel.used_rows()[:MOST_HEADER_ROWS].tolist()
    )
    counting = [c for c in range(min(panel.width, _COMPARED)) if _numbers(panel, classes, c)]
    counting = [c for c in counting if _numbers_anew(panel, classes, counting[0], c)]
    # Two of them beside each other number no rows: ``no.`` is a unit there.
    return [
        columns
        for columns in (counting, *found)
        if len(columns) > 1 and all(two > one + 1 for one, two in itertools.pairwise(columns))
    ]


def _numbers(panel: Panel, classes: np.ndarray, column: int) -> dict[int, int]:
    """Row → number where a column counts its rows from 1 (``（1）（2）``, each section anew)."""
    rows = np.flatnonzero(classes[:, column])[:_LOOKED_AT].tolist()
    texts = {row: _NUMBER.fullmatch(panel.text(row, column).strip()) for row in rows}
    found = {row: int(text[1]) for row, text in texts.items() if text}
    numbers = list(found.values())
    if len(numbers) < 3 or len(numbers) < 0.5 * len(rows) or numbers[0] != 1 or 2 not in numbers:
        return {}
    goes_on = all(two in (one + 1, 1) for one, two in itertools.pairwise(numbers))
    return found if goes_on else {}


def _numbers_anew(panel: Panel, classes: np.ndarray, first: int, column: int) -> bool:
    """Whether a column counts rows, and no amounts that count along with another column."""
    found = _numbers(panel, classes, column)
    if not found or column == first:
        return bool(found)
    row = min(found)
    heads = np.flatnonzero(classes[:row, column])
    is_bare = not len(heads) or is_serial_header(
        header_text(panel.text(int(heads[-1]), column)).name
    )
    return is_bare or found != _numbers(panel, classes, first)


def _is_apart(
    panel: Panel, classes: np.ndarray, left: Span, right: Span, words: HeaderWords
) -> bool:
    """Whether two runs of columns with a gap between them are two tables."""
    gap = right[0] - left[1] - 1
    mine, other = classes[:, left[0] : left[1] + 1], classes[:, right[0] : right[1] + 1]
    my_rows, other_rows = (mine > 0).any(axis=1), (other > 0).any(axis=1)
    both = int((my_rows & other_rows).sum())
    smaller, larger = sorted((int(my_rows.sum()), int(other_rows.sum())))
    if both < 0.5 * smaller or (gap >= 2 and both < 0.3 * larger):
        return True
    have_values = are_values(mine).any() and are_values(other).any()
    if gap >= 2 and not have_values and smaller <= 8 and both < 0.6 * larger:
        return True
    if _have_own_labels(panel, classes, left, right, words):
        return True
    return _live_apart(
        Band(panel, classes, left, words).tables(), Band(panel, classes, right, words).tables()
    )


def _have_own_labels(
    panel: Panel, classes: np.ndarray, left: Span, right: Span, _: HeaderWords
) -> bool:
    """Whether the right run begins with a column of labels, behind one gap those of the left."""
    filled = (classes[:, right[0] : right[1] + 1] > 0).sum(axis=0)
    labels = np.flatnonzero(filled >= _FEWEST_LABELS)
    if not len(labels) or right[0] + int(labels[0]) == right[1]:
        return False
    at = right[0] + int(labels[0])
    texts = classes[:, at] >= CellClass.TEXT
    if texts.sum() < 0.6 * filled[labels[0]]:
        return False
    later = classes[:, at + 1 : right[1] + 1]
    shares = are_values(later).sum(axis=0) / np.maximum((later > 0).sum(axis=0), 1)
    if not (shares >= 0.5).any():
        return False
    if right[0] - left[1] > 2 or _are_titled(panel, left, right):
        return True
    rows = np.flatnonzero(texts & (classes[:, left[0]] > 0))[:_COMPARED].tolist()
    same = sum(panel.text(row, at) == panel.text(row, left[0]) for row in rows)
    return len(rows) > 0 and same >= 0.5 * len(rows)


def _are_titled(panel: Panel, left: Span, right: Span) -> bool:
    """Whether one row has a title over all of each of two runs of columns, merged for it."""
    first = panel.column_number(0)
    over = [
        {m.top for m in panel.grid.merges if (m.left - first, m.right - first) == span}
        for span in (left, right)
    ]
    return bool(over[0] & over[1])


def _live_apart(left: list[TableRange], right: list[TableRange]) -> bool:
    """Whether of tables beside each other one has rows where the other has none."""
    if not left or not right or not left[0].header or not right[0].header:
        return False
    one, two = left[0], right[0]
    mine, other = ({*table.data, *table.sections} for table in (one, two))
    is_lower = not set(one.header) & set(two.header)
    if is_lower and (mine & set(two.header) or other & set(one.header)):
        return True
    is_shared = len(mine & other) >= 0.8 * min(len(mine), len(other))
    if not is_shared and other - mine and mine - other:
        return True
    return _ends_early(two, one) or _ends_early(one, two)


def _ends_early(one: TableRange, other: TableRange) -> bool:
    """Whether a table without a gap ends well above the other."""
    mine, others = (len(t.data) + len(t.sections) for t in (one, other))
    is_dense = bool(one.data) and mine == one.bottom - one.data[0] + 1
    return is_dense and one.bottom + 2 < other.bottom and mine < 0.8 * others
