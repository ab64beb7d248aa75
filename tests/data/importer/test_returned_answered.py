"""Issues that nobody mended but somebody answered: apart from those that are solved."""

from __future__ import annotations

import io

import openpyxl
import pytest

from data.importer import TableCorrection
from data.reports.review import returned_lines
from data.reports.upload import report_json
from tests.builders.resubmissions import Office

HEAD = ["项目名称", "阶段", "签约日期", "经度", "纬度"]
ROWS = [
    ["示例项目01", "签约", "2021.13.40", 38.25, 107.35],
    ["示例项目02", "推进中", "2021-03-05", 38.20, 107.30],
]


@pytest.fixture
def sent_again(tmp_path):
    """The ledger marked, changed, and compared with what a person said meanwhile."""

    def made(correction_of, change=lambda sheet: None):
        first = tmp_path / "台账.xlsx"
        book = openpyxl.Workbook()
        for row in (HEAD, *ROWS):
            book.active.append(row)
        book.save(first)
        report = office.read(first).files[0]
        book = openpyxl.load_workbook(io.BytesIO(office.give_back(first)))
        change(book.worksheets[0])
        path = tmp_path / "再报.xlsx"
        book.save(path)
        said = {report.sheets[0].fingerprint: correction_of(report)}
        return office.read(path, said), office.compare(path, said)

    with Office() as office:
        yield made


def swapping(report):
    (question,) = [one for one in report.questions if one.kind == "swapped"]
    return TableCorrection(answers={question.question_id: question.current})


def test_what_was_answered_is_not_called_solved(sent_again):
    def change(sheet):
        sheet["C2"] = "2021-12-13"

    _, found = sent_again(swapping, change)
    assert [one.earlier.cell for one in found.solved] == ["C2"]
    assert [one.earlier.code for one in found.answered] == ["coordinates-swapped"] * 2
    assert [one.subject for one in found.answered] == ["示例项目01", "示例项目02"]
    assert [one.earlier.cell for one in found.still] == ["B3"]
    assert found.new == ()


def test_a_cell_that_was_mended_as_well_is_solved(sent_again):
    def change(sheet):
        sheet["D2"], sheet["E2"] = 107.35, 38.25

    _, found = sent_again(swapping, change)
    assert [one.cell for one in found.solved] == ["D2"]
    assert [one.cell for one in found.answered] == ["D3"]


def test_a_word_that_was_taught_is_answered(sent_again):
    intake, found = sent_again(lambda _: TableCorrection(words={"stage": {"推进中": "洽谈"}}))
    assert [(one.cell, one.word.value) for one in found.answered] == [("B3", "洽谈")]
    assert found.solved == ()
    told = report_json(intake, "zh", [found])["files"][0]["returned"]
    assert told["answered"][0]["answer"] == "“推进中”已教作“洽谈”"
    lines = list(returned_lines(found, "zh"))
    assert "已改好 0 处，已回答 1 处，仍有 3 处" in lines[0]
    assert any("已回答 Sheet B3（示例项目02） “推进中”已教作“洽谈”" in line for line in lines)


def test_the_answer_is_told_in_words(sent_again):
    intake, found = sent_again(swapping)
    told = report_json(intake, "zh", [found])["files"][0]["returned"]
    assert "经度和纬度像是填反了" in told["answered"][0]["answer"]
