"""Where the tables of a sheet may be read otherwise: both readings, to be put before a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from data.files.grid import Kind
from data.tables.find import find_tables, tables_as_they_stand
from data.tables.header_rows import is_known_row
from data.tables.header_text import HeaderWords, KnownHeader, folded
from data.tables.panel import Panel
from data.tables.table import RowRole, Table

_MOST_CELLS = 200_000  # of a larger sheet only one reading is looked for
_MOST_COLUMNS = 500
_FEWEST_VALUES = 2
_MOST_TABLES = 20  # of more nobody could be asked

Why = Literal["look", "stacked", "columns"]


@dataclass(frozen=True, eq=False)
class Doubt:
    """Some of a sheet's tables as they are read, and the same cells as they may be read.

    read: positions among the sheet's tables. other: () where something is odd, and nothing else
    was found. why: ``look`` (words, or what the file says of its header, lead elsewhere than its
    look), ``stacked`` (the header is said again, below another title or above the same labels),
    ``columns`` (a column has its first cell, a text above values, far below the header). row: the
    sheet row of that cell.
    """

    read: tuple[int, ...]
    other: tuple[Table, ...]
    why: Why
    row: int = 0


def by_look(sheet: Panel, *, as_they_stand: bool = False) -> tuple[Table, ...]:
    """The tables of a sheet without a word that is known and without what its file says."""
    find = tables_as_they_stand if as_they_stand else find_tables
    return find(sheet.without_hints(), lambda text: 0.0)


def is_small(sheet: Panel) -> bool:
    """Whether a sheet is so small that two readings of it are looked for."""
    return bool(sheet.height * sheet.width <= _MOST_CELLS and sheet.width <= _MOST_COLUMNS)


def doubts(sheet: Panel, known_header: KnownHeader, tables: Sequence[Table]) -> tuple[Doubt, ...]:
    """What is in doubt about the tables of a sheet, at most once for each of them."""
    if not 0 < len(tables) <= _MOST_TABLES or not is_small(sheet):
        return ()
    words = HeaderWords(known_header)
    found = [
        *_stacked(sheet, known_header, tables),
        *(
            one
            for one in _otherwise(tables, by_look(sheet))
            if len(one.read) != len(one.other)
            or not all(_is_known(sheet, words, tables[at]) for at in one.read)
        ),
    ]
    late = ((at, late_column(sheet, table)) for at, table in enumerate(tables))
    found += [Doubt((at,), (), "columns", row) for at, row in late if row]
    taken: set[int] = set()
    kept: list[Doubt] = []
    for one in found:
        if not taken.intersection(one.read):
            kept.append(one)
            taken.update(one.read)
    return tuple(kept)


def late_column(sheet: Panel, table: Table) -> int:
    """The row where a column without a name begins with a text above values, 0 for none.

    Far below the header: it may be the header of another table.
    """
    first_row, first_column = sheet.grid.first_row, sheet.column_number(0)
    data = np.flatnonzero(table.roles == RowRole.DATA)
    if not table.header_rows or len(data) <= _FEWEST_VALUES:
        return 0
    for column in table.columns:
        if column.path:
            continue
        kinds = sheet.kinds[data, column.column - first_column]
        used = np.flatnonzero(kinds)
        if not len(used) or used[0] < _FEWEST_VALUES or kinds[used[0]] != Kind.TEXT:
            continue
        values = np.isin(kinds[used[1:]], (Kind.NUMBER, Kind.DATE))
        if values.sum() >= _FEWEST_VALUES and values.mean() > 0.5:
            return int(data[used[0]]) + first_row
    return 0


def _is_known(sheet: Panel, words: HeaderWords, table: Table) -> bool:
    """Whether the names of a header are those of fields: its look says nothing against them."""
    return any(
        is_known_row(sheet, row - sheet.grid.first_row, words, strict=True) for row in table.header
    )


def _otherwise(read: Sequence[Table], other: Sequence[Table]) -> Iterator[Doubt]:
    """Where another reading has other headers, rows or tables in the same cells."""
    mine, others = ([_Place.of(table) for table in tables] for tables in (read, other))
    left = set(range(len(mine)))
    while left:
        here, there = {min(left)}, set[int]()
        while True:
            there_too = {
                o for o in range(len(others)) if any(mine[m].meets(others[o]) for m in here)
            }
            here_too = {m for m in left if any(mine[m].meets(others[o]) for o in there_too)} | here
            if (here_too, there_too) == (here, there):
                break
            here, there = here_too, there_too
        left -= here
        if there and {mine[at] for at in here} != {others[at] for at in there}:
            yield Doubt(tuple(sorted(here)), tuple(other[at] for at in sorted(there)), "look")


@dataclass(frozen=True)
class _Place:
    """The rows of a table's header and data, and its columns."""

    header: frozenset[int]
    data: frozenset[int]
    columns: tuple[int, int]

    @staticmethod
    def of(table: Table) -> _Place:
        data = frozenset(table.rows_of(RowRole.DATA).tolist())
        return _Place(frozenset(table.header_rows), data, (table.first_column, table.last_column))

    def meets(self, other: _Place) -> bool:
        """Whether both have cells in common."""
        apart = self.columns[1] < other.columns[0] or other.columns[1] < self.columns[0]
        return not apart and bool((self.header | self.data) & (other.header | other.data))


def _stacked(sheet: Panel, known_header: KnownHeader, tables: Sequence[Table]) -> Iterator[Doubt]:
    """Where one list has its header again, below another title or above the same labels."""
    said_again = max(len(table.header_rows) / max(1, len(table.header)) for table in tables)
    if not 1 < said_again <= _MOST_TABLES:
        return
    standing = tables_as_they_stand(sheet, known_header)
    for at, table in enumerate(tables):
        parts = tuple(
            one
            for one in standing
            if set(one.header_rows) <= set(table.header_rows)
            and table.first_column <= one.first_column <= table.last_column
        )
        if not 1 < len(parts) <= _MOST_TABLES:
            continue
        first, *more = (_labels(sheet, one) for one in parts)
        say_again = any(labels and 2 * len(labels & first) >= len(labels) for labels in more)
        if say_again or _says_other_titles(sheet, table):
            yield Doubt((at,), parts, "stacked")


def _labels(sheet: Panel, table: Table) -> set[str]:
    """The texts of a table's first column of words."""
    rows = table.rows_of(RowRole.DATA) - sheet.grid.first_row
    for column in range(table.first_column, table.last_column + 1):
        place = column - sheet.column_number(0)
        if (sheet.kinds[rows, place] == Kind.TEXT).mean() > 0.5:
            return {sheet.text(row, place).strip() for row in rows.tolist()}
    return set()


def _says_other_titles(sheet: Panel, table: Table) -> bool:
    """Whether a title above the header said again is none of those above the first."""
    rows = table.rows_of(RowRole.TITLE)
    if not len(rows) or not len(table.header):
        return False
    first = min(table.header)
    above, below = (
        [_words(sheet, row) for row in part.tolist()]
        for part in (rows[rows < first], rows[rows > first])
    )
    return any(one and one not in above for one in below)


def _words(sheet: Panel, row: int) -> str:
    return folded(" ".join(cell.text for cell in sheet.cells(row - sheet.grid.first_row)))
