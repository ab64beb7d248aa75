"""Header rows → one path for each column: merges spread, groups without merges spread right."""

from __future__ import annotations

import numpy as np

from data.sheets.layout.header_text import header_text, unit_named
from data.sheets.layout.panel import HeaderBlock, Panel
from data.sheets.layout.table import HeaderColumn


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
