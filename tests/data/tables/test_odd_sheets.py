"""Sheets that nobody would make with care: each is answered, with every table that is there."""

from data.reports.tables import table_reports
from tests.builders.grids import a_grid


def ranges(rows):
    """The ranges of the tables of a sheet."""
    return [table.range for table in table_reports(a_grid(rows))]


def test_a_thousand_tiny_tables():
    rows = []
    for n in range(1000):
        rows += [
            [f"{n}号沟"],
            ["名称", "数量", "金额"],
            ["甲", 3, 10 + n],
            ["乙", 5, 7 * n + 1],
            [],
        ]
    found = ranges(rows)
    assert len(found) == 1000
    assert found[:2] == ["A2:C4", "A7:C9"]


def test_a_header_before_every_row_is_one_list():
    assert ranges([["名称", "数量", "金额"], ["甲", 1, 2]] * 500) == ["A1:C1000"]


def test_a_table_as_wide_as_a_sheet_can_be():
    rows = [[f"列{n}" for n in range(16_384)], *([n * k for n in range(16_384)] for k in (3, 7))]
    (table,) = table_reports(a_grid(rows))
    assert (table.range, table.header_rows) == ("A1:XFD3", [1])


def test_two_tables_that_share_rows_do_not_overlap():
    left = [["沟名", "长度"], *([f"{n}号沟", 31 * n] for n in range(1, 9))]
    right = [[None, None]] * 3 + [["坝名", "高"], *([f"{n}号坝", 13 * n] for n in range(1, 6))]
    rows = [[*one, None, None, *two] for one, two in zip(left, right, strict=True)]
    assert ranges(rows) == ["A1:B9", "E4:F9"]


def test_what_only_known_words_tell_is_doubtful():
    rows = [["项目名称", "建设单位"], ["示例甲", "示例公司"], ["示例乙", "示例集团"]]
    assert [table.doubtful for table in table_reports(a_grid(rows))] == [True]
    rows = [["沟名", "长度", "方量"], *([f"{n}号沟", 31 * n, 7 * n] for n in range(1, 6))]
    assert [table.doubtful for table in table_reports(a_grid(rows))] == [False]
