from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values import parse_dates
from data.values.parse_result import cleaned, is_blank
from tests.builders.grids import UNCALCULATED, CellError, Shown, a_column


def one(cell):
    """(date, precision, problem codes) of one cell."""
    parsed = parse_dates(a_column([cell]))
    codes = [problem.code for problem in parsed.problems]
    return parsed.values[0].as_py(), parsed.precision.get(0, "day"), codes


@pytest.mark.parametrize(
    "cell",
    [
        date(2017, 8, 3),
        datetime(2017, 8, 3, 9, 30),
        "2017.08.03",
        "2017.8.3",
        "2017-8-3",
        "2017/08/03",
        "2017年8月3日",
        "2017年08月03日",
        "２０１７年８月３日",
        "2017 年 8 月 3 日",
        "20170803",
        20170803,
        "2017-08-03 00:00:00",
        "2017-08-03T08:00:00",
        "二〇一七年八月三日",
        "2017年8月3日上午",
        "预计2017年8月3日",
        "2017年8月3日前",
        Shown(42950, "yyyy/m/d"),
        "3 August 2017",
        "Aug 3, 2017",
        "3-Aug-2017",
    ],
)
def test_days(cell):
    assert one(cell) == (date(2017, 8, 3), "day", [])


def test_a_day_and_a_month_between_slashes_are_read_where_one_is_no_month():
    assert one("3/25/2025") == one("25/03/2025") == (date(2025, 3, 25), "day", [])
    assert one("3/4/2025") == (None, "day", ["date-unreadable"])


@pytest.mark.parametrize(
    ("cell", "day", "precision"),
    [
        ("2025年7月", date(2025, 7, 31), "month"),
        ("2025年07月份", date(2025, 7, 31), "month"),
        ("2025年7月底", date(2025, 7, 31), "month"),
        ("2025年7月底前", date(2025, 7, 31), "month"),
        ("2025.7", date(2025, 7, 31), "month"),
        ("July 2025", date(2025, 7, 31), "month"),
        ("2025.10", date(2025, 10, 31), "month"),
        ("2025-07", date(2025, 7, 31), "month"),
        ("202507", date(2025, 7, 31), "month"),
        (202507, date(2025, 7, 31), "month"),
        ("2024年2月", date(2024, 2, 29), "month"),
        ("计划2025年7月开工", date(2025, 7, 31), "month"),
        ("2025年一季度", date(2025, 3, 31), "quarter"),
        ("Q2 2024", date(2024, 6, 30), "quarter"),
        ("2025年第三季度", date(2025, 9, 30), "quarter"),
        ("2025年3季度末", date(2025, 9, 30), "quarter"),
        ("2025Q4", date(2025, 12, 31), "quarter"),
        ("2025年上半年", date(2025, 6, 30), "half"),
        ("2025年下半年", date(2025, 12, 31), "half"),
        ("2025年底", date(2025, 12, 31), "year"),
        ("2025年末", date(2025, 12, 31), "year"),
        ("2025年", date(2025, 12, 31), "year"),
        ("2025年内", date(2025, 12, 31), "year"),
        ("2025", date(2025, 12, 31), "year"),
        (2025, date(2025, 12, 31), "year"),
        (2025.7, date(2025, 7, 31), "month"),
        (2025.12, date(2025, 12, 31), "month"),
        (Shown(2025.1, "0.00"), date(2025, 10, 31), "month"),
        (Shown(2025.01, "0.00"), date(2025, 1, 31), "month"),
        (Shown(2025.5, "0.00"), date(2025, 5, 31), "month"),
        (Shown(date(2025, 7, 1), 'yyyy"年"m"月"'), date(2025, 7, 31), "month"),
        (Shown(date(2025, 7, 1), "mmm-yy"), date(2025, 7, 31), "month"),
        (Shown(date(2025, 1, 1), 'yyyy"年"'), date(2025, 12, 31), "year"),
    ],
)
def test_months_quarters_halves_and_years_are_their_last_day(cell, day, precision):
    assert one(cell) == (day, precision, [])


