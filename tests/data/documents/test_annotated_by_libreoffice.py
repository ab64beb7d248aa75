"""Marked workbooks that an office saved with LibreOffice: matched, unmarked, marked again."""

from __future__ import annotations

import io

import openpyxl
import pytest

from tests.builders.libreoffice import saved_by_libreoffice
from tests.builders.resubmissions import Office
from tests.data.documents.annotated_files import (
    a_rich_workbook,
    an_issue,
    cells,
    comments,
    fills,
    returned,
)

LONG_NAME = "签约项目台账二〇二一年十二月全旗汇总各镇各部门报送稿第二版"
HEAD = ["项目名称", "阶段", "签约日期", "计划总投资（万元）"]
ROWS = [
    ["示例项目01", "签约", "2021.13.40", 5000],
    ["示例项目02", "签约", "2021-03-05", "五千左右吧"],
    ["示例项目03", "签约", "2021年二月三十", 7000],
]


@pytest.fixture
def office():
    with Office() as one:
        yield one


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_issues_are_matched_and_the_file_is_marked_again(tmp_path, office, suffix):
    book = openpyxl.Workbook()
    book.active.title = LONG_NAME
    for row in (HEAD, *ROWS):
        book.active.append(row)
    path = tmp_path / "台账.xlsx"
    book.save(path)
    back = office.give_back(path)
    book = openpyxl.load_workbook(io.BytesIO(back))
    page = book.worksheets[0]
    page["C2"] = "2021-12-13"
    page.insert_rows(2)
    page["A2"], page["B2"], page["C2"] = "示例项目00", "签约", "没有的日子"
    book.save(path)
    (saved,) = saved_by_libreoffice(path, suffix, tmp_path)
    found = office.compare(saved)
    assert [(one.earlier.cell, one.cell, one.value) for one in found.solved] == [
        ("C2", "C3", "2021-12-13")
    ]
    assert [(one.earlier.cell, one.now.cell) for one in found.still] == [("D3", "D4"), ("C4", "C5")]
    assert [one.now.cell for one in found.new] == ["C2"]
    again = office.give_back(saved)
    sheets = openpyxl.load_workbook(io.BytesIO(again)).sheetnames
    assert sheets == [LONG_NAME, "问题清单"]
    assert {cell for name, cell in comments(again) if name == LONG_NAME} == {"C2", "D4", "C5"}


@pytest.mark.office
def test_a_look_that_libreoffice_wrote_anew_comes_back(tmp_path):
    rich = a_rich_workbook()
    marked = returned(
        tmp_path, rich, an_issue("C4"), an_issue("A3", "warning"), an_issue("B4", "note")
    )
    path = tmp_path / "marked.xlsx"
    path.write_bytes(marked)
    (saved,) = saved_by_libreoffice(path, "xlsx", tmp_path)
    assert fills(saved.read_bytes()) == {"C4": "error", "A3": "warning", "B4": "note"}
    clean = returned(tmp_path, saved.read_bytes())
    assert fills(clean) == {}

    def looks(content):
        page = openpyxl.load_workbook(io.BytesIO(content))["签约项目"]
        wanted = (page[name] for name in ("A3", "B3", "B4", "C4"))
        return [
            (cell.fill.fill_type, cell.fill.fgColor.rgb, cell.font.color and cell.font.color.rgb)
            if cell.fill.fill_type
            else None
            for cell in wanted
        ]

    assert looks(clean) == looks(rich)
    assert comments(clean) == comments(rich)
    assert {
        at: value for at, value in cells(clean).items() if at[0] == "签约项目" and at[1] < "M"
    } == {at: value for at, value in cells(rich).items() if at[0] == "签约项目" and at[1] < "M"}
