"""What a number format says about the value below it: percent, unit, scale, date parts, decimals.

The clerk sees ``5.0亿元`` where the file holds 5, and ``2025.10`` where it holds 2025.1;
the format is part of what was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from data.files.number_formats import Section, Token, is_date, is_general, sections

_UNITS = re.compile(r"亿美元|万美元|亿元|百万元|千万元|万元|千元|美元|元|亿|万")
_WHOLE_UNITS = {"亿": "亿元", "万": "万元"}


@dataclass(frozen=True)
class FormatMeaning:
    """A format code, as far as a value's meaning hangs on it.

    unit: ``亿元``, ``万元`` …, "" where the format names none.
    divisor: displayed number = stored number / divisor (``0,`` → 1000, ``0\\.0,`` → 10 000).
    decimals: shown digits after the point, None for General.
    year, month, day: whether the format shows that part of a date.
    """

    is_percent: bool = False
    unit: str = ""
    divisor: int = 1
    decimals: int | None = None
    year: bool = False
    month: bool = False
    day: bool = False

    @property
    def is_date(self) -> bool:
        """Whether the format shows a date."""
        return self.year or self.month or self.day


@lru_cache(maxsize=4096)
def meaning_of(code: str) -> FormatMeaning:
    """Take a format code apart; "" and General give the plain meaning."""
    if is_general(code):
        return FormatMeaning()
    plain = re.sub(r"!(.)", r"\\\1", code)
    tokens = sections(plain)[0]
    if is_date(plain):
        letters = "".join(token.text for token in tokens if token.kind == "date")
        return FormatMeaning(
            year=bool(re.search("[yeb]", letters)), month="m" in letters, day="d" in letters
        )
    numbers = "".join(token.text for token in tokens if token.kind == "number")
    if not numbers:
        return FormatMeaning()
    unit = _UNITS.search("".join(token.text for token in tokens if token.kind == "text"))
    return FormatMeaning(
        is_percent="%" in numbers,
        unit=_WHOLE_UNITS.get(unit[0], unit[0]) if unit else "",
        divisor=_divisor(tokens),
        decimals=len(re.sub("[^0#?]", "", numbers.partition(".")[2].partition("E")[0])),
    )


def _divisor(tokens: Section) -> int:
    """Thousands left out by trailing commas, times the digits behind a literal point."""
    numbers = [token for token in tokens if token.kind == "number"]
    trailing = re.search(r"(,+)%*$", numbers[-1].text)
    divisor: int = 1000 ** len(trailing[1]) if trailing else 1
    for before, point, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if before.kind == after.kind == "number" and point == Token("text", "."):
            divisor *= 10 ** len(re.match("[0#?]*", after.text)[0])  # type: ignore[index]
    return divisor
