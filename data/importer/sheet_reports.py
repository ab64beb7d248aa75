"""What people read about one table: its columns, rows, totals and sums."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import numpy as np

from data.files.grid import column_letter
from data.importer.block import Block
from data.importer.checks.totals import micro_of
from data.importer.model import (
    AlsoFed,
    ColumnReport,
    Hidden,
    InferredStage,
    NotData,
    SameForm,
    SheetReport,
    UnitRows,
)
from data.importer.parse.hidden import hidden_columns, hidden_rows, leaves_out, left_out_rows
from data.importer.parse.tables_of import SHOWN_ROWS
from data.importer.parse.unit_split import is_parted
from data.importer.reading import Reading
from data.importer.source_rows import REASONS, first_texts, seen_rows
from data.importer.table_outcome import Outcome
from data.ledgers.reasons import matches
from data.tables import RowRole


def reasoned(reading: Reading, reports: Sequence[ColumnReport]) -> tuple[ColumnReport, ...]:
    """The reports of a table's columns, those that feed a field with their reason."""
    by_letter = {reading.letter_of(key): key for key in reading.columns}
    return tuple(
        _reasoned(reading, one, by_letter[one.letter])
        if one.letter in by_letter and not one.item
        else one
        for one in reports
    )


def _reasoned(reading: Reading, report: ColumnReport, key: str) -> ColumnReport:
    header = reading.block.header(reading.columns[key])
    year = reading.context.year
    found = (match for match in matches(reading.declared.name, header, year) if match.key == key)
    own = next(found, None)
    how = "month" if key in reading.months else "said"
    read, filled = reading.values_fit(key)
    return replace(
        report,
        matched=own.how if own else how,
        word=own.word if own else "",
        read=read,
        filled=filled,
    )


_SHOWN_OTHERS = 200  # rows of a foreign table are numbered all, quoted a few


def sheet_report(outcome: Outcome) -> SheetReport:
    """What people read about one table."""
    block, reading = outcome.block, outcome.reading
    table = block.table
    rejected = int(outcome.rejected.sum())
    other = 0 if reading is not None else block.height
    read = block.height - other
    also = Counter(
        {
            (rows.ledger, rows.form): len(rows.at)
            for rows in outcome.rows
            if (rows.ledger, rows.form) != (outcome.recognition.ledger, outcome.recognition.form)
        }
    )
    return SheetReport(
        sheet=block.sheet,
        ledger=outcome.recognition.ledger,
        form=outcome.recognition.form,
        confidence=outcome.recognition.confidence,
        fingerprint=outcome.fingerprint,
        header_rows=table.header_rows,
        unit=_sheet_unit(outcome),
        columns=outcome.columns if reading is None else reasoned(reading, outcome.columns),
        rows_read=read,
        rows_loaded=read - rejected,
        rows_rejected=rejected,
        not_data=_not_data(block, is_ours=reading is not None),
        totals=outcome.totals,
        sums=_sums(reading) if reading is not None else {},
        title=table.title,
        visibility=block.grid.visibility,
        also=tuple(AlsoFed(name, form, count) for (name, form), count in also.items()),
        words=outcome.words,
        hidden=_hidden(outcome),
        same_form=_same_form(outcome),
        units=_units(outcome),
        inferred_stages=_inferred_stages(reading) if reading is not None else (),
        head=() if reading is not None else seen_rows(block.grid, _first_used(block)),
    )


def _inferred_stages(reading: Reading) -> tuple[InferredStage, ...]:
    stages = reading.get("stage").to_pylist() if reading.inferred else []
    return tuple(
        InferredStage(int(reading.block.rows[at]), reading.label(at), stages[at], source)
        for at, source in sorted(reading.inferred.items())
    )


def _first_used(block: Block) -> np.ndarray:
    return np.flatnonzero(block.table.roles != RowRole.BLANK)[:SHOWN_ROWS]


def _hidden(outcome: Outcome) -> Hidden | None:
    block = outcome.block
    if outcome.reading is None and outcome.why != "hidden":
        return None
    left_out = left_out_rows(block)
    rows = left_out or int(hidden_rows(block).sum())
    columns = tuple("/".join(block.header(n).path) for n in hidden_columns(block))
    is_sheet = block.grid.visibility != "visible"
    if not (rows or columns or is_sheet):
        return None
    return Hidden(rows, columns, is_sheet, leaves_out(outcome.correction) or bool(left_out))


def _same_form(outcome: Outcome) -> SameForm | None:
    dated = outcome.dated
    if dated is None or not dated.sheets or outcome.reading is None:
        return None
    return SameForm(dated.day, dated.sheets, dated.is_apart, dated.shared)


def _units(outcome: Outcome) -> UnitRows | None:
    found = outcome.units
    if found is None:
        return None
    return UnitRows(
        column=column_letter(found.column),
        header=found.header,
        rows=found.counts,
        unnamed=found.unnamed,
        is_split=is_parted(found, outcome.correction),
    )


def _sheet_unit(outcome: Outcome) -> str:
    """The unit said for the whole table, else the one that all its amount columns share."""
    if outcome.reading is None:
        return outcome.block.table.unit
    if outcome.reading.context.unit:
        return outcome.reading.context.unit
    declared = outcome.reading.declared
    units = {
        column.unit
        for column in outcome.columns
        if column.field not in ("", "ordinal")
        and not column.item
        and declared.field(column.field).type == "amount"
    }
    return next(iter(units)) if len(units) == 1 else ""


def _not_data(block: Block, *, is_ours: bool) -> tuple[NotData, ...]:
    roles = block.table.roles
    wanted = (roles != RowRole.BLANK) & (roles != RowRole.HEADER)
    if is_ours:
        wanted &= roles != RowRole.DATA
    first, last = block.table.first_column, block.table.last_column
    rows = np.flatnonzero(wanted)
    is_shown = np.isin(roles[rows], list(REASONS))
    is_shown[:_SHOWN_OTHERS] = True
    texts = iter(first_texts(block.grid, rows[is_shown], first, last))
    return tuple(
        NotData(
            index + block.grid.first_row,
            REASONS.get(RowRole(int(roles[index])), "other"),
            next(texts) if shown else "",
        )
        for index, shown in zip(rows.tolist(), is_shown.tolist(), strict=True)
    )


def _sums(reading: Reading) -> dict[str, float]:
    sums: dict[str, float] = {}
    loaded = ~reading.rejected
    for key, values in reading.by_key.items():
        if reading.declared.field(key).type == "amount" and values.null_count < len(values):
            total = int(micro_of(values)[loaded].sum())
            sums[key] = float(Decimal(total) / 10**6)
    return sums
