"""mart.fund_*: funds in place of a year from months, years to date and all-year totals."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_fund, a_project, a_store, publish_rows
from tests.builders.marts import mart_rows

END_2020 = date(2020, 12, 31)


def month(number, year=2021):
    return date(year, number, 28)


def of_project(rows, basis="自治区平台"):
    return {
        row["project_key"]: (row["year_wan"], row["all_years_wan"], row["rule"])
        for row in rows
        if row["basis"] == basis
    }


@pytest.fixture(scope="module")
def funds(county):
    """Project → its funds in place, as ``of_project`` has them."""
    return of_project(mart_rows(county, "fund_project", county.snapshot()))


@pytest.fixture(scope="module")
def rows_of(county):
    """``rows_of("fund_month", "甲")`` → a project's rows of a mart."""

    def found(table, project):
        rows = mart_rows(county, table, county.snapshot())
        return [row for row in rows if row["project_key"] == project]

    return found


def test_no_funds_ledger_no_rows(mart):
    store = a_store(a_project("甲"))
    for table in ("fund_row", "fund_month", "fund_project"):
        assert mart(store, table) == []


@county_holds(a_fund("无数", None))
def test_an_amount_nobody_could_read_is_no_zero(rows_of):
    (row,) = rows_of("fund_row", "无数")
    assert (row["is_counted"], row["why_not"]) == (False, "amount_unknown")
    assert rows_of("fund_project", "无数") == []


@county_holds(
    a_fund("按月", 10, month_date=month(1)),
    a_fund("按月", 20, month_date=month(3)),
    a_fund("按月", 5, month_date=month(3), origin_kind="自治区内"),
)
def test_months_add_up(funds):
    assert funds["按月"] == (Decimal(35), Decimal(35), "sum_of_months")


@county_holds(
    a_fund("累计", 7, month_date=month(9)),
    a_fund("累计", 100, month_date=month(10), period_kind="当年累计"),
    a_fund("累计", 20, month_date=month(11)),
)
def test_a_year_to_date_stands_and_later_months_are_added(funds, rows_of):
    assert funds["累计"] == (Decimal(120), Decimal(120), "stated_year")
    found = {row["month_date"].month: row for row in rows_of("fund_month", "累计")}
    assert found[10]["month_amount_wan"] == Decimal(93)
    assert found[11]["year_to_date_wan"] == Decimal(120)


@county_holds(a_fund("独月", 100, month_date=month(10), period_kind="当年累计"))
def test_a_month_alone_is_unknown_when_the_month_before_is(rows_of):
    (row,) = rows_of("fund_month", "独月")
    assert row["month_amount_wan"] is None


@county_holds(
    a_fund("有上年", 50, month_date=END_2020, period_kind="历年累计"),
    a_fund("有上年", 80, month_date=month(12), period_kind="历年累计"),
    a_fund("无上年", 80, month_date=month(12), period_kind="历年累计"),
)
def test_the_year_is_the_difference_of_two_all_year_totals(funds):
    assert {name: funds[name] for name in ("有上年", "无上年")} == {
        "有上年": (Decimal(30), Decimal(80), "difference"),
        "无上年": (None, Decimal(80), "unknown"),
    }


@county_holds(a_fund("往年", 50, month_date=END_2020))
def test_funds_of_earlier_years_are_not_of_this_year(funds):
    assert funds["往年"] == (None, Decimal(50), "sum_of_months")


@county_holds(a_fund("有退回", 10), a_fund("有退回", 99, status="退回"))
def test_returned_rows_do_not_count_and_say_why(funds, rows_of):
    assert funds["有退回"][0] == Decimal(10)
    assert {row["why_not"] for row in rows_of("fund_row", "有退回")} == {None, "returned"}


@county_holds(
    a_fund("有美元", 10),
    a_fund("有美元", None, foreign_amount_wan=3, currency="美元", origin_kind="外资"),
)
def test_another_currency_is_in_no_sum(funds, rows_of):
    assert funds["有美元"][0] == Decimal(10)
    found = {row["currency"]: row["foreign_amount_wan"] for row in rows_of("fund_month", "有美元")}
    assert found == {"人民币": None, "美元": Decimal(3)}


def test_bases_stay_apart(mart):
    store = a_store(a_fund("甲", 10), a_fund("甲", 12, basis="企业自报"))
    rows = store.query("screens/figures/funds", snapshot_id=store.snapshot().id).to_pylist()
    assert {row["basis"]: row["year_wan"] for row in rows} == {
        "自治区平台": Decimal(10),
        "企业自报": Decimal(12),
    }


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


amounts_by_month = st.dictionaries(st.integers(1, 12), st.integers(0, 10**6), min_size=1)


@given(st.lists(amounts_by_month, min_size=5, max_size=5, unique_by=str))
@settings(max_examples=4)
def test_months_and_years_to_date_tell_the_same_year(drawn):
    by_month = dict(zip("甲乙丙丁戊", drawn, strict=True))
    months, to_date = [], []
    for name, amounts in by_month.items():
        running = 0
        for number in sorted(amounts):
            running += amounts[number]
            given = {"month_date": month(number), "period_kind": "当年累计", "basis": "企业自报"}
            months.append(a_fund(name, amounts[number], month_date=month(number)))
            to_date.append(a_fund(name, running, **given))
    store = a_store(*months, *to_date)
    snapshot = store.snapshot()
    rows = mart_rows(store, "fund_project", snapshot)
    totals = store.query("screens/figures/funds", snapshot_id=snapshot.id).to_pylist()
    years = {name: sum(amounts.values()) for name, amounts in by_month.items()}
    for basis in ("自治区平台", "企业自报"):
        told = {name: year for name, (year, _, _) in of_project(rows, basis).items()}
        assert told == years, basis
    assert {row["basis"]: row["year_wan"] for row in totals} == {
        "自治区平台": sum(years.values()),
        "企业自报": sum(years.values()),
    }
