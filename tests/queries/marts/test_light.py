"""mart.light: which rule fired, with its two numbers; exempt projects keep theirs, marked."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.ledger_rows import a_fund, a_project, a_store, a_target, a_visit, publish_rows

NOVEMBER = date(2021, 11, 30)


def fired(rows, project="甲"):
    return {
        row["rule"]: (row["light"], row["observed"], row["threshold"])
        for row in rows
        if row["project_id"] == project
    }


def test_no_projects_no_lights(mart):
    assert mart(a_store(), "light") == []
    assert mart(a_store(a_visit()), "project_light") == []


def test_a_project_of_unknowns_is_normal(mart):
    store = a_store(a_project("甲"))
    assert mart(store, "light") == []
    (row,) = mart(store, "project_light")
    assert (row["light"], row["rule"]) == ("正常", None)


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        (date(2021, 11, 30), None),
        (date(2021, 10, 31), ("预警", 1, 0)),
        (date(2021, 9, 15), ("预警", 2, 0)),
        (date(2021, 8, 31), ("告警", 3, 3)),
        (date(2021, 7, 31), ("告警", 4, 3)),
    ],
)
def test_a_planned_month_passed_without_a_start(mart, planned, expected):
    store = a_store(
        a_project("甲", stage="签约", signed_date=date(2021, 1, 4), planned_start_date=planned),
        as_of=NOVEMBER,
    )
    assert fired(mart(store, "light")).get("start_overdue") == expected


def test_a_started_project_is_not_overdue(mart):
    store = a_store(a_project("甲", stage="建设", planned_start_date=date(2021, 1, 31)))
    assert "start_overdue" not in fired(mart(store, "light"))


def test_without_a_planned_start_nobody_can_say(mart):
    store = a_store(a_project("甲", stage="签约", signed_date=date(2021, 10, 4)))
    assert fired(mart(store, "light")) == {"start_unplanned": ("待核", 0, 0)}


def test_signed_a_year_and_not_begun(mart):
    store = a_store(
        a_project("甲", stage="签约", signed_date=date(2020, 12, 31)),
        a_project("乙", stage="签约", signed_date=date(2021, 1, 1)),
    )
    assert fired(mart(store, "light"))["signed_not_begun"] == ("告警", 12, 12)
    assert "signed_not_begun" not in fired(mart(store, "light"), "乙")


def test_not_in_statistics_only_where_the_ledger_says_no(mart):
    started = {"stage": "建设", "actual_start_date": date(2021, 10, 31)}
    store = a_store(
        a_project("甲", **started, is_in_statistics=False),
        a_project("乙", **started, is_in_statistics=True),
        a_project("丙", **started),
    )
    lit = [row["project_id"] for row in mart(store, "light") if row["rule"] == "statistics_late"]
    assert lit == ["甲"]
    assert fired(mart(store, "light"))["statistics_late"] == ("告警", 2, 2)


def test_begun_three_months_without_funds(mart):
    project = a_project("甲", stage="建设", actual_start_date=date(2021, 9, 30))
    with_ledger = a_store(project, a_fund("乙", 5))
    assert fired(mart(with_ledger, "light"))["begun_without_funds"] == ("告警", 3, 3)
    without_ledger = a_store(project)
    assert fired(mart(without_ledger, "light")) == {}


def test_low_funds_half_a_year_after_the_start(mart):
    store = a_store(
        a_project("甲", stage="建设", actual_start_date=date(2021, 6, 30),
                  planned_investment_wan=1000),
        a_project("乙", stage="建设", actual_start_date=date(2021, 7, 31),
                  planned_investment_wan=1000),
        a_fund("甲", 149), a_fund("乙", 149),
    )  # fmt: skip
    assert fired(mart(store, "light"))["funds_low"] == ("告警", pytest.approx(0.149), 0.15)
    assert "funds_low" not in fired(mart(store, "light"), "乙")


def test_funds_and_works_that_do_not_match(mart):
    store = a_store(
        a_project("甲", stage="建设", planned_investment_wan=100, physical_progress_share=0.8),
        a_project("乙", stage="建设", planned_investment_wan=100, physical_progress_share=0.79),
        a_fund("甲", 50), a_fund("乙", 50),
    )  # fmt: skip
    assert fired(mart(store, "light"))["funds_against_progress"] == ("告警", pytest.approx(30), 30)
    assert fired(mart(store, "light"), "乙") == {}


def test_the_years_works_behind_their_plan(mart):
    store = a_store(
        a_project("甲", annual_plan_wan=100, annual_completed_wan=80),
        a_project("乙", annual_plan_wan=100, annual_completed_wan=70),
        a_project("丙", annual_plan_wan=100),
    )
    lights = mart(store, "light")
    assert fired(lights)["progress_behind"] == ("预警", pytest.approx(20), 10)
    assert fired(lights, "乙")["progress_behind"] == ("预警", pytest.approx(30), 10)
    assert fired(lights, "丙") == {}


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (date(2021, 11, 30), {}),
        (date(2021, 10, 31), {"talks_idle": ("预警", 2, 2)}),
        (date(2021, 9, 30), {"talks_idle": ("告警", 3, 3)}),
        (date(2021, 6, 30), {"talks_leave": ("告警", 6, 6)}),
    ],
)
def test_talks_in_which_nothing_moved(mart, since, expected):
    store = a_store(a_project("甲", stage="洽谈"), as_of=since)
    publish_rows(store, a_project("甲", stage="洽谈"), as_of=date(2021, 12, 31))
    assert fired(mart(store, "light")) == expected


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


def test_an_exempt_project_keeps_its_light_and_is_normal(mart):
    store = a_store(
        a_project(
            "甲", stage="签约", planned_start_date=date(2021, 1, 31), exemption="等待用地批复"
        )
    )
    (light,) = mart(store, "light")
    assert (light["is_exempt"], light["exemption"]) == (True, "等待用地批复")
    assert mart(store, "project_light")[0]["light"] == "正常"


def test_exits_are_not_judged(mart):
    store = a_store(a_project("甲", stage="停建", signed_date=date(2019, 1, 4)))
    assert mart(store, "light") == []
    assert mart(store, "project_light") == []


def test_a_projects_light_is_its_worst(mart):
    store = a_store(
        a_project("甲", stage="签约", signed_date=date(2020, 1, 4),
                  planned_start_date=date(2021, 11, 30)),
    )  # fmt: skip
    assert set(fired(mart(store, "light"))) == {"start_overdue", "signed_not_begun"}
    (row,) = mart(store, "project_light")
    assert (row["light"], row["rule"]) == ("告警", "signed_not_begun")


def test_a_target_behind_has_a_light_of_its_own(mart):
    store = a_store(a_project("甲"), a_target("签约项目", 12))
    (row,) = mart(store, "light")
    assert (row["project_id"], row["metric"], row["owner"]) == (None, "签约项目", "全旗")
    assert (row["observed"], row["threshold"]) == (100, 30)
