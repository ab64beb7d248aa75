"""Of which month a sheet speaks: every place that says so, agreed on or asked about."""

from __future__ import annotations

from datetime import date

import pytest

from data.importer import TableCorrection
from data.importer.questions.answers_file import holding_questions
from data.importer.questions.question import option_label, question_text, reason_texts
from data.issues import issue_message
from tests.builders.ledger_files import a_file, understood

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
REGISTER = [
    ["项目名称", "项目阶段", "计划总投资（万元）", "责任单位"],
    ["示例光伏基地", "签约", 5200, "示例局"],
    ["示例物流园", "开工", 880, "示例局"],
]
FUNDS = [
    ["项目名称", "月份", "到位金额（万元）", "口径", "期间"],
    ["示例光伏基地", "2026年10月", 5, "自治区平台", "本月"],
    ["示例物流园", "2026年10月", 7, "自治区平台", "本月"],
]


def read(folder, rows, *, name="台账.xlsx", sheet="Sheet1", as_of=OCTOBER, is_chosen=False):
    path = a_file(folder, {sheet: rows}, name)
    return understood(path, as_of=as_of, is_chosen=is_chosen)


def progress_of_october():
    head = [*REGISTER[0], "2026年10月进展情况"]
    return [head, *([*row, "正在办手续"] for row in REGISTER[1:])]


@pytest.mark.parametrize(
    ("rows", "named", "place", "cell"),
    [
        ([["2026年11月重点项目台账"], *REGISTER], {}, "title", "A1"),
        ([["重点项目台账"], ["截至2026年11月30日"], *REGISTER], {}, "until", "A2"),
        ([["重点项目台账"], ["统计时间：", "2026年11月"], *REGISTER], {}, "until", "A2"),
        ([*REGISTER, ["制表日期：2026年12月3日"]], {}, "made", "A4"),
        ([*REGISTER, ["制表日期：2026年11月30日"]], {}, "made", "A4"),
        (REGISTER, {"name": "台账（2026年11月）.xlsx"}, "file", ""),
        (REGISTER, {"name": "示例镇台账20261130.xlsx"}, "file", ""),
        (REGISTER, {"sheet": "2026年11月"}, "sheet", ""),
        (REGISTER, {"sheet": "11月"}, "sheet", ""),
        (REGISTER, {"sheet": "2026.11"}, "sheet", ""),
    ],
)
def test_where_nobody_chose_a_day_the_sheet_says_it(tmp_path, rows, named, place, cell):
    intake = read(tmp_path, rows, **named)
    assert intake.drafts[0].as_of_date == NOVEMBER
    assert intake.open_questions == ()
    (note,) = [one for one in intake.files[0].issues if one.code == "as-of-from-sheet"]
    assert (note.arguments["place"], note.cell) == (place, cell)
    for language in ("zh", "en"):
        assert "2026-11-30" in issue_message(note, language)


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("截至11月18日", date(2026, 11, 18)),
        ("数据更新到11月6号", date(2026, 11, 6)),
        ("截至11月31日", NOVEMBER),
    ],
)
def test_a_day_without_its_year_is_that_day(tmp_path, line, day):
    intake = read(tmp_path, [["重点项目台账"], [line], *REGISTER])
    assert intake.drafts[0].as_of_date == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (["报送部门：示例局          2026年三季度"], date(2026, 9, 30)),
        (["2026年9月", None, None, "单位：万元"], date(2026, 9, 30)),
        (["报送部门：示例局  2026年9月3日"], OCTOBER),
        (["报送部门：示例局2026年9月专班"], OCTOBER),
    ],
)
def test_a_month_or_quarter_apart_in_a_line_above_is_the_tables(tmp_path, line, day):
    intake = read(tmp_path, [["重点项目台账"], line, *REGISTER])
    assert intake.drafts[0].as_of_date == day


@pytest.mark.parametrize("rows", [progress_of_october(), FUNDS])
def test_headers_and_the_month_column_say_it_too(tmp_path, rows):
    intake = read(tmp_path, rows, as_of=NOVEMBER)
    assert intake.drafts[0].as_of_date == OCTOBER
    assert "as-of" not in {one.kind for one in intake.open_questions}


def test_a_ledger_of_many_months_need_not_end_with_the_month_it_speaks_of(tmp_path):
    rows = [FUNDS[0], ["示例物流园", "2026年8月", 5, "自治区平台", "本月"], *FUNDS[1:]]
    assert read(tmp_path, [["截至2026年11月"], *rows], as_of=NOVEMBER).open_questions == ()
    (question,) = read(tmp_path, [["截至2026年9月"], *rows]).open_questions
    assert question.kind == "as-of"


