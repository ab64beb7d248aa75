"""What was said of a sheet holds next month, with a column more or a header renamed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.importer.corrections import Remembered, TableCorrection
from data.importer.importer import remember_corrections
from data.importer.remembered import remembered_of_unit
from data.store import MappedSheet, Store
from tests.builders.ledger_files import a_file, rows_of, understood
from tests.builders.stores import mapped
from tests.builders.unit_ledgers import UNIT, imported

HEADERS = ["序号", "项目名称", "阶段", "总投资", "园区意见", "责任单位"]
LETTERS = {
    "A": "序号",
    "B": "项目名称",
    "C": "阶段",
    "D": "总投资",
    "E": "园区意见",
    "F": "责任单位",
}
SAID = TableCorrection(
    fields={"E": "problem_text"},
    words={"stage": {"跑步前进": "建设"}},
    answers={"unit:planned_investment_wan": "亿元"},
)
KEPT = Remembered("0" * 16, SAID.to_json(), LETTERS)


def rows(headers):
    """One project whose cells are named by their headers."""
    cells = {"序号": 1, "项目名称": "示例项目01", "阶段": "跑步前进", "责任单位": "旗发改委"}
    cells |= {"总投资": 1.2, "园区意见": "缺电", "园区内外": "内"}
    return [headers, [cells.get(header, "缺电") for header in headers]]


def read(folder, headers, kept=KEPT):
    intake = understood(a_file(folder, {"台账": rows(headers)}), remembered=[kept])
    (row,) = rows_of(intake.drafts[0])
    return intake.files[0].sheets[0], row


@pytest.mark.parametrize(
    "headers",
    [
        HEADERS,
        [*HEADERS, "园区内外"],
        ["园区内外", *HEADERS],
        ["序号", "项目名称", "阶段", "园区意见", "总投资", "责任单位"],
        ["序号", "项目名称", "阶段", "总投资", "意见和建议", "责任单位"],
    ],
    ids=["same", "added last", "added first", "moved", "renamed"],
)
def test_answers_words_and_columns_survive(tmp_path, headers):
    sheet, row = read(tmp_path, headers)
    assert row["problem_text"] == "缺电"
    assert row["stage"] == "建设"
    assert row["planned_investment_wan"] == 12_000
    assert sheet.taken is not None


@pytest.mark.parametrize(
    ("question", "answer", "renamed", "field"),
    [
        ("field:园区意见", "problem_text", "来件摘录", "problem_text"),
        ("field:园区意见", "next_step", "园区批转", "next_step"),
    ],
)
def test_an_answer_about_a_column_goes_with_it_when_it_is_renamed(
    tmp_path, question, answer, renamed, field
):
    said = replace(SAID, fields={}, answers={question: answer})
    kept = Remembered("0" * 16, said.to_json(), LETTERS)
    headers = [renamed if one == "园区意见" else one for one in HEADERS]
    sheet, _ = read(tmp_path, headers, kept)
    assert sheet.taken.renamed == (("园区意见", renamed),)
    assert {one.field for one in sheet.columns if one.header == renamed} == {field}


def test_it_says_which_header_was_taken_for_which(tmp_path):
    sheet, _ = read(tmp_path, ["序号", "项目名称", "阶段", "总投资", "意见和建议", "责任单位"])
    assert sheet.taken.renamed == (("园区意见", "意见和建议"),)
    assert not sheet.taken.is_same


def test_another_kind_of_sheet_takes_nothing_over(tmp_path):
    other = rows(["项目名称", "阶段", "签约日期", "投资方", "行业", "来源地"])
    (report,) = understood(a_file(tmp_path, {"台账": other}), remembered=[KEPT]).files
    assert report.sheets[0].taken is None


def test_which_ledger_it_is_does_not_pass_to_a_sheet_with_columns_of_its_own(tmp_path):
    """A unit's register and its funds by project have most of their headers in common."""
    register = ["项目名称", "投资方", "总投资（万元）", "开工时间", "责任单位", "阶段", "进展情况"]
    letters = dict(zip("ABCDEFG", register, strict=True))
    kept = Remembered(
        "0" * 16, TableCorrection(ledger="projects", form="register").to_json(), letters
    )
    funds = [*register[:5], "本月到位（万元）", "当年累计到位（万元）"]
    body = ["示例项目01", "示例集团", 100, "2021-03", "旗发改委", 5, 20]
    intake = understood(
        a_file(tmp_path, {"资金": [["项目资金到位情况"], funds, body]}), remembered=[kept]
    )
    assert intake.drafts[0].ledger == "funds"


