"""A county with three projects: each section says what it lacks, and the page opens on what is."""

from __future__ import annotations

import pytest

from data.store import open_store
from tests.builders.ledger_rows import a_fund, a_project, publish_rows
from tests.pages.steps import html, opened


@pytest.fixture
def three_projects(var_folder):
    publish_rows(
        open_store(),
        a_project("示例咖啡精深加工", stage="签约", town="勐示乡"),
        a_project("示例民宿集群", stage="洽谈"),
        a_project("示例光伏二期", stage="开工", town="示例镇"),
    )


def test_the_overview_says_which_ledger_each_section_waits_for(three_projects):
    said = html(opened("overview"))
    assert "还没有本级年度目标：上传“年度目标”表后" in said
    assert "发布下一期台账后，这里列出新增、进档" in said
    assert "还没有到位资金" in said
    assert "上传到位资金台账（写明口径和月份）后" in said


def test_funds_that_do_not_say_their_period_are_not_called_missing(three_projects):
    publish_rows(
        open_store(), a_fund("示例咖啡精深加工", 320, basis=None, period_kind=None, status=None)
    )
    said = html(opened("overview"))
    assert said.count("到位资金台账没有写明是本月还是累计，不能合计") == 2
    assert "还没有到位资金" not in said


def test_visits_say_what_their_ledger_would_answer(three_projects):
    said = html(opened("visits"))
    assert "台账报来以后，这里看什么" in said
    assert "谁去了哪里、比去年多还是少" in said


def test_dispatch_without_an_earlier_date_opens_on_what_there_is(three_projects):
    said = html(opened("dispatch"))
    assert "还没有更早的一期可对比" in said
    assert "还没有督办事项" not in said
