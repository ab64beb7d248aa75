"""A second table below without its own header, and header names written over two rows."""

from data.tables import Panel, RowRole, find_tables
from tests.builders.field_names import known_header
from tests.builders.grids import a_grid

HEADER = ["序号", "项目名称", "阶段", "总投资（万元）"]
BODY = [[n, f"示例项目{n:02d}", "签约", 100 * n] for n in range(1, 5)]


def roles(rows) -> list[str]:
    (table,) = find_tables(Panel.of_grid(a_grid(rows)), known_header)
    return [RowRole(role).name for role in table.roles.tolist()]


def test_a_summary_below_is_no_data():
    rows = [HEADER, *BODY, [], ["按镇汇总"], ["上海庙镇", 2, 300], ["城川镇", 2, 700]]
    assert roles(rows)[5:] == ["BLANK", "SECTION", "NOTE", "NOTE"]


def test_a_summary_below_with_a_header_nobody_knows():
    rows = [HEADER, *BODY, [], ["片区", "个数", "合计数"], ["上海庙镇", 2, 300], ["城川镇", 2, 700]]
    found = find_tables(Panel.of_grid(a_grid(rows)), known_header)
    assert [table.bounds for table in found] == [(1, 1, 5, 4), (7, 1, 9, 3)]


def test_more_rows_of_the_same_kind_below_a_gap_are_data():
    rows = [
        HEADER,
        *BODY,
        [],
        ["二、在谈项目"],
        [5, "示例项目05", "洽谈", 5],
        [6, "示例项目06", "洽谈"],
    ]
    assert roles(rows)[5:] == ["BLANK", "SECTION", "DATA", "DATA"]


def test_a_few_odd_cells_below_a_gap_are_data_to_be_asked_about():
    rows = [HEADER, *BODY, [], [5, "示例项目05", "洽谈", "待定"], [6, "示例项目06", 3, "约5亿"]]
    assert roles(rows)[6:] == ["DATA", "DATA"]


def test_too_few_rows_above_say_nothing_of_their_columns():
    rows = [HEADER, BODY[0], [], ["上海庙镇", 2, 300, "甲"]]
    assert roles(rows)[3:] == ["DATA"]


def test_a_name_written_over_two_rows_is_one_header():
    rows = [
        ["序号", "项目", "总投资", "责任"],
        [None, "名称", "（万元）", "单位"],
        *([n, f"示例项目{n:02d}", 100, "旗发改委"] for n in (1, 2)),
    ]
    (table,) = find_tables(Panel.of_grid(a_grid(rows)), known_header)
    assert table.header_rows == (1, 2)
    assert [column.path for column in table.columns] == [
        ("序号",),
        ("项目", "名称"),
        ("总投资",),
        ("责任", "单位"),
    ]
    assert table.columns[2].unit == "万元"
    assert [RowRole(role).name for role in table.roles.tolist()] == ["HEADER"] * 2 + ["DATA"] * 2


def test_three_levels_with_a_blank_row_and_a_name_over_two_of_them():
    rows = [
        ["序号", "项目", "投资", None, None],
        [],
        [None, "名称", "计划总投资", "累计\n完成投资", None],
        [None, None, None, "企业自报", "统 计"],
        [1, "示例项目01", 100, 50, 40],
    ]
    (table,) = find_tables(Panel.of_grid(a_grid(rows, merges=["C1:E1", "D3:E3"])), known_header)
    assert table.header_rows == (1, 3, 4)
    assert table.columns[4].path == ("投资", "累计完成投资", "统计")
