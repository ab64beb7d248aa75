"""From single cells to a grid: the used range, the limit on it, columns.

A reader hands over the filled cells of a sheet in batches, in any order. Two cells at one
address that do not say the same are refused: nobody can know which one the office means.
A declared range is never believed: the used one is what the cells span.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from operator import attrgetter

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from data.files.arrow_text import flags, integers, texts
from data.files.errors import RefusedError
from data.files.formulas import FormulaCells
from data.files.grid import Column, Grid, Kind, Merge, Visibility, cell_reference
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_beside, refuse_labelled_cells


def apart(merges: Iterable[Merge], used: Merge) -> tuple[Merge, ...]:
    """The ranges that reach into ``used``, in its last row and column at most.

    Of ranges that overlap, the upper one counts, then the left one. Ordered by first row.
    """
    ordered = sorted((one for one in merges if _meet(one, used)), key=attrgetter("top", "left"))
    kept: list[Merge] = []
    # The ranges that a row passes through, by column; no two of them share one.
    lefts: list[int] = []
    open_ones: list[Merge] = []
    for one in ordered:
        at = bisect_right(lefts, one.right)
        while at > 0 and open_ones[at - 1].right >= one.left:
            if open_ones[at - 1].bottom >= one.top:
                break
            at -= 1
            del lefts[at], open_ones[at]
        else:
            lefts.insert(at, one.left)
            open_ones.insert(at, one)
            kept.append(
                Merge(one.top, one.left, min(one.bottom, used.bottom), min(one.right, used.right))
            )
    return tuple(kept)


def _meet(one: Merge, other: Merge) -> bool:
    return max(one.top, other.top) <= min(one.bottom, other.bottom) and max(
        one.left, other.left
    ) <= min(one.right, other.right)


Ints = npt.NDArray[np.int32]
_ENDLESS = texts(["inf", "-inf", "nan"])
_MOST_COLUMNS = 1 << 14  # that any program shows
_SPARSE = 20  # a used range with fewer filled cells than one in twenty holds a stray cell


@dataclass(frozen=True)
class Cells:
    """Filled cells: 1-based rows and columns, kinds (see Kind), formats, texts.

    formats are positions in the workbook's list of number format codes, -1 where the
    cell has none.
    """

    rows: Ints
    columns: Ints
    kinds: npt.NDArray[np.int8]
    formats: Ints
    texts: pa.StringArray


@dataclass
class Budget:
    """How many sheets and cells one workbook has taken of what is allowed."""

    limits: Limits
    sheets: int = field(default=0)
    filled: int = field(default=0)
    allocated: int = field(default=0)

    def begin_sheet(self) -> None:
        """Count a sheet; raises RefusedError."""
        self.sheets += 1
        if self.sheets > self.limits.sheets:
            raise RefusedError("refused-too-many-sheets", limit=f"{self.limits.sheets:,}")

    def fill(self, sheet: str, count: int) -> None:
        """Count filled cells; raises RefusedError."""
        self.filled += count
        if self.filled > self.limits.cells:
            raise RefusedError(
                "refused-too-many-cells", sheet=sheet, limit=f"{self.limits.cells:,}"
            )

    def allocate(self, sheet: str, cells: Cells, height: int, width: int) -> None:
        """Count a used range; raises RefusedError."""
        self.allocated += height * width
        if self.allocated <= self.limits.cells and width <= _MOST_COLUMNS:
            return
        if height * width > _SPARSE * len(cells.rows):
            raise RefusedError("refused-stray-cell", sheet=sheet, cell=_stray(cells))
        if width > _MOST_COLUMNS:
            raise RefusedError(
                "refused-too-many-columns",
                sheet=sheet,
                count=f"{width:,}",
                limit=f"{_MOST_COLUMNS:,}",
            )
        raise RefusedError("refused-too-many-cells", sheet=sheet, limit=f"{self.limits.cells:,}")


_BATCH = 50_000


def number_text(value: float) -> str:
    """The shortest text that reads back to the same number; ``2.0`` → ``2``."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


