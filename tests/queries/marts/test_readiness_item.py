"""What an item of a project is worth: states, steps, percentages, belief, waiting."""

from __future__ import annotations

from datetime import date

import pytest

from data.rules.gates import load_gates
from tests.builders.ledger_rows import a_project, a_store, an_item

NAME = "示例项目01"


def signed(**values):
    return a_project(NAME, **{"stage": "签约", "signed_date": date(2021, 3, 1), **values})


def item_of(mart, name, *rows, **project):
    store = a_store(signed(**project), *rows)
    (found,) = [row for row in mart(store, "readiness_item") if row["item"] == name]
    return found


def test_every_item_of_the_settings_is_there_and_a_blank_is_unknown(mart):
    rows = mart(a_store(signed()), "readiness_item")
    assert [row["item"] for row in sorted(rows, key=lambda row: row["item_order"])] == [
        item.item for item in load_gates().items
    ]
    assert {(row["is_known"], row["share_low"], row["share_high"]) for row in rows} == {
        (False, 0.0, 1.0)
    }


@pytest.mark.parametrize("state", [state.state for state in load_gates().state])
def test_a_state_earns_the_share_of_the_settings(mart, state):
    (rule,) = [each for each in load_gates().state if each.state == state]
    found = item_of(mart, "环评", an_item("环评", state))
    assert (found["share_low"], found["share_high"]) == (rule.share, rule.share)
    assert found["is_done"] == rule.is_done
    assert found["is_flagged"] == rule.is_flagged
    assert found["applies"] is not rule.leaves_denominator


def test_a_percentage_is_used_as_reported(mart):
    found = item_of(mart, "形象进度", an_item("形象进度", None, share=0.7))
    assert (found["state"], found["share_low"], found["is_done"]) == ("在办", 0.7, False)
    found = item_of(mart, "形象进度", an_item("形象进度", "在办", share=1.0))
    assert (found["state"], found["is_done"]) == ("已办结", True)


def test_works_progress_of_the_project_ledger_fills_a_blank_and_leads_to_its_row(mart):
    found = item_of(mart, "形象进度", physical_progress_share=0.4)
    assert found["share_low"] == 0.4
    assert found["row_number"] == 4
    found = item_of(
        mart, "形象进度", an_item("形象进度", None, share=0.6), physical_progress_share=0.4
    )
    assert found["share_low"] == 0.6


@pytest.mark.parametrize(
    ("text", "state", "share", "is_done"),
    [
        ("成片方案", "已办结", 0.25, False),
        ("农转用", "已办结", 0.5, False),
        ("农转用", "在办", 0.375, False),
        ("土地挂牌", "已办结", 0.75, False),
        ("土地出让合同", "已办结", 1.0, True),
        ("土地", "已办结", 1.0, True),
        ("成片方案、农转用、挂牌", "在办", 0.5, False),
    ],
)
def test_land_is_acquired_in_steps(mart, text, state, share, is_done):
    found = item_of(mart, "土地取得", an_item("土地取得", state, item_text=text))
    assert found["share_low"] == pytest.approx(share)
    assert found["is_done"] is is_done


def test_of_several_steps_in_a_sheet_the_furthest_counts(mart):
    found = item_of(
        mart,
        "土地取得",
        an_item("土地取得", "已办结", item_text="成片方案"),
        an_item("土地取得", "已办结", item_text="农转用"),
        an_item("土地取得", "未启动", item_text="挂牌"),
    )
    assert found["share_low"] == pytest.approx(0.5)


def test_the_list_is_believed_before_the_schedule_and_the_newer_before_the_older(mart):
    same_day = (
        an_item("环评", "在办", form="schedule"),
        an_item("环评", "已办结"),
    )
    assert item_of(mart, "环评", *same_day)["state"] == "已办结"
    newer_schedule = (
        an_item("环评", "在办", form="schedule"),
        an_item("环评", "未启动", as_of=date(2021, 11, 30)),
    )
    assert item_of(mart, "环评", *newer_schedule)["state"] == "在办"


def test_a_stated_office_and_level_win_over_the_rules(mart):
    found = item_of(mart, "施工许可", an_item("施工许可", "在办", handling_office="市住建局"))
    assert (found["handling_office"], found["office_basis"]) == ("市住建局", "台账")
    assert (found["approval_level"], found["level_basis"]) == ("旗", "规则")


