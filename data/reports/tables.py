"""``tables FILE…``: what tables a file's sheets hold, where, and which cells are sums of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from data.files import open_workbook
from data.files.grid import Grid, Refusal, cell_reference, column_letter
from data.importer.parse.sheet_tables import known
from data.issues import LIST_SEPARATOR
from data.reports.report import FINE, REFUSED, Json, Report
from data.tables import Panel, RowRole, Table, tables_as_they_stand
from data.tables.cell_classes import are_values, cell_classes
from data.tables.doubt import by_look, is_small, late_column
from data.tables.formula_sums import SURE
from data.tables.row_roles import is_serial_header
from data.tables.table_sums import ShortSum, TableSums, runs
from data.texts import Language, text


@dataclass(frozen=True)
class CellSum:
    """A cell that is the sum of others, within rounding."""

    cell: str
    of: list[str]


@dataclass(frozen=True)
class Derived:
    """A cell that is, by its formula, a difference or a share of others."""

    cell: str
    how: str
    of: list[str]
    less: list[str]


@dataclass(frozen=True)
class SumSlip:
    """A sum that one wrong digit keeps from agreeing; likely: where that digit may stand."""

    cell: str
    of: list[str]
    stated: float
    computed: float
    likely: list[str]
    less: list[str]


@dataclass(frozen=True)
class TableReport:
    """A table as it stands in its sheet; rows are sheet rows, columns their letters.

    range: from the first header row to the last row of data, sections and totals. data_rows:
    first and last row of each run. sums: null where the table is too large to look for them.
    short_sums, derived: by formula, sums that leave out numbers beside them; differences, shares.
    doubtful: it would stand elsewhere, or under another header, if no word of it were known and
        the file said nothing of its header (rows kept in view, filters, bold rows); or a column
        of it begins far below the header.
    """

    range: str
    header_rows: list[int]
    label_columns: list[str]
    data_rows: list[tuple[int, int]]
    section_rows: list[int]
    total_rows: list[int]
    sums: list[CellSum] | None
    slips: list[SumSlip]
    short_sums: list[ShortSum]
    derived: list[Derived]
    doubtful: bool


def tables_report(files: Sequence[Path], language: Language) -> Report:
    """The tables of each file; raises OSError where one cannot be read."""
    found: list[Json] = []
    lines: list[str] = []
    for path in files:
        book = open_workbook(path, path.name)
        lines.append(path.name)
        if isinstance(book, Refusal):
            found.append({"file": path.name, "status": "refused", "code": book.code, "sheets": []})
            lines.append(f"  {text(language, book.code, **book.arguments)}")
            continue
        sheets: list[Json] = []
        for grid in book.grids:
            tables = table_reports(grid)
            sheets.append({"sheet": grid.sheet, "tables": [asdict(table) for table in tables]})
            lines += [_line(grid.sheet, table, language) for table in tables]
        found.append({"file": path.name, "status": "ok", "sheets": sheets})
        if not any(sheet["tables"] for sheet in sheets):
            lines.append(f"  {text(language, 'cli-no-tables')}")
    is_refused = any(one["status"] == "refused" for one in found)
    return Report.of({"files": found}, lines, REFUSED if is_refused else FINE)


def _line(sheet: str, table: TableReport, language: Language) -> str:
    told = {
        "sheet": sheet,
        "range": table.range,
        "header": LIST_SEPARATOR.join(map(str, table.header_rows)),
        "rows": str(sum(last - first + 1 for first, last in table.data_rows)),
        "totals": str(len(table.total_rows)),
    }
    return f"  {text(language, 'cli-table', **told)}"


def table_reports(grid: Grid) -> list[TableReport]:
    """The tables of a sheet as it stands, from left to right and top to bottom."""
    panel = Panel.of_grid(grid)
    if not panel.height:
        return []
    classes = cell_classes(panel)
    tables = tables_as_they_stand(panel, known)
    others = by_look(panel, as_they_stand=True) if is_small(panel) else tables
    sure = {(table.bounds, table.header) for table in others}
    return [
        _report(
            panel,
            classes,
            table,
            (table.bounds, table.header) not in sure or late_column(panel, table) > 0,
        )
        for table in tables
    ]


def _report(panel: Panel, classes: np.ndarray, table: Table, doubtful: bool) -> TableReport:
    top, left, bottom, right = table.bounds
    first = panel.grid.first_row
    roles = {row: RowRole(int(table.roles[row - first])) for row in range(top, bottom + 1)}
    sums = TableSums(panel, table)
    data = [row for row in sums.rows if row not in sums.total_rows]
    return TableReport(
        range=f"{cell_reference(top, left)}:{cell_reference(bottom, right)}",
        header_rows=sorted(
            {*table.header, *(row for row in table.header_rows if top <= row <= bottom)}
        ),
        label_columns=[column_letter(n) for n in _labels(panel, classes, table, data)],
        data_rows=runs(data),
        section_rows=[row for row, role in roles.items() if role == RowRole.SECTION],
        total_rows=sorted(sums.total_rows),
        sums=_cells(sums) if sums.is_small else None,
        slips=[
            SumSlip(**vars(one) | {"stated": float(one.stated), "computed": float(one.computed)})
            for one in sums.named_slips
        ],
        short_sums=sums.left_out,
        derived=_derived(sums),
        doubtful=doubtful,
    )


def _labels(panel: Panel, classes: np.ndarray, table: Table, rows: Sequence[int]) -> list[int]:
    """The columns left of the first values, with running numbers and years as labels."""
    at = np.array(rows, dtype=np.int64) - panel.grid.first_row
    names = {column.column: column.path[-1] if column.path else "" for column in table.columns}
    found = []
    for column in range(table.bounds[1], table.bounds[3] + 1):
        cells = classes[at, column - panel.column_number(0)]
        filled = cells[cells > 0]
        is_serial = is_serial_header(names.get(column, ""))
        if len(filled) and are_values(filled).mean() > 0.5 and not is_serial:
            break
        found.append(column)
    return found


def _cells(sums: TableSums) -> list[CellSum]:
    """The cells that are sums; of two for one cell the surer."""
    best: dict[tuple[int, int], tuple[float, list[str]]] = {}
    for one in sums.down:
        for place in np.flatnonzero(one.agrees).tolist():
            of = sums.references([(line, place) for line in one.of])
            best[sums.rows[one.line], sums.columns[place]] = (one.evidence, of)
    for one in sums.across:
        for place in np.flatnonzero(one.agrees).tolist():
            cell = sums.rows[place], sums.columns[one.line]
            if cell not in best or best[cell][0] < one.evidence:
                of = sums.references([(place, line) for line in one.of])
                best[cell] = (one.evidence, of)
    for cell, told in sums.formulas.items():
        if told.how == "sum" and len(told.plus) > 1:
            best[cell] = (SURE, sums.ranges_of(cell))
        elif told.how != "sum":
            best.pop(cell, None)
    return [CellSum(cell_reference(*cell), of) for cell, (_, of) in sorted(best.items())]


def _derived(sums: TableSums) -> list[Derived]:
    return [
        Derived(
            cell_reference(*cell),
            told.how,
            [cell_reference(*one) for one in told.plus],
            [cell_reference(*one) for one in told.minus],
        )
        for cell, told in sums.formulas.items()
        if told.how != "sum"
    ]
