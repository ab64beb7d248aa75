"""What is no table: a one-record sheet (labels with their values beside) and prose."""

from __future__ import annotations

import numpy as np

from data.files.grid import Kind
from data.tables.cell_classes import CellClass, cell_classes
from data.tables.header_text import folded
from data.tables.panel import Panel, PlacedCell
from data.tables.wording import is_record_label

_MOST_ROWS = 120
_MOST_COLUMNS = 16
_FEWEST_LABELS = 4
_LONGEST_NAME = 40
_MIXED = 0.7
_KINDS = ((CellClass.NUMBER, CellClass.YEAR), (CellClass.DATE,), (CellClass.TEXT, CellClass.LONG))


def is_prose(panel: Panel) -> bool:
    """Whether a sheet is text, sentences one below the other; lone numbers are no text."""
    texts = np.count_nonzero(panel.kinds == Kind.TEXT)
    return looks_like_prose(panel) and bool(texts > 0.5 * np.count_nonzero(panel.used))


def is_one_record_sheet(panel: Panel) -> bool:
    """Whether a sheet holds one record: labels down column A (and C …), values to their right."""
    rows = panel.used_rows()
    if len(rows) > _MOST_ROWS or np.count_nonzero(panel.used.any(axis=0)) > _MOST_COLUMNS:
        return False
    if _are_pairs_of_kinds(panel):
        return True
    labelled = [_labels(panel.cells(row)) for row in rows.tolist()]
    heads = [at for at, (cells, labels) in enumerate(labelled) if _is_header_like(cells, labels)]
    if heads and sum(bool(labels) for _, labels in labelled[: heads[0]]) < _FEWEST_LABELS:
        return False
    with_label = [labels for cells, labels in labelled if labels and _beside(cells, labels)]
    several = [cells for cells, _ in labelled if len(cells) > 1]
    names = {folded(cell.text) for labels in with_label for cell in labels}
    if len(with_label) < _FEWEST_LABELS or len(names) < _FEWEST_LABELS:
        return False
    if _are_records_in_columns(labelled):
        return False
    return len(with_label) >= 0.6 * max(len(several), 1)


def _are_pairs_of_kinds(panel: Panel) -> bool:
    """Whether two columns are names and values, of several kinds one below the other.

    Below a header a column of values is mostly of one kind.
    """
    rows = panel.used_rows()
    pairs = rows[panel.used_count[rows] == 2]
    columns = np.flatnonzero(panel.used[pairs].any(axis=0))
    if len(pairs) < _FEWEST_LABELS or len(columns) != 2 or len(pairs) < 0.7 * len(rows):
        return False
    names = [folded(panel.text(row, int(columns[0]))) for row in pairs.tolist()]
    times = len(names) // max(1, len({*names}))
    if len({*names}) < _FEWEST_LABELS or any(names.count(name) != times for name in names):
        return False
    if max(map(len, names)) > _LONGEST_NAME or (panel.used_count[rows] > 2).any():
        return False
    classes = cell_classes(panel)[pairs[1:], columns[1]]
    kinds = [np.isin(classes, kind).mean() for kind in _KINDS]
    return bool(sum(share > 0 for share in kinds) > 1 and max(kinds) < _MIXED)


def looks_like_prose(panel: Panel) -> bool:
    """Whether a sheet is text: hardly a row has more than one cell."""
    rows = panel.used_rows()
    return (
        len(rows) > 0
        and bool((panel.used_count[rows] <= 1).mean() > 0.95)
        and not bool((panel.used_count[rows] > 2).any())
    )


def _labels(cells: list[PlacedCell]) -> tuple[list[PlacedCell], list[PlacedCell]]:
    return cells, [cell for cell in cells if cell.kind == Kind.TEXT and is_record_label(cell.text)]


def _are_records_in_columns(labelled: list[tuple[list[PlacedCell], list[PlacedCell]]]) -> bool:
    """Whether beside most labels stand two values and more, and no further label."""
    several = [(cells, labels) for cells, labels in labelled if len(cells) > 1]
    records = [
        cells
        for cells, labels in several
        if len(cells) > 2 and cells[0].kind == Kind.TEXT and labels in ([], cells[:1])
    ]
    return len(records) > 2 and len(records) >= 0.6 * len(several)


def _is_header_like(cells: list[PlacedCell], labels: list[PlacedCell]) -> bool:
    """Three labels next to each other: a table's header, not a record's line."""
    columns = {cell.column for cell in labels}
    places = [cell.column in columns for cell in cells]
    run = longest = 0
    for is_label in places:
        run = run + 1 if is_label else 0
        longest = max(longest, run)
    return longest >= 3 and len(cells) >= 4


def _beside(cells: list[PlacedCell], labels: list[PlacedCell]) -> bool:
    """Whether a label opens the row or its second cell, with no label right after it."""
    order = {cell.column: place for place, cell in enumerate(cells)}
    columns = {cell.column for cell in labels}
    for label in labels:
        place = order[label.column]
        follower = cells[place + 1] if place + 1 < len(cells) else None
        if place <= 1 and (follower is None or follower.column not in columns):
            return True
    return False
