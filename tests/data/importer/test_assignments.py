"""督办台账 as offices keep it: read by the ordinary import, checked against its own days."""

from __future__ import annotations

from datetime import date

import pytest

from data.ledgers import recognise
from data.ledgers.template import template
from data.tables import HeaderColumn
from tests.builders.ledger_files import a_file, draft_of, rows_of, understood

HEAD = ["序号", "督办编号", "督办事项", "涉及项目", "交办领导", "承办单位", "交办时间", "办结时限"]
MORE = [
    "落实情况",
    "反馈时间",
    "延期至",
    "延期原因",
    "是否同意延期",
    "销号情况",
    "销号时间",
    "备注",
]


def read(tmp_path, rows, title="督办台账"):
    intake = understood(a_file(tmp_path, {title: rows}))
    return intake, rows_of(draft_of(intake, "assignments", "register"))


def codes(intake):
    return [issue.code for issue in intake.files[0].issues]


def test_a_register_as_offices_keep_it(tmp_path):
    rows = [
        ["鄂托克前旗招商引资督办台账"],
        [*HEAD, *MORE],
        [1, "DB2021-001", "协调用水指标", "示例项目01", "旗领导A", "旗水利局", date(2021, 11, 8),
         "2021年11月底", "已提交申请", date(2021, 11, 20), date(2021, 12, 15), "专家评审排期",
         "同意", "正在办理", None, None],
        [2, "DB2021-002", "核实到位资金", "/", "旗领导B", "旗发改委", date(2021, 11, 8),
         date(2021, 11, 15), "已核实", date(2021, 11, 12), None, None, None, "已销号",
         date(2021, 11, 16), None],
        ["注：销号由旗委办确认"],
    ]  # fmt: skip
    intake, found = read(tmp_path, rows)
    (sheet,) = intake.files[0].sheets
    assert (sheet.ledger, sheet.rows_loaded, sheet.rows_rejected) == ("assignments", 2, 0)
    first, second = found
    assert first["order_number"] == "DB2021-001"
    assert (first["matter"], first["project_ref"]) == ("协调用水指标", "示例项目01")
    assert (first["due_date"], dict(first["date_precision"])["due_date"]) == (
        date(2021, 11, 30),
        "month",
    )
    assert (first["extended_to_date"], first["extension_state"]) == (date(2021, 12, 15), "同意")
    assert first["closing_state"] == "办理中"
    assert (second["project_ref"], second["closing_state"]) == (None, "销号")
    assert second["closed_date"] == date(2021, 11, 16)


def test_an_order_needs_words_and_nothing_else(tmp_path):
    rows = [
        ["交办事项", "责任单位", "办理期限", "备注"],
        ["协调用水指标", None, None, "会上口头交办"],
        [None, "旗水利局", date(2021, 12, 1), "待补"],
    ]
    intake, found = read(tmp_path, rows)
    assert [row["matter"] for row in found] == ["协调用水指标"]
    assert intake.drafts[0].rejected_count == 1
    assert codes(intake).count("assignment-not-followed") == 2
    assert "required-missing" in codes(intake)


@pytest.mark.parametrize(
    ("head", "said", "stored"),
    [
        ("是否办结", "是", "已办结"),
        ("是否办结", "否", "办理中"),
        ("是否销号", "是", "销号"),
        ("是否销号", "否", "办理中"),
        ("办理状态", "已完成", "已办结"),
        ("销号状态", "已销账", "销号"),
        ("销号状态", "", None),
    ],
)
def test_what_done_means_depends_on_the_question(tmp_path, head, said, stored):
    _, (row,) = read(tmp_path, [["督办事项", "责任单位", head], ["协调用水", "旗水利局", said]])
    assert row["closing_state"] == stored


def test_of_two_answers_the_furthest_counts(tmp_path):
    rows = [["督办事项", "责任单位", "是否办结", "是否销号"], ["协调用水", "旗水利局", "是", "否"]]
    _, (row,) = read(tmp_path, rows)
    assert row["closing_state"] == "已办结"


def test_days_and_numbers_that_contradict_each_other_are_said_at_their_cells(tmp_path):
    day = date(2021, 12, 1)
    rows = [
        ["督办编号", "交办事项", "责任单位", "交办日期", "办理期限", "延期申请至", "销号日期"],
        ["D-01", "甲", "旗水利局", day, date(2021, 11, 1), None, None],
        ["D-01", "乙", "旗水利局", day, date(2021, 12, 9), date(2021, 12, 5), date(2021, 11, 30)],
    ]
    intake, found = read(tmp_path, rows)
    assert len(found) == 2
    said = {(issue.code, issue.cell) for issue in intake.files[0].issues}
    assert {
        ("assignment-due-before-order", "E2"),
        ("assignment-number-twice", "A3"),
        ("assignment-extension-early", "F3"),
        ("assignment-closed-before-order", "G3"),
    } <= said


def test_the_template_is_read_as_what_it_is(tmp_path):
    path = tmp_path / "督办台账.xlsx"
    path.write_bytes(template("assignments", "register"))
    (sheet,) = understood(path).files[0].sheets[:1]
    assert sheet.ledger == "assignments"


@pytest.mark.parametrize(
    "texts",
    [
        ("序号", "反映的问题", "办理单位", "办理结果", "办结时间", "企业名称"),
        ("部门", "事项名称", "承诺时限", "办理情况"),
        ("项目名称", "责任单位", "办理期限", "进展情况", "项目阶段"),
        ("序号", "工作任务", "责任单位", "完成时限"),
    ],
)
def test_other_books_are_not_taken_for_orders(texts):
    columns = [HeaderColumn(column=n, path=(text,)) for n, text in enumerate(texts, 1)]
    assert recognise(columns).ledger != "assignments"


PLAN = [
    ["招商引资工作方案任务分解表"],
    ["工作任务", "牵头单位", "完成时间", "进展情况"],
    ["编制产业链图谱", "旗发改委", date(2021, 12, 31), "正在编制"],
    ["召开招商大会", "旗委办", date(2021, 3, 31), "已召开"],
]


def test_in_a_plan_the_day_of_completion_is_the_deadline_and_asked(tmp_path):
    intake, rows = read(tmp_path, PLAN, "Sheet1")
    assert [(row["due_date"], row["closed_date"]) for row in rows] == [
        (date(2021, 12, 31), None),
        (date(2021, 3, 31), None),
    ]
    (asked,) = [one for one in intake.files[0].questions if one.field == "due_date"]
    assert [option.key for option in asked.options] == ["keep", "closed_date", "ignore"]


def test_beside_a_deadline_it_is_the_day_on_which_it_was_closed(tmp_path):
    rows = [["督办台账"], ["督办事项", "承办单位", "办理期限", "完成时间"]]
    rows += [["协调供水", "旗水利局", date(2021, 12, 1), date(2021, 11, 20)]]
    intake, (row,) = read(tmp_path, rows)
    assert (row["due_date"], row["closed_date"]) == (date(2021, 12, 1), date(2021, 11, 20))
    assert [one.field for one in intake.files[0].questions if one.kind == "field"] == []
