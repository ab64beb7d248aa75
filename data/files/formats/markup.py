"""Tables that office programs write as markup: web pages, saved pages, XML of Excel 2003."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from html import unescape
from html.parser import HTMLParser
from xml.etree.ElementTree import Element

from data.files.archive import as_utf8, elements, whole_number
from data.files.cells import Budget, Worksheet, number_text
from data.files.encodings import decoded
from data.files.errors import DamagedError, RefusedError
from data.files.grid import LAST_COLUMN, LAST_ROW, Grid, Kind, Merge, Visibility
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_property

_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_CHINESE = {"gb2312", "gbk", "x-gbk", "gb18030"}
# Encodings that show by themselves whether a page keeps what it declares.
_STRICT = {
    **{"big5": "big5", "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "x-sjis": "cp932"},
    **{"euc-jp": "euc_jp", "euc-kr": "cp949", "ks_c_5601-1987": "cp949"},
}
_SILENT = {"script", "style", "head", "title", "xml"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "caption"}
_MOST_SPAN = 16_384
_START = 8192
_BLANKS = re.compile(r"[ \t\r\n\f]+")


def read_web_page(data: bytes, name: str, limits: Limits) -> Grid:
    """The one grid of a page; raises RefusedError where it has no table with two columns."""
    page = _Page(Worksheet(name, 0, Budget(limits)))
    page.feed(_text(data))
    page.close()
    page.end_block()
    if page.width < 2:
        raise RefusedError("refused-web-page")
    return page.sheet.grid()


def _text(data: bytes) -> str:
    declared = _CHARSET.search(data[:_START])
    encoding = declared[1].decode("ascii").lower() if declared is not None else ""
    if encoding in _CHINESE:
        encoding = "gb18030"
    if encoding == "gb18030" or encoding in _STRICT:
        try:
            return data.decode(_STRICT.get(encoding, encoding))
        except UnicodeDecodeError as error:
            raise RefusedError("refused-encoding") from error
    return decoded(data)[0]


class _Page(HTMLParser):
    """Gathers cells; tables within a cell are part of its text."""

    def __init__(self, sheet: Worksheet) -> None:
        super().__init__(convert_charrefs=True)
        self.sheet = sheet
        self.width = 0
        self._row = 1
        self._column = 0
        self._taken: set[tuple[int, int]] = set()
        self._table_depth = 0
        self._silent_depth = 0
        self._in_row = False
        self._in_cell = False
        self._pieces: list[str] = []
        self._number: str | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent_depth += 1
        elif tag == "br":
            self._pieces.append("\n")
        elif tag == "table":
            if not self._in_cell:
                self.end_block()
            self._table_depth += 1
        elif self._table_depth == 1 and tag == "tr":
            self._end_row()
            self._in_row, self._column = True, 0
            if "display:none" in (dict(attrs).get("style") or "").replace(" ", "").lower():
                self.sheet.hidden_rows.add(self._row)
        elif self._table_depth == 1 and tag in ("td", "th"):
            self._end_cell()
            self._start_cell(dict(attrs))
        elif tag in _BLOCKS and not self._table_depth:
            self.end_block()

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent_depth = max(0, self._silent_depth - 1)
        elif tag == "table" and self._table_depth:
            if self._table_depth == 1:
                self._end_row()
                self._taken.clear()
            self._table_depth -= 1
        elif self._table_depth == 1 and tag in ("td", "th"):
            self._end_cell()
        elif self._table_depth == 1 and tag == "tr":
            self._end_row()
        elif tag in _BLOCKS and not self._table_depth:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._silent_depth and (self._in_cell or not self._table_depth):
            self._pieces.append(_BLANKS.sub(" ", data))

    def end_block(self) -> None:
        """A paragraph outside of tables is a row of one cell."""
        text = self._taken_text()
        if text:
            self.sheet.add(self._row, 1, Kind.TEXT, text)
            self._row += 1

    def _start_cell(self, attributes: dict[str, str | None]) -> None:
        self._column += 1
        while (self._row, self._column) in self._taken:
            self._column += 1
        self._in_cell = True
        self._pieces.clear()
        self._number = attributes.get("x:num")
        self._span = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))

    def _end_cell(self) -> None:
        if not self._in_cell:
            return
        self._in_cell = False
        text, (down, across) = self._taken_text(), self._span
        kind = Kind.TEXT
        if self._number:
            try:
                kind, text = Kind.NUMBER, number_text(float(self._number))
            except ValueError:
                kind = Kind.TEXT
        self.width = max(self.width, self._column + across - 1)
        if down > 1 or across > 1:
            bottom, right = self._row + down - 1, self._column + across - 1
            self.sheet.merges.append(Merge(self._row, self._column, bottom, right))
            self.sheet.budget.fill(self.sheet.name, (down - 1) * across)
            self._taken.update(
                (row, column)
                for row in range(self._row + 1, bottom + 1)
                for column in range(self._column, right + 1)
            )
        self.sheet.add(self._row, self._column, kind, text)
        self._column += across - 1

    def _end_row(self) -> None:
        self._end_cell()
        if self._in_row:
            self._in_row = False
            self._row += 1

    def _taken_text(self) -> str:
        lines = "".join(self._pieces).replace("\xa0", " ").split("\n")
        self._pieces.clear()
        return "\n".join(line.strip() for line in lines).strip()


def _span(value: str | None) -> int:
    try:
        return min(max(1, int(value or "1")), _MOST_SPAN)
    except ValueError:
        return 1


_NAMED_SHEET = re.compile(
    r"<x:ExcelWorksheet>\s*<x:Name>([^<]*)</x:Name>.*?<x:WorksheetSource\s+HRef=(?:3D)?\"([^\"]*)\"",
    re.DOTALL | re.IGNORECASE,
)
_MOST_PARTS = 4000


def read_saved_page(data: bytes, name: str, limits: Limits) -> tuple[Grid, ...]:
    """One grid for each page that has a table; raises RefusedError, DamagedError."""
    pages = list(_parts(data))
    names = _sheet_names([page for _, page in pages])
    grids: list[Grid] = []
    for place, page in pages:
        try:
            grid = read_web_page(page, _named(place, names) or name, limits)
        except RefusedError as refused:
            if refused.code != "refused-web-page":
                raise
            continue  # a frame around the sheets, a list of them
        grids.append(replace(grid, index=len(grids)))
    if sum(grid.height * len(grid.columns) for grid in grids) > limits.cells:
        raise RefusedError(
            "refused-too-many-cells", sheet=grids[-1].sheet, limit=f"{limits.cells:,}"
        )
    if not grids:
        raise RefusedError("refused-web-page")
    return tuple(grids)


def _parts(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Where each page of the file says it lies, and its content."""
    message = message_from_bytes(data)
    if not message.is_multipart():
        raise DamagedError("no boundary between parts")
    parts = [part for part in message.walk() if not part.is_multipart()]
    if len(parts) > _MOST_PARTS:
        raise RefusedError(
            "refused-archive-entries", count=f"{len(parts):,}", limit=f"{_MOST_PARTS:,}"
        )
    for part in parts:
        if part.get_content_type() == "text/html":
            content = part.get_payload(decode=True)
            assert isinstance(content, bytes)  # of what is no multipart
            yield str(part.get("Content-Location", "")), content


def _sheet_names(pages: list[bytes]) -> dict[str, str]:
    """Names of sheets by the last part of the address of their page."""
    return {
        _last(target): unescape(name)
        for page in pages
        if b"ExcelWorksheet>" in page
        for name, target in _NAMED_SHEET.findall(decoded(page)[0])
    }


def _named(place: str, names: dict[str, str]) -> str:
    return names.get(_last(place)) or _last(place).rpartition(".")[0]


def _last(address: str) -> str:
    return re.split(r"[/\\]", address)[-1]


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
