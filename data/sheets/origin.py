"""Where the cells of a reshaped grid stand in the file.

A grid whose rows and columns are not those of one sheet (a list written sideways, forms as
rows, names that stood over columns) keeps beside every cell its sheet, row and column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

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
