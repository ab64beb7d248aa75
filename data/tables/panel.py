"""A span of a grid's columns as numpy arrays: used cells, kinds, merges by row.

Everything here counts from 0; ``row_number`` and ``column_number`` give sheet numbers.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter

import numpy as np
import pyarrow as pa

from data.files.grid import Column, Grid, Kind, Merge

_LEFT = attrgetter("left")
_SPACE_BYTES = np.zeros(256, dtype=bool)
_SPACE_BYTES[[0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0xC2, 0xE2, 0xE3, 0xEF]] = True


@dataclass(frozen=True)
class PlacedCell:
    """A used cell with the columns that it covers."""

    row: int
    column: int
    last_column: int
    text: str
    kind: int

    @property
    def width(self) -> int:
        """Number of columns it covers."""
        return self.last_column - self.column + 1


@dataclass(frozen=True)
class HeaderBlock:
    """Header levels from top to bottom; number_row (or hints) and unit_row stand below them."""

    levels: tuple[int, ...]
    number_row: int | None = None
    unit_row: int | None = None

    @property
    def first(self) -> int:
        """Its first row."""
        return self.levels[0]

    @property
    def last(self) -> int:
        """Its last row, number and unit rows included."""
        return max(self.levels[-1], self.number_row or 0, self.unit_row or 0)


class Panel:
    """Columns first..last (0-based, inclusive) of a grid."""

    def __init__(
        self,
        grid: Grid,
        first: int,
        last: int,
        kinds: np.ndarray,
        merges: _MergeIndex,
    ) -> None:
        self._merges = merges
        self.grid = grid
        self.first = first
        self.last = last
        self.kinds = kinds
        self.classes: np.ndarray | None = None
        self.used = self.kinds != Kind.EMPTY
        self.used_count = self.used.sum(axis=1)
        self.height, self.width = self.kinds.shape

    @classmethod
    def of_grid(cls, grid: Grid) -> Panel:
        """The whole grid, texts of white space alone counted as empty."""
        columns = [_kinds(column) for column in grid.columns]
        # Column by column in memory: adding up along rows then takes a tenth of the time.
        kinds = np.stack(columns).T if columns else np.zeros((0, 0), dtype=np.int8)
        return cls(grid, 0, len(columns) - 1, kinds, _MergeIndex(grid, len(kinds)))

    def without_hints(self) -> Panel:
        """The whole panel as if the file said nothing of its header."""
        plain = replace(self.grid, header_ends=frozenset(), stressed_rows=frozenset())
        found = Panel(plain, self.first, self.last, self.kinds, self._merges)
        found.classes = self.classes
        return found

    def part(self, first: int, last: int) -> Panel:
        """Some of its columns (0-based within the grid); the panel itself for all of them."""
        if (first, last) == (self.first, self.last):
            return self
        inside = self.kinds[:, first - self.first : last + 1 - self.first]
        return Panel(self.grid, first, last, inside, self._merges)

    def rows(self, first: int, last: int) -> Panel:
        """Some of its rows (both in); the panel itself for all of them."""
        if last - first + 1 == self.height:
            return self
        length = last - first + 1
        columns = tuple(column.slice(first, length) for column in self.grid.columns)
        grid = replace(self.grid, first_row=self.grid.first_row + first, columns=columns)
        return Panel(grid, self.first, self.last, self.kinds[first : last + 1], self._merges)

    def taken(self, rows: np.ndarray) -> Panel:
        """Some of its rows, in order, below one another; no merge reaches out of them."""
        first = self.grid.first_row
        columns = tuple(column.take(pa.array(rows)) for column in self.grid.columns)
        at = first + np.searchsorted(
            rows, [(m.top - first, m.bottom - first) for m in self.grid.merges]
        )
        merges = tuple(
            replace(merge, top=int(top), bottom=int(bottom))
            for merge, (top, bottom) in zip(self.grid.merges, at, strict=True)
        )
        places = {first + int(row): first + at for at, row in enumerate(rows)}
        ends, stressed = (
            frozenset(places[row] for row in sheet_rows if row in places)
            for sheet_rows in (self.grid.header_ends, self.grid.stressed_rows)
        )
        grid = replace(
            self.grid,
            columns=columns,
            merges=merges,
            header_ends=ends,
            stressed_rows=stressed,
            formulas={},
        )
        return Panel(grid, self.first, self.last, self.kinds[rows], _MergeIndex(grid, len(rows)))

    def row_number(self, row: int) -> int:
        """Sheet row of a row."""
        return self.grid.first_row + row

    def column_number(self, column: int) -> int:
        """Sheet column of a column of this panel."""
        return self.grid.first_column + self.first + column

    def raw(self, column: int) -> pa.StringArray:
        """Raw texts of a column of this panel."""
        return self.grid.columns[self.first + column].raw

    def text(self, row: int, column: int) -> str:
        """Raw text of a cell, "" where unused."""
        return self._written(row, column) if self.used[row, column] else ""

    def _written(self, row: int, column: int) -> str:
        value: str | None = self.raw(column)[row].as_py()
        return value or ""

    def merges_of(self, row: int) -> list[Merge]:
        """Merges that cover a row and begin in this panel, counted from 0 within it."""
        found = map(self._placed, self._merges.by_row.get(row + self.grid.first_row, ()))
        return [merge for merge in found if merge is not None]

    def _placed(self, merge: Merge) -> Merge | None:
        """A merge of the sheet, counted from 0 within this panel; None where it begins outside."""
        shift = self.grid.first_column + self.first
        left, right = merge.left - shift, min(merge.right - shift, self.width - 1)
        if not 0 <= left < self.width:
            return None
        top, bottom = merge.top - self.grid.first_row, merge.bottom - self.grid.first_row
        return Merge(top, left, bottom, right)

    def rows_with_wide_merge(self, width: float) -> list[int]:
        """Rows where a merge of at least ``width`` columns begins."""
        return [
            merge.top - self.grid.first_row
            for merge in self.grid.merges
            if merge.right - merge.left + 1 >= width
        ]

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merge that covers a cell."""
        merge = self._merges.at(row + self.grid.first_row, self.column_number(column))
        return None if merge is None else self._placed(merge)

    def cells(self, row: int) -> list[PlacedCell]:
        """Used cells of a row from left to right, merges as one cell."""
        columns = np.flatnonzero(self.used[row])
        kinds = self.kinds[row, columns].tolist()
        last = {merge.left: merge.right for merge in self.merges_of(row)}
        return [
            PlacedCell(row, column, last.get(column, column), self._written(row, column), kind)
            for column, kind in zip(columns.tolist(), kinds, strict=True)
        ]

    def spread_text(self, row: int, column: int) -> str:
        """Text of a cell, or of the merge that covers it."""
        merge = self.merge_at(row, column)
        if merge is not None and 0 <= merge.top < self.height:
            return self.text(merge.top, merge.left)
        return self.text(row, column)

    def used_rows(self) -> np.ndarray:
        """Rows that have a used cell."""
        return np.flatnonzero(self.used_count > 0)


