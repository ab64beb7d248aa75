"""The dispatch page through the frame: sample, empty, English, two versions by link, filters."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.screens.view import store
from tests.builders.ledger_rows import a_project, a_visit, publish_rows
from tests.pages.steps import html, opened


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_database_says_what_to_do_next(var_folder, language):
    shown = html(opened("dispatch", lang=language))
    assert ("还没有可对比的数据" if language == "zh" else "Nothing to compare yet") in shown


def test_the_headline_compares_with_last_months_cut(sample_var):
    shown = html(opened("dispatch"))
    assert "12月比11月：签约 +1 个、计划总投资 +46.10\u00a0亿元" in shown
    assert "；3 个项目推迟投产" in shown
    assert "753.76\u00a0亿元 → 799.86\u00a0亿元，变动 +46.10\u00a0亿元，余差 0" in shown
    assert "2 个金额未填" in shown
    assert "示例数据" in shown


def test_the_page_reads_in_english(sample_var):
    shown = html(opened("dispatch", lang="en"))
    assert "December against November: signed +1" in shown
    assert "Briefing script" in shown
    for chinese in ("变动", "推迟", "未填", "对账"):
        assert chinese not in shown


def test_a_quarter_is_compared_by_its_link(sample_var):
    shown = html(opened("dispatch", against="quarter", as_of="2021-11-30"))
    assert "11月比9月：签约 +3 个、计划总投资 +5.90\u00a0亿元" in shown


def test_any_two_dates_are_compared_by_their_link(sample_var):
    query = {"against": "chosen", "from": "2021-10-31", "as_of": "2021-11-30"}
    shown = html(opened("dispatch", **query))
    assert "11月比10月：签约 +1 个、计划总投资 +5.90\u00a0亿元" in shown
    assert "1 处未说明" in shown


def test_an_older_version_is_compared_by_its_link(sample_var):
    shown = html(opened("dispatch", against="chosen", from_version="2", **{"from": "2021-10-31"}))
    assert "基期 2021-10-31（V2），本期 2021-12-31（V4）" in shown


@pytest.mark.parametrize(
    "query",
    [
        {"against": "decade"},
        {"against": "chosen", "from": "gibberish", "from_version": "99"},
        {"bridge": "gibberish"},
        {"topic": "gibberish", "unit": "没有这个单位"},
    ],
)
def test_a_link_that_means_nothing_shows_the_usual(sample_var, query):
    assert "12月比11月" in html(opened("dispatch", **query))


def test_the_first_date_has_nothing_before_it(sample_var):
    shown = html(opened("dispatch", as_of="2020-12-31"))
    assert "还没有更早的一期可对比" in shown


def test_the_bridge_of_funds_names_its_basis(sample_var):
    shown = html(opened("dispatch", bridge="funds"))
    assert "到位资金（自治区平台口径，上报＋审核通过）：41.27\u00a0亿元 → 45.39\u00a0亿元" in shown


def listed(app: AppTest):
    return next(frame.value for frame in app.dataframe if "old_cell" in frame.value)


def test_the_change_list_is_filtered_by_topic_unit_and_silence(sample_var):
    whole = listed(opened("dispatch", section="changes"))
    assert len(whole) == 57
    part = listed(opened("dispatch", topic="production_later", unit="旗农牧局"))
    assert list(part["project"]) == ["示例项目06（肉羊屠宰及深加工）"]
    assert "签约项目台账!AA11" in part["old_cell"].iloc[0]
    silent = opened(
        "dispatch", against="chosen", **{"from": "2021-10-31"}, as_of="2021-11-30", silent="true"
    )
    assert list(listed(silent)["silent"]) == ["▲ 未说明"]


def test_a_chosen_row_opens_both_cells_once(sample_var):
    app = opened("dispatch", topic="amount")
    app.session_state["dispatch-opened"] = 0
    app.run()
    assert not app.exception, app.exception
    shown = html(app)
    assert "90.00" in shown
    assert "92.60" in shown
    assert "旗招商局_签约项目台账_2021-11_示例数据.xlsx" in shown
    assert "旗招商局_签约项目台账_2021-12_示例数据.xlsx" in shown
    app.run()
    assert "2021-11_示例数据.xlsx" not in html(app)


def test_lists_name_rules_with_their_citation_and_numbers(sample_var):
    shown = html(opened("dispatch", section="unfinished"))
    assert "谈而未签 5 个" in shown
    assert "签而未开 8 个" in shown
    assert "卡在部门：8 个部门 17 件" in html(opened("dispatch", section="stuck"))
    promises = html(opened("dispatch", section="promises"))
    assert "节点变更：4 个项目推迟 4 次、合计 364 天" in promises
    assert "先后关系，不等于因果" in html(opened("dispatch", section="visits"))
    app = opened("dispatch", section="health")
    assert "施工季参考进度：12月末 100.0%" in html(app)
    health = next(frame.value for frame in app.dataframe if "rule" in frame.value)
    assert any("渭南" in source for source in health["source"])
    assert any("界线" in said for said in health["said"])


def test_what_two_companies_of_the_article_say_stays_unknown(sample_var):
    signed = next(
        frame.value
        for frame in opened("dispatch", section="unfinished").dataframe
        if "overdue_days" in frame.value and "润阳悦达" in "".join(frame.value["project_name"])
    )
    row = signed[signed["project_name"].str.contains("润阳悦达")].iloc[0]
    assert row["days"] is None or row.isna()["days"]
    assert row.isna()["planned_yi"]


@pytest.mark.parametrize("measure", ["signed", "planned", "funds"])
def test_every_delta_of_a_bridge_leads_to_its_cells(sample_var, measure):
    app = opened("dispatch", bridge=measure)
    app.button(key="dispatch-bridge-source").click().run()
    assert not app.exception, app.exception
    shown = html(app)
    assert "这一格：原文" in shown
    assert "2021-12_示例数据.xlsx" in shown
    assert "data-line=" in shown


def test_a_new_project_is_listed_with_the_stage_it_came_in(sample_var):
    told = listed(opened("dispatch", section="changes"))
    new = told[told["topic"] == "新增"]
    assert set(new["field"]) == {"阶段"}
    assert set(new["new"]) == {"发起"}


def test_one_date_alone_shows_what_waits_and_what_breaks_a_rule(var_folder):
    late = {"signed_date": date(2020, 3, 3), "planned_start_date": date(2021, 5, 5)}
    publish_rows(store(), a_project(stage="签约", **late), a_project(stage="洽谈"))
    shown = html(opened("dispatch", section="unfinished"))
    assert "还没有更早的一期可对比" in shown
    assert "签而未开 1 个，最长 668 天" in shown
    assert "谈而未签 1 个" in shown
    shown = html(opened("dispatch", section="health"))
    assert "项目体检：1 个项目触发 2 条规则" in shown
    assert "本期新触发" not in shown
    assert "卡在部门：还没有要件台账" in html(opened("dispatch", section="stuck"))
    assert "1 个节点已过期未兑现" in html(opened("dispatch", section="promises"))


def test_without_a_projects_ledger_nothing_is_said_to_wait(var_folder):
    publish_rows(store(), a_visit())
    app = opened("dispatch", section="unfinished")
    (rail,) = [one for one in app.get("button_group") if one.key == "section"]
    assert [option.content.split()[0] for option in rail.proto.options] == ["督办", "会议材料"]
    assert "签而未开" not in html(app)


def test_without_a_visits_ledger_nobody_is_said_to_be_unvisited(var_folder):
    for stage, day in (("洽谈", date(2021, 11, 30)), ("签约", date(2021, 12, 31))):
        publish_rows(store(), a_project("示例项目01", stage=stage), as_of=day)
    shown = html(opened("dispatch", section="visits"))
    assert "两期之间 1 个项目进档；没有拜访台账，看不出此前是否拜访过" in shown
