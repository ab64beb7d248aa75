"""The day that a name or a typed word states: 20261130, 2026-11-30, 11月30日, 2026年11月.

A month stands for its last day, a quarter and half a year for theirs.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from data.intake.stated_months import stated_month
from data.ledgers.headers import normal
from data.sheets.values.numerals import chinese_digits

_DAYS = (
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})(?=日|号|$|\D)"),
    re.compile(r"(?<!\d)(20\d\d)([-_./])(\d{1,2})\2(\d{1,2})(?![\d月])"),
)
_DAY_OF_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:月(\d{1,2})[日号]?|[-./](\d{1,2}))(?!\d)")
_MONTHS = (
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)[-_./年](\d{1,2})(?!\d)(?!月?[-—–~～至到])"),
)
_YEAR_BEFORE_MONTH = re.compile(r"20\d\d年?(?:度)?[-_./]?\d{1,2}|20\d\d年?.{0,6}(?:季度|上半年)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d)")
# A typed word is a date and nothing else; a name holds one among other words.
_TYPED = re.compile(r"[\d年月日号./\-_\s]+(?:份|底|末)?")


def day_in_name(name: str) -> date | None:
    """The day that a name states with its year, None where it states none."""
    text = chinese_digits(normal(name.replace("_", "-")))
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            year, *_, month, day = match.groups()
            if (found := _day(year, month, day)) is not None:
                return found
    if _YEAR_BEFORE_MONTH.search(text):
        said = stated_month(text, date(2000, 1, 31))
        if said is not None and said.year >= 2000 and str(said.year) in text:
            return said
    for pattern in _MONTHS:
        for match in pattern.finditer(text):
            if (found := _day(match[1], match[2])) is not None:
                return found
    return None


def year_end_in_name(name: str) -> date | None:
    """The last day of the year that a name names (2026年), None where it names none."""
    found = _YEAR.search(chinese_digits(normal(name)))
    return date(int(found[1]), 12, 31) if found else None


def typed_day(written: str, today: date) -> date | None:
    """The day that somebody typed, None where it is none.

    Without a year it is the one nearest to today.
    """
    text = chinese_digits(normal(written)).rstrip("。.，,")
    if not text or not _TYPED.fullmatch(text):
        return None
    if (found := day_in_name(text)) is not None:
        return found
    if match := _DAY_OF_MONTH.fullmatch(text):
        return _nearest(match[1], match[2] or match[3], today)
    if match := re.fullmatch(r"(\d{1,2})月(?:份|底|末)?", text):
        return _nearest(match[1], None, today)
    return None


def _nearest(month: str, day: str | None, today: date) -> date | None:
    days = [_day(str(today.year + years), month, day) for years in (-1, 0, 1)]
    known = [one for one in days if one is not None]
    return min(known, key=lambda one: abs((one - today).days), default=None)


def _day(year: str, month: str, day: str | None = None) -> date | None:
    """None where there is no such month; a day that does not exist is none either."""
    if not 1 <= int(month) <= 12:
        return None
    last = monthrange(int(year), int(month))[1]
    stated = last if day is None else int(day)
    return date(int(year), int(month), stated) if 1 <= stated <= last else None
