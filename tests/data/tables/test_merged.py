from datetime import date

from data.tables import Panel, filled, find_tables, once_only
from tests.builders.field_names import known_header
from tests.builders.grids import a_grid

HEADER = ["序号", "项目名称", "责任单位", "签约日期", "计划总投资"]


def column(grid, number):
    return grid.columns[number - grid.first_column].raw.to_pylist()


def test_words_and_dates_are_filled_down_but_an_amount_is_said_once():
    grid = a_grid(
        [
            HEADER,
            [1, "示例项目01", "旗招商局", date(2021, 3, 1), 100],
            [None, None, "旗发改委", None, None],
            [2, "示例项目02", None, None, 50],
            ["合计", None, None, None, 150],
        ],
        merges=["A2:A3", "B2:B3", "D2:D4", "E2:E3"],
    )
    (table,) = find_tables(Panel.of_grid(grid), known_header)
    full = filled(grid, table)
    assert column(full, 1) == ["序号", "1", "1", "2", "合计"]
    assert column(full, 2) == ["项目名称", "示例项目01", "示例项目01", "示例项目02", None]
    assert column(full, 4)[1:] == ["2021-03-01"] * 3 + [None]
    assert column(full, 5)[1:] == ["100", None, "50", "150"]
    assert [merge.left for merge in once_only(grid, table)] == [5]


def test_a_merge_into_the_totals_row_stops_at_the_data():
    grid = a_grid(
        [HEADER, [1, "示例项目01", "旗招商局", None, 1], ["合计", None, None, None, 1]],
        merges=["C2:C3"],
    )
    (table,) = find_tables(Panel.of_grid(grid), known_header)
    assert column(filled(grid, table), 3) == ["责任单位", "旗招商局", None]


def test_words_are_filled_to_the_right_with_their_format():
    grid = a_grid(
        [HEADER, [1, "示例项目01", "待定", None, 5], [2, "示例项目02", "旗招商局", None, 6]],
        merges=["C2:D2"],
        formats={(2, 3): "@", (3, 5): "0.0"},
    )
    (table,) = find_tables(Panel.of_grid(grid), known_header)
    full = filled(grid, table)
    assert column(full, 4)[1:] == ["待定", None]
    assert full.columns[3].number_format.to_pylist() == [None, "@", None]


def test_merged_rows_without_cells_of_their_own_stay_blank_rows():
    grid = a_grid([HEADER, [1, "示例项目01", "旗招商局", None, 5], []], merges=["B2:B3", "C2:C3"])
    (table,) = find_tables(Panel.of_grid(grid), known_header)
    assert column(filled(grid, table), 2)[1:] == ["示例项目01", None]
