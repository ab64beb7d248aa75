"""Public holidays and the weekend days worked for them, as the State Council announced them.

Each year's arrangement is announced late in the year before; the library carries what was
announced when it was released. Outside its years only Saturdays and Sundays are days off.
"""

from __future__ import annotations

import chinese_calendar
import pyarrow as pa


def announced_years() -> tuple[int, int]:
    """The first and the last year of which the arrangement is known."""
    days = chinese_calendar.holidays
    return min(days).year, max(days).year


def day_off_tables() -> dict[str, pa.Table]:
    """``rule_moved_day`` of queries/schema/mart: -1 a weekday off, 1 a weekend day worked."""
    moved = {day: -1 for day in chinese_calendar.holidays if day.isoweekday() < 6}
    moved |= {day: 1 for day in chinese_calendar.workdays if day.isoweekday() > 5}
    days = sorted(moved)
    return {
        "rule_moved_day": pa.table(
            {
                "day": pa.array(days, pa.date32()),
                "working_days": pa.array([moved[day] for day in days], pa.int32()),
            }
        )
    }
