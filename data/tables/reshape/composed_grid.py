"""A new grid out of cells of others: every column says, row by row, which cell it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pyarrow as pa

from data.files.display import displayed
from data.files.grid import Column, Grid, Ints, Kind, Merge, Origin, Texts


@dataclass(frozen=True, eq=False)
class Taken:
    """One column of a new grid: entry i is the cell (grids[i], rows[i], columns[i]).

    Positions count from 0; row −1 takes no cell. made: texts that stand for the cells, None
    where the cell speaks for itself; headers: what its cells truly stand under.
    """

    grids: Ints
    rows: Ints
    columns: Ints
    made: Texts | None = None
    headers: Texts | None = None


def taken(rows: Sequence[int], columns: Sequence[int], grids: Sequence[int] = ()) -> Taken:
    """A column from lists of positions; of the first grid where none is named."""
    places = np.asarray(rows, dtype=np.int32), np.asarray(columns, dtype=np.int32)
    which = np.asarray(grids or [0] * len(places[0]), dtype=np.int32)
    return Taken(which, *places)


def gathered(
    grids: Sequence[Grid],
    columns: Sequence[Taken],
    layout: str,
    *,
    at: tuple[int, int] = (1, 1),
    merges: tuple[Merge, ...] = (),
) -> Grid:
    """The grid of some columns, all of one height; what else a grid says is the first one's.

    at: sheet row and column that its first cell counts as. merges: counted likewise.
    """
    names = tuple(dict.fromkeys(name for grid in grids for name in _sheets(grid)))
    first = grids[0]
    before = first.origin.layouts if first.origin is not None else ()
    shape = (len(columns[0].rows), len(columns))
    sheet, row, column = (np.zeros(shape, dtype=np.int32) for _ in range(3))
    headers: dict[int, Texts] = {}
    seen: dict[int, Texts] = {}
    cells: list[Column] = []
    for number, one in enumerate(columns):
        own = _cells(grids, one)
        _note_places(grids, one, names, sheet[:, number], row[:, number], column[:, number])
        told = _told(grids, one)
        if one.made is not None:
            shown = displayed(own).to_pylist()
            pairs = zip(one.made, shown, told[1], strict=True)
            told[1][:] = [
                other or (text if made is not None else None) for made, text, other in pairs
            ]
            own = _said(own, one.made)
        if one.headers is not None:
            told[0][:] = [new or old for new, old in zip(one.headers, told[0], strict=True)]
        if any(told[0]):
            headers[number] = tuple(told[0])
        if any(told[1]):
            seen[number] = tuple(told[1])
        cells.append(own)
    return replace(
        first,
        first_row=at[0],
        first_column=at[1],
        columns=tuple(cells),
        merges=merges,
        hidden_rows=frozenset(),
        hidden_columns=frozenset(),
        record_widths={},
        origin=Origin((*before, layout), names, sheet, row, column, headers, seen),
    )


def _sheets(grid: Grid) -> tuple[str, ...]:
    return (grid.sheet,) if grid.origin is None else grid.origin.sheets


def _cells(grids: Sequence[Grid], one: Taken) -> Column:
    """The cells themselves; the columns that they come from laid end to end and taken from."""
    order = np.full(len(one.rows), -1, dtype=np.int64)
    parts: list[Column] = []
    start = 0
    there = one.rows >= 0
    pairs = sorted({*zip(one.grids[there].tolist(), one.columns[there].tolist(), strict=True)})
    for number, position in pairs:
        members = there & (one.grids == number) & (one.columns == position)
        order[members] = start + one.rows[members]
        parts.append(grids[number].columns[position])
        start += len(parts[-1].raw)
    if not parts:
        return _nothing(len(order))
    take = pa.array(order, mask=order < 0)
    raw = pa.concat_arrays([part.raw.cast(pa.string()) for part in parts]).take(take)
    kind = pa.concat_arrays([part.kind for part in parts]).take(take).fill_null(0)
    formats = pa.concat_arrays([part.number_format.cast(pa.string()) for part in parts])
    return Column(raw=raw, kind=kind, number_format=formats.take(take).dictionary_encode())


def _nothing(height: int) -> Column:
    return Column(
        raw=pa.nulls(height, pa.string()),
        kind=pa.array([Kind.EMPTY] * height, pa.int8()),
        number_format=pa.nulls(height, pa.string()).dictionary_encode(),
    )


def _said(own: Column, made: Texts) -> Column:
    """The column with the made texts in place of its cells."""
    is_made = np.array([text is not None for text in made], dtype=bool)
    raw = [
        new if new is not None else old for new, old in zip(made, own.raw.to_pylist(), strict=True)
    ]
    kinds = np.where(is_made, np.int8(Kind.TEXT), np.asarray(own.kind)).astype(np.int8)
    kinds[[text == "" for text in raw]] = Kind.EMPTY
    formats = own.number_format.cast(pa.string()).to_pylist()
    kept = [None if is_new else code for is_new, code in zip(is_made, formats, strict=True)]
    return Column(
        raw=pa.array([text or None for text in raw], pa.string()),
        kind=pa.array(kinds),
        number_format=pa.array(kept, pa.string()).dictionary_encode(),
    )


def _note_places(
    grids: Sequence[Grid], one: Taken, names: Sequence[str], sheet: Ints, row: Ints, column: Ints
) -> None:
    """Write the true places of a column's cells into the three arrays."""
    for number in np.unique(one.grids[one.rows >= 0]).tolist():
        grid = grids[number]
        members = (one.grids == number) & (one.rows >= 0)
        rows, columns = one.rows[members], one.columns[members]
        if grid.origin is None:
            sheet[members] = names.index(grid.sheet)
            row[members] = rows + grid.first_row
            column[members] = columns + grid.first_column
        else:
            which = np.array([names.index(name) for name in grid.origin.sheets], dtype=np.int32)
            sheet[members] = which[grid.origin.sheet[rows, columns]]
            row[members] = grid.origin.rows[rows, columns]
            column[members] = grid.origin.columns[rows, columns]


def _told(grids: Sequence[Grid], one: Taken) -> tuple[list[str | None], list[str | None]]:
    """What the grids, themselves reshaped, say of headers and of what stands in the cells."""
    height = len(one.rows)
    headers: list[str | None] = [None] * height
    seen: list[str | None] = [None] * height
    if all(grid.origin is None for grid in grids):
        return headers, seen
    places = zip(one.grids.tolist(), one.rows.tolist(), one.columns.tolist(), strict=True)
    for index, (number, row, column) in enumerate(places):
        origin = grids[number].origin
        if row >= 0 and origin is not None:
            headers[index] = origin.header(row, column)
            seen[index] = origin.seen_at(row, column)
    return headers, seen