@pytest.mark.parametrize(
    ("cell", "day", "precision", "code"),
    [
        (45809, date(2025, 6, 1), "day", "date-from-serial"),
        ("45809", date(2025, 6, 1), "day", "date-from-serial"),
        (45809.5, date(2025, 6, 1), "day", "date-from-serial"),
        (date(1900, 1, 1), date(1900, 1, 1), "day", "date-unlikely"),
        ("1989年5月1日", date(1989, 5, 1), "day", "date-unlikely"),
        ("2099年", date(2099, 12, 31), "year", "date-unlikely"),
        ("21.9.30", date(2021, 9, 30), "day", "date-short-year"),
        ("21年9月", date(2021, 9, 30), "month", "date-short-year"),
    ],
)
def test_doubtful_dates_are_read_with_a_warning(cell, day, precision, code):
    assert one(cell) == (day, precision, [code])


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2024.13.1", "date-unreadable"),
        ("2023-02-30", "date-unreadable"),
        ("202513", "date-unreadable"),
        (20250230, "date-unreadable"),
        (12.5, "date-unreadable"),
        (2025.1, "date-ambiguous"),
        (True, "date-unreadable"),
        ("下半年", "date-without-year"),
        ("一季度", "date-without-year"),
        ("9月底", "date-without-year"),
        ("8月3日", "date-without-year"),
        ("年底", "date-without-year"),
        ("未开工", "date-words"),
        ("2021年3月-5月", "date-range"),
        ("2021.3.1-3.5", "date-range"),
        ("2021-3-4至2021-3-9", "date-range"),
        ("一期2021.3 二期2022.5", "date-several"),
        ("待定", "value-undecided"),
        (CellError(), "cell-error"),
        (UNCALCULATED, "formula-without-value"),
    ],
)
def test_what_is_no_date_is_null_with_a_problem(cell, code):
    assert one(cell) == (None, "day", [code])


@pytest.mark.parametrize("cell", [None, "", "-", "—", "/", "无", "\u00a0", "\u3000"])
def test_empty_like_cells_are_null_without_a_problem(cell):
    assert one(cell) == (None, "day", [])


def test_a_broken_iso_text_from_a_reader_spoils_no_other_cell():
    column = a_column([date(2021, 3, 1), date(2021, 4, 1)])
    broken = replace(column, raw=pa.array(["2021-03-01", "2021-99-99"]))
    parsed = parse_dates(broken)
    assert parsed.values.to_pylist() == [date(2021, 3, 1), None]
    assert [problem.code for problem in parsed.problems] == ["date-unreadable"]


FORMS = [
    "{0.year}.{0.month:02}.{0.day:02}",
    "{0.year}.{0.month}.{0.day}",
    "{0.year}-{0.month}-{0.day}",
    "{0.year}/{0.month:02}/{0.day:02}",
    "{0.year}年{0.month}月{0.day}日",
    "{0.year}{0.month:02}{0.day:02}",
    "{0.year}年{0.month:02}月{0.day:02}号",
]
MONTH_FORMS = [
    "{0.year}年{0.month}月",
    "{0.year}.{0.month:02}",
    "{0.year}-{0.month}",
    "{0.year}/{0.month:02}",
]
DAYS = st.dates(date(1990, 1, 1), date(2050, 12, 31))


@given(DAYS, st.sampled_from(FORMS))
def test_a_written_day_is_read_back(day, form):
    assert one(form.format(day)) == (day, "day", [])


@given(DAYS, st.sampled_from(MONTH_FORMS))
def test_a_written_month_is_its_last_day(day, form):
    last = day.replace(day=monthrange(day.year, day.month)[1])
    assert one(form.format(day)) == (last, "month", [])


@given(DAYS)
def test_serials_real_dates_and_formatted_numbers_agree(day):
    serial = (day - date(1899, 12, 30)).days
    assert one(day) == (day, "day", [])
    assert one(Shown(serial, "yyyy/m/d")) == (day, "day", [])
    assert one(serial) == (day, "day", ["date-from-serial"])


NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)


@given(st.lists(st.text(max_size=14) | NUMBERS | st.booleans(), min_size=1))
def test_nothing_raises_and_nothing_is_dropped_in_silence(cells):
    parsed = parse_dates(a_column(cells))
    told = {problem.index for problem in parsed.problems}
    for index, value in enumerate(parsed.values.to_pylist()):
        assert value is not None or index in told or is_blank(cleaned(cells[index]))


@given(DAYS, st.integers(1, 400))
def test_one_bad_cell_leaves_the_others_alone(day, gap):
    column = [day, "2024.13.1", day + timedelta(gap)]
    parsed = parse_dates(a_column(column))
    assert [value is None for value in parsed.values.to_pylist()] == [False, True, False]


@given(st.dates(date(1994, 1, 3), date(2050, 12, 31)))
def test_day_numbers_of_the_1904_system(day):
    number = (day - date(1904, 1, 1)).days
    parsed = parse_dates(a_column([number]), is_1904=True)
    assert parsed.values[0].as_py() == day
    assert [problem.code for problem in parsed.problems] == ["date-from-serial"]
