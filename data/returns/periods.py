"""The month, quarter or year that a return speaks of, and the day by which it is due."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from data.rules.returns import Deadline, Every

MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, order=True)
class Period:
    """A whole month, quarter or year, first and last day inclusive."""

    start: date
    end: date
    every: Every

    @property
    def code(self) -> str:
        """``2021-11``, ``2021-Q4``, ``2021``: the same in every language."""
        if self.every == "month":
            return f"{self.start:%Y-%m}"
        if self.every == "quarter":
            return f"{self.start.year}-Q{(self.start.month + 2) // 3}"
        return f"{self.start.year}"

    @property
    def previous(self) -> Period:
        """The period before."""
        return period_of(self.every, self.start - timedelta(days=1))

    def covers(self, day: date) -> bool:
        """Whether a day lies inside."""
        return self.start <= day <= self.end


def period_of(every: Every, day: date) -> Period:
    """The period in which a day lies."""
    months = MONTHS[every]
    first = day.month - (day.month - 1) % months
    return Period(date(day.year, first, 1), _end_of(day.year, first + months - 1), every)


def month_of(code: str) -> Period:
    """The month that ``2021-11`` names; raises ValueError."""
    year, dash, month = code.strip().partition("-")
    if not (dash and len(year) == 4 and year.isdecimal() and month.isdecimal()):
        raise ValueError(code)
    return period_of("month", date(int(year), int(month), 1))


def period_of_code(code: str) -> Period:
    """The period of ``2021-11``, ``2021-Q4`` or ``2021``; raises ValueError."""
    year, _, part = code.partition("-")
    if not part:
        return period_of("year", date(int(year), 1, 1))
    if part.startswith("Q"):
        return period_of("quarter", date(int(year), 3 * int(part[1:]) - 2, 1))
    return month_of(code)


def due_date(period: Period, deadline: Deadline) -> date:
    """The last day on which a return is in time; a day that its month lacks is the month's last."""
    end = _end_of(period.start.year, period.start.month + deadline.due_month - 1)
    return end.replace(day=min(deadline.due_day, end.day))


def falls_in(period: Period, deadline: Deadline, month: Period) -> bool:
    """Whether a return is counted in a month: the month of its due date, at most the period's last.

    A monthly return counts in its own month wherever it is due; a quarter's that is due
    in the month after counts in the quarter's last month; a year's due in March, in March.
    """
    listed = min(deadline.due_month, MONTHS[period.every])
    return month.covers(_end_of(period.start.year, period.start.month + listed - 1))


def months_between(first: date, last: date) -> tuple[Period, ...]:
    """Every month from one day to another, newest first; none where last lies before first."""
    found: list[Period] = []
    month = period_of("month", last)
    while month.end >= first:
        found.append(month)
        month = month.previous
    return tuple(found)


def _end_of(year: int, month: int) -> date:
    """The last day of a month, counted on over the year's end."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])
