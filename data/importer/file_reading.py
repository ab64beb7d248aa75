"""One file of an upload: its sheets read one by one, and what is reported of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from data.files.grid import Refusal, Workbook
from data.formats import count
from data.importer.corrections import Memory, TableCorrection
from data.importer.file_verdict import judge
from data.importer.history import (
    CurrentRows,
    Previous,
    published_people,
    report_split_before,
    rows_of_unit,
)
from data.importer.model import FileReport, IssueList, SheetReport, Status
from data.importer.names import KnownProjects
from data.importer.parse.missing_years import month_of
from data.importer.parse.recognising import recognise_table
from data.importer.parse.sheet_months import (
    Dated,
    SheetMonth,
    agreed_day,
    dated,
    read_sources,
    speaks_of_a_month,
    written_sources,
    year_sources,
)
from data.importer.parse.sheet_tables import TablesOfSheet, sheet_layouts, tables_of
from data.importer.pipeline import TableImport, understand_table
from data.importer.proposing import Proposer
from data.importer.questions.answer_rounds import AnswerRounds, Read
from data.importer.questions.layout import TwoReadings
from data.importer.questions.question import Effect, Question
from data.importer.questions.tables import as_of_notes
from data.importer.reading import TooManyIssuesError
from data.importer.review.issue_list import issue_list
from data.importer.sheet_reports import sheet_report, true_report
from data.importer.source_table import SourceTable
from data.importer.table_outcome import Outcome, says_sample
from data.issues import Issue
from data.ledgers.column_use import Known
from data.ledgers.evidence import Sent
from data.ledgers.likely import rules


@dataclass
class Past:
    """What is published: the unit's rows, everybody's projects, what the unit sent last, names."""

    current: CurrentRows | None
    unit: str
    known: KnownProjects | None
    sent: tuple[Sent, ...] = ()
    names: Known = field(default_factory=dict)
    _rows: dict[date, Previous | None] = field(default_factory=dict)
    _people: dict[date, frozenset[str]] = field(default_factory=dict)

    def previous(self, day: date) -> Previous | None:
        """The unit's rows that were current on a day."""
        if day not in self._rows:
            self._rows[day] = rows_of_unit(self.current, self.unit, day)
        return self._rows[day]

    def people(self, day: date) -> frozenset[str]:
        """Names of people in the unit's visits and projects that were current on a day."""
        if day not in self._people:
            rows = self.previous(day)
            self._people[day] = published_people(rows) if rows is not None else frozenset()
        return self._people[day]


@dataclass
class FileOutcome:
    """A file on its way: what was found in it so far."""

    name: str
    sha256: str
    reader: str = ""
    refusal: Issue | None = None
    sheets: list[TablesOfSheet] | None = None
    tables: list[AnswerRounds] | None = None
    issues: list[Issue] | None = None
    is_sample: bool = False
    earlier: IssueList | None = None
    questions: tuple[Question, ...] = ()

    @property
    def outcomes(self) -> list[Outcome]:
        """What became of each table."""
        return [table.outcome for table in self.tables or ()]

    @property
    def issue_count(self) -> int:
        """Number of findings so far."""
        found = [*(outcome.issues for outcome in self.outcomes), self.issues or []]
        return sum(len(issues) for issues in found)

    def refuse_issues(self, most: int) -> None:
        """Drop everything understood: more findings than anybody could go through."""
        self.sheets, self.tables, self.issues = [], [], []
        arguments = {"limit": count(most)}
        self.refusal = Issue("refused-too-many-issues", "error", self.name, arguments=arguments)


def refused(refusal: Refusal) -> FileOutcome:
    """A file that no reader opened."""
    issue = Issue(
        code=refusal.code, severity="error", file=refusal.file_name, arguments=refusal.arguments
    )
    return FileOutcome(refusal.file_name, refusal.sha256, refusal=issue)


