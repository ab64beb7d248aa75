"""The tables of one sheet, as found or as a person said, and what the sheet says of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from data.intake.corrections import Corrections, corrections_for, fingerprint
from data.intake.draft import NotData, SheetReport
from data.intake.earlier import bears_list
from data.intake.sources import first_texts
from data.ledgers import known_header
from data.ledgers.month_columns import names_month_column
from data.sheets.grid import Grid, Kind
from data.sheets.layout import (
    Panel,
    Table,
    find_tables,
    is_form,
    is_prose,
    unhurried,
)
from data.sheets.layout.pivots import has_pivot_words
from data.sheets.layout.said import table_with_header


@dataclass(frozen=True)
class TablesOfSheet:
    """A sheet's tables; reason says why there are none (see SheetReport.reason), else ""."""

    grid: Grid
    tables: tuple[Table, ...]
    marks: tuple[str, ...]
    reason: str

    def report(self) -> SheetReport:
        """The report of a sheet without a table: every used row is listed as not ours."""
        rows = used_rows(self.grid)
        width = len(self.grid.columns) + self.grid.first_column - 1
        return SheetReport(
            sheet=self.grid.sheet,
            ledger="",
            form="",
            confidence=0.0,
            fingerprint=fingerprint((), self.grid.sheet),
            header_rows=(),
            unit="",
            columns=(),
            rows_read=0,
            rows_loaded=0,
            rows_rejected=0,
            not_data=tuple(
                NotData(index + self.grid.first_row, "other", text)
                for index, text in zip(
                    rows.tolist(), first_texts(self.grid, rows, 1, width), strict=True
                )
            ),
            visibility=self.grid.visibility,
            reason=self.reason,
        )


def tables_of(
    grid: Grid,
    corrections: Corrections,
    remembered: Mapping[str, str],
    look: Callable[[], None] = unhurried,
) -> TablesOfSheet:
    """Find a sheet's tables; header rows that a person named replace the found ones.

    look: called while cells are read; raises once the time is over.
    """
    if bears_list(grid):
        return TablesOfSheet(grid, (), (), "issue-list")
    sheet = Panel.of_grid(grid, look)
    tables = find_tables(sheet, _known)
    found: list[Table] = []
    marks: list[str] = []
    for table in tables:
        mark = fingerprint(table.columns, grid.sheet)
        said = corrections_for(mark, corrections, remembered).header_rows
        found.append(_with_header(sheet, said) or table)
        marks.append(mark)
    if not tables:
        mark = fingerprint((), grid.sheet)
        said = corrections_for(mark, corrections, remembered).header_rows
        named = _with_header(sheet, said)
        if named is not None:
            return TablesOfSheet(grid, (named,), (mark,), "")
        return TablesOfSheet(grid, (), (), _why_no_table(sheet))
    return TablesOfSheet(grid, tuple(found), tuple(marks), "")


def _known(text: str) -> float:
    """How surely a text is a header: a field's, or that of a month's figures."""
    known = known_header(text)
    return 1.0 if known < 1.0 and names_month_column(text) else known


def _why_no_table(sheet: Panel) -> str:
    grid = sheet.grid
    if not len(used_rows(grid)):
        return "picture" if grid.pictures else ""
    if grid.pivots or has_pivot_words(grid):
        return "pivot"
    if is_form(sheet):
        return "form"
    return "prose" if is_prose(sheet) else "no-header"


def _with_header(sheet: Panel, header_rows: tuple[int, ...]) -> Table | None:
    inside = tuple(row for row in header_rows if 0 <= row - sheet.grid.first_row < sheet.height)
    return table_with_header(sheet, inside) if inside else None


def used_rows(grid: Grid) -> np.ndarray:
    """Grid rows (from 0) in which a cell holds something."""
    used = np.zeros(grid.height, dtype=bool)
    for column in grid.columns:
        used |= column.kind.fill_null(0).to_numpy(zero_copy_only=False) != Kind.EMPTY
    return np.flatnonzero(used)
