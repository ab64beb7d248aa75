"""A table beside the list: its header stands on the same rows, in words that no ledger knows."""

import pytest

from data.ledgers import known_header
from data.tables import Panel, RowRole, find_tables
from tests.builders.grids import a_grid

TOP = ["序号", "项目名称", "投资", None, "开工时间"]
SUB = [None, None, "总投资", "固投", None]
MERGES = ("C1:D1", "A1:A2", "B1:B2", "E1:E2")


def a_sheet(side, side_merges=(), rows=7):
    """The list with a side table (its rows, header first) behind an empty column."""
    own = [TOP, SUB, *([n, f"示例项目{n:02d}", 100, 80, "2021.3"] for n in range(1, rows + 1))]
    beside = [*side, *[[]] * (len(own) - len(side))]
    return a_grid(
        [[*row, None, *more] for row, more in zip(own, beside, strict=True)],
        merges=(*MERGES, *side_merges),
    )


@pytest.mark.parametrize("merges", [(), ("G1:G2", "H1:I1")])
def test_its_groups_and_its_first_row_are_kept(merges):
    side = [["镇", "签约情况", None], [None, "个数", "金额"], ["甲镇", 1, 100], ["乙镇", 2, 200]]
    left, right = find_tables(
        Panel.of_grid(a_sheet([*side, ["合计", 3, 300]], merges)), known_header
    )
    assert len(left.rows_of(RowRole.DATA)) == 7
    assert [c.path for c in right.columns] == [("镇",), ("签约情况", "个数"), ("签约情况", "金额")]
    assert right.header_rows == (1, 2)
    assert right.rows_of(RowRole.DATA).tolist() == [3, 4]
    assert right.rows_of(RowRole.TOTAL).tolist() == [5]


def test_a_header_merged_over_the_levels_of_the_list_is_one_level():
    side = [["类型", "数量"], [], ["工业", 3], ["农业", 2]]
    left, right = find_tables(Panel.of_grid(a_sheet(side, ("G1:G2", "H1:H2"))), known_header)
    assert left.last_column == 5
    assert [c.path for c in right.columns] == [("类型",), ("数量",)]
    assert right.rows_of(RowRole.DATA).tolist() == [3, 4]


def test_columns_behind_a_gap_that_go_on_with_the_list_are_the_list():
    side = [["责任单位", "备注"], [], *[["旗招商局", "无"]] * 7]
    (table,) = find_tables(Panel.of_grid(a_sheet(side, ("G1:G2", "H1:H2"))), known_header)
    assert [c.path[-1] for c in table.columns][-2:] == ["责任单位", "备注"]


def test_a_lone_remark_behind_a_gap_is_no_table():
    (table,) = find_tables(Panel.of_grid(a_sheet([["说明"], [], ["红色为滞后"]])), known_header)
    assert len(table.rows_of(RowRole.DATA)) == 7


def test_figures_behind_a_side_table_that_hide_its_header_stay_with_the_list():
    rows = [[None] * 4 for _ in range(3)]
    rows += [["序号", "项目名称", "总投资", "开工时间"]]
    rows += [[n, f"示例项目{n:02d}", 100, "2021.3"] for n in range(1, 8)]
    side = [["项目名称", "总投资"], *([f"其他项目{n}", n] for n in range(1, 11))]
    figures = [[n + 0.5, n + 0.25, n + 0.125] for n in range(11)]
    grid = a_grid(
        [
            [*own, None, *more, None, *far]
            for own, more, far in zip(rows, side, figures, strict=True)
        ]
    )
    tables = find_tables(Panel.of_grid(grid), known_header)
    assert tables[0].header_rows == (4,)
    assert len(tables[0].rows_of(RowRole.DATA)) >= 7
    assert {c.column for table in tables for c in table.columns} >= {1, 2, 3, 4, 6, 7, 9, 10, 11}
