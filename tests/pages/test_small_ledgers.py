"""Screens over a handful of rows: what nothing was signed, nothing stated and an exit look like."""

from __future__ import annotations

from datetime import date

from data.store import open_store
from tests.builders.ledger_rows import a_fund, a_project, a_visit, an_item, publish_rows
from tests.pages.steps import html, opened

MARCH = date(2021, 3, 1)


def test_a_year_without_a_signing_is_0_and_not_unknown(var_folder):
    publish_rows(open_store(), a_project("甲", stage="洽谈", planned_investment_wan=100))
    overview = html(opened("overview"))
    assert "本年还没有签约项目" in overview
    assert '<p class="sb-value">0<span class="sb-unit">万元</span>' in overview


def test_signings_that_state_no_amount_are_unknown_and_not_0(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约", signed_date=MARCH))
    overview = html(opened("overview"))
    assert "本年签约 1 个项目、金额未填" in overview
    assert "1 个签约项目（金额未填）尚未开工" in overview
    assert "1 个项目（金额未填）已签未开" in html(opened("pipeline"))
    assert "1 project without a stated sum signed and not begun" in html(
        opened("pipeline", lang="en")
    )


def test_the_rates_say_that_their_base_holds_what_was_given_up(var_folder):
    publish_rows(
        open_store(),
        a_project("甲", stage="签约", signed_date=MARCH, planned_investment_wan=100),
        a_project("乙", stage="终止", signed_date=MARCH, planned_investment_wan=50),
    )
    assert "乌兰察布 2024；分母含已停缓建、终止 1 个" in html(opened("pipeline"))


def test_visits_that_nobody_reported_are_unknown_and_not_0(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约", signed_date=MARCH))
    shown = html(opened("visits"))
    assert "2021 年的拜访台账还没有报" in shown
    assert shown.count('<p class="sb-value sb-unknown">—<span class="sb-unit"></span>') == 4
    assert "再见" not in shown


def test_a_year_without_trips_blames_no_filter_that_nobody_set(var_folder):
    publish_rows(open_store(), a_visit(mode="来访"))
    assert "今年两级领导还没有外出拜访记录" in html(opened("visits"))
    publish_rows(open_store(), a_visit(mode="来访", purpose="招商引资", unit="他局"))
    shown = html(opened("visits", purpose="招商引资"))
    assert "所选范围内今年还没有外出拜访记录" in shown


def test_trips_of_people_whose_tier_nobody_states_are_not_called_none(var_folder):
    publish_rows(
        open_store(),
        a_visit(tiers=[None]),
        a_visit(tiers=["其他"], start_date=MARCH, end_date=MARCH),
    )
    shown = html(opened("visits"))
    assert "今年两级领导还没有外出拜访记录；台账里另有 2 批次未填领导层级或属其他层级" in shown
    assert "2 more are by people whose tier" in html(opened("visits", lang="en"))


def test_funds_without_a_definition_are_shown_by_project(var_folder):
    publish_rows(
        open_store(),
        a_project("甲", stage="开工"),
        a_fund("甲", 12_000, basis=None),
    )
    shown = html(opened("overview"))
    assert "未注明口径本年到位 1.20\N{NO-BREAK SPACE}亿元" in shown
    assert "nan" not in shown.partition("未注明口径本年到位")[2][:2000]
    assert "<td>甲</td>" in shown


def test_what_nothing_is_left_out_of_is_not_said_to_leave_out_0(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约", signed_date=date(2020, 1, 1)))
    shown = html(opened("overview"))
    assert "需要关注" in shown
    assert "资料不足 0 个" not in shown


def test_companies_met_lately_are_not_said_to_have_been_seen_again(var_folder):
    publish_rows(open_store(), a_visit())
    assert "没有企业拜访后超过 90 天未再见" in html(opened("visits"))


def test_a_year_before_its_first_projects_ledger_is_unknown_on_every_screen(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约", signed_date=MARCH))
    publish_rows(open_store(), a_visit(start_date=date(2022, 1, 5)), as_of=date(2022, 1, 31))
    for page in ("overview", "pipeline"):
        assert "2022 年签约情况不详" in html(opened(page))
    overview = html(opened("overview"))
    assert '<p class="sb-value sb-unknown">—<span class="sb-unit"></span>' in overview
    assert "对账：计划总投资" not in overview
    pipeline = html(opened("pipeline"))
    assert "本年签约：— 个项目" in pipeline
    assert "蓝＝流量：1 月进入该阶段" in pipeline


def test_filters_that_leave_nothing_say_so_and_an_empty_year_blames_no_filter(var_folder):
    publish_rows(
        open_store(),
        a_project("甲", stage="签约", signed_date=MARCH, town="昂素镇", channel="以商招商"),
        a_project("乙", stage="洽谈", town="城川镇", channel="全民招商"),
    )
    narrowed = html(opened("pipeline", towns="昂素镇", channels="全民招商"))
    assert "所选范围内本年还没有签约项目" in narrowed
    assert "没有符合筛选条件的项目" in narrowed
    publish_rows(open_store(), a_project("乙", stage="洽谈"))
    assert "没有符合筛选条件的项目" not in html(opened("pipeline"))


def test_months_whose_signings_state_no_amount_are_unknown(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约", signed_date=MARCH))
    months = store_rows("screens/overview/months")
    assert [row["planned_wan"] for row in months[1:4]] == [0, None, 0]


def store_rows(name):
    ledger = open_store()
    return ledger.query(name, snapshot_id=ledger.snapshot().id).to_pylist()


def test_permits_of_which_no_ledger_speaks_are_unknown_and_not_0_percent(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约", signed_date=MARCH))
    shown = html(opened("readiness"))
    assert "手续办结率 —" in shown
    assert "0.0%" not in shown.replace("100.0%", "")
    assert all(row["is_unknown"] for row in store_rows("screens/readiness/permits"))
    publish_rows(open_store(), an_item("环评", "未启动", project="甲"))
    assert "手续办结率 0.0%" in html(opened("readiness"))
    known = [
        row["item"] for row in store_rows("screens/readiness/permits") if not row["is_unknown"]
    ]
    assert known == ["环评"]


def test_a_long_text_stands_whole_beside_its_cut_cell(var_folder):
    content = "年产六十万吨" * 30
    publish_rows(open_store(), a_project("甲", stage="签约", content=content))
    app = opened("project", project="甲")
    app.session_state["drawer-asked"] = "field?field%21=content&project_id%21=甲"
    shown = html(app.run())
    assert not app.exception, app.exception
    assert f'title="{content}">{content}</td>' in shown


def test_funds_without_a_definition_say_why_no_sum_is_made_and_what_is_known(var_folder):
    for month, funds in ((date(2021, 2, 28), 100), (date(2021, 3, 31), 12_345)):
        fund = a_fund("甲", funds, month_date=month, basis=None, period_kind="当年累计")
        publish_rows(open_store(), a_project("甲", stage="签约"), fund, as_of=month)
    said = "没有自治区平台口径的数：未注明口径本年到位 1.23\u00a0亿元。台账没有写明口径"
    assert said in html(opened("overview"))
    assert said in html(opened("dispatch", section="bridge", bridge="funds"))
    assert "states no definition" in html(opened("overview", lang="en"))
