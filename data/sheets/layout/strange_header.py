"""Whether a sheet has a header whose words nobody knows: a list of something else.

A header is told from rows of texts by what stands below it: figures, or the same few words
again and again, under a text of its own.
"""

from __future__ import annotations

import numpy as np

from data.sheets.grid import Kind
from data.sheets.layout.panel import Panel, PlacedCell

_FIRST_ROWS = 12
_FEWEST_CELLS = 2
_LONGEST, _LONGEST_LATIN = 16, 40
_WIDTH = 0.8
_MOST_BELOW = 200


def strange_header(sheet: Panel) -> tuple[str, ...]:
    """The texts of the row that heads a list, () where no row looks like a header."""
    rows = sheet.used_rows()
    widest = max((len(sheet.cells(row)) for row in rows[:_FIRST_ROWS].tolist()), default=0)
    for place, row in enumerate(rows[:_FIRST_ROWS].tolist()):
        cells = sheet.cells(row)
        if len(cells) < max(_FEWEST_CELLS, _WIDTH * widest) or not _are_labels(cells):
            continue
        below = rows[place + 1 :][:_MOST_BELOW].tolist()
        if not below and len(cells) > _FEWEST_CELLS:
            return tuple(cell.text for cell in cells)
        if any(_heads(sheet, cell, below) for cell in cells):
            return tuple(cell.text for cell in cells)
        return ()
    return ()


def _are_labels(cells: list[PlacedCell]) -> bool:
    texts = [cell.text.strip() for cell in cells]
    is_short = all(0 < len(text) <= _longest(text) for text in texts)
    return is_short and len(set(texts)) == len(texts) and any(not _is_figure(c) for c in cells)


def _longest(text: str) -> int:
    """How long a header of this script may be: a word of letters is long."""
    return _LONGEST_LATIN if text.isascii() else _LONGEST


def _is_figure(cell: PlacedCell) -> bool:
    return cell.kind in (Kind.NUMBER, Kind.DATE)


def _heads(sheet: Panel, head: PlacedCell, below: list[int]) -> bool:
    """Whether a text stands over figures, or over words that come again."""
    if _is_figure(head):
        return False
    found = [cell for row in below for cell in sheet.cells(row) if cell.column == head.column]
    texts = [cell.text for cell in found]
    if not found or head.text in texts:
        return False
    figures = np.mean([_is_figure(cell) for cell in found])
    return bool(figures > 1 / 2) or (len(texts) > 2 and len(set(texts)) <= len(texts) / 2)
