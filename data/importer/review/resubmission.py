"""A file that was given back and sent in again: what is solved, answered, still there, new.

Compared with what the kept file that was marked says when it is read again as it was read then,
else with the stored issues of the unit's last upload of the same headers. Rows may have moved:
an issue is known again by its code and cell, by what its row speaks of, by its text. Notes ask
for nothing and are left out. Where the cell stands as it stood and an answer given here speaks
of it, nobody mended it: that is answered, not solved.

What was pointed out before: of the kept file that was marked, or stored with an upload.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal

from data.drafts import BatchDraft
from data.importer.model import ColumnWord, EarlierIssue, FileReport, Intake
from data.importer.questions.question import Question
from data.importer.review.standing_rows import StandingRows, joined_subject, subject_key
from data.issues import ASKED, Issue, stored_issue
from data.ledgers import ledger, ledgers
from data.store import Store

Basis = Literal["workbook", "version"]


@dataclass(frozen=True)
class EarlierIssues:
    """What was pointed out before, and where that is known from.

    file: its name then. version, as_of: of the upload, where the issues were stored.
    """

    basis: Basis
    file: str
    issues: tuple[EarlierIssue, ...]
    version: int | None = None
    as_of: date | None = None


@dataclass(frozen=True)
class Solved:
    """An issue that is no more.

    cell: where its row stands now. value: what stands there, None where nothing can be
    said. is_gone: no row speaks of the subject any more (deleted, or named otherwise).
    """

    earlier: Issue
    subject: str
    sheet: str
    cell: str
    value: str | None
    is_gone: bool


@dataclass(frozen=True)
class Answered:
    """An issue that is no more because of what a person said here; its cell is as it was.

    question: the one that was answered; None where word, a taught one, is read as value.
    """

    earlier: Issue
    subject: str
    sheet: str
    cell: str
    question: Question | None = None
    word: ColumnWord | None = None


@dataclass(frozen=True)
class Still:
    """An issue that is there as before, maybe in another place and with another text."""

    earlier: Issue
    now: Issue
    subject: str


@dataclass(frozen=True)
class New:
    """An issue that nobody pointed out before."""

    now: Issue
    subject: str


@dataclass(frozen=True)
class Returned:
    """What became of the issues of one file, against ``earlier``."""

    file: str
    earlier: EarlierIssues
    solved: tuple[Solved, ...]
    answered: tuple[Answered, ...]
    still: tuple[Still, ...]
    new: tuple[New, ...]


def returned(
    report: FileReport, drafts: Sequence[BatchDraft], earlier: EarlierIssues | None
) -> Returned | None:
    """What became of earlier issues; None where none are known, or the file was refused."""
    if earlier is None or report.refusal is not None:
        return None
    rows = StandingRows(drafts, report.sha256)
    asked = [one for one in earlier.issues if one.issue.severity in ASKED]
    if not asked:
        return None
    now = [one for one in report.issues if one.severity in ASKED]
    if earlier.basis == "version":
        # Findings about whole files and foreign sheets are not stored with a version.
        known = {one.fingerprint for one in asked}
        own = {sheet.sheet for sheet in report.sheets if sheet.fingerprint in known}
        now = [one for one in now if one.sheet in own]
    return _Matching(report, rows, _renamed(asked, report), now).compared(earlier)


def pointed_out(report: FileReport, drafts: Sequence[BatchDraft]) -> EarlierIssues:
    """The issues of the file that was marked, as it is read again."""
    rows = StandingRows(drafts, report.sha256)
    issues = tuple(
        EarlierIssue(
            issue,
            rows.subject(issue.sheet, issue.row, issue.field),
            rows.fingerprint(issue.sheet, issue.row),
        )
        for issue in report.issues
    )
    return EarlierIssues("workbook", report.file, issues)


def _renamed(asked: Sequence[EarlierIssue], report: FileReport) -> list[EarlierIssue]:
    """Earlier issues under the names that their sheets bear now."""
    names = {sheet.sheet for sheet in report.sheets}
    by_header = {sheet.fingerprint: sheet.sheet for sheet in reversed(report.sheets)}
    return [
        one
        if one.issue.sheet in names or one.fingerprint not in by_header
        else replace(one, issue=replace(one.issue, sheet=by_header[one.fingerprint]))
        for one in asked
    ]


@dataclass(frozen=True)
class _Now:
    issue: Issue
    subject: str


_Key = Callable[[Issue, str], Hashable | None]


class _Matching:
    """Pairs of earlier and present issues, found step by step from the surest likeness on."""

    def __init__(
        self,
        report: FileReport,
        rows: StandingRows,
        asked: Sequence[EarlierIssue],
        now: Sequence[Issue],
    ) -> None:
        self._report = report
        self._rows = rows
        self._asked = list(asked)
        self._now = [_Now(one, rows.subject(one.sheet, one.row, one.field)) for one in now]
        self._pairs: dict[int, int] = {}
        self._left = set(range(len(self._now)))
        self._taught = {
            (one.sheet, ledger(one.ledger).field(word.field).name, word.text): word
            for one in report.sheets
            for word in one.words
            if word.state == "taught"
        }
        self._where = {number: self._place(one) for number, one in enumerate(self._asked)}

    def compared(self, earlier: EarlierIssues) -> Returned:
        """The four groups; each in the order of its list."""
        for key in (_same_cell_and_row, _same_row_and_text, _same_row, _no_row, _same_cell):
            self._pair([key(one.issue, one.subject) for one in self._asked], key)
        self._pair(
            [self._there(number, one.issue.code) for number, one in enumerate(self._asked)],
            lambda issue, _: _at(issue.code, issue.sheet, issue.cell),
        )
        # Corrected into another mistake: solved would be untrue.
        self._pair(
            [self._there(number, "") for number in range(len(self._asked))],
            lambda issue, _: _at("", issue.sheet, issue.cell),
        )
        solved, answered, still = [], [], []
        for number, one in enumerate(self._asked):
            if number in self._pairs:
                at = self._now[self._pairs[number]]
                still.append(Still(one.issue, at.issue, at.subject or one.subject))
            elif (compared := self._answered(number)) is not None:
                answered.append(compared)
            else:
                solved.append(self._solved(number))
        new = [New(one.issue, one.subject) for at, one in enumerate(self._now) if at in self._left]
        return Returned(
            self._report.file, earlier, tuple(solved), tuple(answered), tuple(still), tuple(new)
        )

    def _pair(self, wanted: Sequence[Hashable | None], key: _Key) -> None:
        """Pair what has equal keys, in order; None is like nothing."""
        waiting: dict[Hashable, list[int]] = {}
        for at in sorted(self._left, reverse=True):
            one = self._now[at]
            found = key(one.issue, one.subject)
            if found is not None:
                waiting.setdefault(found, []).append(at)
        for number, own in enumerate(wanted):
            if number not in self._pairs and own is not None and waiting.get(own):
                self._pairs[number] = waiting[own].pop()
                self._left.discard(self._pairs[number])

    def _place(self, one: EarlierIssue) -> tuple[str, str, bool]:
        """Sheet and cell where an earlier issue's row stands now, and whether the row is gone."""
        issue = one.issue
        if not issue.cell or not one.subject:
            return issue.sheet, issue.cell, False
        wanted = subject_key(one.subject)
        if subject_key(self._rows.subject(issue.sheet, issue.row, issue.field)) == wanted:
            return issue.sheet, issue.cell, False
        place = self._rows.place(one.subject, issue.field)
        if place is None:
            return issue.sheet, issue.cell, True
        return place[0], self._rows.cell(place, issue.field), False

    def _there(self, number: int, code: str) -> Hashable | None:
        sheet, cell, is_gone = self._where[number]
        return None if is_gone else _at(code, sheet, cell)

    def _answered(self, number: int) -> Answered | None:
        """What was said here of an earlier issue whose cell nobody touched."""
        one = self._asked[number]
        issue = one.issue
        sheet, cell, is_gone = self._where[number]
        stands = self._rows.text(sheet, cell) if cell else None
        if is_gone or (stands is not None and stands != issue.value):
            return None
        for question in self._report.questions:
            if question.answer and question.sheet == sheet and question.speaks_of(cell):
                return Answered(issue, one.subject, sheet, cell, question)
        word = self._taught.get((sheet, issue.field, issue.value))
        return None if word is None else Answered(issue, one.subject, sheet, cell, word=word)

    def _solved(self, number: int) -> Solved:
        one = self._asked[number]
        sheet, cell, is_gone = self._where[number]
        value = self._rows.text(sheet, cell) if cell and not is_gone else None
        return Solved(one.issue, one.subject, sheet, "" if is_gone else cell, value, is_gone)


