"""The cells that rows came from, as tables: sheet, column map, every used row, merges.

A value's address is its row and the column map; its original is the row as it stood.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.display import displayed
from data.files.grid import Column, Grid, column_letter
from data.importer.block import Block
from data.importer.schemas import complete, schema
from data.tables import RowRole

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
    block: Block, sheet_id: str, batch_id: str, fingerprint: str, confidence: float
) -> pa.Table:
    """One row: the recognised table of a sheet."""
    row = {
        "sheet_id": sheet_id,
        "batch_id": batch_id,
        "file_name": block.file,
        "file_sha256": block.workbook.sha256,
        "reader": block.workbook.reader,
        "sheet_name": block.sheet,
        "visibility": block.grid.visibility,
        "header_rows": list(block.table.header_rows),
        "unit_text": block.table.unit or None,
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
    told = {one.column for one in fed}
    idle = [Fed(number, "", "", 0.0) for number in headers if number not in told]
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


def source_rows(block: Block, sheet_id: str, rejected: np.ndarray, own: np.ndarray) -> pa.Table:
    """Every used row of the table with its role, its cells and what the clerk sees there.

    own: the data rows that are meant; the others are another unit's.
    """
    wanted = block.table.roles != RowRole.BLANK
    wanted[block.indices[~own]] = False
    used = np.flatnonzero(wanted)
    roles = _roles(block, used, rejected)
    reasons = np.array([REASONS.get(role) for role in RowRole], dtype=object)
    seen = [_otherwise_seen(column) for column in block.grid.columns]
    parts = []
    for start in range(0, max(len(used), 1), _ROWS_AT_ONCE):
        rows = used[start : start + _ROWS_AT_ONCE]
        raw, shown = _row_texts(block.grid, seen, rows)
        columns = {
            "sheet_id": pa.repeat(pa.scalar(sheet_id), len(rows)),
            "row_number": pa.array(rows + block.grid.first_row, pa.int32()),
            "role": pa.array(roles[start : start + _ROWS_AT_ONCE], pa.string()),
            "reason": pa.array(reasons[block.table.roles[rows]], pa.string()),
            "raw": raw,
            "shown": shown,
        }
        parts.append(complete("source_row", columns, len(rows)))
    return pa.concat_tables(parts)


def _roles(block: Block, used: np.ndarray, rejected: np.ndarray) -> np.ndarray:
    words = np.full(block.grid.height, "not_data", dtype=object)
    words[block.table.roles == RowRole.HEADER] = "header"
    words[block.indices] = np.where(rejected, "rejected", "loaded")
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


def source_merges(block: Block, sheet_id: str) -> pa.Table:
    """Merged ranges of the sheet, and ranges in which one cell speaks for the rows below it."""
    merges = (*block.grid.merges, *block.copied_ranges())
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
