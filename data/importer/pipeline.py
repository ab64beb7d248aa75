"""The import of one table as a list of steps: what is done with it, in which order.

Each step is a function of the table on its way (``TableImport``). A step that finds that the
table is none of ours says why, and no later one is taken.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from data.geo import Outline
from data.importer.checks.table_checks import CHECKS
from data.importer.checks.totals import check_totals, sums_of
from data.importer.corrections import IGNORE, TableCorrection, Taughts
from data.importer.file_verdict import why_no_ledger
from data.importer.ledger_rules.assignments import complete_assignments
from data.importer.ledger_rules.declared import check_declared
from data.importer.ledger_rules.funds import complete_funds
from data.importer.ledger_rules.months import complete_spending
from data.importer.ledger_rules.projects import complete_projects
from data.importer.ledger_rules.readiness import complete_readiness
from data.importer.ledger_rules.targets import complete_targets
from data.importer.ledger_rules.visits import complete_visits
from data.importer.model import ColumnWord, Total
from data.importer.names import Aliases
from data.importer.parse.columns import column_words, read_table
from data.importer.parse.fields import Context
from data.importer.parse.missing_years import supply_years
from data.importer.parse.people import rename, report_renamed, set_posts_apart
from data.importer.parse.recognising import recognise_table
from data.importer.parse.sections import unknown_sections
from data.importer.parse.unit_split import UnitColumn, report_units, unit_column
from data.importer.proposing import found_table, is_list
from data.importer.questions.question import Effect
from data.importer.reading import Reading, put
from data.importer.source_table import SourceTable, is_sheet_left_out
from data.importer.table_outcome import FormRows, Outcome, form_rows
from data.issues import Issue
from data.ledgers import Recognition
from data.ledgers.column_use import Known
from data.ledgers.evidence import Sent
from data.ledgers.likely import Likely, likely_ledgers
from data.ledgers.matching import NOTHING
from data.ledgers.month_columns import NO_SERIES, Series
from data.values import is_money_unit

_COMPLETE = {
    "projects": complete_projects,
    "readiness": complete_readiness,
    "visits": complete_visits,
    "funds": complete_funds,
    "targets": complete_targets,
    "assignments": complete_assignments,
}

Step = Callable[["TableImport"], None]


@dataclass
class TableImport:
    """One table on its way, with what it is read by and what is known of it so far.

    fingerprint: of its header, by which the correction is remembered. effects: what answers put
    into cells. above: the tables above it in the sheet. people: asked for the names of people
    that are published already. sent: what the unit sent before; names: by what names
    are known; taught: what others said of headers. is_likened: whether it is held against the
    ledgers where it is none; why: why it is none of ours; likely: which it is like all the same.
    """

    source: SourceTable
    fingerprint: str
    as_of: date
    correction: TableCorrection
    aliases: Aliases | None = None
    outline: Outline | None = None
    most_issues: int = sys.maxsize
    effects: Sequence[Effect] = ()
    above: Sequence[Outcome] = ()
    people: Callable[[], Collection[str]] = tuple
    sent: Sequence[Sent] = ()
    names: Known = field(default_factory=dict)
    taught: Taughts = ()
    is_likened: bool = True
    recognition: Recognition = NOTHING
    series: Series = NO_SERIES
    why: str = ""
    likely: tuple[Likely, ...] = ()
    issues: tuple[Issue, ...] = ()
    totals: tuple[Total, ...] = ()
    units: UnitColumn | None = None
    rows: tuple[FormRows, ...] = ()
    words: tuple[ColumnWord, ...] = ()
    _reading: Reading | None = None

    @property
    def reading(self) -> Reading:
        """The table's typed columns; raises ValueError before they were read."""
        if self._reading is None:
            raise ValueError("the table was not read")
        return self._reading

    @property
    def outcome(self) -> Outcome:
        """What became of the table."""
        if self.why:
            found = self.recognition if self.why == "unknown" else NOTHING
            issues = [*self.issues]
            return Outcome(
                self.source,
                self.fingerprint,
                found,
                None,
                issues=issues,
                why=self.why,
                likely=self.likely,
            )
        return Outcome(
            self.source,
            self.fingerprint,
            self.recognition,
            self.reading,
            self.totals,
            self.rows,
            self.reading.issues,
            words=self.words,
            correction=self.correction,
            units=self.units,
        )


