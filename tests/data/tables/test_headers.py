import pytest

from data.tables import Panel, RowRole, Table, find_tables
from data.tables.header_text import header_text, table_unit
from tests.builders.field_names import known_header
from tests.builders.grids import a_grid


def the_table(rows, **grid) -> Table:
    tables = find_tables(Panel.of_grid(a_grid(rows, **grid)), known_header)
    assert len(tables) == 1, [table.header_rows for table in tables]
    return tables[0]


def paths(table: Table) -> list[str]:
    return ["/".join(column.path) for column in table.columns]


def roles(table: Table) -> list[str]:
    return [RowRole(role).name for role in table.roles]


DATA = [1, "示例项目01", "签约", 5.2]
HEADER = ["序号", "项目名称", "项目阶段", "计划总投资（亿元）"]


def test_title_attachment_and_unit_row_stand_above_the_header():
    table = the_table(
        [
            ["附件1"],
            ["鄂托克前旗签约项目台账"],
            [None, None, None, "单位：万元"],
            ["序号", "项目名称", "项目阶段", "计划总投资"],
            DATA,
        ],
        merges=["A2:D2"],
    )
    assert table.header_rows == (4,)
    assert (table.unit, table.unit_cell) == ("万元", "D3")
    assert roles(table) == ["TITLE", "TITLE", "UNIT", "HEADER", "DATA"]
    assert table.title == "附件1 鄂托克前旗签约项目台账"


def test_unit_on_the_left_merged_or_inside_the_title():
    left = the_table([["单位:亿元"], HEADER, DATA], merges=["A1:D1"])
    assert (left.unit, left.unit_cell, left.roles[0]) == ("亿元", "A1", RowRole.UNIT)
    inside = the_table([["签约项目台账（单位：万元）"], HEADER, DATA])
    assert (inside.unit, inside.roles[0]) == ("万元", RowRole.TITLE)
    beside = the_table([["填报单位：敖勒召其镇", None, None, "单位：万元、亩"], HEADER, DATA])
    assert (beside.unit, beside.unit_cell) == ("万元", "D1")


def test_reporting_unit_is_no_unit_of_amounts():
    table = the_table([["填报单位：元宝镇"], HEADER, DATA])
    assert table.unit == ""


def test_a_level_of_a_count_and_a_sum_is_no_line_of_a_unit():
    table = the_table(
        [
            ["招商活动统计"],
            ["序号", "活动", None, "战果", None, None],
            [None, "名称", "地点", "对接企业（家）", "签约", None],
            [None, None, None, None, "项目（个）", "金额（亿元）"],
            [1, "示例推介会", "示例市", 38, 21, 0.5],
            [2, "示例恳谈会", "示例市", 27, 15, 10],
        ],
        merges=["A1:F1", "A2:A4", "B2:C2", "D2:F2", "B3:B4", "C3:C4", "D3:D4", "E3:F3"],
    )
    assert table.header_rows == (2, 3, 4)


def test_two_levels_with_merges():
    table = the_table(
        [
            ["重点项目调度表"],
            ["序号", "项目名称", "形象进度", None, None, "手续办理情况", None, "责任单位"],
            [None, None, "是否开工", "累计完成投资\n（万元）", "完成率", "环评", "节能", None],
            [1, "示例项目01", "是", 100, 0.5, "√", "在办", "旗发改委"],
        ],
        merges=["A1:H1", "A2:A3", "B2:B3", "C2:E2", "F2:G2", "H2:H3"],
    )
    assert table.header_rows == (2, 3)
    assert paths(table) == [
        "序号",
        "项目名称",
        "形象进度/是否开工",
        "形象进度/累计完成投资",
        "形象进度/完成率",
        "手续办理情况/环评",
        "手续办理情况/节能",
        "责任单位",
    ]
    assert table.columns[3].unit == "万元"


