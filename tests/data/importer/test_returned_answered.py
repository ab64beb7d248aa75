"""Issues that nobody mended but somebody answered: apart from those that are solved."""

from __future__ import annotations

import io
from datetime import date

import openpyxl

from data.documents.marking.client import annotated_workbook
from data.importer import TableCorrection, understand
from data.importer.review.resubmission import returned
from data.reports.upload import report_json
from data.reports.upload_text import returned_lines

HEAD = ["项目名称", "阶段", "签约日期", "经度", "纬度"]
ROWS = [
    ["示例项目01", "签约", "2021.13.40", 38.25, 107.35],
    ["示例项目02", "推进中", "2021-03-05", 38.20, 107.30],
]


def read(path, **options):
    return understand([(path, path.name)], unit="旗招商局", as_of=date(2021, 12, 31), **options)


def sent_again(tmp_path, correction_of, change=lambda sheet: None):
    """The ledger marked, changed, and read again with what a person said meanwhile."""
    first = tmp_path / "台账.xlsx"
    book = openpyxl.Workbook()
    for row in (HEAD, *ROWS):
        book.active.append(row)
    book.save(first)
    intake = read(first)
    report = intake.files[0]
    back = annotated_workbook(first, first.name, report, "zh", intake.drafts)
    book = openpyxl.load_workbook(io.BytesIO(back))
    change(book.worksheets[0])
    path = tmp_path / "再报.xlsx"
    book.save(path)
    said = {report.sheets[0].fingerprint: correction_of(report)}
    return read(path, corrections=said)


def swapping(report):
    (question,) = [one for one in report.questions if one.kind == "swapped"]
    return TableCorrection(answers={question.question_id: question.current})


def test_what_was_answered_is_not_called_solved(tmp_path):
    def change(sheet):
        sheet["C2"] = "2021-12-13"

    intake = sent_again(tmp_path, swapping, change)
    found = returned(intake.files[0], intake.drafts)
    assert [one.earlier.cell for one in found.solved] == ["C2"]
    assert [one.earlier.code for one in found.answered] == ["coordinates-swapped"] * 2
    assert [one.subject for one in found.answered] == ["示例项目01", "示例项目02"]
    assert [one.earlier.cell for one in found.still] == ["B3"]
    assert found.new == ()


def test_a_cell_that_was_mended_as_well_is_solved(tmp_path):
    def change(sheet):
        sheet["D2"], sheet["E2"] = 107.35, 38.25

    intake = sent_again(tmp_path, swapping, change)
    found = returned(intake.files[0], intake.drafts)
    assert [one.cell for one in found.solved] == ["D2"]
    assert [one.cell for one in found.answered] == ["D3"]


def test_a_word_that_was_taught_is_answered(tmp_path):
    intake = sent_again(tmp_path, lambda _: TableCorrection(words={"stage": {"推进中": "洽谈"}}))
    found = returned(intake.files[0], intake.drafts)
    assert [(one.cell, one.word.value) for one in found.answered] == [("B3", "洽谈")]
    assert found.solved == ()
    told = report_json(intake, "zh")["files"][0]["returned"]
    assert told["answered"][0]["answer"] == "“推进中”已教作“洽谈”"
    lines = list(returned_lines(told, "zh"))
    assert "已改好 0 处，已回答 1 处，仍有 3 处" in lines[0]
    assert any("已回答 Sheet B3（示例项目02） “推进中”已教作“洽谈”" in line for line in lines)


def test_the_answer_is_told_in_words(tmp_path):
    intake = sent_again(tmp_path, swapping)
    told = report_json(intake, "zh")["files"][0]["returned"]
    assert "经度和纬度像是填反了" in told["answered"][0]["answer"]
