"""The user's own workbook back, with a comment and a light fill in each cell that has an issue.

An .xlsx or .xlsm is patched: what has no issue stays as it was, byte for byte. Of other
kinds of file a new .xlsx with the same cells is made. The work is done in a process of
its own, since the file comes from outside.
"""

from __future__ import annotations

import json
import logging
import signal
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path, PurePosixPath
from threading import Lock

from data.documents.annotation.model import Annotation, Annotations, Line, OwnComments
from data.drafts import BatchDraft
from data.files.limits import Limits, limits_set
from data.files.sandbox.client import done_apart
from data.formats import count
from data.importer.model import FileReport
from data.importer.review.issue_list import list_identity
from data.importer.review.standing_rows import StandingRows
from data.issues import SEVERITIES, Issue, issue_message, severity_label
from data.reports.issues import comment_text, counted, issue_line
from data.texts import LANGUAGES, Language, SpokenRefusal, text

_COLUMNS = ("cell", "severity", "value", "message", "remedy", "subject")


def issue_lines(
    report: FileReport, rows: StandingRows, language: Language, uncommented: int, most: int
) -> Iterator[Line]:
    """All findings of a report, sheet by sheet.

    uncommented: how many cells have a fill only, where there are more than ``most``.
    """
    yield Line("title", (text(language, "exports-issues-title", file=report.file),))
    if report.is_sample:
        yield Line("remark", (text(language, "exports-sample"),))
    yield Line("remark", (counted(report.issues, language),))
    yield Line("remark", (text(language, "exports-issues-note"),))
    if uncommented:
        warning = text(language, "exports-uncommented", count=uncommented, most=count(most))
        yield Line("remark", (warning,))
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
    line = issue_line(issue, language)
    return Line(
        "issue",
        (
            issue.cell or _row_word(issue, language),
            line.severity,
            line.value,
            line.message,
            line.remedy,
            rows.subject(issue.sheet, issue.row),
        ),
        sheet=issue.sheet,
        cell=issue.cell or (f"A{issue.row}" if issue.row else ""),
        severity=issue.severity,
    )


def _row_word(issue: Issue, language: Language) -> str:
    return text(language, "exports-row", row=str(issue.row)) if issue.row else ""


MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Comments on one sheet: office programs become slow beyond; fills and the list go on.
MOST_COMMENTS = 2_000
_PACKAGE_READER = "sheet-xml"
_KEPT = (".xlsx", ".xlsm", ".xltx", ".xltm")
_one_at_a_time = Lock()
_log = logging.getLogger(__name__)


class NotReturned(SpokenRefusal):
    """The file cannot be given back with annotations."""


def is_returnable(report: FileReport) -> bool:
    """Whether a file was opened at all: of one that was refused unread nothing is given back."""
    return bool(report.reader)


def returned_name(report: FileReport, language: Language) -> str:
    """The file name of the workbook that is given back."""
    label = PurePosixPath(report.file.replace("\\", "/"))
    suffix = label.suffix.lower()
    if report.reader != _PACKAGE_READER or suffix not in _KEPT:
        suffix = ".xlsx"
    return text(language, "exports-annotated-name", stem=label.stem or "1") + suffix


def annotated_workbook(
    path: Path,
    file_name: str,
    report: FileReport,
    language: Language,
    drafts: Sequence[BatchDraft] = (),
    limits: Limits | None = None,
) -> bytes:
    """The workbook at ``path`` with the issues of its report annotated, and listed on a sheet.

    What earlier annotations left in it is taken away first. file_name: the name people
    know the file by. drafts: of the intake; the list says with them which project a row
    speaks of. limits: those of the environment unless given. Raises NotReturned where
    the file was not opened, or could not be annotated within the limits; OSError where path
    cannot be read.
    """
    limits = limits or limits_set()
    if not is_returnable(report):
        refusal = report.refusal
        reason = issue_message(refusal, language) if refusal else ""
        raise NotReturned("exports-not-opened", file=file_name, reason=reason)
    request = {
        "work": "data.documents.annotation.worker",
        "path": str(path.resolve(strict=True)),
        "file_name": file_name,
        "is_package": report.reader == _PACKAGE_READER,
        "limits": asdict(limits),
        "annotations": annotations_of(report, language, drafts).to_json(),
    }
    with _one_at_a_time:
        done = done_apart(request, limits.seconds)
    kind, answer, end = done.output[:1], done.output[1:-1], done.output[-1:]
    if kind == b"+" and end == b".":
        return answer
    if kind == b"-" and end == b".":
        refused = json.loads(answer)
        raise NotReturned(refused["code"], **refused["arguments"])
    if done.is_late or done.code == -getattr(signal, "SIGXCPU", 0):
        raise NotReturned("refused-time", seconds=str(limits.seconds))
    _log.warning("annotating %s ended with %s: %s", path, done.code, done.fault)
    raise NotReturned("exports-crash", file=file_name)


def annotations_of(
    report: FileReport, language: Language, drafts: Sequence[BatchDraft] = ()
) -> Annotations:
    """Everything that is added to the workbook of a report, in words."""
    annotations = tuple(_annotations_at(report.issues, language))
    rows = StandingRows(drafts, report.sha256)
    uncommented = sum(1 for one in annotations if not one.is_commented)
    return Annotations(
        annotations=annotations,
        lines=tuple(issue_lines(report, rows, language, uncommented, MOST_COMMENTS)),
        author=text(language, "exports-author"),
        heading=text(language, "exports-comment-heading"),
        sheet=text(language, "exports-issue-sheet"),
        remade=text(language, "exports-remade"),
        replaced=text(language, "exports-list-replaced"),
        identity=list_identity(report.file, report.sha256),
        lists=report.earlier.sheets if report.earlier else (),
        own=_own(),
    )


def _own() -> OwnComments:
    """By what our comments are known, in either language."""
    lines = [
        text(one, "exports-comment", severity=severity_label(severity, one), message="")
        for one in LANGUAGES
        for severity in SEVERITIES
    ]
    remedies = [text(one, "exports-comment-remedy", remedy="") for one in LANGUAGES]
    return OwnComments(
        authors=tuple(text(one, "exports-author") for one in LANGUAGES),
        headings=tuple(text(one, "exports-comment-heading") for one in LANGUAGES),
        beginnings=tuple(line.strip() for line in (*lines, *remedies)),
    )


def _annotations_at(issues: Sequence[Issue], language: Language) -> Iterator[Annotation]:
    commented: dict[str, set[str]] = {}
    for issue in sorted(issues, key=lambda one: SEVERITIES.index(one.severity)):
        if not issue.cell:
            continue
        cells = commented.setdefault(issue.sheet, set())
        is_commented = issue.cell in cells or len(cells) < MOST_COMMENTS
        if is_commented:
            cells.add(issue.cell)
        comment = comment_text(issue, language)
        yield Annotation(issue.sheet, issue.cell, issue.severity, comment, is_commented)
