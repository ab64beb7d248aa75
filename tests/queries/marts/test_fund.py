"""mart.fund_*: funds in place of a year from months, years to date and all-year totals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.ledger_rows import a_fund, a_project, a_store, publish_rows

END_2020 = date(2020, 12, 31)


def month(number, year=2021):
    return date(year, number, 28)


def of_project(rows, basis="自治区平台"):
    return {
        row["project_key"]: (row["year_wan"], row["all_years_wan"], row["rule"])
        for row in rows
        if row["basis"] == basis
    }


def test_no_funds_ledger_no_rows(mart):
    for table in ("fund_row", "fund_month", "fund_project"):
        assert mart(a_store(a_project("甲")), table) == []


def test_an_amount_nobody_could_read_is_no_zero(mart):
    store = a_store(a_fund("甲", None))
    (row,) = mart(store, "fund_row")
    assert (row["is_counted"], row["why_not"]) == (False, "amount_unknown")
    assert mart(store, "fund_project") == []


def test_months_add_up(mart):
    store = a_store(
        a_fund("甲", 10, month_date=month(1)),
        a_fund("甲", 20, month_date=month(3)),
        a_fund("甲", 5, month_date=month(3), origin_kind="自治区内"),
    )
    assert of_project(mart(store, "fund_project")) == {
        "甲": (Decimal(35), Decimal(35), "sum_of_months")
    }


def test_a_year_to_date_stands_and_later_months_are_added(mart):
    store = a_store(
        a_fund("甲", 7, month_date=month(9)),
        a_fund("甲", 100, month_date=month(10), period_kind="当年累计"),
        a_fund("甲", 20, month_date=month(11)),
    )
    assert of_project(mart(store, "fund_project")) == {
        "甲": (Decimal(120), Decimal(120), "stated_year")
    }
    found = {row["month_date"].month: row for row in mart(store, "fund_month")}
    assert found[10]["month_amount_wan"] == Decimal(93)
    assert found[11]["year_to_date_wan"] == Decimal(120)


def test_a_month_alone_is_unknown_when_the_month_before_is(mart):
    store = a_store(a_fund("甲", 100, month_date=month(10), period_kind="当年累计"))
    (row,) = mart(store, "fund_month")
    assert row["month_amount_wan"] is None


def test_the_year_is_the_difference_of_two_all_year_totals(mart):
    store = a_store(
        a_fund("甲", 50, month_date=END_2020, period_kind="历年累计"),
        a_fund("甲", 80, month_date=month(12), period_kind="历年累计"),
        a_fund("乙", 80, month_date=month(12), period_kind="历年累计"),
    )
    assert of_project(mart(store, "fund_project")) == {
        "甲": (Decimal(30), Decimal(80), "difference"),
        "乙": (None, Decimal(80), "unknown"),
    }


def test_funds_of_earlier_years_are_not_of_this_year(mart):
    store = a_store(a_fund("甲", 50, month_date=END_2020))
    assert of_project(mart(store, "fund_project")) == {"甲": (None, Decimal(50), "sum_of_months")}


def test_returned_rows_do_not_count_and_say_why(mart):
    store = a_store(a_fund("甲", 10), a_fund("甲", 99, status="退回"))
    assert of_project(mart(store, "fund_project"))["甲"][0] == Decimal(10)
    assert {row["why_not"] for row in mart(store, "fund_row")} == {None, "returned"}


def test_bases_stay_apart(mart):
    store = a_store(a_fund("甲", 10), a_fund("甲", 12, basis="企业自报"))
    rows = store.query("screens/figures/funds", snapshot_id=store.snapshot().id).to_pylist()
    assert {row["basis"]: row["year_wan"] for row in rows} == {
        "自治区平台": Decimal(10),
        "企业自报": Decimal(12),
    }


def test_another_currency_is_in_no_sum(mart):
    store = a_store(
        a_fund("甲", 10),
        a_fund("甲", None, foreign_amount_wan=3, currency="美元", origin_kind="外资"),
    )
    assert of_project(mart(store, "fund_project"))["甲"][0] == Decimal(10)
    found = {row["currency"]: row["foreign_amount_wan"] for row in mart(store, "fund_month")}
    assert found == {"人民币": None, "美元": Decimal(3)}


def test_two_units_that_report_the_same_month_do_not_add_up(mart):
    store = a_store(a_fund("甲", 10, unit="镇一"), as_of=date(2021, 12, 30))
    publish_rows(store, a_fund("甲", 11, unit="镇二"), as_of=date(2021, 12, 31))
    assert of_project(mart(store, "fund_project"))["甲"][0] == Decimal(11)
    assert {row["why_not"] for row in mart(store, "fund_row")} == {None, "told_elsewhere"}


def test_funds_belong_to_a_project_by_code_or_name_else_to_none(mart):
    store = a_store(
        a_project("甲", project_code="SL-1"),
        a_fund("甲", 1),
        a_fund("别的写法", 2, project_code="SL-1", month_date=month(11)),
        a_fund("往年项目", 4),
    )
    found = {row["project_key"]: row["project_id"] for row in mart(store, "fund_project")}
    assert found == {"sl-1": "sl-1", "往年项目": None}
    (total,) = store.query("screens/figures/funds", snapshot_id=store.snapshot().id).to_pylist()
    assert (total["year_wan"], total["unmatched_count"]) == (Decimal(7), 1)


def test_a_month_counts_from_its_first_day(mart):
    store = a_store(a_fund("甲", 5, month_date=date(2021, 11, 30)), as_of=date(2021, 11, 20))
    assert of_project(mart(store, "fund_project"))["甲"][0] == Decimal(5)


@given(st.dictionaries(st.integers(1, 12), st.integers(0, 10**6), min_size=1))
@settings(max_examples=20, deadline=None)
def test_months_and_years_to_date_tell_the_same_year(amounts):
    def total(*rows):
        store = a_store(*rows)
        (row,) = store.query("screens/figures/funds", snapshot_id=store.snapshot().id).to_pylist()
        store.close()
        return row["year_wan"]

    running, to_date = 0, []
    for number in sorted(amounts):
        running += amounts[number]
        to_date.append((number, running))
    by_month = total(*(a_fund("甲", wan, month_date=month(n)) for n, wan in amounts.items()))
    by_year = total(
        *(a_fund("甲", wan, month_date=month(n), period_kind="当年累计") for n, wan in to_date)
    )
    assert by_month == by_year == sum(amounts.values())
