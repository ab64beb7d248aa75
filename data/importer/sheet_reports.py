"""What people read about a sheet, at the cells of the file, in whatever layout it was read.

A table in another layout is read in rows and columns of its own; whoever reads an issue, a
question or a report looks for the cells in the workbook. Here, last of all, the one becomes the
other; tables that stand as they are read pass unchanged.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

import numpy as np

from data.files.grid import Origin, Spot, cell_reference, column_letter, split_reference
from data.importer.checks.totals import micro_of
from data.importer.model import (
    AlsoFed,
    ColumnReport,
    Hidden,
    InferredStage,
    NotData,
    Reshaped,
    SameForm,
    SheetReport,
    UnitRows,
)
from data.importer.parse.sheet_tables import SHOWN_ROWS
from data.importer.parse.unit_split import is_parted
from data.importer.questions.question import Question
from data.importer.reading import Reading
from data.importer.source_table import (
    REASONS,
    SourceTable,
    first_texts,
    hidden_columns,
    hidden_rows,
    leaves_out,
    left_out_rows,
    seen_rows,
)
from data.importer.table_outcome import Outcome, header_text
from data.issues import LIST_SEPARATOR, Issue
from data.ledgers.header_lookup import matches
from data.tables import RowRole


def _columns(outcome: Outcome) -> Iterator[ColumnReport]:
    """Every column with the field it feeds and why; a permit column feeds one item."""
    source, reading, found = outcome.source, outcome.reading, outcome.recognition
    fed = {one.column: one for one in (*found.items, *found.metrics, *found.assignments)}
    for header in source.table.columns:
        number, unit = header.column, outcome.unit_of(header)
        one = fed.get(number)
        is_ordinal = number in found.ordinals
        if reading is None:
            one, is_ordinal = None, False
        key = one.key if one else "ordinal" if is_ordinal else ""
        report = ColumnReport(
            column_letter(number),
            header_text(source, number),
            key,
            one.item if one else "",
            unit,
            one.confidence if one else float(is_ordinal),
        )
        is_field = reading is not None and reading.columns.get(key) == number
        yield _reasoned(reading, report, key) if reading is not None and is_field else report


def _reasoned(reading: Reading, report: ColumnReport, key: str) -> ColumnReport:
    header = reading.source.header(reading.columns[key])
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
    source, reading = outcome.source, outcome.reading
    table = source.table
    rejected = int(outcome.rejected.sum())
    other = 0 if reading is not None else source.height
    read = source.height - other
    also = Counter(
        {
            (rows.ledger, rows.form): len(rows.at)
            for rows in outcome.rows
            if (rows.ledger, rows.form) != (outcome.recognition.ledger, outcome.recognition.form)
        }
    )
    return SheetReport(
        sheet=source.sheet,
        ledger=outcome.recognition.ledger,
        form=outcome.recognition.form,
        confidence=outcome.recognition.confidence,
        fingerprint=outcome.fingerprint,
        header_rows=table.header_rows,
        unit=_sheet_unit(outcome),
        columns=tuple(_columns(outcome)),
        rows_read=read,
        rows_loaded=read - rejected,
        rows_rejected=rejected,
        not_data=_not_data(source, is_ours=reading is not None),
        totals=outcome.totals,
        sums=_sums(reading) if reading is not None else {},
        title=table.title,
        visibility=source.grid.visibility,
        also=tuple(AlsoFed(name, form, count) for (name, form), count in also.items()),
        words=outcome.words,
        hidden=_hidden(outcome),
        same_form=_same_form(outcome),
        units=_units(outcome),
        inferred_stages=_inferred_stages(reading) if reading is not None else (),
        head=() if reading is not None else seen_rows(source.grid, _first_used(source)),
    )


def _inferred_stages(reading: Reading) -> tuple[InferredStage, ...]:
    stages = reading.get("stage").to_pylist() if reading.inferred else []
    return tuple(
        InferredStage(int(reading.source.rows[at]), reading.label(at), stages[at], source)
        for at, source in sorted(reading.inferred.items())
    )


def _first_used(source: SourceTable) -> np.ndarray:
    return np.flatnonzero(source.table.roles != RowRole.BLANK)[:SHOWN_ROWS]


def _hidden(outcome: Outcome) -> Hidden | None:
    source = outcome.source
    if outcome.reading is None and outcome.why != "hidden":
        return None
    left_out = left_out_rows(source)
    rows = left_out or int(hidden_rows(source).sum())
    columns = tuple(source.header_words(n) for n in hidden_columns(source))
    is_sheet = source.grid.visibility != "visible"
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
        return outcome.source.table.unit
    if outcome.reading.context.unit:
        return outcome.reading.context.unit
    fed, declared = outcome.recognition.assignments, outcome.reading.declared
    amounts = [one.key for one in fed if declared.field(one.key).type == "amount"]
    units = {outcome.reading.unit_of(key) for key in amounts}
    return next(iter(units)) if len(units) == 1 else ""


def _not_data(source: SourceTable, *, is_ours: bool) -> tuple[NotData, ...]:
    roles = source.table.roles
    wanted = (roles != RowRole.BLANK) & (roles != RowRole.HEADER)
    if is_ours:
        wanted &= roles != RowRole.DATA
    first, last = source.table.first_column, source.table.last_column
    rows = np.flatnonzero(wanted)
    is_shown = np.isin(roles[rows], list(REASONS))
    is_shown[:_SHOWN_OTHERS] = True
    texts = iter(first_texts(source.grid, rows[is_shown], first, last))
    return tuple(
        NotData(
            index + source.grid.first_row,
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


_RUN = re.compile(r"([A-Z]{1,3}[1-9]\d*)(?:[–:-]([A-Z]{1,3}[1-9]\d*))?")
_ROWS = re.compile(r"(\d+)(?:[–-](\d+))?")
_OF_CELLS = ("first", "cell", "cells", "places")
_OF_ROWS = ("rows", "row")


def true_issues(source: SourceTable, issues: Iterable[Issue]) -> list[Issue]:
    """Issues of a table at the cells of the file; their rows stay those of the table."""
    if source.grid.origin is None:
        return list(issues)
    return [_issue(source, issue) for issue in issues]


def _issue(source: SourceTable, issue: Issue) -> Issue:
    spot, value = None, issue.value
    if issue.cell:
        row, column = _position(source, issue.cell)
        spot = _origin(source).spot(row, column)
        value = _origin(source).seen_at(row, column) or value
        if row + source.grid.first_row in source.table.header_rows:
            value = _origin(source).header(row, column) or value
    if spot is None and issue.row is not None:
        spot = next(_origin(source).spots_of_row(issue.row - source.grid.first_row), None)
    arguments = {
        key: _text(source, key, said) if key in (*_OF_CELLS, *_OF_ROWS) else said
        for key, said in issue.arguments.items()
    }
    if spot is None:
        return replace(issue, cell="", arguments=arguments)
    cell = cell_reference(spot.row, spot.column)
    return replace(issue, sheet=spot.sheet, cell=cell, value=value, arguments=arguments)


def _text(source: SourceTable, key: str, said: str) -> str:
    """An argument that names cells or rows of the table, naming cells of the file."""
    if key in _OF_CELLS:
        return _RUN.sub(lambda found: LIST_SEPARATOR.join(_run(source, found[0])), said)
    parts: list[Spot] = []
    for found in _ROWS.finditer(said):
        for row in range(int(found[1]), int(found[2] or found[1]) + 1):
            first = next(_origin(source).spots_of_row(row - source.grid.first_row), None)
            parts += [first] if first is not None else []
    if not parts:
        return said
    if key == "row":
        return str(parts[0].row)
    return LIST_SEPARATOR.join(_runs(source, parts)) + (" …" if said.endswith("…") else "")


def true_question(source: SourceTable, question: Question) -> Question:
    """A question about a table's cells, asked about cells of the file."""
    if source.grid.origin is None:
        return question
    places = [run for one in question.places for run in _run(source, one)]
    examples = tuple(
        replace(one, cell=_cell(source, one.cell) if one.cell else "") for one in question.examples
    )
    answered_places = [cell for one in question.answered_places for cell in _settled(source, one)]
    return replace(
        question,
        places=tuple(places),
        examples=examples,
        answered_places=frozenset(answered_places),
    )