def _same_cell_and_row(issue: Issue, subject: str) -> Hashable | None:
    if not issue.cell:
        return None
    return issue.code, issue.sheet, issue.cell, subject_key(subject)


def _same_row_and_text(issue: Issue, subject: str) -> Hashable | None:
    if not subject and not issue.value:
        return None
    return issue.code, issue.field, subject_key(subject), issue.value


def _same_row(issue: Issue, subject: str) -> Hashable | None:
    return (issue.code, issue.field, subject_key(subject)) if subject else None


def _no_row(issue: Issue, subject: str) -> Hashable | None:
    """Issues about a sheet or a total: there is no row to know them by."""
    return None if subject else (issue.code, issue.sheet, issue.field)


def _same_cell(issue: Issue, _subject: str) -> Hashable | None:
    """The name of its row was corrected, the mistake was not."""
    return (issue.code, issue.sheet, issue.cell, issue.value) if issue.cell else None


def _at(code: str, sheet: str, cell: str) -> Hashable | None:
    return (code, sheet, cell) if cell else None


ReadAgain = Callable[[str], Intake | None]


def returned_files(
    intake: Intake, store: Store, units: Sequence[str], read_again: ReadAgain
) -> tuple[Returned | None, ...]:
    """For each file of an intake what became of its earlier issues.

    units: the reporting unit of each file. read_again: a kept file, by its sha256, as it was
    read when it was given back.
    """
    found: list[Returned | None] = []
    for number, report in enumerate(intake.files):
        earlier = _carried(report, read_again)
        if earlier is None:
            last = _last_day(intake.drafts, report)
            earlier = stored_issues(store, units[number], report, last)
        found.append(returned(report, intake.drafts, earlier))
    return tuple(found)


