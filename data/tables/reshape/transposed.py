"""A list written sideways: field names down the left side, one record a column."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.files.grid import Grid, Kind, Merge
from data.tables.cell_classes import cell_classes
from data.tables.header_text import KNOWN, HeaderWords, folded, unit_named
from data.tables.non_tabular import is_one_record_sheet
from data.tables.panel import Panel
from data.tables.reshape.composed_grid import Taken, gathered, taken
from data.tables.scored_rows import ScoredRows
from data.tables.word_tables import records_in_columns

MOST_FIELDS = 200
FEWEST_FIELDS = 3
_LABEL_COLUMNS = 3
_KNOWN_SHARE = 0.5
_LONGEST_LABEL = 20


@dataclass(frozen=True)
class _Lying:
    """Rows first..last hold one field each; labels: columns of names, groups left of leaves.

    records: the columns of values. All count from 0.
    """

    first: int
    last: int
    labels: tuple[int, ...]
    records: tuple[int, ...]


def sideways(panel: Panel, words: HeaderWords) -> Grid | None:
    """The grid with fields as columns and records as rows; None where it does not lie so.

    Rows above the fields and notes below them stay rows.
    """
    lying = _lying(panel, words)
    return None if lying is None else _turned(panel, lying)


def sideways_by_look(panel: Panel) -> Grid | None:
    """The same where the kinds of its cells tell that it lies so, whatever its names."""
    if not FEWEST_FIELDS <= len(panel.used_rows()) <= MOST_FIELDS:
        return None
    if not 2 < panel.width <= MOST_FIELDS:
        return None
    if panel.grid.pivots or panel.grid.merges or is_one_record_sheet(panel):
        return None
    span = 0, panel.width - 1
    rows = ScoredRows(panel, cell_classes(panel), span, HeaderWords(lambda text: 0.0))
    found = records_in_columns(rows, 0, panel.height - 1)
    if not found:
        return None
    return _turned(panel, _Lying(found[0], found[-1], (0,), tuple(range(1, panel.width))))


def _lying(panel: Panel, words: HeaderWords) -> _Lying | None:
    used = panel.used_rows()
    if len(used) > MOST_FIELDS or panel.width < 3 or panel.grid.pivots:
        return None
    found = [
        _known_rows(panel, words, column) for column in range(min(_LABEL_COLUMNS, panel.width))
    ]
    leaf = max(range(len(found)), key=lambda column: len(found[column]))
    known = found[leaf]
    texts = {folded(panel.text(row, leaf)) for row in known}
    if len(texts) < max(FEWEST_FIELDS, 0.8 * len(known)):
        return None
    left = panel.used[:, : leaf + 1]
    body = [row for row in used.tolist() if row in known or _is_field(panel, row, leaf)]
    if len(known) < _KNOWN_SHARE * sum(bool(panel.used[row, leaf]) for row in body):
        return None
    last = max(known)
    while last + 1 < panel.height and last + 1 in body and left[last + 1].any():
        last += 1
    first = min(row for row in body if row <= min(known))
    inside = slice(first, last + 1)
    labels = tuple(c for c in range(leaf + 1) if panel.used[inside, c].any())
    units = leaf + 1
    if units < panel.width and _are_units(panel, first, last, units):
        labels = (*labels, units)
    records = tuple(c for c in range(labels[-1] + 1, panel.width) if panel.used[inside, c].any())
    if len(records) < 2 or _has_labels_inside(panel, words, known, records):
        return None
    return _Lying(first, last, labels, records)


def _known_rows(panel: Panel, words: HeaderWords, column: int) -> list[int]:
    """The rows in which a column names a field of some ledger."""
    rows = np.flatnonzero(panel.kinds[:, column] == Kind.TEXT).tolist()
    texts = [(row, panel.text(row, column)) for row in rows]
    return [
        r for r, text in texts if len(folded(text)) <= _LONGEST_LABEL and words.known(text) >= KNOWN
    ]


def _is_field(panel: Panel, row: int, leaf: int) -> bool:
    """Whether a row has a name on its left and something to the right of it."""
    return bool(panel.used[row, : leaf + 1].any() and panel.used[row, leaf + 1 :].any())


def _are_units(panel: Panel, first: int, last: int, column: int) -> bool:
    texts = [panel.text(row, column) for row in range(first, last + 1) if panel.used[row, column]]
    named = sum(bool(unit_named(text)) for text in texts)
    return len(texts) >= 2 and named >= len(texts) - 1 and folded(texts[0]) in ("单位", "计量单位")


def _has_labels_inside(
    panel: Panel, words: HeaderWords, known: list[int], records: tuple[int, ...]
) -> bool:
    """Whether a further column names fields: then it is a one-record sheet in four columns."""
    rows = np.array(known)
    for column in records:
        beside = rows[panel.used[rows, column]]
        own = set(_known_rows(panel, words, column)) & set(beside.tolist())
        names = {folded(panel.text(row, column)) for row in own}
        if len(names) > 1 and len(own) >= 0.6 * len(beside):
            return True
    return False


def _turned(panel: Panel, lying: _Lying) -> Grid:
    """Titles, one header row for each column of names, one row a record, notes."""
    fields = range(lying.first, lying.last + 1)
    above = [row for row in range(lying.first) if panel.used[row].any()]
    below = [row for row in range(lying.last + 1, panel.height) if panel.used[row].any()]
    width = max(len(fields), *(int(panel.used[row].sum()) for row in (*above, *below)), 0)
    columns: list[Taken] = []
    for position in range(width):
        rows, places = list[int](), list[int]()
        for row in above:
            _add_kept(panel, row, position, rows, places)
        for place in (*lying.labels, *lying.records):
            rows.append(fields[position] if position < len(fields) else -1)
            places.append(place)
        for row in below:
            _add_kept(panel, row, position, rows, places)
        columns.append(taken(rows, places))
    at = {place: len(above) + 1 + n for n, place in enumerate((*lying.labels, *lying.records))}
    return gathered([panel.grid], columns, "sideways", merges=_merges(panel, lying, at))


def _add_kept(panel: Panel, row: int, position: int, rows: list[int], places: list[int]) -> None:
    """The next cell of a row that stays a row; its cells move together."""
    used = np.flatnonzero(panel.used[row])
    rows.append(row if position < len(used) else -1)
    places.append(int(used[position]) if position < len(used) else 0)


def _merges(panel: Panel, lying: _Lying, at: dict[int, int]) -> tuple[Merge, ...]:
    """The merges inside the fields, lying the other way; rows and columns from 1."""
    found = list[Merge]()
    row_shift, column_shift = panel.grid.first_row, panel.grid.first_column
    for merge in panel.grid.merges:
        top, bottom = merge.top - row_shift, merge.bottom - row_shift
        places = [
            c for c in range(merge.left - column_shift, merge.right - column_shift + 1) if c in at
        ]
        if top < lying.first or bottom > lying.last or not places:
            continue
        found.append(
            Merge(at[places[0]], top - lying.first + 1, at[places[-1]], bottom - lying.first + 1)
        )
    return tuple(found)
