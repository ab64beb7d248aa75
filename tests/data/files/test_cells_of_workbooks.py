"""What a cell of an .xlsx or .xls becomes: kind, raw text, number format, address."""

from __future__ import annotations

import datetime as dt

import pytest

from data.files.grid import Kind, Merge
from tests.builders.workbooks import MAIN, Sheet, a_raw_workbook, a_workbook, an_xls
from tests.data.files.reading import cells_of, grids_of, only

BOTH = pytest.mark.parametrize("write", [a_workbook, an_xls])


def raw_sheet(rows: str, tail: str = "", head: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{head}<sheetData>{rows}</sheetData>{tail}</worksheet>'


def styles(*codes: str) -> str:
    """A styles part whose style n has the n-th code; style 0 is General."""
    formats = "".join(
        f'<numFmt numFmtId="{200 + i}" formatCode="{code.replace(chr(34), "&quot;")}"/>'
        for i, code in enumerate(codes)
    )
    cells = "".join(f'<xf numFmtId="{200 + i}"/>' for i in range(len(codes)))
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        f'<cellXfs><xf numFmtId="0"/>{cells}</cellXfs></styleSheet>'
    )


@BOTH
def test_kinds_and_formats(write):
    rows = [
        ["项目名称", 7998600, 0.065, 79.986, True],
        [dt.date(2021, 9, 30), dt.datetime(2021, 9, 30, 8, 30), 2025.1, -12.5, False],
    ]
    sheet = Sheet(
        rows=rows,
        formats={"C1": "0.00%", "D1": '0.0"亿元"', "C2": "0.00", "B2": "yyyy-mm-dd hh:mm"},
    )
    assert only(write(sheet)) == {
        "A1": (Kind.TEXT, "项目名称", None),
        "B1": (Kind.NUMBER, "7998600", None),
        "C1": (Kind.NUMBER, "0.065", "0.00%"),
        "D1": (Kind.NUMBER, "79.986", '0.0"亿元"'),
        "E1": (Kind.BOOLEAN, "true", None),
        "A2": (Kind.DATE, "2021-09-30", "yyyy-mm-dd"),
        "B2": (Kind.DATE, "2021-09-30T08:30:00", "yyyy-mm-dd hh:mm"),
        "C2": (Kind.NUMBER, "2025.1", "0.00"),
        "D2": (Kind.NUMBER, "-12.5", None),
        "E2": (Kind.BOOLEAN, "false", None),
    }


@BOTH
def test_the_1904_calendar_is_resolved(write):
    rows = [[dt.date(2021, 9, 30)], [dt.date(1904, 1, 2)]]
    cells = only(write(Sheet(rows=rows), is_1904=True))
    assert [cells[c][:2] for c in ("A1", "A2")] == [
        (Kind.DATE, "2021-09-30"),
        (Kind.DATE, "1904-01-02"),
    ]


def test_day_numbers_at_the_edges_of_the_calendar():
    """Day 1 is 1 January 1900, day 60 never was, 0 is an empty reference, not a day."""
    days = {1: "1900-01-01", 59: "1900-02-28", 61: "1900-03-01", 2958465: "9999-12-31"}
    numbers = [0, 60, 2958466, -5]
    rows = "".join(
        f'<row r="{i}"><c r="A{i}" s="1"><v>{day}</v></c></row>'
        for i, day in enumerate([*days, *numbers], 1)
    )
    cells = only(a_raw_workbook(raw_sheet(rows), styles_xml=styles("yyyy-mm-dd")))
    found = [cells[f"A{i}"][:2] for i in range(1, 9)]
    assert found[:4] == [(Kind.DATE, text) for text in days.values()]
    assert found[4:] == [(Kind.NUMBER, str(number)) for number in numbers]


@BOTH
def test_addresses_of_a_table_away_from_the_corner(write):
    (grid,) = grids_of(write(Sheet(rows=[["a", None, 1], [None, "b", 2]], at="C5")))
    assert (grid.first_row, grid.first_column, grid.height, len(grid.columns)) == (5, 3, 2, 3)
    assert {c: v[1] for c, v in cells_of(grid).items()} == {
        "C5": "a",
        "E5": "1",
        "D6": "b",
        "E6": "2",
    }


