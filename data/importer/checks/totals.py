"""Totals rows against the sum of their rows.

Which rows a totals row adds up is not written down: 小计 closes the rows above it (or
heads the one below), 合计 speaks of the whole table. A stated sum that fits any of
these readings fits; one that fits none is reported beside the likeliest. Where lists
stand under each other, the last 总计 may speak of them all.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import cell_reference
from data.formats import full_decimal
from data.importer.model import Total
from data.importer.parse.fields import DEFAULT_UNIT
from data.importer.reading import Reading
from data.importer.source_table import first_text
from data.tables import RowRole
from data.values import parse_amounts

_MICRO = 10**6
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

    above: sums of the lists of the same kind above it in the sheet.
    """
    source = reading.source
    at_totals = np.flatnonzero(source.table.roles == RowRole.TOTAL)
    if not len(at_totals):
        return ()
    spans = _Spans(reading)
    ranges = [spans.of(index) for index in at_totals.tolist()]
    found: list[Total] = []
    for key, number in reading.columns.items():
        field = reading.declared.field(key)
        if field.type != "amount" or key not in reading.by_key or key in reading.foreign:
            continue
        running = np.concatenate(([0], np.cumsum(micro_of(reading.by_key[key]))))
        stated = _stated(reading, key, number, at_totals)
        for position, index in enumerate(at_totals.tolist()):
            value = stated[position].as_py()
            if value is None:
                continue
            sums = [
                Decimal(int(running[end] - running[start])) / _MICRO
                for start, end in ranges[position]
            ]
            if above and key in above:
                sums.append(above[key] + Decimal(int(running[-1])) / _MICRO)
            computed = _compare(reading, key, number, index, value, sums)
            if computed is None:
                continue
            found.append(
                Total(
                    cell=cell_reference(index + source.grid.first_row, number),
                    field=key,
                    stated=float(value),
                    computed=float(computed),
                )
            )
    return tuple(sorted(found, key=lambda total: (_row_of(total.cell), total.cell)))


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
    reading: Reading, key: str, number: int, index: int, stated: Decimal, sums: list[Decimal]
) -> Decimal | None:
    if stated in sums:
        return stated
    nearest = min(sums, key=lambda total: abs(total - stated))
    if _says_of_which(reading, index):
        _report_part(reading, index)
        return None  # which rows it is a part of is written nowhere
    shown = str(reading.source.whole(number).raw[index].as_py())
    is_near = abs(nearest - stated) <= rounding_of(shown, stated)
    reading.report_at(
        "total-differs",
        "note" if is_near and not reading.added_up(key) else "warning",
        index + reading.source.grid.first_row,
        number,
        field=reading.declared.field(key).name,
        value=shown,
        header=reading.header_text(key),
        **difference(stated, sums[0]),
    )
    return sums[0]


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


class _Spans:
    """Runs of data rows that a totals row may add up; (first, end) count data rows from 0.

    Found by position: a sheet may hold as many totals rows as data rows.
    """

    def __init__(self, reading: Reading) -> None:
        roles = reading.source.table.roles
        self._reading = reading
        self._data = reading.source.indices
        # A header printed again on every page bounds what its 本页小计 adds up.
        bounds = np.isin(roles, (RowRole.TOTAL, RowRole.SECTION, RowRole.HEADER))
        self._bounds = np.flatnonzero(bounds)
        self._sections = np.flatnonzero(roles == RowRole.SECTION)
        first = reading.source.grid.first_row
        self._parts = np.array(reading.source.table.parts, dtype=np.int64) - first
        self._totals = np.flatnonzero(roles == RowRole.TOTAL)
        self._levels = {row - first: level for row, level in reading.source.table.levels.items()}
        self._outline = {
            level: np.array(sorted(r for r, own in self._levels.items() if own <= level))
            for level in set(self._levels.values())
        }

    def of(self, index: int) -> list[tuple[int, int]]:
        """The runs for the totals row at a grid row, the likeliest first."""
        first, end = self._part(index)
        inside = [(max(run[0], first), min(run[1], end)) for run in self._anywhere(index)]
        return [run for run in inside if run[0] < run[1]] or [(first, end)]

    def _part(self, index: int) -> tuple[int, int]:
        """The data rows of the part of the table in which a row stands; all where it has one."""
        place = int(np.searchsorted(self._parts, index, side="right"))
        first = self._position(int(self._parts[place - 1])) if place else 0
        is_last = place >= len(self._parts)
        return first, len(self._data) if is_last else self._position(int(self._parts[place]))

    def _is_only(self, index: int) -> bool:
        """Whether a totals row is the only one of its part."""
        parts = np.searchsorted(self._parts, self._totals, side="right")
        return int((parts == np.searchsorted(self._parts, index, side="right")).sum()) == 1

    def _anywhere(self, index: int) -> list[tuple[int, int]]:
        if index in self._levels:
            return [self._under(index)]
        place = int(np.searchsorted(self._bounds, index))
        above = self._bounds[place - 1] if place else -1
        below = self._bounds[place + 1] if place + 1 < len(self._bounds) else None
        section = int(np.searchsorted(self._sections, index))
        here, count = self._position(index), len(self._data)
        everything = (0, count)
        before = (self._position(above), here)
        after = (here, count if below is None else self._position(below))
        in_section = (self._position(self._sections[section - 1]) if section else 0, here)
        if self._is_only(index) or "小计" not in _row_text(self._reading, index):
            candidates = [everything, before, in_section, after, (0, here), (here, count)]
        else:
            nearest = before if before[0] < before[1] else after
            candidates = [nearest, in_section, after, everything]
        return [run for run in candidates if run[0] < run[1]] or [everything]

    def _under(self, index: int) -> tuple[int, int]:
        """All rows of a section that bears its own sums, those of its parts too."""
        outline = self._outline[self._levels[index]]
        following = int(np.searchsorted(outline, index, side="right"))
        end = len(self._data)
        if following < len(outline):
            end = self._position(outline[following])
        return self._position(index), end

    def _position(self, row: int) -> int:
        """Number of data rows above a grid row."""
        return int(np.searchsorted(self._data, row))


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


def _row_text(reading: Reading, index: int) -> str:
    return "".join(str(column.raw[index].as_py() or "") for column in reading.source.grid.columns)


def micro_of(amounts: pa.Array) -> np.ndarray:
    """Amounts as integers of the sixth decimal, null as 0: sums are exact."""
    filled = amounts.fill_null(0).cast(pa.decimal128(18, 6))
    words = np.frombuffer(filled.buffers()[1], dtype=np.int64)
    start = filled.offset
    low: np.ndarray = words[0::2][start : start + len(filled)]
    return low


def _row_of(cell: str) -> int:
    return int("".join(letter for letter in cell if letter.isdigit()))