def test_a_merged_group_with_its_unit_in_brackets_is_a_group():
    table = the_table(
        [
            ["利用区外资金项目表"],
            ["序号", "项目名称", "总投资（万元）", None, None, "责任单位"],
            [None, None, "合计", "内资", "外资", None],
            [1, "示例项目01", 100, 60, 40, "旗发改委"],
        ],
        merges=["A1:F1", "A2:A3", "B2:B3", "C2:E2", "F2:F3"],
    )
    assert table.header_rows == (2, 3)
    assert paths(table)[2:5] == ["总投资/合计", "总投资/内资", "总投资/外资"]
    assert {column.unit for column in table.columns[2:5]} == {"万元"}


def test_rows_between_two_tables_stay_with_the_first():
    rows = [
        ["一、已开工"],
        ["序号", "项目名称", "总投资（万元）", "签约时间"],
        [1, "示例项目01", 8000, "2024.3"],
        [2, "示例项目02", 3000, "2024.5"],
        ["小计", None, 11000],
        ["二、拟开工"],
        ["序号", "项目名称", "总投资（万元）", "完成时限"],
        [1, "示例项目03", 9000, "2025.3"],
    ]
    first, second = find_tables(Panel.of_grid(a_grid(rows)), known_header)
    assert roles(first)[2:5] == ["DATA", "DATA", "TOTAL"]
    assert (second.title, roles(second)[7]) == ("二、拟开工", "DATA")


def test_two_levels_without_merges():
    table = the_table(
        [
            ["序号", "项目名称", "形象进度", None, None, "手续办理情况", None],
            [None, None, "是否开工", "累计完成投资", "完成率", "环评", "节能"],
            [1, "示例项目01", "是", 100, 0.5, "√", "在办"],
        ]
    )
    assert table.header_rows == (1, 2)
    assert paths(table)[2:] == [
        "形象进度/是否开工",
        "形象进度/累计完成投资",
        "形象进度/完成率",
        "手续办理情况/环评",
        "手续办理情况/节能",
    ]


def test_leaves_that_no_ledger_knows_still_belong_to_the_header():
    table = the_table(
        [
            ["序号", "项目名称", "月度投资", None, None, "责任单位"],
            [None, None, "1月", "1-2月", "1-3月", None],
            [1, "示例项目01", 10, 20, 30, "旗发改委"],
        ],
        merges=["A1:A2", "B1:B2", "C1:E1", "F1:F2"],
    )
    assert table.header_rows == (1, 2)
    assert paths(table)[2:5] == ["月度投资/1月", "月度投资/1-2月", "月度投资/1-3月"]


def test_three_levels_and_a_blank_row_inside_the_header():
    table = the_table(
        [
            ["序号", "项目名称", "投资情况", None, None, None],
            [None, None, "计划", None, "完成", None],
            [],
            [None, None, "计划总投资", "年度计划投资", "累计完成投资", "完成率"],
            [1, "示例项目01", 1, 2, 3, 0.4],
        ],
        merges=["A1:A4", "B1:B4", "C1:F1", "C2:D2", "E2:F2"],
    )
    assert table.header_rows == (1, 2, 4)
    assert paths(table)[2:] == [
        "投资情况/计划/计划总投资",
        "投资情况/计划/年度计划投资",
        "投资情况/完成/累计完成投资",
        "投资情况/完成/完成率",
    ]
    assert roles(table) == ["HEADER", "HEADER", "BLANK", "HEADER", "DATA"]


def test_header_text_with_line_breaks_and_mixed_brackets():
    table = the_table(
        [
            ["序号", "项目\n名称", "项目 阶段", "计划总投资\n（亿元)", "投资方〔洽谈主体〕"],
            [*DATA, "甲"],
        ]
    )
    assert paths(table) == ["序号", "项目名称", "项目阶段", "计划总投资", "投资方"]
    assert table.columns[3].unit == "亿元"
    assert table.columns[4].qualifier == "洽谈主体"
    assert table.columns[4].written == ("投资方(洽谈主体)",)


