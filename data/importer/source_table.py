"""One table in its file: its data rows as columns, and the stored tables that prove each value.

A value's address is its row and the column map; its original is the row as it stood.

Filters hide most of a ledger, so what is hidden is as much a part of it as the rest; that it was
read is said, with the choice to leave it out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.display import displayed
from data.files.grid import Column, Grid, Kind, Merge, Workbook, cell_reference, column_letter
from data.importer.corrections import TableCorrection
from data.importer.schemas import complete, schema
from data.issues import Issue, Severity
from data.tables import HeaderColumn, RowRole, Table, filled
from data.tables.defined_signs import defined_signs
from data.tables.reshape import TickFinding


@dataclass(frozen=True)
class SourceTable:
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
            return column.take(pa.array(self.copied[number]))
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

    def header_words(self, number: int) -> str:
        """The levels of a column's header, with ``/`` between them."""
        return self.latin_header(number) or "/".join(self.header(number).path)

    def latin_header(self, number: int) -> str:
        """The same as the sheet has it, words apart; "" for a header of other letters."""
        header = self.header(number)
        if not header.written or not all(text.isascii() and text for text in header.written):
            return ""
        column, first = self.whole(number), self.grid.first_row
        cells = [column.raw[row - first].as_py() or "" for row in self.table.header_rows]
        apart = {"".join(cell.split()): " ".join(cell.split()) for cell in cells}
        return "/".join(apart.get(text, text) for text in header.written)

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

    def has_figures(self, number: int) -> bool:
        """Whether a column holds a number in any data row."""
        column = self.own_column(number)
        written = pc.match_substring_regex(column.raw, r"\d")
        figures = pc.or_(pc.equal(column.kind, int(Kind.NUMBER)), pc.fill_null(written, False))
        return bool(pc.any(figures).as_py())

    def shown(self, number: int) -> pa.StringArray:
        """What the clerk sees in the data cells of a column."""
        return displayed(self.column(number))

    def shown_at(self, number: int, indices: Sequence[int]) -> list[str]:
        """What the clerk sees in some data cells of a column; "" where one is empty."""
        seen = displayed(self.column(number).take(pa.array(indices, pa.int64())))
        return [value or "" for value in seen.to_pylist()]

    def _cut(self, grid: Grid, number: int) -> Column:
        column = grid.columns[number - grid.first_column]
        if not self.height:
            return column.slice(0, 0)
        first, last = int(self.indices[0]), int(self.indices[-1])
        if last - first + 1 == self.height:
            return column.slice(first, self.height)
        return column.take(pa.array(self.indices))

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
        value = displayed(self.column(column).slice(index, 1))[0].as_py()
        return "" if value is None else str(value)


# Rows are laid out so many at once: the copies that this needs stay small and near.
_ROWS_AT_ONCE = 30_720
_TEXTS_SHOWN = 3
REASONS = {
    RowRole.TITLE: "title",
    RowRole.UNIT: "unit",
    RowRole.SECTION: "section",
    RowRole.TOTAL: "total",
    RowRole.NOTE: "note",
    RowRole.HIDDEN: "hidden",
}


def source_sheet(
    source: SourceTable, sheet_id: str, batch_id: str, fingerprint: str, confidence: float
) -> pa.Table:
    """One row: the recognised table of a sheet."""
    row = {
        "sheet_id": sheet_id,
        "batch_id": batch_id,
        "file_name": source.file,
        "file_sha256": source.workbook.sha256,
        "reader": source.workbook.reader,
        "sheet_name": source.sheet,
        "visibility": source.grid.visibility,
        "header_rows": list(source.table.header_rows),
        "unit_text": source.table.unit or None,
        "fingerprint": fingerprint,
        "confidence": confidence,
    }
    return pa.Table.from_pylist([row], schema=schema("source_sheet"))


@dataclass(frozen=True)
class Fed:
    """A sheet column and a column of the row table that it feeds (of an item, where it does)."""

    column: int
    field: str
    item: str
    confidence: float


def source_columns(
    sheet_id: str, fed: Sequence[Fed], headers: Mapping[int, tuple[str, str]]
) -> pa.Table:
    """One row for each pair of column and field; a column that feeds nothing has field null.

    headers: sheet column → (header text, unit).
    """
    used = {one.column for one in fed}
    idle = [Fed(number, "", "", 0.0) for number in headers if number not in used]
    rows = [
        {
            "sheet_id": sheet_id,
            "column_letter": column_letter(one.column),
            "column_number": one.column,
            "field": one.field or None,
            "item": one.item or None,
            "header_text": headers[one.column][0],
            "unit_text": headers[one.column][1] or None,
            "confidence": one.confidence,
        }
        for one in sorted([*fed, *idle], key=lambda one: (one.column, one.field, one.item))
    ]
    return pa.Table.from_pylist(rows, schema=schema("source_column"))