def true_report(source: SourceTable, report: SheetReport) -> SheetReport:
    """The report of a table with the rows and cells of the file."""
    origin = source.grid.origin
    if origin is None:
        return report
    first = source.grid.first_row
    header_rows = {
        spot.row for row in report.header_rows for spot in origin.spots_of_row(row - first)
    }
    not_data: dict[tuple[str, int, str], NotData] = {}
    for one in report.not_data:
        spot = next(origin.spots_of_row(one.row - first), None)
        if spot is not None:
            key = (spot.sheet, spot.row, one.reason)
            not_data.setdefault(key, replace(one, row=spot.row))
    return replace(
        report,
        header_rows=tuple(sorted(header_rows)),
        columns=tuple(_column(source, column) for column in report.columns),
        not_data=tuple(not_data.values()),
        totals=tuple(replace(total, cell=_cell(source, total.cell)) for total in report.totals),
        words=tuple(
            replace(word, cells=tuple(_cell(source, cell) for cell in word.cells))
            for word in report.words
        ),
        inferred_stages=tuple(
            replace(one, row=spot.row) if spot is not None else one
            for one in report.inferred_stages
            for spot in (next(origin.spots_of_row(one.row - first), None),)
        ),
        reshaped=Reshaped(origin.layouts, origin.sheets),
    )


