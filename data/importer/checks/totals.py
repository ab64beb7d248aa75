"""Stated sums against the amounts that they are of, in 万元 and by the rows that are loaded.

Which cells a sum is of, ``data.tables`` finds. A stated sum that fits any reading fits; one that
fits none is reported beside the likeliest. Where lists stand under each other, the last 总计 may
speak of them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Grid, cell_reference, split_reference
from data.formats import full_decimal
from data.importer.model import Total
from data.importer.parse.fields import DEFAULT_UNIT
from data.importer.reading import Reading
from data.importer.source_table import first_text
from data.issues import LIST_SEPARATOR
from data.tables import Panel, RowRole, Table
from data.tables.table_sums import MOST_CELLS, NamedSlip, TableSums, runs
from data.tables.total_rows import TotalRows
from data.values import parse_amounts

_MICRO = 10**6
_MOST_NAMED = 6
_DIFFERING = ("total-differs", "row-total-differs", "sum-slips")
_WIDE = pa.decimal128(30, 6)


def sums_of(reading: Reading) -> dict[str, Decimal]:
    """What each column of amounts comes to in the rows of a table."""
    return {
        key: Decimal(int(micro_of(values).sum())) / _MICRO
        for key, values in reading.by_key.items()
        if reading.declared.field(key).type == "amount"
    }


def check_totals(reading: Reading, above: Mapping[str, Decimal] | None = None) -> tuple[Total, ...]:
    """Compare every amount in a totals row; adds the issue ``total-differs`` where it differs.

    Other sums, and those along rows, are compared too: ``sum-slips`` where one digit keeps them
    from agreeing, and ``sum-leaves-out`` where a formula stops short. above: sums of the lists of
    the same kind above it in the sheet.
    """
    source = reading.source
    at_totals = np.flatnonzero(source.table.roles == RowRole.TOTAL)
    sums = _sums(source.grid, source.table)
    slips = {one.cell: one for one in sums.named_slips} if sums else {}
    rows = TotalRows.of(source.grid, source.table)
    found: list[Total] = []
    for key, number in reading.columns.items() if len(at_totals) else ():
        field = reading.declared.field(key)
        if field.type != "amount" or key not in reading.by_key or key in reading.foreign:
            continue
        added = _Added(rows, sums, micro_of(reading.by_key[key]), (above or {}).get(key))
        stated = _stated(reading, key, number, at_totals)
        for position, index in enumerate(at_totals.tolist()):
            if (value := stated[position].as_py()) is None:
                continue
            cell = cell_reference(index + source.grid.first_row, number)
            slip = slips.pop(cell, None)
            computed = _compare(reading, key, number, index, value, added, slip)
            if computed is not None:
                found.append(Total(cell, key, float(value), float(computed)))
    for slip in slips.values():
        if not _is_said(reading, slip):
            _report_slip(reading, slip)
    for short in sums.left_out if sums else ():
        row, column = split_reference(short.cell)
        reading.report_at(
            "sum-leaves-out",
            "warning",
            row,
            column,
            header=source.header_words(column),
            cells=LIST_SEPARATOR.join(short.of[:_MOST_NAMED]),
            left=LIST_SEPARATOR.join(short.left_out[:_MOST_NAMED]),
        )
    return tuple(sorted(found, key=lambda total: (split_reference(total.cell)[0], total.cell)))


def _sums(grid: Grid, table: Table) -> TableSums | None:
    """The sums of a table; None of a large one, and of one that stands otherwise in its file."""
    if grid.origin is not None or grid.height * len(grid.columns) > MOST_CELLS:
        return None
    return TableSums(Panel.of_grid(grid), table)


class _Added:
    """What a column of amounts comes to in the rows that a totals row may add up."""

    def __init__(
        self, rows: TotalRows, sums: TableSums | None, micro: np.ndarray, above: Decimal | None
    ) -> None:
        self._rows, self._sums, self._micro, self._above = rows, sums, micro, above
        self._running = np.concatenate(([0], np.cumsum(micro)))

    def details(self, index: int) -> np.ndarray:
        """The details that the totals row at a grid row adds up, as grid rows: the likeliest."""
        found = self._sums.details_of(index) if self._sums else []
        if found:
            return np.intersect1d(found, self._rows.details)
        first, end = self._rows.runs(index)[0]
        return self._rows.details[first:end]

    def amounts(self, index: int) -> list[Decimal]:
        """What they come to, the likeliest first."""
        places = np.searchsorted(self._rows.details, self.details(index))
        found = [int(self._micro[places].sum())]
        found += [int(self._running[end] - self._running[at]) for at, end in self._rows.runs(index)]
        amounts = [Decimal(one) / _MICRO for one in found]
        if self._above is not None:
            amounts.append(self._above + Decimal(int(self._running[-1])) / _MICRO)
        return amounts


def _stated(reading: Reading, key: str, number: int, rows: np.ndarray) -> pa.Array:
    """What the totals rows say of a column, or of all months that were added up to it."""
    unit = reading.unit_of(key) or DEFAULT_UNIT
    numbers = [one.column for one in reading.added_up(key)] or [number]
    cells = [reading.source.whole(one).take(pa.array(rows)) for one in numbers]
    parts = [parse_amounts(one, unit).values for one in cells]
    total = parts[0]
    for part in parts[1:]:
        total = pc.add(total.cast(_WIDE), part.cast(_WIDE))
    return total


def _compare(
    reading: Reading,
    key: str,
    number: int,
    index: int,
    stated: Decimal,
    added: _Added,
    slip: NamedSlip | None,
) -> Decimal | None:
    amounts = added.amounts(index)
    if stated in amounts:
        return stated
    nearest = min(amounts, key=lambda amount: abs(amount - stated))
    if _says_of_which(reading, index):
        _report_part(reading, index)
        return None  # which rows it is a part of is written nowhere
    shown = str(reading.source.whole(number).raw[index].as_py())
    is_near = abs(nearest - stated) <= rounding_of(shown, stated)
    rows = (added.details(index) + reading.source.grid.first_row).tolist()
    reading.report_at(
        "total-differs",
        "note" if is_near and not reading.added_up(key) else "warning",
        index + reading.source.grid.first_row,
        number,
        field=reading.declared.field(key).name,
        value=shown,
        header=reading.header_text(key),
        cells="none" if reading.source.grid.origin else cells_in_words(rows, number),
        likely=LIST_SEPARATOR.join(slip.likely[:_MOST_NAMED]) if slip else "none",
        **difference(stated, amounts[0]),
    )
    return amounts[0]


def _is_said(reading: Reading, slip: NamedSlip) -> bool:
    """Whether the sum, or the cells where its digit may stand, are already reported."""
    likely = LIST_SEPARATOR.join(slip.likely[:_MOST_NAMED])
    return any(
        issue.cell == slip.cell or issue.arguments.get("likely") == likely
        for issue in reading.issues
        if issue.code in _DIFFERING
    )


def _report_slip(reading: Reading, slip: NamedSlip) -> None:
    """A sum of any numbers that one digit keeps from agreeing."""
    row, column = split_reference(slip.cell)
    reading.report_at(
        "sum-slips",
        "warning",
        row,
        column,
        value=slip.stated,
        header=reading.source.header_words(column),
        cells=LIST_SEPARATOR.join(slip.of[:_MOST_NAMED]),
        less=LIST_SEPARATOR.join(slip.less[:_MOST_NAMED]) or "none",
        likely=LIST_SEPARATOR.join(slip.likely[:_MOST_NAMED]),
        **difference(Decimal(slip.stated), Decimal(slip.computed)),
    )


def cells_in_words(rows: list[int], column: int) -> str:
    """The cells of a column in some rows as ranges; as one range where they are many."""
    found = [(cell_reference(a, column), cell_reference(b, column)) for a, b in runs(rows)]
    if len(found) > _MOST_NAMED:
        found = [(found[0][0], found[-1][1])]
    return LIST_SEPARATOR.join(a if a == b else f"{a}:{b}" for a, b in found)


def difference(stated: Decimal, computed: Decimal) -> dict[str, str]:
    """What a finding says of two sums that should be one."""
    return {
        "stated": full_decimal(stated),
        "computed": full_decimal(computed),
        "difference": full_decimal(stated - computed),
    }


def rounding_of(shown: str, stated: Decimal) -> Decimal:
    """Half a unit of the last digit written: ``799.9`` for 7999000 may stand for 799.86."""
    digits = shown.replace(",", "").strip()
    try:
        number = Decimal(digits)
    except ArithmeticError:
        return Decimal(0)
    if not number or not stated:
        return Decimal(0)
    exponent = number.as_tuple().exponent
    step = Decimal("0.5").scaleb(exponent if isinstance(exponent, int) and exponent < 0 else 0)
    return abs(step * stated / number)


def _says_of_which(reading: Reading, index: int) -> bool:
    """Whether a row is a part of another one: ``其中：一期``."""
    texts = (str(column.raw[index].as_py() or "") for column in reading.source.grid.columns)
    return any(text.strip().startswith("其中") for text in texts)


def _report_part(reading: Reading, index: int) -> None:
    """A row that is a part of the one above (其中：一期) is not read: said once, with its row."""
    source = reading.source
    row = index + source.grid.first_row
    if any(issue.code == "row-of-which" and issue.row == row for issue in reading.issues):
        return
    text = first_text(source.grid, index, source.table.first_column, source.table.last_column)
    reading.report_at("row-of-which", "note", row, value=text, row=str(row), text=text)


def micro_of(amounts: pa.Array) -> np.ndarray:
    """Amounts as integers of the sixth decimal, null as 0: sums are exact."""
    filled = amounts.fill_null(0).cast(pa.decimal128(18, 6))
    words = np.frombuffer(filled.buffers()[1], dtype=np.int64)
    start = filled.offset
    low: np.ndarray = words[0::2][start : start + len(filled)]
    return low
