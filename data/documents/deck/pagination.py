"""How much room texts and tables take on a slide, reckoned on the safe side.

Nobody but the office program knows how a line breaks; what is reckoned here only decides
where a table goes on over the next slide and where it begins.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pptx.util import Pt

from data.documents.deck.deck import Grid

CELL = Pt(12)
CELL_MARGIN = 20_000
_LINE = CELL * 1.46  # of the fonts that stand in for ours too
_SIDES = 183_000
LATIN = 0x2E7F  # signs up to here are narrower than an em


def lines(text: str, size: int, wide: int) -> int:
    """How many lines of a size a text takes in a width; sizes in EMU."""
    ems = sum(1.0 if ord(sign) > LATIN else 0.62 for sign in text)
    return max(math.ceil(ems / max(wide / size, 1.0)), 1)


def row_heights(grid: Grid, wide: int, least: float) -> list[float]:
    """The height of each row: as tall as its longest cell, at least ``least``."""
    return [max(least, _lines_of(row, grid, wide) * _LINE + 2 * CELL_MARGIN) for row in grid.rows]


def head_height(grid: Grid, wide: int, least: float) -> float:
    """The height of the head row."""
    return max(least, _lines_of(grid.head, grid, wide) * _LINE + 2 * CELL_MARGIN)


def page_starts(heights: Sequence[float], room: float, most: int) -> list[int]:
    """The first row of each page.

    As few pages as hold the rows, none with more than ``most``, and about as many rows on
    each: three rows alone on a last page look like a mistake.
    """
    pages = len(_filled(heights, room, most))
    even = math.ceil(len(heights) / pages) if pages else most
    for limit in range(even, most + 1):
        starts = _filled(heights, room, limit)
        if len(starts) == pages:
            return starts
    return _filled(heights, room, most)


def _filled(heights: Sequence[float], room: float, most: int) -> list[int]:
    starts, used = [0], 0.0
    for number, tall in enumerate(heights):
        is_full = number - starts[-1] >= most or used + tall > room
        if is_full and number > starts[-1]:
            starts.append(number)
            used = 0.0
        used += tall
    return starts


def _lines_of(row: Sequence[str], grid: Grid, wide: int) -> int:
    total = sum(grid.widths)
    return max(
        lines(text, CELL, int(wide * part / total - _SIDES))
        for text, part in zip(row, grid.widths, strict=True)
    )
