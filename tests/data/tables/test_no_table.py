from data.tables import Panel, find_tables, is_one_record_sheet
from tests.builders.field_names import known_header
from tests.builders.grids import a_grid

FORM = [
    ["招商引资项目登记表"],
    ["项目名称", "示例项目01", "投资方", "示例公司甲"],
    ["建设地点", "敖勒召其镇", "所属行业", "能源"],
    ["计划总投资", "5亿元", "签约时间", "2021.3"],
    ["建设内容", "建设示例生产线"],
    ["存在问题", "无"],
    ["联系人", "经办员A", "联系电话", "0477-0000000"],
]


def test_a_form_is_recognised_and_has_no_table():
    grid = a_grid(FORM, merges=["A1:D1", "B5:D5", "B6:D6"])
    assert is_one_record_sheet(Panel.of_grid(grid))
    assert find_tables(Panel.of_grid(grid), known_header) == ()


def test_a_form_with_a_vertical_caption_and_colons():
    grid = a_grid(
        [
            ["基本情况", "项目名称：", "示例项目01"],
            [None, "建设单位：", "示例公司甲"],
            [None, "建设地点：", "城川镇"],
            ["投资情况", "计划总投资：", 5000],
            [None, "资金来源：", "自筹"],
        ],
        merges=["A1:A3", "A4:A5"],
    )
    assert is_one_record_sheet(Panel.of_grid(grid))


def test_a_ledger_is_no_form_even_with_few_rows_or_values_like_labels():
    ledger = a_grid([["序号", "项目名称", "责任单位", "备注"], [1, "示例项目01", "旗招商局", None]])
    assert not is_one_record_sheet(Panel.of_grid(ledger))
    targets = a_grid(
        [
            ["指标", "目标值", "单位", "备注"],
            ["计划总投资", 100, "亿元", None],
            ["到位资金", 50, "亿元", None],
            ["用地面积", 5, "亩", None],
            ["税收", 1, "亿元", None],
        ]
    )
    assert not is_one_record_sheet(Panel.of_grid(targets))
    assert len(find_tables(Panel.of_grid(targets), known_header)) == 1


def test_prose_has_no_table():
    grid = a_grid(
        [["关于招商引资工作情况的说明"], ["一、总体情况"], ["今年以来签约项目11个。"], ["二、问题"]]
    )
    assert find_tables(Panel.of_grid(grid), known_header) == ()


def test_a_form_in_another_language_is_known_by_its_colons():
    rows = [
        ["Application form"],
        ["Name of applicant:", "Example A", "Date:", "2024-05-01"],
        ["Address:", "1 High Street", "Phone:", "555-0101"],
        ["Amount requested:", 5000, "Currency:", "USD"],
        ["Purpose:", "New roof"],
    ]
    panel = Panel.of_grid(a_grid(rows))
    assert is_one_record_sheet(panel)
    assert find_tables(panel, lambda text: 0.0) == ()
