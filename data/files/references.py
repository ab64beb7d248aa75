"""Cell references and ranges as numbers."""

from __future__ import annotations

import re

from data.files.errors import DamagedError, RefusedError
from data.files.grid import Merge

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