def understand_table(table: TableImport) -> Outcome:
    """Take a table through the steps; references to other ledgers are checked later.

    Raises TooManyIssuesError.
    """
    for step in STEPS:
        step(table)
        if table.why:
            break
    return table.outcome


def leave_out(table: TableImport) -> None:
    """A table that a person said is none of ours, or that stands on a hidden sheet."""
    if table.correction.ledger == IGNORE:
        table.why = "ignored"
    elif is_sheet_left_out(table.source, table.correction):
        table.why = "hidden"


def recognise(table: TableImport) -> None:
    """Which ledger the table is, and which column feeds which field."""
    found = recognise_table(table.source, table.correction, table.as_of, table.sent, table.names)
    table.source, table.recognition, table.series = found.source, found.recognition, found.series


def refuse_others(table: TableImport) -> None:
    """Pivots, joined lists and tables of no ledger are named for what they are."""
    if not table.correction.ledger:
        table.why, table.issues = why_no_ledger(table.source, table.recognition)
    if not table.why and not table.recognition.ledger:
        table.why = "unknown"
        if table.is_likened and is_list(table.source):
            found = found_table(table.source)
            title = found.title or found.sheet
            table.likely = likely_ledgers(found.columns, title, table.names, found.money)


def read_columns(table: TableImport) -> None:
    """Every recognised column by the type of its field."""
    unit = table.correction.unit or table.source.table.unit
    context = Context(
        table.as_of,
        table.as_of.year,
        unit if is_money_unit(unit) else "",
        table.correction.words,
        table.aliases,
        table.outline,
        is_day_said=bool(table.correction.as_of),
        people=table.people,
        taught_headers={
            one.header: (one.key, one.unit)
            for one in table.taught
            if one.ledger == table.recognition.ledger
        },
        names=table.names,
    )
    reading = read_table(table.source, table.recognition, context, table.most_issues)
    reading.series = table.series
    table._reading = reading


def put_answers(table: TableImport) -> None:
    """Cells as answers say; before anything is worked out from them."""
    put(table.reading, table.effects)


def complete_rows(table: TableImport) -> None:
    """What the ledger's rules fill in, check and reject."""
    _COMPLETE.get(table.recognition.ledger, check_declared)(table.reading)


def check(table: TableImport) -> None:
    """What a clerk may not have meant; each check is a function of the typed columns."""
    for one in CHECKS:
        one(table.reading)


def compare_totals(table: TableImport) -> None:
    """Stated sums beside the rows; what is checked between tables later is a few a row."""
    table.totals = check_totals(table.reading, _sums_above(table.reading, table.above))
    table.reading.most_issues = sys.maxsize


def find_units(table: TableImport) -> None:
    """The units that a column names, and the note where the table is parted by them."""
    table.units = unit_column(table.reading)
    if table.units is not None:
        report_units(table.reading, table.units, table.correction)


def make_rows(table: TableImport) -> None:
    """The rows of each ledger form that the table feeds."""
    table.rows = form_rows(table.reading)


def report_words(table: TableImport) -> None:
    """Words that no list knows, that a person taught, and titles that say no stage."""
    table.words = (*column_words(table.reading), *unknown_sections(table.reading))


def _read(act: Callable[[Reading], None], ledger: str = "") -> Step:
    """A step on the typed columns, of one ledger's tables where one is named."""

    def step(table: TableImport) -> None:
        if ledger in ("", table.recognition.ledger):
            act(table.reading)

    return step


def _sums_above(reading: Reading, above: Sequence[Outcome]) -> dict[str, Decimal]:
    """What the columns come to in the tables above that are of the same kind."""
    sums: dict[str, Decimal] = {}
    for one in above:
        other = one.reading
        if other is not None and other.declared is reading.declared and other.form == reading.form:
            for key, total in sums_of(other).items():
                sums[key] = sums.get(key, Decimal(0)) + total
    return sums


STEPS: tuple[Step, ...] = (
    leave_out,
    recognise,
    refuse_others,
    read_columns,
    _read(supply_years),
    _read(set_posts_apart),
    _read(rename),
    put_answers,
    _read(complete_spending, "projects"),
    complete_rows,
    check,
    compare_totals,
    find_units,
    make_rows,
    _read(report_renamed),
    report_words,
)
