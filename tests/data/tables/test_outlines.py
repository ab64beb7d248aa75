"""Rows under other rows, by code, number or indent: their sums, totals and slips."""

import pytest

from data.reports.tables import table_reports
from tests.builders.grids import a_grid

HEADER = ["科目编码", "科目名称", "本年决算数"]
BUDGET = [
    ["", "合计", 9730],
    ["201", "一般公共服务支出", 4880],
    ["20101", "人大事务", 1930],
    ["2010101", "行政运行", 1210],
    ["2010102", "机关服务", 720],
    ["20103", "政府办公厅事务", 2950],
    ["2010301", "行政运行", 1840],
    ["2010302", "信访事务", 1110],
    ["205", "教育支出", 4850],
    ["20501", "教育管理事务", 1390],
    ["20502", "普通教育", 3460],
]


def report(rows):
    (found,) = table_reports(a_grid(rows))
    return found


def sums(found):
    return {one.cell: one.of for one in found.sums}


def test_codes_say_which_rows_a_parent_adds_up():
    found = report([HEADER, *BUDGET])
    assert sums(found) == {
        "C2": ["C3", "C10"],
        "C3": ["C4", "C7"],
        "C4": ["C5:C6"],
        "C7": ["C8:C9"],
        "C10": ["C11:C12"],
    }
    assert found.total_rows == [2, 3, 4, 7, 10]
    assert found.slips == []


@pytest.mark.parametrize("row", range(len(BUDGET)))
def test_a_digit_of_a_budget_by_codes_is_named(row):
    rows = [list(one) for one in BUDGET]
    rows[row][2] += 100 if str(rows[row][2])[-3] != "9" else -100
    found = report([HEADER, *rows])
    assert f"C{row + 2}" in {cell for slip in found.slips for cell in slip.likely}


def test_indents_say_which_rows_a_parent_adds_up():
    names = ["工业", "  采矿业", "  制造业", "    化工", "    装备", "服务业", "  物流", "  旅游"]
    figures = [
        [930, 812],
        [310, 402],
        [620, 410],
        [190, 300],
        [430, 110],
        [71, 38],
        [50, 9],
        [21, 29],
    ]
    rows = [[name, *numbers] for name, numbers in zip(names, figures, strict=True)]
    found = report([["行业", "投资", "税收"], *rows])
    assert sums(found)["B2"] == ["B3:B4"]
    assert sums(found)["C4"] == ["C5:C6"]
    assert found.total_rows == [2, 4, 7]


def test_numbers_say_which_rows_a_parent_adds_up_and_a_part_of_a_row_is_none():
    rows = [
        ["项目", "本月", "累计"],
        ["一、收入", 1260, 9860],
        ["1.注资", 500, 4000],
        ["2.返还", 760, 5860],
        ["其中：工业", 400, 3000],
        ["二、支出", 980, 9120],
        ["1.设施", 600, 6120],
        ["2.征拆", 380, 3000],
        ["三、结余", 280, 740],
    ]
    found = report(rows)
    assert sums(found)["B2"] == ["B3:B4"]
    assert found.total_rows == [2, 6]


def test_running_numbers_are_no_outline():
    rows = [[str(n), f"{n}号", 7 * n + 1] for n in range(1, 30)]
    found = report([["编号", "名称", "数量"], *rows])
    assert found.total_rows == [] and found.sums == [] and found.slips == []
