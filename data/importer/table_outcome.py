"""What became of one table: its rows for each ledger form it feeds, its issues, its columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

import numpy as np

from data.files.grid import column_letter
from data.importer.block import Block
from data.importer.corrections import TableCorrection
from data.importer.ledger_rules.row_mapping import FormRows, header_text
from data.importer.model import ColumnReport, ColumnWord, Total
from data.importer.parse.month_sources import SheetMonth
from data.importer.parse.sheet_dates import Dated
from data.importer.parse.unit_split import UnitColumn
from data.importer.reading import Reading
from data.importer.source_rows import first_text
from data.issues import Issue
from data.ledgers import Recognition
from data.ledgers.matching import NOTHING
from data.tables import RowRole

SAMPLE_LABEL = "示例数据"
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
    words: tuple[ColumnWord, ...] = ()
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


def set_aside(outcome: Outcome) -> Outcome:
    """The same table left out of this publish, as a person chose; its sheet waits."""
    columns = unknown_columns(outcome.block)
    return Outcome(outcome.block, outcome.fingerprint, NOTHING, None, columns, why=SET_ASIDE)


def unknown_columns(block: Block) -> tuple[ColumnReport, ...]:
    """Every column of a table, none of which feeds a field."""
    return tuple(
        ColumnReport(column_letter(h.column), header_text(block, h.column), "", "", h.unit, 0.0)
        for h in block.table.columns
    )


def says_sample(block: Block) -> bool:
    """Whether sheet name, title, unit row or a footnote says that the data is a sample."""
    if SAMPLE_LABEL in block.sheet or SAMPLE_LABEL in block.table.title:
        return True
    roles = block.table.roles
    texts = np.flatnonzero(
        (roles == RowRole.TITLE) | (roles == RowRole.UNIT) | (roles == RowRole.NOTE)
    )
    width = len(block.grid.columns) + block.grid.first_column
    return any(SAMPLE_LABEL in first_text(block.grid, i, 1, width) for i in texts.tolist())
