"""What is said of a reshaped table, said of the cells of the file.

A table in another layout is read in rows and columns of its own; whoever reads an issue, a
question or a report looks for the cells in the workbook. Here, last of all, the one becomes
the other; tables that stand as they are read pass unchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

import pyarrow as pa

from data.files.grid import Origin, Spot, cell_reference
from data.files.references import split_reference
from data.importer.block import Block
from data.importer.model import ColumnReport, NotData, Reshaped, SheetReport
from data.importer.questions.question import Question
from data.importer.schemas import complete
from data.issues import LIST_SEPARATOR, Issue
from data.tables import RowRole

_RUN = re.compile(r"([A-Z]{1,3}[1-9]\d*)(?:[–:-]([A-Z]{1,3}[1-9]\d*))?")
_ROWS = re.compile(r"(\d+)(?:[–-](\d+))?")
_OF_CELLS = ("first", "cell", "cells", "places")
_OF_ROWS = ("rows", "row")


def true_issues(block: Block, issues: Iterable[Issue]) -> list[Issue]:
    """Issues of a table at the cells of the file; their rows stay those of the table."""
    if block.grid.origin is None:
        return list(issues)
    return [_issue(block, issue) for issue in issues]


def _issue(block: Block, issue: Issue) -> Issue:
    spot, value = None, issue.value
    if issue.cell:
        row, column = _position(block, issue.cell)
        spot = _origin(block).spot(row, column)
        value = _origin(block).seen_at(row, column) or value
        if row + block.grid.first_row in block.table.header_rows:
            value = _origin(block).header(row, column) or value
    if spot is None and issue.row is not None:
        spot = next(_origin(block).spots_of_row(issue.row - block.grid.first_row), None)
    arguments = {
        key: _text(block, key, said) if key in (*_OF_CELLS, *_OF_ROWS) else said
        for key, said in issue.arguments.items()
    }
    if spot is None:
        return replace(issue, cell="", arguments=arguments)
    cell = cell_reference(spot.row, spot.column)
    return replace(issue, sheet=spot.sheet, cell=cell, value=value, arguments=arguments)


def _text(block: Block, key: str, said: str) -> str:
    """An argument that names cells or rows of the table, naming cells of the file."""
    if key in _OF_CELLS:
        return _RUN.sub(lambda found: LIST_SEPARATOR.join(_run(block, found[0])), said)
    parts: list[Spot] = []
    for found in _ROWS.finditer(said):
        for row in range(int(found[1]), int(found[2] or found[1]) + 1):
            first = next(_origin(block).spots_of_row(row - block.grid.first_row), None)
            parts += [first] if first is not None else []
    if not parts:
        return said
    if key == "row":
        return str(parts[0].row)
    return LIST_SEPARATOR.join(_runs(block, parts)) + (" …" if said.endswith("…") else "")


def true_question(block: Block, question: Question) -> Question:
    """A question about a table's cells, asked about cells of the file."""
    if block.grid.origin is None:
        return question
    places = [run for one in question.places for run in _run(block, one)]
    examples = tuple(
        replace(one, cell=_cell(block, one.cell) if one.cell else "") for one in question.examples
    )
    answered_places = [cell for one in question.answered_places for cell in _settled(block, one)]
    return replace(
        question,
        places=tuple(places),
        examples=examples,
        answered_places=frozenset(answered_places),
    )


def true_report(block: Block, report: SheetReport) -> SheetReport:
    """The report of a table with the rows and cells of the file."""
    origin = block.grid.origin
    if origin is None:
        return report
    first = block.grid.first_row
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
        columns=tuple(_column(block, column) for column in report.columns),
        not_data=tuple(not_data.values()),
        totals=tuple(replace(total, cell=_cell(block, total.cell)) for total in report.totals),
        words=tuple(
            replace(word, cells=tuple(_cell(block, cell) for cell in word.cells))
            for word in report.words
        ),
        inferred_stages=tuple(
            replace(one, row=spot.row) if spot is not None else one
            for one in report.inferred_stages
            for spot in (next(origin.spots_of_row(one.row - first), None),)
        ),
        reshaped=Reshaped(origin.layouts, origin.sheets),
    )


def _column(block: Block, column: ColumnReport) -> ColumnReport:
    """A column with the cell of its header, and of its first value where it has none."""
    rows = [row - block.grid.first_row for row in block.table.header_rows]
    rows += block.indices[:1].tolist()
    position = split_reference(f"{column.letter}1")[1] - block.grid.first_column
    for row in reversed(rows[:-1] or rows):
        if (spot := _origin(block).spot(row, position)) is not None:
            return replace(column, place=cell_reference(spot.row, spot.column))
    return column


def origin_rows(block: Block, sheet_id: str) -> pa.Table:
    """Rows of source_origin: each cell of the table that stands elsewhere in the file."""
    origin, grid, table = block.grid.origin, block.grid, block.table
    rows: dict[str, list[object]] = {name: [] for name in _COLUMNS}
    if origin is not None:
        used = (table.roles != RowRole.BLANK).nonzero()[0].tolist()
        for column in range(len(grid.columns)):
            for row in used:
                spot = origin.spot(row, column)
                here = (grid.sheet, row + grid.first_row, column + grid.first_column)
                told = origin.header(row, column), origin.seen_at(row, column)
                if spot is not None and (spot != here or any(told)):
                    values = (*here[1:], *spot, *told)
                    for name, value in zip(_COLUMNS, values, strict=True):
                        rows[name].append(value)
    count = len(rows["row_number"])
    arrays = {name: pa.array(values) for name, values in rows.items()} if count else {}
    arrays["sheet_id"] = pa.array([sheet_id] * count, pa.string())
    return complete("source_origin", arrays, count)


_COLUMNS = (
    *("row_number", "column_number", "sheet_name", "cell_row", "cell_column"),
    *("header_text", "original_text"),
)


def _origin(block: Block) -> Origin:
    assert block.grid.origin is not None
    return block.grid.origin


def _position(block: Block, cell: str) -> tuple[int, int]:
    row, column = split_reference(cell)
    return row - block.grid.first_row, column - block.grid.first_column


def _cell(block: Block, cell: str) -> str:
    """The reference of a table's cell in the file; on another sheet with that sheet's name."""
    spot = _origin(block).spot(*_position(block, cell))
    return "" if spot is None else _named(block, spot, cell_reference(spot.row, spot.column))


def _named(block: Block, spot: Spot, reference: str) -> str:
    return reference if spot.sheet == block.sheet else f"{spot.sheet}!{reference}"


def _run(block: Block, run: str) -> list[str]:
    """A run of a table's cells (``F4–F9``) as runs of cells of the file."""
    found = _RUN.fullmatch(run)
    if found is None:
        return [run]
    top, left = _position(block, found[1])
    bottom, right = _position(block, found[2] or found[1])
    spots = [
        spot
        for column in range(left, right + 1)
        for row in range(top, bottom + 1)
        if (spot := _origin(block).spot(row, column)) is not None
    ]
    return list(_runs(block, spots))


def _runs(block: Block, spots: Sequence[Spot]) -> Iterator[str]:
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
        yield _named(block, run[0], first if len(run) == 1 else f"{first}–{last}")


def _settled(block: Block, said: str) -> Iterator[str]:
    """The cells that an answer about a cell or a column of the table speaks of."""
    if said == "*":
        yield said
    elif said[-1].isdigit():
        yield _cell(block, said)
    else:
        for row in (block.indices + block.grid.first_row).tolist():
            if found := _cell(block, f"{said}{row}"):
                yield found
