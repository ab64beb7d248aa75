"""Who is asked back: the reporting unit, and every unit that the rows name as responsible.

An issue goes to the units that its row names; what no row answers for (a sheet, a total, a
row without a responsible unit) goes to the unit that reported the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from data.exports.feedback.groups import ASKED
from data.intake.model import FileReport
from data.intake.project_names import project_key
from data.intake.standing_rows import StandingRows
from data.issues import Issue
from data.store.draft import BatchDraft

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
    told = [
        Addressee(
            names[key],
            tuple(replace(reports[number], issues=tuple(found)) for number, found in each.items()),
            reported_by=unit,
        )
        for key, each in asked.items()
    ]
    is_needed = any(one.refusal or any(map(_is_asked, one.issues)) for one in own)
    if is_needed or not told:
        return Addressee(unit, tuple(own)), *told
    return tuple(told)


def _is_asked(issue: Issue) -> bool:
    return issue.severity in ASKED


def _units(text: str) -> list[str]:
    return list(dict.fromkeys(part.strip() for part in _BETWEEN.split(text) if part.strip()))
