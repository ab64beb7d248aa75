"""Tables found by how they look: no word of these sheets is known to any ledger."""

import random

from tests.builders.found_ranges import ranges


def figures(rows, columns, label="Village"):
    draw = random.Random(1)
    return [
        [f"{label} {n}", *(draw.randint(10, 9999) for _ in range(columns))] for n in range(rows)
    ]


def test_a_list_of_something_else_below_a_title():
    rows = [["学员报名表", None, None], ["姓名", "所属学院", "分数"]]
    rows += [["甲", "农学院", 90], ["乙", "工学院", 85], ["丙", "农学院", 77]]
    assert ranges(rows) == [([2], 2, 5, 1, 3)]


def test_a_header_of_years_below_a_title_and_a_unit():
    rows = [["Population by village"], [None, None, None, "persons"]]
    rows += [[None, 2019, 2020, 2021], *figures(6, 3), ["Source: made up"]]
    assert ranges(rows) == [([3], 3, 9, 1, 4)]


def test_ten_header_rows_of_a_time_series():
    names = [
        "Unit",
        "Series type",
        "Data type",
        "Frequency",
        "Month",
        "Start",
        "End",
        "Count",
        "ID",
    ]
    header = [[None, "Total", "Exports", "Imports"]]
    header += [[name, *(f"{name} of {n}" for n in "abc")] for name in names]
    rows = [*header, *([f"{1990 + n}-01-01", 5 + n, 6 + n, 7 * n] for n in range(20))]
    assert ranges(rows) == [(list(range(1, 11)), 1, 30, 1, 4)]


def test_groups_over_columns_with_and_without_merges():
    rows = [["镇", "2020年", None, "2021年", None], [None, "户数", "人口", "户数", "人口"]]
    rows += [[f"{n}镇", 10 + n, 40 + n, 11 + n, 42 + n] for n in range(5)]
    assert ranges(rows) == [([1, 2], 1, 7, 1, 5)]
    merges = ["A1:A2", "B1:C1", "D1:E1"]
    assert ranges(rows, merges=merges) == [([1, 2], 1, 7, 1, 5)]


def test_two_tables_one_below_the_other_with_titles_of_their_own():
    upper = [["Roads"], ["Village", "Length", "Cost"], *figures(4, 2)]
    lower = [["Wells"], ["Village", "Depth", "Cost"], *figures(3, 2)]
    assert ranges([*upper, [], *lower]) == [([2], 2, 6, 1, 3), ([9], 9, 12, 1, 3)]


def test_two_tables_beside_each_other_with_labels_of_their_own():
    left = [["Village", "Length"], *figures(6, 1)]
    right = [["Village", "Depth"], *figures(6, 1)]
    rows = [[*one, None, *two] for one, two in zip(left, right, strict=True)]
    assert ranges(rows) == [([1], 1, 7, 1, 2), ([1], 1, 7, 4, 5)]


def test_notes_and_signatures_are_outside():
    rows = [["乡镇", "贷款笔数", "余额"], *figures(5, 2, "乡")]
    rows += [["注：余额为月末数"], ["填表人：", None, "审核人："]]
    assert ranges(rows) == [([1], 1, 6, 1, 3)]


def test_texts_alone_have_a_header_where_words_repeat_below_it():
    rows = [["姓名", "民族", "职务"], *([f"某{n}", "蒙古族", "科员"] for n in range(4))]
    assert ranges(rows) == [([1], 1, 5, 1, 3)]
    assert ranges([["示例甲", "在谈", "某乙"], ["示例丙", "签约", "某丁"]] * 3) == []


def test_a_row_of_figures_like_the_header_of_years_is_data():
    rows = [["项", "一季度", "二季度"], ["甲", 2000, 2000], ["乙", 3000, 3000], ["丙", 835, 835]]
    assert ranges(rows) == [([1], 1, 4, 1, 3)]
