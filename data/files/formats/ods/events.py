"""The parts of an .ods, event by event, into tables.

Styles come first: number styles become format codes, cell styles point to them, table
styles say what is shown. Then the tables; at the end the filters that are set on them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.files.cells import Budget
from data.files.errors import DamagedError
from data.files.formats.ods.table import OdsCell, OdsTable
from data.files.grid import Merge, Visibility
from data.files.references import split_range

STYLES = {
    "number-style",
    "percentage-style",
    "currency-style",
    "date-style",
    "time-style",
    "text-style",
}
_PARTS = {
    "year": ("yy", "yyyy"),
    "month": ("m", "mm"),
    "day": ("d", "dd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "day-of-week": ("aaa", "aaaa"),
}


@dataclass
class FormatBuilder:
    """One number style while its elements come by."""

    kind: str
    name: str
    pieces: list[str] = field(default_factory=list)
    _text: list[str] | None = None

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element inside the style begins."""
        if element in ("text", "currency-symbol"):
            self._text = []
        elif element == "number":
            self.pieces.append(_placeholder(attributes))
        elif element == "am-pm":
            self.pieces.append("AM/PM")
        elif element == "text-content":
            self.pieces.append("@")
        elif element in _PARTS:
            is_long = attributes.get("style") == "long"
            if element == "month" and attributes.get("textual") == "true":
                self.pieces.append("mmm")
            else:
                self.pieces.append(_PARTS[element][is_long])

    def text(self, data: str) -> None:
        """Characters inside the style."""
        if self._text is not None:
            self._text.append(data)

    def end(self, element: str) -> None:
        """An element inside the style ends."""
        if element in ("text", "currency-symbol") and self._text is not None:
            literal = "".join(self._text)
            is_percent = self.kind == "percentage-style" and literal == "%"
            self.pieces.append(literal if is_percent else _quoted(literal))
            self._text = None

    @property
    def code(self) -> str:
        """The format code; "" for one that says nothing."""
        code = "".join(self.pieces)
        return "" if code == "General" else code


def _placeholder(attributes: dict[str, str]) -> str:
    decimals = attributes.get("decimal-places")
    if decimals is None and attributes.get("min-decimal-places") is None:
        return "General" if attributes.get("grouping") != "true" else "#,##0"
    least = max(1, int(attributes.get("min-integer-digits", "1")))
    whole = "#,##0" if attributes.get("grouping") == "true" else "0" * least
    needed = int(attributes.get("min-decimal-places", decimals or "0"))
    most = max(needed, int(decimals or "0"))
    fraction = "0" * needed + "#" * (most - needed)
    return f"{whole}.{fraction}" if fraction else whole


def _quoted(literal: str) -> str:
    return f'"{literal}"' if literal else ""


_HIDDEN = ("collapse", "filter")
# What stands in a cell or on a sheet and is none of it: notes, drawings, what others cached.
_BESIDE = {
    *("annotation", "shapes", "header", "footer", "header-left", "footer-left"),
    *("frame", "custom-shape", "rect", "ellipse", "caption", "text-box", "connector"),
    *("polygon", "polyline", "g", "tracked-changes", "dde-links"),
}
_MOST_ANCESTORS = 10
_IN_FRAMES = frozenset({"image", "object", "object-ole", "text-box"})
_RANGE = re.compile(r"[A-Z]{1,3}[1-9]\d{0,6}(?::[A-Z]{1,3}[1-9]\d{0,6})?")


