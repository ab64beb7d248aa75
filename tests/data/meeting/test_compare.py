"""The change list: every kind of change, both cells, who uploaded them, edits without a note."""

from __future__ import annotations

from collections import defaultdict
from contextlib import closing
from datetime import date

import pytest

from data.meeting.compare import base_date, base_snapshot, compare
from data.store import Decision, ProjectName
from tests.builders.held_rows import first_holds, held, then_holds
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_store,
    an_item,
    an_order,
    publish_rows,
)

OCTOBER, NOVEMBER = date(2021, 10, 31), date(2021, 11, 30)


@pytest.fixture(scope="module")
def changes(request):
    """Project → its changes between the rows that the tests hold first and then."""
    store = a_store(*held(request, "first"), as_of=OCTOBER)
    publish_rows(store, *held(request, "then"), as_of=NOVEMBER)
    found = defaultdict(list)
    for change in compare(store, store.snapshot(OCTOBER), store.snapshot(NOVEMBER)).changes:
        found[change.project_name].append(change)
    store.close()
    return found


@pytest.fixture
def between():
    stores = []

    def compared(before, after, *, by=("十月的人", "十一月的人")):
        store = a_store(*before, as_of=OCTOBER, by=by[0])
        stores.append(store)
        publish_rows(store, *after, as_of=NOVEMBER, by=by[1])
        return compare(store, store.snapshot(OCTOBER), store.snapshot(NOVEMBER))

    yield compared
    for store in stores:
        store.close()


def kinds(comparison):
    return sorted((change.kind, change.field) for change in comparison.changes)


def only(comparison, kind):
    return one(comparison.changes, kind)


def one(changes, kind):
    (change,) = [change for change in changes if change.kind == kind]
    return change


def test_the_same_ledger_twice_changes_nothing(between):
    rows = [a_project("甲", stage="签约", planned_investment_wan=5), an_item("环评", project="甲")]
    comparison = between(rows, rows)
    assert comparison.changes == ()
    assert all(not bridge.steps for bridge in comparison.bridges)


def test_a_project_is_new_or_gone_with_the_sheet_in_which_it_should_be(between):
    comparison = between([a_project("旧", stage="洽谈")], [a_project("新", stage="发起")])
    new, gone = only(comparison, "new"), only(comparison, "gone")
    assert (new.new.text, new.old.cell.cell, new.new.cell.cell) == ("发起", "", "A4")
    assert (gone.old.text, gone.old.cell.cell, gone.new.cell.cell) == ("洽谈", "A4", "")
    assert gone.new.cell.uploaded_by == "十一月的人"


STAGES = {
    "进展": ("洽谈", "签约", "stage_up"),
    "倒退": ("建设", "签约", "stage_down"),
    "停了": ("建设", "停建", "exit"),
    "复工": ("停建", "建设", "resumed"),
    "首报": (None, "洽谈", "stage_told"),
}


@first_holds(*[a_project(name, stage=old) for name, (old, _, _) in STAGES.items()])
@then_holds(*[a_project(name, stage=new) for name, (_, new, _) in STAGES.items()])
def test_a_stage_moves(changes):
    told = {
        name: [(change.old.text, change.new.text, change.kind) for change in changes[name]]
        for name in STAGES
    }
    assert told == {name: [moved] for name, moved in STAGES.items()}


def test_fields_change_under_their_headings_with_both_cells(between):
    before = a_project(
        "甲", stage="签约", planned_investment_wan=100, planned_start_date=date(2021, 11, 30),
        sponsoring_leader="旗领导A", responsible_unit="旗能源局",
    )  # fmt: skip
    after = a_project(
        "甲", stage="签约", planned_investment_wan=130, planned_start_date=date(2022, 3, 31),
        sponsoring_leader="旗领导B", responsible_unit="旗农牧局",
    )  # fmt: skip
    comparison = between([before], [after])
    assert kinds(comparison) == [
        ("amount", "planned_investment_wan"),
        ("date", "planned_start_date"),
        ("leader", "sponsoring_leader"),
        ("unit", "responsible_unit"),
    ]
    amount = only(comparison, "amount")
    assert (amount.old.cell.cell, amount.old.cell.original) == ("C4", "100")
    assert (amount.new.cell.original, amount.delta) == ("130", 30)
    assert (amount.old.cell.uploaded_by, amount.new.cell.uploaded_by) == ("十月的人", "十一月的人")
    assert (amount.old.cell.as_of, amount.new.cell.as_of) == (OCTOBER, NOVEMBER)
    start = only(comparison, "date")
    assert (start.slip_days, start.is_postponed, start.is_back) == (121, True, True)


def test_a_blanked_value_points_to_the_cell_that_is_blank_now(between):
    comparison = between(
        [a_project("甲", planned_investment_wan=100, town="城川镇")],
        [a_project("甲", planned_investment_wan=None, town="城川镇")],
    )
    change = only(comparison, "amount")
    assert (change.new.text, change.new.cell.cell, change.new.cell.original) == (None, "B4", "")
    assert change.is_back


@first_holds(
    a_project(
        "说细了",
        planned_start_date=date(2021, 12, 31),
        date_precision={"planned_start_date": "year"},
    )
)
@then_holds(a_project("说细了", planned_start_date=date(2021, 10, 15)))
def test_a_plan_that_is_only_said_more_exactly_is_not_put_off(changes):
    change = one(changes["说细了"], "date")
    assert (change.slip_days, change.is_postponed, change.old.precision) == (0, False, "year")


SIGNED = a_project("退环评", stage="签约", signed_date=date(2021, 3, 1))


