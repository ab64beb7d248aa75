"""The readiness page through the frame: sample, empty, both languages, filters, a project."""

from __future__ import annotations

import json
import re

import pytest
from streamlit.testing.v1 import AppTest

from data.palette import STATES
from data.store import open_store
from tests.builders.ledger_rows import publish_rows
from tests.builders.past_county import a_past
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened


def component(app: AppTest, name: str) -> dict[str, object]:
    """What the server handed to a component of the page."""
    (found,) = [one for one in app.get("bidi_component") if one.proto.id.endswith(name)]
    return json.loads(found.proto.json)


def drawn(app: AppTest) -> dict[str, set[str]]:
    """State → ids of the projects that the map draws in colour."""
    picture = str(component(app, "readiness-map")["html"])
    states = {str(mark.order): state for state, mark in STATES.items()}
    shown: dict[str, set[str]] = {}
    for look, block in re.findall(r'<g class="(block[^"]*)"[^>]*>(.*?)</g>', picture):
        for kind, ident in re.findall(
            r'<path class="(s s[^"]*)" d="[^"]*" data-id="([^"]+)"', block
        ):
            if "grey" not in kind and "faded" not in look:
                shown.setdefault(states[kind[3]], set()).add(ident)
    return shown


def counts(app: AppTest) -> dict[str, int]:
    """State → the count of the legend."""
    legend = str(component(app, "readiness-map")["html"]).split('<div class="picture"')[0]
    found = re.findall(
        r'class="cell[^"]*" data-act="state" data-value="([^"]+)".*?class="count"[^>]*>(\d+)<',
        legend,
    )
    return {state: int(count) for state, count in found}


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
    assert "位置未填 6 个，其中 4 个即将投产" in shown
    listed = str(component(app, "readiness-unplaced")["html"])
    for name in ("雅海60万吨LNG", "恒坤化工焦化二期", "义川业碳化硅陶瓷二期", "海川石英砂深加工"):
        assert name in listed
    assert sum(map(len, drawn(app).values())) == 21


def test_english_leaves_no_chinese_sentence(sample_var):
    shown = html(opened("readiness", lang="en"))
    assert "7 projects are about to start production" in shown
    assert "个项目" not in shown


def test_a_town_changes_headline_legend_map_and_strip_alike(sample_var):
    every, one = opened("readiness"), opened("readiness", town="昂素镇")
    assert "7 个项目即将投产" in html(every)
    assert "昂素镇：没有即将投产的项目；1 个在办手续，0 个停滞" in html(one)
    assert "4 个签约以后的项目" in html(one)
    assert sum(counts(every).values()) == 27
    assert sum(counts(one).values()) == sum(map(len, drawn(one).values())) == 4
    strip = str(component(one, "readiness-strip")["html"])
    assert len(re.findall(r"<tr class=off>", strip)) == 4


def test_a_state_leaves_the_others_grey_in_their_place(sample_var):
    app = opened("readiness", states="停滞")
    assert set(drawn(app)) == {"停滞"}
    assert counts(app)["停滞"] == 3
    assert "所选项目：" in html(app)
    picture = str(component(app, "readiness-map")["html"])
    assert len(re.findall(r'<path class="s s\d[^"]* grey"', picture)) == 18


def test_a_quarter_leaves_what_starts_production_in_it(sample_var):
    app = opened("readiness", period="2022Q1")
    assert sum(map(len, drawn(app).values())) == 2
    assert counts(app) == {
        "即将投产": 2,
        "建设中": 0,
        "办手续": 0,
        "停滞": 0,
        "资料不足": 0,
        "已投产": 0,
    }


def test_the_strip_adds_up_to_the_legend(sample_var):
    app = opened("readiness")
    strip = str(component(app, "readiness-strip")["html"])
    foot = re.findall(r'<td class="count">(\d+)', strip.split("<tfoot>")[1])
    assert [int(one) for one in foot] == list(counts(app).values())
    assert "2022 年一季度计划投产 2 个：城川镇、敖勒召其镇各 1 个" in html(app)


