"""A recognised table: its header as paths, and one role for every row of the grid."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np


class RowRole(IntEnum):
    """What a row of a table is; stored as int8, 0 for a row without used cells.

    HIDDEN is given by whoever leaves hidden rows out, never found here.
    """

    BLANK = 0
    HEADER = 1
    DATA = 2
    TITLE = 3
    UNIT = 4
    SECTION = 5
    TOTAL = 6
    NOTE = 7
    HIDDEN = 8


@dataclass(frozen=True)
class HeaderColumn:
    """One column's header.

    column: 1-based sheet column.
    path: header texts from top to bottom, merges spread out, equal neighbours collapsed;
        NFKC, without white space and brackets. () where a used column has no header.
    unit: of the lowest level that names one (``万元``, ``亩``, ``%``), or from a unit row.
    qualifier: other text taken out of brackets (``洽谈主体``), "" if none.
    written: the same levels with their brackets, for people and for matching with them.
    """

    column: int
    path: tuple[str, ...]
    unit: str = ""
    qualifier: str = ""
    written: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Table:
    """One table of a sheet; rows and columns are 1-based sheet numbers.

    header_rows: all header rows, repeated ones further down included.
    title: texts of the title rows, joined with spaces.
    unit, unit_cell: unit of amounts said for the whole table, and where ("" if nowhere).
    roles: int8, one for each grid row; rows of another table of the sheet are BLANK here.
    reasons: sheet row → why a row that is no data has its role (``layout-reason-<reason>``).
    sections: sheet row of a data row → text of the section it stands in.
    levels: sheet row → outline level of a section or of a section's own sums, 1 the outermost.
    header: the rows of its first header, those of units and those under its merges too.
    bounds: first row, first column, last row and last column from the header to the last row
        of data, sections and totals; zeros where a person named the header rows.
    parts: sheet rows where the same list begins again (for another name); totals rows add up
        rows of their own part only.
    """

    header_rows: tuple[int, ...]
    columns: tuple[HeaderColumn, ...]
    title: str
    unit: str
    unit_cell: str
    roles: np.ndarray
    first_column: int
    last_column: int
    first_row: int
    sections: dict[int, str] = field(default_factory=dict)
    reasons: dict[int, str] = field(default_factory=dict)
    levels: dict[int, int] = field(default_factory=dict)
    parts: tuple[int, ...] = ()
    header: tuple[int, ...] = ()
    bounds: tuple[int, int, int, int] = (0, 0, 0, 0)

    def rows_of(self, role: RowRole) -> np.ndarray:
        """Sheet row numbers of a role, in order."""
        return np.flatnonzero(self.roles == role) + self.first_row
