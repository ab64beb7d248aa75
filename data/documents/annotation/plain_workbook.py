"""Grids as a new workbook: same cells, merges and hidden parts; what a grid does not keep is gone.

For files that are no .xlsx package, or one that cannot be patched. A text stays a text,
a formula whose result nobody saved too: nothing in the new workbook computes.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter

from data.files.grid import Column, Grid, Kind

_EPOCH = datetime(1899, 12, 30)
_FIRST_DAY = 61.0  # before it the calendar of spreadsheets is a day off
_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ERROR = re.compile(r"#[A-Z0-9/!?_]+")
_LONGEST = 32_767
_BLOCK = 2_000  # rows taken out of the columns at once


def plain_workbook(grids: Sequence[Grid]) -> bytes:
    """An .xlsx of some grids."""
    buffer = io.BytesIO()
    # Rows go to a file as they are written: a large table does not stand in memory twice.
    book = xlsxwriter.Workbook(buffer, {"constant_memory": True})
    book.set_properties({"created": datetime(1980, 1, 1)})  # equal input gives equal bytes
    book.formats[0].set_font_name("宋体")
    looks = _Looks(book)
    sheets = [book.add_worksheet(name) for name in _sheet_names(grids)]
    for sheet, grid in zip(sheets, grids, strict=True):
        _fill(sheet, grid, looks)
    shown = [sheet for sheet, grid in zip(sheets, grids, strict=True) if _is_shown(grid)]
    for sheet in shown[:1]:
        sheet.activate()
        sheet.set_first_sheet()
    book.close()
    return buffer.getvalue()


def _is_shown(grid: Grid) -> bool:
    return grid.visibility == "visible"


class _Looks:
    """The formats of numbers in use, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[str, Any] = {}

    def of(self, code: str | None) -> Any:
        """The format of a number format; None for the usual one."""
        if not code or code == "General" or len(code) > 250:
            return None
        if code not in self._known:
            self._known[code] = self._book.add_format({"num_format": code})
        return self._known[code]


def _fill(sheet: Any, grid: Grid, looks: _Looks) -> None:
    if not _is_shown(grid):
        (sheet.very_hidden if grid.visibility == "very_hidden" else sheet.hide)()
    for number, column in enumerate(grid.columns, grid.first_column):
        hidden = {"hidden": number in grid.hidden_columns}
        sheet.set_column(number - 1, number - 1, _width(column), None, hidden)
    for row in grid.hidden_rows:
        sheet.set_row(row - 1, None, None, {"hidden": True})
    for start in range(0, grid.height, _BLOCK):
        blocks = [
            zip(*(part.slice(start, _BLOCK).to_pylist() for part in parts), strict=True)
            for parts in ((one.kind, one.raw, one.number_format) for one in grid.columns)
        ]
        for row, cells in enumerate(zip(*blocks, strict=True), grid.first_row + start - 1):
            for at, (kind, raw, code) in enumerate(cells, grid.first_column - 1):
                if raw is not None:
                    _write(sheet, (row, at), kind, raw, code, looks)
    # ``merge_range`` would walk through every cell of a range, and write into them.
    sheet.merge += [
        [one.top - 1, one.left - 1, one.bottom - 1, one.right - 1] for one in grid.merges
    ]


def _write(
    sheet: Any, place: tuple[int, int], kind: int, raw: str, code: str | None, looks: _Looks
) -> None:
    if kind == Kind.NUMBER and _NUMBER.fullmatch(raw) and math.isfinite(float(raw)):
        sheet.write_number(*place, float(raw), looks.of(code))
    elif kind == Kind.DATE and (serial := _serial(raw)) is not None:
        usual = "yyyy-mm-dd hh:mm:ss" if "T" in raw else "yyyy-mm-dd"
        sheet.write_number(*place, serial, looks.of(code or usual))
    elif kind == Kind.BOOLEAN:
        sheet.write_boolean(*place, raw == "true")
    elif kind == Kind.ERROR and _ERROR.fullmatch(raw):
        sheet.write_formula(*place, f"={raw}", None, raw)
    else:
        # A text in these tags would be written as markup.
        is_markup = raw.startswith("<r>") and raw.endswith("</r>")
        sheet.write_string(*place, f"{raw[: _LONGEST - 1]} " if is_markup else raw[:_LONGEST])


def _serial(raw: str) -> float | None:
    try:
        since = datetime.fromisoformat(raw) - _EPOCH
    except ValueError:
        return None
    serial = since.days + since.seconds / 86_400
    return serial if serial >= _FIRST_DAY else None


def _width(column: Column) -> int:
    longest = max(
        (
            sum(2 if ord(letter) > 0x2E7F else 1 for letter in (raw or "")[:40])
            for raw in column.raw.slice(0, 200).to_pylist()
        ),
        default=0,
    )
    return min(max(longest + 2, 9), 40)


def _sheet_names(grids: Sequence[Grid]) -> list[str]:
    """Names as a workbook takes them; a long or strange one is cut to what is allowed."""
    names: list[str] = []
    for number, grid in enumerate(grids, 1):
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", grid.sheet).strip().strip("'")[:31].strip()
        name = plain or f"Sheet{number}"
        while name.casefold() in {known.casefold() for known in names}:
            name = f"{name[:26]} ({number})"
        names.append(name)
    return names


def plain_names(grids: Sequence[Grid]) -> dict[str, str]:
    """For each grid's sheet name the name that the new workbook gives it."""
    pairs = zip(grids, _sheet_names(grids), strict=True)
    return {grid.sheet: name for grid, name in reversed(list(pairs))}
