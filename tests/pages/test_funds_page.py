"""Funds by definition: what the difference is made of, and what nobody explains."""

from __future__ import annotations

import random
from datetime import date

from data.formats import column_amount
from data.store import open_store
from tests.builders.ledger_rows import a_fund, a_project, publish_rows
from tests.builders.own_lists import publish_list
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened

SIGNED = date(2021, 3, 1)
OWN = {"basis": "企业自报"}
NBSP = "\u00a0"
REASONS = ("项目名称", "月份", "差异金额（万元）", "差异原因")


def shown_of(**query):
    return html(opened("funds", **query)).replace(NBSP, " ")


def test_a_difference_is_parted_into_returned_explained_and_unexplained(var_folder, tmp_path):
    store = open_store()
    publish_rows(
        store,
        *(a_project(name, stage="签约", signed_date=SIGNED) for name in "甲乙丙"),
        a_fund("甲", 10_000, month_date=date(2021, 10, 31)),
        a_fund("甲", 2_000, status="退回"),
        a_fund("甲", 12_000, **OWN),
        a_fund("乙", 5_000),
        a_fund("乙", 9_000, **OWN),
        a_fund("丙", 3_000, **OWN),
    )
    publish_list(
        store, tmp_path, "到位资金差异说明", REASONS, [["乙", "2021年12月", 1_500, "年底到账"]]
    )
    shown = shown_of()
    assert "自治区平台口径 1.50 亿元，比企业自报少 9,000 万元，5,500 万元还没有说明" in shown
    assert "从自治区平台 1.50 到企业自报 2.40：0.35 有原因，0.55 没有说明" in shown
    assert "3 个项目两种口径不一致，2 个还欠说明" in shown
    assert "平台退回，未重报 0.20" in shown
    assert "年底到账 0.15" in shown


def test_each_reason_to_look_at_a_project_has_its_list(var_folder):
    publish_rows(
        open_store(),
        *(a_project(name, stage="签约", signed_date=SIGNED) for name in "甲乙丙"),
        a_project("丁", stage="签约", signed_date=date(2020, 5, 1)),
        a_project("戊", stage="终止", signed_date=date(2020, 5, 1)),
        a_fund("甲", 100, status="退回"),
        a_fund("甲", 100, **OWN),
        a_fund("乙", 100, evidence_kind="银行回单"),
        a_fund("乙", 120, **OWN),
        a_fund("丙", 300, **OWN),
    )
    shown = shown_of()
    unreported = shown_of(kind="unreported")
    assert "丙" in unreported and "乙" not in unreported.rsplit("<tbody>", 1)[1]
    paid_nothing = shown_of(kind="unpaid").rsplit("<tbody>", 1)
    assert "2020-05-01 签约，没有到位记录" in "".join(paid_nothing)
    assert "戊" not in shown
    assert "退回 0.01" in shown_of(kind="returned")


def test_one_definition_alone_has_nothing_to_be_held_against(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约"), a_fund("甲", 4_000))
    shown = shown_of()
    assert "自治区平台口径 4,000 万元" in shown
    assert "没有说明" not in shown
    assert "不一致" not in shown


def test_without_the_offices_definition_that_is_said(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约"), a_fund("甲", 4_000, **OWN))
    assert "没有自治区平台口径的本年到位资金" in shown_of()


def test_three_hundred_projects_of_which_many_state_no_amount_add_up(var_folder):
    chance = random.Random(5)
    names = [f"示例项目{number:03d}" for number in range(300)]
    funds = [a_fund(name, chance.choice([None, 100, 250])) for name in names[::2]]
    funds += [a_fund(name, chance.choice([90, 100, 300]), **OWN) for name in names[::3]]
    publish_rows(open_store(), *(a_project(name, stage="签约") for name in names), *funds)
    told = {"自治区平台": 0, "企业自报": 0}
    for row in funds:
        told[row.values["basis"]] += row.values["amount_wan"] or 0
    shown = shown_of()
    for total in told.values():
        assert column_amount(total) in shown


def test_an_office_without_funds_is_told_what_to_upload(var_folder):
    publish_rows(open_store(), a_project("甲", stage="签约"))
    assert "还没有到位资金" in shown_of()


def test_the_page_speaks_english(var_folder):
    publish_rows(
        open_store(),
        a_project("甲", stage="签约", signed_date=SIGNED),
        a_fund("甲", 10_000),
        a_fund("甲", 12_000, **OWN),
    )
    shown = shown_of(lang="en")
    assert "¥100 mn by Regional platform, ¥20 mn less than by Company" in shown


def test_a_reason_typed_on_the_page_shrinks_what_is_unexplained(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "administrator", name="示例经办人")
    store = open_store()
    publish_rows(
        store,
        *(a_project(name, stage="签约", signed_date=SIGNED) for name in ("示例甲", "示例乙")),
        a_fund("示例甲", 10_000),
        a_fund("示例甲", 12_000, **OWN),
        a_fund("示例乙", 5_000),
        a_fund("示例乙", 9_000, **OWN),
    )
    app = opened("funds")
    assert "6,000 万元还没有说明" in html(app).replace(NBSP, " ")
    # The largest difference comes first, with its amount.
    assert app.number_input[0].value == 4_000.0
    next(box for box in app.text_input if box.label == "差异原因").set_value("年底到账")
    app.number_input[0].set_value(3_500.0)
    next(one for one in app.button if one.label == "发布这条说明").click().run()
    assert not app.exception
    version = store.versions()[0]
    assert (version.by, version.batches[0].ledger) == ("示例经办人", "fund_gaps")
    shown = html(opened("funds")).replace(NBSP, " ")
    assert "2,500 万元还没有说明" in shown
    assert "年底到账 0.35" in shown


def test_who_has_not_signed_in_types_no_reason(var_folder):
    publish_rows(open_store(), a_project("甲"), a_fund("甲", 10), a_fund("甲", 12, **OWN))
    assert not [one for one in opened("funds").button if one.label == "发布这条说明"]


def test_every_project_is_in_the_list_however_many_differ(var_folder):
    names = [f"示例{number:02d}号项目" for number in range(45)]
    publish_rows(
        open_store(),
        *(a_project(name, stage="签约", signed_date=SIGNED) for name in names),
        *(a_fund(name, 100) for name in names),
        *(a_fund(name, 300, **OWN) for name in names),
    )
    app = opened("funds")
    assert "其余 5 个项目" in [one.label for one in app.expander]
    assert [name for name in names if name not in html(app)] == []
