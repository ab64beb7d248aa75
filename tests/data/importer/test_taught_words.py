"""Taught words are read wherever a column takes accepted values, and what they did is said."""

import pytest

from data.importer import TableCorrection
from data.importer.corrections import Remembered
from tests.builders.ledger_files import a_file, codes, draft_of, rows_of, understood


def read(folder, rows, words, sheet="Sheet1", **about):
    """The file's report and the intake, with words taught for the sheet's header."""
    file = a_file(folder, {sheet: rows})
    (table,) = understood(file).files[0].sheets
    correction = TableCorrection(words=words, **about)
    intake = understood(file, corrections={table.fingerprint: correction})
    return intake.files[0], intake


PROJECTS = [
    ["项目名称", "阶段", "招商方式"],
    ["示例项目01", "推进中", "驻点招商"],
    ["示例项目02", "推进中", "驻点招商"],
    ["示例项目03", "签约", "以商招商"],
]


def test_a_word_is_read_and_said_with_its_cells(tmp_path):
    report, intake = read(tmp_path, PROJECTS, {"stage": {"推进中": "建设"}})
    assert [row["stage"] for row in rows_of(intake.drafts[0])] == ["建设", "建设", "签约"]
    (note,) = [issue for issue in report.issues if issue.code == "word-taught"]
    assert note.severity == "note"
    told = {"header": "阶段", "text": "推进中", "value": "建设", "count": "2", "cells": "B2、B3"}
    assert note.arguments == told
    raw = intake.drafts[0].tables["source_row"]["raw"].to_pylist()
    assert raw[1][1] == "推进中"


@pytest.mark.parametrize("written", ["推 进中", " 推进中 ", "推进中\u3000"])
def test_spelling_aside_it_is_the_same_word(tmp_path, written):
    _, intake = read(tmp_path, PROJECTS, {"stage": {written: "建设"}})
    assert rows_of(intake.drafts[0])[0]["stage"] == "建设"


def test_a_taught_word_comes_before_what_the_lists_say(tmp_path):
    _, intake = read(tmp_path, PROJECTS, {"stage": {"推进中": "建设", "签约": "洽谈"}})
    assert rows_of(intake.drafts[0])[2]["stage"] == "洽谈"


def test_a_word_left_unknown_is_no_blank_cell(tmp_path):
    report, intake = read(tmp_path, PROJECTS, {"stage": {"推进中": ""}})
    assert len(rows_of(intake.drafts[0])) == 1
    found = codes(report)
    assert ("required-unknown", "B2") in found
    assert "value-not-allowed" not in {code for code, _ in found}
    assert "word-taught-unknown" in {code for code, _ in found}


def test_a_value_that_the_field_no_longer_has_is_not_used(tmp_path):
    report, intake = read(tmp_path, PROJECTS, {"stage": {"推进中": "已上马"}})
    assert len(rows_of(intake.drafts[0])) == 1
    (warning,) = [issue for issue in report.issues if issue.code == "word-taught-outdated"]
    assert (warning.severity, warning.arguments["value"]) == ("warning", "已上马")
    assert ("value-not-allowed", "B2") in codes(report)


def test_words_kept_as_written_are_listed_and_can_be_taught(tmp_path):
    report, intake = read(tmp_path, PROJECTS, {})
    (kept,) = [word for word in report.sheets[0].words if word.state == "kept"]
    assert (kept.field, kept.text, kept.count) == ("channel", "驻点招商", 2)
    _, intake = read(
        tmp_path, PROJECTS, {"stage": {"推进中": "建设"}, "channel": {"驻点招商": "领导带队"}}
    )
    channels = [row["channel"] for row in rows_of(intake.drafts[0])]
    assert channels == ["领导带队", "领导带队", "以商招商"]


def test_states_of_permit_columns_and_of_lists_are_taught_alike(tmp_path):
    schedule = [
        ["项目名称", "阶段", "水土保持", "环评", "施工许可证", "投资方", "责任单位"],
        ["示例项目01", "签约", "走程序", "√", "走程序", "示例企业A有限公司", "旗商务局"],
    ]
    words = {"state": {"走程序": "在办"}}
    report, intake = read(tmp_path, schedule, words, "调度表")
    rows = rows_of(draft_of(intake, "readiness", "schedule"))
    assert [row["state"] for row in rows] == ["在办", "已办结", "在办"]
    (word,) = report.sheets[0].words
    assert (word.count, word.cells) == (2, ("C2", "E2"))
    listed = [["项目名称", "要件", "状态"], ["示例项目01", "环评", "走程序"]]
    _, intake = read(tmp_path, listed, words, "要件台账")
    assert rows_of(intake.drafts[0])[0]["state"] == "在办"


def test_items_of_a_list_are_taught(tmp_path):
    listed = [["项目名称", "要件", "状态"], ["示例项目01", "绿色通行证", "√"]]
    report, intake = read(tmp_path, listed, {}, "要件台账")
    assert [word.text for word in report.sheets[0].words] == ["绿色通行证"]
    _, intake = read(tmp_path, listed, {"item": {"绿色通行证": "环评"}}, "要件台账")
    (row,) = rows_of(intake.drafts[0])
    assert (row["item"], row["item_text"]) == ("环评", "绿色通行证")


def test_words_of_a_list_in_one_cell_are_taught_one_by_one(tmp_path):
    visits = [
        ["领导", "层级", "开始时间", "拜访企业"],
        ["旗领导A、旗领导B", "旗委常委、部门", "2021-09-06", "示例企业A有限公司"],
    ]
    report, intake = read(tmp_path, visits, {"tiers": {"旗委常委": "旗委政府领导"}}, "外出招商")
    assert rows_of(intake.drafts[0])[0]["tiers"] == ["旗委政府领导", "部门"]
    assert "word-taught" in {code for code, _ in codes(report)}


def test_metrics_of_targets_are_taught(tmp_path):
    targets = [["年度", "责任主体", "指标", "目标值"], [2021, "全旗", "签约个数", 12]]
    _, intake = read(tmp_path, targets, {"metric": {"签约个数": "签约项目"}}, "任务目标")
    assert rows_of(intake.drafts[0])[0]["metric"] == "签约项目"


def test_what_is_remembered_and_what_is_said_now_hold_together(tmp_path):
    header, *lines = PROJECTS
    rows = [[*header, "投资方"], *([*line, "示例企业A有限公司"] for line in lines)]
    file = a_file(tmp_path, {"Sheet1": rows})
    (table,) = understood(file).files[0].sheets
    remembered = TableCorrection(
        fields={"C": "ignore"}, words={"stage": {"推进中": "洽谈", "签约": "开工"}}
    )
    now = TableCorrection(words={"stage": {"推进中": "建设"}})
    intake = understood(
        file,
        corrections={table.fingerprint: now},
        remembered=[Remembered(table.fingerprint, remembered.to_json())],
    )
    rows = rows_of(intake.drafts[0])
    assert [row["stage"] for row in rows] == ["建设", "建设", "开工"]
    assert rows[0]["channel"] is None
