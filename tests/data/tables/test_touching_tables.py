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
