"""The 数据核实反馈单 of a unit: which files, what to correct, where, by when, grouped by remedy.

An issue goes to the units that its row names as responsible; what no row answers for goes to
the unit that reported the file. It stays one page. Where there are many kinds, each is told
more tightly (fewer cells, a shorter example, smaller type) before any is left out; what still
does not fit is counted in a last line that points to the returned workbook.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from data.documents.archive import archive
from data.documents.docx_styles import CELL_MARGIN_MM, Paper, Type, fill_row, fill_whole_row
from data.drafts import BatchDraft
from data.importer.model import FileReport
from data.importer.names import project_key
from data.importer.review.standing_rows import StandingRows
from data.issues import ASKED, Issue, issue_message, issue_remedy, severity_label
from data.reports.issues import RemedyGroup, SheetCells, by_remedy
from data.texts import Language, text


def remedy_groups(reports: Sequence[FileReport], language: Language) -> list[RemedyGroup]:
    """Groups of what is asked back, the worst and largest first."""
    asked = (one for report in reports for one in report.issues if one.severity in ASKED)
    return by_remedy(asked, language)


_BETWEEN = re.compile(r"[、，,；;/\n]+")


@dataclass(frozen=True)
class Addressee:
    """One unit and the files with the issues that it is asked about.

    reported_by: the unit that filed them, "" where it is the same.
    """

    unit: str
    reports: tuple[FileReport, ...]
    reported_by: str = ""


def addressees(
    reports: Sequence[FileReport], drafts: Sequence[BatchDraft], unit: str
) -> tuple[Addressee, ...]:
    """The units to write to about files that one unit reported, that unit first.

    It is left out where others answer for everything.
    """
    names: dict[str, str] = {}
    asked: dict[str, dict[int, list[Issue]]] = {}
    own: list[FileReport] = []
    for number, report in enumerate(reports):
        rows = StandingRows(drafts, report.sha256)
        rest: list[Issue] = []
        for issue in report.issues:
            units = _units(rows.responsible(issue.sheet, issue.row)) if _is_asked(issue) else []
            others = [one for one in units if project_key(one) != project_key(unit)]
            if not others:
                rest.append(issue)
            for other in others:
                names.setdefault(project_key(other), other)
                asked.setdefault(project_key(other), {}).setdefault(number, []).append(issue)
        own.append(replace(report, issues=tuple(rest)))
    responsible = [
        Addressee(
            names[key],
            tuple(replace(reports[number], issues=tuple(found)) for number, found in each.items()),
            reported_by=unit,
        )
        for key, each in asked.items()
    ]
    is_needed = any(one.refusal or any(map(_is_asked, one.issues)) for one in own)
    if is_needed or not responsible:
        return Addressee(unit, tuple(own)), *responsible
    return tuple(responsible)


def _is_asked(issue: Issue) -> bool:
    return issue.severity in ASKED


def _units(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))


WIDTHS = (10.0, 18.0, 46.0, 38.0, 11.0, 33.0)
SMALL = Type("body", 10, 13.5)
_TIGHT = Type("body", 9, 11.5)
_REMEDY, _MESSAGE = 2, 3  # columns
_LONGEST_NAME = 16


@dataclass(frozen=True)
class _Density:
    """How much is said of each kind: its type, how many cells, lines of the example (0: all)."""

    type: Type
    places: int
    example_lines: int


_DENSITIES = (
    _Density(SMALL, 8, 0),
    _Density(SMALL, 4, 0),
    _Density(_TIGHT, 4, 2),
    _Density(_TIGHT, 2, 1),
    _Density(_TIGHT, 1, 1),
)


@dataclass(frozen=True)
class FittingRows:
    """The rows that fit on the page, and the type in which they do."""

    rows: tuple[tuple[str, ...], ...]
    type: Type


def fitting_rows(
    groups: Sequence[RemedyGroup],
    numbers: Mapping[str, int] | None,
    language: Language,
    room: float,
) -> FittingRows:
    """One row a group, as fully as all of them fit; else the first ones, told most tightly.

    numbers: of the files, None for one.
    """
    fitting_so_far = FittingRows((), SMALL)
    for density in _DENSITIES:
        rows = [_row(n, one, density, numbers, language) for n, one in enumerate(groups, 1)]
        heights = accumulate(_height(row, density.type) for row in rows)
        fitting = max(1, sum(1 for height in heights if height <= room))
        fitting_so_far = FittingRows(tuple(rows[:fitting]), density.type)
        if fitting == len(groups):
            break
    return fitting_so_far


def _row(
    number: int,
    group: RemedyGroup,
    density: _Density,
    numbers: Mapping[str, int] | None,
    language: Language,
) -> tuple[str, ...]:
    remedy, message = group.remedy, group.message
    if density.example_lines:
        # As far as the remedy beside it reaches, nothing is won by cutting.
        beside = lines_of(remedy, _points(_REMEDY), density.type.size)
        most = max(density.example_lines, beside)
        message = _cut(message, most, _points(_MESSAGE), density.type.size)
    return (
        str(number),
        severity_label(group.severity, language),
        remedy,
        message,
        str(len(group.issues)),
        _where(group.places, language, numbers, density.places),
    )


def _where(
    places: Sequence[SheetCells],
    language: Language,
    numbers: Mapping[str, int] | None,
    most: int,
) -> str:
    parts: list[str] = []
    shown = 0
    for place in places:
        cells = place.cells[: most - shown]
        shown += len(cells)
        sheet = place.sheet or text(language, "exports-whole-file")
        name = sheet if numbers is None else f"{_called(place.file, numbers, language)} {sheet}"
        parts.append(
            text(
                language,
                "exports-feedback-where",
                sheet=name,
                cells=text(language, "exports-feedback-comma").join(cells),
                has_cells=int(bool(cells)),
            )
        )
        if shown >= most:
            break
    hidden = sum(len(place.cells) for place in places) - shown
    if hidden or len(parts) < len(places):
        parts[-1] += text(language, "exports-feedback-and-more")
    return "\n".join(parts)


def _called(file: str, numbers: Mapping[str, int], language: Language) -> str:
    if file in numbers:
        return text(language, "exports-feedback-file-number", number=str(numbers[file]))
    return file if len(file) <= _LONGEST_NAME else f"{file[:_LONGEST_NAME]}…"


def _height(row: Sequence[str], type_: Type) -> float:
    lines = max(lines_of(cell, _points(at), type_.size) for at, cell in enumerate(row))
    return lines * type_.pitch + 1


def _points(column: int) -> float:
    """Width of a column's text."""
    return (WIDTHS[column] - 2 * CELL_MARGIN_MM) * 72 / 25.4


