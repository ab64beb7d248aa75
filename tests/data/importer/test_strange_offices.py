"""Ledgers of other provinces' clerks: what is read, and what is asked before it counts."""

from __future__ import annotations

from datetime import date

import pytest

from data.importer import TableCorrection
from data.importer.questions.answers_file import holds
from tests.builders.ledger_files import Sheet, a_file, of_sheet, understood

NOVEMBER = date(2026, 11, 30)


def question(report, kind, word=""):
    """The one question of a kind whose header holds a word."""
    (found,) = [
        one for one in report.questions if one.kind == kind and word in one.arguments["header"]
    ]
    return found


def test_a_column_of_stages_is_the_stage_whatever_its_header_says(tmp_path):
    rows = [
        ["项目名称", "总投资（亿元）", "行进到哪"],
        ["示例家电厂", 5.5, "在建"],
        ["示例电池厂", 30, "落地"],
        ["示例数据中心", 12, "投产"],
    ]
    report, sheet, read = of_sheet(tmp_path, rows)
    assert [row["stage"] for row in read] == ["建设", "签约", "投产"]
    assert sheet.rows_rejected == 0
    assert question(report, "field").field == "stage"


def test_a_column_with_one_word_that_is_no_stage_is_not_taken_for_the_stage(tmp_path):
    rows = [
        ["项目名称", "签约日期", "行进到哪"],
        ["示例家电厂", "2021-03-01", "在建"],
        ["示例电池厂", "2021-04-01", "绿灯"],
    ]
    _, sheet, read = of_sheet(tmp_path, rows)
    assert [one.stage for one in sheet.inferred_stages] == ["签约", "签约"]
    assert [row["stage"] for row in read] == [None, None]


def test_an_unread_column_that_sounds_like_an_amount_is_asked_about_and_can_be_read(tmp_path):
    rows = [
        ["项目名称", "项目阶段", "计划投资（亿元）", "状态灯", "责任单位"],
        ["示例家电厂", "在建", 5.5, "绿灯", "示例局"],
        ["示例电池厂", "签约", 30, "红灯", "示例局"],
    ]
    report, sheet, read = of_sheet(tmp_path, rows)
    asked = question(report, "field", "计划投资")
    assert [one.key for one in asked.options] == ["keep", "planned_investment", "annual_plan"]
    assert asked.proposed == "keep"  # a year's plan sounds as near: nobody may guess
    assert [one for one in report.questions if "状态灯" in one.arguments["header"]] == []
    assert read[0]["planned_investment_wan"] is None
    said = TableCorrection(answers={asked.question_id: "planned_investment"})
    report, _, read = of_sheet(tmp_path, rows, corrections={sheet.fingerprint: said})
    assert [float(row["planned_investment_wan"]) for row in read] == [55000.0, 300000.0]
    said = TableCorrection(answers={asked.question_id: "keep"})
    report, _, read = of_sheet(tmp_path, rows, corrections={sheet.fingerprint: said})
    assert question(report, "field", "计划投资").answer == "keep"
    assert "answered-no-field" in [issue.code for issue in report.issues]
    assert [row["planned_investment_wan"] for row in read] == [None, None]


def test_planned_and_actual_under_an_event_are_its_two_dates(tmp_path):
    rows = Sheet(
        [
            ["项目名称", "签约", None, "动工", None, "投产", None],
            [None, "计划", "实际", "计划", "实际", "计划", "实际"],
            ["示例显示屏", "2021-01", "2021-01-15", "2021-06", "2021-07-01", "2022-12", None],
            ["示例模具厂", "2021-05", "2021-05-20", "2021-10", None, "2022-06", None],
        ],
        merges=("A1:A2", "B1:C1", "D1:E1", "F1:G1"),
    )
    _, sheet, read = of_sheet(tmp_path, rows)
    assert sheet.rows_loaded == 2
    assert [row["signed_date"] for row in read] == [date(2021, 1, 15), date(2021, 5, 20)]
    assert [row["actual_start_date"] for row in read] == [date(2021, 7, 1), None]
    assert [row["planned_start_date"] for row in read] == [date(2021, 6, 30), date(2021, 10, 31)]


