"""An XML spreadsheet of Excel 2003 → grids.

Styles come first: each may name a number format, by a code or by one of the words that
stand for one. Rows and cells name their place only where they do not follow the last.
"""

from __future__ import annotations

import datetime as dt
from xml.etree.ElementTree import Element

from data.files.archive import as_utf8
from data.files.cells import Budget, Worksheet, number_text
from data.files.errors import DamagedError
from data.files.formats.xml_elements import elements, whole_number
from data.files.grid import Grid, Kind, Merge, Visibility
from data.files.limits import Limits
from data.files.references import LAST_COLUMN, LAST_ROW
from data.files.secrecy import refuse_labelled_property

_VISIBILITY: dict[str, Visibility] = {"SheetHidden": "hidden", "SheetVeryHidden": "very_hidden"}
# The days before the calendar of dates: a time alone stands on one of them.
_TIMES_ONLY = (dt.date(1899, 12, 30), dt.date(1899, 12, 31))
_PROPERTIES = ("DocumentProperties", "CustomDocumentProperties")
_PRINTED = ("Header", "Footer")
_DROPPED = ("Style", "Column", "Row", "Worksheet")
_MOST_ANCESTORS = 10
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


def read_excel_xml(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets in the order of their tabs; raises RefusedError, DamagedError."""
    workbook = _Workbook(Budget(limits))
    above = [""]
    for event, element in elements(as_utf8(iter((data,))), _DROPPED):
        if event == "end":
            above.pop()
            workbook.end(element, above[-1])
        else:
            workbook.start(element, above[-1])
            above.append(element.tag)
    if not workbook.sheets:
        raise DamagedError("the workbook lists no sheets")
    for sheet in workbook.sheets:
        sheet.is_1904 = workbook.is_1904
    return tuple(sheet.grid() for sheet in workbook.sheets)


class _Workbook:
    """Gathers the worksheets in their order from the elements of the document."""

    def __init__(self, budget: Budget) -> None:
        self.sheets: list[Worksheet] = []
        self.is_1904 = False
        self._budget = budget
        self._styles: dict[str, tuple[str | None, str]] = {}  # format and parent
        self._column_styles: dict[int, str] = {}
        self._last_column = self._row = 0

    def start(self, element: Element, parent: str) -> None:
        """An element begins."""
        if element.tag == "Worksheet":
            self.sheets.append(Worksheet(element.get("Name", ""), len(self.sheets), self._budget))
            self._column_styles = {}
            self._last_column = self._row = 0

    def end(self, element: Element, parent: str) -> None:
        """An element is complete; raises RefusedError, DamagedError."""
        name = element.tag
        if parent in _PROPERTIES:
            refuse_labelled_property(name, "".join(element.itertext()))
        elif name == "Style" and parent == "Styles":
            found = element.find("NumberFormat")
            code = None if found is None else found.get("Format", "")
            self._styles[element.get("ID", "")] = code, element.get("Parent", "")
        elif name == "Date1904":
            self.is_1904 = True
        elif self.sheets:
            self._inside(self.sheets[-1], element, parent)

    def _inside(self, sheet: Worksheet, element: Element, parent: str) -> None:
        name = element.tag
        if name == "Column" and parent == "Table":
            self._define_columns(sheet, element)
        elif name == "Row" and parent == "Table":
            self._add_row(sheet, element)
        elif name == "Visible" and parent == "WorksheetOptions":
            sheet.visibility = _VISIBILITY.get((element.text or "").strip(), "visible")
        elif name in _PRINTED and parent == "PageSetup":
            sheet.beside.append(element.get("Data", ""))
        elif name == "AutoFilterColumn" and element.get("Type", "All") != "All":
            sheet.is_filtered = True

    def _define_columns(self, sheet: Worksheet, element: Element) -> None:
        first = _count(element, "Index") or self._last_column + 1
        self._last_column = min(first + _count(element, "Span"), LAST_COLUMN)
        numbers = range(first, self._last_column + 1)
        if _is_hidden(element, "Width"):
            sheet.hidden_columns.update(numbers)
        if style := element.get("StyleID", ""):
            self._column_styles.update(dict.fromkeys(numbers, style))

    def _add_row(self, sheet: Worksheet, element: Element) -> None:
        """Add the cells of a row; the rows that it spans are like it and empty."""
        row = _count(element, "Index") or self._row + 1
        self._row = row + _count(element, "Span")
        if not 1 <= row <= LAST_ROW:
            raise DamagedError(f"row {row}")
        if _is_hidden(element, "Height"):
            sheet.hidden_rows.update(range(row, min(self._row, LAST_ROW) + 1))
        last = 0
        for cell in element.iterfind("Cell"):
            column = _count(cell, "Index") or last + 1
            if not 1 <= column <= LAST_COLUMN:
                raise DamagedError(f"column {column}")
            last = column + _count(cell, "MergeAcross")
            bottom = row + _count(cell, "MergeDown")
            if bottom > row or last > column:
                sheet.merges.append(Merge(row, column, bottom, last))
            style = (
                cell.get("StyleID") or element.get("StyleID") or (self._column_styles.get(column))
            )
            kind, text = _kind_and_text(cell)
            sheet.add(row, column, kind, text, self._code_of(style or "Default"))

    def _code_of(self, style: str) -> str:
        """A style's format code, its parents' where it has none; "" for General."""
        for _ in range(_MOST_ANCESTORS):
            code, parent = self._styles.get(style, (None, ""))
            if code is not None or not parent:
                code = _NAMED_FORMATS.get(code or "", code or "")
                return "" if code in _WITHOUT_CODE else code
            style = parent
        return ""


def _kind_and_text(cell: Element) -> tuple[Kind, str]:
    data, formula = cell.find("Data"), cell.get("Formula")
    stated = "" if data is None else data.get("Type", "String")
    text = "" if data is None else "".join(data.itertext())
    if not text and formula is not None and stated != "String":
        return Kind.FORMULA_WITHOUT_VALUE, formula or "="
    if stated == "Number" and text:
        try:
            return Kind.NUMBER, number_text(float(text))
        except ValueError as error:
            raise DamagedError(f"{text!r} is no number") from error
    if stated == "DateTime":
        return _moment(text)
    if stated == "Boolean" and text:
        return Kind.BOOLEAN, "true" if text.strip() in ("1", "true", "True") else "false"
    return Kind.ERROR if stated == "Error" else Kind.TEXT, text


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


def _count(element: Element, name: str) -> int:
    """An attribute as a whole number, 0 where there is none; raises DamagedError."""
    if element.get(name, "").startswith("-"):
        raise DamagedError(f"{name}={element.get(name)}")
    return whole_number(element, name)


def _is_hidden(element: Element, size: str) -> bool:
    return element.get("Hidden") == "1" or element.get(size) in ("0", "0.0")
