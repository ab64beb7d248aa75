"""What the meeting decides, what is stuck since when, and the banner that says what changed."""

from __future__ import annotations

from datetime import date

import pytest

from data.screens.view import store, view_at
from tests.builders.ledger_rows import a_project, an_order, publish_rows
from ui.wall.slide_show import wall_news
from ui.wall.slides import SLIDES, Wall

OVERDUE = {"planned_start_date": date(2021, 6, 30), "signed_date": date(2021, 3, 3)}


@pytest.fixture
def stuck(var_folder):
    publish_rows(
        store(),
        a_project(
            "示例项目01",
            stage="签约",
            responsible_unit="示例局",
            sponsoring_leader="旗领导A",
            next_step="报批",
            next_step_due_date=date(2021, 11, 30),
            **OVERDUE,
        ),
        an_order(
            "完成征地",
            responsible_unit="示例局",
            ordered_date=date(2021, 11, 1),
            due_date=date(2021, 12, 20),
            extended_to_date=date(2022, 2, 28),
            extension_state="申请",
        ),
    )
    return Wall(view_at())


def test_what_is_to_be_decided_is_listed_with_its_grounds_and_unit(stuck):
    slide = SLIDES["decisions"](stuck)

    assert slide.title == "今天要定 2 件"
    assert slide.sub == "督办事项 1 件待批，告警项目 1 个待定"
    (page,) = slide.pages
    for said in ("是否同意延期", "完成征地", "定新的开工时间", "示例项目01", "示例局"):
        assert said in page


def test_the_first_slide_counts_the_same_matters(stuck):
    assert "今天要定 2 件" in SLIDES["headline"](stuck).pages[0]


def test_a_stuck_project_says_days_deadline_unit_and_leader(stuck):
    (page,) = SLIDES["stalled"](stuck).pages

    for said in ("已过", "184", "2021-11-30", "已过期", "示例局", "旗领导A"):
        assert said in page


def test_visitors_decide_nothing(stuck):
    assert SLIDES["decisions"](Wall(stuck.view, is_public=True)) is None


def test_where_nothing_is_to_be_decided_there_is_no_slide(var_folder):
    publish_rows(store(), a_project("示例项目01", stage="洽谈"))

    assert SLIDES["decisions"](Wall(view_at())) is None


def test_the_banner_says_what_a_publish_changed_and_names_no_file(stuck):
    publish_rows(
        store(),
        a_project("示例项目01", stage="签约", planned_investment_wan=100_000, **OVERDUE),
        a_project(
            "示例项目02",
            stage="签约",
            signed_date=date(2021, 12, 1),
            planned_investment_wan=200_000,
        ),
    )

    said = wall_news(view_at())

    assert said.startswith("数据已更新到版本 V2：新增 1 个")
    assert "xlsx" not in said


def test_the_banner_says_so_where_no_figure_of_a_project_moved(stuck):
    publish_rows(store(), an_order("办理环评", responsible_unit="示例局"))

    assert wall_news(view_at()) == "数据已更新到版本 V2：项目数字没有变化"


def test_the_sum_of_stuck_projects_names_those_without_an_amount(stuck):
    assert SLIDES["stalled"](stuck).sub == "每盏灯写明规则和两个数字"
    late = {"stage": "签约", **OVERDUE}
    publish_rows(
        store(),
        a_project("示例项目01", **late),
        a_project("示例项目02", planned_investment_wan=23500, **late),
    )
    sub = SLIDES["stalled"](Wall(view_at())).sub.replace("\xa0", " ")
    assert sub == "合计计划总投资 2.35 亿元（1 个金额未填）；每盏灯写明规则和两个数字"
