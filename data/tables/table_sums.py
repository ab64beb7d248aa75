"""The sums in one table: down its columns and along its rows, and what keeps some from agreeing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np

from data.files.grid import Kind, cell_reference, split_reference
from data.tables.formula_sums import Adds, LeftOut, adds, left_out, line_sums
from data.tables.header_text import folded
from data.tables.numbers import are_shares, numbers_of
from data.tables.outlines import Outline, find_outline
from data.tables.panel import Panel
from data.tables.rounding import Exactness
from data.tables.row_roles import is_serial_header
from data.tables.slips import Slip, find_slips
from data.tables.sums import LineSum, exact_to, find_sums
from data.tables.table import RowRole, Table
from data.tables.total_places import with_bare
from data.tables.total_rows import TotalRows
from data.tables.wording import has_total_word, is_of_which

_LABELS = 3  # first columns that may say an outline
MOST_CELLS = 200_000  # of a larger table no sums are looked for
_NUMBERED = (RowRole.DATA, RowRole.TOTAL)


@dataclass(frozen=True)
class NamedSlip:
    """A sum that one wrong digit keeps from agreeing, by the names of its cells.

    of: ranges of its operands; less: of those that are taken off. likely: the cells where that
    digit may stand. stated, computed: as numbers are written.
    """

    cell: str
    of: list[str]
    stated: str
    computed: str
    likely: list[str]
    less: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ShortSum:
    """A sum by formula whose range stops short; left_out: the cells beside it with numbers."""

    cell: str
    of: list[str]
    left_out: list[str]


class TableSums:
    """A table's numbers, as lines: rows and columns are those of its sheet.

    Its rows are those of data and of totals, its columns all from the first to the last.
    """

    def __init__(self, panel: Panel, table: Table) -> None:
        first = panel.grid.first_row
        top, left, bottom, right = table.bounds
        if not top:  # a person named its header
            top, bottom = first, first + len(table.roles) - 1
            left, right = table.first_column, table.last_column
        self.panel, self.table = panel, table
        roles = table.roles[top - first : bottom - first + 1]
        self.rows = (np.flatnonzero(np.isin(roles, _NUMBERED)) + top).tolist()
        self.columns = list(range(left, right + 1))
        self.is_small = len(self.rows) * len(self.columns) <= MOST_CELLS
        self._row_of = {row: at for at, row in enumerate(self.rows)}
        self._column_of = {column: at for at, column in enumerate(self.columns)}
        self._at = [row - first for row in self.rows]
        self._inner = [column - panel.column_number(0) for column in self.columns]

    @cached_property
    def values(self) -> np.ndarray:
        """The numbers, row × column; NaN where there is none."""
        return self._numbers[0]

    @cached_property
    def down(self) -> list[LineSum]:
        """Rows that are the sums of others."""
        if not self.is_small:
            return []
        found = find_sums(self.values, self._exact, [*self._said, *self._bare])
        if outline := self._outline[0]:
            within = outline.lines - {*self._said}
            found = _told([one for one in found if one.line not in within], outline.sums)
        return _told(found, line_sums(self.values, self._formula_sums(along=False)))

    @cached_property
    def across(self) -> list[LineSum]:
        """Columns that are the sums of others."""
        if not self.is_small:
            return []
        found = find_sums(self.values.T, self._exact.T, self._headed, self._empty)
        return _told(found, line_sums(self.values.T, self._formula_sums(along=True)))

    @cached_property
    def total_rows(self) -> set[int]:
        """Rows of sums: by their place and words, and those of which most numbers are sums."""
        named = {row for row, at in zip(self.rows, self._at, strict=True) if self._adds_up(at)}
        if not self.is_small:
            return named
        named |= {self.rows[line] for line in self._bare if line in self._parted.totals}
        return named | {self.rows[one.line] for one in self.down if _is_mostly(one, self.values)}

    @cached_property
    def slips(self) -> list[Slip]:
        """The sums that one wrong digit keeps from agreeing; cells count lines from 0."""
        if not self.is_small:
            return []
        return find_slips(
            self._sizes, self._numbers[1], self.down, self.across, self._parted, self._families
        )

    @cached_property
    def named_slips(self) -> list[NamedSlip]:
        """The slips by the names of their cells."""
        return [
            NamedSlip(
                self.reference(one.cell),
                self.references([cell for cell in one.of if cell not in one.less]),
                _written(one.stated),
                _written(one.computed),
                [self.reference(cell) for cell in one.likely],
                self.references(list(one.less)) if one.less else [],
            )
            for one in self.slips
        ]

    def details_of(self, index: int) -> list[int]:
        """The grid's rows that a row adds up in the end; none where it is no sum or stops short."""
        first = self.panel.grid.first_row
        todo, found = [index + first], list[int]()
        operands = {self.rows[one.line]: [self.rows[line] for line in one.of] for one in self.down}
        is_short = any(split_reference(one.cell)[0] == index + first for one in self.left_out)
        if index + first not in operands or is_short:
            return []
        while todo:
            row = todo.pop()
            if row in operands:
                todo += operands[row]
            else:
                found.append(row - first)
        return sorted(found)

    def reference(self, cell: tuple[int, int]) -> str:
        """A line and a place of it as a cell of the sheet."""
        return cell_reference(self.rows[cell[0]], self.columns[cell[1]])

    def references(self, cells: list[tuple[int, int]]) -> list[str]:
        """Cells in one row or one column as ranges without a gap."""
        found = [(self.rows[row], self.columns[column]) for row, column in cells]
        if len({column for _, column in found}) == 1:
            column = found[0][1]
            return [_range((a, column), (b, column)) for a, b in runs([row for row, _ in found])]
        row = found[0][0]
        return [_range((row, a), (row, b)) for a, b in runs([column for _, column in found])]

    @cached_property
    def formulas(self) -> dict[tuple[int, int], Adds]:
        """What formulas say of cells with a number; cells as row and column of the sheet."""
        if not self.is_small:
            return {}
        found: dict[tuple[int, int], Adds] = {}
        for place, text in self.panel.grid.formulas.items():
            row, column = self._row_of.get(place[0]), self._column_of.get(place[1])
            if row is None or column is None or not np.isfinite(self.values[row, column]):
                continue
            if said := adds(text):
                found[place] = said
        return found

    @cached_property
    def left_out(self) -> list[ShortSum]:
        """Sums by formula that leave out numbers beside their range."""
        sums = self._formula_sums(along=False)
        totals = {*self._parted.totals.tolist(), *(line for line, _ in sums)}
        bounds = [*self._parted.sections.tolist(), *self._parted.heads.tolist()]
        found = list(left_out(self._sizes, sums, bounds, totals))
        turned = left_out(
            self._sizes.T, self._formula_sums(along=True), (), range(len(self.columns))
        )
        found += [LeftOut(one.cell[::-1], tuple(c[::-1] for c in one.cells)) for one in turned]
        return [
            ShortSum(
                self.reference(one.cell),
                self.ranges_of((self.rows[one.cell[0]], self.columns[one.cell[1]])),
                self.references([*one.cells]),
            )
            for one in found
        ]

    def ranges_of(self, place: tuple[int, int]) -> list[str]:
        """The ranges that the formula of a cell adds up."""
        return [_range(*ends) for ends in self.formulas[place].ranges]

    def _formula_sums(self, *, along: bool) -> dict[tuple[int, int], tuple[int, ...]]:
        """Cell → the lines that its formula adds up at its place, down columns or along rows."""
        row_of, column_of = self._row_of, self._column_of
        found: dict[tuple[int, int], tuple[int, ...]] = {}
        for place, one in self.formulas.items():
            cell = (row_of[place[0]], column_of[place[1]])
            fixed = 0 if along else 1
            if one.how != "sum" or {part[fixed] for part in one.plus} != {place[fixed]}:
                continue
            line_of = column_of if along else row_of
            lines = {line_of[part[1 - fixed]] for part in one.plus if part[1 - fixed] in line_of}
            if len(lines) > 1:
                found[cell[::-1] if along else cell] = tuple(sorted(lines))
        return found

    @cached_property
    def _numbers(self) -> tuple[np.ndarray, np.ndarray]:
        values, units = self._written
        outline, place = self._outline
        if outline is not None and outline.is_code:
            values, units = values.copy(), units.copy()
            values[:, place], units[:, place] = np.nan, 0.0
        return values, units

    @cached_property
    def _written(self) -> tuple[np.ndarray, np.ndarray]:
        return numbers_of(self.panel, self._at, self._inner)

    @cached_property
    def _outline(self) -> tuple[Outline | None, int]:
        """The outline of the rows, and the place of the column that says it."""
        if not self.is_small:
            return None, -1
        texts = [
            [self.panel.text(at, column) for at in self._at] for column in self._inner[:_LABELS]
        ]
        values, units = self._written
        return find_outline(texts, [0] * len(self._at), values, exact_to(values, units), self._said)

    @cached_property
    def _exact(self) -> np.ndarray:
        return exact_to(*self._numbers)

    @cached_property
    def _shares(self) -> np.ndarray:
        return are_shares(self.panel, self._at, self._inner)

    def _is_total(self, at: int) -> bool:
        return bool(self.table.roles[at] == RowRole.TOTAL)

    def _adds_up(self, at: int) -> bool:
        """Whether a row that is no data is a total: no part of a row (其中), no empty section."""
        if not self._is_total(at):
            return False
        cells = self._band.cells(at)
        if any(is_of_which(folded(cell.text)) for cell in cells[:2]):
            return False
        first = self.panel.grid.first_row
        level = self.table.levels.get(at + first)
        if level is None:
            return True
        below = next((one for one in self._at if one > at), None)
        return below is not None and self.table.levels.get(below + first, level + 1) > level

    @cached_property
    def _said(self) -> list[int]:
        """Lines of rows that say that they are totals, in the first words of the table's cells."""
        return [
            line for line, at in enumerate(self._at) if self._is_total(at) or self._says_total(at)
        ]

    def _says_total(self, at: int) -> bool:
        first = next((one for one in self._band.cells(at) if one.kind == Kind.TEXT), None)
        return first is not None and has_total_word(first.text)

    @cached_property
    def _band(self) -> Panel:
        """The columns of the table alone."""
        return self.panel.part(*(self.panel.first + self._inner[at] for at in (0, -1)))

    @cached_property
    def _bare(self) -> list[int]:
        """Lines of rows of numbers with a label, or none, where others have more words.

        So stand the sums of a section in the row of its title, and a total without its word.
        """
        kinds = self.panel.kinds[np.ix_(self._at, self._inner)]
        is_number = np.isfinite(self.values)
        counts = is_number.sum(axis=0) > 0.5 * np.maximum((kinds != Kind.EMPTY).sum(axis=0), 1)
        counts &= ~np.isin(
            self.columns,
            [c.column for c in self.table.columns if c.path and is_serial_header(c.path[-1])],
        )
        words = ((kinds != Kind.EMPTY) & ~counts).sum(axis=1)
        usual = float(np.median(words)) if len(words) else 0.0
        bare = (words <= min(1.0, 0.5 * usual)) & is_number[:, counts].any(axis=1)
        return [at for at in np.flatnonzero(bare).tolist() if at not in self._said]

    @cached_property
    def _headed(self) -> list[int]:
        """Lines of columns whose headers say that they are totals."""
        headed = {c.column for c in self.table.columns if any(map(has_total_word, c.path))}
        return [at for at, column in enumerate(self.columns) if column in headed]

    @cached_property
    def _empty(self) -> list[int]:
        """The columns that have a header and nothing under it: sums along rows reach over them."""
        headed = {column.column for column in self.table.columns if column.path}
        filled = (self.panel.kinds[np.ix_(self._at, self._inner)] != Kind.EMPTY).any(axis=0)
        return [at for at, column in enumerate(self.columns) if column in headed and not filled[at]]

    @cached_property
    def _families(self) -> dict[int, list[int]]:
        """Column that says that it is a total → those that stand with it under one header."""
        paths = {
            self._column_of[column.column]: column.path[:-1]
            for column in self.table.columns
            if column.column in self._column_of
        }
        return {
            line: [one for one, path in paths.items() if path == paths[line] and one != line]
            for line in self._headed
            if paths.get(line)
        }

    @cached_property
    def _parted(self) -> TotalRows:
        """The lines, parted by totals and by what stands between them."""
        known = TotalRows.of(self.panel.grid, self.table)
        totals = {*self._said, *(one.line for one in self.down)}
        lines = np.arange(len(self.rows))
        is_total = np.isin(lines, list(totals))
        sections, heads, parts = (
            np.searchsorted(self._at, rows) - 0.5
            for rows in (known.sections, known.heads, known.parts)
        )
        rows = TotalRows(lines[~is_total], lines[is_total], sections, heads, parts)
        exact = Exactness.of(self.values, self.down, self.across)
        return with_bare(self._sizes, self._numbers[1], rows, self._bare, exact)

    @cached_property
    def _sizes(self) -> np.ndarray:
        """The numbers that may be added up: no shares."""
        return np.where(self._shares, np.nan, self.values)


def _told(found: list[LineSum], told: list[LineSum]) -> list[LineSum]:
    """Sums with those that formulas say in place of what was found of their lines."""
    lines = {one.line for one in told}
    return [*(one for one in found if one.line not in lines), *told]


def _is_mostly(one: LineSum, values: np.ndarray) -> bool:
    """Whether most numbers of a row are the sums of those of other rows."""
    summed = np.isfinite(values[list(one.of)]).any(axis=0) & np.isfinite(values[one.line])
    return bool(one.agrees.sum() > 0.5 * np.isfinite(values[one.line]).sum()) and bool(
        one.agrees.sum() >= 0.8 * summed.sum()
    )


def runs(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Rows as first and last of each run without a gap."""
    if not rows:
        return []
    breaks = [at for at, (one, two) in enumerate(pairwise(rows), 1) if two != one + 1]
    edges = [0, *breaks, len(rows)]
    return [(rows[first], rows[end - 1]) for first, end in pairwise(edges)]


def _written(number: float) -> str:
    return f"{number:.9f}".rstrip("0").rstrip(".")


def _range(first: tuple[int, int], last: tuple[int, int]) -> str:
    one = cell_reference(*first)
    return one if first == last else f"{one}:{cell_reference(*last)}"
