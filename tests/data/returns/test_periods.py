"""Periods of returns and their due days, over all dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.returns.periods import (
    MONTHS,
    due_date,
    falls_in,
    month_of,
    months_between,
    period_of,
    period_of_code,
)
from data.rules.returns import Deadline

DAYS = st.dates(date(1999, 1, 1), date(2048, 12, 31))
EVERY = st.sampled_from(sorted(MONTHS))


@given(EVERY, DAYS)
def test_a_day_lies_in_its_period_and_periods_meet(every, day):
    period = period_of(every, day)
    assert period.covers(day)
    assert period.previous.end + timedelta(days=1) == period.start
    assert period_of_code(period.code) == period


@given(EVERY, DAYS, st.integers(1, 24), st.integers(1, 31))
def test_a_due_day_exists_and_is_in_the_month_that_is_said(every, day, due_month, due_day):
    period = period_of(every, day)
    due = due_date(period, Deadline(every=every, due_month=due_month, due_day=due_day, source="x"))
    months = (due.year - period.start.year) * 12 + due.month - period.start.month
    assert months == due_month - 1
    assert due.day == due_day or (due + timedelta(days=1)).day == 1


@given(EVERY, DAYS, st.integers(1, 24))
def test_every_return_is_counted_in_one_month_of_its_period(every, day, due_month):
    period = period_of(every, day)
    deadline = Deadline(every=every, due_month=due_month, due_day=5, source="x")
    months = months_between(period.start, period.end)
    assert len(months) == MONTHS[every]
    assert sum(falls_in(period, deadline, month) for month in months) == 1


@pytest.mark.parametrize(
    ("every", "day", "due_month", "due_day", "due"),
    [
        ("month", date(2021, 11, 8), 1, 25, date(2021, 11, 25)),
        ("month", date(2021, 12, 31), 2, 5, date(2022, 1, 5)),
        ("month", date(2021, 2, 1), 1, 31, date(2021, 2, 28)),
        ("quarter", date(2021, 11, 8), 4, 10, date(2022, 1, 10)),
        ("year", date(2021, 11, 8), 3, 31, date(2021, 3, 31)),
    ],
)
def test_due_days_of_offices(every, day, due_month, due_day, due):
    deadline = Deadline(every=every, due_month=due_month, due_day=due_day, source="x")
    assert due_date(period_of(every, day), deadline) == due


@pytest.mark.parametrize("code", ["2021", "2021-13", "2021-00", "11-2021", "", "2021-1x"])
def test_what_is_no_month_is_refused(code):
    with pytest.raises(ValueError):
        month_of(code)
