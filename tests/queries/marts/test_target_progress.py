"""mart.target_progress: a target against what the ledgers say and against the schedule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.ledger_rows import a_fund, a_project, a_store, a_target, a_visit

NOVEMBER = date(2021, 11, 30)
SIGNED_ON = date(2021, 5, 1)


def by_metric(rows):
    return {(row["owner"], row["metric"]): row for row in rows}


def test_no_targets_no_rows(mart):
    assert mart(a_store(a_project("甲")), "target_progress") == []


def test_a_missing_ledger_leaves_the_actual_unknown(mart):
    store = a_store(*(a_target(m) for m in ("签约项目", "到位资金", "拜访推进项目", "别的指标")))
    for row in mart(store, "target_progress"):
        assert (row["actual_value"], row["completion_share"], row["light"]) == (None, None, "待核")


def test_a_ledger_that_names_nothing_makes_it_zero(mart):
    store = a_store(a_project("甲"), a_target("签约项目", 12))
    (row,) = mart(store, "target_progress")
    assert (row["actual_value"], row["light"]) == (Decimal(0), "告警")


def test_every_metric_is_measured(mart):
    store = a_store(
        a_project("甲", stage="投产", signed_date=SIGNED_ON, planned_investment_wan=7,
                  actual_start_date=date(2021, 6, 1), actual_production_date=date(2021, 9, 1)),
        a_project("乙", stage="签约", signed_date=SIGNED_ON),
        a_project("丙", stage="建设", actual_start_date=date(2020, 6, 1)),
        a_fund("甲", 3), a_fund("往年项目", 4), a_fund("甲", 99, basis="企业自报"),
        a_visit(project_refs=["甲", "丙"]),
        *(a_target(m) for m in
          ("签约项目", "计划总投资", "到位资金", "开工项目", "投产项目", "拜访推进项目")),
    )  # fmt: skip
    found = {row["metric"]: row["actual_value"] for row in mart(store, "target_progress")}
    assert found == {
        "签约项目": 2,
        "计划总投资": 7,
        "到位资金": 7,
        "开工项目": 1,
        "投产项目": 1,
        "拜访推进项目": 2,
    }


def test_hundred_millions_become_ten_thousands(mart):
    store = a_store(a_target("计划总投资", "700", target_unit="亿元"))
    (row,) = mart(store, "target_progress")
    assert (row["target_value"], row["target_unit"]) == (Decimal(7_000_000), "万元")


def test_the_schedule_is_months_elapsed_over_twelve(mart):
    store = a_store(a_target(target_value=120), as_of=NOVEMBER)
    (row,) = mart(store, "target_progress")
    assert row["schedule_basis"] == "linear"
    assert row["schedule_share"] == pytest.approx(11 / 12)


@pytest.mark.parametrize(("day", "months"), [(24, 10), (25, 11), (30, 11)])
def test_a_month_counts_from_the_day_that_the_rules_say(mart, day, months):
    store = a_store(a_target(target_value=120), as_of=date(2021, 11, day))
    (row,) = mart(store, "target_progress")
    assert row["schedule_share"] == pytest.approx(months / 12)


def test_a_leap_less_february_can_end_before_that_day(mart):
    store = a_store(a_target(target_value=120), as_of=date(2021, 2, 28))
    (row,) = mart(store, "target_progress")
    assert row["schedule_share"] == pytest.approx(2 / 12)


@pytest.mark.parametrize("quarters", [[1, 2, 3, 4], [1, 3, 6, 10]])
def test_quarterly_targets_are_read_as_steps_or_running_totals(mart, quarters):
    store = a_store(a_target(target_value=10, quarter_targets=quarters), as_of=NOVEMBER)
    (row,) = mart(store, "target_progress")
    assert (row["schedule_basis"], row["due_value"]) == ("quarters", Decimal(6))


def test_monthly_targets_win_over_quarterly_ones(mart):
    store = a_store(
        a_target(target_value=12, month_targets=[1] * 12, quarter_targets=[0, 0, 0, 12]),
        as_of=NOVEMBER,
    )
    (row,) = mart(store, "target_progress")
    assert (row["schedule_basis"], row["due_value"]) == ("months", Decimal(11))


def test_nothing_is_due_before_the_first_quarter_ends(mart):
    store = a_store(
        a_project("甲"),
        a_target(target_value=10, quarter_targets=[1, 2, 3, 4]),
        as_of=date(2021, 1, 31),
    )
    (row,) = mart(store, "target_progress")
    assert (row["due_value"], row["light"]) == (Decimal(0), "正常")


def test_small_counts_of_starts_follow_their_planned_months(mart):
    store = a_store(
        a_project("甲", stage="签约", planned_start_date=date(2021, 10, 31)),
        a_project("乙", stage="签约", planned_start_date=date(2021, 12, 31)),
        a_target("开工项目", 4),
        as_of=NOVEMBER,
    )
    (row,) = mart(store, "target_progress")
    assert (row["schedule_basis"], row["due_value"]) == ("planned", Decimal(1))


@pytest.mark.parametrize(
    ("signed", "light"), [(12, "正常"), (10, "预警"), (9, "预警"), (8, "告警")]
)
def test_the_light_follows_the_gap(mart, signed, light):
    store = a_store(
        *(a_project(f"项目{n}", stage="签约", signed_date=SIGNED_ON) for n in range(signed)),
        a_target(target_value=12),
    )
    (row,) = mart(store, "target_progress")
    assert row["gap_points"] == pytest.approx(100 * signed / 12 - 100)
    assert row["light"] == light


def test_owners_are_measured_by_their_own_projects(mart):
    store = a_store(
        a_project("甲", stage="签约", signed_date=SIGNED_ON, town="城川镇", task_group="第一组"),
        a_project("乙", stage="签约", signed_date=SIGNED_ON, town="昂素镇",
                  credited_unit="旗工信局"),
        a_target(owner="城川镇", owner_kind="镇"),
        a_target(owner="第一组", owner_kind="组"),
        a_target(owner="旗工信局", owner_kind="部门"),
        a_target(),
    )  # fmt: skip
    found = {row["owner"]: row["actual_value"] for row in mart(store, "target_progress")}
    assert found == {"城川镇": 1, "第一组": 1, "旗工信局": 1, "全旗": 2}


def test_targets_of_other_years_are_not_shown(mart):
    assert mart(a_store(a_target(year=2020)), "target_progress") == []