def _column(source: SourceTable, column: ColumnReport) -> ColumnReport:
    """A column with the cell of its header, and of its first value where it has none."""
    rows = [row - source.grid.first_row for row in source.table.header_rows]
    rows += source.indices[:1].tolist()
    position = split_reference(f"{column.letter}1")[1] - source.grid.first_column
    for row in reversed(rows[:-1] or rows):
        if (spot := _origin(source).spot(row, position)) is not None:
            return replace(column, place=cell_reference(spot.row, spot.column))
    return column


def _origin(source: SourceTable) -> Origin:
    assert source.grid.origin is not None
    return source.grid.origin


def _position(source: SourceTable, cell: str) -> tuple[int, int]:
    row, column = split_reference(cell)
    return row - source.grid.first_row, column - source.grid.first_column


def _cell(source: SourceTable, cell: str) -> str:
    """The reference of a table's cell in the file; on another sheet with that sheet's name."""
    spot = _origin(source).spot(*_position(source, cell))
    return "" if spot is None else _named(source, spot, cell_reference(spot.row, spot.column))


def _named(source: SourceTable, spot: Spot, reference: str) -> str:
    return reference if spot.sheet == source.sheet else f"{spot.sheet}!{reference}"


def _run(source: SourceTable, run: str) -> list[str]:
    """A run of a table's cells (``F4–F9``) as runs of cells of the file."""
    found = _RUN.fullmatch(run)
    if found is None:
        return [run]
    top, left = _position(source, found[1])
    bottom, right = _position(source, found[2] or found[1])
    spots = [
        spot
        for column in range(left, right + 1)
        for row in range(top, bottom + 1)
        if (spot := _origin(source).spot(row, column)) is not None
    ]
    return list(_runs(source, spots))


def _runs(source: SourceTable, spots: Sequence[Spot]) -> Iterator[str]:
    """Cells as runs, those beside or below one another as one."""
    is_across = len({spot.row for spot in spots}) < len({spot.column for spot in spots})
    ordered = sorted(
        set(spots),
        key=lambda s: (s.sheet, s.row, s.column) if is_across else (s.sheet, s.column, s.row),
    )
    counted = enumerate(ordered)

    def line(pair: tuple[int, Spot]) -> tuple[str, int, int]:
        at, spot = pair
        if is_across:
            return spot.sheet, spot.row, spot.column - at
        return spot.sheet, spot.column, spot.row - at

    for _, members in groupby(counted, key=line):
        run = [spot for _, spot in members]
        first = cell_reference(run[0].row, run[0].column)
        last = cell_reference(run[-1].row, run[-1].column)
        yield _named(source, run[0], first if len(run) == 1 else f"{first}–{last}")


def _settled(source: SourceTable, said: str) -> Iterator[str]:
    """The cells that an answer about a cell or a column of the table speaks of."""
    if said == "*":
        yield said
    elif said[-1].isdigit():
        yield _cell(source, said)
    else:
        for row in (source.indices + source.grid.first_row).tolist():
            if found := _cell(source, f"{said}{row}"):
                yield found
