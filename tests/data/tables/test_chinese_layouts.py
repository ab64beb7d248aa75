"""Layouts of Chinese office sheets, whose words no ledger knows."""

from data.tables import Panel, RowRole, find_tables, tables_as_they_stand
from tests.builders.grids import a_grid


def unknown(text):
    return 0.0


def tables(rows, **grid):
    """Sheet rows of the header, and the bounds of each table as it stands."""
    found = tables_as_they_stand(Panel.of_grid(a_grid(rows, **grid)), unknown)
    return [(list(table.header), table.bounds) for table in found]


def roles(rows, **grid):
    """What each row of the sheet is, of the first table."""
    table = tables_as_they_stand(Panel.of_grid(a_grid(rows, **grid)), unknown)[0]
    return [RowRole(role).name for role in table.roles.tolist()]


FUNDS = [[f"{n}号沟", 30 * n + 1, 7 * n] for n in range(1, 6)]


def test_who_fills_it_in_and_until_when_is_above_the_header():
    rows = [["沟道治理"], ["填报单位：某局", None, "截止时间：3月底"], ["沟名", "长度", "方量"]]
    assert tables([*rows, *FUNDS]) == [([3], (3, 1, 8, 3))]


def test_signatures_right_below_are_outside():
    rows = [["沟名", "长度", "方量"], *FUNDS, ["分管领导签字：", None, "联系电话：0477-123"]]
    assert tables(rows) == [([1], (1, 1, 6, 3))]


def test_letters_and_numbers_of_columns_in_a_narrow_table_are_of_the_header():
    rows = [["沟名", "方量"], ["甲", 1], *([name, size] for name, size, _ in FUNDS)]
    assert tables(rows) == [([1, 2], (1, 1, 7, 2))]
    rows = [["沟名", "长度", "方量"], [1, 2, 3], *FUNDS]
    assert tables(rows) == [([1, 2], (1, 1, 7, 3))]


def test_a_first_row_that_counts_like_columns_is_a_row_of_a_list_that_counts_on():
    rows = [["序", "长", "宽"], *([n, n + 1, n + 2] for n in range(1, 6))]
    assert tables(rows) == [([1], (1, 1, 6, 3))]


def test_a_name_alone_over_the_columns_of_its_group():
    rows = [["沟名", "长度", "方量", "备注"], *([*row, "续建"] for row in FUNDS)]
    assert tables([[None, "治理情况"], *rows]) == [([1, 2], (1, 1, 7, 4))]


def test_tables_of_other_columns_below_one_another():
    people = [[f"员工{n}", "某站", f"2025-0{n}-01"] for n in range(1, 6)]
    rows = [["沟名", "长度", "方量"], *FUNDS, [], ["人员名单"], ["姓名", "所在站", "到岗"], *people]
    assert tables(rows) == [([1], (1, 1, 6, 3)), ([9], (9, 1, 14, 3))]


def test_a_list_with_the_same_header_below_a_title_is_one_of_its_own():
    rows = [["沟名", "长度", "方量"], *FUNDS, [], ["二期"], ["沟名", "长度", "方量"], *FUNDS]
    assert [bounds for _, bounds in tables(rows)] == [(1, 1, 6, 3), (9, 1, 14, 3)]
    assert len(find_tables(Panel.of_grid(a_grid(rows)), unknown)) == 1  # one list to be read


def test_records_in_columns_begin_below_the_row_of_their_names():
    rows = [
        ["项目概况"],
        ["工程", "南沟坝", "北沟坝", "西沟坝"],
        ["开工日期", "2025-03-01", "2025-04-01", "2025-05-01"],
        ["总投资", 120, 340, 95],
        ["责任单位", "水利站", "水利站", "农牧站"],
    ]
    assert tables(rows) == [([2], (2, 1, 5, 4))]


def test_words_alone_below_a_title_are_a_list():
    rows = [
        ["分工安排"],
        ["组别", "组长", "分管工作"],
        ["一组", "示例甲", "负责协调用地"],
        ["二组", "示例乙", "负责协调用水用电"],
        ["三组", "示例丙", "负责跟进洽谈事项"],
    ]
    assert tables(rows) == [([2], (2, 1, 5, 3))]


def test_a_table_beside_another_begins_where_its_numbers_do():
    left = [["序号", "沟名", "方量"], *([n, f"{n}号沟", 91 * n] for n in range(1, 4))]
    right = [[None, "坝名", "高"], *([n, f"{n}号坝", 13 * n] for n in range(1, 7))]
    left += [[None, None, None]] * 3
    rows = [[*one, *two] for one, two in zip(left, right, strict=True)]
    assert [bounds for _, bounds in tables(rows)] == [(1, 1, 4, 3), (1, 4, 7, 6)]


def test_amounts_that_count_along_with_the_rows_open_no_table():
    rows = [["序号", "沟名", "方量", "备注"], *([n, f"{n}号沟", n, "续建"] for n in range(1, 5))]
    assert tables(rows) == [([1], (1, 1, 5, 4))]


def test_rows_numbered_in_brackets_are_rows():
    rows = [["序号", "项目", "金额"], *([f"（{n}）", f"{n}号沟", 31 * n * n] for n in range(1, 5))]
    assert roles(rows) == ["HEADER", *["DATA"] * 4]


def test_a_subtotal_beside_the_name_of_its_town():
    rows = [["乡镇", "序号", "沟名", "方量"], ["东镇", "小计", None, 30], [None, 1, "甲沟", 10]]
    rows += [[None, 2, "乙沟", 20], ["西镇", "小计", None, 7], [None, 3, "丙沟", 7]]
    assert roles(rows)[1:] == ["TOTAL", "DATA", "DATA", "TOTAL", "DATA"]