def _cut(line: str, lines: int, wide: float, size: float) -> str:
    """The beginning of a text that takes no more lines."""
    if lines_of(line, wide, size) <= lines:
        return line
    while line and lines_of(f"{line}…", wide, size) > lines:
        line = line[:-1]
    return f"{line}…"


def lines_of(line: str, wide: float, size: float) -> int:
    """Lines that a text takes in a column of ``wide`` points.

    A Chinese letter is as wide as the type is high, others about half.
    """
    return sum(
        max(1, math.ceil(sum(_share(letter) for letter in part) * size / max(wide, size)))
        for part in line.split("\n")
    )


def _share(letter: str) -> float:
    return 1.0 if ord(letter) > 0x2E7F or letter in "“”‘’—…①" else 0.56


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
    count = sum(len(group.issues) for group in groups)
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
        fitting = fitting_rows(groups, numbers if len(reports) > 1 else None, language, room)
        _table(paper, fitting, groups, language)
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


def _table(
    paper: Paper, fitting: FittingRows, groups: Sequence[RemedyGroup], language: Language
) -> None:
    head = tuple(
        text(language, f"exports-feedback-{name}")
        for name in ("number", "severity", "remedy", "message", "count", "cells")
    )
    table = paper.table(WIDTHS, head, fitting.type)
    shown = len(fitting.rows)
    for number, row in enumerate(fitting.rows, 1):
        fill_row(table, number, row, fitting.type, WIDTHS, centred=(0, 1, 4))
    left = groups[shown:]
    if left:
        rest = text(
            language,
            "exports-feedback-more",
            kinds=len(left),
            count=sum(len(group.issues) for group in left),
        )
        fill_whole_row(table, shown + 1, rest, fitting.type)


def _day(day: date, language: Language) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if language == "zh" else day.isoformat()


def feedback_files(sheets: Sequence[tuple[Addressee, date]], language: Language) -> bytes:
    """The document of one addressee about files of a day, or an archive of all."""
    made = _made(sheets, language)
    return made[0][1] if len(made) == 1 else archive(made)


def feedback_archive(sheets: Sequence[tuple[Addressee, date]], language: Language) -> bytes:
    """An archive of one document an addressee, also where there is only one."""
    return archive(_made(sheets, language))


def _made(sheets: Sequence[tuple[Addressee, date]], language: Language) -> list[tuple[str, bytes]]:
    return [
        (
            feedback_name(one.unit, as_of, language),
            feedback_document(one.reports, one.unit, as_of, language, one.reported_by),
        )
        for one, as_of in sheets
    ]
