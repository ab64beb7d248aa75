"""Which rows are the header, by merges, levels and what stands above; no word is known."""

import pytest

from data.files.grid import Merge
from tests.builders.found_ranges import ranges


def test_a_header_reaches_as_far_down_as_its_merged_cells():
    rows = [[None, "名称", "金额", None, "备注"], [None, None, "总额", "外资", None]]
    rows += [["一、甲镇"], ["1", "甲厂", 30, 4, "新建"], ["2", "乙厂", 20, 5, "续建"]]
    merges = [Merge(1, 2, 2, 2), Merge(1, 3, 1, 4), Merge(1, 5, 2, 5)]
    assert ranges(rows, merges=merges) == [([1, 2], 1, 5, 1, 5)]


def test_a_level_of_one_cell_under_a_name_belongs_to_the_header():
    rows = [["培训内容", "课时"], [None, "学时"], ["1", "2"]]
    rows += [["保安员", None], ["养殖", 1], ["招商", 13], ["物业", 8]]
    assert ranges(rows) == [([1, 2, 3], 1, 7, 1, 2)]


def test_a_section_right_below_the_header_does_not():
    rows = [["序号", "信访人", "住址", "受理日期"], [None, "本级安排"]]
    rows += [[n, f"示例{n}", "下河村", f"2025-10-{n + 10}"] for n in range(1, 6)]
    assert ranges(rows) == [([1], 1, 7, 1, 4)]


@pytest.mark.parametrize("year", [2021, "2021", "2025年", "2010-11"])
def test_one_year_over_one_column_of_numbers_is_its_name(year):
    rows = [["指标名称", year], ["房地产业", 102.6], ["采矿业", 22], ["制造业", 153]]
    assert ranges(rows) == [([1], 1, 4, 1, 2)]


def test_a_value_that_looks_like_a_year_below_a_name_is_none():
    rows = [["镇", "人口"], ["甲", 1985], ["乙", 350], ["丙", 720], ["丁", 90]]
    assert ranges(rows) == [([1], 1, 5, 1, 2)]


def test_numbers_of_columns_count_those_named_above_in_a_wider_sheet():
    rows = [
        ["类别", "个数", "投资"],
        [1, 2, 3],
        ["工业", 17, 98],
        ["农业", 33, 68],
        ["商贸", 20, 7],
    ]
    rows += [[], ["表2"], ["镇", "一季度", "二季度", "三季度", "四季度"]]
    rows += [[f"{n}镇", 9 + n, 7, 8 * n, 3] for n in range(4)]
    assert ranges(rows)[0] == ([1, 2], 1, 5, 1, 3)


def test_a_label_with_its_value_at_the_right_is_no_header():
    pairs = (("表号", "H201表"), ("制定机关", "国家统计局"), ("有效期至", "2025年1月"))
    rows = [["固定资产投资情况"], *([None, None, None, f"{a}：", b] for a, b in pairs)]
    rows += [["综合机关名称：某县统计局", None, "2024年1—6月", "计量单位：", "万元"]]
    rows += [["指标", "单位", "代码", "本年", "上年"], ["甲", "乙", "丙", 1, 2]]
    rows += [[name, "万元", f"0{n}", 10 + n, 9] for n, name in enumerate(("建筑", "安装", "设备"))]
    assert ranges(rows) == [([6, 7], 6, 10, 1, 5)]


def test_a_group_that_ends_with_a_colon_is_one():
    rows = [[None, "Households with:", None, None, "Other"], [None, "0", "1 child", "2 children"]]
    rows += [[f"Land {n}", 70 + n, 10, 8, 3 * n + 1] for n in range(6)]
    merges = [Merge(1, 2, 1, 4)]
    assert ranges(rows, merges=merges)[0][0] == [1, 2]


def test_labels_with_one_value_each_above_a_wider_table_are_titles():
    rows = [["統計表名", "労働力調査"], ["調査年月", "2023年1月"], []]
    rows += [
        ["時間軸", "就業者数", "失業率"],
        *([f"2020年{n}月", 60 + n, 2.5] for n in range(1, 8)),
    ]
    assert ranges(rows) == [([4], 4, 11, 1, 3)]


def test_a_unit_in_brackets_at_the_right_above_the_header_is_outside():
    rows = [["産業別就業者数"], [None, None, None, "（千人）"]]
    rows += [["産業", "平成27年", "28年", "29年"], [None, "(2015)", "(2016)", "(2017)"]]
    rows += [[name, 100 + n, 90 + n, 80] for n, name in enumerate(("農業", "漁業", "鉱業", "建設"))]
    assert ranges(rows) == [([3, 4], 3, 8, 1, 4)]


def test_two_tables_of_other_columns_below_one_another_are_looked_at_apart():
    rows = [["表1 设备"], ["序号", "设备", "数量", "单位", "借用人", "日期"], ["一、甲局"]]
    rows += [[n, "空调", 9 + n, "乙局", f"示例{n}", f"2026年4月{n}日"] for n in range(1, 4)]
    rows += [["小计", None, 35], ["表2 指标"], ["填报：丙局", None, None, "截止：8月底"]]
    rows += [["指标", "2021年", "2022年", "2023年", "2024年", "2025年", "增速"]]
    rows += [[f"{name}业", 30 + n, 16, 60, 30, 17, 0.1 * n] for n, name in enumerate("农工商建")]
    assert [(one[0], one[1], one[2]) for one in ranges(rows)] == [([2], 2, 7), ([10], 10, 14)]


