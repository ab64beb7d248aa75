"""Files in, one Intake out: open, find tables, recognise, read, check also across tables, gather.

Nothing is stored and nothing stops at the first finding; a file that cannot be used is refused
with its reason and the other files go on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from data.drafts import Decision
from data.files import open_workbook
from data.files.grid import Refusal
from data.files.limits import Limits, limits_set
from data.geo import Outline
from data.importer.batches import Origin, batches
from data.importer.checks.state_moves import check_states
from data.importer.checks.table_checks import (
    check_between_sheets,
    check_funds_against_plan,
    check_references,
)
from data.importer.corrections import (
    Corrections,
    Memory,
    Remembered,
    Taughts,
    report_unit_renamed,
)
from data.importer.file_reading import (
    FileOutcome,
    Past,
    file_report,
    read_file,
    refused,
    refused_unread,
    repeated,
)
from data.importer.history import CurrentRows, History
from data.importer.model import Intake
from data.importer.names import Aliases, KnownProjects
from data.importer.proposing import KnownNames, Proposer, known_uses
from data.importer.questions.answer_rounds import AnswerRounds
from data.importer.questions.replacing import Standing, settle_replacing, weigh_options
from data.importer.reading import Reading
from data.importer.schemas import complete
from data.importer.sheet_reports import true_issues, true_question
from data.issues import Issue
from data.ledgers.evidence import Sent

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


Step = Literal["opening", "reading", "checking", "gathering"]


@dataclass(frozen=True)
class Progress:
    """What is being done now: done of total files are finished."""

    step: Step
    file: str
    sheet: str
    done: int
    total: int


Report = Callable[[Progress], None]
NO_REFUSALS: Mapping[int, Issue] = {}


def understand(
    files: Sequence[tuple[Path, str]],
    *,
    unit: str,
    as_of: date,
    is_chosen: bool = True,
    period: tuple[date, date] | None = None,
    corrections: Corrections | None = None,
    remembered: Sequence[Remembered] = (),
    aliases: Aliases | None = None,
    outline: Outline | None = None,
    known: KnownProjects | None = None,
    current: CurrentRows | None = None,
    decisions: Sequence[Decision] = (),
    sent: Sequence[Sent] = (),
    names: KnownNames | None = None,
    taught: Taughts = (),
    progress: Report | None = None,
    limits: Limits | None = None,
    refusals: Mapping[int, Issue] = NO_REFUSALS,
) -> Intake:
    """Understand the files of one upload.

    files: (path, name as uploaded). unit: the reporting unit. as_of: the day the content
    speaks of; is_chosen: a person said it, else the sheets may say another. period: of
    visits and funds (None = what their rows speak of).
    corrections: by header fingerprint, for this upload; remembered: what the unit's
    earlier sheets were read with; aliases: other names of units and people, the reporting
    unit's too. outline: the county's, where the office has loaded a map of its own.
    known: projects that are published already, so that a name in a funds
    or visits sheet is not called unknown. current: the rows that are current for a unit,
    against which a jump is noticed, and rows that would go are; decisions: which projects
    are one; sent: what the unit sent of each form last; names: of units, people, firms and
    places, by which a column of names is known for what it is; taught: what sheets of other
    units were told of single headers.
    limits: those of the environment unless given. refusals: files (by number) that are
    refused beforehand, since an earlier attempt ended with them.
    """
    tell = progress or (lambda _: None)
    limits = limits or limits_set()
    memory = Memory(corrections or {}, tuple(remembered), aliases, outline, taught)
    kept_as = memory.unit_name(unit, as_of)
    uses = known_uses(names or KnownNames(), known)
    past = Past(current, kept_as, known, tuple(sent), uses)
    origin = Origin(kept_as, as_of, period)
    found: list[FileOutcome] = []
    for number, (path, name) in enumerate(files):
        if number in refusals:
            found.append(refused_unread(path, name, refusals[number]))
            continue
        tell(Progress("opening", name, "", number, len(files)))
        opened = open_workbook(path, name, limits)
        if isinstance(opened, Refusal):
            found.append(refused(opened))
        elif any(opened.sha256 == other.sha256 for other in found):
            found.append(repeated(opened, found))
        else:

            def searching(sheet: str, name: str = name, number: int = number) -> None:
                tell(Progress("reading", name, sheet, number, len(files)))

            found.append(
                read_file(
                    opened, as_of, memory, past, searching, limits.issues, is_chosen=is_chosen
                )
            )
    tell(Progress("checking", "", "", len(files), len(files)))
    read = [(table, file.is_sample) for file in found for table in file.tables or ()]
    standing = Standing(current, decisions)
    settle_replacing(read, origin, standing)
    for table, _ in read:
        if (reading := table.outcome.reading) is not None and reading.declared.is_declared:
            then = table.previous(reading.context.as_of) if table.previous else None
            check_states(reading, History(reading, then))
    check_across([table for table, _ in read], known)
    weigh_options(read, origin, standing)
    for file in found:
        file.questions = tuple(
            true_question(table.outcome.source, question)
            for table in file.tables or ()
            for question in table.conclude()
        )
        for outcome in file.outcomes:
            outcome.issues = true_issues(outcome.source, outcome.issues)
        if file.issue_count > limits.issues:
            file.refuse_issues(limits.issues)
    tell(Progress("gathering", "", "", len(files), len(files)))
    pairs = [(outcome, file.is_sample) for file in found for outcome in file.outcomes]
    for file in found if kept_as != unit else ():
        if file.issues is not None:
            file.issues.append(report_unit_renamed(file.name, unit, kept_as))
    drafts = batches(pairs, origin)
    proposer = Proposer(uses, as_of)
    reports = tuple(file_report(file, memory, proposer) for file in found)
    return Intake(files=reports, drafts=drafts)
