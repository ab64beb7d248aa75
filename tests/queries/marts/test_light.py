"""mart.light: which rule fired, with its two numbers; exempt projects keep theirs, marked."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_store,
    a_target,
    a_visit,
    publish_rows,
)
from tests.builders.marts import mart_rows
from tests.queries.cases import by

NOVEMBER = date(2021, 11, 30)


@pytest.fixture(scope="module")
def lights(county):
    return mart_rows(county, "light", county.snapshot())


@pytest.fixture(scope="module")
def worst(county):
    """Project → its row of mart.project_light."""
    return by("project_id", mart_rows(county, "project_light", county.snapshot()))


def fired(rows, project="甲"):
    return {
        row["rule"]: (row["light"], row["observed"], row["threshold"])
        for row in rows
        if row["project_id"] == project
    }


def test_no_projects_no_lights(mart):
    assert mart(a_store(), "light") == []
    assert mart(a_store(a_visit()), "project_light") == []


@county_holds(a_project("只有名称"))
def test_a_project_of_unknowns_is_normal(lights, worst):
    assert fired(lights, "只有名称") == {}
    assert (worst["只有名称"]["light"], worst["只有名称"]["rule"]) == ("正常", None)


def test_a_planned_month_passed_without_a_start(mart):
    cases = {
        "本月": (date(2021, 11, 30), None),
        "上月": (date(2021, 10, 31), ("预警", 1, 0)),
        "两月前": (date(2021, 9, 15), ("预警", 2, 0)),
        "三月前": (date(2021, 8, 31), ("告警", 3, 3)),
        "四月前": (date(2021, 7, 31), ("告警", 4, 3)),
    }
    store = a_store(
        *(
            a_project(name, stage="签约", signed_date=date(2021, 1, 4), planned_start_date=planned)
            for name, (planned, _) in cases.items()
        ),
        as_of=NOVEMBER,
    )
    rows = mart(store, "light")
    assert {name: fired(rows, name).get("start_overdue") for name in cases} == {
        name: expected for name, (_, expected) in cases.items()
    }


@county_holds(a_project("按期开工", stage="建设", planned_start_date=date(2021, 1, 31)))
def test_a_started_project_is_not_overdue(lights):
    assert "start_overdue" not in fired(lights, "按期开工")


@county_holds(a_project("无计划日", stage="签约", signed_date=date(2021, 10, 4)))
def test_without_a_planned_start_nobody_can_say(lights):
    assert fired(lights, "无计划日") == {"start_unplanned": ("待核", 0, 0)}


@county_holds(
    a_project("签满一年", stage="签约", signed_date=date(2020, 12, 31)),
    a_project("差一天", stage="签约", signed_date=date(2021, 1, 1)),
)
def test_signed_a_year_and_not_begun(lights):
    assert fired(lights, "签满一年")["signed_not_begun"] == ("告警", 12, 12)
    assert "signed_not_begun" not in fired(lights, "差一天")


STARTED = {"stage": "建设", "actual_start_date": date(2021, 10, 31)}


@county_holds(
    a_project("未入统", **STARTED, is_in_statistics=False),
    a_project("已入统", **STARTED, is_in_statistics=True),
    a_project("入统不知", **STARTED),
)
def test_not_in_statistics_only_where_the_ledger_says_no(lights):
    assert [row["project_id"] for row in lights if row["rule"] == "statistics_late"] == ["未入统"]
    assert fired(lights, "未入统")["statistics_late"] == ("告警", 2, 2)


WITHOUT_FUNDS = a_project("无到位", stage="建设", actual_start_date=date(2021, 9, 30))


@county_holds(WITHOUT_FUNDS, a_fund("往年项目", 5))
def test_begun_three_months_without_funds(mart, lights):
    assert fired(lights, "无到位")["begun_without_funds"] == ("告警", 3, 3)
    without_ledger = a_store(WITHOUT_FUNDS)
    assert mart(without_ledger, "light") == []


@county_holds(
    a_project(
        "到位少", stage="建设", actual_start_date=date(2021, 6, 30), planned_investment_wan=1000
    ),
    a_project(
        "开工晚", stage="建设", actual_start_date=date(2021, 7, 31), planned_investment_wan=1000
    ),
    a_fund("到位少", 149),
    a_fund("开工晚", 149),
)
def test_low_funds_half_a_year_after_the_start(lights):
    assert fired(lights, "到位少")["funds_low"] == ("告警", pytest.approx(0.149), 0.15)
    assert "funds_low" not in fired(lights, "开工晚")


@county_holds(
    a_project("差三成", stage="建设", planned_investment_wan=100, physical_progress_share=0.8),
    a_project("不足三成", stage="建设", planned_investment_wan=100, physical_progress_share=0.79),
    a_fund("差三成", 50),
    a_fund("不足三成", 50),
)
def test_funds_and_works_that_do_not_match(lights):
    assert fired(lights, "差三成")["funds_against_progress"] == ("告警", pytest.approx(30), 30)
    assert fired(lights, "不足三成") == {}


@county_holds(
    a_project("完成八成", annual_plan_wan=100, annual_completed_wan=80),
    a_project("完成七成", annual_plan_wan=100, annual_completed_wan=70),
    a_project("完成不知", annual_plan_wan=100),
)
def test_the_years_works_behind_their_plan(lights):
    assert fired(lights, "完成八成")["progress_behind"] == ("预警", pytest.approx(20), 10)
    assert fired(lights, "完成七成")["progress_behind"] == ("预警", pytest.approx(30), 10)
    assert fired(lights, "完成不知") == {}


def test_talks_in_which_nothing_moved(mart):
    cases = {
        "一月": (date(2021, 11, 30), {}),
        "两月": (date(2021, 10, 31), {"talks_idle": ("预警", 2, 2)}),
        "三月": (date(2021, 9, 30), {"talks_idle": ("告警", 3, 3)}),
        "六月": (date(2021, 6, 30), {"talks_leave": ("告警", 6, 6)}),
    }

    def talks(name, as_of=None):
        return a_project(name, unit=f"{name}局", stage="洽谈", as_of=as_of)

    store = a_store(*(talks(name, since) for name, (since, _) in cases.items()))
    publish_rows(store, *map(talks, cases), as_of=date(2021, 12, 31))
    rows = mart(store, "light")
    assert {name: fired(rows, name) for name in cases} == {
        name: expected for name, (_, expected) in cases.items()
    }


def test_a_visit_or_any_changed_field_is_a_move(mart):
    store = a_store(
        a_project("甲", stage="洽谈"),
        a_project("乙", stage="洽谈", progress_text="一"),
        as_of=date(2021, 6, 30),
    )
    publish_rows(
        store,
        a_project("甲", stage="洽谈"),
        a_project("乙", stage="洽谈", progress_text="二"),
        a_visit(project_refs=["甲"]),
    )
    assert mart(store, "light") == []


@county_holds(
    a_project(
        "等批复", stage="签约", planned_start_date=date(2021, 1, 31), exemption="等待用地批复"
    )
)
def test_an_exempt_project_keeps_its_light_and_is_normal(lights, worst):
    (light,) = [row for row in lights if row["project_id"] == "等批复"]
    assert (light["is_exempt"], light["exemption"]) == (True, "等待用地批复")
    assert worst["等批复"]["light"] == "正常"


@county_holds(a_project("停建", stage="停建", signed_date=date(2019, 1, 4)))
def test_exits_are_not_judged(lights, worst):
    assert fired(lights, "停建") == {}
    assert "停建" not in worst


@county_holds(
    a_project(
        "两灯", stage="签约", signed_date=date(2020, 1, 4), planned_start_date=date(2021, 11, 30)
    ),
)
def test_a_projects_light_is_its_worst(lights, worst):
    assert set(fired(lights, "两灯")) == {"start_overdue", "signed_not_begun"}
    assert (worst["两灯"]["light"], worst["两灯"]["rule"]) == ("告警", "signed_not_begun")


def test_a_target_behind_has_a_light_of_its_own(mart):
    store = a_store(a_project("甲"), a_target("签约项目", 12))
    (row,) = mart(store, "light")
    assert (row["project_id"], row["metric"], row["owner"]) == (None, "签约项目", "全旗")
    assert (row["observed"], row["threshold"]) == (100, 30)
