"""Workbooks for these tests, and what is asked of the ones that come back."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from datetime import datetime
from itertools import product
from pathlib import Path

import openpyxl
import xlsxwriter

from data.documents.annotation.client import annotated_workbook
from data.documents.annotation.styles import FILLS
from data.files import open_workbook
from data.files.grid import Refusal, column_letter
from data.importer.model import FileReport
from data.importer.review.issue_list import issue_list
from data.issues import Issue

TOUCHED = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
}


def an_issue(
    cell: str, severity: str = "error", sheet: str = "签约项目", value: str = "x"
) -> Issue:
    row = int(re.sub(r"\D", "", cell)) if cell else None
    return Issue(
        "date-unreadable",
        severity,
        "a.xlsx",
        sheet,
        cell,
        row,
        "signed_date",
        value,
        {"text": value},
    )


def a_report(*issues: Issue, file: str = "a.xlsx", reader: str = "sheet-xml", **more) -> FileReport:
    return FileReport(file, "0" * 64, "issues", reader, issues=issues, **more)


def returned(folder: Path, content: bytes, *issues: Issue, file: str = "a.xlsx", **more) -> bytes:
    path = folder / f"original{Path(file).suffix}"
    path.write_bytes(content)
    opened = open_workbook(path, file)
    if not isinstance(opened, Refusal):
        more.setdefault("earlier", issue_list(opened.grids))
    report = a_report(*issues, file=file, **more)
    return annotated_workbook(path, file, report, "zh")


def fills(content: bytes, sheet: str = "签约项目") -> dict[str, str]:
    """The cells that a rule of ours marks, with the severity of its fill."""
    page = openpyxl.load_workbook(io.BytesIO(content))[sheet]
    by_color = {color: severity for severity, color in FILLS.items()}
    return {
        f"{column_letter(column)}{row}": by_color[rule.dxf.fill.bgColor.rgb]
        for formats in page.conditional_formatting
        for rule in formats.rules
        if rule.formula and "Signboard" in rule.formula[0]
        for one in formats.sqref.ranges
        for row, column in product(
            range(one.min_row, one.max_row + 1), range(one.min_col, one.max_col + 1)
        )
    }


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def cells(content: bytes, *, data_only: bool = False) -> dict[tuple[str, str], object]:
    book = openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def comments(content: bytes) -> dict[tuple[str, str], str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        (sheet.title, cell.coordinate): cell.comment.text
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def a_rich_workbook() -> bytes:
    """Everything that a load-and-save would lose: chart, image, rules, old comments, a name."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("签约项目")
    head = book.add_format({"bold": True, "bg_color": "#1B5299", "font_color": "#FFFFFF"})
    money = book.add_format({"num_format": '#,##0.00"万元"', "border": 1, "align": "center"})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range("A1:G1", "签约项目台账（示例数据）", head)
    for column, text in enumerate(
        ["序号", "项目名称", "签约日期", "计划总投资", "镇", "分组", "备注"]
    ):
        sheet.write(2, column, text, head)
    for row in range(3, 9):
        sheet.write_number(row, 0, row - 2)
        sheet.write_string(row, 1, f"示例项目{row:02d}")
        sheet.write_datetime(row, 2, datetime(2021, 1, row), day)
        sheet.write_number(row, 3, row * 1000, money)
        sheet.write_string(row, 6, '<b>&"引号"</b>')
    sheet.merge_range("F4:F6", "一组")
    sheet.write_formula("D10", "=SUM(D4:D9)", money, 33000)
    sheet.write_comment("C4", "旗招商局：请核", {"author": "甲"})
    sheet.write_comment("A4", "不动这一条", {"author": "甲"})
    sheet.set_column("B:B", 31.5, None)
    sheet.set_column("E:E", 12, money)
    sheet.set_column("I:I", 5, None, {"hidden": True})
    sheet.set_row(5, 48)
    sheet.set_row(6, None, None, {"hidden": True})
    sheet.freeze_panes(3, 2)
    sheet.conditional_format("D4:D9", {"type": "data_bar"})
    sheet.data_validation("E4:E9", {"validate": "list", "source": ["甲镇", "乙镇"]})
    sheet.add_table("K3:L6", {"columns": [{"header": "甲"}, {"header": "乙"}]})
    sheet.write_url("M1", "https://example.invalid/a?b=1&c=2", None, "链接")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='签约项目'!$D$4:$D$9"})
    sheet.insert_chart("O2", chart)
    sheet.insert_image("O20", "点.png", {"image_data": io.BytesIO(a_png())})
    sheet.print_area("A1:G10")
    other = book.add_worksheet("说明'A")
    other.write_string(0, 0, "填报说明")
    book.define_name("总投资", "='签约项目'!$D$10")
    book.close()
    return buffer.getvalue()


def a_png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0"))
        + chunk(b"IEND", b"")
    )
