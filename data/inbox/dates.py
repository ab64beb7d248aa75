"""Which day a file speaks of when nobody can be asked: its name says, or last month's end."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_PATTERNS = tuple(
    re.compile(rf"(?<!\d)(20\d\d){rest}(?!\d)")
    for rest in (
        r"(\d\d)(\d\d)",
        r"[-_.年](\d{1,2})[-_.月](\d{1,2})日?",
        r"(\d\d)",
        r"[-_.年](\d{1,2})月?",
        "年",
    )
)


def as_of_of_file(name: str, today: date) -> tuple[date, bool]:
    """The as-of date, and whether the name states it (else the last day of last month).

    A month stands for its last day, a year for its last; a day that does not exist
    stands for its month, and nothing after this month is taken.
    """
    for pattern in _PATTERNS:
        for match in pattern.finditer(name):
            found = _day(*(int(part) for part in match.groups()))
            if found is not None and found <= _month_end(today.year, today.month):
                return found, True
    return last_month_end(today), False


def last_month_end(today: date) -> date:
    """The last day of the month before."""
    return today.replace(day=1) - timedelta(days=1)


def _day(year: int, month: int = 12, day: int | None = None) -> date | None:
    if not 1 <= month <= 12:
        return None
    last = monthrange(year, month)[1]
    stated = last if day is None else day
    return date(year, month, stated) if 1 <= stated <= last else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