def test_months_that_were_published_are_stops_and_say_what_they_brought(sample_var):
    told = component(opened("readiness"), "readiness-map")
    assert told["stops"] == ["2020-12-31", "2021-09-30", "2021-10-31", "2021-11-30", "2021-12-31"]
    assert told["stop"] == "2021-12-31"
    months = str(told["html"]).split('<div class="months">')[1]
    assert months.count('data-act="stop"') == 5


def test_an_earlier_month_shows_that_months_counts(sample_var):
    app = opened("readiness", as_of="2021-10-31")
    assert sum(counts(app).values()) == 25
    assert component(app, "readiness-map")["stop"] == "2021-10-31"


def test_close_to_a_town_its_projects_stand_at_their_places(sample_var):
    app = opened("readiness", town="上海庙镇", level="town")
    told = component(app, "readiness-map")
    assert told["level"] == "town"
    assert sum(map(len, drawn(app).values())) == 9
    assert "4 个等部门，4 个等企业，1 个已投产" in html(app)


def test_the_card_says_state_score_next_gate_and_who_is_waited_for(sample_var):
    cards = component(opened("readiness"), "readiness-map")["cards"]
    (card,) = [one for one in cards.values() if one["name"].startswith("示例项目32")]
    told = {label: value for label, value, _ in card["rows"]}
    assert told["得分区间"][2] == "93–97"
    assert told["待办单位"] == "旗住建局"
    assert told["已等"] == "17 天（自然日）"
    assert told["计划投产"] == "2021-12，已过计划日期"


def test_placing_hands_the_project_to_the_map(sample_var, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    ident = next(iter(drawn(opened("readiness"))["停滞"]))
    assert component(opened("readiness", place=ident), "readiness-map")["placing"] == ident


def test_the_chosen_project_of_the_url_says_why_it_is_in_its_state(sample_var):
    chosen = next(iter(drawn(opened("readiness"))["停滞"]))
    shown = html(opened("readiness", chosen=chosen))
    assert "判定：" in shown
    assert "项适用要件中" in shown


def test_a_chosen_project_that_does_not_exist_is_none(sample_var):
    assert "点地图上的符号或表中的一行" in html(opened("readiness", chosen="没有这个项目"))


def test_equal_gates_say_how_many_ranks_move(sample_var):
    assert "名次变动超过 3 位" in html(opened("readiness", equal="true", view="table"))


def test_filters_that_leave_nothing_say_so_and_offer_the_way_out(sample_var):
    app = opened("readiness", town="昂素镇", states="停滞", period="2022Q1")
    picture = str(component(app, "readiness-map")["html"])
    assert "筛选后没有项目" in picture
    assert 'data-act="clear"' in picture
    table = opened("readiness", town="昂素镇", states="停滞", view="table")
    assert "没有符合筛选条件的项目" in html(table)


def test_the_forecast_gives_intervals_its_past_and_what_came_of_last_years(var_folder):
    publish_rows(open_store(), *a_past())
    shown = html(opened("readiness")).replace("\xa0", " ")
    assert re.search(r"个已签约、未投产的项目中，12 个月内预计投产 \d+ 至 \d+ 个", shown)
    assert re.search(r"投产：依据以往 .*?个投产项目；在以往 \d+ 个时点按当时已知回推", shown)
    assert re.search(r"一年前的推算（2020-12-31 起 12 个月）", shown)
    assert "把握" in shown and "英国可再生能源规划数据库" in shown


def test_with_too_little_past_the_forecast_is_none_and_the_plans_stand_alone(var_folder):
    publish_rows(open_store(), *a_past(9))
    app = opened("readiness")
    shown = html(app).replace("\xa0", " ")
    assert "个，不足 10 个，不作推算" in re.sub(r"<[^>]+>", "", shown)
    assert "预计投产" not in shown
    (plans,) = [one for one in app.dataframe if "planned_production_date_slip" in one.value]
    assert "2015-08-18" in set(plans.value["planned_production_date"])