@BOTH
def test_merges_hidden_lines_and_visibility(write):
    rows = [["标题"]] + [[f"行{i}", i] for i in range(2, 7)]
    book = write(
        Sheet("看得见", rows=rows, merges=["A1:B1"], hidden_rows=[4], hidden_columns=["B"]),
        Sheet("隐藏", rows=[["x"]], state="hidden"),
        Sheet("深藏", rows=[["y"]], state="very_hidden"),
        Sheet("空"),
    )
    first, hidden, deep, empty = grids_of(book)
    assert first.merges == (Merge(1, 1, 1, 2),)
    assert first.hidden_rows == {4}
    assert first.hidden_columns == {2}
    assert cells_of(first)["A1"][1] == "标题"
    assert [g.visibility for g in (first, hidden, deep)] == ["visible", "hidden", "very_hidden"]
    assert (empty.height, empty.columns) == (0, ())
    assert [g.index for g in (first, hidden, deep, empty)] == [0, 1, 2, 3]


def test_a_filter_is_seen_only_where_it_leaves_rows_out():
    rows = [["阶段", "n"], ["签约", 1], ["开工", 2]]
    idle = Sheet("a", rows=rows, filter_range="A1:B3")
    active = Sheet("b", rows=rows, filter_range="A1:B3", filter_column="B", hidden_rows=[3])
    assert [grid.is_filtered for grid in grids_of(a_workbook(idle, active))] == [False, True]


def test_errors_and_formulas():
    rows = [["=A2", "=1/0", "=B9", '=IF(1,"","x")', "=SUM(A1:A2)"]]
    book = a_workbook(
        Sheet(rows=rows, results={"A1": 12.5, "B1": "#DIV/0!", "C1": "文字", "D1": "", "E1": ""})
    )
    found = only(book)
    assert found["A1"][:2] == (Kind.NUMBER, "12.5")
    assert found["B1"][:2] == (Kind.ERROR, "#DIV/0!")
    assert found["C1"][:2] == (Kind.TEXT, "文字")
    assert "D1" not in found or found["D1"][0] == Kind.FORMULA_WITHOUT_VALUE


def test_formulas_without_a_cached_value_keep_the_formula():
    """As written by programs that do not calculate: no ``<v>``, or an empty one."""
    rows = (
        '<row r="1"><c r="A1"><f>SUM(B1:B9)</f></c><c r="B1"><f>B2&amp;"亿"</f><v></v></c>'
        '<c r="C1"><f t="shared" si="0"/></c><c r="D1" t="str"><f>IF(1,"","")</f><v></v></c>'
        '<c r="E1"><f>A1</f><v>3</v></c></row>'
    )
    assert only(a_raw_workbook(raw_sheet(rows))) == {
        "A1": (Kind.FORMULA_WITHOUT_VALUE, "=SUM(B1:B9)", None),
        "B1": (Kind.FORMULA_WITHOUT_VALUE, '=B2&"亿"', None),
        "C1": (Kind.FORMULA_WITHOUT_VALUE, "=", None),
        "E1": (Kind.NUMBER, "3", None),
    }


def test_numbers_are_written_in_their_shortest_form():
    stated = ["0.28999999999999998", "1.0", "1E-3", "1.5E2", "-0", "45809", "12345678901234567890"]
    rows = "".join(
        f'<row r="{i}"><c r="A{i}"><v>{text}</v></c></row>' for i, text in enumerate(stated, 1)
    )
    cells = only(a_raw_workbook(raw_sheet(rows)))
    found = [cells[f"A{i}"][1] for i in range(1, len(stated) + 1)]
    assert found[:6] == ["0.29", "1", "0.001", "150", "0", "45809"]
    assert float(found[6]) == float(stated[6])


