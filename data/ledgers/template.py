"""The empty workbook of a form: title, unit row, headers, drop-downs, checks, explanations.

Title, unit row, headers, drop-downs, print setup and a sheet of explanations are the same for
an empty one and one sent out, which differs in what already stands in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from data.field_words import template_title
from data.ledgers.template_columns import TemplateColumn, template_columns
from data.texts import text

Cell = str | float | date | None
_ROWS = 500
_LONGEST_LIST = 255
_LONGEST_NAME = 31
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TITLE_ROW, _UNIT_ROW, _HEADER_ROW = 0, 1, 2
_UNIT_COLUMNS = 2
_PAPER_A3 = 8
_FROZEN = 2


@dataclass(frozen=True)
class TemplateSheet:
    """One sheet: name, title, what stands at the left of the unit row, columns and rows.

    rows: one entry a column; a share is a float in a share column. locked: columns whose
    filled cells cannot be typed over (nothing is locked where it is empty).
    """

    name: str
    title: str
    columns: tuple[TemplateColumn, ...]
    about: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    locked: frozenset[int] = frozenset()


def template(name: str, form: str, known: Mapping[str, tuple[str, ...]] | None = None) -> bytes:
    """An .xlsx with title, unit row and headers of a ledger's form; raises KeyError.

    known: role of a field (town, unit) → values that are offered to choose from.
    """
    columns = template_columns(name, form, known=known or {})
    title = template_title(name, form)
    return workbook([TemplateSheet(title, title, columns)])


def workbook(
    sheets: Sequence[TemplateSheet],
    guide: Sequence[str] = (),
    properties: Iterable[tuple[str, str]] = (),
) -> bytes:
    """An .xlsx of some sheets and one that explains their columns.

    guide: lines above the explanations. properties: custom properties of the document.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    for name, value in properties:
        book.set_custom_property(name, value, "text")
    lists = _Lists(book)
    used: set[str] = set()
    for sheet in sheets:
        _write(book, book.add_worksheet(_sheet_name(sheet.name, used)), sheet, lists)
    _write_guide(book, sheets, guide)
    lists.write()
    book.close()
    return buffer.getvalue()


def _sheet_name(title: str, used: set[str]) -> str:
    """A name that a sheet can bear and none before it bears."""
    plain = title.translate(_FORBIDDEN).strip()[: _LONGEST_NAME - 3] or "1"
    name, number = plain, 2
    while name.casefold() in used:
        name, number = f"{plain} {number}", number + 1
    used.add(name.casefold())
    return name


class _Lists:
    """Values too many for a cell's own list stand on a last, hidden sheet, a column a list."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._found: dict[tuple[str, ...], int] = {}

    def source(self, values: tuple[str, ...]) -> list[str] | str:
        """What a drop-down chooses from: the values, or where they stand."""
        if len("，".join(values)) < _LONGEST_LIST and not any("," in one for one in values):
            return list(values)
        column = self._found.setdefault(values, len(self._found))
        sheet = text("zh", "template-lists")
        return f"='{sheet}'!" + xl_range_abs(0, column, len(values) - 1, column)

    def write(self) -> None:
        """Add the sheet, where anything needs it."""
        if not self._found:
            return
        page = self._book.add_worksheet(text("zh", "template-lists"))
        for values, column in self._found.items():
            page.write_column(0, column, values)
        page.very_hidden()


def _write(book: xlsxwriter.Workbook, page: Worksheet, sheet: TemplateSheet, lists: _Lists) -> None:
    heading = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    right = book.add_format({"align": "right"})
    header = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    )
    last = len(sheet.columns) - 1
    _write_over(page, _TITLE_ROW, 0, last, sheet.title, heading)
    unit_from = 0
    if sheet.about:
        unit_from = max(last - _UNIT_COLUMNS + 1, 1)
        _write_over(page, _UNIT_ROW, 0, unit_from - 1, sheet.about, book.add_format())
    _write_over(page, _UNIT_ROW, unit_from, last, text("zh", "template-unit"), right)
    has_groups = any(column.group for column in sheet.columns)
    _write_headers(page, sheet.columns, header, has_groups=has_groups)
    first = _HEADER_ROW + (2 if has_groups else 1)
    cells = _CellFormats(book)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width, cells.of(column))
        if checked := _check(column, lists):
            until = first + max(_ROWS, len(sheet.rows))
            page.data_validation(first, number, until, number, checked)
    for offset, row in enumerate(sheet.rows):
        for number, value in enumerate(row):
            is_locked = number in sheet.locked and value is not None
            style = cells.of(sheet.columns[number], is_locked=is_locked, is_filled=True)
            _write_cell(page, first + offset, number, value, style, cells)
    if sheet.locked:
        page.protect("", _STILL_ALLOWED)
    page.freeze_panes(first, min(_FROZEN, last))
    page.set_landscape()
    page.set_paper(_PAPER_A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, first - 1)
    page.set_footer("&C— &P —")


_STILL_ALLOWED = {
    "insert_rows": True,
    "delete_rows": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


class _CellFormats:
    """The formats of body cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Format] = {}

    def of(
        self, column: TemplateColumn, *, is_locked: bool = False, is_filled: bool = False
    ) -> Format:
        """The format of a column's cells, empty or filled in."""
        number = {"date": "yyyy-mm-dd", "code": "@", "share": "0.0%"}.get(column.kind, "General")
        return self._of(number, is_locked, is_filled)

    def day(self, *, is_filled: bool = True) -> Format:
        """The format of a date wherever it stands."""
        return self._of("yyyy-mm-dd", False, is_filled)

    def share(self) -> Format:
        """The format of a percentage wherever it stands."""
        return self._of("0.0%", False, True)

    def _of(self, number: str, is_locked: bool, is_filled: bool) -> Format:
        key = (number, is_locked, is_filled)
        if key not in self._made:
            style: dict[str, object] = {"num_format": number, "locked": is_locked}
            if is_filled:
                style |= {"border": 1, "text_wrap": True, "valign": "vcenter"}
            if is_locked:
                style |= {"bg_color": "#F2F2F2"}
            self._made[key] = self._book.add_format(style)
        return self._made[key]


