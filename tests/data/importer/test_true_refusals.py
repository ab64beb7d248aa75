"""A file that cannot be read is told the true reason, and what to do only where it helps."""

from __future__ import annotations

import pytest

from data.issues import issue_message, issue_remedy
from tests.builders.ledger_files import a_file, understood

ROSTER = [["姓名", "性别", "民族", "籍贯"], *([f"某{n}", "男", "蒙古族", "某镇"] for n in range(6))]
STAFF = [
    ["序号", "姓名", "性别", "职务", "学历"],
    *([n, f"某{n}", "男", "科员", "本科"] for n in range(6)),
]
DUTY = [["日期", "早班", "晚班"], *([f"周{n}", "甲组", "乙组"] for n in range(6))]
SCORES = [["姓名", "得分"], ["甲", 90], ["乙", 80]]
COSTS = [["序号", "项目", "金额（元）", "经办人", "日期"], [1, "差旅", 100, "某", "2021-05-06"]]
BIDS = [["项目名称", "招标人", "控制价（万元）", "开标时间"], ["甲", "某", 100, "2021-05-06"]]
WAGES = [["项目名称", "施工单位", "人数", "应发工资", "月份"], ["甲", "某", 5, 9, "2021-05"]]
PAYMENTS = [["项目名称", "施工单位", "合同金额（万元）", "累计支付（万元）", "支付时间"]]
PAYMENTS += [[name, "某", 100, 50, 44280] for name in ("甲", "乙", "丙")]


def refusal(folder, rows):
    (report,) = understood(a_file(folder, {"Sheet1": rows})).files
    assert report.refusal is not None
    return report.refusal


@pytest.mark.parametrize(
    "rows",
    [ROSTER, STAFF, DUTY, SCORES, COSTS, BIDS, WAGES, PAYMENTS],
    ids=["roster", "staff", "duty", "scores", "costs", "bids", "wages", "payments"],
)
def test_a_list_of_something_else_has_a_header_and_is_no_ledger(tmp_path, rows):
    found = refusal(tmp_path, rows)
    assert found.code == "refused-no-ledger"
    said = issue_message(found, "zh")
    assert rows[0][0] in said and rows[0][1] in said
    # Nobody is told to add columns that would not make it a ledger.
    assert "最像" not in said and "补上" not in issue_remedy(found, "zh")


def test_rows_of_texts_without_a_header_have_none(tmp_path):
    rows = [["甲公司", "北京", "新能源"], ["乙公司", "上海", "化工"], ["丙公司", "天津", "建材"]]
    assert refusal(tmp_path, rows).code == "refused-no-header"


def test_rows_of_figures_have_none(tmp_path):
    assert refusal(tmp_path, [["甲", 1, 2], ["乙", 3, 4]]).code == "refused-no-header"


def test_a_register_that_lacks_its_stage_is_told_so(tmp_path):
    rows = [["项目名称", "总投资（万元）", "问题", "责任人"], ["甲", 500, "无", "某"]]
    rows += [["乙", 600, "无", "某"]]
    found = refusal(tmp_path, rows)
    assert found.code == "refused-near-ledger"
    assert "还缺 阶段" in issue_message(found, "zh")


def test_beside_a_ledger_such_a_sheet_is_a_note_with_its_headers(tmp_path):
    register = [["项目名称", "阶段"], ["示例项目01", "签约"]]
    (report,) = understood(a_file(tmp_path, {"台账": register, "人员": ROSTER})).files
    assert report.refusal is None
    (note,) = [issue for issue in report.issues if issue.code == "header-of-no-ledger"]
    assert note.severity == "note" and "姓名、性别" in issue_message(note, "zh")
    assert {sheet.sheet: sheet.reason for sheet in report.sheets}["人员"] == "unknown"