def source_rows(
    source: SourceTable, sheet_id: str, rejected: np.ndarray, own: np.ndarray
) -> pa.Table:
    """Every used row of the table with its role, its cells and what the clerk sees there.

    own: the data rows that are meant; the others are another unit's.
    """
    wanted = source.table.roles != RowRole.BLANK
    wanted[source.indices[~own]] = False
    used = np.flatnonzero(wanted)
    roles = _roles(source, used, rejected)
    reasons = np.array([REASONS.get(role) for role in RowRole], dtype=object)
    seen = [_otherwise_seen(column) for column in source.grid.columns]
    parts = []
    for start in range(0, max(len(used), 1), _ROWS_AT_ONCE):
        rows = used[start : start + _ROWS_AT_ONCE]
        raw, shown = _row_texts(source.grid, seen, rows)
        columns = {
            "sheet_id": pa.repeat(pa.scalar(sheet_id), len(rows)),
            "row_number": pa.array(rows + source.grid.first_row, pa.int32()),
            "role": pa.array(roles[start : start + _ROWS_AT_ONCE], pa.string()),
            "reason": pa.array(reasons[source.table.roles[rows]], pa.string()),
            "raw": raw,
            "shown": shown,
        }
        parts.append(complete("source_row", columns, len(rows)))
    return pa.concat_tables(parts)


def _roles(source: SourceTable, used: np.ndarray, rejected: np.ndarray) -> np.ndarray:
    words = np.full(source.grid.height, "not_data", dtype=object)
    words[source.table.roles == RowRole.HEADER] = "header"
    words[source.indices] = np.where(rejected, "rejected", "loaded")
    chosen: np.ndarray = words[used]
    return chosen


def _otherwise_seen(column: Column) -> pa.StringArray | None:
    """What the clerk sees where it is another text than the raw one; None where nowhere."""
    seen = displayed(column)
    if seen is column.raw:
        return None
    differs = pc.fill_null(pc.not_equal(column.raw, seen), False)
    return pc.if_else(differs, seen, pa.scalar(None, pa.string()))


def _row_texts(
    grid: Grid, seen: Sequence[pa.StringArray | None], rows: np.ndarray
) -> tuple[pa.ListArray, pa.ListArray]:
    """(raw, shown) of some grid rows: list entry i is sheet column i + 1.

    shown holds what the clerk sees where that is another text than the raw one; a row
    without any such cell is null.
    """
    padding = grid.first_column - 1
    take = pa.array(rows)
    raws = _rows_of([column.raw.take(take) for column in grid.columns], padding, len(rows))
    nothing = pa.nulls(len(rows), pa.string())
    shown = [nothing if texts is None else texts.take(take) for texts in seen]
    differs = np.zeros(len(rows), dtype=bool)
    for texts in shown:
        if texts.null_count < len(texts):
            differs |= pc.is_valid(texts).to_numpy(zero_copy_only=False)
    lists = _rows_of(shown, padding, len(rows))
    return raws, pc.if_else(pa.array(differs), lists, pa.scalar(None, lists.type))


def _rows_of(columns: Sequence[pa.StringArray], padding: int, height: int) -> pa.ListArray:
    """Columns turned into one list a row, with ``padding`` nulls in front of each."""
    width = padding + len(columns)
    nulls = pa.nulls(height, pa.string())
    flat = pa.concat_arrays([nulls] * padding + [column.cast(pa.string()) for column in columns])
    order = np.arange(width * height, dtype=np.int32).reshape(width, height).T.reshape(-1)
    offsets = np.arange(0, width * height + 1, max(width, 1), dtype=np.int32)[: height + 1]
    return pa.ListArray.from_arrays(pa.array(offsets), flat.take(pa.array(order)))


def source_merges(source: SourceTable, sheet_id: str) -> pa.Table:
    """Merged ranges of the sheet, and ranges in which one cell speaks for the rows below it."""
    merges = (*source.grid.merges, *source.copied_ranges())
    columns = {
        "sheet_id": pa.array([sheet_id] * len(merges), pa.string()),
        "top_row": pa.array([merge.top for merge in merges], pa.int32()),
        "left_column": pa.array([merge.left for merge in merges], pa.int32()),
        "bottom_row": pa.array([merge.bottom for merge in merges], pa.int32()),
        "right_column": pa.array([merge.right for merge in merges], pa.int32()),
    }
    return complete("source_merge", columns, len(merges))


