"""The readiness page through the frame: sample, empty, both languages, filters, a project."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.steps import html, opened


def drawn(app: AppTest) -> dict[str, set[str]]:
    """State → ids of the projects that the map draws."""
    (chart,) = app.get("plotly_chart")
    figure = json.loads(chart.proto.spec)
    return {
        trace["name"]: {point[0] for point in trace["customdata"]}
        for trace in figure["data"]
        if "customdata" in trace
    }


@pytest.mark.parametrize(
    ("language", "said"), [("zh", "还没有签约以后的项目"), ("en", "No signed")]
)
def test_an_empty_database_says_what_to_do_next(var_folder, language, said):
    assert said in html(opened("readiness", lang=language))


def test_the_heading_names_who_is_about_to_produce_and_who_is_stuck(sample_var):
    shown = html(opened("readiness"))
    assert "7 个项目即将投产，其中 2 个计划 2022 年一季度投产" in shown
    assert "4 个台账只写即将投产、未填投产日期" in shown
    assert "示例数据" in shown


def test_the_rules_and_their_limits_are_on_the_screen(sample_var):
    shown = html(opened("readiness"))
    assert "得分只衡量手续与建设到了哪一步，不代表效益" in shown
    assert "权重是本系统自定的" in shown
    assert "手续办结率" in shown
    assert "口径：签约以后未投产的" in shown


def test_real_companies_are_beside_the_map_and_not_on_it(sample_var):
    app = opened("readiness")
    shown = html(app)
    listed = shown.split("位置未填 6 个", 1)[1]
    for name in ("雅海60万吨LNG", "恒坤化工焦化二期", "义川业碳化硅陶瓷二期", "海川石英砂深加工"):
        assert name in listed
    assert sum(map(len, drawn(app).values())) == 21


def test_english_leaves_no_chinese_sentence(sample_var):
    shown = html(opened("readiness", lang="en"))
    assert "7 projects are about to start production" in shown
    assert "个项目" not in shown


def test_a_town_in_the_url_narrows_the_map(sample_var):
    all_towns, one = opened("readiness"), opened("readiness", town="昂素镇")
    assert "全旗：7 个项目即将投产" in html(one)
    assert "全旗：" not in html(all_towns)
    assert set().union(*drawn(one).values()) < set().union(*drawn(all_towns).values())
    assert len(set().union(*drawn(one).values())) == 4


def test_the_chosen_project_of_the_url_says_why_it_is_in_its_state(sample_var):
    chosen = next(iter(drawn(opened("readiness"))["停滞"]))
    shown = html(opened("readiness", chosen=chosen))
    assert "判定：" in shown
    assert "项适用要件中" in shown


def test_a_chosen_project_that_does_not_exist_is_none(sample_var):
    assert "点地图上的符号或表中的一行" in html(opened("readiness", chosen="没有这个项目"))


def test_equal_gates_say_how_many_ranks_move(sample_var):
    assert "名次变动超过 3 位" in html(opened("readiness", equal="true"))


def test_filters_that_leave_nothing_say_so(sample_var):
    app = opened("readiness", town="昂素镇", states="停滞")
    assert "没有符合筛选条件的项目" in html(app)
