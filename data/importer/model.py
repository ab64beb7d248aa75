"""What is understood of an upload, as frozen values: corrections, reports, the intake."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from data.drafts import BatchDraft
from data.importer.corrections import Taken
from data.importer.questions.question import Question
from data.issues import Issue
from data.ledgers.proposal import Proposal

Status = Literal["ok", "issues", "refused"]


@dataclass(frozen=True)
class EarlierIssue:
    """An issue that was pointed out before.

    subject: what its row spoke of (the project, the trip), "" where that is unknown.
    fingerprint: of the header above it.
    """

    issue: Issue
    subject: str = ""
    fingerprint: str = ""


@dataclass(frozen=True)
class IssueList:
    """What an annotated workbook says of itself: name and content of the file it was made from.

    sheets: those that hold the list.
    """

    file: str
    sha256: str
    sheets: tuple[str, ...]


@dataclass(frozen=True)
class ColumnReport:
    """A column of a recognised table; field is "" where nobody knows what it is.

    matched says how the header was known (data.ledgers.header_lookup), word by which text of
    the field; read of its filled cells the field can read. place: of a reshaped table, the
    cell of its header in the file.
    """

    letter: str
    header: str
    field: str
    item: str
    unit: str
    confidence: float
    matched: str = ""
    word: str = ""
    read: int = 0
    filled: int = 0
    place: str = ""


@dataclass(frozen=True)
class Reshaped:
    """In which layouts a table was found (see data.files.grid), and on which sheets."""

    layouts: tuple[str, ...]
    sheets: tuple[str, ...]


@dataclass(frozen=True)
class Total:
    """A totals row's stated sum beside the sum of its rows; amounts in 万元."""

    cell: str
    field: str
    stated: float
    computed: float


@dataclass(frozen=True)
class NotData:
    """A used row that is no data: which kind of row (title, unit, section, total, note) it is."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True)
class AlsoFed:
    """A second form that the same table feeds: permit columns of a 调度表 are readiness rows."""

    ledger: str
    form: str
    rows: int


@dataclass(frozen=True)
class ColumnWord:
    """A word of a column that takes accepted values only, or also takes others (``kept``).

    state: ``unknown`` (no list knows it: the cells are null), ``taught`` (read as value, ""
    = left unknown) or ``kept`` (stored as written). cells: the first few of count. proposed:
    of an unknown one the value that a part of it says, or that another unit's sheet was told
    (told_by), "" where nothing does.
    """

    field: str
    text: str
    cells: tuple[str, ...]
    count: int
    accepted: tuple[str, ...]
    state: Literal["unknown", "taught", "kept"]
    value: str | None = None
    proposed: str = ""
    told_by: str = ""


@dataclass(frozen=True)
class Hidden:
    """What of a table is not shown: rows (read, or left out by choice), columns, or all of it."""

    rows: int
    columns: tuple[str, ...]
    is_sheet: bool
    is_left_out: bool


@dataclass(frozen=True)
class SameForm:
    """Other sheets of the workbook that are the same form at other months.

    as_of: the day by which this one is read. is_apart: each is read as of its own month;
    shared: the smallest share of rows' names that neighbouring months have in common.
    """

    as_of: date
    sheets: tuple[str, ...]
    is_apart: bool
    shared: float


@dataclass(frozen=True)
class UnitRows:
    """The units that a column names, with their rows; is_split: each has its own batch."""

    column: str
    header: str
    rows: tuple[tuple[str, int], ...]
    unnamed: int
    is_split: bool


@dataclass(frozen=True)
class InferredStage:
    """A project whose sheet states no stage; source: from what it was inferred.

    source is ``date``, ``name`` (its section's title, the sheet's or the table's) or ``words``.
    """

    row: int
    project: str
    stage: str
    source: str


@dataclass(frozen=True)
class SheetReport:
    """What was understood of one table of a sheet; ledger is "" where it is none of ours.

    rows: ``read = loaded + rejected``; ``read + not_data + len(header_rows)`` is the
    number of used rows. sums are of loaded rows, amounts in 万元. In columns, field is a
    field's key, ``ordinal`` for a running number, "" for a column kept as it is. reason
    says why a table is none of ours: ``no-header``, ``prose``, ``form``,
    ``pivot``, ``joined``, ``picture``, ``hidden`` (left out), ``set-aside`` (not published
    now), ``unknown``, ``ignored`` or ``issue-list``. taken: what was remembered, as it was
    used. head: of a sheet that is none of ours its first used rows as the clerk sees them,
    text i of column i + 1. proposal: of a table of records that is none of ours (``unknown``),
    as which ledger it may be declared.
    """

    sheet: str
    ledger: str
    form: str
    confidence: float
    fingerprint: str
    header_rows: tuple[int, ...]
    unit: str
    columns: tuple[ColumnReport, ...]
    rows_read: int
    rows_loaded: int
    rows_rejected: int
    not_data: tuple[NotData, ...]
    totals: tuple[Total, ...] = ()
    sums: dict[str, float] = field(default_factory=dict)
    title: str = ""
    visibility: str = "visible"
    also: tuple[AlsoFed, ...] = ()
    reason: str = ""
    words: tuple[ColumnWord, ...] = ()
    hidden: Hidden | None = None
    same_form: SameForm | None = None
    units: UnitRows | None = None
    inferred_stages: tuple[InferredStage, ...] = ()
    reshaped: Reshaped | None = None
    head: tuple[tuple[int, tuple[str, ...]], ...] = ()
    taken: Taken | None = None
    proposal: Proposal | None = None


@dataclass(frozen=True)
class FileReport:
    """One file: opened by which reader, or refused and why (a message code and arguments).

    earlier: the issue list that it carries, where it was marked before. questions: what
    only a person can decide, open ones first in each table.
    """

    file: str
    sha256: str
    status: Status
    reader: str = ""
    refusal: Issue | None = None
    sheets: tuple[SheetReport, ...] = ()
    issues: tuple[Issue, ...] = ()
    is_sample: bool = False
    earlier: IssueList | None = None
    questions: tuple[Question, ...] = ()

    @property
    def may_be_declared(self) -> bool:
        """Whether it is refused for want of a ledger only: one of its tables may become one."""
        return self.refusal is not None and any(sheet.proposal for sheet in self.sheets)


@dataclass(frozen=True)
class Intake:
    """Everything that was understood of the files of one upload."""

    files: tuple[FileReport, ...]
    drafts: tuple[BatchDraft, ...]

    @property
    def open_questions(self) -> tuple[Question, ...]:
        """Questions that nobody has answered."""
        return tuple(q for report in self.files for q in report.questions if q.is_open)

    @property
    def has_errors(self) -> bool:
        """Whether a file was refused or an issue of severity error was found."""
        return any(
            report.status == "refused" or any(i.severity == "error" for i in report.issues)
            for report in self.files
        )