@pytest.mark.parametrize(
    "title",
    [
        "2026年12月底前拟开工项目",
        "2026年重点项目台账",
        "2026年12月计划开工项目",
        "确保2026年12月投产项目",
    ],
)
def test_what_is_planned_by_a_month_is_not_of_that_month(tmp_path, title):
    intake = read(tmp_path, [[title], *REGISTER])
    assert intake.drafts[0].as_of_date == OCTOBER
    assert intake.open_questions == ()


def test_places_that_differ_are_asked_about_with_their_cells(tmp_path):
    rows = [["2026年10月重点项目台账"], *REGISTER]
    intake = read(tmp_path, rows, name="台账（2026年11月）.xlsx", as_of=NOVEMBER)
    (question,) = intake.open_questions
    assert question.kind == "as-of"
    assert question.places == ("A1",)
    assert [option.key for option in question.options] == ["2026-11-30", "2026-10-31"]
    assert question.options[0].key == intake.drafts[0].as_of_date.isoformat()
    said = "\n".join(reason_texts(question, "zh"))
    assert "标题 A1“2026年10月重点项目台账”：2026-10" in said
    assert "文件名“台账（2026年11月）.xlsx”：2026-11" in said
    assert question_text(question, "zh") == "这张表说的是哪个月？（2026-11、2026-10）"
    assert option_label(question.options[1], "en") == "As of 2026-10-31"


def test_a_day_that_a_person_chose_is_held_against_the_sheet(tmp_path):
    rows = [["2026年11月重点项目台账"], *REGISTER]
    intake = read(tmp_path, rows, is_chosen=True)
    assert intake.drafts[0].as_of_date == OCTOBER
    (question,) = intake.open_questions
    assert (question.options[0].key, question.proposed) == ("2026-10-31", "2026-11-30")
    agreed = read(tmp_path, rows, as_of=NOVEMBER, is_chosen=True)
    assert agreed.open_questions == ()


def test_the_answer_is_the_day_of_the_whole_table(tmp_path):
    rows = [
        ["2026年11月到位资金（自治区平台）"],
        ["项目名称", "本月到位（万元）", "当年累计到位（万元）"],
        ["示例光伏基地", 5, 80],
    ]
    path = a_file(tmp_path, {"Sheet1": rows})
    (question,) = understood(path, as_of=OCTOBER).open_questions
    answer = {question.fingerprint: TableCorrection(answers={question.question_id: "2026-11-30"})}
    intake = understood(path, as_of=OCTOBER, corrections=answer)
    assert intake.open_questions == ()
    (draft,) = intake.drafts
    assert draft.as_of_date == NOVEMBER
    assert set(draft.tables["fund_row"]["month_date"].to_pylist()) == {NOVEMBER}


def test_the_answer_is_not_remembered_for_the_next_month(tmp_path):
    (question,) = read(tmp_path, [["2026年9月台账"], *REGISTER], is_chosen=True).open_questions
    assert question.scope == "cells"
    assert TableCorrection(as_of="2026-09-30").lasting() == TableCorrection()


def test_targets_are_of_a_year_and_not_asked_for_a_month(tmp_path):
    rows = [
        ["2026年3月下达的任务"],
        ["年度", "责任主体", "指标", "目标值", "单位"],
        [2026, "全旗", "签约项目", 12, "个"],
    ]
    intake = read(tmp_path, rows)
    assert intake.drafts[0].as_of_date == OCTOBER
    assert [one.kind for one in intake.open_questions] == []


def test_an_import_that_nobody_previews_waits_for_the_answer(tmp_path):
    intake = read(tmp_path, [["2026年9月台账"], *REGISTER], is_chosen=True)
    assert [one.kind for one in holding_questions(intake)] == ["as-of"]


@pytest.mark.parametrize("title", ["2025年重点项目台账", "示例旗重点项目台账（2025）"])
def test_an_earlier_year_alone_is_asked_about_and_its_end_proposed(tmp_path, title):
    intake = read(tmp_path, [[title], *REGISTER])
    (asked,) = intake.open_questions
    assert asked.kind == "as-of"
    assert [one.key for one in asked.options] == ["2026-10-31", "2025-12-31"]
    assert asked.proposed == "2025-12-31"
    assert any("只写到年" in line for line in reason_texts(asked, "zh"))


def test_this_years_book_is_of_the_day_on_which_it_is_sent(tmp_path):
    intake = read(tmp_path, [["2026年重点项目台账"], *REGISTER])
    assert intake.open_questions == ()
    assert intake.drafts[0].as_of_date == OCTOBER
