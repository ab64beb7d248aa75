"""One worksheet of an XML spreadsheet while its rows come by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from data.sheets.arrow_text import texts
from data.sheets.cells import Budget, Cells, SheetFacts
from data.sheets.grid import Kind, Merge, Visibility
from data.sheets.readers.calamine import number_text
from data.sheets.readers.xlsx.references import LAST_COLUMN, LAST_ROW
from data.sheets.refused import DamagedError

_BATCH = 50_000
_VISIBILITY: dict[str, Visibility] = {"SheetHidden": "hidden", "SheetVeryHidden": "very_hidden"}
# The days before the calendar of dates: a time alone stands on one of them.
_TIMES_ONLY = (dt.date(1899, 12, 30), dt.date(1899, 12, 31))


@dataclass
class XmlCell:
    """A cell as its attributes state it; type and text come with its content."""

    index: int | None
    across: int
    down: int
    style: str
    formula: str | None
    type: str = ""
    text: str = ""


class XmlSheet:
    """Gathers the filled cells, merges and hidden lines of one worksheet."""

    def __init__(self, name: str, index: int, budget: Budget) -> None:
        self.name = name
        self.batches: list[Cells] = []
        self.beside: list[str] = []
        self.is_filtered = False
        self._index = index
        self._budget = budget
        self._visibility: Visibility = "visible"
        self._merges: list[Merge] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._column_styles: dict[int, str] = {}
        self._last_column = 0
        self._row = self._column = self._row_span = 0
        self._row_style = ""
        self._found: list[tuple[int, int, Kind, int, str]] = []

    def show(self, word: str) -> None:
        """What the sheet says of its visibility."""
        self._visibility = _VISIBILITY.get(word, "visible")

    def column(self, index: int | None, span: int, *, is_hidden: bool, style: str) -> None:
        """A column and ``span`` more like it."""
        first = index or self._last_column + 1
        self._last_column = min(first + span, LAST_COLUMN)
        for number in range(first, self._last_column + 1):
            if is_hidden:
                self._hidden_columns.add(number)
            if style:
                self._column_styles[number] = style

    def start_row(self, index: int | None, span: int, *, is_hidden: bool, style: str) -> None:
        """A row; those that it spans are like it and empty."""
        self._row = index or self._row + 1
        self._row_span, self._row_style, self._column = span, style, 0
        if not 1 <= self._row <= LAST_ROW:
            raise DamagedError(f"row {self._row}")
        if is_hidden:
            self._hidden_rows.update(range(self._row, min(self._row + span, LAST_ROW) + 1))

    def end_row(self) -> None:
        """The row is over."""
        self._row += self._row_span
        if len(self._found) >= _BATCH:
            self.flush()

    def style_of(self, cell: XmlCell) -> str:
        """The style of a cell that names none: its row's, else its column's."""
        column = cell.index or self._column + 1
        return self._row_style or self._column_styles.get(column, "")

    def add(self, cell: XmlCell, format_position: int) -> None:
        """The next cell of the row."""
        column = cell.index or self._column + 1
        if not 1 <= column <= LAST_COLUMN:
            raise DamagedError(f"column {column}")
        if cell.across or cell.down:
            bottom, right = self._row + cell.down, column + cell.across
            self._merges.append(Merge(self._row, column, bottom, right))
        self._column = column + cell.across
        kind, text = _kind_and_text(cell)
        if text:
            self._budget.fill(self.name, 1)
            self._found.append((self._row, column, kind, format_position, text))

    def flush(self) -> None:
        """Turn what was gathered into a batch."""
        found, self._found = self._found, []
        self.batches.append(
            Cells(
                np.array([row for row, *_ in found], dtype=np.int32),
                np.array([column for _, column, *_ in found], dtype=np.int32),
                np.array([kind for _, _, kind, _, _ in found], dtype=np.int8),
                np.array([code for _, _, _, code, _ in found], dtype=np.int32),
                texts([text for *_, text in found]),
            )
        )

    def facts(self) -> SheetFacts:
        """What the sheet says besides its cells."""
        return SheetFacts(
            name=self.name,
            index=self._index,
            visibility=self._visibility,
            merges=tuple(self._merges),
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=frozenset(self._hidden_columns),
            is_filtered=self.is_filtered,
        )


def _kind_and_text(cell: XmlCell) -> tuple[Kind, str]:
    if not cell.text and cell.formula is not None and cell.type != "String":
        return Kind.FORMULA_WITHOUT_VALUE, cell.formula if cell.formula else "="
    if not cell.text:
        return Kind.EMPTY, ""
    if cell.type == "Number":
        try:
            return Kind.NUMBER, number_text(float(cell.text))
        except ValueError as error:
            raise DamagedError(f"{cell.text!r} is no number") from error
    if cell.type == "DateTime":
        return _moment(cell.text)
    if cell.type == "Boolean":
        return Kind.BOOLEAN, "true" if cell.text.strip() in ("1", "true", "True") else "false"
    if cell.type == "Error":
        return Kind.ERROR, cell.text
    return Kind.TEXT, cell.text


def _moment(text: str) -> tuple[Kind, str]:
    try:
        moment = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        return Kind.TEXT, text
    moment = moment.replace(tzinfo=None)
    if moment.date() in _TIMES_ONLY:
        seconds = (moment - dt.datetime.combine(moment.date(), dt.time())).total_seconds()
        return Kind.NUMBER, number_text(seconds / 86_400)
    rounded = moment.replace(microsecond=0) + dt.timedelta(seconds=round(moment.microsecond / 1e6))
    return Kind.DATE, rounded.isoformat().removesuffix("T00:00:00")