def test_ids_with_leading_zeros_and_twenty_digits_stay_texts():
    rows = [["007", "15062320210930000001", " 前后空格 ", "第一行\n第二行"]]
    found = only(a_workbook(Sheet(rows=rows)))
    assert [found[c][1] for c in ("A1", "B1", "C1", "D1")] == list(rows[0])
    assert all(value[0] == Kind.TEXT for value in found.values())


def test_texts_written_in_place_and_texts_in_several_formats():
    """Streaming writers put texts in the cell; a text with a bold part has several runs."""
    assert only(a_workbook(Sheet(rows=[["甲 & <乙>", 1]]), constant_memory=True))["A1"] == (
        Kind.TEXT,
        "甲 & <乙>",
        None,
    )
    rows = (
        '<row r="1"><c r="A1" t="inlineStr"><is><r><t>总投资</t></r><r><rPr><b/></rPr>'
        '<t xml:space="preserve"> (万元)</t></r><rPh sb="0" eb="1"><t>zong</t></rPh></is></c>'
        '<c r="B1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c></row>'
    )
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>项</t></r><r><t>目</t></r><rPh><t>x</t></rPh></si>'
        "<si><t>a_x000D_\nb &lt;c&gt; &#20013;</t></si><si><t/></si></sst>"
    )
    cells = only(a_raw_workbook(raw_sheet(rows), strings_xml=strings))
    assert {c: v[1] for c, v in cells.items()} == {
        "A1": "总投资 (万元)",
        "B1": "项目",
        "C1": "a\nb <c> 中",
    }


def test_formatted_blanks_below_the_table_are_not_rows():
    rows = [[f"示例项目{i:02d}", i] for i in range(30)]
    (grid,) = grids_of(a_workbook(Sheet(rows=rows, formatted_below=65_000)))
    assert (grid.height, len(grid.columns)) == (30, 2)


def test_the_declared_range_is_not_believed():
    rows = '<row r="3"><c r="B3"><v>1</v></c></row>'
    head = '<dimension ref="A1:XFD1048576"/>'
    (grid,) = grids_of(a_raw_workbook(raw_sheet(rows, head=head)))
    assert (grid.first_row, grid.first_column, grid.height, len(grid.columns)) == (3, 2, 1, 1)


def test_long_texts_of_an_xls_that_run_over_records():
    """The shared texts of an .xls are cut every 8,224 bytes, also within a character run."""
    rows = [[f"建设内容{i}：" + "年产60万吨液化天然气" * 40, f"ascii{i}" * 300] for i in range(60)]
    found = only(an_xls(Sheet(rows=rows)), "台账.xls")
    assert [found[f"A{i + 1}"][1] for i in range(60)] == [row[0] for row in rows]
    assert [found[f"B{i + 1}"][1] for i in range(60)] == [row[1] for row in rows]


def test_namespace_prefixes_and_utf_16():
    rows = (
        '<x:row r="1"><x:c r="A1" t="str"><x:v>项目</x:v></x:c>'
        '<x:c r="B1"><x:v>2</x:v></x:c></x:row>'
    )
    xml = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    expected = {"A1": (Kind.TEXT, "项目", None), "B1": (Kind.NUMBER, "2", None)}
    assert only(a_raw_workbook(xml)) == expected
    wide = ('<?xml version="1.0" encoding="UTF-16"?>' + xml).encode("utf-16")
    assert only(a_raw_workbook(wide)) == expected


@pytest.mark.parametrize("order", ["<v>1.0</v><is><t>1.</t></is>", "<is><t>1.</t></is><v>1.0</v>"])
@pytest.mark.parametrize("before", ["", "<!-- read by events -->"])
def test_a_text_of_its_own_counts_where_a_value_stands_beside_it(order, before):
    rows = f'<row r="1">{before}<c r="A1" t="inlineStr">{order}</c><c r="B1"><v>2</v></c></row>'
    cells = only(a_raw_workbook(raw_sheet(rows)))
    assert (cells["A1"][:2], cells["B1"][:2]) == ((Kind.TEXT, "1."), (Kind.NUMBER, "2"))
