"""The same file by another reader, value by value.

openpyxl reads .xlsx and .xlsm, calamine everything else. What one of them cannot tell
(calamine: error cells; openpyxl: cells covered by a merge) is left out of the count.
"""

from __future__ import annotations

import datetime as dt
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import openpyxl
import python_calamine
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900, to_excel

from data.files.grid import Grid, Kind, Workbook, cell_reference

Name = Literal["openpyxl", "calamine"]
Value = object
Sheet = Mapping[tuple[int, int], Value]
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# What openpyxl raises on files that others read.
_SURPRISED = (AttributeError, IndexError, KeyError, TypeError, ValueError, zipfile.BadZipFile)
_SECONDS = 1.5 / 86_400  # readers round moments differently


@dataclass
class Compared:
    """How the cells of two readers compare; lists hold the first places of each kind."""

    reader: str = ""
    same: int = 0
    lost: list[str] = field(default_factory=list)
    more: list[str] = field(default_factory=list)
    other: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Second:
    """What the second reader found, by sheet; is_1904 tells its calendar."""

    reader: Name
    sheets: dict[str, Sheet]
    is_1904: bool = False


def second_reading(path: Path) -> Second:
    """Every filled cell of a file; raises whatever the reader raises."""
    start = path.read_bytes()[:4]
    if start == b"PK\x03\x04" and not _is_binary_or_ods(path):
        try:
            return _by_openpyxl(path)
        except _SURPRISED:
            pass
    return _by_calamine(path)


def _is_binary_or_ods(path: Path) -> bool:
    with zipfile.ZipFile(path) as package:
        names = {name.lower() for name in package.namelist()}
    return "content.xml" in names or "xl/workbook.bin" in names


def _by_openpyxl(path: Path) -> Second:
    warnings.simplefilter("ignore")
    with path.open("rb") as stream:  # a name without .xlsx would be refused
        book = openpyxl.load_workbook(stream, data_only=True)
    sheets: dict[str, Sheet] = {}
    for sheet in book.worksheets:
        sheets[sheet.title] = {
            (cell.row, cell.column): cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value is not None and cell.value != ""
        }
    return Second("openpyxl", sheets, book.epoch == CALENDAR_MAC_1904)


def _by_calamine(path: Path) -> Second:
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    sheets: dict[str, Sheet] = {}
    for about in book.sheets_metadata:
        if about.typ != python_calamine.SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        _, left = sheet.start or (0, 0)
        sheets[about.name] = {
            (row, column): value
            for row, values in enumerate(sheet.iter_rows(), 1)
            for column, value in enumerate(values, left + 1)
            if value != ""
        }
    return Second("calamine", sheets)


def compared(workbook: Workbook, second: Second) -> Compared:
    """Both readings side by side."""
    result = Compared(second.reader)
    ours = {grid.sheet: grid for grid in workbook.grids}
    for name, theirs in second.sheets.items():
        if name not in ours:
            result.lost += [f"{name} (the whole sheet)"] if theirs else []
            continue
        _compare_sheet(ours[name], theirs, second, result)
    return result


def _compare_sheet(grid: Grid, theirs: Sheet, second: Second, result: Compared) -> None:
    own = dict(_own_cells(grid))
    covered = set(_covered(grid))
    for place, value in theirs.items():
        where = f"{grid.sheet}!{cell_reference(*place)}"
        if place not in own:
            result.lost.append(f"{where} ({value!r})")
        elif _is_same(*own[place], value, is_1904=second.is_1904):
            result.same += 1
        else:
            result.other.append(f"{where} ({own[place][1]!r} / {value!r})")
    for place, (kind, raw) in own.items():
        if place in theirs or kind == Kind.FORMULA_WITHOUT_VALUE or place in covered:
            continue
        if kind == Kind.ERROR and second.reader == "calamine":
            continue
        result.more.append(f"{grid.sheet}!{cell_reference(*place)} ({raw!r})")


def _own_cells(grid: Grid) -> Iterator[tuple[tuple[int, int], tuple[Kind, str]]]:
    for offset, column in enumerate(grid.columns):
        raw, kinds = column.raw.to_pylist(), column.kind.to_pylist()
        for index, (text, kind) in enumerate(zip(raw, kinds, strict=True)):
            if kind:
                yield (grid.first_row + index, grid.first_column + offset), (Kind(kind), text)


def _covered(grid: Grid) -> Iterator[tuple[int, int]]:
    last_row, last_column = grid.first_row + grid.height, grid.first_column + len(grid.columns)
    for merge in grid.merges:
        for row in range(merge.top, min(merge.bottom, last_row) + 1):
            for column in range(merge.left, min(merge.right, last_column) + 1):
                if (row, column) != (merge.top, merge.left):
                    yield row, column


def _is_same(kind: Kind, raw: str, value: Value, *, is_1904: bool) -> bool:
    if isinstance(value, bool):
        return raw == ("true" if value else "false")
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        theirs = _serial(value, is_1904=is_1904)
        own = _own_serial(kind, raw, is_1904=is_1904)
        return own is not None and abs(own - theirs) < _SECONDS
    if isinstance(value, int | float):
        own = _own_serial(kind, raw, is_1904=is_1904)
        return own is not None and (own == float(value) or abs(own - value) < 1e-9 * abs(own))
    return _text(raw) == _text(str(value))


def _serial(value: dt.datetime | dt.date | dt.time | dt.timedelta, *, is_1904: bool) -> float:
    epoch = CALENDAR_MAC_1904 if is_1904 else CALENDAR_WINDOWS_1900
    return float(to_excel(value, epoch))


def _own_serial(kind: Kind, raw: str, *, is_1904: bool) -> float | None:
    try:
        if kind == Kind.DATE:
            return _serial(dt.datetime.fromisoformat(raw), is_1904=is_1904)
        return float(raw)
    except ValueError:
        return None


def _text(text: str) -> str:
    text = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Readers differ in spaces at the ends of texts that do not ask for them to be kept.
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
