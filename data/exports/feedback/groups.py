"""What a unit has to check, by what it has to do: one group a remedy, with every place.

Errors and warnings are asked back; notes need nobody and are only counted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.intake.issue_groups import by_remedy, cell_runs, worst
from data.intake.model import FileReport
from data.intake.report import issue_message, issue_remedy
from data.issues import Issue, Severity
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

    def told(issue: Issue) -> tuple[str, str, Severity]:
        return issue_remedy(issue, language), issue.code, issue.severity

    asked = [one for report in reports for one in report.issues if one.severity in ASKED]
    return tuple(
        RemedyGroup(
            remedy=issue_remedy(issues[0], language),
            message=issue_message(issues[0], language),
            severity=worst(issues, told),
            count=len(issues),
            places=tuple(_places(issues)),
        )
        for issues in by_remedy(asked, told)
    )


def _places(issues: Sequence[Issue]) -> Iterator[SheetCells]:
    by_sheet: dict[tuple[str, str], list[Issue]] = {}
    for issue in issues:
        by_sheet.setdefault((issue.file, issue.sheet), []).append(issue)
    for (file, sheet), found in by_sheet.items():
        cells = tuple(cell_runs(one.cell for one in found if one.cell))
        yield SheetCells(file, sheet, cells)