@dataclass
class Worksheet:
    """One sheet while it is read: its filled cells, and what it says besides them.

    beside: texts of headers, footers and text boxes. codes: the number format codes that
    the formats of the cells point to. record_widths, header_ends, stressed_rows: see Grid.
    """

    name: str
    index: int
    budget: Budget
    visibility: Visibility = "visible"
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_filtered: bool = False
    is_1904: bool = False
    pivots: list[Merge] = field(default_factory=list)
    pictures: int = 0
    header_ends: set[int] = field(default_factory=set)
    stressed_rows: set[int] = field(default_factory=set)
    record_widths: dict[int, int] = field(default_factory=dict)
    formulas: FormulaCells = field(default_factory=FormulaCells)
    beside: list[str] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    batches: list[Cells] = field(default_factory=list)
    _single: list[tuple[int, int, int, int, str]] = field(default_factory=list)
    _positions: dict[str, int] = field(default_factory=lambda: {"": -1})

    def add(self, row: int, column: int, kind: Kind, text: str, code: str = "") -> None:
        """Add a filled cell; an empty text is none. Raises RefusedError past the limit."""
        if not text:
            return
        if code not in self._positions:
            self._positions[code] = len(self.codes)
            self.codes.append(code)
        self._single.append((row, column, kind, self._positions[code], text))
        if len(self._single) >= _BATCH:
            self._flush()

    def extend(self, cells: Cells) -> None:
        """Add many filled cells at once; raises RefusedError past the limit."""
        self.budget.fill(self.name, len(cells.rows))
        self.batches.append(cells)

    def _flush(self) -> None:
        if self._single:
            rows, columns, kinds, formats, written = zip(*self._single, strict=True)
            self._single.clear()
            self.extend(
                Cells(
                    np.array(rows, dtype=np.int32),
                    np.array(columns, dtype=np.int32),
                    np.array(kinds, dtype=np.int8),
                    np.array(formats, dtype=np.int32),
                    texts(written),
                )
            )

    def grid(self) -> Grid:
        """The grid of what was added.

        Raises RefusedError where the used range is beyond the limit, two cells contradict or
        something bears a mark of secrecy. Forgets the cells: at the limit two copies of them
        would not fit.
        """
        self._flush()
        refuse_labelled_beside(self.name, self.beside)
        self.budget.begin_sheet()
        grid = Grid(
            sheet=self.name,
            index=self.index,
            visibility=self.visibility,
            first_row=1,
            first_column=1,
            columns=(),
            is_filtered=self.is_filtered,
            pictures=self.pictures,
            is_1904=self.is_1904,
        )
        if not any(len(batch.rows) for batch in self.batches):
            return grid
        cells = _finite(_joined(self.batches))
        self.batches.clear()
        top, bottom = int(cells.rows.min()), int(cells.rows.max())
        left, right = int(cells.columns.min()), int(cells.columns.max())
        height, width = bottom - top + 1, right - left + 1
        self.budget.allocate(self.name, cells, height, width)
        grid = replace(
            grid,
            first_row=top,
            first_column=left,
            columns=_columns(self.name, cells, _Range(top, left, height, width), self.codes),
            merges=apart(self.merges, Merge(top, left, bottom, right)),
            hidden_rows=frozenset(row for row in self.hidden_rows if top <= row <= bottom),
            hidden_columns=frozenset(c for c in self.hidden_columns if left <= c <= right),
            pivots=tuple(self.pivots),
            header_ends=frozenset(row for row in self.header_ends if top <= row < bottom),
            stressed_rows=frozenset(self.stressed_rows),
            record_widths=self.record_widths,
            formulas=self.formulas.found,
        )
        refuse_labelled_cells(grid)
        return grid


