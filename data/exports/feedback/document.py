"""The 数据核实反馈单 of one reporting unit: which files, what to correct, where, by when.

It stays one page. Where there are many kinds, each is told more tightly (fewer cells, a
shorter example, smaller type) before any is left out; what still does not fit is counted
in a last line that points to the returned workbook, where all of it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from data.exports.feedback.groups import ASKED, RemedyGroup, remedy_groups
from data.exports.feedback.rows import SMALL, WIDTHS, Told, lines_of, told_rows
from data.exports.paper import Paper, Type, fill_row, fill_whole_row
from data.intake.model import FileReport
from data.intake.report import issue_message, issue_remedy
from data.texts import Language, text

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TITLE = Type("title", 22, 34, "center")
_BODY = Type("body", 14, 22)
_INDENTED = Type("body", 14, 22, indent=28)
_HEADING = Type("heading", 14, 24, indent=28)
_FILE = Type("body", 10.5, 15, indent=28)
_PAGE_POINTS = 225 * 72 / 25.4
_FILES_SHARE = 0.14  # of the page, at most, for the list of files


def feedback_name(unit: str, as_of: date, language: Language) -> str:
    """The document's file name."""
    plain = "".join(
        letter for letter in unit if letter.isprintable() and letter not in '\\/:*?"<>|'
    )
    return text(language, "exports-feedback-name", unit=plain, as_of=as_of.isoformat())


def feedback_document(
    reports: Sequence[FileReport],
    unit: str,
    as_of: date,
    language: Language,
    reported_by: str = "",
) -> bytes:
    """A DOCX of one A4 page for ``unit`` about files whose content speaks of ``as_of``.

    reported_by: the unit that filed them, where ``unit`` only answers for some of the rows.
    """

    def say(key: str, **arguments: object) -> str:
        return text(language, f"exports-feedback-{key}", **arguments)

    groups = remedy_groups(reports, language)
    paper = Paper(
        title=f"{say('title')} {unit}", author=text(language, "exports-author"), day=as_of
    )
    written = _Written(paper)
    if any(report.is_sample for report in reports):
        written.add(text(language, "exports-sample"), Type("heading", 14, 22, "right"))
    written.add(say("title"), _TITLE)
    written.add("", Type(pitch=10))
    written.add(say("unit", unit=unit), _BODY)
    day = _day(as_of, language)
    count = sum(group.count for group in groups)
    refused = sum(1 for report in reports if report.refusal is not None)
    key = "asks" if count else "refused-only" if refused else "clean"
    if reported_by:
        key = "asks-of"
    written.add(
        say(key, as_of=day, files=len(reports), count=count, reporter=reported_by), _INDENTED
    )
    ordinals = iter("一二三")
    written.add(say("files", ordinal=next(ordinals)), _HEADING)
    numbers: dict[str, int] = {}
    room = written.points + _FILES_SHARE * _PAGE_POINTS
    ordered = sorted(reports, key=_urgency)
    for number, report in enumerate(ordered, 1):
        if written.points > room:
            left = len(reports) - number + 1
            written.add(say("more-files", count=left), _FILE)
            break
        written.add(_file(report, number, language), _FILE)
        numbers[report.file] = number
    notes = sum(1 for one in reports for issue in one.issues if issue.severity not in ASKED)
    foot = [say("deadline"), say("contact"), say("signed")]
    if groups:
        written.add(say("groups", ordinal=next(ordinals)), _HEADING)
        below = _HEADING.pitch + _BODY.pitch * len(foot) + (16 if notes else 0)
        # Two rows for the head and the line of what is left, and some air.
        room = _PAGE_POINTS - written.points - below - 3 * SMALL.pitch - 12
        told = told_rows(groups, numbers if len(reports) > 1 else None, language, room)
        _table(paper, told, groups, language)
    if notes:
        written.add(say("notes", count=notes), Type("body", 10.5, 16))
    written.add(say("answer", ordinal=next(ordinals)), _HEADING)
    for line in foot:
        written.add(line, _INDENTED)
    return paper.saved()


class _Written:
    """Paragraphs and the height that they take, in points."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self.points = 0.0

    def add(self, line: str, type_: Type) -> None:
        self._paper.write(line, type_)
        wide = _PAGE_POINTS * 156 / 225
        self.points += type_.pitch * lines_of(line, wide - type_.indent, type_.size)


def _urgency(report: FileReport) -> tuple[bool, int]:
    """Refused files first, then the ones with most to check."""
    asked = sum(1 for issue in report.issues if issue.severity in ASKED)
    return report.refusal is None, -asked


def _file(report: FileReport, number: int, language: Language) -> str:
    if report.refusal is not None:
        return text(
            language,
            "exports-feedback-file-refused",
            number=str(number),
            file=report.file,
            reason=_bare(issue_message(report.refusal, language)),
            remedy=_bare(issue_remedy(report.refusal, language)),
        )
    counts = Counter(issue.severity for issue in report.issues)
    return text(
        language,
        "exports-feedback-file",
        number=str(number),
        file=report.file,
        loaded=sum(sheet.rows_loaded for sheet in report.sheets),
        rejected=sum(sheet.rows_rejected for sheet in report.sheets),
        errors=counts["error"],
        warnings=counts["warning"],
    )


def _bare(sentence: str) -> str:
    return sentence.rstrip("。.")


def _table(paper: Paper, told: Told, groups: Sequence[RemedyGroup], language: Language) -> None:
    head = tuple(
        text(language, f"exports-feedback-{name}")
        for name in ("number", "severity", "remedy", "message", "count", "cells")
    )
    table = paper.table(WIDTHS, head, told.type)
    shown = len(told.rows)
    for number, row in enumerate(told.rows, 1):
        fill_row(table, number, row, told.type, WIDTHS, centred=(0, 1, 4))
    left = groups[shown:]
    if left:
        said = text(
            language,
            "exports-feedback-more",
            kinds=len(left),
            count=sum(group.count for group in left),
        )
        fill_whole_row(table, shown + 1, said, told.type)


def _day(day: date, language: Language) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()
