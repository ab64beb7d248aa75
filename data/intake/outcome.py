"""What became of one table: its rows for each ledger form it feeds, its issues, its report."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

import numpy as np

from data.geo import Outline
from data.intake.aliases import Aliases
from data.intake.assignments import complete_assignments
from data.intake.block import Block
from data.intake.corrections import IGNORE
from data.intake.effects import Effect, put
from data.intake.fields import Context
from data.intake.form_rows import FormRows, form_rows, header_text
from data.intake.funds import complete_funds
from data.intake.hidden import is_sheet_left_out
from data.intake.identity import check_duplicates
from data.intake.model import ColumnReport, MetWord, TableCorrection, Total
from data.intake.month_sources import SheetMonth
from data.intake.not_a_ledger import why_no_ledger
from data.intake.people import set_posts_apart
from data.intake.places import check_places
from data.intake.projects import complete_projects
from data.intake.read_columns import read_table
from data.intake.readiness import complete_readiness
from data.intake.reading import Reading
from data.intake.recognising import recognise_block
from data.intake.renamed import rename, say_renamed
from data.intake.sections import unknown_sections
from data.intake.sheet_dates import Dated
from data.intake.sheet_remarks import (
    say_filled_down,
    say_funds_not_read,
    say_headless,
    say_hidden,
    say_merged_amounts,
    say_other_table,
    say_own_marks,
    say_reshaped,
    say_unlikely_amounts,
)
from data.intake.sources import first_text
from data.intake.spending import complete_spending
from data.intake.targets import complete_targets
from data.intake.totals import check_totals, sums_of
from data.intake.uneven_rows import say_uneven_rows
from data.intake.unit_split import UnitColumn, say_units, unit_column
from data.intake.visits import complete_visits
from data.intake.words_met import met_words
from data.intake.years_supplied import supply_years
from data.issues import Issue
from data.ledgers import Recognition
from data.ledgers.evidence import Sent
from data.ledgers.matching import NOTHING
from data.sheets.grid import column_letter
from data.sheets.layout import RowRole
from data.sheets.values import is_money_unit

_COMPLETE = {
    "projects": complete_projects,
    "readiness": complete_readiness,
    "visits": complete_visits,
    "funds": complete_funds,
    "targets": complete_targets,
    "assignments": complete_assignments,
}
SAMPLE_MARK = "示例数据"
SET_ASIDE = "set-aside"


@dataclass
class Outcome:
    """A table with everything that was understood of it.

    why: where reading is None, why it is none of ours (see SheetReport.reason). month: by
    which day it is read and what says so, None where the workbook's sheets say it.
    """

    block: Block
    fingerprint: str
    recognition: Recognition
    reading: Reading | None
    columns: tuple[ColumnReport, ...]
    totals: tuple[Total, ...] = ()
    rows: tuple[FormRows, ...] = ()
    issues: list[Issue] = field(default_factory=list)
    why: str = ""
    words: tuple[MetWord, ...] = ()
    correction: TableCorrection = field(default_factory=TableCorrection)
    dated: Dated | None = None
    month: SheetMonth | None = None
    units: UnitColumn | None = None

    @property
    def day(self) -> date | None:
        """The day by which it was read, None where it was not."""
        return None if self.reading is None else self.reading.context.as_of

    @property
    def used_rows(self) -> int:
        """Number of rows of the sheet that belong to this table and hold something."""
        return int((self.block.table.roles != RowRole.BLANK).sum())

    def sorted_issues(self) -> list[Issue]:
        """Issues from top to bottom; those about the whole sheet first."""
        return sorted(self.issues, key=lambda issue: (issue.row or 0, len(issue.cell), issue.cell))

    @property
    def rejected(self) -> np.ndarray:
        """Which data rows are rejected."""
        if self.reading is None:
            return np.zeros(self.block.height, dtype=bool)
        return self.reading.rejected


def understand_table(
    block: Block,
    mark: str,
    *,
    as_of: date,
    correction: TableCorrection,
    aliases: Aliases | None = None,
    outline: Outline | None = None,
    most_issues: int = sys.maxsize,
    effects: Iterable[Effect] = (),
    above: Sequence[Outcome] = (),
    people: Callable[[], Collection[str]] = tuple,
    sent: Sequence[Sent] = (),
) -> Outcome:
    """Recognise and read one table; references to other ledgers are checked later.

    mark: the fingerprint by which the correction is remembered. aliases: other names of
    units and people. effects: what answers put into cells. above: the tables above it in the
    sheet. people: asked for the names of people that are published already. sent: what the
    unit sent before. Raises TooManyIssuesError.
    """
    for why, is_so in (
        ("ignored", correction.ledger == IGNORE),
        ("hidden", is_sheet_left_out(block, correction)),
    ):
        if is_so:
            return Outcome(block, mark, NOTHING, None, _unknown_columns(block), why=why)
    found = recognise_block(block, correction, as_of, sent)
    block, recognition = found.block, found.recognition
    why, issues = "", tuple[Issue, ...]()
    if not correction.ledger:
        why, issues = why_no_ledger(block, recognition)
    if why or not recognition.ledger:
        columns = _unknown_columns(block)
        none = NOTHING if why else recognition
        return Outcome(block, mark, none, None, columns, issues=[*issues], why=why or "unknown")
    unit = correction.unit or block.table.unit
    context = Context(
        as_of,
        as_of.year,
        unit if is_money_unit(unit) else "",
        correction.words,
        aliases,
        outline,
        is_day_said=bool(correction.as_of),
        people=people,
    )
    reading = read_table(block, recognition, context, most_issues)
    reading.series = found.series
    supply_years(reading)
    set_posts_apart(reading)
    rename(reading)
    put(reading, effects)
    if recognition.ledger == "projects":
        complete_spending(reading)
    _COMPLETE[recognition.ledger](reading)
    check_places(reading)
    if recognition.ledger == "projects":
        check_duplicates(reading)
        say_funds_not_read(reading)
    say_hidden(reading)
    say_other_table(reading)
    say_headless(reading)
    say_reshaped(reading)
    say_uneven_rows(reading)
    say_own_marks(reading)
    say_filled_down(reading)
    _remark_amounts(reading)
    totals = check_totals(reading, _sums_above(reading, above))
    reading.most_issues = sys.maxsize  # what is checked between tables is a few a row
    units = unit_column(reading)
    if units is not None:
        say_units(reading, units, correction)
    rows = form_rows(reading)
    say_renamed(reading)
    columns = _columns(reading)
    words = (*met_words(reading), *unknown_sections(reading))
    outcome = Outcome(block, mark, recognition, reading, columns, totals, rows, reading.issues)
    outcome.words, outcome.correction, outcome.units = words, correction, units
    return outcome


def set_aside(outcome: Outcome) -> Outcome:
    """The same table left out of this publish, as a person chose; its sheet waits."""
    columns = _unknown_columns(outcome.block)
    return Outcome(outcome.block, outcome.fingerprint, NOTHING, None, columns, why=SET_ASIDE)


def _sums_above(reading: Reading, above: Sequence[Outcome]) -> dict[str, Decimal]:
    """What the columns come to in the tables above that are of the same kind."""
    sums: dict[str, Decimal] = {}
    for one in above:
        other = one.reading
        if other is not None and other.declared is reading.declared and other.form == reading.form:
            for key, total in sums_of(other).items():
                sums[key] = sums.get(key, Decimal(0)) + total
    return sums


def _remark_amounts(reading: Reading) -> None:
    for assignment in reading.recognition.assignments:
        declared = reading.declared.field(assignment.key)
        if declared.type == "amount":
            say_merged_amounts(reading, declared, assignment.column)
            say_unlikely_amounts(
                reading, declared, assignment.column, reading.by_key[assignment.key]
            )


def _unknown_columns(block: Block) -> tuple[ColumnReport, ...]:
    return tuple(
        ColumnReport(column_letter(h.column), header_text(block, h.column), "", "", h.unit, 0.0)
        for h in block.table.columns
    )


def _columns(reading: Reading) -> tuple[ColumnReport, ...]:
    """Every column with the field it feeds; a permit column feeds one item."""
    block = reading.block
    by_column = {a.column: a for a in reading.recognition.assignments}
    permits = {a.column: a for a in (*reading.recognition.items, *reading.recognition.metrics)}
    reports: list[ColumnReport] = []
    for header in block.table.columns:
        number = header.column
        letter, text = column_letter(number), header_text(block, number)
        if number in by_column:
            assignment = by_column[number]
            declared = reading.declared.field(assignment.key)
            money = declared.type == "amount"
            unit = reading.unit_of(assignment.key) if money else header.unit
            reports.append(
                ColumnReport(letter, text, assignment.key, "", unit, assignment.confidence)
            )
        elif number in permits:
            permit = permits[number]
            reports.append(
                ColumnReport(letter, text, permit.key, permit.item, "", permit.confidence)
            )
        elif number in reading.recognition.ordinals:
            reports.append(ColumnReport(letter, text, "ordinal", "", "", 1.0))
        else:
            reports.append(ColumnReport(letter, text, "", "", header.unit, 0.0))
    return tuple(reports)


def is_marked_sample(block: Block) -> bool:
    """Whether sheet name, title, unit row or a footnote says that the data is a sample."""
    if SAMPLE_MARK in block.sheet or SAMPLE_MARK in block.table.title:
        return True
    roles = block.table.roles
    texts = np.flatnonzero(
        (roles == RowRole.TITLE) | (roles == RowRole.UNIT) | (roles == RowRole.NOTE)
    )
    width = len(block.grid.columns) + block.grid.first_column
    return any(SAMPLE_MARK in first_text(block.grid, i, 1, width) for i in texts.tolist())
