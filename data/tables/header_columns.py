"""What stands in the columns of a table: their headers through all levels, sums without a label."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from data.files.grid import Kind
from data.tables.header_text import folded, header_text, unit_named
from data.tables.panel import HeaderBlock, Panel
from data.tables.table import HeaderColumn
from data.tables.wording import is_of_which


def header_columns(panel: Panel, block: HeaderBlock, has_data: np.ndarray) -> list[HeaderColumn]:
    """Columns of the panel that have a header, or data below it.

    has_data: for each column of the panel, whether data rows use it.
    """
    levels = [_level_texts(panel, block, level) for level in range(len(block.levels))]
    result = []
    for column in range(panel.width):
        texts = [level[column] for level in levels if level[column]]
        if texts or has_data[column]:
            result.append(_header_column(panel, block, column, texts))
    return _parts_like_their_whole(result)


def _parts_like_their_whole(columns: list[HeaderColumn]) -> list[HeaderColumn]:
    """The columns, where parts of another (其中：固投) that state no unit have that of their whole.

    The whole is the nearest column to the left that is no such part.
    """
    whole, result = "", list[HeaderColumn]()
    for column in columns:
        is_part = any(is_of_which(folded(text)) for text in column.path)
        if not is_part:
            whole = column.unit
        result.append(replace(column, unit=whole) if is_part and not column.unit else column)
    return result


def _level_texts(panel: Panel, block: HeaderBlock, level: int) -> list[str]:
    row, lower = block.levels[level], block.levels[level + 1 :]
    texts = [panel.spread_text(row, column) for column in range(panel.width)]
    for column in range(1, panel.width):
        if texts[column] or panel.merge_at(row, column) or panel.merge_at(row, column - 1):
            continue
        has_leaf = any(panel.used[below, column] for below in lower)
        opened = any(panel.used[below, column - 1] for below in lower)
        if has_leaf and opened and _same_parent(panel, block, level, column):
            texts[column] = texts[column - 1]
    return texts


def _same_parent(panel: Panel, block: HeaderBlock, level: int, column: int) -> bool:
    """Whether no higher level starts a new group at this column."""
    return not any(
        panel.used[row, column] or panel.merge_at(row, column) != panel.merge_at(row, column - 1)
        for row in block.levels[:level]
    )


def _header_column(panel: Panel, block: HeaderBlock, column: int, texts: list[str]) -> HeaderColumn:
    parts = [header_text(text) for text in texts]
    path, written = list[str](), list[str]()
    for part in parts:
        if part.name and (not path or path[-1] != part.name):
            path.append(part.name)
            written.append(part.written)
    unit = next((part.unit for part in reversed(parts) if part.unit), "")
    if block.unit_row is not None:
        unit = unit_named(panel.spread_text(block.unit_row, column)) or unit
    return HeaderColumn(
        column=panel.column_number(column),
        path=tuple(path),
        unit=unit,
        qualifier=next((part.qualifier for part in reversed(parts) if part.qualifier), ""),
        written=tuple(written),
    )


_MOST_CHECKED = 50
_TOLERANCE = 1e-6


def unlabelled_totals(panel: Panel, data: np.ndarray, serial: int | None) -> list[int]:
    """Data rows that hold numbers only, every one the sum of its column so far."""
    if len(data) < 3:
        return []
    bare = ((panel.kinds == Kind.NUMBER).sum(axis=1) == panel.used_count)[data]
    if serial is not None:
        bare &= ~panel.used[data, serial]
    places = np.flatnonzero(bare)
    if not 0 < len(places) <= min(_MOST_CHECKED, len(data) // 2):
        return []
    return [int(data[at]) for at in places.tolist() if _is_sum(panel, data, bare, at)]


def _is_sum(panel: Panel, data: np.ndarray, bare: np.ndarray, place: int) -> bool:
    row = int(data[place])
    above = data[:place][~bare[:place]]
    below = data[place + 1 :][~bare[place + 1 :]]
    columns = np.flatnonzero(panel.used[row])
    return any(
        len(rows) > 1 and all(_agrees(panel, row, rows, column) for column in columns.tolist())
        for rows in (above, below)
    )


def _agrees(panel: Panel, row: int, rows: np.ndarray, column: int) -> bool:
    numeric = rows[panel.kinds[rows, column] == Kind.NUMBER]
    raw = panel.raw(column)
    total = sum(float(raw[int(index)].as_py()) for index in numeric)
    stated = float(raw[row].as_py())
    return abs(total - stated) <= _TOLERANCE * max(1.0, abs(stated)) and len(numeric) > 0
