"""``tables FILE…``: what tables a file's sheets hold, where, and which cells are sums of which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from data.files import open_workbook
from data.files.grid import Grid, Kind, Refusal, cell_reference, column_letter
from data.importer.parse.sheet_tables import known
from data.issues import LIST_SEPARATOR
from data.reports.report import FINE, REFUSED, Json, Report
from data.tables import Panel, RowRole, Table, tables_as_they_stand
from data.tables.cell_classes import are_values, cell_classes
from data.tables.doubt import MOST_CELLS, by_look, late_column
from data.tables.numbers import are_shares, numbers_of
from data.tables.row_roles import is_serial_header
from data.tables.slips import find_slips
from data.tables.sums import LineSum, exact_to, find_sums
from data.tables.wording import has_total_word
from data.texts import Language, text

_MOST_CELLS = 200_000  # of a larger table no sums are looked for
_NUMBERED = (RowRole.DATA, RowRole.TOTAL)


@dataclass(frozen=True)
class CellSum:
    """A cell that is the sum of others, within rounding."""

    cell: str
    of: list[str]


@dataclass(frozen=True)
class SumSlip:
    """A sum that one wrong digit keeps from agreeing; likely: where that digit may stand."""

    cell: str
    of: list[str]
    stated: float
    computed: float
    likely: list[str]


@dataclass(frozen=True)
class TableReport:
    """A table as it stands in its sheet; rows are sheet rows, columns their letters.

    range: from the first header row to the last row of data, sections and totals. data_rows:
    first and last row of each run. sums: null where the table is too large to look for them.
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
    is_small = panel.height * panel.width <= MOST_CELLS
    others = by_look(panel, as_they_stand=True) if is_small else tables
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
    rows = [row for row, role in roles.items() if role in _NUMBERED]
    totals = {row for row, role in roles.items() if role == RowRole.TOTAL}
    added = _Sums(panel, table, rows, totals)
    totals |= added.rows_of_sums()
    data = [row for row in rows if row not in totals]
    return TableReport(
        range=f"{cell_reference(top, left)}:{cell_reference(bottom, right)}",
        header_rows=list(table.header),
        label_columns=[column_letter(n) for n in _labels(panel, classes, table, data)],
        data_rows=_runs(data),
        section_rows=[row for row, role in roles.items() if role == RowRole.SECTION],
        total_rows=sorted(totals),
        sums=added.cells() if added.is_small else None,
        slips=added.slips(),
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


def _runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows as first and last of each run without a gap."""
    if not rows:
        return []
    breaks = [at for at, (one, two) in enumerate(pairwise(rows), 1) if two != one + 1]
    edges = [0, *breaks, len(rows)]
    return [(rows[first], rows[end - 1]) for first, end in pairwise(edges)]


class _Sums:
    """The sums in a table: down its columns, and along its rows. None of a large one."""

    def __init__(self, panel: Panel, table: Table, rows: list[int], totals: set[int]) -> None:
        self.rows = rows
        self.columns = list(range(table.bounds[1], table.bounds[3] + 1))
        self.is_small = len(rows) * len(self.columns) <= _MOST_CELLS
        self.down: list[LineSum] = []
        self.across: list[LineSum] = []
        if not self.is_small:
            return
        places = [row - panel.grid.first_row for row in rows]
        inner = [n - panel.column_number(0) for n in self.columns]
        self.values, self.units = numbers_of(panel, places, inner)
        self.shares = are_shares(panel, places, inner)
        self.named = [
            at
            for at, row in enumerate(rows)
            if row in totals or _says_total(panel, row - panel.grid.first_row)
        ]
        headed = {c.column for c in table.columns if any(map(has_total_word, c.path))}
        self.headed = [at for at, column in enumerate(self.columns) if column in headed]
        units = exact_to(self.values, self.units)
        self.down = find_sums(self.values, units, self.named)
        self.across = find_sums(
            self.values.T, units.T, self.headed, self._empty(panel, table, places)
        )

    def _empty(self, panel: Panel, table: Table, places: list[int]) -> list[int]:
        """The columns that have a header and nothing under it: sums along rows reach over them."""
        headed = {column.column for column in table.columns if column.path}
        inner = [column - panel.column_number(0) for column in self.columns]
        filled = (panel.kinds[np.ix_(places, inner)] != Kind.EMPTY).any(axis=0)
        return [at for at, n in enumerate(self.columns) if n in headed and not filled[at]]

    def rows_of_sums(self) -> set[int]:
        """Rows of which most numbers are sums."""
        return {self.rows[one.line] for one in self.down if _is_mostly(one, self.values)}

    def cells(self) -> list[CellSum]:
        """The cells that are sums; of two for one cell the surer."""
        best: dict[tuple[int, int], tuple[float, list[str]]] = {}
        for one in self.down:
            for place in np.flatnonzero(one.agrees).tolist():
                of = self._references([(line, place) for line in one.of])
                best[self.rows[one.line], self.columns[place]] = (one.evidence, of)
        for one in self.across:
            for place in np.flatnonzero(one.agrees).tolist():
                cell = self.rows[place], self.columns[one.line]
                if cell not in best or best[cell][0] < one.evidence:
                    of = self._references([(place, line) for line in one.of])
                    best[cell] = (one.evidence, of)
        return [CellSum(cell_reference(*cell), of) for cell, (_, of) in sorted(best.items())]

    def slips(self) -> list[SumSlip]:
        """The sums that one wrong digit keeps from agreeing."""
        if not self.is_small:
            return []
        values = np.where(self.shares, np.nan, self.values)  # a total's share adds up nothing
        found = find_slips(values, self.units, self.down, self.across, self.named, self.headed)
        return [
            SumSlip(
                self._reference(one.cell),
                self._references(list(one.of)),
                one.stated,
                one.computed,
                [self._reference(cell) for cell in one.likely],
            )
            for one in found
        ]

    def _reference(self, cell: tuple[int, int]) -> str:
        return cell_reference(self.rows[cell[0]], self.columns[cell[1]])

    def _references(self, cells: list[tuple[int, int]]) -> list[str]:
        """Cells in a line as ranges without a gap."""
        numbers = [(self.rows[row], self.columns[column]) for row, column in cells]
        if len({column for _, column in numbers}) == 1:
            runs = _runs([row for row, _ in numbers])
            return [_reference((a, numbers[0][1]), (b, numbers[0][1])) for a, b in runs]
        runs = _runs([column for _, column in numbers])
        return [_reference((numbers[0][0], a), (numbers[0][0], b)) for a, b in runs]


def _says_total(panel: Panel, row: int) -> bool:
    """Whether the first words of a row name a total."""
    first = next((cell for cell in panel.cells(row) if cell.kind == Kind.TEXT), None)
    return first is not None and has_total_word(first.text)


def _is_mostly(one: LineSum, values: np.ndarray) -> bool:
    """Whether most numbers of a row are the sums of those of other rows."""
    summed = np.isfinite(values[list(one.of)]).any(axis=0) & np.isfinite(values[one.line])
    return bool(one.agrees.sum() > 0.5 * np.isfinite(values[one.line]).sum()) and bool(
        one.agrees.sum() >= 0.8 * summed.sum()
    )


def _reference(first: tuple[int, int], last: tuple[int, int]) -> str:
    one = cell_reference(*first)
    return one if first == last else f"{one}:{cell_reference(*last)}"
