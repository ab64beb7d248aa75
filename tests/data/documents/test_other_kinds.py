"""Files that are no .xlsx come back as a new one with the same cells."""

from __future__ import annotations

import io
from datetime import datetime

import openpyxl
import pytest

from tests.builders.workbooks import Sheet, a_csv, an_ods, an_xls
from tests.data.documents.annotated_files import an_issue, cells, comments, returned

ROWS = [
    ["项目名称", "签约日期", "计划总投资"],
    ["示例项目01", datetime(2021, 9, 30), 12000.5],
    ["=1+1", datetime(2021, 9, 30, 8, 30), -3],
    ["007", None, True],
]


@pytest.fixture
def an_old_workbook() -> bytes:
    return an_xls(
        Sheet("签约项目", ROWS, formats={"C2": '0.00"万元"'}, merges=["A4:B4"], hidden_rows=[4]),
        Sheet("说明", [["x"]], state="hidden"),
    )


def test_an_old_workbook_keeps_values_formats_merges_and_what_is_hidden(tmp_path, an_old_workbook):
    issue = an_issue("A2")
    back = returned(tmp_path, an_old_workbook, issue, file="台账.xls", reader="xls-records")
    book = openpyxl.load_workbook(io.BytesIO(back))
    sheet = book["签约项目"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("示例项目01", "s")
    assert (sheet["B2"].value, sheet["B2"].is_date) == (datetime(2021, 9, 30), True)
    assert sheet["B3"].value == datetime(2021, 9, 30, 8, 30)
    assert (sheet["C2"].value, sheet["C2"].number_format) == (12000.5, '0.00"万元"')
    assert (sheet["C3"].value, sheet["C4"].value) == (-3, True)
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A4:B4"]
    assert sheet.row_dimensions[4].hidden
    assert book["说明"].sheet_state == "hidden"
    assert list(comments(back)) == [("签约项目", "A2")]
    assert any("新生成" in str(value) for value in cells(back).values())


def test_a_text_of_a_csv_never_becomes_a_formula_or_a_number(tmp_path):
    rows = [["项目名称", "编号"], ["=HYPERLINK(1)", "007"], ["+86", "@x"], ["a\nb", "<&>"]]
    name = "一份名字很长很长很长很长很长很长很长很长很长很长的台账"
    back = returned(
        tmp_path, a_csv(rows), an_issue("B2", sheet=name), file=f"{name}.csv", reader="csv"
    )
    sheet = openpyxl.load_workbook(io.BytesIO(back)).worksheets[0]
    for row, line in enumerate(rows, 1):
        for column, value in enumerate(line, 1):
            cell = sheet.cell(row, column)
            assert (cell.value, cell.data_type) == (value, "s")
    assert list(comments(back)) == [(sheet.title, "B2")]
    links = [
        cell.hyperlink.location
        for row in openpyxl.load_workbook(io.BytesIO(back))["问题清单"]
        for cell in row
        if cell.hyperlink
    ]
    assert links == [f"'{sheet.title}'!B2"]


def test_an_open_document_keeps_its_cells(tmp_path):
    content = an_ods(
        '<table:table table:name="签约项目"><table:table-row><table:table-cell '
        'office:value-type="string"><text:p>示例项目01</text:p></table:table-cell>'
        '<table:table-cell office:value-type="float" office:value="2.5"/><table:table-cell '
        'office:value-type="date" office:date-value="2021-09-30"/></table:table-row></table:table>'
    )
    back = returned(tmp_path, content, an_issue("B1"), file="台账.ods", reader="ods")
    found = cells(back)
    assert found["签约项目", "A1"] == "示例项目01"
    assert found["签约项目", "B1"] == 2.5
    assert found["签约项目", "C1"] == datetime(2021, 9, 30)
    assert list(comments(back)) == [("签约项目", "B1")]


def test_a_text_that_looks_like_markup_stays_a_text(tmp_path):
    rows = [["项目名称", "编号"], ["<r><t>x</t><bad></r>", "1"]]
    back = returned(
        tmp_path, a_csv(rows), an_issue("B2", sheet="台账"), file="台账.csv", reader="csv"
    )
    assert str(cells(back)["台账", "A2"]).strip() == "<r><t>x</t><bad></r>"
