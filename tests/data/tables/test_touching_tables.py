"""Tables that touch: below one another without a gap, beside one another in other rows."""

from __future__ import annotations

import pytest

from data.reports.tables import table_reports
from tests.builders.grids import a_grid

NAMES = ["渠名", "长度", "流量"]


def a_list(count, start=1, word="号渠"):
    return [[f"{n}{word}", 31 * n, 7 * n] for n in range(start, start + count)]


def ranges(rows):
    """Range and doubt of every table of a sheet."""
    return [(one.range, one.doubtful) for one in table_reports(a_grid(rows))]


def beside(left, right, at, top):
    """Rows of a sheet with another list put at a column from a row on."""
    rows = [[*row] for row in left]
    for number, cells in enumerate(right, top):
        while len(rows) <= number:
            rows.append([])
        rows[number] += [None] * (at - len(rows[number]))
        rows[number][at:] = cells
    return rows


def test_the_same_rows_under_the_same_header_are_two_tables():
    rows = [NAMES, *a_list(5), NAMES, *a_list(5)]
    assert ranges(rows) == [("A1:C6", False), ("A7:C12", False)]


def test_a_header_that_a_printed_page_says_again_is_one_list():
    rows = [NAMES, *a_list(5), NAMES, *a_list(5, start=6)]
    assert ranges(rows) == [("A1:C12", False)]


def test_other_names_right_below_a_table_begin_another():
    rows = [
        NAMES,
        *a_list(5),
        ["坝名", "坝高", "库容", "年份"],
        *([f"{n}号坝", n, n * 9, n * 2] for n in range(1, 6)),
    ]
    assert ranges(rows) == [("A1:C6", False), ("A7:D12", False)]


def test_a_row_of_marks_for_missing_values_begins_none():
    rows = [
        NAMES,
        *a_list(5),
        ["6号渠", "未测", "停水"],
        *a_list(5, start=7),
        ["12号渠", "未测", "停水"],
    ]
    assert ranges(rows) == [("A1:C13", False)]


@pytest.mark.parametrize(("top", "last"), [(4, 12), (0, 16)])
def test_lists_beside_one_another_without_a_gap(top, last):
    left = [NAMES, *a_list(7)]
    right = [["坝名", "坝高"], *([f"{n}号坝", 11 * n] for n in range(1, last - top))]
    assert ranges(beside(left, right, 3, top)) == [("A1:C8", False), (f"D{top + 1}:E{last}", False)]


def test_lists_that_share_a_column_are_in_doubt():
    left = [[*NAMES, "年份"], *([*row, n] for n, row in enumerate(a_list(18)))]
    right = [["坝名", "坝高", "库容"], *([f"{n}号坝", 11 * n, n] for n in range(1, 20))]
    rows = beside(left, right, 3, 10)
    assert [doubtful for _, doubtful in ranges(rows)] == [True]


def test_a_header_of_known_names_said_again_without_a_gap_goes_on_with_its_list():
    names = ["序号", "项目名称", "责任单位", "签约时间"]
    first, second = (
        [[n, f"{n}号", "商务局", f"2021-0{n}-02"] for n in part] for part in ((1, 2, 3), (4, 5))
    )
    (found,) = table_reports(a_grid([names, *first, names, *second]))
    assert (found.range, found.header_rows) == ("A1:D7", [1, 5])
    (_, again) = table_reports(a_grid([names, *first, names, *first]))
    assert again.range == "A5:D8"


def test_tables_beside_each_other_with_a_title_over_each():
    rows = [["项目储备", None, None, None, "存量用地", None, None]]
    rows += [["镇", "项目数", "投资额", None, "园区", "宗数", "面积"]]
    rows += [["甲镇", 5, 12.5, None, "东区", 3, 120], ["乙镇", 3, 8.1, None, "西区", 2, 66]]
    rows += [["丙镇", 7, 30, None, "南区", 4, 210], ["丁镇", 2, 4.4, None, None, None, None]]
    found = table_reports(a_grid(rows, merges=["A1:C1", "E1:G1"]))
    assert [one.range for one in found] == ["A2:C6", "E2:G5"]


def test_labels_merged_down_rows_stay_with_the_columns_beside_them():
    rows = [["文号", "政策", "企业", "应付", "已付"], ["一号", "奖补", "甲", 300, 300]]
    rows += [
        [None, None, "乙", 260, 200],
        [None, None, "丙", 40, 0],
        [None, None, "小计", 600, 500],
    ]
    rows += [["三号", "补贴", "丁", 80, 80], [None, None, "戊", 20, 10]]
    rows += [[None, None, "小计", 100, 90], [None, None, "合计", 700, 590]]
    merges = ["A2:A5", "B2:B5", "A6:A8", "B6:B8"]
    assert [one.range for one in table_reports(a_grid(rows, merges=merges))] == ["A1:E9"]


def test_a_row_of_field_names_under_a_merge_of_data_is_data():
    rows = [["一级指标", "二级指标", "分值", "标准", "数据来源"]]
    rows += [
        ["引进", "新签约项目", 20, "每个得5分", "投促中心"],
        [None, "到位资金", 30, "得30分", "统计局"],
    ]
    rows += [
        ["推进", "外出招商", 10, "每季度1次", "各单位"],
        [None, "专班运行", 20, "查阅记录", "督查室"],
    ]
    found = table_reports(a_grid(rows, merges=["A2:A3", "A4:A5"]))
    assert [one.range for one in found] == ["A1:E5"]
