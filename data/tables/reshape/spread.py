"""Columns that each stand for a name (a town, a definition) → a row for each name.

The sheet's rows stay in their order once for every name, so that a totals row still closes
the rows that it adds up; rows that say nothing of a name are left out for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np

from data.files.grid import Grid, Kind
from data.tables.merged_data_cells import filled
from data.tables.reshape.composed_grid import Taken, gathered
from data.tables.table import HeaderColumn, RowRole, Table

BLANK = "blank-of-every-name"
Stated = TypeVar("Stated")


@dataclass(frozen=True)
class Measure:
    """What a column says of its name, as the header that it has in the new table."""

    header: HeaderColumn

    @property
    def key(self) -> tuple[tuple[str, ...], str]:
        """Columns of different names with one key are one column of the new table."""
        return self.header.path, self.header.unit


@dataclass(frozen=True)
class NamedColumns:
    """Which columns stand for which names; header: of the column that will hold the names.

    columns: sheet column → name and measure, "" for columns of no name in particular.
    not_read: sheet rows whose figures are none of the ledger's. headed: other sheet columns
    that have no header of their own, or one that says less → the header they get.
    """

    layout: str
    header: str
    columns: Mapping[int, tuple[str, Measure]]
    not_read: frozenset[int] = field(default_factory=frozenset)
    headed: Mapping[int, str] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """The names from left to right."""
        return tuple(dict.fromkeys(name for name, _ in self.columns.values()))


def named_columns_as_rows(grid: Grid, table: Table, plan: NamedColumns) -> tuple[Grid, Table]:
    """The table with a row for each name; other columns and rows stay where they are.

    New columns stand to the right of the sheet's; rows that are no data keep their cells.
    """
    width = len(grid.columns)
    others = _OtherColumns(grid, table, plan)
    lines = _lines(grid, table, plan)
    measures = list(dict.fromkeys(measure.key for _, measure in plan.columns.values()))
    rows = np.array([line.row for line in lines], dtype=np.int32)
    columns = [others.column(number, lines, rows) for number in range(width)]
    columns.append(_names(grid, table, plan, lines))
    columns += [_values(grid, table, plan, lines, key) for key in measures]
    shaped = gathered([grid], columns, plan.layout, at=(grid.first_row, grid.first_column))
    first = grid.first_column + width
    headers = [
        replace(one, path=(plan.headed[one.column],), written=())
        if one.column in plan.headed
        else one
        for one in table.columns
        if one.column not in plan.columns
    ]
    headers.append(HeaderColumn(first, (plan.header,), written=(plan.header,)))
    for place, (path, unit) in enumerate(measures, start=first + 1):
        headers.append(HeaderColumn(place, path, unit, written=path))
    roles = np.array([line.role for line in lines], dtype=np.int8)
    return shaped, replace(
        table,
        header_rows=tuple(_moved(lines, grid, table.header_rows)),
        columns=tuple(headers),
        roles=roles,
        last_column=first + len(measures),
        sections=_carried(lines, grid, table.sections),
        reasons=_carried(lines, grid, table.reasons) | _reasons(lines, grid),
        levels=_carried(lines, grid, table.levels),
        parts=tuple(_parts(lines, grid)),
    )


@dataclass(frozen=True)
class _Line:
    """A row of the new grid: the old grid's row, for which name ("" and None: for none)."""

    row: int
    name: str | None
    role: int
    reason: str = ""


def _lines(grid: Grid, table: Table, plan: NamedColumns) -> list[_Line]:
    roles = table.roles.tolist()
    body = [row for row, role in enumerate(roles) if role in (RowRole.DATA, RowRole.TOTAL)]
    if not body:
        return [_Line(row, None, role) for row, role in enumerate(roles)]
    first, last = body[0], body[-1]
    lines = [_Line(row, None, role) for row, role in enumerate(roles[:first])]
    there = {name: _has_figures(grid, plan, name) for name in plan.names}
    inside = range(first, last + 1)
    for number, name in enumerate(plan.names):
        for row in inside:
            is_body = roles[row] in (RowRole.DATA, RowRole.TOTAL)
            if is_body and row + grid.first_row in plan.not_read:
                continue
            if is_body and there[name][row]:
                lines.append(_Line(row, name, roles[row]))
            elif not is_body and not number:
                lines.append(_Line(row, None, roles[row]))
    any_name = np.any(list(there.values()), axis=0)
    for row in inside:
        is_body = roles[row] in (RowRole.DATA, RowRole.TOTAL)
        if is_body and (row + grid.first_row in plan.not_read or not any_name[row]):
            lines.append(_Line(row, None, RowRole.NOTE, BLANK))
    lines += [_Line(row, None, roles[row]) for row in range(last + 1, len(roles))]
    return lines


def _has_figures(grid: Grid, plan: NamedColumns, name: str) -> np.ndarray:
    """The rows in which one of a name's columns holds something."""
    found = np.zeros(grid.height, dtype=bool)
    for number, (own, _) in plan.columns.items():
        if own == name:
            kinds = np.asarray(grid.columns[number - grid.first_column].kind)
            found |= kinds != Kind.EMPTY
    return found


