"""What a workbook itself says of its headers: kept in view, filtered by, repeated, of a table."""

import io
import zipfile

import xlsxwriter

from data.files import open_workbook
from data.tables import Panel
from data.tables.header_text import HeaderWords
from data.tables.ranges import find_ranges


def grid_of(folder, fill):
    path = folder / "made.xlsx"
    book = xlsxwriter.Workbook(str(path))
    fill(book, book.add_worksheet("甲"))
    book.close()
    return open_workbook(path, path.name).grids[0]


def headers(grid):
    found = find_ranges(Panel.of_grid(grid), HeaderWords(lambda text: 0.0))
    return [[row + grid.first_row for row in one.header] for one in found]


def test_rows_kept_in_view_end_with_the_header(tmp_path):
    def fill(_, sheet):
        for row, cells in enumerate([["名称", "数量"], ["甲", "乙"], ["物资", 5], ["设备", 7]]):
            sheet.write_row(row, 0, cells)
        sheet.freeze_panes(2, 1)

    grid = grid_of(tmp_path, fill)
    assert grid.header_ends == {2}
    assert headers(grid) == [[1, 2]]


def test_the_header_of_a_filter_a_defined_table_and_printed_titles(tmp_path):
    def fill(_, sheet):
        sheet.write_row(0, 0, ["登记表"])
        sheet.write_row(2, 0, ["姓名", "科室"])
        for row in range(3, 9):
            sheet.write_row(row, 0, [f"示例{row}", f"科室{row}"])
        sheet.autofilter(2, 0, 8, 1)
        sheet.repeat_rows(0, 2)
        sheet.write_row(11, 4, ["甲", "乙"])
        sheet.write_row(12, 4, ["丙", "丁"])
        sheet.add_table(11, 4, 14, 5, {"columns": [{"header": "甲"}, {"header": "乙"}]})

    assert grid_of(tmp_path, fill).header_ends == {3, 12}


def test_a_bold_row_above_plain_words_names_them(tmp_path):
    rows = [["甲某", "科长", "东院"], ["乙某", "科员", "西院"], ["丙某", "主任", "南院"]]

    def fill(book, sheet):
        bold = book.add_format({"bold": True}) if wanted else None
        sheet.write_row(0, 0, ["人员", "称呼", "所在"], bold)
        for row, cells in enumerate(rows, 1):
            sheet.write_row(row, 0, cells)

    wanted = True
    grid = grid_of(tmp_path, fill)
    assert grid.stressed_rows == {1}
    assert headers(grid) == [[1]]
    wanted = False
    assert headers(grid_of(tmp_path, fill)) == []


def test_a_broken_pane_says_nothing(tmp_path):
    grid_of(
        tmp_path, lambda _, sheet: (sheet.write_row(0, 0, ["名称", 5]), sheet.freeze_panes(1, 0))
    )
    content = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "made.xlsx") as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            part = old.read(name).replace(b'ySplit="1"', b'ySplit="x"')
            new.writestr(name, part)
    (tmp_path / "broken.xlsx").write_bytes(content.getvalue())
    assert open_workbook(tmp_path / "broken.xlsx", "broken.xlsx").grids[0].header_ends == set()
