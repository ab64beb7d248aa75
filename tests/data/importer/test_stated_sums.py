"""Stated sums against their cells: which cells, what they come to, where one digit is wrong."""

from __future__ import annotations

import xlsxwriter

from data.issues import issue_message
from tests.builders.ledger_files import codes, of_sheet, understood

HEADER = ["序号", "项目名称", "阶段", "总投资（万元）", "用地（亩）", "责任单位"]


def ledger(investment=(1203, 977, 2051), total=4231, land=(88, 61, 104), land_total=253):
    names = zip(investment, land, strict=True)
    rows = [[n, f"示例项目0{n}", "签约", *pair, "旗工信局"] for n, pair in enumerate(names, 1)]
    return [HEADER, *rows, [None, "合计", None, total, land_total, None]]


def test_sums_that_agree_say_nothing(tmp_path):
    report, _, _ = of_sheet(tmp_path, ledger())
    assert codes(report) == []


def test_a_total_that_differs_names_its_cells_and_the_digit(tmp_path):
    report, sheet, _ = of_sheet(tmp_path, ledger(total=4237))
    (issue,) = report.issues
    assert (issue.code, issue.cell) == ("total-differs", "D5")
    assert issue.arguments["cells"] == "D2:D4"
    assert "D5" in issue.arguments["likely"]
    assert (issue.arguments["stated"], issue.arguments["computed"]) == ("4237", "4231")
    assert "D2:D4" in issue_message(issue, "zh") and "D5" in issue_message(issue, "en")
    assert [(t.stated, t.computed) for t in sheet.totals] == [(4237, 4231)]


def test_a_total_that_no_digit_mends_says_so_of_none(tmp_path):
    report, _, _ = of_sheet(tmp_path, ledger(total=4000))
    (issue,) = report.issues
    assert issue.arguments["likely"] == "none"
    assert "一位数字" not in issue_message(issue, "zh")


def test_a_digit_of_a_number_that_is_no_amount_is_named_too(tmp_path):
    report, sheet, _ = of_sheet(tmp_path, ledger(land=(88, 91, 104)))
    (issue,) = [one for one in report.issues if one.code == "sum-slips"]
    assert issue.cell == "E5"
    assert "E3" in issue.arguments["likely"]
    assert sheet.totals[0].stated == sheet.totals[0].computed


AREAS = [(120, 88, 32), (61, 40, 21), (104, 95, 9), (77, 50, 27)]


def areas(*, total=()):
    """A ledger in which one digit of the third project's second area is wrong: 98 for 95."""
    header = ["序号", "项目名称", "阶段", "责任单位", "总投资（万元）", "占地合计", "耕地", "林地"]
    rows = [
        [n, f"示例项目0{n}", "签约", "旗工信局", 100 * n + 7, *area]
        for n, area in enumerate(AREAS, 1)
    ]
    rows[2][6] = 98
    return [header, *rows, *([[None, "合计", None, None, 1028, *total]] if total else [])]


def test_sums_along_a_row_are_held_against_its_cells(tmp_path):
    report, _, _ = of_sheet(tmp_path, areas())
    (issue,) = [one for one in report.issues if one.code == "sum-slips"]
    assert (issue.cell, issue.arguments["cells"]) == ("F4", "G4:H4")
    assert "G4" in issue.arguments["likely"]


def test_one_wrong_digit_is_reported_once(tmp_path):
    report, _, _ = of_sheet(tmp_path, areas(total=(362, 273, 89)))
    (issue,) = [one for one in report.issues if one.code == "sum-slips"]
    assert issue.arguments["likely"] == "G4"


def test_a_formula_that_stops_short_is_named_at_its_cell(tmp_path):
    path = tmp_path / "台账.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    for row, cells in enumerate(ledger()):
        sheet.write_row(row, 0, cells)
    sheet.write_formula("D5", "=SUM(D2:D3)", None, 2180)
    book.close()
    (report,) = understood(path).files
    (issue,) = [one for one in report.issues if one.code == "sum-leaves-out"]
    assert (issue.cell, issue.arguments["cells"], issue.arguments["left"]) == ("D5", "D2:D3", "D4")
    assert ("total-differs", "D5") in codes(report)
