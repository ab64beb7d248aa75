"""The elements of an XML spreadsheet, event by event, into sheets.

Styles come first: each may name a number format, by a code or by one of the words that
stand for one. Rows and cells name their place only where they do not follow the last.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

import numpy as np

from data.files.archive import as_utf8
from data.files.arrow_text import texts
from data.files.cells import Budget, Cells, SheetFacts, assemble
from data.files.errors import DamagedError
from data.files.formats.calamine import number_text
from data.files.formats.xml_events import send_events
from data.files.grid import Grid, Kind, Merge, Visibility
from data.files.limits import Limits
from data.files.references import LAST_COLUMN, LAST_ROW
from data.files.secrecy import refuse_marked_beside, refuse_marked_cells, refuse_marked_property

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


# What the words stand for in Simplified Chinese; General and the like have no code.
_NAMED_FORMATS = {
    "General Date": "yyyy/m/d h:mm",
    "Long Date": 'yyyy"年"m"月"d"日"',
    "Medium Date": "d-mmm-yy",
    "Short Date": "yyyy/m/d",
    "Long Time": "h:mm:ss AM/PM",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": '"¥"#,##0.00;"¥"-#,##0.00',
    "Euro Currency": '"€"#,##0.00',
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}
_WITHOUT_CODE = {"", "General", "General Number", "@", "Yes/No", "True/False", "On/Off"}
_MOST_ANCESTORS = 10
_PRINTED = {"Header", "Footer"}
_TEXTS_OF = {"Cell", "WorksheetOptions", "DocumentProperties", "CustomDocumentProperties"}


class ExcelXmlEvents:
    """Receives the events of the document; names without namespaces.

    sheets: the worksheets in order. codes: format codes that cells point to. properties:
    names and values of document properties.
    """

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[XmlSheet] = []
        self.codes: list[str] = []
        self.properties: list[tuple[str, str]] = []
        self.is_1904 = False
        self._budget = budget
        self._positions: dict[str, int] = {}
        self._styles: dict[str, tuple[str | None, str]] = {}
        self._style = ""
        self._path: list[str] = []
        self._sheet: XmlSheet | None = None
        self._cell: XmlCell | None = None
        self._text: list[str] | None = None
        self._type = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if parent in ("DocumentProperties", "CustomDocumentProperties"):
            self._text = []
        elif name == "Style" and parent == "Styles":
            self._style = attributes.get("ID", "")
            self._styles[self._style] = (None, attributes.get("Parent", ""))
        elif name == "NumberFormat" and parent == "Style":
            self._styles[self._style] = (
                attributes.get("Format", ""),
                self._styles[self._style][1],
            )
        elif name == "Date1904":
            self.is_1904 = True
        elif name == "Worksheet":
            self._sheet = XmlSheet(attributes.get("Name", ""), len(self.sheets), self._budget)
            self.sheets.append(self._sheet)
        elif self._sheet is not None:
            self._inside(self._sheet, name, parent, attributes)

    def _inside(self, sheet: XmlSheet, name: str, parent: str, attributes: dict[str, str]) -> None:
        if name == "Column" and parent == "Table":
            sheet.column(
                whole(attributes, "Index"),
                whole(attributes, "Span") or 0,
                is_hidden=_is_hidden(attributes, "Width"),
                style=attributes.get("StyleID", ""),
            )
        elif name == "Row" and parent == "Table":
            sheet.start_row(
                whole(attributes, "Index"),
                whole(attributes, "Span") or 0,
                is_hidden=_is_hidden(attributes, "Height"),
                style=attributes.get("StyleID", ""),
            )
        elif name == "Cell" and parent == "Row":
            self._cell = XmlCell(
                index=whole(attributes, "Index"),
                across=whole(attributes, "MergeAcross") or 0,
                down=whole(attributes, "MergeDown") or 0,
                style=attributes.get("StyleID", ""),
                formula=attributes.get("Formula"),
            )
        elif name == "Data" and parent == "Cell":
            self._type = attributes.get("Type", "String")
            self._text = []
        elif name == "Visible" and parent == "WorksheetOptions":
            self._text = []
        elif name in _PRINTED and parent == "PageSetup":
            sheet.beside.append(attributes.get("Data", ""))
        elif name == "AutoFilterColumn" and attributes.get("Type", "All") != "All":
            sheet.is_filtered = True

    def text(self, data: str) -> None:
        """Characters; those of formatted pieces belong to the cell around them."""
        if self._text is not None:
            self._text.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        self._path.pop()
        parent = self._path[-1] if self._path else ""
        if self._text is not None and parent in _TEXTS_OF:
            self._end_text(name, parent, "".join(self._text))
        if self._sheet is None:
            return
        if name == "Cell" and parent == "Row" and self._cell is not None:
            style = self._cell.style or self._sheet.style_of(self._cell)
            self._sheet.add(self._cell, self._format_of(style))
            self._cell = None
        elif name == "Row" and parent == "Table":
            self._sheet.end_row()
        elif name == "Worksheet":
            self._sheet.flush()
            self._sheet = None

    def _end_text(self, name: str, parent: str, text: str) -> None:
        self._text = None
        if parent == "Cell" and name == "Data" and self._cell is not None:
            self._cell.type, self._cell.text = self._type, text
        elif parent == "WorksheetOptions" and self._sheet is not None:
            self._sheet.show(text.strip())
        elif parent.endswith("Properties"):
            self.properties.append((name, text))

    def _format_of(self, style: str) -> int:
        """Position of a style's format code, its parents' where it has none; -1 for General."""
        style = style or "Default"
        for _ in range(_MOST_ANCESTORS):
            code, parent = self._styles.get(style, (None, ""))
            if code is not None or not parent:
                return self._position(code or "")
            style = parent
        return -1

    def _position(self, code: str) -> int:
        code = _NAMED_FORMATS.get(code, code)
        if code in _WITHOUT_CODE:
            return -1
        if code not in self._positions:
            self._positions[code] = len(self.codes)
            self.codes.append(code)
        return self._positions[code]


def whole(attributes: dict[str, str], name: str) -> int | None:
    """A whole number; None where there is none. Raises DamagedError."""
    if name not in attributes:
        return None
    try:
        value = int(attributes[name])
    except ValueError as error:
        raise DamagedError(f"{name}={attributes[name]!r}") from error
    if value < 0:
        raise DamagedError(f"{name}={value}")
    return value


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("Hidden") == "1" or attributes.get(size) in ("0", "0.0")


def read_excel_xml(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets in the order of their tabs; raises RefusedError, DamagedError."""
    budget = Budget(limits)
    events = ExcelXmlEvents(budget)
    send_events(as_utf8(iter((data,))), events)
    for name, value in events.properties:
        refuse_marked_property(name, value)
    if not events.sheets:
        raise DamagedError("the workbook lists no sheets")
    return tuple(_grid(sheet, events, budget) for sheet in events.sheets)


def _grid(sheet: XmlSheet, events: ExcelXmlEvents, budget: Budget) -> Grid:
    refuse_marked_beside(sheet.name, sheet.beside)
    grid = assemble(sheet.facts(), sheet.batches, events.codes, budget)
    grid = replace(grid, is_1904=events.is_1904)
    refuse_marked_cells(grid)
    return grid