def test_a_header_of_two_fields_is_read_as_one_and_asked_about(tmp_path):
    rows = [
        ["项目名称", "项目阶段", "苏木镇/园区", "挂点市领导", "开工年月"],
        ["示例光伏厂", "在建", "示例苏木", "示例子", "2021.3"],
        ["示例饲草厂", "在建", "示例镇", "示例丑", "2021.5"],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    asked = question(report, "field", "苏木镇")
    assert {"town"} <= {one.key for one in asked.options}
    assert [row["sponsoring_leader"] for row in read] == ["示例子", "示例丑"]
    assert [row["actual_start_date"] for row in read] == [date(2021, 3, 31), date(2021, 5, 31)]


def test_month_and_year_to_date_under_each_definition_are_both_read(tmp_path):
    rows = Sheet(
        [
            ["示例区资金到位明细表（2021年9月）"],
            ["项目名称", "平台认定数（万元）", None, "企业上报数（万元）", None],
            [None, "本月", "全年累计", "本月", "全年累计"],
            ["示例封测厂", 3000, 21000, 3500, 24000],
            ["示例总部楼", 0, 9000, 200, 9800],
        ],
        merges=("A1:E1", "A2:A3", "B2:C2", "D2:E2"),
    )
    _, _, read = of_sheet(tmp_path, rows)
    said = {(r["project_name"], r["basis"], r["period_kind"]): float(r["amount_wan"]) for r in read}
    assert len(said) == len(read) == 8
    assert said["示例封测厂", "企业自报", "当年累计"] == 24000
    assert said["示例总部楼", "自治区平台", "本月"] == 0


def test_new_ones_of_a_metric_are_that_metric_of_a_year(tmp_path):
    rows = [
        ["2021年招商引资目标任务分解表"],
        ["乡镇", "新增签约项目（个）", "新增到位资金（亿元）", "新开工项目（个）"],
        ["示例乡", 3, 1.2, 2],
        ["示例镇", 5, 2.5, 3],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    assert {row["metric"] for row in read} == {"签约项目", "到位资金", "开工项目"}
    assert len(read) == 6


def test_deadlines_ahead_do_not_move_dates_without_a_year_into_last_year(tmp_path):
    rows = [
        ["督办事项", "责任单位", "交办日期", "办结时限"],
        ["协调示例线路", "示例局", "11月3日", "11月20日"],
        ["办示例草原手续", "示例局", "11月3日", "12月31日"],
    ]
    report, _, _ = of_sheet(tmp_path, rows, as_of=NOVEMBER)
    assert question(report, "no-year").proposed == "2026"


@pytest.mark.parametrize(
    ("said", "wan"), [("金额单位：亿元、万美元", 152000), ("单位：个、亿元", 152000)]
)
def test_of_several_units_the_first_of_money_is_the_tables(tmp_path, said, wan):
    rows = [[said], ["项目名称", "项目阶段", "总投资"], ["示例封测厂", "在建", 15.2]]
    _, _, read = of_sheet(tmp_path, rows)
    assert float(read[0]["planned_investment_wan"]) == wan


def test_a_foreign_unit_in_an_english_title_is_no_renminbi(tmp_path):
    rows = [
        ["Funds in place 2021 (USD million)"],
        ["Project", "Jan", "Feb", "Mar", "Apr"],
        ["Sample Battery Pack", 1.5, 0, 2, 0.5],
        ["Sample Biopharma", 0, 3, 0, 0],
    ]
    _, sheet, read = of_sheet(tmp_path, rows)
    assert sheet.unit == "百万美元"
    assert {row["currency"] for row in read} == {"美元"}
    assert {row["amount_wan"] for row in read} == {None}
    assert float(read[0]["foreign_amount_wan"]) == 150


@pytest.mark.parametrize(
    ("title", "name", "day"),
    [
        ("Investment pipeline as of 31 October 2026", "a.xlsx", date(2026, 10, 31)),
        ("Investment pipeline", "Pipeline Oct 2026.xlsx", date(2026, 10, 31)),
        ("Investment pipeline, Q3 2026", "a.xlsx", date(2026, 9, 30)),
        ("We may sign", "a.xlsx", NOVEMBER),
    ],
)
def test_an_english_month_in_title_or_name_is_the_sheets(tmp_path, title, name, day):
    rows = [
        [title],
        ["Project name", "Status", "Total investment (RMB million)", "Investor"],
        ["Sample Battery Pack", "Signed", 850, "Sample AG"],
        ["Sample Biopharma", "Signed", 1200, "Sample Inc."],
    ]
    intake = understood(a_file(tmp_path, {"Sheet1": rows}, name), as_of=NOVEMBER, is_chosen=False)
    assert [draft.as_of_date for draft in intake.drafts] == [day]


def test_a_doubtful_table_that_nothing_names_is_not_published_without_a_look(tmp_path):
    costs = [
        ["差旅费报销明细"],
        ["日期", "姓名", "出差地点", "天数", "交通费", "住宿费", "合计（元）"],
        ["2021-10-08", "示例甲", "北京", 3, 2400, 1200, 3600],
        ["2021-10-20", "示例乙", "南京", 2, 1800, 800, 2600],
    ]
    report, _, _ = of_sheet(tmp_path, costs)
    assert holds(question(report, "ledger"))


def test_a_unit_of_dollars_over_the_table_keeps_funds_out_of_renminbi(tmp_path):
    rows = [
        ["2021年10月到位资金情况"],
        ["单位：万美元"],
        ["项目名称", "本月到位资金"],
        ["示例精密厂", 500],
        ["示例化学厂", 80],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    assert [(row["currency"], row["amount_wan"]) for row in read] == [("美元", None)] * 2
    assert [float(row["foreign_amount_wan"]) for row in read] == [500, 80]


def test_streets_and_zones_as_columns_are_owners_of_targets(tmp_path):
    rows = [
        ["2021年全区招商引资任务（单位：个、亿元）"],
        ["指标", "全区", "示例高新区", "东城街道"],
        ["新签约亿元以上项目数", 80, 40, 15],
        ["新开工项目数", 50, 25, 10],
        ["实际到位资金", 120, 70, 20],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    said = {(row["owner"], row["metric"]): float(row["target_value"]) for row in read}
    assert len(said) == 9
    assert said["东城街道", "开工项目"] == 10
    assert said["示例高新区", "到位资金"] == 700000


def test_targets_beside_what_was_done_of_them_are_read_alone(tmp_path):
    rows = [
        ["2021年度各苏木镇招商引资任务及完成情况"],
        [
            "苏木镇",
            "到位资金任务（亿元）",
            "完成（亿元）",
            "完成率",
            "签约项目任务（个）",
            "完成（个）",
            "完成率",
        ],
        ["示例苏木", 10, 6, "60%", 4, 3, "75%"],
        ["示例镇", 8, 8.2, "102.5%", 3, 3, "100%"],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    assert sorted((row["owner"], row["metric"], float(row["target_value"])) for row in read) == [
        ("示例苏木", "到位资金", 100000),
        ("示例苏木", "签约项目", 4),
        ("示例镇", "到位资金", 80000),
        ("示例镇", "签约项目", 3),
    ]
