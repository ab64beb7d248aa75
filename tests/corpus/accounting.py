"""Cells in = cells accounted for: what of a workbook no report speaks of.

A filled cell is accounted for where it stands in a header, title, unit, section, total
or note row, in a column of a table's data row, or on a sheet whose rows are all listed
as not ours. A data cell under a recognised header is read where its row has a value, an
issue at that cell, or where the cell says nothing ("-", "无").
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from data.intake.draft import BatchDraft, FileReport, Intake, SheetReport
from data.intake.tables_of import tables_of
from data.sheets.grid import Grid, Kind, Workbook, cell_reference
from data.sheets.layout import RowRole, Table
from data.sheets.values.parsed import cleaned, is_blank

# Columns of a row table that many sheet columns feed together, or that never hold a cell.
_JOINED = {"extra", "date_precision", "batch_id", "sheet_id", "row_number"}


def filled_cells(grid: Grid) -> np.ndarray:
    """Which cells hold something: rows × columns."""
    if not grid.columns:
        return np.zeros((0, 0), dtype=bool)
    kinds = [column.kind.fill_null(0).to_numpy(zero_copy_only=False) for column in grid.columns]
    return np.stack(kinds, axis=1) != Kind.EMPTY


def cell_count(workbook: Workbook) -> int:
    """Number of filled cells of all sheets."""
    return sum(int(filled_cells(grid).sum()) for grid in workbook.grids)


def unaccounted(workbook: Workbook, report: FileReport) -> list[str]:
    """Cells, and counts of rows, that the report of a file leaves out."""
    found: list[str] = []
    for grid in workbook.grids:
        filled = filled_cells(grid)
        if not filled.any():
            continue
        tables = tables_of(grid, {}, {}).tables
        reports = [sheet for sheet in report.sheets if sheet.sheet == grid.sheet]
        covered = np.zeros_like(filled)
        if tables:
            for table in tables:
                _cover(covered, grid, table)
            found += _wrong_counts(grid, tables, reports)
        else:
            for sheet in reports:
                listed = np.array([row.row for row in sheet.not_data], dtype=int)
                covered[listed - grid.first_row] = True
        for row, column in np.argwhere(filled & ~covered).tolist():
            reference = cell_reference(grid.first_row + row, grid.first_column + column)
            found.append(f"{grid.sheet}!{reference}")
    return found


def _cover(covered: np.ndarray, grid: Grid, table: Table) -> None:
    is_data = table.roles == RowRole.DATA
    covered[(table.roles != RowRole.BLANK) & ~is_data] = True
    columns = np.array([c.column - grid.first_column for c in table.columns], dtype=int)
    covered[np.ix_(is_data, columns)] = True


def _wrong_counts(
    grid: Grid, tables: tuple[Table, ...], reports: list[SheetReport]
) -> Iterator[str]:
    if len(reports) < len(tables):
        yield f"{grid.sheet}: {len(tables)} tables, {len(reports)} reports"
        return
    for table, report in zip(tables, reports, strict=False):
        used = int((table.roles != RowRole.BLANK).sum())
        told = report.rows_read + len(report.not_data) + len(report.header_rows)
        if told != used or report.rows_read != report.rows_loaded + report.rows_rejected:
            yield f"{grid.sheet}: {used} used rows, {told} told of"


def silently_empty(intake: Intake) -> list[str]:
    """Cells that say something, feed a field, and came out empty without an issue."""
    told = {
        (report.file, issue.sheet, issue.cell)
        for report in intake.files
        for issue in report.issues
        if issue.cell
    }
    return [
        f"{sheet}!{cell} ({field}: {text})"
        for draft in intake.drafts
        for file, sheet, cell, field, text in _empty_cells(draft)
        if (file, sheet, cell) not in told
    ]


def _empty_cells(draft: BatchDraft) -> Iterator[tuple[str, str, str, str, str]]:
    (rows,) = (t for name, t in draft.tables.items() if _is_row_table(name))
    sheets = {s["sheet_id"]: s for s in draft.tables["source_sheet"].to_pylist()}
    texts = {
        (row["sheet_id"], row["row_number"]): row["raw"]
        for row in draft.tables["source_row"].to_pylist()
        if row["role"] == "loaded"
    }
    fed = [
        (column["sheet_id"], column["field"], column["column_number"], column["item"])
        for column in draft.tables["source_column"].to_pylist()
        if column["field"] in rows.column_names and column["field"] not in _JOINED
    ]
    feeders: dict[tuple[str, str, str | None], int] = {}
    for sheet_id, field, _, item in fed:
        feeders[sheet_id, field, item] = feeders.get((sheet_id, field, item), 0) + 1
    for row in rows.to_pylist():
        for sheet_id, field, number, item in fed:
            if sheet_id != row["sheet_id"] or row[field] is not None or item:
                continue
            raw = texts[sheet_id, row["row_number"]]
            text = raw[number - 1] if number <= len(raw) else None
            if text is None or is_blank(cleaned(text)):
                continue
            about = sheets[sheet_id]
            cell = cell_reference(row["row_number"], number)
            yield about["file_name"], about["sheet_name"], cell, field, text


def _is_row_table(name: str) -> bool:
    return name.endswith("_row") and name != "source_row"