class OdsEvents:
    """Receives the events of ``styles.xml`` and ``content.xml``; names without namespaces.

    tables: the tables in order; filtered: names of those with a filter; codes: format
    codes that cells point to; pivots: name of a table → ranges that are the output of a
    pivot; beside: texts of headers, footers, shapes and notes.
    """

    def __init__(self, budget: Budget) -> None:
        self.tables: list[OdsTable] = []
        self.filtered: set[str] = set()
        self.codes: list[str] = []
        self.beside: list[str] = []
        self.pivots: dict[str, list[Merge]] = {}
        self._budget = budget
        self._positions: dict[str, int] = {}
        self._number_styles: dict[str, str] = {}
        self._cell_styles: dict[str, tuple[str, str]] = {}
        self._hidden_tables: set[str] = set()
        self._style = ""
        self._format: FormatBuilder | None = None
        self._table: OdsTable | None = None
        self._column_styles: list[tuple[int, str]] = []
        self._cell: OdsCell | None = None
        self._paragraph: list[str] | None = None
        self._beside_depth = 0
        self._ranged = ""
        self._framed: set[str] = set()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _BESIDE:
            self._beside_depth += 1
        if name in _IN_FRAMES:
            self._framed.add(name)
        if self._format is not None:
            self._format.start(name, attributes)
        elif name in STYLES:
            self._format = FormatBuilder(name, attributes.get("name", ""))
        elif name == "style":
            self._style = attributes.get("name", "")
            self._cell_styles[self._style] = (
                attributes.get("data-style-name", ""),
                attributes.get("parent-style-name", ""),
            )
        elif name == "table-properties":
            if attributes.get("display") == "false":
                self._hidden_tables.add(self._style)
        elif name == "p":
            self._paragraph = []
        elif self._paragraph is not None:
            self._paragraph.append(_inline(name, attributes))
        elif not self._beside_depth:
            self._structure(name, attributes)

    def text(self, data: str) -> None:
        """Characters."""
        if self._format is not None:
            self._format.text(data)
        elif self._paragraph is not None:
            self._paragraph.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in _BESIDE:
            self._beside_depth -= 1
        if name == "frame":
            self._end_frame()
        if self._format is not None:
            if name in STYLES:
                self._number_styles[self._format.name] = self._format.code
                self._format = None
            else:
                self._format.end(name)
        elif name == "p" and self._paragraph is not None:
            self._end_paragraph("".join(self._paragraph))
        elif self._table is not None and not self._beside_depth:
            if name in ("table-cell", "covered-table-cell") and self._cell is not None:
                self._table.add(self._cell, self._format_of(self._cell))
                self._cell = None
            elif name == "table-row":
                self._table.end_row()
            elif name == "table":
                self._table.flush()
                self._table = None

    def _end_frame(self) -> None:
        """Count a picture; charts and embedded files have a picture of themselves beside them."""
        if self._table is not None and self._framed == {"image"}:
            self._table.pictures += 1
        self._framed.clear()

    def _end_paragraph(self, text: str) -> None:
        self._paragraph = None
        if self._beside_depth or self._cell is None:
            self.beside.append(text)
        else:
            self._cell.paragraphs.append(text)

    def _structure(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            is_hidden = attributes.get("style-name", "") in self._hidden_tables
            visibility: Visibility = "hidden" if is_hidden else "visible"
            title = attributes.get("name", "")
            self._table = OdsTable(title, len(self.tables), visibility, self._budget)
            self.tables.append(self._table)
            self._column_styles = []
        elif name == "database-range":
            self._ranged, _ = _area(attributes)
        elif name == "data-pilot-table":
            sheet, corners = _area(attributes)
            if corners is not None:
                self.pivots.setdefault(sheet, []).append(corners)
        elif name == "filter":
            self.filtered.add(self._ranged)
        elif self._table is not None:
            self._line_or_cell(self._table, name, attributes)

    def _line_or_cell(self, table: OdsTable, name: str, attributes: dict[str, str]) -> None:
        if name == "table-column":
            repeat = _whole(attributes, "number-columns-repeated")
            table.define_columns(repeat, attributes.get("visibility") in _HIDDEN)
            last = self._column_styles[-1][0] if self._column_styles else 0
            style = attributes.get("default-cell-style-name", "")
            self._column_styles.append((last + repeat, style))
        elif name == "table-row":
            repeat = _whole(attributes, "number-rows-repeated")
            table.start_row(repeat, attributes.get("visibility") in _HIDDEN)
        elif name in ("table-cell", "covered-table-cell"):
            self._cell = OdsCell(
                value_type=attributes.get("value-type", ""),
                value=attributes.get("value")
                or attributes.get("date-value")
                or attributes.get("time-value")
                or attributes.get("boolean-value")
                or attributes.get("string-value")
                or "",
                style=attributes.get("style-name", ""),
                has_formula="formula" in attributes,
                repeat=_whole(attributes, "number-columns-repeated"),
                span=(
                    _whole(attributes, "number-rows-spanned"),
                    _whole(attributes, "number-columns-spanned"),
                ),
            )

    def _format_of(self, cell: OdsCell) -> int:
        """Position of a cell's format code; the column's style where it has none itself."""
        style = cell.style
        if not style and self._table is not None:
            column = self._table.next_column
            style = next((name for last, name in self._column_styles if column <= last), "")
        for _ in range(_MOST_ANCESTORS):
            data_style, parent = self._cell_styles.get(style, ("", ""))
            code = self._number_styles.get(data_style, "")
            if code:
                if code not in self._positions:
                    self._positions[code] = len(self.codes)
                    self.codes.append(code)
                return self._positions[code]
            if data_style or not parent:
                break
            style = parent
        return -1


def _inline(name: str, attributes: dict[str, str]) -> str:
    """Blanks and line breaks stand as elements within a paragraph."""
    if name == "s":
        return " " * min(_whole(attributes, "c"), 1000)
    return {"tab": "\t", "line-break": "\n"}.get(name, "")


def _area(attributes: dict[str, str]) -> tuple[str, Merge | None]:
    """The table and the range that an address names: ``$'a b'.$A$1:.C9``."""
    written = attributes.get("target-range-address", "")
    sheet = written.split(":")[0].rpartition(".")[0].lstrip("$").strip("'")
    corners = ":".join(part.rpartition(".")[2].replace("$", "") for part in written.split(":"))
    if not _RANGE.fullmatch(corners):
        return sheet, None
    try:
        return sheet, split_range(corners)
    except DamagedError:
        return sheet, None  # it says nothing about the cells


def _whole(attributes: dict[str, str], name: str) -> int:
    try:
        return max(1, int(attributes.get(name, "1")))
    except ValueError as error:
        raise DamagedError(f"{name}={attributes[name]!r}") from error