class _MergeIndex:
    """Merges of a grid by the rows that they cover, made when first asked for."""

    def __init__(self, grid: Grid, height: int) -> None:
        self._merges = grid.merges
        self._rows = range(grid.first_row, grid.first_row + height)

    @cached_property
    def by_row(self) -> dict[int, list[Merge]]:
        """Sheet row → merges."""
        found: dict[int, list[Merge]] = defaultdict(list)
        last = self._rows.stop - 1
        for merge in sorted(self._merges, key=_LEFT):
            for row in range(max(merge.top, self._rows.start), min(merge.bottom, last) + 1):
                found[row].append(merge)
        return found

    def at(self, row: int, column: int) -> Merge | None:
        """The merge over a cell of the sheet; merges lie apart."""
        merges = self.by_row.get(row, [])
        before = bisect_right(merges, column, key=_LEFT) - 1
        return merges[before] if before >= 0 and column <= merges[before].right else None


def _kinds(column: Column) -> np.ndarray:
    kinds: np.ndarray = column.kind.fill_null(0).to_numpy(zero_copy_only=False).copy()
    texts = np.flatnonzero(kinds == Kind.TEXT)
    if len(texts):
        blank = texts[_maybe_space(column.raw, texts)]
        for row in blank.tolist():
            value = column.raw[row].as_py()
            if value is None or not value.strip(" \t\r\n\v\f\u00a0\u3000\u200b\ufeff\u2002\u2003"):
                kinds[row] = Kind.EMPTY
    return kinds


def _maybe_space(raw: pa.StringArray, rows: np.ndarray) -> np.ndarray:
    """Which texts are empty or begin with a byte that a white space character begins with."""
    _, offsets_buffer, data_buffer = raw.buffers()
    width = np.int64 if pa.types.is_large_string(raw.type) else np.int32
    offsets = np.frombuffer(offsets_buffer, dtype=width)[raw.offset : raw.offset + len(raw) + 1]
    starts, ends = offsets[:-1][rows], offsets[1:][rows]
    empty = starts == ends
    if data_buffer is None or data_buffer.size == 0:
        return np.ones(len(rows), dtype=bool)
    data = np.frombuffer(data_buffer, dtype=np.uint8)
    first = data[np.minimum(starts, len(data) - 1)]
    second = data[np.minimum(starts + 1, len(data) - 1)]
    wide = first >= 0xE2
    maybe: np.ndarray = empty | (
        _SPACE_BYTES[first] & (~wide | (second == 0x80) | (second == 0xBB))
    )
    return maybe
