"""What the quarter's analysis says: sums by quarter, comparisons, and what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from data.language import speaking
from data.screens import quarter as said
from data.screens.overview import Overview
from data.screens.quarter import Quarter, quarters_begun
from data.screens.view import view_at
from data.store import store as process
from tests.builders.ledger_rows import a_fund, a_project, a_store, a_visit, publish_rows
from tests.builders.made_county import a_made_county

YEAR = (date(2021, 2, 3), date(2021, 5, 6), date(2021, 5, 7), date(2021, 8, 1), date(2021, 11, 9))


def signed(number, day, precision="day", wan=10_000, **more):
    return a_project(
        f"示例项目{number:02d}",
        stage="签约",
        signed_date=day,
        planned_investment_wan=wan,
        date_precision={"signed_date": precision},
        **more,
    )


@pytest.fixture
def county(monkeypatch):
    """Six signings of which one is only known to be of the year, one without an amount."""
    store = a_store(
        *(signed(n, day, wan=None if n == 5 else 10_000) for n, day in enumerate(YEAR, 1)),
        signed(6, date(2021, 1, 1), "year"),
        a_fund("示例项目01", month_date=date(2021, 5, 1), amount_wan=3000),
        a_fund("示例项目01", month_date=date(2021, 11, 1), amount_wan=5000),
        as_of=date(2021, 12, 31),
    )
    monkeypatch.setattr(process, "_process_store", store)
    yield store
    store.close()


def test_quarters_add_up_to_the_year_with_what_has_no_month(county):
    quarter = Quarter(view_at(), 4)
    course = quarter.now["signed"]
    assert [course.of(number) for number in said.QUARTERS] == [1, 2, 1, 1]
    assert (course.undated, course.year) == (1, 6)
    whole = int(Overview(view_at()).pipeline.read("headline")["signed_count"].iloc[0])
    assert course.year == whole


def test_a_sentence_compares_with_the_quarter_before_and_says_what_is_unknown(county):
    with speaking("zh"):
        texts = [text.replace("\xa0", " ") for text, _ in said.sentences(Quarter(view_at(), 3))]
    assert (
        "签约项目 1 个，比二季度少 1 个、上年三季度没有数，不比；各季度 1 ＋ 2 ＋ 1 ＋ 1"
        "，另 1 个月份不详，全年 6 个" in texts
    )
    assert any("其中 1 个金额未填" in text for text in texts)


def test_silent_ledgers_and_an_unknown_year_before_are_named(county):
    with speaking("zh"):
        missing = said.missing(Quarter(view_at(), 4))
    assert missing == [
        "2021 年没有写到外出拜访的台账，这里不列",
        "没有 2020 年的台账，不与上年比",
    ]
    with speaking("en"):
        assert "Outbound visits" in said.missing(Quarter(view_at(), 4))[0]


def test_the_first_quarter_is_compared_with_the_last_of_the_year_before(monkeypatch):
    store = a_store(
        signed(1, date(2020, 11, 5)), signed(2, date(2020, 12, 5)), as_of=date(2020, 12, 31)
    )
    rows = [signed(1, date(2020, 11, 5)), signed(2, date(2020, 12, 5)), signed(3, YEAR[0])]
    publish_rows(store, *rows, as_of=date(2021, 3, 31))
    monkeypatch.setattr(process, "_process_store", store)
    with speaking("zh"):
        assert "比上年四季度少 1 个" in said.headline(Quarter(view_at(), 1)).replace("\xa0", " ")
    assert quarters_begun(view_at()) == (1,)
    store.close()


def test_a_quarter_that_runs_says_until_when(county):
    publish_rows(county, signed(7, date(2021, 11, 2)), as_of=date(2021, 11, 30))
    with speaking("zh"):
        running = Quarter(view_at(as_of=date(2021, 11, 30)), 4)
        assert said.headline(running).startswith("四季度（到 2021-11-30）")


def test_what_is_due_is_listed_and_the_overdue_apart(monkeypatch):
    store = a_store(
        signed(1, YEAR[0], planned_start_date=date(2021, 6, 1)),
        signed(2, YEAR[0], planned_start_date=date(2022, 2, 1)),
        signed(3, YEAR[0], planned_start_date=date(2022, 7, 1)),
        a_visit(leaders=["旗领导甲"], start_date=date(2021, 3, 1)),
    )
    monkeypatch.setattr(process, "_process_store", store)
    quarter = Quarter(view_at(), 4)
    with speaking("zh"):
        assert said.due_title(quarter) == (
            "到下季度末：1 个开工、0 个投产，另有 1 个已过期；3 个没填计划投产"
        )
        assert [(month, late) for month, _, late in said.due_rows(quarter)] == [
            ("2021-06", True),
            ("2022-02", False),
        ]
    store.close()


def test_a_long_county_adds_up_too(monkeypatch):
    store = a_made_county(300)
    monkeypatch.setattr(process, "_process_store", store)
    view = view_at()
    course = Quarter(view, 2).now["signed"]
    assert course.year == int(Overview(view).pipeline.read("headline")["signed_count"].iloc[0])
    store.close()


@pytest.mark.parametrize(
    ("status", "told"),
    [
        ("上报", "（自治区平台口径，其中仅上报 3,000 万元）"),
        ("审核通过", "（自治区平台口径，均已审核通过）"),
    ],
)
def test_funds_are_told_with_their_definition_and_what_is_only_reported(monkeypatch, status, told):
    store = a_store(
        a_fund("示例项目01", month_date=date(2021, 2, 28), amount_wan=3000, status=status),
        a_fund("示例项目02", month_date=date(2021, 5, 31), amount_wan=50_000, status="审核通过"),
        as_of=date(2021, 6, 30),
    )
    monkeypatch.setattr(process, "_process_store", store)
    quarter = Quarter(view_at(), 2)
    with speaking("zh"):
        (text,) = [one for one, _ in said.sentences(quarter) if one.startswith("到位资金")]
        line = said.sub_line(quarter)
    assert told in text.replace("\xa0", " ")
    assert told.strip("（）") in line.replace("\xa0", " ")
    store.close()


def test_funds_by_another_definition_are_not_said_to_be_silent(monkeypatch):
    store = a_store(
        a_project("示例甲项目", stage="签约", signed_date=date(2021, 5, 1)),
        a_fund("示例甲项目", 120, basis="企业自报"),
    )
    monkeypatch.setattr(process, "_process_store", store)
    (silent,) = [
        one for one in said.missing(Quarter(view_at(), 4)) if "台账" in one and "写到" in one
    ]
    store.close()
    assert "自治区平台" in silent


def test_a_part_of_the_year_is_not_the_whole_and_nobodys_plan_is_not_nothing(monkeypatch):
    """Half a year of a small county: no plan is stated, no tier of leaders, funds of no month."""
    store = a_store(
        signed(1, date(2021, 2, 3), wan=3_000),
        signed(2, date(2021, 5, 6), wan=4_000),
        a_visit(leaders=["区领导甲"], start_date=date(2021, 3, 1), tiers=[]),
        a_fund("示例项目01", month_date=date(2021, 6, 1), amount_wan=3000, period_kind="当年累计"),
        as_of=date(2021, 6, 30),
    )
    monkeypatch.setattr(process, "_process_store", store)
    quarter = Quarter(view_at(), 2)
    with speaking("zh"):
        texts = [text.replace("\xa0", " ") for text, _ in said.sentences(quarter)]
        assert any("各季度 1 ＋ 1，今年累计 2 个" in text for text in texts)
        assert any("3,000 万元 ＋ 4,000 万元，今年累计 7,000 万元" in text for text in texts)
        assert said.due_title(quarter) == (
            "到下季度末谁开工、谁投产不知道：2 个没填计划开工、2 个没填计划投产"
        )
        assert "2021 年的外出拜访都没写领导层级，这里不列" in said.missing(quarter)
        assert said.headline(quarter) == "二季度签约项目 1 个，与一季度持平"
    store.close()
