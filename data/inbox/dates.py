"""Which day a file speaks of before it is read: its name says, or the usual day."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from data.environment import time_zone
from data.importer.parse.missing_years import day_in_name, year_end_in_name


def today() -> date:
    """The day at the office."""
    return datetime.now(ZoneInfo(time_zone())).date()


def as_of_of_file(name: str, today: date) -> tuple[date, bool]:
    """The as-of date, and whether the name states it (else the usual day, ``usual_day``).

    A month stands for its last day, also where that is still to come; a year for its last,
    once it is over. A day that does not exist stands for its month, and no later month than
    today's is taken.
    """
    latest = _month_end(today)
    stated = day_in_name(name) or year_end_in_name(name)
    if stated is not None and stated <= latest:
        return stated, True
    return usual_day(today), False


def usual_day(today: date) -> date:
    """What a file speaks of where nobody says: the month that ends today, else the last one."""
    return today if today == _month_end(today) else last_month_end(today)


def last_month_end(today: date) -> date:
    """The last day of the month before."""
    return today.replace(day=1) - timedelta(days=1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
