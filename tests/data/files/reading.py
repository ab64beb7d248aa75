"""Reading a generated file in this process, and looking at single cells of it."""

from __future__ import annotations

from data.files.content import read_file
from data.files.grid import Grid, Kind, cell_reference
from data.files.limits import Limits

Cell = tuple[Kind, str, str | None]


def grids_of(data: bytes, file_name: str = "台账.xlsx", limits: Limits | None = None) -> list[Grid]:
    return list(read_file(data, file_name, limits or Limits())[1])


def cells_of(grid: Grid) -> dict[str, Cell]:
    """Filled cells by reference: kind, raw text, number format."""
    found = {}
    for number, column in enumerate(grid.columns):
        raw = column.raw.to_pylist()
        kinds = column.kind.to_pylist()
        formats = column.number_format.to_pylist()
        assert len(raw) == len(kinds) == len(formats) == grid.height
        for row in range(grid.height):
            if raw[row] is None:
                assert kinds[row] == Kind.EMPTY
                assert formats[row] is None
            else:
                reference = cell_reference(grid.first_row + row, grid.first_column + number)
                found[reference] = (Kind(kinds[row]), raw[row], formats[row])
    return found


def only(data: bytes, file_name: str = "台账.xlsx") -> dict[str, Cell]:
    """Cells of the one sheet of a file."""
    (grid,) = grids_of(data, file_name)
    return cells_of(grid)
