"""One table of an OpenDocument spreadsheet while its rows come by."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

import numpy as np

from data.files.arrow_text import texts
from data.files.cells import Budget, Cells
from data.files.errors import DamagedError
from data.files.formats.calamine import number_text
from data.files.grid import Kind, Merge, Visibility

_BATCH = 50_000
_LAST_ROW = 1 << 20
_LAST_COLUMN = 1 << 14
_DURATION = re.compile(r"^-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$")
_ERROR = re.compile(r"^(#[A-Z/0!?]+[!?A]?|Err:\d+)$")


@dataclass
class OdsCell:
    """A cell as its attributes state it; paragraphs follow."""

    value_type: str
    value: str
    style: str
    has_formula: bool
    repeat: int
    span: tuple[int, int]
    paragraphs: list[str] = field(default_factory=list)


class OdsTable:
    """Gathers the filled cells, merges and hidden lines of one table."""

    def __init__(self, name: str, index: int, visibility: Visibility, budget: Budget) -> None:
        self.name = name
        self.index = index
        self.visibility = visibility
        self.batches: list[Cells] = []
        self.merges: list[Merge] = []
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.pictures = 0
        self._budget = budget
        self._row = 0
        self._column = 0
        self._column_definitions = 0
        self._row_repeat = 1
        self._row_cells: list[tuple[int, Kind, str, int]] = []
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._kinds: list[int] = []
        self._formats: list[int] = []
        self._texts: list[str] = []

    @property
    def next_column(self) -> int:
        """Number of the column that the next cell stands in, 1-based."""
        return self._column + 1

    def define_columns(self, repeat: int, is_hidden: bool) -> None:
        """The next columns and whether they are hidden."""
        first = self._column_definitions + 1
        self._column_definitions += repeat
        if is_hidden:
            last = min(self._column_definitions, _LAST_COLUMN)
            self.hidden_columns.update(range(first, last + 1))

    def start_row(self, repeat: int, is_hidden: bool) -> None:
        """The next rows, ``repeat`` of them alike."""
        self._row_repeat = repeat
        self._column = 0
        self._row_cells.clear()
        if is_hidden:
            last = min(self._row + repeat, _LAST_ROW)
            self.hidden_rows.update(range(self._row + 1, last + 1))

    def add(self, cell: OdsCell, format_position: int) -> None:
        """The next cells of the row, ``cell.repeat`` of them alike."""
        down, across = cell.span
        if down > 1 or across > 1:
            top, left = self._row + 1, self._column + 1
            self.merges.append(Merge(top, left, top + down - 1, left + across - 1))
        kind, text = _kind_and_text(cell)
        if text:
            self._budget.fill(self.name, cell.repeat * self._row_repeat)
            for offset in range(1, cell.repeat + 1):
                self._row_cells.append((self._column + offset, kind, text, format_position))
        self._column += cell.repeat

    def end_row(self) -> None:
        """Write the row out, as often as it is repeated; raises DamagedError past the last row."""
        if self._row_cells:
            if self._row + self._row_repeat > _LAST_ROW:
                raise DamagedError(f"row {self._row + self._row_repeat}")
            for row in range(self._row + 1, self._row + self._row_repeat + 1):
                for column, kind, text, format_position in self._row_cells:
                    self._rows.append(row)
                    self._columns.append(column)
                    self._kinds.append(kind)
                    self._formats.append(format_position)
                    self._texts.append(text)
        self._row += self._row_repeat
        if len(self._texts) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Turn what was gathered into a batch."""
        self.batches.append(
            Cells(
                np.array(self._rows, dtype=np.int32),
                np.array(self._columns, dtype=np.int32),
                np.array(self._kinds, dtype=np.int8),
                np.array(self._formats, dtype=np.int32),
                texts(self._texts),
            )
        )
        for column in (self._rows, self._columns, self._kinds, self._formats):
            column.clear()
        self._texts.clear()


def _kind_and_text(cell: OdsCell) -> tuple[Kind, str]:
    shown = "\n".join(cell.paragraphs)
    if _ERROR.match(shown) and cell.has_formula:
        return Kind.ERROR, shown
    if cell.value_type in ("float", "percentage", "currency"):
        try:
            return Kind.NUMBER, number_text(float(cell.value))
        except ValueError as error:
            raise DamagedError(f"{cell.value!r} is no number") from error
    if cell.value_type == "date":
        return Kind.DATE, _iso(cell.value)
    if cell.value_type == "time":
        return _duration(cell.value, shown)
    if cell.value_type == "boolean":
        return Kind.BOOLEAN, cell.value
    if cell.value_type == "string" or shown:
        return Kind.TEXT, cell.value if cell.value and not shown else shown
    if cell.has_formula and not cell.value_type:
        return Kind.FORMULA_WITHOUT_VALUE, "="
    return Kind.EMPTY, ""


def _iso(value: str) -> str:
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        return value
    return moment.replace(microsecond=0, tzinfo=None).isoformat().removesuffix("T00:00:00")


def _duration(value: str, shown: str) -> tuple[Kind, str]:
    match = _DURATION.match(value)
    if match is None:
        return Kind.TEXT, shown or value
    days, hours, minutes, seconds = (float(part or 0) for part in match.groups())
    return Kind.NUMBER, number_text(days + (hours * 3600 + minutes * 60 + seconds) / 86400)
