"""Merged data cells filled with the value of their anchor: what one cell says of several rows.

A merged amount says one sum for several rows: repeated, it would be counted again. Only
words, dates and running numbers are repeated; an amount stays in its first row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

import numpy as np
import pyarrow as pa

from data.files.grid import Column, Grid, Kind, Merge
from data.tables.header_text import MONEY_UNITS
from data.tables.row_roles import is_serial_header
from data.tables.table import HeaderColumn, RowRole, Table

_ADDITIVE = re.compile(r"投资|金额|资金|到位|面积|产值|税收|人数|次数|天数|数量|目标|事项数|家数")


def filled(grid: Grid, table: Table) -> Grid:
    """The grid with the merged cells of data rows filled, within the table's columns.

    Totals, sections and notes are left as they are. ``grid.merges`` is kept, so that an
    address can point to the anchor.
    """
    repeated = [merge for merge, repeats in _data_merges(grid, table) if repeats]
    if not repeated:
        return grid
    repeated.sort(key=attrgetter("left"))
    anchors = _anchors(grid, repeated)
    columns = list(grid.columns)
    for index, targets in _targets(grid, table, repeated).items():
        columns[index] = _filled_column(columns[index], targets, anchors)
    return replace(grid, columns=tuple(columns))


def once_only(grid: Grid, table: Table) -> tuple[Merge, ...]:
    """Merges over several data rows whose number stays in the first of them."""
    return tuple(
        merge
        for merge, repeats in _data_merges(grid, table)
        if merge.bottom > merge.top and not repeats
    )


def _data_merges(grid: Grid, table: Table) -> Iterator[tuple[Merge, bool]]:
    """Merges that begin in a data row, and whether what they say holds for each of its cells."""
    data = (table.roles == RowRole.DATA).tolist()
    headers = {header.column: header for header in table.columns}
    kinds: dict[int, list[int]] = {}
    for merge in grid.merges:
        row, column = merge.top - grid.first_row, merge.left - grid.first_column
        if not (table.first_column <= merge.left <= table.last_column and 0 <= row < len(data)):
            continue
        if data[row] and column < len(grid.columns):
            if column not in kinds:
                kinds[column] = grid.columns[column].kind.fill_null(0).to_pylist()
            yield merge, _repeats(kinds[column][row], headers.get(merge.left))


def _repeats(kind: int, header: HeaderColumn | None) -> bool:
    if kind == Kind.NUMBER:
        return header is not None and _is_serial(header)
    if kind == Kind.TEXT:
        return header is None or not _is_additive(header)
    return kind in (Kind.DATE, Kind.BOOLEAN)


def _targets(
    grid: Grid, table: Table, repeated: list[Merge]
) -> dict[int, list[tuple[int, np.ndarray]]]:
    """Column index → for each merge over it its position and the rows it fills, all from 0."""
    found: dict[int, list[tuple[int, np.ndarray]]] = {}
    data = table.roles == RowRole.DATA
    last = min(table.last_column - grid.first_column, len(grid.columns) - 1)
    for position, merge in enumerate(repeated):
        top, left = merge.top - grid.first_row, merge.left - grid.first_column
        rows = top + np.flatnonzero(data[top : merge.bottom - grid.first_row + 1])
        for column in range(left, min(merge.right - grid.first_column, last) + 1):
            # Below the anchor; beside it in its own row too.
            targets = rows[1:] if column == left else rows
            if len(targets):
                found.setdefault(column, []).append((position, targets))
    return found


def _anchors(grid: Grid, repeated: list[Merge]) -> Column:
    """What the merges say, one below the other; they come ordered by column."""
    parts = []
    for left, merges in groupby(repeated, key=attrgetter("left")):
        rows = pa.array([merge.top - grid.first_row for merge in merges])
        column = grid.columns[left - grid.first_column]
        formats = column.number_format.take(rows).cast(pa.string())
        parts.append((column.raw.take(rows), column.kind.take(rows), formats))
    raw, kind, formats = (pa.concat_arrays(list(arrays)) for arrays in zip(*parts, strict=True))
    return Column(raw=raw, kind=kind, number_format=formats.dictionary_encode())


def _is_serial(header: HeaderColumn) -> bool:
    return bool(header.path) and is_serial_header(header.path[-1])


def _is_additive(header: HeaderColumn) -> bool:
    name = "".join(header.path[-1:])
    if re.search(r"方|主体|单位|企业|来源|类|期|时间|日期", name):
        return False
    return header.unit in MONEY_UNITS or bool(_ADDITIVE.search(name))


def _filled_column(
    column: Column, targets: list[tuple[int, np.ndarray]], anchors: Column
) -> Column:
    positions = pa.array([position for position, _ in targets])
    height = len(column.raw)
    rows = np.arange(height)
    for number, (_, filled_rows) in enumerate(targets):
        rows[filled_rows] = height + number
    take = pa.array(rows)

    def joined(own: pa.Array, said: pa.Array) -> pa.Array:
        return pa.concat_arrays([own, said]).take(take)

    formats = joined(
        column.number_format.cast(pa.string()),
        anchors.number_format.take(positions).cast(pa.string()),
    )
    return Column(
        raw=joined(column.raw, anchors.raw.take(positions)),
        kind=joined(column.kind, anchors.kind.take(positions)),
        number_format=formats.dictionary_encode(),
    )
