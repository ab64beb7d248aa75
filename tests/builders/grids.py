"""Grids and columns written by hand: Python values in, the reader's arrays out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import pyarrow as pa

from data.files.grid import Column, Grid, Kind, Merge


@dataclass(frozen=True)
class Shown:
    """A number with its number format."""

    value: float | int | date
    number_format: str


@dataclass(frozen=True)
class CellError:
    """An error cell such as #REF!."""

    text: str = "#REF!"


UNCALCULATED = object()
Cell = object


def a_column(values: Sequence[Cell], formats: Mapping[int, str] | None = None) -> Column:
    """A column of cells; formats maps index → number format."""
    raws, kinds, codes = [], [], []
    for index, cell in enumerate(values):
        shown = isinstance(cell, Shown)
        code = cell.number_format if shown else (formats or {}).get(index)
        raw, kind = _raw(cell.value if shown else cell)
        raws.append(raw)
        kinds.append(int(kind))
        codes.append(code)
    return Column(
        pa.array(raws, pa.string()),
        pa.array(kinds, pa.int8()),
        pa.array(codes, pa.string()).dictionary_encode(),
    )


def a_grid(
    rows: Sequence[Sequence[Cell]],
    merges: Sequence[str | Merge] = (),
    formats: Mapping[tuple[int, int], str] | None = None,
    first_row: int = 1,
    first_column: int = 1,
    sheet: str = "Sheet1",
) -> Grid:
    """A sheet whose first cell is rows[0][0].

    merges: ``A1:D1`` or Merge, in sheet coordinates. formats: (sheet row, sheet column) →
    number format.
    """
    width = max((len(row) for row in rows), default=0)
    by_column: dict[int, dict[int, str]] = {}
    for (row, column), code in (formats or {}).items():
        by_column.setdefault(column - first_column, {})[row - first_row] = code
    columns = tuple(
        a_column([row[j] if j < len(row) else None for row in rows], by_column.get(j))
        for j in range(width)
    )
    return Grid(
        sheet=sheet,
        index=0,
        visibility="visible",
        first_row=first_row,
        first_column=first_column,
        columns=columns,
        merges=tuple(a_merge(merge) for merge in merges),
    )


def a_merge(area: str | Merge) -> Merge:
    """``B2:D3`` → Merge."""
    if isinstance(area, Merge):
        return area
    (left, top), (right, bottom) = (_position(corner) for corner in area.split(":"))
    return Merge(top=top, left=left, bottom=bottom, right=right)


def _position(corner: str) -> tuple[int, int]:
    letters = corner.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column, int(corner[len(letters) :])


def _raw(value: Cell) -> tuple[str | None, Kind]:
    if value is None:
        return None, Kind.EMPTY
    if value is UNCALCULATED:
        return None, Kind.FORMULA_WITHOUT_VALUE
    if isinstance(value, CellError):
        return value.text, Kind.ERROR
    if isinstance(value, bool):
        return str(value).lower(), Kind.BOOLEAN
    if isinstance(value, int):
        return str(value), Kind.NUMBER
    if isinstance(value, Decimal):
        return f"{value:f}", Kind.NUMBER
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value), Kind.NUMBER
    if isinstance(value, datetime | date):
        return value.isoformat(), Kind.DATE
    return str(value), Kind.TEXT
