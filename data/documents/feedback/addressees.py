"""Who is asked back: the reporting unit, and every unit that the rows name as responsible.

An issue goes to the units that its row names; what no row answers for (a sheet, a total, a
row without a responsible unit) goes to the unit that reported the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from data.drafts import BatchDraft
from data.importer.model import FileReport
from data.importer.names import project_key
from data.importer.review.standing_rows import StandingRows
from data.issues import Issue, Severity, issue_message, issue_remedy
from data.reports.issue_groups import by_remedy, cell_runs, worst
from data.texts import Language

ASKED: tuple[Severity, ...] = ("error", "warning")


@dataclass(frozen=True)
class SheetCells:
    """Where in one sheet: cells and runs of cells (``D4``, ``D6–D9``); empty: the whole sheet."""

    file: str
    sheet: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class RemedyGroup:
    """All issues with one remedy. message: of the first; severity: the worst."""

    remedy: str
    message: str
    severity: Severity
    count: int
    places: tuple[SheetCells, ...]


def remedy_groups(reports: Sequence[FileReport], language: Language) -> tuple[RemedyGroup, ...]:
    """Groups of what is asked back, the worst and largest first."""

    def facts(issue: Issue) -> tuple[str, str, Severity]:
        return issue_remedy(issue, language), issue.code, issue.severity

    asked = [one for report in reports for one in report.issues if one.severity in ASKED]
    return tuple(
        RemedyGroup(
            remedy=issue_remedy(issues[0], language),
            message=issue_message(issues[0], language),
            severity=worst(issues, facts),
            count=len(issues),
            places=tuple(_places(issues)),
        )
        for issues in by_remedy(asked, facts)
    )


def _places(issues: Sequence[Issue]) -> Iterator[SheetCells]:
    by_sheet: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        by_sheet.setdefault((issue.file, issue.sheet), []).append(issue)
    for (file, sheet), found in by_sheet.items():
        cells = tuple(cell_runs(one.cell for one in found if one.cell))
        yield SheetCells(file, sheet, cells)


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
    facts = [
        Addressee(
            names[key],
            tuple(replace(reports[number], issues=tuple(found)) for number, found in each.items()),
            reported_by=unit,
        )
        for key, each in asked.items()
    ]
    is_needed = any(one.refusal or any(map(_is_asked, one.issues)) for one in own)
    if is_needed or not facts:
        return Addressee(unit, tuple(own)), *facts
    return tuple(facts)


def _is_asked(issue: Issue) -> bool:
    return issue.severity in ASKED


def _units(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))
