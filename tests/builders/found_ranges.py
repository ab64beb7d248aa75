"""Where the tables of a made sheet are found, with no word known."""

from __future__ import annotations

from typing import Any

from data.tables import Panel
from data.tables.header_text import HeaderWords
from data.tables.ranges import find_ranges
from tests.builders.grids import a_grid

Found = tuple[list[int], int, int, int, int]


def ranges(rows: list[list[Any]], **grid: Any) -> list[Found]:
    """Header rows, then first and last row and column of each table, counted from 1."""
    found = find_ranges(Panel.of_grid(a_grid(rows, **grid)), HeaderWords(lambda text: 0.0))
    return [
        ([row + 1 for row in one.header], one.top + 1, one.bottom + 1, one.left + 1, one.right + 1)
        for one in found
    ]