def seen_rows(grid: Grid, indices: np.ndarray) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Sheet row and what the clerk sees in it, of some grid rows; text i is sheet column i + 1."""
    taken = [displayed(column).take(pa.array(indices)).to_pylist() for column in grid.columns]
    padding = ("",) * (grid.first_column - 1)
    return tuple(
        (int(index) + grid.first_row, (*padding, *(text or "" for text in texts)))
        for index, texts in zip(indices, zip(*taken, strict=True), strict=True)
    )


def first_texts(grid: Grid, indices: np.ndarray, first: int, last: int) -> list[str]:
    """For each row what stands first in it between two sheet columns.

    For listing rows that are no data. indices: positions of the rows within the grid.
    """
    found: list[list[str]] = [[] for _ in indices]
    wanted = np.arange(len(indices))
    begin = max(first - grid.first_column, 0)
    for column in grid.columns[begin : max(last + 1 - grid.first_column, 0)]:
        if not len(wanted):
            break
        is_full = np.zeros(len(wanted), dtype=bool)
        values = column.raw.take(pa.array(indices[wanted]))
        lengths = pc.binary_length(values).fill_null(0).to_numpy(zero_copy_only=False)
        for at in np.flatnonzero(lengths).tolist():
            texts = found[wanted[at]]
            texts.append(values[at].as_py())
            is_full[at] = len(texts) == _TEXTS_SHOWN
        wanted = wanted[~is_full]
    return [" ".join(texts) for texts in found]


def first_text(grid: Grid, index: int, first: int, last: int) -> str:
    """The same of one row."""
    return first_texts(grid, np.array([index]), first, last)[0]


def origin_rows(source: SourceTable, sheet_id: str) -> pa.Table:
    """Rows of source_origin: each cell of the table that stands elsewhere in the file."""
    origin, grid, table = source.grid.origin, source.grid, source.table
    rows: dict[str, list[object]] = {name: [] for name in _COLUMNS}
    if origin is not None:
        used = (table.roles != RowRole.BLANK).nonzero()[0].tolist()
        for column in range(len(grid.columns)):
            for row in used:
                spot = origin.spot(row, column)
                here = (grid.sheet, row + grid.first_row, column + grid.first_column)
                texts = origin.header(row, column), origin.seen_at(row, column)
                if spot is not None and (spot != here or any(texts)):
                    values = (*here[1:], *spot, *texts)
                    for name, value in zip(_COLUMNS, values, strict=True):
                        rows[name].append(value)
    count = len(rows["row_number"])
    arrays = {name: pa.array(values) for name, values in rows.items()} if count else {}
    arrays["sheet_id"] = pa.array([sheet_id] * count, pa.string())
    return complete("source_origin", arrays, count)


_COLUMNS = (
    *("row_number", "column_number", "sheet_name", "cell_row", "cell_column"),
    *("header_text", "original_text"),
)


LEAVE_OUT = "leave-out"


def leaves_out(correction: TableCorrection) -> bool:
    """Whether a person said that what is hidden does not count."""
    return correction.hidden == LEAVE_OUT


def is_sheet_left_out(source: SourceTable, correction: TableCorrection) -> bool:
    """Whether the whole sheet is hidden and left out."""
    return leaves_out(correction) and source.grid.visibility != "visible"


def hidden_rows(source: SourceTable) -> np.ndarray:
    """Which data rows are hidden."""
    if not source.grid.hidden_rows:
        return np.zeros(source.height, dtype=bool)
    found: np.ndarray = np.isin(source.rows, list(source.grid.hidden_rows))
    return found


def hidden_columns(source: SourceTable) -> tuple[int, ...]:
    """The table's hidden sheet columns that have a header."""
    hidden = source.grid.hidden_columns
    return tuple(h.column for h in source.table.columns if h.column in hidden and h.path)


def without_hidden_rows(source: SourceTable) -> SourceTable:
    """The table whose hidden data rows are listed as such and not loaded."""
    hidden = hidden_rows(source)
    if not hidden.any():
        return source
    roles = source.table.roles.copy()
    roles[source.indices[hidden]] = RowRole.HIDDEN
    return replace(source, table=replace(source.table, roles=roles))


def left_out_rows(source: SourceTable) -> int:
    """How many rows were left out as hidden."""
    return int((source.table.roles == RowRole.HIDDEN).sum())
