"""Sheets as grids of cells, and references to cells as numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from data.files.errors import DamagedError, RefusedError

Ints = npt.NDArray[np.int32]
Texts = tuple[str | None, ...]


class Spot(NamedTuple):
    """A cell of the file: its sheet's name, row and column (1-based)."""

    sheet: str
    row: int
    column: int


@dataclass(frozen=True, eq=False)
class Origin:
    """The true places of a grid's cells; arrays have the grid's height and width.

    layouts: what was done, in order (``sideways``, ``forms``, ``ticks``, ``owners``, ``bases``).
    sheet: which of sheets; rows, columns: 1-based, 0 where a cell stands nowhere in the file.
    headers: position of a column → for each row the header that its cell stands under, where
    that is another than the column's own; seen: what stands in the cell, where the grid says
    it in other words.
    """

    layouts: tuple[str, ...]
    sheets: tuple[str, ...]
    sheet: Ints
    rows: Ints
    columns: Ints
    headers: Mapping[int, Texts] = field(default_factory=dict)
    seen: Mapping[int, Texts] = field(default_factory=dict)

    def spot(self, row: int, column: int) -> Spot | None:
        """The true place of the cell at a position; None where it stands nowhere."""
        height, width = self.rows.shape
        if not (0 <= row < height and 0 <= column < width and self.rows[row, column]):
            return None
        name = self.sheets[int(self.sheet[row, column])]
        return Spot(name, int(self.rows[row, column]), int(self.columns[row, column]))

    def spots_of_row(self, row: int) -> Iterator[Spot]:
        """The true places of a row's cells, from left to right."""
        for column in range(self.rows.shape[1]):
            if (found := self.spot(row, column)) is not None:
                yield found

    def header(self, row: int, column: int) -> str | None:
        """The header that a cell truly stands under; None where the column's own says it."""
        texts = self.headers.get(column)
        return texts[row] if texts is not None else None

    def seen_at(self, row: int, column: int) -> str | None:
        """What truly stands in a cell; None where the grid says it as it is."""
        texts = self.seen.get(column)
        return texts[row] if texts is not None else None


Visibility = Literal["visible", "hidden", "very_hidden"]


class Kind(IntEnum):
    """What a cell holds; stored as int8, 0 for an empty cell."""

    EMPTY = 0
    TEXT = 1
    NUMBER = 2
    DATE = 3
    BOOLEAN = 4
    ERROR = 5
    FORMULA_WITHOUT_VALUE = 6


@dataclass(frozen=True)
class Merge:
    """A merged range, 1-based and inclusive; its value stands in (top, left)."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Column:
    """One column of a grid; the three arrays have the grid's height.

    raw: the value as text, null where empty. Numbers in their shortest form that
        reads back to the same value (``7998600``, ``0.065``), dates as ISO
        (``2021-09-30`` or ``2021-09-30T08:00:00``) with the 1904 system resolved,
        booleans ``true``/``false``, errors as shown (``#REF!``).
    kind: int8, see Kind.
    number_format: dictionary-encoded format codes (``0.0"亿元"``, ``0.00%``);
        null where General or unknown to the reader.
    """

    raw: pa.StringArray
    kind: pa.Int8Array
    number_format: pa.DictionaryArray

    def take(self, at: pa.Array) -> Column:
        """The cells at some positions."""
        parts = (self.raw, self.kind, self.number_format)
        return Column(*(part.take(at) for part in parts))

    def slice(self, start: int, length: int) -> Column:
        """The cells from a position on."""
        parts = (self.raw, self.kind, self.number_format)
        return Column(*(part.slice(start, length) for part in parts))

    @staticmethod
    def of_text(text: str) -> Column:
        """A column of one cell that holds a text."""
        formats = pa.nulls(1, pa.dictionary(pa.int32(), pa.string()))
        return Column(pa.array([text]), pa.array([Kind.TEXT], pa.int8()), formats)


@dataclass(frozen=True)
class Grid:
    """One sheet: its used cells as columns.

    Row i of every column is sheet row ``first_row + i``; column j is sheet column
    ``first_column + j`` (both 1-based). Rows and columns outside hold nothing.
    is_1904: day numbers without a date format count from 1904. pivots: ranges that are
    the output of a pivot table. pictures: how many pictures lie on the sheet.
    header_ends: rows that the file itself names as the last of a header: kept in view, filtered
    by, repeated on each page, of a defined table. stressed_rows: of the first rows those whose
    cells are all bold, or all coloured.
    record_widths: of a text with a delimiter, sheet row → number of its parts (empty ones
    too), for every row that has not the usual number, which stands under row 0.
    formulas: place → its formula without ``=``, of a sheet that has not too many; none that
    points to another sheet.
    origin: of a grid that was put into another layout, where its cells stand in the file.
    """

    sheet: str
    index: int
    visibility: Visibility
    first_row: int
    first_column: int
    columns: tuple[Column, ...]
    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    is_1904: bool = False
    pivots: tuple[Merge, ...] = ()
    pictures: int = 0
    header_ends: frozenset[int] = frozenset()
    stressed_rows: frozenset[int] = frozenset()
    record_widths: Mapping[int, int] = field(default_factory=dict)
    formulas: Mapping[tuple[int, int], str] = field(default_factory=dict)
    origin: Origin | None = None

    @property
    def height(self) -> int:
        """Number of rows between the first and the last used one."""
        return len(self.columns[0].raw) if self.columns else 0


@dataclass(frozen=True)
class Workbook:
    """A file that could be read: its grids, and which reader opened it."""

    file_name: str
    sha256: str
    reader: str
    grids: tuple[Grid, ...]


@dataclass(frozen=True)
class Refusal:
    """A file that is not read, and why: a code of the message catalogue and its arguments."""

    file_name: str
    sha256: str
    code: str
    arguments: dict[str, str]


def column_letter(number: int) -> str:
    """``1`` → ``A``, ``28`` → ``AB``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cell_reference(row: int, column: int) -> str:
    """``(17, 6)`` → ``F17``."""
    return f"{column_letter(column)}{row}"


_REFERENCE = re.compile(r"^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_ANYWHERE = re.compile(r"^\$?[A-Za-z]+\$?[0-9]+$")
LAST_ROW = 1 << 20
LAST_COLUMN = 1 << 14


def split_reference(reference: str) -> tuple[int, int]:
    """``F17`` → ``(17, 6)``; raises DamagedError."""
    match = _REFERENCE.match(reference)
    if match is None:
        raise DamagedError(f"{reference!r} is no cell")
    column = 0
    for letter in match[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    row = int(match[2])
    if not (1 <= row <= LAST_ROW and column <= LAST_COLUMN):
        raise DamagedError(f"{reference!r} lies outside of a sheet")
    return row, column


def cell_place(reference: str) -> tuple[int, int]:
    """The place of a cell that holds something; raises DamagedError, or RefusedError.

    A cell outside of every sheet is refused here: other readers make room for it.
    """
    try:
        return split_reference(reference)
    except DamagedError:
        if _ANYWHERE.match(reference):
            raise RefusedError("refused-damaged") from None
        raise


def split_range(reference: str) -> Merge:
    """``A1:D2`` → the rectangle; raises DamagedError."""
    first, _, last = reference.partition(":")
    top, left = split_reference(first)
    bottom, right = split_reference(last or first)
    return Merge(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
