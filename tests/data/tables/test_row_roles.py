import pytest

from data.tables import Panel, RowRole, Table, find_tables
from tests.builders.field_names import known_header
from tests.builders.grids import a_grid

HEADER = ["序号", "项目名称", "项目阶段", "计划总投资（亿元）"]
ONE = [1, "示例项目01", "签约", 5.0]
TWO = [2, "示例项目02", "签约", 7.0]


def the_table(rows, **grid) -> Table:
    tables = find_tables(Panel.of_grid(a_grid(rows, **grid)), known_header)
    assert len(tables) == 1, [table.header_rows for table in tables]
    return tables[0]


def roles(table: Table) -> list[str]:
    return [RowRole(role).name for role in table.roles]


@pytest.mark.parametrize(
    "label",
    [
        "合计",
        "合 计",
        "小计",
        "总计（2个）",
        "共计",
        "累计",
        "合计：",
        "工业项目小计",
        "共2个项目",
        "其中：工业",
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_totals_above_between_and_below(label, column):
    total = [None, None, None, 12.0]
    total[column] = label
    table = the_table([HEADER, total, ONE, total, TWO, total])
    assert roles(table) == ["HEADER", "TOTAL", "DATA", "TOTAL", "DATA", "TOTAL"]
    assert set(table.reasons.values()) == {"total-word"}


def test_total_merged_over_the_first_columns():
    table = the_table([HEADER, ONE, TWO, ["合计", None, None, 12.0]], merges=["A4:C4"])
    assert roles(table)[-1] == "TOTAL"


def test_row_of_sums_without_a_word():
    table = the_table([HEADER, ONE, TWO, [None, None, None, 12.0]])
    assert roles(table)[-1] == "TOTAL"
    other = the_table([HEADER, ONE, TWO, [None, None, None, 99.0]])
    assert roles(other)[-1] == "DATA"


def test_words_that_only_resemble_totals_are_data():
    table = the_table(
        [
            ["年度", "责任主体", "指标", "目标值"],
            [2021, "全旗", "计划总投资", 100],
            [2021, "全旗", "到位资金", 50],
        ]
    )
    assert roles(table) == ["HEADER", "DATA", "DATA"]
    funds = the_table(
        [
            ["项目名称", "月份", "口径", "到位金额"],
            ["示例项目01", 202101, "企业自报", 5],
            [None, 202102, "历年累计", 5],
        ]
    )
    assert roles(funds) == ["HEADER", "DATA", "DATA"]


def test_sections_merged_or_single_and_their_rows():
    table = the_table(
        [
            HEADER,
            ["一、工业项目"],
            ["（一）在建"],
            ONE,
            ["（二）拟建"],
            TWO,
            ["二、农牧业项目", None, None, None],
            [3, "示例项目03", "签约", 1.0],
            ["重点对接"],
            [4, "示例项目04", "签约", 1.0],
        ],
        merges=["A2:D2"],
    )
    assert roles(table) == [
        "HEADER", "SECTION", "SECTION", "DATA", "SECTION", "DATA", "SECTION", "DATA", "SECTION",
        "DATA",
    ]  # fmt: skip
    assert table.sections[4] == "一、工业项目 / (一)在建"
    assert table.sections[6] == "一、工业项目 / (二)拟建"
    assert table.sections[8] == "二、农牧业项目"
    assert table.sections[10] == "重点对接"


def test_outline_numbers_in_the_serial_column_are_sections_with_their_sums():
    table = the_table(
        [
            HEADER,
            ["一", "工业项目", None, 12.0],
            ONE,
            TWO,
            ["二", "农牧业项目"],
            [1, "示例项目03", "签约", 1],
        ]
    )
    assert roles(table) == ["HEADER", "TOTAL", "DATA", "DATA", "SECTION", "DATA"]
    assert table.reasons[2] == "section-with-sums"
    assert table.sections[3] == "一、工业项目"
    assert table.sections[6] == "二、农牧业项目"
    assert table.levels == {2: 1, 5: 1}


def test_serials_in_chinese_numerals_are_data():
    table = the_table([HEADER, ["一", "示例项目01", "签约", 5], ["二", "示例项目02", "签约", 7]])
    assert roles(table) == ["HEADER", "DATA", "DATA"]


def test_footnotes_sources_and_signatures():
    table = the_table(
        [
            HEADER,
            ONE,
            TWO,
            ["注：投资额按协议口径"],
            ["数据来源：旗招商局"],
            ["填表人：", "经办员A", "审核人：", "经办员B"],
            ["由各单位于每月五日前填报"],
        ]
    )
    assert roles(table)[3:] == ["NOTE"] * 4
    assert table.reasons[7] == "after-last-row"


def test_serials_with_gaps_and_rows_that_hold_a_serial_only():
    table = the_table([HEADER, ONE, [5, "示例项目05", "签约", 2], [6], [7]])
    assert roles(table) == ["HEADER", "DATA", "DATA", "NOTE", "NOTE"]
    assert table.reasons[4] == "serial-only"


def test_a_row_that_says_there_is_nothing_to_report_is_a_note():
    rows = [
        HEADER,
        ONE,
        [2, "本月无", "无", 0],
        [3, "无人机", "签约", 1],
        [4, "示例项目04", "无", 2],
    ]
    table = the_table(rows)
    assert roles(table) == ["HEADER", "DATA", "NOTE", "DATA", "DATA"]
    assert table.reasons[3] == "nothing-to-report"


def test_header_repeated_on_every_page():
    table = the_table(
        [["签约项目台账"], HEADER, ONE, ["签约项目台账"], HEADER, TWO, ["注：完"]],
        merges=["A1:D1", "A4:D4"],
    )
    assert table.header_rows == (2, 5)
    assert roles(table) == ["TITLE", "HEADER", "DATA", "TITLE", "HEADER", "DATA", "NOTE"]


def test_second_table_below_with_its_own_header():
    first, second = find_tables(
        Panel.of_grid(
            a_grid(
                [
                    HEADER,
                    ONE,
                    ["注：以上为签约项目"],
                    [],
                    ["外出招商情况"],
                    ["单位", "姓名", "开始时间", "目的地"],
                    ["旗招商局", "旗领导A", "2021.3.1", "上海"],
                ]
            )
        ),
        known_header,
    )
    assert roles(first) == ["HEADER", "DATA", "NOTE", "BLANK", "BLANK", "BLANK", "BLANK"]
    assert roles(second) == ["BLANK"] * 4 + ["TITLE", "HEADER", "DATA"]
    assert second.title == "外出招商情况"


def test_side_table_to_the_right():
    left, right = find_tables(
        Panel.of_grid(
            a_grid(
                [
                    [*HEADER, None, "序号", "责任单位", "计划总投资"],
                    [*ONE, None, 1, "旗招商局", 12],
                    TWO,
                    [3, "示例项目03", "签约", 1],
                    [4, "示例项目04", "签约", 1],
                ]
            )
        ),
        known_header,
    )
    assert (left.first_column, left.last_column) == (1, 4)
    assert (right.first_column, right.last_column) == (6, 8)
    assert len(left.rows_of(RowRole.DATA)) == 4
    assert right.rows_of(RowRole.DATA).tolist() == [2]


def test_side_table_whose_header_stands_lower():
    left, right = find_tables(
        Panel.of_grid(
            a_grid(
                [
                    HEADER,
                    [*ONE, None, None, None],
                    [*TWO, None, "责任单位", "到位金额"],
                    [3, "示例项目03", "签约", 1.0, None, "旗招商局", 4],
                ]
            )
        ),
        known_header,
    )
    assert left.header_rows == (1,)
    assert right.header_rows == (3,)
    assert right.rows_of(RowRole.DATA).tolist() == [4]


def test_blank_formatted_rows_below_are_blank():
    table = the_table([HEADER, ONE, *[[" ", "\u00a0", None, "\u3000"]] * 50])
    assert roles(table) == ["HEADER", "DATA", *["BLANK"] * 50]


def test_every_used_row_has_exactly_one_role_and_a_reason_unless_data():
    rows = [
        ["台账"], HEADER, ["一、工业"], ONE, ["小计", None, None, 5], [], ["二、农牧"], TWO, [9],
        ["合计", None, None, 12], ["备注：无"],
    ]  # fmt: skip
    table = the_table(rows)
    for number, row in enumerate(rows, start=1):
        role = table.roles[number - 1]
        assert (role != RowRole.BLANK) == bool(row)
        if role not in (RowRole.BLANK, RowRole.DATA, RowRole.HEADER):
            assert table.reasons[number]


def test_a_lone_cell_beside_a_vertical_merge_is_a_line_of_that_row():
    table = the_table(
        [
            ["序号", "项目名称", "存在问题", "计划总投资"],
            [1, "示例项目01", "用地", 5],
            [None, None, "用水", None],
            [None, None, "用电", None],
        ],
        merges=["A2:A4", "B2:B4", "D2:D4"],
    )
    assert roles(table) == ["HEADER", "DATA", "DATA", "DATA"]


def test_a_file_whose_numbers_are_texts():
    table = the_table(
        [
            ["序号", "项目名称", "项目阶段", "计划总投资"],
            ["一", "工业项目", None, "12"],
            ["1", "示例项目01", "签约", "5"],
            ["2", "示例项目02", "签约", "7"],
            ["3"],
            [None, "合计", None, "12"],
        ]
    )
    assert roles(table) == ["HEADER", "TOTAL", "DATA", "DATA", "NOTE", "TOTAL"]


def test_a_total_whose_word_stands_just_before_its_sums():
    rows = [["责任单位", "项目名称", "项目阶段", "签约时间", "投资方", "计划总投资"]]
    rows += [["旗招商局", f"示例项目0{i}", "签约", "2021.3", "示例公司甲", 5] for i in (1, 2)]
    table = the_table([*rows, [None, None, None, None, "合计", 10]])
    assert roles(table)[-1] == "TOTAL"


def test_two_tables_side_by_side_without_a_gap():
    header = ["序号", "项目名称", "计划总投资"]
    left, right = find_tables(
        Panel.of_grid(a_grid([header * 2, [1, "示例项目01", 5, 1, "示例项目11", 6]])), known_header
    )
    assert (left.last_column, right.first_column) == (3, 4)


SUMMED = [
    ["工业项目", None, 500, 500],
    ["储能", "商务局", 300, 260],
    ["饲料", "商务局", 200, 240],
    ["农业项目", None, 50, 20],
    ["羊绒", "农牧局", 50, 20],
]
UNNUMBERED = ["项目名称", "责任单位", "总投资（万元）", "到位资金（万元）"]


def test_names_whose_figures_are_the_sums_of_the_rows_below_head_them():
    table = the_table([UNNUMBERED, *SUMMED])
    assert roles(table) == ["HEADER", "TOTAL", "DATA", "DATA", "TOTAL", "DATA"]


def test_names_with_figures_that_add_up_nothing_are_data():
    rows = [list(row) for row in SUMMED]
    rows[0][2] = 480
    assert roles(the_table([UNNUMBERED, *rows])) == ["HEADER", *["DATA"] * 5]