def _joined(batches: list[Cells]) -> Cells:
    if len(batches) == 1:
        return batches[0]
    return Cells(
        rows=np.concatenate([batch.rows for batch in batches]),
        columns=np.concatenate([batch.columns for batch in batches]),
        kinds=np.concatenate([batch.kinds for batch in batches]),
        formats=np.concatenate([batch.formats for batch in batches]),
        texts=pa.concat_arrays([batch.texts for batch in batches]),
    )


def _finite(cells: Cells) -> Cells:
    """What overflows is no number: it stays as a text, to be asked about like any other."""
    endless = flags(pc.is_in(cells.texts, _ENDLESS)) & (cells.kinds == Kind.NUMBER)
    if not endless.any():
        return cells
    return replace(cells, kinds=np.where(endless, np.int8(Kind.TEXT), cells.kinds))


@dataclass(frozen=True)
class _Range:
    top: int
    left: int
    height: int
    width: int


def _columns(sheet: str, cells: Cells, used: _Range, format_codes: list[str]) -> tuple[Column, ...]:
    left, height, width = used.left, used.height, used.width
    # NumPy sorts 16-bit numbers by radix, several times faster; columns of a sheet fit.
    keys = (cells.columns - left).astype(np.uint16 if width <= 1 << 16 else np.int32)
    order = np.argsort(keys, kind="stable").astype(np.int32)
    bounds = np.searchsorted(cells.columns[order], np.arange(left, left + width + 1))
    columns = []
    for number in range(width):
        members = order[bounds[number] : bounds[number + 1]]
        place = cells.rows[members] - used.top
        source = np.zeros(height, dtype=np.int32)
        source[place] = members
        known = np.zeros(height, dtype=np.bool_)
        known[place] = True
        if np.count_nonzero(known) < len(members):
            _refuse_contradicting(sheet, cells, members)
        kinds = np.zeros(height, dtype=np.int8)
        kinds[place] = cells.kinds[members]
        formats = np.full(height, -1, dtype=np.int32)
        formats[place] = cells.formats[members]
        columns.append(
            Column(
                raw=cells.texts.take(integers(source, known)),
                kind=integers(kinds),
                number_format=_dictionary(formats, format_codes),
            )
        )
    return tuple(columns)


def _refuse_contradicting(sheet: str, cells: Cells, members: Ints) -> None:
    """Raises RefusedError where cells of one column share an address and differ.

    The same value written twice loses nothing.
    """
    ordered = members[np.argsort(cells.rows[members], kind="stable")]
    earlier, later = ordered[:-1], ordered[1:]
    is_pair = cells.rows[earlier] == cells.rows[later]
    earlier, later = earlier[is_pair], later[is_pair]
    written = [cells.texts.take(integers(which)) for which in (earlier, later)]
    differ = (
        flags(pc.not_equal(*written))
        | (cells.kinds[earlier] != cells.kinds[later])
        | (cells.formats[earlier] != cells.formats[later])
    )
    if differ.any():
        first = earlier[int(np.argmax(differ))]
        cell = cell_reference(int(cells.rows[first]), int(cells.columns[first]))
        raise RefusedError("refused-cell-twice", sheet=sheet, cell=cell)


def _dictionary(formats: Ints, codes: list[str]) -> pa.DictionaryArray:
    used = np.unique(formats[formats >= 0])
    local = np.zeros(int(used.max(initial=0)) + 1, dtype=np.int16)
    local[used] = np.arange(len(used), dtype=np.int16)
    known = formats >= 0
    indices = local[np.where(known, formats, 0)]
    return pa.DictionaryArray.from_arrays(
        integers(indices, known), texts([codes[i] for i in used.tolist()])
    )


def _stray(cells: Cells) -> str:
    """The outermost cell: the one whose removal would shrink the range most."""
    row = np.sort(cells.rows)
    if len(row) == 1:
        return cell_reference(int(cells.rows[0]), int(cells.columns[0]))
    farthest = np.argmax(
        cells.rows / max(1.0, float(np.median(cells.rows)))
        + cells.columns / max(1.0, float(np.median(cells.columns)))
    )
    return cell_reference(int(cells.rows[farthest]), int(cells.columns[farthest]))
