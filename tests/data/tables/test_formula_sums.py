"""Formulas say which cells a sum is of, and where their range stops short."""

import zipfile

import openpyxl
import pytest
import xlsxwriter

from data.files import open_workbook
from data.files.formulas import moved
from data.reports.tables import table_reports
from data.tables.formula_sums import adds

HEADER = ["项目名称", "责任单位", "总投资", "用地", "占比"]
DETAILS = [(1203, 88), (977, 61), (2051, 104), (640, 17)]


def table_of(folder, formulas, values=None):
    """The only table of four projects with a row of totals (row 6), some cells with formulas."""
    path = folder / "台账.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEADER)
    for row, numbers in enumerate(DETAILS, 1):
        sheet.write_row(row, 0, [f"示例项目0{row}", "旗工信局", *numbers])
    sheet.write_row(5, 0, ["合计", None, *(sum(column) for column in zip(*DETAILS, strict=True))])
    for cell, text in formulas.items():
        sheet.write_formula(cell, text, None, (values or {}).get(cell, 1))
    book.close()
    (grid,) = open_workbook(path, path.name).grids
    (table,) = table_reports(grid)
    return table


def test_the_operands_of_a_formula_are_its_own(tmp_path):
    table = table_of(tmp_path, {"C6": "=C2+C3+SUM(C4:C5)"}, {"C6": 4871})
    assert {one.cell: one.of for one in table.sums}["C6"] == ["C2", "C3", "C4:C5"]


def test_a_formula_that_leaves_out_the_last_row_is_named(tmp_path):
    table = table_of(tmp_path, {"C6": "=SUM(C2:C4)", "D6": "=SUM(D2:D5)"}, {"C6": 4231, "D6": 270})
    (short,) = table.short_sums
    assert (short.cell, short.of, short.left_out) == ("C6", ["C2:C4"], ["C5"])


def test_a_formula_that_leaves_out_the_first_row_is_named(tmp_path):
    table = table_of(tmp_path, {"C6": "=SUM(C3:C5)"}, {"C6": 3668})
    assert [(one.cell, one.left_out) for one in table.short_sums] == [("C6", ["C2"])]


def test_a_whole_range_leaves_nothing_out(tmp_path):
    table = table_of(tmp_path, {"C6": "=SUM(C2:C5)", "D6": "=SUM(D2:D5)"}, {"C6": 4871, "D6": 270})
    assert table.short_sums == []
    assert table.slips == []


def test_a_formula_along_a_row_that_is_shorter_than_the_others_is_named(tmp_path):
    path = tmp_path / "月报.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["单位", "全年", "1月", "2月", "3月"])
    for row in range(1, 6):
        months = [10 * row + 1, 20 * row + 3, 30 * row + 7]
        sheet.write_row(row, 0, [f"示例镇{row}", None, *months])
        last, of = ("D", months[:2]) if row == 4 else ("E", months)
        sheet.write_formula(row, 1, f"=SUM(C{row + 1}:{last}{row + 1})", None, sum(of))
    book.close()
    (grid,) = open_workbook(path, path.name).grids
    (table,) = table_reports(grid)
    assert [(one.cell, one.left_out) for one in table.short_sums] == [("B5", ["E5"])]


def test_shares_and_differences_are_no_sums(tmp_path):
    formulas = {"E2": "=C2/C6", "E3": "=C3-D3"}
    table = table_of(tmp_path, formulas, {"E2": 0.25, "E3": 916})
    assert [(one.cell, one.how, one.of, one.less) for one in table.derived] == [
        ("E2", "share", ["C2"], ["C6"]),
        ("E3", "difference", ["C3"], ["D3"]),
    ]
    assert not {"E2", "E3"} & {one.cell for one in table.sums}


def test_a_formula_filled_down_is_read_in_each_row(tmp_path):
    path = tmp_path / "填充.xlsx"
    book = openpyxl.Workbook()
    for row in (["名称", "合计", "甲", "乙"], ["一", None, 1, 2], ["二", None, 3, 4]):
        book.active.append(row)
    book.save(path)
    shared = '<f t="shared" ref="B2:B3" si="0">SUM(C2:D2)</f><v>3</v>'
    filled = '<f t="shared" si="0"/><v>7</v>'
    _write_cells(path, {"B2": shared, "B3": filled})
    (grid,) = open_workbook(path, path.name).grids
    assert grid.formulas == {(2, 2): "SUM(C2:D2)", (3, 2): "SUM(C3:D3)"}


def _write_cells(path, cells):
    """Put the XML of some cells before the cells of their rows' third column."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    for cell, inner in cells.items():
        for empty in (f'<c r="{cell}" />', f'<c r="{cell}"/>'):
            text = text.replace(empty, "")
        row = cell[1:]
        text = text.replace(f'<c r="C{row}"', f'<c r="{cell}">{inner}</c><c r="C{row}"')
    parts[name] = text.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SUM(A:A)", None),
        ("VLOOKUP(A1,B1:C9,2)", None),
        ("A1*B1", None),
        ("ROUND(SUM(A1:A3),2)", ((1, 1), (2, 1), (3, 1))),
        ("SUBTOTAL(9,A1:A2)", ((1, 1), (2, 1))),
        ("+A1+$B$2", ((1, 1), (2, 2))),
    ],
)
def test_what_a_formula_adds_up(text, expected):
    found = adds(text)
    assert (found and found.plus) == expected


def test_a_formula_moves_with_its_cell():
    assert moved("SUM(A1:$B1)+C$3", 2, 1) == "SUM(B3:$B3)+D$3"
    assert moved("SUM(A1:B1)", -1, 0) == "SUM(#REF:#REF)"


def test_a_formula_without_a_value_is_no_sum(tmp_path):
    table = table_of(tmp_path, {"C6": "=SUM(C2:C4)"}, {"C6": ""})
    assert table.short_sums == []
    assert "C6" not in {one.cell for one in table.sums}
