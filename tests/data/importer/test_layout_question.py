"""Where a table's extent is in doubt the upload asks once, with both readings of the sheet."""

from __future__ import annotations

import json

import pytest

from data.importer import TableCorrection
from data.importer.questions.answers_file import holds
from data.importer.questions.question import option_label
from data.reports.upload import question_json
from tests.builders.ledger_files import a_file, of_sheet, understood

HEADER = ["项目名称", "投资方", "计划总投资（万元）", "签约日期"]
# Two registers below one another under titles of their own.
STACKED = [
    ["示例一期园区签约项目"],
    HEADER,
    ["示例风电", "示例甲公司", 300, "2021-03-04"],
    ["示例光伏", "示例乙公司", 410, "2021-04-05"],
    [],
    ["示例二期园区签约项目"],
    HEADER,
    ["示例储能", "示例丙公司", 520, "2021-05-06"],
    ["示例制氢", "示例丁公司", 640, "2021-06-07"],
]


def layout_questions(report):
    return [one for one in report.questions if one.kind == "layout"]


def of_layout(rows, folder, answer=""):
    """The sheets' reports and the question, once it is answered."""
    report, sheet, read = of_sheet(folder, rows)
    if answer:
        said = TableCorrection(answers={"layout:": answer})
        report, _, read = of_sheet(folder, rows, corrections={sheet.fingerprint: said})
    (asked,) = layout_questions(report)
    return report, asked, read


def test_the_same_header_below_another_title_is_asked_about_with_both_readings(tmp_path):
    report, asked, read = of_layout(STACKED, tmp_path)
    assert [option_label(one, "zh") for one in asked.options] == [
        "表头第 2 行，数据第 3–9 行（4 行）",
        "2 张表：A2:D4、A7:D9",
        "自己指明表头和数据首行",
    ]
    assert asked.is_open
    assert asked.proposed == "keep"
    assert holds(asked)  # nobody looks at a preview on the command line
    assert len(read) == 4  # until somebody answers, the sheet is read as proposed
    one, two = ([(row.row, row.role) for row in rows] for rows in asked.pictures)
    assert (7, "header") in one
    assert (4, "data") in one
    assert (4, "last") in two
    assert (8, "first") in two
    assert {row.row: row.texts[0] for row in asked.pictures[0]}[8] == "示例储能"
    assert [sheet.header_rows for sheet in report.sheets] == [(2, 7)]


def test_the_other_reading_makes_two_tables(tmp_path):
    report, asked, _ = of_layout(STACKED, tmp_path, "other")
    assert not asked.is_open
    assert [sheet.header_rows for sheet in report.sheets] == [(2,), (7,)]
    assert [sheet.rows_loaded for sheet in report.sheets] == [2, 2]
    assert "answered-layout-tables" in {issue.code for issue in report.issues}


def test_rows_that_a_person_names_are_read(tmp_path):
    report, asked, read = of_layout(STACKED, tmp_path, "rows: 2; 4")
    assert not asked.is_open
    assert [row["project_name"] for row in read] == ["示例光伏", "示例储能", "示例制氢"]
    (left_out,) = [row for row in report.sheets[0].not_data if row.row == 3]
    assert left_out.text.startswith("示例风电")


@pytest.mark.parametrize("answer", ["rows: 2; 400", "rows: 4; 2", "rows: ; 3", "rows", "no"])
def test_rows_that_cannot_be_leave_the_question_open(tmp_path, answer):
    _, asked, read = of_layout(STACKED, tmp_path, answer)
    assert asked.is_open
    assert len(read) == 4


def test_a_header_that_a_printed_page_says_again_is_no_question(tmp_path):
    again = [*STACKED[:5], STACKED[0], *STACKED[6:]]
    report, _, read = of_sheet(tmp_path, again)
    assert layout_questions(report) == []
    assert len(read) == 4


def test_known_words_settle_what_the_look_of_cells_leaves_open(tmp_path):
    rows = [
        ["项目名称", "阶段", "经度", "纬度", "坐标系"],
        ["示例项目01", "签约", "107.48", "38.18", "WGS84"],
        ["示例项目02", "签约", "107°28′48″", "38°10′48″", "国家2000"],
        ["示例项目03", "签约", "38.18", "107.48", ""],
    ]
    report, _, _ = of_sheet(tmp_path, rows)
    assert layout_questions(report) == []


def test_a_column_that_begins_far_below_the_header_is_asked_about(tmp_path):
    rows = [
        ["项目名称", "投资方", "总投资（万元）"],
        *([f"示例{n}园", f"示例{n}公司", 31 * n] for n in range(1, 7)),
        *(
            [f"示例{n}园", f"示例{n}公司", 31 * n, None, beside]
            for n, beside in enumerate(["用工", 12, 30, 44], 7)
        ),
    ]
    _, asked, read = of_layout(rows, tmp_path)
    assert [reason for reason, _ in asked.reasons] == ["layout-columns"]
    assert [one.key for one in asked.options] == ["keep", "rows"]
    (picture,) = asked.pictures
    assert "用工" in {row.row: row.texts for row in picture}[8]
    assert len(read) == 10


def test_the_question_goes_out_and_its_answer_comes_back_as_json(tmp_path):
    intake = understood(a_file(tmp_path, {"Sheet1": STACKED}))
    (asked,) = layout_questions(intake.files[0])
    said = json.loads(json.dumps(question_json(asked, "zh")))
    assert said["id"] == "layout:"
    assert said["remembered"] is True
    assert [one["needs_rows"] for one in said["readings"]] == [False, False, True]
    first, second = said["layouts"]
    assert first[1] == {"row": 2, "role": "header", "count": 1, "cells": HEADER}
    assert [row["row"] for row in first] == [row["row"] for row in second]
