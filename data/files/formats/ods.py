"""An OpenDocument spreadsheet (.ods, .fods) → grids.

Styles come first: number styles become format codes, cell styles point to them, table
styles say what is shown. Then the tables; at the end the filters that are set on them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from data.files.archive import Archive, as_utf8, elements, whole_number
from data.files.cells import Budget, Worksheet, number_text
from data.files.errors import DamagedError, RefusedError
from data.files.grid import LAST_COLUMN, LAST_ROW, Grid, Kind, Merge, split_range
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_beside, refuse_labelled_property

_ENCRYPTED = b"encryption-data"
_SUN = b"application/vnd.sun.xml"
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"


def read_ods(archive: Archive, limits: Limits) -> tuple[Grid, ...]:
    """All tables in the order of their tabs; raises RefusedError, DamagedError."""
    _refuse_others(archive)
    parts = [part for part in ("meta.xml", "styles.xml", "content.xml") if part in archive]
    return _read([archive.xml_chunks(part) for part in parts], limits)


def read_flat_ods(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """The same of a document in one XML file (.fods); raises RefusedError, DamagedError."""
    return _read([as_utf8(iter((data,)))], limits)


def _refuse_others(archive: Archive) -> None:
    """Raises RefusedError for passwords and for documents of another kind.

    A text or a presentation holds tables too: they would be read and all else lost.
    """
    manifest = "meta-inf/manifest.xml"
    # Old programs declare a document type here: looked into, never parsed.
    if manifest in archive and _ENCRYPTED in archive.read(manifest):
        raise RefusedError("refused-password")
    kind = archive.read("mimetype") if "mimetype" in archive else b""
    if _SUN in kind:
        raise RefusedError("refused-other-table", format="OpenOffice 1 (.sxc)")
    if _OPEN_DOCUMENT in kind and b".spreadsheet" not in kind:
        is_shown = b".presentation" in kind
        raise RefusedError("refused-other-kind", kind="slides" if is_shown else "document")


def _read(parts: Iterable[Iterator[bytes]], limits: Limits) -> tuple[Grid, ...]:
    document = _Document(Budget(limits))
    for chunks in parts:
        document.read(chunks)
    if not document.tables:
        raise RefusedError("refused-other-kind", kind="document")
    refuse_labelled_beside(document.tables[0].name, document.beside)
    for table in document.tables:
        table.is_filtered = table.name in document.filtered
        table.pivots = document.pivots.get(table.name, [])
    return tuple(table.grid() for table in document.tables)


_NUMBER_STYLES = {
    *("number-style", "percentage-style", "currency-style"),
    *("date-style", "time-style", "text-style"),
}
_HIDDEN = ("collapse", "filter")
# What stands in a cell or on a sheet and is none of it: notes, drawings, what others cached.
_BESIDE = {
    *("annotation", "shapes", "header", "footer", "header-left", "footer-left"),
    *("frame", "custom-shape", "rect", "ellipse", "caption", "text-box", "connector"),
    *("polygon", "polyline", "g", "tracked-changes", "dde-links"),
}
_CELLS = ("table-cell", "covered-table-cell")
_DROPPED = {*_NUMBER_STYLES, "style", "table-column", "table-row", "table"}
_MOST_ANCESTORS = 10
_VALUES = ("value", "date-value", "time-value", "boolean-value", "string-value")


class _Document:
    """Gathers tables from the parts of a document, to be read in their order.

    filtered: names of the tables with a filter. pivots: name of a table → ranges that are
    the output of a pivot. beside: texts of headers, footers, shapes and notes.
    """

    def __init__(self, budget: Budget) -> None:
        self.tables: list[Worksheet] = []
        self.filtered: set[str] = set()
        self.beside: list[str] = []
        self.pivots: dict[str, list[Merge]] = {}
        self._budget = budget
        self._codes: dict[str, str] = {}  # by number style
        self._cell_styles: dict[str, tuple[str, str]] = {}  # number style and parent
        self._hidden_tables: set[str] = set()
        self._table: Worksheet | None = None
        self._row = 0
        self._ranged = ""
        self._column_styles: list[tuple[int, str]] = []  # last column and style

    def read(self, chunks: Iterable[bytes]) -> None:
        """Read a part; raises RefusedError, DamagedError."""
        depth = 0  # of what stands beside the cells
        in_cell = False
        for event, element in elements(chunks, _DROPPED):
            is_start = event == "start"
            if element.tag in _BESIDE:
                depth += 1 if is_start else -1
            elif element.tag in _CELLS and not depth:
                in_cell = is_start
            if not is_start:
                self._define(element)
                if element.tag == "p" and (depth or not in_cell):
                    self.beside.append(_text(element))
            if is_start and not depth:
                self._start(element)
            elif not depth and self._table is not None:
                self._end(self._table, element)

    def _define(self, element: Element) -> None:
        """Note what a complete element says wherever it stands; raises RefusedError."""
        if element.tag in _NUMBER_STYLES:
            self._codes[element.get("name", "")] = _code(element)
        elif element.tag == "style":
            self._define_style(element)
        elif element.tag == "frame" and self._table is not None:
            self._table.pictures += _is_picture(element)
        elif element.tag == "meta":
            _refuse_labelled_properties(element)

    def _start(self, element: Element) -> None:
        if element.tag == "table":
            self._table = self._begin(element)
        elif element.tag == "database-range":
            self._ranged, _ = _area(element)
        elif element.tag == "filter":
            self.filtered.add(self._ranged)
        elif element.tag == "data-pilot-table":
            sheet, corners = _area(element)
            if corners is not None:
                self.pivots.setdefault(sheet, []).append(corners)

    def _end(self, table: Worksheet, element: Element) -> None:
        if element.tag == "table-column":
            self._define_columns(table, element)
        elif element.tag == "table-row":
            self._add_row(table, element)
        elif element.tag == "table":
            self._table = None

    def _define_style(self, style: Element) -> None:
        name = style.get("name", "")
        self._cell_styles[name] = (
            style.get("data-style-name", ""),
            style.get("parent-style-name", ""),
        )
        if any(child.get("display") == "false" for child in style.iterfind("table-properties")):
            self._hidden_tables.add(name)

    def _begin(self, element: Element) -> Worksheet:
        table = Worksheet(element.get("name", ""), len(self.tables), self._budget)
        if element.get("style-name", "") in self._hidden_tables:
            table.visibility = "hidden"
        self.tables.append(table)
        self._row, self._column_styles = 0, []
        return table

    def _define_columns(self, table: Worksheet, element: Element) -> None:
        before = self._column_styles[-1][0] if self._column_styles else 0
        last = before + whole_number(element, "number-columns-repeated", 1)
        if element.get("visibility") in _HIDDEN:
            table.hidden_columns.update(range(before + 1, min(last, LAST_COLUMN) + 1))
        self._column_styles.append((last, element.get("default-cell-style-name", "")))

    def _add_row(self, table: Worksheet, element: Element) -> None:
        """Add the cells of a row, as often as it is repeated; raises DamagedError, RefusedError."""
        repeat = whole_number(element, "number-rows-repeated", 1)
        first, last = self._row + 1, self._row + repeat
        self._row = last
        if element.get("visibility") in _HIDDEN:
            table.hidden_rows.update(range(first, min(last, LAST_ROW) + 1))
        column = 0
        for cell in element:
            if cell.tag not in _CELLS:
                continue
            across = whole_number(cell, "number-columns-repeated", 1)
            bottom = first + whole_number(cell, "number-rows-spanned", 1) - 1
            right = column + whole_number(cell, "number-columns-spanned", 1)
            if bottom > first or right > column + 1:
                table.merges.append(Merge(first, column + 1, bottom, right))
            if formula := cell.get("formula"):
                sheet_words = formula.partition(":=")[2].replace("[.", "").replace(":.", ":")
                table.formulas.add(
                    (first, column + 1), sheet_words.replace("]", "").replace(";", ",")
                )
            kind, text = _kind_and_text(cell)
            if text:
                if last > LAST_ROW:
                    raise DamagedError(f"row {last}")
                if across * repeat > self._budget.limits.cells:
                    self._budget.fill(table.name, across * repeat)
                code = self._code_of(cell, column + 1)
                for row in range(first, last + 1):
                    for number in range(column + 1, column + across + 1):
                        table.add(row, number, kind, text, code)
            column += across

    def _code_of(self, cell: Element, column: int) -> str:
        """The format code of a cell; of its column's style where it has none itself."""
        style = cell.get("style-name", "") or next(
            (name for last, name in self._column_styles if column <= last), ""
        )
        for _ in range(_MOST_ANCESTORS):
            number_style, parent = self._cell_styles.get(style, ("", ""))
            code = self._codes.get(number_style, "")
            if code or number_style or not parent:
                return code
            style = parent
        return ""


