"""Issues of one file that belong to several units: each is asked about its own."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import docx
import openpyxl

from data.documents.feedback import addressees, feedback_files
from data.importer import understand
from tests.data.documents.annotated_files import a_report

DAY = date(2021, 12, 31)
HEAD = ["项目名称", "阶段", "签约日期", "计划总投资（万元）", "责任单位"]


def understood(folder, *rows, unit="旗招商局"):
    book = openpyxl.Workbook()
    book.active.title = "签约项目"
    for row in (HEAD, *rows):
        book.active.append(row)
    path = folder / "台账.xlsx"
    book.save(path)
    return understand([(path, path.name)], unit=unit, as_of=DAY)


def cells(one):
    return [issue.cell for report in one.reports for issue in report.issues]


def test_each_responsible_unit_is_asked_about_its_rows_and_the_reporting_one_about_the_rest(
    tmp_path,
):
    intake = understood(
        tmp_path,
        ["示例项目01", "签约", "2021.13.40", 100, "旗发改委"],
        ["示例项目02", "签约", "2021.13.41", 100, "旗工信局"],
        ["示例项目03", "签约", "2021.13.42", 100, ""],
        ["示例项目04", "签约", "2021.13.43", 100, "旗发改委"],
    )
    told = addressees(intake.files, intake.drafts, "旗招商局")
    assert [(one.unit, one.reported_by, cells(one)) for one in told] == [
        ("旗招商局", "", ["C4"]),
        ("旗发改委", "旗招商局", ["C2", "C5"]),
        ("旗工信局", "旗招商局", ["C3"]),
    ]
    with zipfile.ZipFile(io.BytesIO(feedback_files([(one, DAY) for one in told], "zh"))) as package:
        assert package.namelist() == [
            "数据核实反馈单_旗招商局_2021-12-31.docx",
            "数据核实反馈单_旗发改委_2021-12-31.docx",
            "数据核实反馈单_旗工信局_2021-12-31.docx",
        ]
        page = docx.Document(io.BytesIO(package.read(package.namelist()[1])))
    said = [one.text for one in page.paragraphs]
    assert "旗发改委：" in said
    assert any("旗招商局报送的 1 个文件" in line and "2 处由贵单位负责" in line for line in said)
    (table,) = page.tables
    assert "C2" in table.cell(1, 5).text and "C3" not in table.cell(1, 5).text


def test_two_units_of_one_row_are_both_asked_in_one_spelling(tmp_path):
    intake = understood(
        tmp_path,
        ["示例项目01", "签约", "2021.13.40", 100, "旗发改委、旗工信局"],
        ["示例项目02", "签约", "2021.13.41", 100, "旗发改委 "],
    )
    told = addressees(intake.files, intake.drafts, "旗招商局")
    assert [(one.unit, cells(one)) for one in told] == [
        ("旗发改委", ["C2", "C3"]),
        ("旗工信局", ["C2"]),
    ]


def test_a_unit_that_answers_for_its_own_file_gets_one_sheet(tmp_path):
    row = ["示例项目01", "签约", "2021.13.40", 100, "旗发改委"]
    intake = understood(tmp_path, row, unit="旗发改委")
    (only,) = addressees(intake.files, intake.drafts, "旗发改委")
    assert (only.unit, only.reported_by, cells(only)) == ("旗发改委", "", ["C2"])


def test_nothing_wrong_is_one_sheet_that_says_so(tmp_path):
    intake = understood(tmp_path, ["示例项目01", "签约", "2021-03-04", 100, "旗发改委"])
    (only,) = addressees(intake.files, intake.drafts, "旗招商局")
    assert only.unit == "旗招商局"
    assert docx.Document(io.BytesIO(feedback_files([(only, DAY)], "zh"))).paragraphs


def test_without_rows_everything_is_the_reporting_unit_s():
    (only,) = addressees([a_report()], (), "旗招商局")
    assert only.unit == "旗招商局"
