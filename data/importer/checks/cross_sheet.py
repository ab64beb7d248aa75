"""What tables of one upload say of each other, once each of them was read."""

from __future__ import annotations

from collections.abc import Sequence

from data.importer.checks.identity import (
    check_between_sheets,
    check_funds_against_plan,
    check_references,
)
from data.importer.project_names import KnownProjects
from data.importer.questions.answer_rounds import AnswerRounds
from data.importer.reading import Reading
from data.importer.schemas import complete

_REFERRING = ("visits", "funds", "readiness", "assignments")
_PROJECT_COLUMNS = ("project_code", "project_name", "planned_investment_wan")


def check_across(tables: Sequence[AnswerRounds], known: KnownProjects | None) -> None:
    """References to projects, funds against plans, the same projects in two sheets.

    known: projects that are published already. An answer about funds may read their
    table once more.
    """
    pairs = [(table, r) for table in tables if (r := table.outcome.reading) is not None]
    projects = [reading for _, reading in pairs if reading.declared.name == "projects"]
    check_between_sheets(projects)
    if all(reading.declared.name not in _REFERRING for _, reading in pairs):
        return
    if known is None and not any(reading.form == "register" for reading in projects):
        return
    rows = [
        complete(
            "project_row", {name: reading.get(name) for name in _PROJECT_COLUMNS}, reading.height
        )
        for reading in projects
    ]
    here = (known or KnownProjects()).joined(KnownProjects.of(rows))
    for table, reading in pairs:
        if reading.declared.name not in _REFERRING:
            continue
        _check_against(reading, here)
        while table.settle():
            if table.outcome.reading is not None:
                _check_against(table.outcome.reading, here)


def _check_against(reading: Reading, here: KnownProjects) -> None:
    check_references(reading, here)
    if reading.declared.name == "funds":
        check_funds_against_plan(reading, here)
