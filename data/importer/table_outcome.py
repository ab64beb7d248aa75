"""What became of one table: its rows for each ledger form it feeds, its issues, its columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import column_letter
from data.importer.corrections import TableCorrection
from data.importer.ledger_rules.funds import fund_rows
from data.importer.ledger_rules.readiness import WIDE_FORMS, permit_rows
from data.importer.ledger_rules.stages import stages_kept
from data.importer.ledger_rules.targets import target_rows
from data.importer.model import ColumnWord, Total
from data.importer.parse.sheet_months import Dated, SheetMonth
from data.importer.parse.unit_split import UnitColumn
from data.importer.questions.layout import TwoReadings
from data.importer.reading import Reading
from data.importer.schemas import map_of, precision_map
from data.importer.source_table import SourceTable, first_text
from data.issues import Issue
from data.ledgers import Recognition
from data.ledgers.likely import Likely
from data.ledgers.matching import NOTHING
from data.tables import HeaderColumn, RowRole


@dataclass(frozen=True)
class FormRows:
    """Rows of one ledger form: values by column of the row table, at[i] = data row of row i."""

    ledger: str
    form: str
    at: np.ndarray
    values: Mapping[str, pa.Array]


def form_rows(reading: Reading) -> tuple[FormRows, ...]:
    """Rows for the table's own form, and readiness rows for permit columns beside it."""
    name, form = reading.recognition.ledger, reading.form
    result: list[FormRows] = []
    if name == "funds":
        for part in fund_rows(reading):
            result.append(FormRows(name, form, part.at, _completed(reading, part.at, part.values)))
    elif reading.recognition.metrics:
        for own in target_rows(reading):
            result.append(FormRows(name, form, own.at, _completed(reading, own.at, own.values)))
    elif not (name == "readiness" and form in WIDE_FORMS):
        at = np.flatnonzero(~reading.rejected)
        take = pa.array(at)
        whole = len(at) == reading.height
        kept = dict(reading.values)
        if name == "projects" and reading.inferred:
            kept["stage"] = stages_kept(reading)
        values = {k: v if whole else v.take(take) for k, v in kept.items()}
        result.append(FormRows(name, form, at, _completed(reading, at, values)))
    if reading.recognition.items:
        permits = permit_rows(reading)
        values = dict(permits.values)
        values["date_precision"] = precision_map(permits.precision, len(permits.at))
        kept_as = form if name == "readiness" else "schedule"
        result.append(FormRows("readiness", kept_as, permits.at, values))
    return tuple(result)


def _completed(
    reading: Reading, at: np.ndarray, values: Mapping[str, pa.Array]
) -> dict[str, pa.Array]:
    """Values with ``extra`` and ``date_precision`` of the rows ``at``."""
    complete = dict(values)
    take = pa.array(at)
    complete["extra"] = map_of(
        [(key, texts.take(take)) for key, texts in _extras(reading)], len(at)
    )
    if reading.declared.name != "targets":
        position = np.full(reading.height, -1, dtype=np.int64)
        position[at] = np.arange(len(at))
        moved = {
            name: {int(position[i]): word for i, word in cells.items() if position[i] >= 0}
            for name, cells in reading.precision.items()
        }
        complete["date_precision"] = precision_map(moved, len(at))
    return complete


def _extras(reading: Reading) -> list[tuple[str, pa.StringArray]]:
    """Columns that feed nothing, by header text, as the clerk sees them."""
    used = reading.recognition.columns | set(reading.recognition.ordinals)
    extras: dict[str, pa.StringArray] = {}
    for header in reading.source.table.columns:
        if header.column in used:
            continue
        key = header_text(reading.source, header.column)
        if not key or key in extras:
            key = f"{key or '—'} [{column_letter(header.column)}]"
        shown = reading.source.shown(header.column)
        trimmed = pc.utf8_trim_whitespace(shown)
        extras[key] = pc.if_else(pc.equal(trimmed, ""), pa.scalar(None, pa.string()), trimmed)
    return list(extras.items())


def header_text(source: SourceTable, number: int) -> str:
    """A column's header as people write it, its unit and other bracket text behind it."""
    header = source.header(number)
    if spaced := source.latin_header(number):
        is_said = not header.unit or header.unit.casefold() in spaced.casefold()
        return spaced if is_said else f"{spaced} ({header.unit})"
    text = "/".join(header.path)
    inside = "，".join(part for part in (header.unit, header.qualifier) if part)
    return f"{text}（{inside}）" if inside else text


SAMPLE_LABEL = "示例数据"
SET_ASIDE = "set-aside"


@dataclass
class Outcome:
    """A table with everything that was understood of it.

    why: where reading is None, why it is none of ours (see SheetReport.reason). month: by
    which day it is read and what says so, None where the workbook's sheets say it. in_doubt:
    how it and its neighbours may be read otherwise. likely: of a table of no ledger, which ones
    it is like.
    """

    source: SourceTable
    fingerprint: str
    recognition: Recognition
    reading: Reading | None
    totals: tuple[Total, ...] = ()
    rows: tuple[FormRows, ...] = ()
    issues: list[Issue] = field(default_factory=list)
    why: str = ""
    words: tuple[ColumnWord, ...] = ()
    correction: TableCorrection = field(default_factory=TableCorrection)
    dated: Dated | None = None
    month: SheetMonth | None = None
    units: UnitColumn | None = None
    in_doubt: TwoReadings | None = None
    likely: tuple[Likely, ...] = ()

    @property
    def day(self) -> date | None:
        """The day by which it was read, None where it was not."""
        return None if self.reading is None else self.reading.context.as_of

    def unit_of(self, header: HeaderColumn) -> str:
        """The unit that a column is read in, "" where it feeds what has none."""
        found, number = self.recognition, header.column
        if self.reading is None:
            return header.unit
        key = next((one.key for one in found.assignments if one.column == number), "")
        if key and self.reading.declared.field(key).type == "amount":
            return self.reading.unit_of(key)
        is_fed = number in found.columns or number in found.ordinals
        return header.unit if key or not is_fed else ""

    @property
    def used_rows(self) -> int:
        """Number of rows of the sheet that belong to this table and hold something."""
        return int((self.source.table.roles != RowRole.BLANK).sum())

    def sorted_issues(self) -> list[Issue]:
        """Issues from top to bottom; those about the whole sheet first."""
        return sorted(self.issues, key=lambda issue: (issue.row or 0, len(issue.cell), issue.cell))

    @property
    def rejected(self) -> np.ndarray:
        """Which data rows are rejected."""
        if self.reading is None:
            return np.zeros(self.source.height, dtype=bool)
        return self.reading.rejected


def set_aside(outcome: Outcome) -> Outcome:
    """The same table left out of this publish, as a person chose; its sheet waits."""
    return Outcome(outcome.source, outcome.fingerprint, NOTHING, None, why=SET_ASIDE)


def says_sample(source: SourceTable) -> bool:
    """Whether sheet name, title, unit row or a footnote says that the data is a sample."""
    if SAMPLE_LABEL in source.sheet or SAMPLE_LABEL in source.table.title:
        return True
    roles = source.table.roles
    texts = np.flatnonzero(
        (roles == RowRole.TITLE) | (roles == RowRole.UNIT) | (roles == RowRole.NOTE)
    )
    width = len(source.grid.columns) + source.grid.first_column
    return any(SAMPLE_LABEL in first_text(source.grid, i, 1, width) for i in texts.tolist())
