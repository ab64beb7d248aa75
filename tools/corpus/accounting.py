"""Cells in = cells accounted for: what of a workbook no report speaks of.

A filled cell is accounted for where it stands in a header, title, unit, section, total
or note row, in a column of a table's data row, or on a sheet whose rows are all listed
as not ours. A data cell under a recognised header is read where its row has a value, an
issue at that cell, or where the cell says nothing ("-", "无").
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np

from data.drafts import BatchDraft
from data.files.grid import Grid, Kind, Workbook, cell_reference
from data.importer.model import FileReport, Intake, SheetReport
from data.importer.parse.sheet_tables import Laid, sheet_layouts
from data.tables import RowRole, Table, header_text
from data.values.parse_result import cleaned, is_blank

AS_OF = date(2026, 12, 31)
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
    sheets = {grid.sheet: grid for grid in workbook.grids}
    covered = {grid.sheet: np.zeros_like(filled_cells(grid)) for grid in workbook.grids}
    for layout in sheet_layouts(workbook.grids, AS_OF, lambda _: None):
        reports = [sheet for sheet in report.sheets if sheet.sheet == layout.sheet.sheet]
        for laid in layout.tables:
            if laid.grid.origin is None:
                _cover(covered[layout.sheet.sheet], laid.grid, laid.table)
            else:
                _cover_reshaped(covered, sheets, laid)
        if layout.tables:
            found += _wrong_counts(layout.sheet, layout.tables, reports)
        for sheet in reports if not layout.tables else ():
            listed = np.array([row.row for row in sheet.not_data], dtype=int)
            covered[layout.sheet.sheet][listed - layout.sheet.first_row] = True
    for grid in workbook.grids:
        for row, column in np.argwhere(filled_cells(grid) & ~covered[grid.sheet]).tolist():
            reference = cell_reference(grid.first_row + row, grid.first_column + column)
            found.append(f"{grid.sheet}!{reference}")
    return found


def _cover(covered: np.ndarray, grid: Grid, table: Table) -> None:
    is_data = table.roles == RowRole.DATA
    covered[(table.roles != RowRole.BLANK) & ~is_data] = True
    columns = np.array([c.column - grid.first_column for c in table.columns], dtype=int)
    covered[np.ix_(is_data, columns)] = True


def _cover_reshaped(covered: dict[str, np.ndarray], sheets: dict[str, Grid], laid: Laid) -> None:
    """Cover what a table in another layout took from where, and every form's labels."""
    origin = laid.grid.origin
    assert origin is not None
    for row in np.flatnonzero(laid.table.roles != RowRole.BLANK).tolist():
        for spot in origin.spots_of_row(row):
            own = sheets[spot.sheet]
            covered[spot.sheet][spot.row - own.first_row, spot.column - own.first_column] = True
    if "forms" not in origin.layouts:
        return
    names = {part for column in laid.table.columns for part in column.path}
    for sheet in origin.sheets:
        for column, cells in enumerate(sheets[sheet].columns):
            for row, text in enumerate(cells.raw.to_pylist()):
                if text and header_text(text).name in names:
                    covered[sheet][row, column] = True


def _wrong_counts(
    grid: Grid, tables: tuple[Laid, ...], reports: list[SheetReport]
) -> Iterator[str]:
    if len(reports) < len(tables):
        yield f"{grid.sheet}: {len(tables)} tables, {len(reports)} reports"
        return
    for laid, report in zip(tables, reports, strict=False):
        used = int((laid.table.roles != RowRole.BLANK).sum())
        told = report.rows_read + len(report.not_data) + len(report.header_rows)
        is_counted_so = laid.grid.origin is None and told != used
        if is_counted_so or report.rows_read != report.rows_loaded + report.rows_rejected:
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