@first_holds(SIGNED, an_item("环评", "在办", project="退环评"))
@then_holds(SIGNED, an_item("环评", "退回补正", project="退环评"))
def test_permits_change_state_with_the_item_and_its_cell(changes):
    change = one(changes["退环评"], "permit")
    assert (change.item, change.old.text, change.new.text) == ("环评", "在办", "退回补正")
    assert (change.is_back, change.is_silent) == (True, True)
    assert change.new.cell.original == "退回补正"


PAID = {"month_date": date(2021, 9, 30), "period_kind": "当年累计"}


@first_holds(
    a_project("有到位", stage="建设"),
    a_fund("有到位", 10, **PAID),
    a_fund("有到位", 1, basis="企业自报", **PAID),
)
@then_holds(
    a_project("有到位", stage="建设"),
    a_fund("有到位", 12, **PAID),
    a_fund("有到位", 9, basis="企业自报", **PAID),
)
def test_funds_change_by_the_default_basis(changes):
    change = one(changes["有到位"], "funds")
    assert (change.delta, change.is_silent, change.new.cell.original) == (2, False, "12")


NOTES = {
    "无话": ({}, {}, True),
    "老话": ({"remark": "老话"}, {"remark": "老话"}, True),
    "老话加空格": ({"remark": "老话"}, {"remark": " 老话 "}, True),
    "老话删了": ({"remark": "老话"}, {}, True),
    "新备注": ({}, {"remark": "调整建设内容"}, False),
    "新进展": ({"progress_text": "桩基施工"}, {"progress_text": "主体施工"}, False),
    "新下步": ({}, {"next_step": "办理变更"}, False),
    "新问题": ({}, {"problem_text": "资金紧张"}, True),
}


@first_holds(
    *[a_project(name, planned_investment_wan=5, **old) for name, (old, _, _) in NOTES.items()]
)
@then_holds(
    *[a_project(name, planned_investment_wan=6, **new) for name, (_, new, _) in NOTES.items()]
)
def test_a_change_is_silent_where_no_note_says_anything_new(changes):
    assert {name: one(changes[name], "amount").is_silent for name in NOTES} == {
        name: is_silent for name, (_, _, is_silent) in NOTES.items()
    }


@first_holds(
    a_project("两表", planned_investment_wan=5, progress_text="照旧"),
    a_project("两表", form="schedule", progress_text="一"),
)
@then_holds(
    a_project("两表", planned_investment_wan=6, progress_text="照旧"),
    a_project("两表", form="schedule", progress_text="二"),
)
def test_the_note_of_another_sheet_does_not_explain(changes):
    assert one(changes["两表"], "amount").is_silent


@first_holds(a_project("得编号", stage="签约", planned_investment_wan=5))
@then_holds(a_project("得编号", project_code="SL-7", stage="建设", planned_investment_wan=5))
def test_a_project_that_got_its_code_keeps_its_story(changes):
    change = one(changes["得编号"], "stage_up")
    assert change.project_id == "sl-7"
    assert change.old.cell.original == "签约"


def test_two_that_were_decided_to_be_one_are_merged_and_not_gone():
    store = a_store(a_project("甲项目"), a_project("甲方项目"), as_of=OCTOBER)
    try:
        before = store.snapshot(OCTOBER)
        publish_rows(store, a_project("甲项目"), as_of=NOVEMBER)
        store.identities.decide(
            [Decision("same", ProjectName(None, "甲项目"), ProjectName(None, "甲方项目"))],
            by="甲",
        )
        comparison = compare(store, before, store.snapshot(NOVEMBER))
        assert [change.kind for change in comparison.changes] == ["merged"]
    finally:
        store.close()


def test_two_versions_of_one_date_are_compared_too():
    store = a_store(a_project("甲", planned_investment_wan=5), as_of=NOVEMBER)
    try:
        publish_rows(store, a_project("甲", planned_investment_wan=50), as_of=NOVEMBER, by="改的人")
        comparison = compare(store, store.snapshot(version=1), store.snapshot(version=2))
        change = only(comparison, "amount")
        assert (change.old.cell.version, change.new.cell.version) == (1, 2)
        assert change.new.cell.uploaded_by == "改的人"
        backwards = compare(store, store.snapshot(version=2), store.snapshot(version=1))
        assert only(backwards, "amount").delta == -45
    finally:
        store.close()


DATES = [date(2020, 12, 31), date(2021, 3, 31), date(2021, 9, 30), date(2021, 11, 30)]


@pytest.mark.parametrize(
    ("against", "expected"),
    [
        ("month", date(2021, 9, 30)),
        ("quarter", date(2021, 9, 30)),
        ("year", date(2020, 12, 31)),
    ],
)
def test_the_base_is_the_last_cut_before_the_period(against, expected):
    assert base_date(DATES, date(2021, 11, 30), against) == expected


def test_the_first_ledger_has_no_base():
    store = a_store(a_project("甲"), as_of=OCTOBER)
    try:
        assert base_snapshot(store, store.snapshot()) is None
        assert base_date([], OCTOBER, "month") is None
    finally:
        store.close()


def test_a_unit_under_another_name_is_no_change_of_unit():
    days = [date(2021, 11, 30), date(2021, 12, 31)]
    names = ["旗工信和科技局", "旗工业和信息化局"]
    with closing(a_store()) as store:
        for day, name in zip(days, names, strict=True):
            told = {"stage": "签约", "responsible_unit": name, "next_step_unit": "旗发改委"}
            publish_rows(store, a_project("示例项目01", **told), as_of=day)
        before, after = (store.snapshot(day) for day in days)
        assert [one.field for one in compare(store, before, after).changes] == ["responsible_unit"]
        store.memory.save_alias("unit", *names, by="测试员", first_date=date(2021, 12, 1))
        publish_rows(store, an_order(), as_of=days[1])
        before, after = (store.snapshot(day) for day in days)
        assert compare(store, before, after).changes == ()
