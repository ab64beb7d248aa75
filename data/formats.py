"""How a number, a date and a share are written: units beside values, unknown as a dash.

The one place that rounds for a reader: half up, from decimals, so that 91,250 万元 is 9.13 亿元
on every screen, chart, slide, list and line. A number never breaks from its unit (no-break
space); money is 亿元 from one 亿 on and 万元 below, in English bn and mn of yuan; a share has
one decimal; nothing unknown ever reads 0. Screens take these names from ``data.formats``;
documents and the command line from here.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Context, Decimal
from zoneinfo import ZoneInfo

from data.environment import time_zone
from data.texts import Language, text

UNKNOWN = "—"
NBSP = "\u00a0"
MINUS = "\u2212"
WAN_PER_YI = 10_000
YUAN_PER_WAN = 10_000
YUAN = "元"

# A number as a frame, a query or a rule hands it over; None, NaN and NaT are unknown.
Number = object


@dataclass(frozen=True)
class _Unit:
    wan: int
    word: str


# Small and large unit of an amount by itself.
_UNITS: dict[Language, tuple[_Unit, _Unit]] = {
    "zh": (_Unit(1, "unit-wan"), _Unit(WAN_PER_YI, "unit-yi")),
    "en": (_Unit(100, "unit-wan"), _Unit(100_000, "unit-yi")),
}
# 万元 in the unit of compared amounts, and its decimals: 0.01 亿元 is ¥1 mn.
_COLUMNS: dict[Language, tuple[int, int]] = {"zh": (WAN_PER_YI, 2), "en": (100, 0)}


@dataclass(frozen=True)
class Written:
    """A value and its unit, apart, so that each can have its own size."""

    value: str
    unit: str

    def __str__(self) -> str:
        if not self.unit or self.value == UNKNOWN:
            return self.value
        return f"{self.value}{NBSP}{self.unit}"


def is_unknown(value: object) -> bool:
    """Whether a cell of a frame holds nothing: None, NaN or NaT."""
    if value is None:
        return True
    if isinstance(value, Decimal):
        return value.is_nan()
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in {"NaTType", "NAType"}


def exact(number: Number) -> Decimal:
    """The decimal that a number stands for.

    A float speaks to 15 digits, as in a spreadsheet: what its binary form adds is no part of
    the amount. Raises decimal.InvalidOperation for what is no number.
    """
    if isinstance(number, Decimal):
        return number
    return Decimal(f"{number:.15g}" if isinstance(number, float) else str(number))


def rounded(number: Number, digits: int = 0) -> Decimal:
    """The number at this many decimals, half up (away from zero)."""
    value = exact(number)
    # A slipped cell may hold 1e308: it is shown and asked about, and never stops the reading.
    wide = Context(prec=max(28, value.adjusted() + digits + 2)) if value.is_finite() else None
    return value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP, wide)


def amount(wan: Number, language: Language = "zh", *, in_yi: bool | None = None) -> Written:
    """An amount in 万元: 亿元 with two decimals from 1 亿 on, else 万元; ¥ bn and mn in English.

    in_yi forces the unit in which amounts are compared (亿元; ¥ mn, whole: the same hundredths).
    """
    if wan is None or is_unknown(wan):
        return Written(UNKNOWN, "")
    value = exact(wan)
    small, large = _UNITS[language]
    as_large = abs(rounded(value, 2)) >= large.wan if in_yi is None else in_yi
    if in_yi and language == "en":
        return Written(_yuan(rounded(value / small.wan), 0), text(language, small.word))
    unit = large if as_large else small
    scaled = value / unit.wan
    digits = 0 if unit is small and scaled == scaled.to_integral_value() else 2
    written = _yuan(scaled, digits) if language == "en" else _grouped(scaled, digits)
    return Written(written, text(language, unit.word))


def amount_as_written(wan: Number, unit: str, language: Language = "zh") -> Written:
    """An amount in 万元 as ``amount`` writes it; in yuan where its sheets write yuan (unit)."""
    if unit != YUAN or wan is None or is_unknown(wan):
        return amount(wan, language)
    value = exact(wan) * YUAN_PER_WAN
    digits = 0 if rounded(value, 2) == value.to_integral_value() else 2
    if language == "en":
        return Written(_yuan(value, digits), "")
    return Written(_grouped(value, digits), YUAN)


def amount_exact(wan: Number, language: Language = "zh") -> str:
    """A cell's amount without any rounding: in 亿元 where its two decimals hold all, else 万元."""
    if wan is None or is_unknown(wan):
        return UNKNOWN
    value, (small, large) = exact(wan), _UNITS[language]
    scaled = value / large.wan
    if abs(scaled) >= 1 and rounded(scaled, 2) == scaled:
        return str(amount(value, language))
    sign = MINUS if value < 0 else ""
    yuan = "¥" if language == "en" else ""
    written = plain(abs(value) / small.wan, 8)
    return f"{sign}{yuan}{written}{NBSP}{text(language, small.word)}"


def amount_change(wan: Number, language: Language = "zh") -> str:
    """A signed amount in the unit that its size asks for; ``±0`` when nothing changed."""
    if wan is None or is_unknown(wan):
        return UNKNOWN
    value = exact(wan)
    return signed(str(amount(abs(value), language)), value) if value else "±0"


def column_value(wan: Number, language: Language = "zh") -> float | None:
    """An amount in 万元 as a grid or chart draws it, in ``unit-column``, at print precision."""
    if wan is None or is_unknown(wan):
        return None
    scale, digits = _COLUMNS[language]
    return float(rounded(exact(wan) / scale, digits))