@pytest.mark.parametrize(
    ("state", "stated", "waits_on"),
    [
        ("准备材料", None, "企业"),
        ("在办", None, "部门"),
        ("在办", "企业", "企业"),
        ("已办结", None, None),
    ],
)
def test_whose_move_it_is(mart, state, stated, waits_on):
    found = item_of(mart, "环评", an_item("环评", state, waits_on=stated))
    assert found["waits_on"] == waits_on


def test_days_count_from_acceptance(mart):
    found = item_of(mart, "环评", an_item("环评", "在办", accepted_date=date(2021, 12, 1)))
    assert (found["waiting_days"], found["waiting_basis"]) == (30, "受理")


def test_days_count_from_the_gate_before_where_acceptance_is_unknown(mart):
    filed = (
        an_item("项目公司注册", done_date=date(2021, 4, 1)),
        an_item("备案核准", done_date=date(2021, 12, 21)),
    )
    found = item_of(mart, "土地取得", *filed, an_item("土地取得", "未启动"))
    assert (found["waiting_days"], found["waiting_basis"]) == (10, "上一关口")


def test_days_are_unknown_where_neither_is_known(mart):
    filed = (an_item("项目公司注册"), an_item("备案核准", done_date=date(2021, 12, 21)))
    found = item_of(mart, "土地取得", *filed, an_item("土地取得", "未启动"))
    assert found["waiting_days"] is None
    assert item_of(mart, "环评")["waiting_days"] is None


def test_works_that_go_on_do_not_wait(mart):
    permits = [
        an_item(item.item, done_date=date(2021, 1, 1))
        for gate in load_gates().gate[:4]
        for item in gate.item
    ]
    going_on = item_of(mart, "形象进度", *permits, an_item("形象进度", None, share=0.3))
    not_begun = item_of(mart, "形象进度", *permits, an_item("形象进度", None, share=0.0))
    assert going_on["waiting_days"] is None
    assert not_begun["waiting_days"] == 364


def test_a_permit_past_its_date_has_expired(mart):
    found = item_of(mart, "施工许可", an_item("施工许可", valid_until_date=date(2021, 12, 30)))
    assert (found["state"], found["share_low"], found["is_flagged"]) == ("已过期", 0.0, True)
    found = item_of(mart, "施工许可", an_item("施工许可", valid_until_date=date(2021, 12, 31)))
    assert found["is_done"]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ({}, "工业"),
        ({"project_kind": "文旅"}, "文旅"),
        ({"industry": "农牧业"}, "农牧"),
        ({"industry_chain": "煤化工"}, "焦化"),
        ({"industry": "lng贸易"}, "LNG"),
        ({"project_kind": "文旅", "industry": "煤化工"}, "文旅"),
    ],
)
def test_the_kind_decides_which_items_apply(mart, values, kind):
    store = a_store(signed(**values))
    rows = mart(store, "readiness_item")
    assert {row["project_kind"] for row in rows} == {kind}
    (rule,) = [each for each in load_gates().kind if each.kind == kind]
    assert {row["item"] for row in rows if row["applies"]} == {
        item.item for item in load_gates().items if rule.applies(item)
    }


def test_a_reported_item_applies_whatever_the_kind_says(mart):
    found = item_of(mart, "安全条件审查", an_item("安全条件审查", "在办"), project_kind="文旅")
    assert found["applies"]


def test_a_project_named_by_its_code_or_another_spelling_is_found(mart):
    by_code = item_of(
        mart, "环评", an_item("环评", project="别名", project_code="A-1"), project_code="A-1"
    )
    by_name = item_of(mart, "环评", an_item("环评", project="示例 项目０１"))
    assert by_code["is_done"]
    assert by_name["is_done"]


def test_unsigned_and_terminated_projects_have_no_readiness(mart):
    store = a_store(
        a_project("示例项目05", stage="洽谈"),
        a_project("示例项目06", stage="终止", signed_date=date(2021, 1, 1)),
    )
    assert mart(store, "readiness_item") == []
    assert mart(store, "readiness") == []
