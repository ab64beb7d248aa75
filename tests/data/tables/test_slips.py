"""One wrong digit in a table of sums is named with the cells where it may stand."""

from dataclasses import replace

import numpy as np

from data.reports.tables import table_reports
from data.tables import Panel, tables_as_they_stand
from data.tables.slips import find_slips
from data.tables.sums import find_sums
from data.tables.table_sums import TableSums
from data.tables.total_rows import TotalRows
from tests.builders.grids import a_grid


def slips_of(rows, named=()):
    """Row and column of each sum that does not agree → where the digit may stand."""
    values = np.array([[np.nan if n is None else n for n in row] for row in rows], dtype=float)
    units = np.ones(values.shape)
    down, across = find_sums(values, units, named), find_sums(values.T, units.T)
    lines = np.arange(len(values))
    is_total = np.isin(lines, [*named, *(one.line for one in down)])
    found = find_slips(values, units, down, across, TotalRows(lines[~is_total], lines[is_total]))
    return {one.cell: set(one.likely) for one in found}


LEDGER = [
    [9141, 1203, 7938, 88],
    [6615, 977, 5638, 61],
    [8320, 2051, 6269, 104],
    [24076, 4231, 19845, 253],
]


def with_digit(row, column, value):
    rows = [list(line) for line in LEDGER]
    rows[row][column] = value
    return rows


def test_a_clean_ledger_has_none():
    assert slips_of(LEDGER, named=[3]) == {}


def test_a_digit_is_named_where_the_other_columns_agree():
    found = slips_of(with_digit(3, 3, 258), named=[3])
    assert found == {(3, 3): {(3, 3), (1, 3), (2, 3)}}  # 61 and 104 may be wrong as well


def test_a_digit_of_a_detail_is_named_where_sums_down_and_along_cross():
    found = slips_of(with_digit(1, 1, 917), named=[3])
    assert found == {(3, 1): {(1, 1)}, (1, 0): {(1, 1)}}


def test_a_last_digit_counts_where_the_other_sums_are_exact():
    assert (3, 3) in slips_of(with_digit(3, 3, 254), named=[3])


def test_the_only_total_of_a_column_is_named_by_its_word():
    column = [[1203], [977], [2051], [640], [4931]]
    assert slips_of(column) == {}
    assert slips_of(column, named=[4]) == {(4, 0): {(0, 0)}}  # 1263


def test_a_share_beside_the_sums_is_no_slip():
    rows = [[1203, 88, 41], [977, 61, 35], [2051, 104, 62], [4231, 253, 47]]
    assert slips_of(rows, named=[3]) == {}


def test_a_last_digit_counts_in_the_only_total_of_whole_numbers():
    column = [[1203], [977], [2051], [640], [4871]]
    assert slips_of(column, named=[4]) == {}
    column[1] = [978]
    assert (1, 0) in slips_of(column, named=[4])[4, 0]


def test_a_subtotal_is_held_against_its_rows_and_by_the_grand_total():
    rows = [[1203], [977], [2980], [2051], [640], [2691], [4871]]  # 2980 for 2180
    assert slips_of(rows, named=[2, 5, 6])[2, 0] == {(2, 0)}


def test_the_only_number_of_a_section_is_held_against_its_subtotal():
    rows = [[120, 88], [None, 61], [120, 149], [2051, 104], [640, 17], [2691, 121]]
    rows[0][0] = 170
    assert slips_of(rows, named=[2, 5]) == {(2, 0): {(2, 0), (0, 0)}}


def test_a_line_that_differs_at_many_places_is_no_total():
    rows = [[1203, 88, 41], [977, 61, 35], [2051, 104, 62], [4232, 254, 139]]
    assert slips_of(rows, named=[3]) == {}


def test_a_subtotal_of_one_row_is_held_against_it_where_another_column_proves_it():
    rows = [[1203, 88], [1208, 88], [2051, 104], [640, 17], [2691, 121]]
    assert slips_of(rows, named=[1, 4]) == {(1, 0): {(0, 0), (1, 0)}}


def test_details_stand_on_the_same_side_of_all_totals():
    rows = [[12], [5], [7], [30], [8], [12], [45], [44], [1]]  # heads above their rows: 30 for 20
    assert slips_of(rows, named=[0, 3, 6]) == {(3, 0): {(3, 0), (5, 0)}}


def test_a_sum_that_agrees_clears_its_cells():
    rows = [[25, 300], [233, 41], [258, 341], [574, 82], [574, 82], [832, 423]]
    rows[3][0] = 774
    assert slips_of(rows, named=[2, 4, 5])[4, 0] == {(3, 0)}


def test_a_row_without_a_number_where_the_other_columns_agree_belongs_to_its_section():
    rows = [[40, 812], [3, 977], [None, 250], [43, 2039], [9, 11], [9, 11]]
    rows[0][1] = 712
    assert (3, 1) in slips_of(rows, named=[3, 5])


def test_a_digit_more_is_another_number():
    assert slips_of([[900, 41], [48, 8], [8, 3], [956, 52]], named=[1]) == {}


def test_a_header_beyond_the_last_column_of_the_table_belongs_to_no_sum():
    rows = [
        ["名称", "合计", "甲", "乙", "合计"],
        ["一", 30, 10, 20, None],
        ["二", 70, 30, 40, None],
    ]
    panel = Panel.of_grid(a_grid(rows))
    (table,) = tables_as_they_stand(panel, lambda text: 1.0)
    assert TableSums(panel, replace(table, bounds=(1, 1, 3, 4))).slips == []


def slips_in(rows):
    """Sum and likely cells of each slip of a sheet."""
    (found,) = table_reports(a_grid(rows))
    return {slip.cell: slip.likely for slip in found.slips}


ROUNDED = [["行业", "产值", "税收"], ["化工", 12.3, 4.4], ["装备", 6.1, 2.2], ["农畜", 9.7, 3.5]]
ROUNDED += [["物流", 2.3, 1.8], ["文旅", 1.2, 0.7], ["合计", 31.7, 12.6]]  # 31.6 as it stands


def test_fractions_rounded_one_by_one_are_no_slip():
    assert slips_in(ROUNDED) == {}


def test_a_digit_among_fractions_rounded_one_by_one_is_named():
    rows = [list(row) for row in ROUNDED]
    rows[3][1] = 4.7
    assert "B4" in slips_in(rows)["B7"]


def test_whole_numbers_beside_fractions_add_up_exactly():
    rows = [[*row, people] for row, people in zip(ROUNDED[1:6], (31, 12, 44, 8, 5), strict=True)]
    rows = [[*ROUNDED[0], "人数"], *rows, [*ROUNDED[6], 101]]
    assert "D7" in slips_in(rows)["D7"]
