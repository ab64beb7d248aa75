"""Which day a file speaks of when nobody can be asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from data.inbox.dates import as_of_of_file, last_month_end

TODAY = date(2022, 1, 14)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("签约台账2021-12-31.xlsx", date(2021, 12, 31)),
        ("签约台账_20211130_终稿.xlsx", date(2021, 11, 30)),
        ("截至2021年10月8日.xls", date(2021, 10, 8)),
        ("2021.9.30外出招商.csv", date(2021, 9, 30)),
        ("2021年12月到位资金.xlsx", date(2021, 12, 31)),
        ("台账2021-02.xlsx", date(2021, 2, 28)),
        ("台账202111.xlsx", date(2021, 11, 30)),
        ("台账2021.2.30.xlsx", date(2021, 2, 28)),
        ("2021年签约项目.xlsx", date(2021, 12, 31)),
    ],
)
def test_the_name_says(name, expected):
    assert as_of_of_file(name, TODAY) == (expected, True)


@pytest.mark.parametrize(
    "name",
    [
        "签约台账.xlsx",
        "台账2021-13.xlsx",
        "电话13800138000.xlsx",
        "2023年目标.xlsx",
        "v2.xlsx",
    ],
)
def test_a_name_without_a_day_that_can_be_means_the_end_of_last_month(name):
    assert as_of_of_file(name, TODAY) == (date(2021, 12, 31), False)


@given(day=some.dates(date(2020, 1, 1), date(2029, 12, 31)), mark=some.sampled_from("-_."))
def test_every_day_survives_being_written_into_a_name(day, mark):
    today = day + timedelta(days=1)
    for written in (f"{day:%Y%m%d}", mark.join((str(day.year), str(day.month), str(day.day)))):
        assert as_of_of_file(f"台账{written}.xlsx", today) == (day, True)
    assert last_month_end(today) < today.replace(day=1)