def _write_cell(
    page: Worksheet, row: int, column: int, value: Cell, style: Format, cells: _CellFormats
) -> None:
    if value is None:
        page.write_blank(row, column, None, style)
    elif isinstance(value, str):
        page.write_string(row, column, value, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time()), cells.day())
    else:
        page.write_number(row, column, value, style)


def _write_over(
    page: Worksheet, row: int, first: int, last: int, words: str, style: Format
) -> None:
    if last > first:
        page.merge_range(row, first, row, last, words, style)
    else:
        page.write_string(row, first, words, style)


def _check(column: TemplateColumn, lists: _Lists) -> dict[str, Any]:
    """What a cell of the column takes, and what is said of it: a validation; {} for anything."""
    found: dict[str, Any] = {}
    if column.kind not in _LISTED and column.allowed:
        kind = "information" if column.is_open else "stop"
        found = {"validate": "list", "source": lists.source(column.allowed), "error_type": kind}
    elif column.kind in _BOUNDS:
        found = _BOUNDS[column.kind] | {
            "error_type": "warning",
            "error_message": text("zh", f"template-type-{column.kind}"),
        }
    if column.is_personal:
        found = {"validate": "any"} | found
        found["input_message"] = text("zh", "template-personal")
    return found


# Several values stand in one cell: a list of single ones would refuse them.
_LISTED = ("names", "choices")
_NUMBER = {"validate": "decimal", "criteria": "between", "minimum": -1e15, "maximum": 1e15}
_BOUNDS: dict[str, dict[str, Any]] = {
    "date": {"validate": "date", "criteria": ">=", "value": date(1949, 10, 1)},
    "integer": _NUMBER | {"validate": "integer", "minimum": -(10**9), "maximum": 10**9},
    **dict.fromkeys(("amount", "number", "measure", "share"), _NUMBER),
}


def _write_headers(
    page: Worksheet, columns: Sequence[TemplateColumn], style: Format, *, has_groups: bool
) -> None:
    top, below = _HEADER_ROW, _HEADER_ROW + 1
    start = 0
    for number, column in enumerate(columns):
        words = f"{column.written}*" if column.is_required else column.written
        if not has_groups:
            page.write_string(top, number, words, style)
            continue
        if not column.group:
            page.merge_range(top, number, below, number, words, style)
            continue
        page.write_string(below, number, words, style)
        if number == 0 or columns[number - 1].group != column.group:
            start = number
        is_last = number + 1 == len(columns) or columns[number + 1].group != column.group
        if is_last:
            _write_over(page, top, start, number, column.group, style)


def _write_guide(
    book: xlsxwriter.Workbook, sheets: Sequence[TemplateSheet], guide: Sequence[str]
) -> None:
    """A last sheet that says how to fill in, and what each column takes."""
    page = book.add_worksheet(text("zh", "template-guide"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    page.set_column(0, 0, 110, wrapped)
    row = 0
    for line in guide:
        page.write_string(row, 0, line, wrapped)
        row += 1
    for sheet in sheets:
        if len(sheets) > 1 or guide:
            page.write_string(row, 0, sheet.name, bold)
            row += 1
        for column in sheet.columns:
            header = f"{column.group} / {column.written}" if column.group else column.written
            page.write_string(row, 0, f"{header}：{_explained(column)}", wrapped)
            row += 1


def _explained(column: TemplateColumn) -> str:
    parts = [text("zh", "template-required")] if column.is_required else []
    parts.append(text("zh", f"template-type-{column.kind}"))
    if column.is_personal:
        parts.append(text("zh", "template-personal"))
    if column.allowed and not column.known:
        parts.append(text("zh", "template-allowed", allowed="、".join(column.allowed)))
    return "；".join(parts)
