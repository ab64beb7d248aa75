"""The overview, pipeline and project pages through the frame: sample, empty, English, filters."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.pages.steps import html, opened


@pytest.mark.parametrize("name", ["overview", "pipeline", "project"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_empty_database_says_what_to_do_next(var_folder, name, language):
    shown = html(opened(name, lang=language))
    assert ("还没有数据" if language == "zh" else "No data") in shown


def test_overview_answers_with_the_sample_figures(sample_var):
    shown = html(opened("overview"))
    assert "本年签约至少 11 个项目、799.86\u00a0亿元" in shown
    assert "45.39" in shown
    assert "2 个金额未填" in shown
    assert "示例数据" in shown


def test_overview_never_divides_funds_by_signings(sample_var):
    shown = html(opened("overview"))
    assert "5.7%" not in shown
    assert "不与本年签约额相除" in shown


def test_overview_bridge_leaves_no_remainder(sample_var):
    shown = html(opened("overview"))
    assert "753.76 + 46.10 = 799.86\u00a0亿元，余差 0.00" in shown
    assert "41.27 + 4.12 = 45.39\u00a0亿元，余差 0.00" in shown


def test_pipeline_says_how_many_signed_have_not_begun(sample_var):
    shown = html(opened("pipeline"))
    assert "7 个项目、594.10\u00a0亿元已签未开" in shown
    assert "本年签约至少 11 个、799.86\u00a0亿元" in shown


def test_pipeline_lists_exits_apart(sample_var):
    shown = html(opened("pipeline"))
    assert "停建 1 个" in shown
    assert "不计入各项合计" in shown


def test_pipeline_in_english(sample_var):
    shown = html(opened("pipeline", lang="en"))
    assert "7 projects" in shown
    assert "个项目" not in shown


def test_pipeline_filter_from_the_url_narrows_every_number(sample_var):
    shown = html(opened("pipeline", towns="敖勒召其镇"))
    assert "本年签约 2 个" in shown


def test_a_filter_of_a_link_that_the_data_does_not_know_is_told(sample_var):
    app = opened("pipeline", towns="没有的镇")
    assert "本年签约至少 11 个" in html(app)
    assert [toast.value for toast in app.toast] == ["筛选“没有的镇”不在当前数据里，没有按它筛选"]


def test_filters_that_leave_nothing_say_so(sample_var):
    shown = html(opened("pipeline", towns="城川镇", channels="以商招商"))
    assert "本年还没有签约项目" in shown
    assert "没有符合筛选条件的项目" in shown


def test_pipeline_list_from_the_url_shows_a_stage(sample_var):
    app = opened("pipeline", list="stock.洽谈")
    assert "洽谈 · 存量：5 个项目" in html(app)
    assert len(app.dataframe[0].value) == 5


def test_pipeline_list_from_the_url_shows_a_group(sample_var):
    assert "镇 · 敖勒召其镇：2 个项目" in html(opened("pipeline", list="group.town.敖勒召其镇"))


def test_project_opens_by_its_link_with_its_cells(sample_var):
    app = opened("project")
    box = app.selectbox(key="project")
    key = next(option for option in box.options if option.startswith("示例项目01"))
    app = box.select(key).run()
    assert not app.exception
    shown = html(app)
    assert "示例项目01" in shown
    asked = re.search(r'data-figure="(field[^"]*signed_date[^"]*)"', shown)
    app.session_state["drawer-asked"] = unescape(asked[1])
    shown = html(app.run())
    assert not app.exception
    assert "签约项目台账" in shown
    assert "读作“签约日期”" in shown


def test_a_real_company_shows_only_what_is_known_of_it(sample_var):
    app = opened("project")
    box = app.selectbox(key="project")
    key = next(option for option in box.options if "中科悦达" in option)
    app = box.select(key).run()
    shown = html(app)
    assert "31 个未填" in shown
    assert "来源：公开报道" in shown
    assert "2021-12-31</td>" not in shown.split("签约日期")[1][:60]


def test_an_unknown_project_in_the_url_is_said_and_no_other_is_shown(sample_var):
    app = opened("project", project="没有这个")
    shown = html(app)
    assert "没有找到链接里的项目" in shown
    assert "“没有这个”不在 2021-12-31 的数据里" in shown
    box = app.selectbox(key="project")
    assert box.value is None
    assert "从线索到投产" not in shown
    found = next(option for option in box.options if option.startswith("示例项目09"))
    app = box.select(found).run()
    assert "示例项目09（风电叶片制造）：签约" in html(app)


def test_a_project_says_why_it_is_in_its_state_with_both_numbers(sample_var):
    app = opened("project")
    box = app.selectbox(key="project")
    app = box.select(next(o for o in box.options if o.startswith("示例项目01"))).run()
    assert "土地取得（准备材料），等旗自然资源局 217 天；界线 180 天" in html(app)


def test_a_project_in_talks_without_a_light_opens(sample_var):
    app = opened("project")
    box = app.selectbox(key="project")
    app = box.select(next(o for o in box.options if o.startswith("示例项目41"))).run()
    assert not app.exception
    assert "没有亮灯的规则" in html(app)


@pytest.mark.parametrize("figure", [0, 1, 2, 3])
def test_every_figure_of_a_project_opens_what_it_is_made_of(sample_var, figure):
    app = opened("project")
    box = app.selectbox(key="project")
    app = box.select(next(o for o in box.options if o.startswith("示例项目01"))).run()
    app = app.button(key=f"figure-{figure}-source").click().run()
    assert not app.exception
    shown = html(app)
    assert "行计入这个数字" in shown
    assert "这一格：原文" in shown


def test_english_screens_cite_rules_with_what_they_say(sample_var):
    shown = html(opened("overview", lang="en"))
    assert "Yinchuan 2025: three months overdue (银川 2025：逾期 3 个月)" in shown
    assert "×¥" not in shown
    assert "¥79.99\u00a0bn" in shown
    assert "Ulanqab 2024 (乌兰察布 2024)" in html(opened("pipeline", lang="en"))
