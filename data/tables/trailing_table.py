"""Whether a sheet has a header whose words nobody knows: a list of something else.

A header is told from rows of texts by what stands below it: figures, or the same few words
again and again, under a text of its own.
"""

from __future__ import annotations

import numpy as np

from data.files.grid import Kind
from data.tables.panel import Panel, PlacedCell
from data.tables.row_roles import RoleOf
from data.tables.table import RowRole

_FIRST_ROWS = 12
_FEWEST_CELLS = 2
_LONGEST, _LONGEST_LATIN = 16, 40
_WIDTH = 0.8
_MOST_BELOW = 200


def strange_header(sheet: Panel) -> tuple[str, ...]:
    """The texts of the row that heads a list, () where no row looks like a header."""
    rows = sheet.used_rows()
    widest = max((len(sheet.cells(row)) for row in rows[:_FIRST_ROWS].tolist()), default=0)
    for place, row in enumerate(rows[:_FIRST_ROWS].tolist()):
        cells = sheet.cells(row)
        if len(cells) < max(_FEWEST_CELLS, _WIDTH * widest) or not _are_labels(cells):
            continue
        below = rows[place + 1 :][:_MOST_BELOW].tolist()
        if not below and len(cells) > _FEWEST_CELLS:
            return tuple(cell.text for cell in cells)
        if any(_heads(sheet, cell, below) for cell in cells):
            return tuple(cell.text for cell in cells)
        return ()
    return ()


def _are_labels(cells: list[PlacedCell]) -> bool:
    texts = [cell.text.strip() for cell in cells]
    is_short = all(0 < len(text) <= _longest(text) for text in texts)
    return is_short and len(set(texts)) == len(texts) and any(not _is_figure(c) for c in cells)


def _longest(text: str) -> int:
    """How long a header of this script may be: a word of letters is long."""
    return _LONGEST_LATIN if text.isascii() else _LONGEST


def _is_figure(cell: PlacedCell) -> bool:
    return cell.kind in (Kind.NUMBER, Kind.DATE)


def _heads(sheet: Panel, head: PlacedCell, below: list[int]) -> bool:
    """Whether a text stands over figures, or over words that come again."""
    if _is_figure(head):
        return False
    found = [cell for row in below for cell in sheet.cells(row) if cell.column == head.column]
    texts = [cell.text for cell in found]
    if not found or head.text in texts:
        return False
    figures = np.mean([_is_figure(cell) for cell in found])
    return bool(figures > 1 / 2) or (len(texts) > 2 and len(set(texts)) <= len(texts) / 2)


OTHER_TABLE = "other-table"
_FEWEST_ROWS = 3  # of the table proper: fewer say nothing about the kinds of its columns
_CLEAR = 0.9
_MOST_PARTS = 50
_NUMBERS = (int(Kind.NUMBER), int(Kind.DATE))


def strange_rows(panel: Panel, data: np.ndarray, roles: dict[int, RoleOf]) -> list[int]:
    """Data rows that are no rows of this table, with all that follow in their part."""
    parts = _parts(panel, data, roles)
    if not 1 < len(parts) <= _MOST_PARTS or len(parts[0]) < _FEWEST_ROWS:
        return []
    own = parts[0]
    found: list[int] = []
    for part in parts[1:]:
        if _differs(panel, own, part):
            found.extend(part.tolist())
        elif not found:
            own = np.concatenate((own, part))
    return found


def _parts(panel: Panel, data: np.ndarray, roles: dict[int, RoleOf]) -> list[np.ndarray]:
    """Runs of data rows with a blank row or a title before each but the first."""
    if len(data) < 2:
        return [data]
    gaps = np.diff(data) > 1
    begins = [
        place + 1
        for place in np.flatnonzero(gaps).tolist()
        if _is_parted(panel, int(data[place]), int(data[place + 1]), roles)
    ]
    return np.split(data, begins)


def _is_parted(panel: Panel, before: int, after: int, roles: dict[int, RoleOf]) -> bool:
    between = range(before + 1, after)
    return any(
        panel.used_count[row] == 0 or (row in roles and roles[row].role == RowRole.SECTION)
        for row in between
    )


def _differs(panel: Panel, own: np.ndarray, part: np.ndarray) -> bool:
    """Whether most cells of a part are of another kind than their column above."""
    clear = wrong = 0
    for column in range(panel.width):
        above, here = panel.kinds[own, column], panel.kinds[part, column]
        filled = above != Kind.EMPTY
        cells = here[here != Kind.EMPTY]
        if not filled.any() or not len(cells):
            continue
        numbers = float(np.isin(above[filled], _NUMBERS).mean())
        are_numbers = np.isin(cells, _NUMBERS)
        if numbers >= _CLEAR:
            clear += len(cells)
            wrong += int((~are_numbers).sum())
        elif numbers <= 1 - _CLEAR:
            clear += len(cells)
            wrong += int(are_numbers.sum())
    return clear >= 2 and wrong > 0.6 * clear
