"""Workbooks as bytes, made by the writers of their formats; and raw packages, for what no
writer would write."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import xlsxwriter
import xlwt

Value = str | int | float | bool | dt.date | dt.datetime | None
Rows = Sequence[Sequence[Value]]
DAY_FORMAT = "yyyy-mm-dd"


@dataclass(frozen=True)
class Sheet:
    """A sheet to be written; rows start at ``at``, everything else is by A1 reference.

    A text that begins with ``=`` is a formula; ``results`` gives its cached value by
    cell ("" for none). formats: cell or column letter → number format.
    """

    name: str = "Sheet1"
    rows: Rows = ()
    at: str = "A1"
    formats: Mapping[str, str] = field(default_factory=dict)
    results: Mapping[str, Value] = field(default_factory=dict)
    merges: Sequence[str] = ()
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[str] = ()
    state: str = "visible"
    filter_range: str = ""
    filter_column: str = ""
    header: str = ""
    text_box: str = ""
    formatted_below: int = 0


def a_workbook(
    *sheets: Sheet,
    is_1904: bool = False,
    properties: Mapping[str, str] | None = None,
    constant_memory: bool = False,
) -> bytes:
    """An .xlsx of some sheets."""
    buffer = io.BytesIO()
    options = {"date_1904": is_1904, "in_memory": True, "constant_memory": constant_memory}
    book = xlsxwriter.Workbook(buffer, options)
    if properties:
        book.set_properties(dict(properties))
    for sheet in sheets or (Sheet(),):
        _write(book, sheet)
    book.close()
    return buffer.getvalue()


def _write(book: xlsxwriter.Workbook, sheet: Sheet) -> None:
    page = book.add_worksheet(sheet.name)
    top, left = _place(sheet.at)
    for reference in sheet.merges:
        first = reference.split(":")[0]
        page.merge_range(reference, "", _format(book, sheet, first, None))
    for offset, row in enumerate(sheet.rows):
        for column, value in enumerate(row, left):
            if value is not None:
                cell = f"{_letter(column)}{top + offset + 1}"
                _write_cell(page, book, sheet, cell, value)
    for row in sheet.hidden_rows:
        page.set_row(row - 1, None, None, {"hidden": True})
    for letter in sheet.hidden_columns:
        page.set_column(f"{letter}:{letter}", None, None, {"hidden": True})
    if sheet.filter_range:
        page.autofilter(sheet.filter_range)
    if sheet.filter_column:
        page.filter_column(sheet.filter_column, "x == 1")
    if sheet.header:
        page.set_header(sheet.header)
    if sheet.text_box:
        page.insert_textbox("H2", sheet.text_box)
    if sheet.formatted_below:
        blank = book.add_format({"border": 1})
        start = top + len(sheet.rows)
        for row in range(start, start + sheet.formatted_below):
            for column in range(4):
                page.write_blank(row, column, None, blank)
    if sheet.state == "hidden":
        page.hide()
    elif sheet.state == "very_hidden":
        page.very_hidden()


def _write_cell(
    page: xlsxwriter.worksheet.Worksheet,
    book: xlsxwriter.Workbook,
    sheet: Sheet,
    cell: str,
    value: Value,
) -> None:
    style = _format(book, sheet, cell, value)
    if isinstance(value, str) and value.startswith("="):
        page.write_formula(cell, value, style, sheet.results.get(cell, 0))
    elif isinstance(value, bool):
        page.write_boolean(cell, value, style)
    elif isinstance(value, dt.date):
        page.write_datetime(cell, value, style)
    elif isinstance(value, str):
        page.write_string(cell, value, style)
    else:
        page.write_number(cell, value, style)


def _format(
    book: xlsxwriter.Workbook, sheet: Sheet, cell: str, value: Value
) -> xlsxwriter.format.Format | None:
    code = sheet.formats.get(cell) or sheet.formats.get(cell.rstrip("0123456789"))
    if code is None and isinstance(value, dt.date):
        code = DAY_FORMAT
    return book.add_format({"num_format": code}) if code else None


def an_xls(*sheets: Sheet, is_1904: bool = False) -> bytes:
    """An .xls of Excel 97 with the same sheets (text boxes and filters left out)."""
    book = xlwt.Workbook()
    book.dates_1904 = is_1904
    for sheet in sheets or (Sheet(),):
        page = book.add_sheet(sheet.name, cell_overwrite_ok=True)
        top, left = _place(sheet.at)
        for offset, row in enumerate(sheet.rows):
            for column, value in enumerate(row, left):
                if value is None:
                    continue
                cell = f"{_letter(column)}{top + offset + 1}"
                code = sheet.formats.get(cell) or sheet.formats.get(_letter(column))
                if code is None and isinstance(value, dt.date):
                    code = DAY_FORMAT
                style = xlwt.easyxf(num_format_str=code) if code else xlwt.Style.default_style
                written = xlwt.Formula(value[1:]) if _is_formula(value) else value
                page.write(top + offset, column, written, style)
        for reference in sheet.merges:
            (first_row, first_column), (last_row, last_column) = map(_place, reference.split(":"))
            page.merge(first_row, last_row, first_column, last_column)
        for row in sheet.hidden_rows:
            page.row(row - 1).hidden = True
        for letter in sheet.hidden_columns:
            page.col(_place(f"{letter}1")[1]).hidden = True
        # The setter takes ASCII only.
        page._Worksheet__header_str = sheet.header
        page.visibility = {"visible": 0, "hidden": 1, "very_hidden": 2}[sheet.state]
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def an_ods(content: str, *, styles: str = "", is_encrypted: bool = False) -> bytes:
    """An .ods whose spreadsheet element holds ``content`` (tables), after ``styles``."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{urn}:1.0"'
        for name, urn in {
            "office": "office",
            "table": "table",
            "text": "text",
            "style": "style",
            "number": "datastyle",
        }.items()
    )
    document = (
        f"<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:spreadsheet>{content}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    encryption = "<manifest:encryption-data/>" if is_encrypted else ""
    return a_package(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="m">{encryption}'
            "</manifest:manifest>",
            "content.xml": document,
        }
    )


def a_csv(rows: Rows, *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A delimited text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter)
    writer.writerows([["" if value is None else value for value in row] for row in rows])
    return buffer.getvalue().encode(encoding)


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def a_raw_workbook(
    sheet_xml: str | bytes,
    *,
    strings_xml: str = "",
    styles_xml: str = "",
    workbook_properties: str = "",
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """An .xlsx package around the XML of one sheet, written as it is given."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{workbook_properties}'
        '<sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="r2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="r3" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet_xml,
    }
    if strings_xml:
        parts["xl/sharedStrings.xml"] = strings_xml
    if styles_xml:
        parts["xl/styles.xml"] = styles_xml
    return a_package({**parts, **(more or {})})


def a_package(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of some parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _is_formula(value: Value) -> bool:
    return isinstance(value, str) and value.startswith("=")


def _place(reference: str) -> tuple[int, int]:
    """``B7`` → ``(6, 1)``: 0-based row and column."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1


def _letter(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