def test_table_that_starts_neither_in_row_1_nor_in_column_a():
    table = the_table([HEADER, DATA], first_row=6, first_column=3)
    assert table.header_rows == (6,)
    assert (table.first_column, table.last_column) == (3, 6)
    assert [column.column for column in table.columns] == [3, 4, 5, 6]
    assert table.rows_of(RowRole.DATA).tolist() == [7]


def test_units_of_two_columns_and_a_unit_row_under_the_header():
    two = the_table(
        [["序号", "项目名称", "总投资（万元）", "年度计划投资（千元）"], [1, "示例", 5, 6]]
    )
    assert [column.unit for column in two.columns] == ["", "", "万元", "千元"]
    below = the_table(
        [
            ["序号", "项目名称", "计划总投资", "用地面积"],
            [None, None, "万元", "亩"],
            [1, "示例项目01", 5, 6],
        ]
    )
    assert [column.unit for column in below.columns] == ["", "", "万元", "亩"]
    assert roles(below) == ["HEADER", "UNIT", "DATA"]


def test_row_of_column_numbers_belongs_to_the_header():
    table = the_table(
        [
            ["项目名称", "责任单位", "计划总投资", "年度计划投资", "累计完成投资", "完成率"],
            ["甲", "乙", 1, 2, 3, 4],
            ["示例项目01", "旗发改委", 5, 6, 7, 0.1],
        ]
    )
    assert table.header_rows == (1, 2)
    assert paths(table)[2] == "计划总投资"


def test_gap_column_does_not_part_a_table():
    table = the_table(
        [
            ["序号", "项目名称", None, "项目阶段", "备注"],
            [1, "示例项目01", None, "签约", None],
            [2, "示例项目02", None, "在谈", "缺资料"],
        ]
    )
    assert paths(table) == ["序号", "项目名称", "项目阶段", "备注"]


def test_column_with_data_but_no_header_is_kept():
    table = the_table([[*HEADER, None], [*DATA, "补充说明"], [*DATA, None]])
    assert paths(table) == ["序号", "项目名称", "项目阶段", "计划总投资", ""]


def test_unknown_headers_above_numbers_are_found_by_their_shape():
    table = the_table(
        [["品名", "产地", "数量"], ["羊肉", "敖镇", 3], ["牛肉", "城川", 4], ["羊绒", "昂素", 5]]
    )
    assert table.header_rows == (1,)


def test_sheet_without_a_header_has_no_table():
    grid = a_grid([["示例项目01", "在谈", "旗领导A"], ["示例项目02", "签约", "旗领导B"]] * 3)
    assert find_tables(Panel.of_grid(grid), known_header) == ()
    numbers = a_grid([[1, "示例项目01", 5.2], [2, "示例项目02", 6.1], [3, "示例项目03", 1]])
    assert find_tables(Panel.of_grid(numbers), known_header) == ()
    assert find_tables(Panel.of_grid(a_grid([])), known_header) == ()


def test_values_that_are_field_names_elsewhere_do_not_make_a_header():
    rows = [
        [i, f"示例项目{i:02}", item, "在办"] for i, item in enumerate(["环评", "立项", "节能"], 1)
    ]
    table = the_table([["序号", "项目名称", "要件", "状态"], *rows, *rows])
    assert table.header_rows == (1,)
    assert len(table.rows_of(RowRole.DATA)) == 6


def test_a_line_of_labels_and_values_above_is_no_header_level():
    table = the_table(
        [
            ["填报单位：", "敖勒召其镇", None, "填报人：", "经办员A"],
            ["序号", "项目名称", "项目阶段", "计划总投资", "备注"],
            [*DATA, None],
        ]
    )
    assert table.header_rows == (2,)
    assert table.columns[1].path == ("项目名称",)


def test_title_and_bracketed_unit_in_one_row():
    table = the_table(
        [["签约项目", None, None, "（亿元）"], ["序号", "项目名称", "项目阶段", "计划总投资"], DATA]
    )
    assert table.header_rows == (2,)
    assert (table.unit, table.unit_cell, table.title) == ("亿元", "D1", "签约项目 （亿元）")


