"""Amounts of money: whatever a cell says, in 万元 to the sixth decimal, without float noise.

The unit comes from the cell itself (``5亿元``), else from its number format
(``0.0"亿元"``), else from the header. An amount that the cell does not state (``10余亿元``,
``一期5亿/二期7亿``) is a null with a problem, never a guess.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.sheets.grid import Column, Kind
from data.sheets.values.amount_texts import MICRO_WAN_PER_UNIT, read_amount
from data.sheets.values.format_meaning import FormatMeaning, meaning_of
from data.sheets.values.parsed import Cells, Parsed, numbers_of, read_texts

AMOUNT_TYPE = pa.decimal128(18, 6)
LIMIT_WAN = 10**12
_PLAIN = r"^\s*[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.[0-9]+)?\s*$"
_WITH_UNIT = r"^\s*(?P<number>[+-]?[0-9]+(?:\.[0-9]+)?)\s*(?P<unit>亿元|万元|元|亿|万)\s*$"
_YUAN_UNITS = {"", "元", "千元", "万元", "百万元", "千万元", "亿元", "十亿元"}
_NO_DIGIT = re.compile(r"[^\d.eE+-]")
_EXACT_BELOW = 1e15  # micro-万元 that a double still rounds to the right integer


class _Amounts:
    """Cells of an amount column on their way to millionths of a 万元."""

    def __init__(self, column: Column, unit: str) -> None:
        self.cells = Cells(column)
        self.unit = unit
        self.micro = np.zeros(self.cells.height, dtype=np.int64)
        self.have = np.zeros(self.cells.height, dtype=bool)

    def store(self, rows: np.ndarray, values: np.ndarray, factor: int, divisor: int = 1) -> None:
        """Keep ``values`` × factor ÷ divisor, or report what does not fit."""
        with np.errstate(over="ignore"):
            scaled = values * factor / divisor
        unreadable = ~np.isfinite(scaled)
        too_large = ~unreadable & (np.abs(scaled) >= LIMIT_WAN * 10**6)
        fits = ~(unreadable | too_large)
        self.micro[rows[fits]] = np.rint(scaled[fits]).astype(np.int64)
        self.have[rows[fits]] = True
        large = rows[fits & (np.abs(scaled) >= _EXACT_BELOW)]
        for index, text in zip(large.tolist(), self.cells.texts(large), strict=True):
            exact = Decimal(_NO_DIGIT.sub("", text)) * factor / divisor
            self.micro[index] = int(exact.to_integral_value(ROUND_HALF_EVEN))
        self.cells.report_all(rows[unreadable], "amount-unreadable", "error")
        self.cells.report_all(rows[too_large], "amount-too-large", "error")

    def read_numbers(self) -> None:
        """Number cells, by their number format."""
        rows = self.cells.rows(Kind.NUMBER)
        codes, which = self.cells.formats(rows)
        values = numbers_of(self.cells.take(rows))
        for number, code in enumerate(codes):
            chosen = which == number
            self._read_format(rows[chosen], values[chosen], meaning_of(code))

    def _read_format(self, rows: np.ndarray, values: np.ndarray, form: FormatMeaning) -> None:
        if form.is_percent:
            for index in rows:
                shown = _percent(self.cells.text(index))
                self.cells.report(index, "amount-percent", "error", shown=shown)
            return
        if form.is_date:
            self.cells.report_all(rows, "amount-is-date", "error")
            return
        own = form.unit
        factor = MICRO_WAN_PER_UNIT[own or self.unit]
        self.store(rows, values, factor, form.divisor)
        if own:
            self._note_own_unit(rows, own)

    def read_texts(self) -> None:
        """Text cells: plain numbers as an array, all others once for each distinct text."""
        rows = self.cells.rows(Kind.TEXT)
        if not len(rows):
            return
        raw = self.cells.take(rows)
        plain = pc.match_substring_regex(raw, _PLAIN).to_numpy(zero_copy_only=False)
        if plain.any():
            texts = pc.replace_substring(raw.filter(pa.array(plain)), ",", "")
            numbers = numbers_of(pc.utf8_trim_whitespace(texts))
            self.store(rows[plain], numbers, MICRO_WAN_PER_UNIT[self.unit])
        odd = rows[~plain]
        if self.unit in _YUAN_UNITS:
            odd = self._read_own_unit(odd)
        if not len(odd):
            return
        found = read_texts(self.cells, odd, lambda text: read_amount(text, self.unit))
        values, stated = found.values(0)
        self.micro[odd[stated]] = values[stated].astype(np.int64)
        self.have[odd[stated]] = True

    def _read_own_unit(self, rows: np.ndarray) -> np.ndarray:
        """Read texts of a number and its unit (``5亿元``) as arrays; returns the other rows."""
        parts = pc.extract_regex(self.cells.take(rows), _WITH_UNIT)
        units = pc.struct_field(parts, "unit")
        read = np.zeros(len(rows), dtype=bool)
        for unit in [name for name in pc.unique(units).to_pylist() if name is not None]:
            chosen = pc.equal(units, unit).fill_null(False)
            positions = chosen.to_numpy(zero_copy_only=False)
            numbers = numbers_of(pc.struct_field(parts, "number").filter(chosen))
            own = unit if unit.endswith("元") else f"{unit}元"
            self.store(rows[positions], numbers, MICRO_WAN_PER_UNIT[own])
            self._note_own_unit(rows[positions], own)
            read |= positions
        return rows[~read]

    def _note_own_unit(self, rows: np.ndarray, own: str) -> None:
        if self.unit and MICRO_WAN_PER_UNIT[own] != MICRO_WAN_PER_UNIT[self.unit]:
            stated = rows[self.have[rows]]
            told = {"unit": own, "header_unit": self.unit}
            self.cells.report_all(stated, "amount-own-unit", "note", **told)


def parse_amounts(column: Column, unit: str) -> Parsed:
    """Amounts as decimal(18,6) in 万元.

    unit: of bare numbers, as the header says it (元, 千元, 万元, 百万元, 亿元, 万美元 …:
        a foreign amount keeps its currency and becomes 万 of it). "" reads 万元; whether
        that is right is for the caller to say. Raises KeyError for a unit of no money.
    """
    amounts = _Amounts(column, unit)
    cells = amounts.cells
    amounts.read_numbers()
    amounts.read_texts()
    cells.report_unusable((Kind.DATE, "amount-is-date"), (Kind.BOOLEAN, "amount-unreadable"))
    below_zero = np.flatnonzero(amounts.have & (amounts.micro < 0))
    cells.report_all(below_zero, "amount-negative", "warning")
    return Parsed(decimals_of(amounts.micro, amounts.have), cells.sorted_problems())


def is_money_unit(unit: str) -> bool:
    """Whether ``parse_amounts`` knows the unit."""
    return unit in MICRO_WAN_PER_UNIT


def decimals_of(micro: np.ndarray, have: np.ndarray) -> pa.Array:
    """decimal(18,6) from integers of the sixth decimal; null where ``have`` is false."""
    pairs = np.empty((len(micro), 2), dtype=np.int64)
    pairs[:, 0] = micro
    pairs[:, 1] = micro >> 63
    valid = pa.py_buffer(np.packbits(have, bitorder="little").tobytes())
    return pa.Array.from_buffers(
        AMOUNT_TYPE, len(micro), [valid, pa.py_buffer(pairs.tobytes())], int((~have).sum())
    )


def _percent(raw: str) -> str:
    try:
        return f"{(Decimal(raw) * 100).normalize():f}%"
    except ArithmeticError:
        return raw


__all__ = ["AMOUNT_TYPE", "decimals_of", "is_money_unit", "parse_amounts"]