class _OtherColumns:
    """Columns that stand for no name: their cells are those of every name's row.

    What is merged over several rows is said of each, with the place of the merged cell.
    """

    def __init__(self, grid: Grid, table: Table, plan: NamedColumns) -> None:
        self._grid, self._plan = grid, plan
        self._filled = filled(grid, table)

    def column(self, number: int, lines: Sequence[_Line], rows: np.ndarray) -> Taken:
        """One of the sheet's columns in the new grid."""
        grid = self._grid
        columns = np.full(len(rows), number, dtype=np.int32)
        own = rows.copy()
        if number + grid.first_column in self._plan.columns:
            own[[line.name is not None for line in lines]] = -1
        elif self._filled.columns[number] is not grid.columns[number]:
            is_said = [line.name is not None for line in lines] & self._repeats(number)[rows]
            for merge in grid.merges:
                if not merge.left <= number + grid.first_column <= merge.right:
                    continue
                inside = (rows >= merge.top - grid.first_row) & is_said
                inside &= rows <= merge.bottom - grid.first_row
                own[inside] = merge.top - grid.first_row
                columns[inside] = merge.left - grid.first_column
        return Taken(np.zeros(len(rows), dtype=np.int32), own, columns)

    def _repeats(self, number: int) -> np.ndarray:
        """Rows of a column that have the value of the merged cell over them."""
        mine, whole = self._grid.columns[number].raw, self._filled.columns[number].raw
        found: np.ndarray = (~np.asarray(mine.is_valid())) & np.asarray(whole.is_valid())
        return found


def _names(grid: Grid, table: Table, plan: NamedColumns, lines: Sequence[_Line]) -> Taken:
    """The column of names; its cells are those of the header that say them."""
    places = {name: _name_cell(grid, table, plan, name) for name in plan.names if name}
    first = next(iter(places.values()))
    spots = [
        places.get(line.name)
        if line.name
        else (line.row, first[1])
        if _is_leaf(grid, table, line)
        else None
        for line in lines
    ]
    return Taken(
        np.zeros(len(lines), dtype=np.int32),
        np.array([-1 if spot is None else spot[0] for spot in spots], dtype=np.int32),
        np.array([0 if spot is None else spot[1] for spot in spots], dtype=np.int32),
        made=tuple(line.name if line.name else None for line in lines),
    )


def _is_leaf(grid: Grid, table: Table, line: _Line) -> bool:
    """Whether a row is the lowest of the header: there new columns stand at their first one."""
    return line.row + grid.first_row == table.header_rows[-1]


def _name_cell(grid: Grid, table: Table, plan: NamedColumns, name: str) -> tuple[int, int]:
    """The header cell over a name's first column: the highest one that only its columns share."""
    own = [number for number, (one, _) in plan.columns.items() if one == name]
    number = min(own) - grid.first_column
    cells = grid.columns[number]
    levels = [row - grid.first_row for row in table.header_rows]
    used = [row for row in levels if cells.raw[row].as_py()]
    for row in used:
        sentence = "".join(str(cells.raw[row].as_py()).split())
        if name in sentence or sentence in name:
            return row, number
    if used:
        return used[-1], number
    return levels[-1], number


def _values(
    grid: Grid,
    table: Table,
    plan: NamedColumns,
    lines: Sequence[_Line],
    key: tuple[tuple[str, ...], str],
) -> Taken:
    """One measure of every name; each cell knows the header that it truly stands under."""
    fed = {name: number for number, (name, measure) in plan.columns.items() if measure.key == key}
    truly = {header.column: "/".join(header.path) for header in table.columns}
    first = next(iter(fed.values()))
    numbers = [
        fed.get(line.name)
        if line.name is not None
        else first
        if _is_leaf(grid, table, line)
        else None
        for line in lines
    ]
    rows = [line.row if number else -1 for line, number in zip(lines, numbers, strict=True)]
    return Taken(
        np.zeros(len(lines), dtype=np.int32),
        np.array(rows, dtype=np.int32),
        np.array([n - grid.first_column if n else 0 for n in numbers], dtype=np.int32),
        headers=tuple(truly.get(number, "") if number else None for number in numbers),
    )


def _moved(lines: Sequence[_Line], grid: Grid, rows: Sequence[int]) -> list[int]:
    wanted = {row - grid.first_row for row in rows}
    return [at + grid.first_row for at, line in enumerate(lines) if line.row in wanted]


def _carried(lines: Sequence[_Line], grid: Grid, said: Mapping[int, Stated]) -> dict[int, Stated]:
    """What is said of sheet rows, said of every row that they became."""
    first = grid.first_row
    return {
        at + first: said[line.row + first]
        for at, line in enumerate(lines)
        if line.row + first in said
    }


def _parts(lines: Sequence[_Line], grid: Grid) -> Iterator[int]:
    """Rows where the rows of another name begin."""
    before: str | None = None
    for at, line in enumerate(lines):
        if line.name is not None and line.name != before:
            yield at + grid.first_row
            before = line.name


def _reasons(lines: Sequence[_Line], grid: Grid) -> dict[int, str]:
    return {at + grid.first_row: line.reason for at, line in enumerate(lines) if line.reason}
