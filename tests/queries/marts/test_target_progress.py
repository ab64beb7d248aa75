"""mart.target_progress: a target against what the ledgers say and against the schedule."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_fund, a_project, a_store, a_target, a_visit
from tests.builders.marts import mart_rows
from tests.queries.cases import by, told

JANUARY, NOVEMBER, DECEMBER = date(2021, 1, 31), date(2021, 11, 30), date(2021, 12, 31)
SIGNED_ON = date(2021, 5, 1)


def in_january(owner, target_value, metric="签约项目", **values):
    """A target set in January; it stands until December's."""
    return a_target(metric, target_value, owner=owner, owner_kind="镇", as_of=JANUARY, **values)


@pytest.fixture(scope="module")
def progress(county):
    """``progress(NOVEMBER)`` → owner → the row of its target on a day."""
    return lambda as_of: by("owner", mart_rows(county, "target_progress", county.snapshot(as_of)))


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


@county_holds(a_target("计划总投资", "700", owner="以亿元计", owner_kind="镇", target_unit="亿元"))
def test_hundred_millions_become_ten_thousands(progress):
    assert told(progress(DECEMBER), ["以亿元计"], "target_value", "target_unit") == {
        "以亿元计": (Decimal(7_000_000), "万元")
    }


@county_holds(in_january("全年一数", 120))
def test_the_schedule_is_months_elapsed_over_twelve(progress):
    assert told(progress(NOVEMBER), ["全年一数"], "schedule_basis", "schedule_share") == {
        "全年一数": ("linear", pytest.approx(11 / 12))
    }


@county_holds(in_january("按日计月", 120))
def test_a_month_counts_from_the_day_that_the_rules_say(progress):
    days = [date(2021, 11, 24), date(2021, 11, 25), date(2021, 11, 30)]
    assert {day: progress(day)["按日计月"]["schedule_share"] for day in days} == {
        date(2021, 11, 24): pytest.approx(10 / 12),
        date(2021, 11, 25): pytest.approx(11 / 12),
        date(2021, 11, 30): pytest.approx(11 / 12),
    }


@county_holds(in_january("二月底", 120))
def test_a_leap_less_february_can_end_before_that_day(progress):
    row = progress(date(2021, 2, 28))["二月底"]
    assert row["schedule_share"] == pytest.approx(2 / 12)


@county_holds(
    in_january("分季单列", 10, quarter_targets=[1, 2, 3, 4]),
    in_january("分季累计", 10, quarter_targets=[1, 3, 6, 10]),
)
def test_quarterly_targets_are_read_as_steps_or_running_totals(progress):
    quarterly = ("分季单列", "分季累计")
    assert told(progress(NOVEMBER), quarterly, "schedule_basis", "due_value") == {
        "分季单列": ("quarters", Decimal(6)),
        "分季累计": ("quarters", Decimal(6)),
    }


@county_holds(in_january("分月", 12, month_targets=[1] * 12, quarter_targets=[0, 0, 0, 12]))
def test_monthly_targets_win_over_quarterly_ones(progress):
    assert told(progress(NOVEMBER), ["分月"], "schedule_basis", "due_value") == {
        "分月": ("months", Decimal(11))
    }


@county_holds(a_project("无镇项目", as_of=JANUARY))
def test_nothing_is_due_before_the_first_quarter_ends(progress):
    assert told(progress(JANUARY), ["分季单列"], "due_value", "light") == {
        "分季单列": (Decimal(0), "正常")
    }


@county_holds(
    *(
        a_project(
            f"{day}开工",
            town="开工镇",
            stage="签约",
            signed_date=date(2020, 6, 1),
            planned_start_date=day,
            as_of=JANUARY,
        )
        for day in (date(2021, 10, 31), date(2021, 12, 31))
    ),
    in_january("开工镇", 4, "开工项目"),
)
def test_small_counts_of_starts_follow_their_planned_months(progress):
    assert told(progress(NOVEMBER), ["开工镇"], "schedule_basis", "due_value") == {
        "开工镇": ("planned", Decimal(1))
    }


GAPS = {
    "全完成": (12, "正常"),
    "差两个": (10, "预警"),
    "差三个": (9, "预警"),
    "差四个": (8, "告警"),
}


@county_holds(
    *(
        a_project(f"{town}之{number}", town=town, stage="签约", signed_date=SIGNED_ON)
        for town, (signed, _) in GAPS.items()
        for number in range(signed)
    ),
    *(a_target(target_value=12, owner=town, owner_kind="镇") for town in GAPS),
)
def test_the_light_follows_the_gap(progress):
    assert told(progress(DECEMBER), GAPS, "gap_points", "light") == {
        town: (pytest.approx(100 * signed / 12 - 100), light)
        for town, (signed, light) in GAPS.items()
    }


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


def test_starts_of_which_no_ledger_says_when_are_unknown_and_not_0():
    store = a_store(
        a_project("甲", stage="开工", signed_date=date(2021, 3, 1)),
        a_target("开工项目", 2),
        a_target("签约项目", 2),
        a_target("投产项目", 2),
    )
    found = by("metric", mart_rows(store, "target_progress", store.snapshot()))
    assert told(found, ["开工项目", "签约项目", "投产项目"], "actual_value", "light") == {
        "开工项目": (None, "待核"),
        "签约项目": (Decimal(1), "告警"),
        "投产项目": (Decimal(0), "告警"),
    }


def test_planned_months_are_those_of_an_owner_of_its_kind(mart):
    store = a_store(
        a_project("甲", town="示例", planned_start_date=date(2021, 3, 31), as_of=NOVEMBER),
        a_project("乙", task_group="示例", planned_start_date=date(2021, 12, 31), as_of=NOVEMBER),
        a_target("开工项目", 1, owner="示例", owner_kind="镇", as_of=NOVEMBER),
    )
    (row,) = mart(store, "target_progress")
    assert (row["schedule_basis"], row["due_value"]) == ("planned", 1)
