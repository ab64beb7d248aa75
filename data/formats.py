"""How a number, a date and a share are written: units beside values, unknown as a dash.

A number never breaks from its unit (no-break space), money is 亿元 from one 亿 on and
万元 below, a share has one decimal, and nothing unknown ever reads 0. Screens take these names
from ``ui.formats``; documents and the command line from here.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from data.environment import time_zone
from data.texts import Language, text

UNKNOWN = "—"
NBSP = "\u00a0"
MINUS = "\u2212"
WAN_PER_YI = 10_000

Number = int | float | Decimal


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


def amount(wan: Number | None, language: Language = "zh", *, in_yi: bool | None = None) -> Written:
    """An amount in 万元, written in 亿元 (two decimals) from 1 亿 on, else in 万元.

    in_yi forces one unit, for columns that are compared.
    """
    if wan is None or is_unknown(wan):
        return Written(UNKNOWN, "")
    value = float(wan)
    as_yi = abs(value) >= WAN_PER_YI if in_yi is None else in_yi
    if as_yi:
        return Written(_grouped(value / WAN_PER_YI, 2), text(language, "unit-yi"))
    digits = 0 if value == round(value) else 2
    return Written(_grouped(value, digits), text(language, "unit-wan"))


def amount_change(wan: Number | None, language: Language = "zh") -> str:
    """A signed amount in the unit that its size asks for; ``±0`` when nothing changed."""
    if wan is None or is_unknown(wan):
        return UNKNOWN
    if not wan:
        return "±0"
    return signed(str(amount(abs(float(wan)), language)), float(wan))


def count(number: Number | None) -> str:
    """A whole number with thousands separators."""
    return UNKNOWN if number is None or is_unknown(number) else _grouped(float(number), 0)


def count_change(number: Number | None) -> str:
    """A signed whole number; ``±0`` when nothing changed."""
    if number is None or is_unknown(number):
        return UNKNOWN
    return "±0" if not number else signed(count(abs(float(number))), float(number))


def decimal(number: Number | None, digits: int = 1) -> str:
    """A number with a fixed count of decimals."""
    return UNKNOWN if number is None or is_unknown(number) else _grouped(float(number), digits)


def share(ratio: float | None) -> str:
    """A share stored 0–1, as a percentage with one decimal."""
    return UNKNOWN if ratio is None or is_unknown(ratio) else f"{_grouped(ratio * 100, 1)}%"


def points(gap: float | None) -> str:
    """A signed difference of two shares (0–1) in percentage points, without the unit."""
    if gap is None or is_unknown(gap):
        return UNKNOWN
    rounded = round(gap * 100, 1)
    return "±0.0" if not rounded else signed(_grouped(abs(rounded), 1), rounded)


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


def moment(when: datetime | None) -> str:
    """A wall-clock time, ``2021-09-30 18:05``, in the office's own zone."""
    if when is None or is_unknown(when):
        return UNKNOWN
    local = when.astimezone(ZoneInfo(time_zone())) if when.tzinfo is not None else when
    return f"{local:%Y-%m-%d %H:%M}"


def text_width(written: str, size: int = 13) -> int:
    """About how many pixels a text takes: a Chinese character its size, a Latin one 0.56 of it."""
    return round(sum(size if ord(c) > 0x2E80 else size * 0.56 for c in written))


def signed(written: str, value: float) -> str:
    """A written magnitude with its sign; a true minus, not a hyphen."""
    return f"{MINUS if value < 0 else '+'}{written}"


def _grouped(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}".replace("-", MINUS)
