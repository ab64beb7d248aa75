"""Formulas of a sheet as text, each as if it stood alone; those that point to cells of it only."""

from __future__ import annotations

import re

from data.files.grid import LAST_COLUMN, LAST_ROW, column_letter, split_reference

Place = tuple[int, int]
MOST = 20_000  # of one sheet: of a larger one none are kept
_LONGEST = 400
_CELL = re.compile(rb"<f\b([^>]*?)(?:/>|>([^<]*)</f>)")
_OPENING = re.compile(rb"<c\b[^>]*?\br=\"([A-Z]{1,3}[0-9]{1,7})\"")
_SHARED = re.compile(rb"\bsi=\"(\d+)\"")
_REFERENCE = re.compile(r"(\$?)([A-Z]{1,3})(\$?)([0-9]{1,7})(?![0-9A-Z(])")


class FormulaCells:
    """Gathers the formulas of a sheet; found: place → text without ``=``."""

    def __init__(self) -> None:
        self.found: dict[Place, str] = {}
        self._shared: dict[bytes, tuple[Place, str]] = {}
        self._is_full = False

    def read(self, block: bytes) -> None:
        """Take those of a block of rows; one that is filled down is said in words of its own."""
        if self._is_full or b"<f" not in block:
            return
        for match in _CELL.finditer(block):
            opening = _OPENING.match(block, block.rfind(b"<c ", 0, match.start()))
            if opening is None:
                continue
            place = split_reference(opening[1].decode("ascii"))
            text = (match[2] or b"").decode("utf-8", "replace")
            if shared := _SHARED.search(match[1]):
                if text:
                    self._shared[shared[1]] = place, text
                elif shared[1] in self._shared:
                    (row, column), text = self._shared[shared[1]]
                    text = moved(text, place[0] - row, place[1] - column)
            self.add(place, text)

    def add(self, place: Place, text: str) -> None:
        """Take a formula; of a sheet of too many none."""
        if not self._is_full and text and len(text) <= _LONGEST and "!" not in text:
            self.found[place] = text
        if len(self.found) > MOST:
            self._is_full = True
            self.found.clear()


def moved(text: str, rows: int, columns: int) -> str:
    """A formula as it reads some rows and columns further on: ``SUM(A1:$B1)`` → ``SUM(A2:$B2)``."""

    def one(match: re.Match[str]) -> str:
        row, column = split_reference(match[2] + match[4])
        row = row if match[3] else row + rows
        column = column if match[1] else column + columns
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            return "#REF"
        return f"{match[1]}{column_letter(column)}{match[3]}{row}"

    return _REFERENCE.sub(one, text)
