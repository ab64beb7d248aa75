"""Rows below a list that are of another table: their cells are of another kind."""

from __future__ import annotations

import numpy as np

from data.files.grid import Kind
from data.tables.panel import Panel
from data.tables.row_roles import RoleOf
from data.tables.table import RowRole

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