def _refuse_labelled_properties(meta: Element) -> None:
    for about in meta.iter():
        refuse_labelled_property(about.tag, about.text or "")
        refuse_labelled_property(about.get("name", ""), about.text or "")


def _is_picture(frame: Element) -> bool:
    """Charts and embedded files have a picture of themselves beside them."""
    found = {element.tag for element in frame.iter()}
    return "image" in found and not found & {"object", "object-ole", "text-box"}


def _text(element: Element) -> str:
    """The text of a paragraph; blanks and line breaks stand as elements within it."""
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "s":
            pieces.append(" " * min(whole_number(child, "c", 1), 1000))
        elif child.tag not in _BESIDE:
            pieces.append({"tab": "\t", "line-break": "\n"}.get(child.tag) or _text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _paragraphs(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == "p":
            yield _text(child)
        elif child.tag not in _BESIDE:
            yield from _paragraphs(child)


def _area(element: Element) -> tuple[str, Merge | None]:
    """The table and the range that an address names: ``$'a b'.$A$1:.C9``."""
    written = element.get("target-range-address", "")
    sheet = written.split(":")[0].rpartition(".")[0].lstrip("$").strip("'")
    corners = ":".join(part.rpartition(".")[2].replace("$", "") for part in written.split(":"))
    try:
        return sheet, split_range(corners)
    except DamagedError:
        return sheet, None  # it says nothing about the cells


_ERROR = re.compile(r"^(#[A-Z/0!?]+[!?A]?|Err:\d+)$")
_DURATION = re.compile(r"^-?P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$")


def _kind_and_text(cell: Element) -> tuple[Kind, str]:
    kind = cell.get("value-type", "")
    value = next((found for name in _VALUES if (found := cell.get(name))), "")
    shown = "\n".join(_paragraphs(cell))
    has_formula = cell.get("formula") is not None
    if has_formula and _ERROR.match(shown):
        return Kind.ERROR, shown
    if kind in ("float", "percentage", "currency"):
        try:
            return Kind.NUMBER, number_text(float(value))
        except ValueError as error:
            raise DamagedError(f"{value!r} is no number") from error
    if kind == "date":
        return Kind.DATE, _iso(value)
    if kind == "time":
        return _duration(value, shown)
    if kind == "boolean":
        return Kind.BOOLEAN, value
    if kind == "string" or shown:
        return Kind.TEXT, shown or value
    if has_formula and not kind:
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


_PARTS = {
    "year": ("yy", "yyyy"),
    "month": ("m", "mm"),
    "day": ("d", "dd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "day-of-week": ("aaa", "aaaa"),
}


def _code(style: Element) -> str:
    """The format code of a number style; "" for one that says nothing."""
    pieces = []
    for part in style:
        if part.tag in ("text", "currency-symbol"):
            literal = part.text or ""
            is_percent = style.tag == "percentage-style" and literal == "%"
            pieces.append(literal if is_percent or not literal else f'"{literal}"')
        elif part.tag == "number":
            pieces.append(_placeholder(part))
        elif part.tag == "am-pm":
            pieces.append("AM/PM")
        elif part.tag == "text-content":
            pieces.append("@")
        elif part.tag == "month" and part.get("textual") == "true":
            pieces.append("mmm")
        elif part.tag in _PARTS:
            pieces.append(_PARTS[part.tag][part.get("style") == "long"])
    code = "".join(pieces)
    return "" if code == "General" else code


def _placeholder(number: Element) -> str:
    has_groups = number.get("grouping") == "true"
    if number.get("decimal-places") is None and number.get("min-decimal-places") is None:
        return "#,##0" if has_groups else "General"
    decimals = whole_number(number, "decimal-places")
    needed = (
        whole_number(number, "min-decimal-places")
        if (number.get("min-decimal-places"))
        else decimals
    )
    fraction = "0" * needed + "#" * max(0, decimals - needed)
    whole = "#,##0" if has_groups else "0" * whole_number(number, "min-integer-digits", 1)
    return f"{whole}.{fraction}" if fraction else whole
