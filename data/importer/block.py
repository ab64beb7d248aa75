"""The data rows of one table as columns, and where each value stands in the sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa

from data.files.display import displayed
from data.files.grid import Column, Grid, Merge, Workbook, cell_reference
from data.issues import Issue, Severity
from data.tables import HeaderColumn, RowRole, Table, filled
from data.tables.defined_signs import defined_signs
from data.tables.reshape import TickFinding


@dataclass(frozen=True)
class Block:
    """One table of a sheet; row i of every column is sheet row ``rows[i]``.

    copied: sheet column → for each data row the one whose value it has, where a value
    stands once for the rows below it. ticks: what is to be said of ticked stages.
    """

    workbook: Workbook
    grid: Grid
    table: Table
    copied: Mapping[int, np.ndarray] = field(default_factory=dict)
    ticks: tuple[TickFinding, ...] = ()

    @property
    def file(self) -> str:
        """Name of the file as uploaded."""
        return self.workbook.file_name

    @property
    def sheet(self) -> str:
        """Name of the sheet."""
        return self.grid.sheet

    @cached_property
    def indices(self) -> np.ndarray:
        """Positions of the data rows within the grid."""
        return np.flatnonzero(self.table.roles == RowRole.DATA)

    @cached_property
    def rows(self) -> np.ndarray:
        """Sheet rows of the data rows."""
        return self.indices + self.grid.first_row

    @property
    def height(self) -> int:
        """Number of data rows."""
        return len(self.indices)

    @cached_property
    def _filled(self) -> Grid:
        return filled(self.grid, self.table)

    def column(self, number: int) -> Column:
        """Data cells of a sheet column; a merged cell's value stands in each of its rows."""
        column = self._cut(self._filled, number)
        if number in self.copied:
            return _taken(column, pa.array(self.copied[number]))
        return column

    def own_column(self, number: int) -> Column:
        """Data cells of a sheet column; a merged cell's value stands in its first row only."""
        return self._cut(self.grid, number)

    def copied_ranges(self) -> list[Merge]:
        """Runs of cells that have the value of their first one, as if they were merged."""
        found: list[Merge] = []
        for number, source in self.copied.items():
            for first in np.unique(source).tolist():
                rows = self.rows[source == first]
                if len(rows) > 1:
                    found.append(Merge(int(rows[0]), number, int(rows[-1]), number))
        return found

    def header(self, number: int) -> HeaderColumn:
        """The header of a sheet column; raises KeyError."""
        return self._headers[number]

    @cached_property
    def _headers(self) -> dict[int, HeaderColumn]:
        return {header.column: header for header in self.table.columns}

    @cached_property
    def signs(self) -> dict[str, str]:
        """Marks that the sheet's notes and headers define → what they mean."""
        roles = self.table.roles
        around = np.flatnonzero(np.isin(roles, (RowRole.TITLE, RowRole.UNIT, RowRole.NOTE)))
        cells = (column.raw.take(pa.array(around)).to_pylist() for column in self.grid.columns)
        written = (part for header in self.table.columns for part in header.written)
        return defined_signs([*(text for texts in cells for text in texts if text), *written])

    def whole(self, number: int) -> Column:
        """All cells of a sheet column, header and totals too."""
        return self.grid.columns[number - self.grid.first_column]

    def shown(self, number: int) -> pa.StringArray:
        """What the clerk sees in the data cells of a column."""
        return displayed(self.column(number))

    def shown_at(self, number: int, indices: Sequence[int]) -> list[str]:
        """What the clerk sees in some data cells of a column; "" where one is empty."""
        seen = displayed(_taken(self.column(number), pa.array(indices, pa.int64())))
        return [value or "" for value in seen.to_pylist()]

    def _cut(self, grid: Grid, number: int) -> Column:
        column = grid.columns[number - grid.first_column]
        if not self.height:
            return _slice(column, 0, 0)
        first, last = int(self.indices[0]), int(self.indices[-1])
        if last - first + 1 == self.height:
            return _slice(column, first, self.height)
        return _taken(column, pa.array(self.indices))

    def issue(
        self,
        code: str,
        severity: Severity,
        *,
        index: int | None = None,
        column: int | None = None,
        field: str = "",
        value: str | None = None,
        arguments: dict[str, str] | None = None,
    ) -> Issue:
        """An issue at a data cell (index and column), at a data row, or about the sheet."""
        row = None if index is None else int(self.rows[index])
        cell = cell_reference(row, column) if row is not None and column is not None else ""
        if value is None:
            value = self.seen(index, column) if index is not None and column is not None else ""
        return Issue(
            code=code,
            severity=severity,
            file=self.file,
            sheet=self.sheet,
            cell=cell,
            row=row,
            field=field,
            value=value,
            arguments=arguments or {},
        )

    def seen(self, index: int, column: int) -> str:
        """What the clerk sees in one data cell."""
        cell = self.column(column)
        shown = displayed(_slice(cell, index, 1))
        value = shown[0].as_py()
        return "" if value is None else str(value)


def _taken(column: Column, at: pa.Int64Array) -> Column:
    return Column(column.raw.take(at), column.kind.take(at), column.number_format.take(at))


def _slice(column: Column, start: int, length: int) -> Column:
    return Column(
        column.raw.slice(start, length),
        column.kind.slice(start, length),
        column.number_format.slice(start, length),
    )
