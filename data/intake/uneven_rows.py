"""Rows of a text file with fewer or more parts than its header: said, with their numbers.

What lacks a part in the middle has all later values in the wrong column, and no cell shows it.
A row of one part alone looks like the title of a section; it is named among the short ones.
"""

from __future__ import annotations

import numpy as np

from data.intake.reading import Reading
from data.issues import LIST_MARK, Issue
from data.sheets.layout import RowRole

_MOST_NAMED = 30


def say_uneven_rows(reading: Reading) -> None:
    """A finding for all short rows and one for all long ones, each at the first of them."""
    table, widths = reading.block.table, reading.block.grid.record_widths
    if not widths or not table.header_rows:
        return
    expected = max(widths.get(row, widths[0]) for row in table.header_rows)
    rows = np.sort(np.concatenate([table.rows_of(RowRole.DATA), table.rows_of(RowRole.SECTION)]))
    own = np.array([widths.get(row, widths[0]) for row in rows.tolist()], dtype=np.int64)
    _say(reading, "rows-short", rows[own < expected].tolist(), expected)
    longer = rows[own > expected]
    # Where most are, the header lacks a part, and its cells are said to have no header.
    if 2 * len(longer) <= len(rows):
        _say(reading, "rows-long", longer.tolist(), expected)


def _say(reading: Reading, code: str, rows: list[int], expected: int) -> None:
    if not rows:
        return
    block = reading.block
    told = {
        "count": str(len(rows)),
        "rows": LIST_MARK.join(map(str, rows[:_MOST_NAMED])),
        "more": str(max(len(rows) - _MOST_NAMED, 0)),
        "width": str(expected),
    }
    reading.issues.append(
        Issue(code, "warning", block.file, block.sheet, row=rows[0], arguments=told)
    )