def _carried(report: FileReport, read_again: ReadAgain) -> EarlierIssues | None:
    """What the file from which an annotated workbook was made says, where that file is kept."""
    if report.earlier is None:
        return None
    then = read_again(report.earlier.sha256)
    own = (one for one in then.files if one.sha256 == report.earlier.sha256) if then else ()
    first = next(iter(own), None)
    return None if then is None or first is None else pointed_out(first, then.drafts)


def _last_day(drafts: Sequence[BatchDraft], report: FileReport) -> date:
    """The last day that the file's tables speak of; any day where none of its rows loads."""
    days = (
        draft.as_of_date
        for draft in drafts
        if report.sha256 in draft.tables["source_sheet"].column("file_sha256").to_pylist()
    )
    return max(days, default=date.max)


def stored_issues(store: Store, unit: str, report: FileReport, as_of: date) -> EarlierIssues | None:
    """Issues of the unit's last published tables with the headers of this file.

    Of tables as of the same day or before: May's sheet sent in again corrects nothing of
    June's. None where nothing with these headers was published, or it had none.
    """
    prints = sorted({sheet.fingerprint for sheet in report.sheets if sheet.ledger})
    if not prints:
        return None
    identity = sorted({name for declared in ledgers() for name in declared.identity})
    rows = store.query(
        "screens/data/earlier_issues",
        unit=unit,
        as_of=as_of,
        fingerprints=prints,
        identity=identity,
    ).to_pylist()
    if not rows:
        return None
    last = max(rows, key=lambda row: row["version"])
    return EarlierIssues(
        basis="version",
        file=str(last["file_name"]),
        issues=tuple(_earlier(row) for row in rows),
        version=last["version"],
        as_of=last["as_of_date"],
    )


def _earlier(row: Mapping[str, Any]) -> EarlierIssue:
    issue = stored_issue(row)
    fields = row["identity_fields"] or ()
    texts: dict[str, list[str]] = {}
    for at, name in enumerate(fields):
        # As the clerk sees it where that is another text than the value behind it.
        seen = (row["identity_shown"] or [None] * len(fields))[at]
        text = seen or (row["identity_texts"] or [None] * len(fields))[at]
        if text:
            texts.setdefault(name, []).append(text)
    subject = joined_subject(ledger(row["ledger"]).identity, texts, issue.field)
    return EarlierIssue(issue, subject, row["fingerprint"])
