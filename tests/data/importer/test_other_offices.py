"""Workbooks of other offices, never seen before: what a clerk is told was understood."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.ledger_files import draft_of, rows_of, understood, used_rows_are_accounted_for
from tests.builders.other_offices import an_office_file

# ledger, form, rows that load; the headers that no field knows; questions left open.
READ = {
    "招商引资项目信息表": ("projects", "register", 4, "其中:外资 年内拟到位资金 项目联系人", 1),
    "重点项目推进情况表": ("projects", "schedule", 3, "完成投资/本月完成", 0),
    "在谈项目台账": ("projects", "register", 2, "对接方式 责任人 联系电话", 2),
    "外出考察统计表": ("visits", "report", 3, "随行人员", 1),
    "固投完成情况": ("projects", "schedule", 2, "11月完成投资", 0),
    "到位资金月报": ("funds", "register", 2, "投资企业 合同引资额 其中:区外 其中:区外", 2),
    "手续办理进度表": ("readiness", "permits", 3, "未办结原因 预计办结时间", 0),
    "目标任务分解表": ("targets", "register", 3, "完成数 完成数 完成率", 0),
    "督办台账": ("assignments", "register", 2, "配合单位", 0),
    "来访接待登记表": ("visits", "report", 2, "下步跟进", 0),
    "落地项目服务台账": ("projects", "register", 2, "注册日期", 0),
    "亿元以上项目月调度表": (
        "projects",
        "schedule",
        2,
        "建设起止年限 截至上年底完成投资 项目负责人",
        2,
    ),
    "领导包联项目清单": ("projects", "schedule", 3, "建设年限", 2),
    "谋划储备项目库": ("projects", "register", 2, "拟建设年限", 0),
    "竣工投产项目表": ("projects", "register", 2, "设计产能 预计年产值 带动就业", 0),
    "招商小分队外出情况": ("visits", "report", 2, "", 0),
}


def report_of(folder, name):
    intake = understood(an_office_file(folder, name), is_chosen=False)
    assert used_rows_are_accounted_for(intake)
    return intake, intake.files[0]


@pytest.mark.parametrize("name", READ)
def test_it_is_read_and_what_is_left_over_is_listed(tmp_path, name):
    ledger, form, rows, left, questions = READ[name]
    _, report = report_of(tmp_path, name)
    (sheet,) = report.sheets
    assert (sheet.ledger, sheet.form, sheet.rows_loaded) == (ledger, form, rows)
    assert sheet.rows_rejected == 0
    unknown = [c.header.split("（")[0] for c in sheet.columns if not c.field]
    assert [text.rpartition("/")[2] for text in unknown] == [
        text.rpartition("/")[2] for text in left.split()
    ]
    assert len([question for question in report.questions if question.is_open]) == questions


def test_two_levels_and_three_units_of_money(tmp_path):
    intake, _ = report_of(tmp_path, "重点项目推进情况表")
    row = rows_of(draft_of(intake, "projects", "schedule"))[0]
    assert (row["planned_investment_wan"], row["annual_plan_wan"]) == (68000, 30000)
    assert (row["annual_completed_wan"], row["town"]) == (28000, "示例镇")
    assert (row["sponsoring_leader"], row["progress_text"]) == ("副县长A", "基础完成80%")


def test_the_year_of_the_sheet_is_this_one_and_another_is_not(tmp_path):
    path = an_office_file(tmp_path, "固投完成情况")
    row = rows_of(draft_of(understood(path), "projects", "schedule"))[0]
    assert (row["annual_plan_wan"], row["annual_completed_wan"]) == (10000, 9000)
    later = understood(
        an_office_file(tmp_path, "亿元以上项目月调度表"), as_of=date(2022, 6, 30)
    ).files[0]
    unknown = {c.header for c in later.sheets[0].columns if not c.field}
    assert any("2021年/计划投资" in header for header in unknown)


def test_targets_in_an_office_s_own_words(tmp_path):
    intake, _ = report_of(tmp_path, "目标任务分解表")
    rows = rows_of(draft_of(intake, "targets", "register"))
    found = {(row["owner"], row["metric"]): row["target_value"] for row in rows}
    assert found["示例镇", "到位资金"] in (5, 50000)
    assert found["县工信局", "引进项目个数"] == 4


def test_progress_in_words_is_no_permit(tmp_path):
    intake, report = report_of(tmp_path, "亿元以上项目月调度表")
    assert {draft.ledger for draft in intake.drafts} == {"projects"}
    assert not [issue for issue in report.issues if issue.code == "value-not-allowed"]
    rows = rows_of(intake.drafts[0])
    assert [row["responsible_unit"] for row in rows] == ["县工信局", "县商务局"]


def test_permits_beside_projects_with_their_dates(tmp_path):
    intake, _ = report_of(tmp_path, "前期项目调度表")
    rows = rows_of(draft_of(intake, "readiness", "schedule"))
    filed = next(r for r in rows if (r["project_name"], r["item"]) == ("示例风电一期", "备案核准"))
    assert (filed["state"], filed["done_date"]) == ("已办结", date(2021, 3, 5))


def test_sheets_of_towns_and_a_sheet_of_remarks(tmp_path):
    _, report = report_of(tmp_path, "各镇项目进展")
    assert [(sheet.ledger, sheet.rows_loaded) for sheet in report.sheets[:2]] == [
        ("projects", 1),
        ("projects", 1),
    ]
    assert [sheet.sums["planned_investment"] for sheet in report.sheets[:2]] == [125000, 12000]
    assert not [issue for issue in report.issues if issue.severity == "error"]


def test_a_register_of_leads_is_one_of_leads(tmp_path):
    report = understood(an_office_file(tmp_path, "线索登记表")).files[0]
    assert [sheet.ledger for sheet in report.sheets] == ["leads"]
