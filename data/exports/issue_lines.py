"""The lines of the sheet that a marked workbook gets: words for people, a record for its return."""

from __future__ import annotations

from collections.abc import Iterator

from data.exports.issue_words import comment_text, counted, severity_label
from data.exports.marking.markup import Line
from data.formats import count
from data.intake.model import FileReport
from data.intake.report import issue_message, issue_remedy
from data.intake.standing_rows import StandingRows
from data.issue_records import issue_record, list_record
from data.issues import Issue
from data.texts import Language, text

_COLUMNS = ("cell", "severity", "value", "message", "remedy", "subject")


def issue_lines(
    report: FileReport, rows: StandingRows, language: Language, uncommented: int, most: int
) -> Iterator[Line]:
    """All findings of a report, sheet by sheet.

    uncommented: how many cells have a fill only, where there are more than ``most``.
    """
    author, heading = (text(language, key) for key in ("exports-author", "exports-comment-heading"))
    yield Line(
        "title",
        (text(language, "exports-issues-title", file=report.file),),
        record=list_record(report.file, report.sha256, author, heading),
    )
    if report.is_sample:
        yield Line("remark", (text(language, "exports-sample"),))
    yield Line("remark", (counted(report.issues, language),))
    yield Line("remark", (text(language, "exports-issues-note"),))
    if uncommented:
        said = text(language, "exports-uncommented", count=uncommented, most=count(most))
        yield Line("remark", (said,))
    head = tuple(text(language, f"exports-column-{name}") for name in _COLUMNS)
    by_sheet: dict[str, list[Issue]] = {}
    for issue in report.issues:
        by_sheet.setdefault(issue.sheet, []).append(issue)
    for sheet, issues in by_sheet.items():
        yield Line("remark", ("",))
        name = sheet or text(language, "exports-whole-file")
        of_sheet = counted(issues, language)
        yield Line("sheet", (text(language, "exports-sheet", sheet=name, counted=of_sheet),))
        yield Line("head", head)
        for issue in issues:
            yield _line(issue, rows, language)


def _line(issue: Issue, rows: StandingRows, language: Language) -> Line:
    subject = rows.subject(issue.sheet, issue.row, issue.field)
    fingerprint = rows.fingerprint(issue.sheet, issue.row)
    return Line(
        "issue",
        (
            issue.cell or _row_word(issue, language),
            severity_label(issue.severity, language),
            issue.value,
            issue_message(issue, language),
            issue_remedy(issue, language),
            rows.subject(issue.sheet, issue.row) or subject,
        ),
        sheet=issue.sheet,
        cell=issue.cell or (f"A{issue.row}" if issue.row else ""),
        severity=issue.severity,
        record=issue_record(issue, subject, fingerprint, comment_text(issue, language)),
    )


def _row_word(issue: Issue, language: Language) -> str:
    return text(language, "exports-row", row=str(issue.row)) if issue.row else ""