def test_header_rows_that_were_named_are_found_again_with_a_column_more(tmp_path):
    """Nobody could tell the header of this sheet: a person said in which row it stands."""
    fields = {"A": "name", "B": "stage"}
    said = TableCorrection(ledger="projects", header_rows=(2,), fields=fields)
    kept = Remembered("0" * 16, said.to_json(), {"A": "甲", "B": "乙", "C": "丙"})
    sheet = [["某", "某", "某"], ["甲", "乙", "丙", "丁"], ["示例项目01", "签约", "无", "无"]]
    intake = understood(a_file(tmp_path, {"表": sheet}), remembered=[kept])
    (row,) = rows_of(intake.drafts[0])
    assert (row["project_name"], row["stage"]) == ("示例项目01", "签约")


@pytest.fixture
def store():
    opened = Store.open(None)
    yield opened
    opened.close()


def remembered(store, headers=LETTERS):
    made_on = MappedSheet("台账_2024-11.xlsx", "台账", "projects", headers)
    return store.memory.save_mapping("0" * 16, UNIT, SAID.to_json(), by="甲", made_on=made_on)


def test_what_is_used_is_said_and_can_be_forgotten(store, tmp_path):
    mapping = remembered(store)
    sheets = {"台账": rows([*HEADERS, "园区内外"])}
    answer = imported(store, tmp_path, sheets, is_as_read=True)
    (used,) = answer.payload["remembered"]["mappings"]
    assert (used["id"], used["file"]) == (mapping, "台账_2024-11.xlsx")
    taken = answer.payload["files"][0]["sheets"][0]["taken"]
    assert (taken["mapping"], taken["same_header"]) == (mapping, False)
    store.memory.forget(mapping, by="甲")
    answer = imported(store, tmp_path, sheets, is_as_read=True)
    assert answer.payload["remembered"]["mappings"] == []
    assert answer.payload["files"][0]["sheets"][0]["taken"] is None


def test_what_is_said_of_the_new_header_takes_the_place_of_what_was_said_before(store, tmp_path):
    remembered(store)
    sheets = {"台账": rows([*HEADERS, "注册资本"])}
    (report,) = imported(store, tmp_path, sheets).payload["files"]
    mark = report["sheets"][0]["fingerprint"]
    reports = [(understood_for(store, tmp_path, sheets), UNIT)]
    said = {mark: TableCorrection(fields={"G": "remark"})}
    remember_corrections(store, reports, said, by="乙")
    ((kept_mark, mapping),) = mapped(store, UNIT).items()
    assert kept_mark == mark
    assert TableCorrection.from_json(mapping).fields == {"E": "problem_text", "G": "remark"}


def understood_for(store, folder, sheets):
    path = a_file(folder, sheets)
    return understood(path, remembered=remembered_of_unit(store, UNIT)).files[0]


def test_what_an_earlier_release_kept_without_headers_holds_for_its_own_header(store, tmp_path):
    """Before the sheet of a mapping was kept, its fingerprint alone was."""
    path = a_file(tmp_path, {"台账": rows(HEADERS)})
    mark = understood(path).files[0].sheets[0].fingerprint
    store.memory.save_mapping(mark, UNIT, SAID.to_json(), by="甲")
    answer = imported(store, tmp_path, {"台账": rows(HEADERS)})
    assert answer.payload["files"][0]["sheets"][0]["taken"]["same_header"]
