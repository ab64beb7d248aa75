"""The tables of one sheet, as found or as a person said, and what the sheet says of itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from data.files.grid import Grid, Kind
from data.importer.corrections import TableCorrection, fingerprint
from data.importer.import_context import Memory
from data.importer.model import NotData, SheetReport
from data.importer.parse.not_a_ledger import MOST_HEADERS
from data.importer.parse.reshaping import Laid, SheetLayout, spread
from data.importer.review.issue_list import bears_list
from data.importer.saved_mappings import likeness
from data.importer.source_rows import first_texts, seen_rows
from data.issues import LIST_SEPARATOR
from data.rules import load_rules
from data.tables import HeaderColumn, Panel, is_one_record_sheet, is_prose
from data.tables.find import table_with_header
from data.tables.pivots import has_pivot_words
from data.tables.trailing_table import strange_header

# Of a sheet that is none of ours so many rows are shown.
SHOWN_ROWS = 12


@dataclass(frozen=True)
class TablesOfSheet:
    """A sheet's tables; reason says why there are none (see SheetReport.reason), else "".

    grid: the sheet as it stands; a table's own grid may be in another layout.
    """

    grid: Grid
    tables: tuple[Laid, ...]
    fingerprints: tuple[str, ...]
    reason: str

    def headers(self) -> str:
        """The first texts of a header whose words are no ledger's; "" where there is none."""
        found = strange_header(Panel.of_grid(self.grid)) if self.reason == "strange-header" else ()
        return LIST_SEPARATOR.join(found[:MOST_HEADERS])

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
            head=seen_rows(self.grid, rows[:SHOWN_ROWS]),
        )


def tables_of(layout: SheetLayout, memory: Memory, as_of: date) -> TablesOfSheet:
    """A sheet's tables; header rows that a person named are looked for in it as it stands."""
    grid = layout.sheet
    if bears_list(grid):
        return TablesOfSheet(grid, (), (), "issue-list")
    sheet = Panel.of_grid(grid)
    fingerprints = [fingerprint(laid.table.columns, grid.sheet) for laid in layout.tables]
    if not fingerprints:
        fingerprints = [fingerprint((), grid.sheet)]
        said = memory.correction(fingerprints[0], ())
        named = _with_header(sheet, said, as_of) or _as_before(sheet, memory, as_of, ())
        if named is None:
            return TablesOfSheet(grid, (), (), _why_no_table(sheet))
        return TablesOfSheet(grid, (named,), tuple(fingerprints), "")
    found: list[Laid] = []
    for laid, own in zip(layout.tables, fingerprints, strict=True):
        columns = laid.table.columns
        named = _with_header(sheet, memory.correction(own, columns), as_of)
        found.append(named or _as_before(sheet, memory, as_of, columns) or laid)
    return TablesOfSheet(grid, tuple(found), tuple(fingerprints), "")


def _why_no_table(sheet: Panel) -> str:
    grid = sheet.grid
    if not len(used_rows(grid)):
        return "picture" if grid.pictures else ""
    if grid.pivots or has_pivot_words(grid):
        return "pivot"
    if is_one_record_sheet(sheet):
        return "form"
    if is_prose(sheet):
        return "prose"
    return "strange-header" if strange_header(sheet) else "no-header"


def _as_before(
    sheet: Panel, memory: Memory, as_of: date, found: Sequence[HeaderColumn]
) -> Laid | None:
    """The table below header rows that were remembered of a sheet with much the same header.

    found: the columns of the table that was found without them.
    """
    least = load_rules().layouts.remembered.shared_headers
    for kept in memory.remembered:
        laid = _with_header(sheet, TableCorrection.from_json(kept.mapping), as_of)
        like = likeness(kept, laid.table.columns) if laid is not None else 0.0
        if like >= least and like > likeness(kept, found):
            return laid
    return None


def _with_header(sheet: Panel, said: TableCorrection, as_of: date) -> Laid | None:
    first = sheet.grid.first_row
    inside = tuple(row for row in said.header_rows if 0 <= row - first < sheet.height)
    return spread(sheet.grid, table_with_header(sheet, inside), as_of) if inside else None


def used_rows(grid: Grid) -> np.ndarray:
    """Grid rows (from 0) in which a cell holds something."""
    used = np.zeros(grid.height, dtype=bool)
    for column in grid.columns:
        used |= column.kind.fill_null(0).to_numpy(zero_copy_only=False) != Kind.EMPTY
    return np.flatnonzero(used)
