"""The findings of an upload as a workbook that can be sent to the unit that filed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter


@dataclass(frozen=True)
class Finding:
    """One line of the list, in words of the reader's language."""

    severity: str
    file: str
    sheet: str
    cell: str
    value: str
    message: str
    remedy: str


def issue_workbook(findings: Sequence[Finding], headers: Sequence[str], title: str) -> bytes:
    """An .xlsx with one row a finding; headers name the seven columns in Finding's order.

    Texts stay texts: a value that begins with ``=`` is written as a string.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(title[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (header, width) in enumerate(
        zip(headers, (10, 28, 18, 8, 24, 48, 48), strict=True)
    ):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, head)
    for row, finding in enumerate(findings, start=1):
        line = (
            finding.severity,
            finding.file,
            finding.sheet,
            finding.cell,
            finding.value,
            finding.message,
            finding.remedy,
        )
        for column, text in enumerate(line):
            sheet.write_string(row, column, text, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(findings), 1), len(headers) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()