def refused_unread(path: Path, name: str, issue: Issue) -> FileOutcome:
    """A file that is not opened again; raises OSError where path cannot be read."""
    with path.open("rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
    return FileOutcome(name, sha256, refusal=issue)


def repeated(workbook: Workbook, before: Sequence[FileOutcome]) -> FileOutcome:
    """A file with the bytes of one before it."""
    first = next(file.name for file in before if file.sha256 == workbook.sha256)
    issue = Issue(
        code="same-file-twice",
        severity="note",
        file=workbook.file_name,
        arguments={"file": workbook.file_name, "first": first},
    )
    return FileOutcome(workbook.file_name, workbook.sha256, workbook.reader, issues=[issue])


def read_file(
    workbook: Workbook,
    as_of: date,
    memory: Memory,
    past: Past,
    progress: Callable[[str], None],
    most: int,
    *,
    is_chosen: bool,
) -> FileOutcome:
    """Find the tables of every sheet and read each; progress hears the sheet that is next.

    is_chosen: a person said the day; else the sheet may say another. A file with more than
    ``most`` findings is refused.
    """
    file = FileOutcome(workbook.file_name, workbook.sha256, workbook.reader)
    file.sheets, file.tables, file.issues = [], [], []
    file.earlier = issue_list(workbook.grids)
    try:
        found = list(_tables(file.sheets, workbook, memory, as_of, progress))
        days = _days([(one, mark) for one, mark, _ in found], memory, as_of, past)
        for (source, fingerprint, in_doubt), own in zip(found, days, strict=True):
            progress(source.sheet)
            above = [one for one in file.outcomes if one.source.grid.index == source.grid.index]
            left = most - file.issue_count
            unknown = sum(one.why == "unknown" for one in file.outcomes)
            read = _reader(
                source,
                fingerprint,
                in_doubt,
                own,
                memory,
                left,
                above,
                past,
                is_chosen=is_chosen,
                is_likened=unknown < rules().tables,
            )
            table = AnswerRounds.of(
                read,
                memory.correction(fingerprint, source.table.columns),
                past.previous,
                past.known,
            )
            report_split_before(
                table.outcome, past.unit, past.previous(table.outcome.day or own.day)
            )
            file.tables.append(table)
    except TooManyIssuesError:
        file.refuse_issues(most)
        return file
    file.is_sample = "示例数据" in workbook.file_name or any(
        says_sample(outcome.source) for outcome in file.outcomes
    )
    verdict = judge(file.name, file.sheets, file.outcomes)
    file.issues += verdict.issues
    file.refusal = verdict.refusal
    return file


def _tables(
    sheets: list[TablesOfSheet],
    workbook: Workbook,
    memory: Memory,
    as_of: date,
    progress: Callable[[str], None],
) -> Iterator[tuple[SourceTable, str, TwoReadings | None]]:
    """The tables of every sheet with their fingerprints and doubts.

    Adds to sheets what each of them holds.
    """
    for layout in sheet_layouts(workbook.grids, as_of, progress):
        sheet = tables_of(layout, memory, as_of)
        sheets.append(sheet)
        for laid, mark, two in zip(sheet.tables, sheet.fingerprints, sheet.in_doubt, strict=True):
            yield SourceTable(workbook, laid.grid, laid.table, ticks=laid.found), mark, two


def _days(
    found: Sequence[tuple[SourceTable, str]], memory: Memory, as_of: date, past: Past
) -> list[Dated]:
    """By which day each table is read; without two months there is nothing to compare."""
    sources = [source for source, _ in found]
    if len({month_of(source, as_of) for source in sources} - {None}) < 2:
        return [Dated(as_of) for _ in found]
    corrections = [
        memory.correction(fingerprint, source.table.columns) for source, fingerprint in found
    ]
    recognised = [
        recognise_table(source, correction, as_of, past.sent, past.names)
        for source, correction in zip(sources, corrections, strict=True)
    ]
    return dated(sources, corrections, recognised, as_of)


def _reader(
    source: SourceTable,
    fingerprint: str,
    in_doubt: TwoReadings | None,
    own: Dated,
    memory: Memory,
    most: int,
    above: Sequence[Outcome],
    past: Past,
    *,
    is_chosen: bool,
    is_likened: bool,
) -> Read:
    """How one table is read, as often as answers need it; above: the sheet's tables before it.

    Where nobody chose the day and all that the table says names one, it is read as of that.
    """

    def at(day: date, correction: TableCorrection, effects: Sequence[Effect]) -> Outcome:
        table = TableImport(
            source,
            fingerprint,
            as_of=day,
            correction=correction,
            aliases=memory.aliases,
            outline=memory.outline,
            most_issues=most,
            effects=effects,
            above=above,
            people=partial(past.people, day),
            sent=past.sent,
            names=past.names,
            taught=memory.taught,
            is_likened=is_likened,
        )
        outcome = understand_table(table)
        outcome.in_doubt = in_doubt
        return outcome

    written = () if own.sheets else written_sources(source, own.day)

    def read(correction: TableCorrection, effects: Sequence[Effect]) -> Outcome:
        said = date.fromisoformat(correction.as_of) if correction.as_of else None
        is_free = said is None and not is_chosen and not own.sheets
        day = said or (is_free and agreed_day(written)) or own.day
        outcome = at(day, correction, effects)
        if outcome.reading is None:
            return outcome
        is_of_month = speaks_of_a_month(outcome.reading)
        found = (*written, *read_sources(outcome.reading)) if is_of_month else ()
        if is_free:
            named = agreed_day(found) or own.day
            if named != day:
                day, outcome = named, at(named, correction, effects)
        outcome.dated = replace(own, day=day)
        outcome.issues.extend(own.issues(source))
        found = found or (year_sources(source, own.day) if is_of_month and is_free else ())
        if is_of_month and not own.sheets:
            outcome.month = SheetMonth(own.day, is_chosen, day, found)
            outcome.issues.extend(as_of_notes(outcome.month, source.file, source.sheet))
        return outcome

    return read


def file_report(file: FileOutcome, memory: Memory, proposer: Proposer | None = None) -> FileReport:
    """What people read about a file; memory: what it was read with.

    proposer: makes of tables of no ledger what may be declared.
    """
    reports: list[SheetReport] = []
    for sheet in file.sheets or ():
        own = [o for o in file.outcomes if o.source.grid.index == sheet.grid.index]
        if own:
            reports.extend(_reported(outcome, memory, proposer) for outcome in own)
        elif sheet.reason:
            reports.append(sheet.report())
    issues = [*(file.issues or ()), *(i for o in file.outcomes for i in o.sorted_issues())]
    status: Status = "ok"
    if any(issue.severity != "note" for issue in issues):
        status = "issues"
    if file.refusal is not None:
        status = "refused"
    return FileReport(
        file=file.name,
        sha256=file.sha256,
        status=status,
        reader=file.reader,
        refusal=file.refusal,
        sheets=tuple(reports),
        issues=tuple(issues),
        is_sample=file.is_sample,
        earlier=file.earlier,
        questions=file.questions,
    )


def _reported(outcome: Outcome, memory: Memory, proposer: Proposer | None) -> SheetReport:
    taken = memory.taken(outcome.fingerprint, outcome.source.table.columns)
    proposal = proposer.proposal(outcome) if proposer is not None else None
    report = replace(sheet_report(outcome), reason=outcome.why, taken=taken, proposal=proposal)
    return true_report(outcome.source, report)