def test_of_a_long_sheet_every_table_is_found():
    rows = [["台账"], ["名称", "日期", "金额", "数量", "单位"]]
    rows += [
        [f"项目{n % 97}", f"2025-01-{n % 28 + 1:02}", n % 991, n % 7, "万元"] for n in range(9000)
    ]
    rows += [["合计", None, 99, 9], [], ["另一表"], ["村", "户数", "人口", "面积", "牛"]]
    rows += [[f"{n % 53}村", n % 77, n % 350, n % 20, n % 9] for n in range(9000)]
    assert [(one[0], one[1], one[2]) for one in ranges(rows)] == [
        ([2], 2, 9003),
        ([9006], 9006, 18006),
    ]


@pytest.mark.parametrize("known", [True, False], ids=["known words", "unknown words"])
@pytest.mark.parametrize("undated", [1, 2])
def test_first_rows_without_a_day_or_number_are_data_like_those_below(known, undated):
    """Their cells stand in the rows below too; only those columns that are blank are values."""
    head = [
        "诉求编号",
        "诉求渠道",
        "企业名称",
        "诉求内容",
        "受理日期",
        "办理单位",
        "办理状态",
        "办结日期",
    ]
    if not known:
        head = ["流水", "来路", "报送方", "所需", "收到", "去向", "眉目", "了结"]
    rows = [
        [f"SQ-{n:03d}", ("热线", "走访")[n % 2], f"示例{n}公司", ("用电", "招工", "用地")[n % 3],
         f"2025-03-{n + 1:02d}" if n >= undated else None, ("甲局", "乙局", "丙局")[n % 3],
         ("已办结", "办理中")[n % 2], f"2025-04-{n + 1:02d}" if n >= undated else None]
        for n in range(12)
    ]  # fmt: skip
    assert ranges([head, *rows]) == [([1], 1, 13, 1, 8)]


def test_a_first_row_of_which_only_numbers_differ_is_data():
    rows = [
        ["字号", "经办", "事由", "到位", "金额"],
        ["鄂招〔2025〕1号", "第1组", "第1件", None, None],
    ]
    rows += [
        [f"鄂招〔2025〕{n}号", f"第{n}组", f"第{n}件", f"2025-03-0{n}", n * 10] for n in range(2, 9)
    ]
    assert ranges(rows) == [([1], 1, 9, 1, 5)]


def test_a_second_level_whose_words_no_row_says_stays_one():
    rows = [["编号", "单位", "受理", None, "办结", None], [None, None, "日期", "人", "日期", "人"]]
    rows += [[f"A{n}", "示例局", f"2025-03-0{n}", "甲", f"2025-04-0{n}", "乙"] for n in range(1, 8)]
    assert ranges(rows) == [([1, 2], 1, 9, 1, 6)]


def test_the_day_up_to_which_a_sheet_speaks_is_no_header():
    rows = [["企业名录"], [None, None, "截至2021年10月底", None], ["名称", "类别", "产值", "用工"]]
    rows += [[f"企业{n}", "化工", 40 + n, 7 * n] for n in range(5)]
    assert ranges(rows) == [([3], 3, 8, 1, 4)]


def test_rows_whose_value_is_missing_do_not_belong_to_the_header():
    rows = [
        ["工程", "面积"],
        ["公路", 247],
        ["桥", "—"],
        ["水渠", 25],
        ["广场", "—"],
        ["路灯", "—"],
    ]
    rows += [["道路", 12], ["村道", "—"], ["仓库", 55], ["泵站", 36]]
    assert ranges(rows) == [([1], 1, 10, 1, 2)]


def test_a_first_row_that_counts_its_columns_by_chance_is_data():
    names = ["镇", "甲类", "乙类", "丙类", "丁类"]
    rows = [names, ["河湾镇", 1, 2, 3, 4], ["石桥镇", 3, 5, 7, 9], ["柳林乡", 2, 2, 8, 1]]
    assert ranges(rows) == [([1], 1, 4, 1, 5)]
    rows = [["序号", "户数", "人数", "亩数"], [1, 2, 3, 4], [2, 5, 7, 9], [3, 4, 4, 8]]
    assert ranges(rows) == [([1], 1, 4, 1, 4)]


def test_a_row_that_numbers_the_columns_above_is_one_of_the_header():
    below = [["投资", "万元", 9, 8, 3], ["税收", "万元", 4, 5, 2]]
    names = ["指标", "单位", "本年", "上年", "户数"]
    for numbers in (["甲", "乙", 1, 2, 3], ["栏次", 1, 2, 3, 4], [1, 2, 3, 4, 5]):
        assert ranges([names, numbers, *below]) == [([1, 2], 1, 4, 1, 5)]


def test_a_lone_label_right_below_a_header_without_a_corner_is_its_corner():
    rows = [[None, "户数", "占比"], ["户主年龄", None, None]]
    rows += [["合计", 361, 88.6], ["三十岁以下", 314, 93.5], ["三十至五十", 47, 6.5]]
    assert ranges(rows)[0][0] == [1, 2]


@pytest.mark.parametrize("more", [[["二级项目", None, None], ["丙厂", 30, 4]], []])
def test_one_that_has_another_below_or_a_number_of_its_own_is_a_section(more):
    first = "一级项目" if more else "一、甲镇"
    rows = [[None, "户数", "占比"], [first, None, None], ["甲厂", 361, 88.6], ["乙厂", 314, 93.5]]
    assert ranges([*rows, *more])[0][0] == [1]
