"""The output of a pivot table: sums of another table's rows, which are no rows themselves."""

from __future__ import annotations

import re

import numpy as np

from data.files.grid import Grid, Kind
from data.tables.header_text import folded
from data.tables.table import RowRole, Table

_VALUE_FIELD = re.compile(
    r"^(?:求和|计数|数值计数|平均值|最大值|最小值|乘积|标准偏差|总体标准偏差|方差|总体方差)项:"
)
# Everyday words: one such column alone may stand in any list.
_ENGLISH_FIELD = re.compile(r"^(?:sum|count|average|max|min|product|stddev|var)of.", re.IGNORECASE)
_CORNER = re.compile(r"^(?:行标签|列标签|rowlabels|columnlabels)$", re.IGNORECASE)
_HEADING = (RowRole.HEADER, RowRole.TITLE)
_TOP_ROWS = 12
_MOST_COLUMNS = 64


def is_pivot(grid: Grid, table: Table) -> bool:
    """Whether a table is a pivot's output: the file says so, or its header's words do."""
    rows = table.header_rows or (grid.first_row,)
    for pivot in grid.pivots:
        inside = pivot.left <= table.first_column <= pivot.right
        if inside and any(pivot.top <= row <= pivot.bottom for row in rows):
            return True
    return has_pivot_words(grid, table)


def has_pivot_words(grid: Grid, table: Table | None = None) -> bool:
    """Whether the first rows of a table (of a sheet) bear the words that pivots write."""
    if table is None:
        at = list(range(min(grid.height, _TOP_ROWS)))
        first, last = grid.first_column, grid.first_column + len(grid.columns) - 1
    else:
        at = np.flatnonzero(np.isin(table.roles, _HEADING))[:_TOP_ROWS].tolist()
        first, last = table.first_column, table.last_column
    corners = values = english = 0
    for number in range(first, min(last, first + _MOST_COLUMNS) + 1):
        column = grid.columns[number - grid.first_column]
        for row in at:
            if column.kind[row].as_py() != Kind.TEXT:
                continue
            text = folded(str(column.raw[row].as_py()))
            values += _VALUE_FIELD.match(text) is not None
            english += _ENGLISH_FIELD.match(text) is not None
            corners += _CORNER.match(text) is not None
    return values > 0 or corners > 1 or english > 1 or (corners == 1 and english == 1)