def column_amount(wan: Number, language: Language = "zh") -> str:
    """An amount in 万元 for a column whose head has the unit (``unit-column``)."""
    value = column_value(wan, language)
    return UNKNOWN if value is None else _grouped(value, _COLUMNS[language][1])


def column_digits(language: Language = "zh") -> int:
    """How many decimals ``column_value`` has."""
    return _COLUMNS[language][1]


def adds_up(terms: Iterable[Number], total: Number, language: Language = "zh") -> bool:
    """Whether amounts in 万元, each as a column prints it, add up to the printed total.

    Every figure keeps its own rounding, the same here as everywhere; an equation that does not
    close in print says 因四舍五入 (``rounding-note``).
    """
    scale, digits = _COLUMNS[language]
    parts = [rounded(exact(term) / scale, digits) for term in terms]
    return sum(parts, Decimal(0)) == rounded(exact(total) / scale, digits)


def rounding_note(terms: Iterable[Number], total: Number, language: Language = "zh") -> str:
    """What an equation of amounts in 万元 says of its rounding; empty where it closes in print."""
    return "" if adds_up(terms, total, language) else text(language, "rounding-note")


def count(number: Number) -> str:
    """A whole number with thousands separators."""
    return UNKNOWN if number is None or is_unknown(number) else _grouped(number, 0)


def count_change(number: Number) -> str:
    """A signed whole number; ``±0`` when nothing changed."""
    if number is None or is_unknown(number):
        return UNKNOWN
    value = rounded(number)
    return signed(count(abs(value)), value) if value else "±0"


def decimal(number: Number, digits: int = 1) -> str:
    """A number with a fixed count of decimals."""
    return UNKNOWN if number is None or is_unknown(number) else _grouped(number, digits)


def plain(number: Number, most: int = 6) -> str:
    """A number with the decimals that it has, ``most`` at most, for a cell quoted as it is."""
    if number is None or is_unknown(number):
        return UNKNOWN
    written = _grouped(number, most)
    return written.rstrip("0").rstrip(".") if "." in written else written


def share(ratio: Number, digits: int = 1) -> str:
    """A share stored 0–1, as a percentage with one decimal."""
    if ratio is None or is_unknown(ratio):
        return UNKNOWN
    return f"{_grouped(exact(ratio) * 100, digits)}%"


def points(gap: Number) -> str:
    """A signed difference of two shares (0–1) in percentage points, without the unit."""
    if gap is None or is_unknown(gap):
        return UNKNOWN
    value = rounded(exact(gap) * 100, 1)
    return signed(_grouped(abs(value), 1), value) if value else "±0.0"


def date_text(day: date | datetime | None, precision: str = "day") -> str:
    """``2021-09-30``; ``2021-09`` for a month, ``2021Q3`` for a quarter, ``2021`` for a year."""
    if day is None or is_unknown(day):
        return UNKNOWN
    if precision == "month":
        return f"{day:%Y-%m}"
    if precision == "quarter":
        return f"{day.year}Q{(day.month + 2) // 3}"
    if precision == "half":
        return f"{day.year}H{1 if day.month <= 6 else 2}"
    return f"{day:%Y}" if precision == "year" else f"{day:%Y-%m-%d}"


def place_text(*parts: str | None) -> str:
    """Where a cell is: unit, file, sheet, cell, as far as they are known."""
    return " · ".join(part for part in parts if part)


def moment(when: datetime | None) -> str:
    """A wall-clock time, ``2021-09-30 18:05``, in the office's own zone."""
    if when is None or is_unknown(when):
        return UNKNOWN
    local = when.astimezone(ZoneInfo(time_zone())) if when.tzinfo is not None else when
    return f"{local:%Y-%m-%d %H:%M}"


def clock(when: datetime) -> str:
    """The time of a day to the second, ``18:05:09``, in the office's own zone."""
    return f"{when.astimezone(ZoneInfo(time_zone())):%H:%M:%S}"


def text_width(written: str, size: int = 13) -> int:
    """About how many pixels a text takes: a Chinese character its size, a Latin one 0.56 of it."""
    return round(sum(size if ord(c) > 0x2E80 else size * 0.56 for c in written))


def signed(written: str, value: float | Decimal) -> str:
    """A written magnitude with its sign; a true minus, not a hyphen."""
    return f"{MINUS if value < 0 else '+'}{written}"


def _grouped(value: Number, digits: int) -> str:
    return f"{rounded(value, digits):,}".replace("-", MINUS)


def _yuan(value: Decimal, digits: int) -> str:
    written = f"¥{_grouped(abs(value), digits)}"
    return f"{MINUS}{written}" if rounded(value, digits) < 0 else written


def full_decimal(amount: object) -> str:
    """A decimal as people write it: ``7998600.000000`` → ``7998600``."""
    return f"{amount:f}".rstrip("0").rstrip(".") if "." in f"{amount:f}" else f"{amount:f}"


__all__ = [
    "MINUS",
    "NBSP",
    "UNKNOWN",
    "WAN_PER_YI",
    "YUAN",
    "YUAN_PER_WAN",
    "Number",
    "Written",
    "adds_up",
    "amount",
    "amount_change",
    "amount_exact",
    "column_amount",
    "column_digits",
    "column_value",
    "count",
    "count_change",
    "date_text",
    "decimal",
    "exact",
    "is_unknown",
    "moment",
    "plain",
    "points",
    "rounded",
    "rounding_note",
    "share",
    "signed",
    "text_width",
]
