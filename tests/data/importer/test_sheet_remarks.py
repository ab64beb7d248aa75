"""What is read and counts, though the clerk may not have meant it, is said."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.issues import issue_message
from tests.builders.ledger_files import Sheet, a_file, codes, of_sheet, rows_of, understood
from tests.builders.workbooks import Sheet as RawSheet
from tests.builders.workbooks import a_workbook, an_xls

NAMES = ["项目名称", "阶段", "总投资（万元）"]


def of_bytes(folder, data, name="台账.xlsx"):
    path = folder / name
    path.write_bytes(data)
    intake = understood(path)
    return intake.files[0], rows_of(intake.drafts[0])


def test_hidden_rows_are_read_and_said(tmp_path):
    rows = [NAMES, ["示例项目01", "签约", 100], ["示例项目02", "签约", 200]]
    sheet = RawSheet("台账", rows, hidden_rows=(3,), filter_range="A1:C3")
    report, read = of_bytes(tmp_path, a_workbook(sheet))
    assert len(read) == 2
    issue = next(issue for issue in report.issues if issue.code == "rows-filtered")
    assert (issue.severity, issue.arguments["count"]) == ("note", "1")


def test_a_hidden_sheet_is_read_and_warned_about(tmp_path):
    path = a_file(
        tmp_path,
        {
            "台账": [NAMES, ["示例项目01", "签约", 100]],
            "旧台账": Sheet([NAMES, ["示例项目02", "签约", 200]], is_hidden=True),
        },
    )
    (report,) = understood(path).files
    hidden = [issue for issue in report.issues if issue.code == "sheet-hidden"]
    assert [(issue.sheet, issue.severity) for issue in hidden] == [("旧台账", "warning")]


def test_a_merged_amount_counts_once_and_the_other_row_says_so(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        Sheet(
            [NAMES, ["示例项目01", "签约", 300], ["示例项目02", "签约", None]], merges=("C2:C3",)
        ),
    )
    assert [row["planned_investment_wan"] for row in rows] == [Decimal(300), None]
    assert sheet.sums == {"planned_investment": 300.0}
    issue = next(issue for issue in report.issues if issue.code == "amount-merged")
    assert (issue.cell, issue.arguments["first"]) == ("C3", "C2")


@pytest.mark.parametrize(("unit", "amount"), [("亿元", 12000), ("万元", 3)])
def test_a_sum_in_the_wrong_unit_is_asked_about(tmp_path, unit, amount):
    names = [*NAMES[:2], f"总投资（{unit}）"]
    usual = {"亿元": 5, "万元": 50000}[unit]
    rows = [[f"示例项目{n:02}", "签约", usual] for n in range(1, 6)]
    report, _, _ = of_sheet(tmp_path, [names, *rows, ["示例项目09", "签约", amount]])
    assert codes(report) == [("amount-unlikely", "C7")]


def test_a_whole_column_in_the_wrong_unit_is_one_finding(tmp_path):
    rows = [[f"示例项目{n:02}", "签约", n / 2] for n in range(1, 16)]
    report, _, _ = of_sheet(tmp_path, [NAMES, *rows])
    assert codes(report) == [("amounts-unlikely", "C1")]


def test_funds_in_a_register_are_kept_and_said_to_count_nowhere(tmp_path):
    report, _, rows = of_sheet(
        tmp_path, [[*NAMES, "到资金额(亿元)"], ["示例项目01", "签约", 100, 0.5]]
    )
    assert codes(report) == [("funds-not-read", "D1")]
    assert list(rows[0]["extra"].values()) == ["0.5"]


def test_bare_day_numbers_of_the_1904_system(tmp_path):
    rows = [["项目名称", "阶段", "签约日期"], ["示例项目01", "签约", 42798]]
    for data, name in (
        (a_workbook(RawSheet("台账", rows), is_1904=True), "a.xlsx"),
        (an_xls(RawSheet("台账", rows), is_1904=True), "a.xls"),
    ):
        report, read = of_bytes(tmp_path, data, name)
        assert read[0]["signed_date"] == date(2021, 3, 5)
        assert codes(report) == [("date-from-serial", "C2")]


def test_the_day_that_a_footnote_states_is_compared(tmp_path):
    report, _, _ = of_sheet(
        tmp_path,
        [NAMES, ["示例项目01", "签约", 100], ["注：数据截至2021年9月30日", None, None]],
    )
    (question,) = report.questions
    assert (question.kind, question.places) == ("as-of", ("A3",))
    assert [option.key for option in question.options] == ["2021-12-31", "2021-09-30"]


def test_a_section_with_its_own_sum_says_the_stage(tmp_path):
    _, sheet, rows = of_sheet(
        tmp_path,
        [
            ["序号", "项目名称", "总投资（万元）", "责任单位"],
            ["一", "在谈项目（1个）", 300, None],
            [1, "示例项目01", 300, "旗工信局"],
            ["二", "签约项目（2个）", 550, None],
            [1, "示例项目02", 50, "旗工信局"],
            [2, "示例项目03", 500, "旗工信局"],
        ],
    )
    assert [row["stage"] for row in rows] == ["洽谈", "签约", "签约"]
    assert [total.computed for total in sheet.totals] == [300.0, 550.0]


def test_a_total_off_by_one_whole_unit_is_no_rounding(tmp_path):
    report, _, _ = of_sheet(
        tmp_path,
        [
            ["项目名称", "阶段", "总投资（亿元）"],
            ["示例项目01", "签约", 1],
            ["示例项目02", "签约", 2],
            ["合计", None, 4],
        ],
    )
    (issue,) = report.issues
    assert (issue.code, issue.severity) == ("total-differs", "warning")


def test_what_cost_a_row_its_place_says_so(tmp_path):
    report, _, _ = of_sheet(tmp_path, [NAMES, ["示例项目01", "签约", 100], ["待定", "签约", 100]])
    (issue,) = report.issues
    assert "没有载入" in issue_message(issue, "zh")
    assert "left out" in issue_message(issue, "en")


def test_a_code_that_lost_its_digits_is_unknown(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            ["项目代码", "项目名称", "阶段"],
            [21011506230401123456, "示例项目01", "签约"],
            [21011506230401123457, "示例项目02", "签约"],
            [150623001, "示例项目03", "签约"],
        ],
    )
    assert [row["project_code"] for row in rows] == [None, None, "150623001"]
    assert codes(report) == [("text-digits-lost", "A2"), ("text-digits-lost", "A3")]


def test_the_subtotal_of_a_page_adds_up_its_page(tmp_path):
    report, sheet, _ = of_sheet(
        tmp_path,
        [
            NAMES,
            ["示例项目01", "签约", 300],
            ["本页小计", None, 300],
            NAMES,
            ["示例项目02", "签约", 400],
            ["本页小计", None, 400],
            ["合计", None, 700],
        ],
    )
    assert codes(report) == []
    assert [total.computed for total in sheet.totals] == [300.0, 400.0, 700.0]


def test_a_row_longer_than_its_header_says_where(tmp_path):
    path = tmp_path / "台账.csv"
    lines = ["项目名称,阶段,总投资（万元）", "示例项目01,签约,100", "示例项目02,签约,1,200"]
    path.write_text("\n".join(lines), encoding="utf-8")
    (report,) = understood(path).files
    assert ("cells-without-header", "D3") in codes(report)
    straight = tmp_path / "b.csv"
    straight.write_text("\n".join(lines[:2]), encoding="utf-8")
    assert "cells-without-header" not in dict(codes(understood(straight).files[0]))
