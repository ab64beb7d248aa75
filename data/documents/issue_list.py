"""The findings of an upload as a workbook that can be sent to the unit that filed it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter

from data.issues import Issue, Severity, issue_message, issue_remedy
from data.texts import Language, text


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
        for column, written in enumerate(line):
            sheet.write_string(row, column, written, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(findings), 1), len(headers) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


SHAPES: dict[Severity, str] = {"error": "✕", "warning": "▲", "note": "○"}


def severity_label(severity: Severity, language: Language) -> str:
    """The word of a severity with its shape."""
    return f"{SHAPES[severity]} {text(language, 'exports-severity', severity=severity)}"


def comment_text(issue: Issue, language: Language) -> str:
    """What stands in the comment about an issue: a line, and one with what to do."""
    said = text(
        language,
        "exports-comment",
        severity=severity_label(issue.severity, language),
        message=_one_line(issue_message(issue, language)),
    )
    if remedy := issue_remedy(issue, language):
        told = text(language, "exports-comment-remedy", remedy=_one_line(remedy))
        said = f"{said}\n{told}"
    return said


def _one_line(words: str) -> str:
    """Words without line breaks: by its beginning each line of a comment is known as ours."""
    return " ".join(words.split("\n"))


def counted(issues: Sequence[Issue], language: Language) -> str:
    """How many of each severity."""
    counts = Counter(issue.severity for issue in issues)
    return text(
        language,
        "exports-counted",
        errors=counts["error"],
        warnings=counts["warning"],
        notes=counts["note"],
    )