def test_hints_in_brackets_below_the_header_are_no_data():
    table = the_table(
        [
            ["序号", "项目名称", "项目阶段", "计划总投资"],
            [None, "（填写全称）", "（签约/开工）", "（如12.5）"],
            DATA,
        ]
    )
    assert table.header_rows == (1, 2)
    assert paths(table)[1] == "项目名称"
    assert roles(table) == ["HEADER", "HEADER", "DATA"]


def test_years_typed_as_numbers_may_be_groups():
    table = the_table(
        [
            ["项目名称", "责任单位", 2020, None, 2021, None],
            [None, None, "年度计划投资", "累计完成投资", "年度计划投资", "累计完成投资"],
            ["示例项目01", "旗发改委", 1, 2, 3, 4],
        ],
        merges=["A1:A2", "B1:B2", "C1:D1", "E1:F1"],
    )
    assert paths(table)[2:] == [
        "2020/年度计划投资",
        "2020/累计完成投资",
        "2021/年度计划投资",
        "2021/累计完成投资",
    ]


def test_a_group_may_be_called_of_which_and_a_leaf_subtotal():
    table = the_table(
        [
            ["序号", "项目名称", "投资情况（亿元）", None, None, "责任单位"],
            [None, None, "总投资", "其中", None, None],
            [None, None, None, "固投", "小计", None],
            [1, "示例项目01", 5, 4, 1, "旗工信局"],
            ["合计", None, 5, 4, 1, None],
        ],
        merges=["A1:A3", "B1:B3", "C1:E1", "C2:C3", "D2:E2", "F1:F3"],
    )
    assert table.header_rows == (1, 2, 3)
    assert paths(table)[2:5] == ["投资情况/总投资", "投资情况/其中/固投", "投资情况/其中/小计"]
    assert [column.unit for column in table.columns[2:5]] == ["亿元"] * 3
    assert roles(table)[3:] == ["DATA", "TOTAL"]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Investment (100 million yuan)", "亿元"),
        ("Funds (RMB million)", "百万元"),
        ("Investment (RMB mn)", "百万元"),
        ("Investment (CNY 10k)", "万元"),
        ("投资（亿）", "亿元"),
        ("到位资金(万)", "万元"),
        ("总投资（单位：亿元人民币）", "亿元"),
        ("Amount (10,000 yuan)", "万元"),
        ("Amount (CNY)", "元"),
        ("Amount (USD million)", "百万美元"),
        ("Capacity (million tonnes)", ""),
    ],
)
def test_units_with_their_currency(text, unit):
    assert header_text(text).unit == unit


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("项目名称\nProject name", "项目名称", ""),
        ("序号\nNo.", "序号", ""),
        ("总投资（万元）\nTotal Investment", "总投资", "万元"),
        ("总投资USD million", "总投资USDmillion", ""),
        ("装机MW", "装机MW", ""),
        ("LNG项目", "LNG项目", ""),
    ],
)
def test_a_header_with_its_english_below_it(text, name, unit):
    parts = header_text(text)
    assert (parts.name, parts.unit) == (name, unit)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("项目表（金额：亿元）", "亿元"),
        ("注：投资额单位为亿元，数据截至6月底。", "亿元"),
        ("单位：亿元人民币", "亿元"),
        ("牵头单位：旗发改委", ""),
    ],
)
def test_where_a_sheet_states_its_unit(text, unit):
    assert table_unit(text) == unit


def test_a_part_has_the_unit_of_its_whole_unless_it_states_one():
    header = ["项目名称", "总投资（亿元）", "其中：固投", "其中：外资（万美元）", "用地"]
    table = the_table([header, ["示例项目01", 5.2, 4, 300, 60], ["示例项目02", 12, 9, 0, 120]])
    assert [column.unit for column in table.columns] == ["", "亿元", "亿元", "万美元", ""]
