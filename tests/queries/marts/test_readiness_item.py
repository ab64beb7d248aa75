"""What an item of a project is worth: states, steps, percentages, belief, waiting."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.gates import load_gates
from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_project, a_store, an_item
from tests.builders.marts import mart_rows
from tests.queries.cases import told, with_items

NAME = "示例项目01"


def signed(name=NAME, **values):
    return a_project(name, **{"stage": "签约", "signed_date": date(2021, 3, 1), **values})


@pytest.fixture(scope="module")
def items(county):
    """Item → project → its row."""
    found = {}
    for row in mart_rows(county, "readiness_item", county.snapshot()):
        projects = found.setdefault(row["item"], {})
        assert row["project_id"] not in projects
        projects[row["project_id"]] = row
    return found


def test_every_item_of_the_settings_is_there_and_a_blank_is_unknown(mart):
    rows = mart(a_store(signed()), "readiness_item")
    assert [row["item"] for row in sorted(rows, key=lambda row: row["item_order"])] == [
        item.item for item in load_gates().items
    ]
    assert {(row["is_known"], row["share_low"], row["share_high"]) for row in rows} == {
        (False, 0.0, 1.0)
    }


STATES = {f"环评{rule.state}": rule for rule in load_gates().state}


@county_holds(
    *[
        row
        for name, rule in STATES.items()
        for row in with_items(signed(name), an_item("环评", rule.state))
    ]
)
def test_a_state_earns_the_share_of_the_settings(items):
    columns = ("share_low", "share_high", "is_done", "is_flagged", "applies")
    assert told(items["环评"], STATES, *columns) == {
        name: (rule.share, rule.share, rule.is_done, rule.is_flagged, not rule.leaves_denominator)
        for name, rule in STATES.items()
    }


@county_holds(
    *with_items(signed("报七成"), an_item("形象进度", None, share=0.7)),
    *with_items(signed("报完工"), an_item("形象进度", "在办", share=1.0)),
)
def test_a_percentage_is_used_as_reported(items):
    row = items["形象进度"]["报七成"]
    assert (row["state"], row["share_low"], row["is_done"]) == ("在办", 0.7, False)
    row = items["形象进度"]["报完工"]
    assert (row["state"], row["is_done"]) == ("已办结", True)


@county_holds(
    *with_items(
        signed("两处进度", physical_progress_share=0.4), an_item("形象进度", None, share=0.6)
    )
)
def test_works_progress_of_the_project_ledger_fills_a_blank_and_leads_to_its_row(mart, items):
    rows = mart(a_store(signed(physical_progress_share=0.4)), "readiness_item")
    (found,) = [row for row in rows if row["item"] == "形象进度"]
    assert found["share_low"] == 0.4
    assert found["row_number"] == 4
    assert items["形象进度"]["两处进度"]["share_low"] == 0.6


LAND = {
    "片区成片": ("成片方案", "已办结", 0.25, False),
    "农地转用": ("农转用", "已办结", 0.5, False),
    "农地正转": ("农转用", "在办", 0.375, False),
    "土地上架": ("土地挂牌", "已办结", 0.75, False),
    "土地出让": ("土地出让合同", "已办结", 1.0, True),
    "土地办妥": ("土地", "已办结", 1.0, True),
    "几步同办": ("成片方案、农转用、挂牌", "在办", 0.5, False),
}


@county_holds(
    *[
        row
        for name, (text, state, _, _) in LAND.items()
        for row in with_items(signed(name), an_item("土地取得", state, item_text=text))
    ]
)
def test_land_is_acquired_in_steps(items):
    assert told(items["土地取得"], LAND, "share_low", "is_done") == {
        name: (pytest.approx(share), is_done) for name, (_, _, share, is_done) in LAND.items()
    }


@county_holds(
    *with_items(
        signed("几步分报"),
        an_item("土地取得", "已办结", item_text="成片方案"),
        an_item("土地取得", "已办结", item_text="农转用"),
        an_item("土地取得", "未启动", item_text="挂牌"),
    )
)
def test_of_several_steps_in_a_sheet_the_furthest_counts(items):
    assert items["土地取得"]["几步分报"]["share_low"] == pytest.approx(0.5)


@county_holds(
    *with_items(
        signed("同日两报"), an_item("环评", "在办", form="schedule"), an_item("环评", "已办结")
    ),
    *with_items(
        signed("先后两报"),
        an_item("环评", "在办", form="schedule"),
        an_item("环评", "未启动", unit="旗环保局", as_of=date(2021, 11, 30)),
    ),
)
def test_the_list_is_believed_before_the_schedule_and_the_newer_before_the_older(items):
    assert told(items["环评"], ("同日两报", "先后两报"), "state") == {
        "同日两报": ("已办结",),
        "先后两报": ("在办",),
    }


@county_holds(
    *with_items(signed("写明部门"), an_item("施工许可", "在办", handling_office="市住建局"))
)
def test_a_stated_office_and_level_win_over_the_rules(items):
    row = items["施工许可"]["写明部门"]
    assert (row["handling_office"], row["office_basis"]) == ("市住建局", "台账")
    assert (row["approval_level"], row["level_basis"]) == ("旗", "规则")


MOVES = {
    "备料中": ("准备材料", None, "企业"),
    "在办中": ("在办", None, "部门"),
    "称等企业": ("在办", "企业", "企业"),
    "已办完": ("已办结", None, None),
}


@county_holds(
    *[
        row
        for name, (state, stated, _) in MOVES.items()
        for row in with_items(signed(name), an_item("环评", state, waits_on=stated))
    ]
)
def test_whose_move_it_is(items):
    assert told(items["环评"], MOVES, "waits_on") == {
        name: (waits_on,) for name, (_, _, waits_on) in MOVES.items()
    }


@county_holds(
    *with_items(signed("环评受理"), an_item("环评", "在办", accepted_date=date(2021, 12, 1)))
)
def test_days_count_from_acceptance(items):
    row = items["环评"]["环评受理"]
    assert (row["waiting_days"], row["waiting_basis"]) == (30, "受理")


@county_holds(
    *with_items(
        signed("上关有日"),
        an_item("项目公司注册", done_date=date(2021, 4, 1)),
        an_item("备案核准", done_date=date(2021, 12, 21)),
        an_item("土地取得", "未启动"),
    )
)
def test_days_count_from_the_gate_before_where_acceptance_is_unknown(items):
    row = items["土地取得"]["上关有日"]
    assert (row["waiting_days"], row["waiting_basis"]) == (10, "上一关口")


@county_holds(
    *with_items(
        signed("上关缺日"),
        an_item("项目公司注册"),
        an_item("备案核准", done_date=date(2021, 12, 21)),
        an_item("土地取得", "未启动"),
    ),
    signed("只有名称"),
)
def test_days_are_unknown_where_neither_is_known(items):
    assert items["土地取得"]["上关缺日"]["waiting_days"] is None
    assert items["环评"]["只有名称"]["waiting_days"] is None


PERMITS = [
    an_item(item.item, done_date=date(2021, 1, 1))
    for gate in load_gates().gate[:4]
    for item in gate.item
]


@county_holds(
    *with_items(signed("在施工"), *PERMITS, an_item("形象进度", None, share=0.3)),
    *with_items(signed("未动工"), *PERMITS, an_item("形象进度", None, share=0.0)),
)
def test_works_that_go_on_do_not_wait(items):
    assert told(items["形象进度"], ("在施工", "未动工"), "waiting_days") == {
        "在施工": (None,),
        "未动工": (364,),
    }


@county_holds(
    *with_items(signed("昨日到期"), an_item("施工许可", valid_until_date=date(2021, 12, 30))),
    *with_items(signed("今日到期"), an_item("施工许可", valid_until_date=date(2021, 12, 31))),
)
def test_a_permit_past_its_date_has_expired(items):
    row = items["施工许可"]["昨日到期"]
    assert (row["state"], row["share_low"], row["is_flagged"]) == ("已过期", 0.0, True)
    assert items["施工许可"]["今日到期"]["is_done"]


KINDS = {
    "未写类别": ({}, "工业"),
    "类别文旅": ({"project_kind": "文旅"}, "文旅"),
    "产业农牧": ({"industry": "农牧业"}, "农牧"),
    "链上煤化工": ({"industry_chain": "煤化工"}, "焦化"),
    "产业气贸": ({"industry": "lng贸易"}, "LNG"),
    "类别为先": ({"project_kind": "文旅", "industry": "煤化工"}, "文旅"),
}


@county_holds(*[signed(name, **values) for name, (values, _) in KINDS.items()])
def test_the_kind_decides_which_items_apply(items):
    rules = {rule.kind: rule for rule in load_gates().kind}
    told_kinds = {
        name: {projects[name]["project_kind"] for projects in items.values()} for name in KINDS
    }
    assert told_kinds == {name: {kind} for name, (_, kind) in KINDS.items()}
    applied = {
        name: {item for item, projects in items.items() if projects[name]["applies"]}
        for name in KINDS
    }
    assert applied == {
        name: {item.item for item in load_gates().items if rules[kind].applies(item)}
        for name, (_, kind) in KINDS.items()
    }


@county_holds(
    *with_items(signed("文旅报安全", project_kind="文旅"), an_item("安全条件审查", "在办"))
)
def test_a_reported_item_applies_whatever_the_kind_says(items):
    assert items["安全条件审查"]["文旅报安全"]["applies"]


@county_holds(
    signed("有编号", project_code="A-1"),
    an_item("环评", project="别名", project_code="A-1"),
    signed("另写法01"),
    an_item("环评", project="另 写法０１"),
)
def test_a_project_named_by_its_code_or_another_spelling_is_found(items):
    assert items["环评"]["a-1"]["is_done"]
    assert items["环评"]["另写法01"]["is_done"]


def test_unsigned_and_terminated_projects_have_no_readiness(mart):
    store = a_store(
        a_project("示例项目05", stage="洽谈"),
        a_project("示例项目06", stage="终止", signed_date=date(2021, 1, 1)),
    )
    assert mart(store, "readiness_item") == []
    assert mart(store, "readiness") == []
