"""Days of visits as clerks write them, without a year or with both ends in one cell."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importer.ledger_rules.spans import span_of_text
from tests.builders.ledger_files import Sheet, codes, of_sheet

NAMES = ["领导", "开始时间", "结束时间", "拜访企业"]
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("10.20-10.22", date(2021, 10, 20), date(2021, 10, 22)),
        ("10月15日-17日", date(2021, 10, 15), date(2021, 10, 17)),
        ("10月15-17日", date(2021, 10, 15), date(2021, 10, 17)),
        ("2020年10月20日至22日", date(2020, 10, 20), date(2020, 10, 22)),
        ("2020-10-20至2020-10-22", date(2020, 10, 20), date(2020, 10, 22)),
        ("2020.12.30—1.2", date(2020, 12, 30), date(2021, 1, 2)),
        ("12月30日～1月2日", date(2021, 12, 30), date(2022, 1, 2)),
    ],
)
def test_both_ends_in_one_cell_under_a_year(text, first, last):
    span = span_of_text(text, 2021)
    assert span is not None
    assert (span.first, span.last) == (first, last)


@pytest.mark.parametrize(
    "text", ["2月30日-31日", "13月5日", "10月20日-15日", "适时", "10-12人", ""]
)
def test_what_is_no_span_stays_unread(text):
    assert span_of_text(text, 2021) is None


@given(first=DAYS, length=st.integers(0, 300))
def test_a_span_with_its_year_is_read_back(first, length):
    last = first + timedelta(days=length)
    text = f"{first.year}年{first.month}月{first.day}日—{last.year}年{last.month}月{last.day}日"
    span = span_of_text(text, None)
    assert span is not None
    assert (span.first, span.last) == (first, last)
    assert (
        span_of_text(text.replace(f"{first.year}年", "").replace(f"{last.year}年", ""), None)
        is None
    )


def test_a_report_without_years_takes_the_year_of_its_title(tmp_path):
    rows = [
        ["2021年10月外出招商情况上报表", None, None, None],
        NAMES,
        ["旗领导A", "10月8日", "10月10日", "示例公司01"],
        ["旗领导B", "10.20-10.22", None, "示例公司02"],
        ["旗领导C", "2021年10月20日至22日", date(2021, 10, 23), "示例公司03"],
    ]
    report, _, read = of_sheet(
        tmp_path, Sheet(rows, merges=("A1:D1",)), "外出招商", as_of=date(2022, 1, 31)
    )
    assert [(row["start_date"], row["end_date"]) for row in read] == [
        (date(2021, 10, 8), date(2021, 10, 10)),
        (date(2021, 10, 20), date(2021, 10, 22)),
        (date(2021, 10, 20), date(2021, 10, 23)),
    ]
    severities = {(issue.cell, issue.code): issue.severity for issue in report.issues}
    assert severities == {
        ("B3", "date-year-supplied"): "warning",
        ("C3", "date-year-supplied"): "warning",
        ("B4", "date-span-read"): "warning",
        ("B5", "date-span-read"): "note",
        ("", "tiers-unclear"): "warning",
    }


def test_days_of_one_month_between_points(tmp_path):
    rows = [NAMES, ["旗长A", "2021.5.6-8", None, "某公司"]]
    report, _, (row,) = of_sheet(tmp_path, rows, sheet="外出招商")
    assert (row["start_date"], row["end_date"]) == (date(2021, 5, 6), date(2021, 5, 8))
    assert ("date-span-read", "B2") in codes(report)


def test_a_month_is_no_day_to_count_from(tmp_path):
    report, _, read = of_sheet(
        tmp_path, [NAMES, ["旗领导A", "10月", "10月17日", "示例公司01"]], "2021年外出招商"
    )
    assert read[0]["start_date"] == date(2021, 10, 31)
    assert read[0]["date_precision"] == {"start_date": "month"}
    assert "end-before-start" not in [code for code, _ in codes(report)]


def test_a_row_whose_day_cannot_be_read_says_that_it_is_left_out(tmp_path):
    report, sheet, _ = of_sheet(
        tmp_path,
        [
            NAMES,
            ["旗领导A", "近期", None, "示例公司01"],
            ["旗领导B", "10月8日", None, "示例公司02"],
        ],
        "2021年外出招商",
    )
    assert (sheet.rows_loaded, sheet.rows_rejected) == (1, 1)
    issue = next(issue for issue in report.issues if issue.cell == "B2")
    assert issue.severity == "error"
