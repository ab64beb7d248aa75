"""Units and totals are held against the same header's last month, plans, and what a county is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from data.importer import KnownProjects, TableCorrection, understand
from data.importer.questions.question import option_label, reason_texts
from tests.builders.ledger_files import a_file
from tests.builders.stores import an_empty_store

UNIT = "示例局"
OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)
NAMES = ["示例光伏基地", "示例物流园", "示例算力中心"]
REGISTER = [["项目名称", "项目阶段", "计划总投资（亿元）"]] + [[name, "签约", 9] for name in NAMES]


@pytest.fixture
def store():
    opened = an_empty_store()
    yield opened
    opened.close()


def funds(month, amounts, unit="亿元"):
    """本月 and 当年累计 in one row, the unit in a row of its own."""
    rows = [[name, now, so_far] for name, (now, so_far) in zip(NAMES, amounts, strict=True)]
    return [
        [f"2026年{month}月到位资金情况表（自治区平台口径）"],
        [f"单位：{unit}"],
        ["项目名称", "本月到位资金", "当年累计到位资金"],
        *rows,
    ]


def read(store, folder, rows, day, **options):
    path = a_file(folder, {"Sheet1": rows}, f"{day}.xlsx")
    known = KnownProjects.of([store.known_projects(day)])
    return understand(
        [(path, path.name)], unit=UNIT, as_of=day, known=known,
        current=store.current_rows, **options,
    )  # fmt: skip


def publish(store, folder, rows, day):
    intake = read(store, folder, rows, day)
    store.publish(intake.drafts, by="示例", base=store.sequence)


def test_wan_under_yi_is_offered_divided_first(store, tmp_path):
    publish(store, tmp_path, funds(10, [(0.05, 0.8), (0, 0.3), (0.1, 0.37)]), OCTOBER)
    slipped = funds(11, [(80, 8080), (1000, 4000), (999, 4699)])
    intake = read(store, tmp_path, slipped, NOVEMBER)
    asked = {one.field: one for one in intake.open_questions}
    assert set(asked) == {"amount_month", "amount_year"}
    for question in asked.values():
        assert (question.kind, question.proposed) == ("unit", "万元")
        assert question.options[0].key == "亿元"
    so_far = asked["amount_year"]
    totals = {option.key: option.total for option in so_far.options}
    assert (totals["亿元"], totals["万元"], so_far.last_sum) == ("167790000", "16779", "14700")
    assert option_label(so_far.options[1], "zh") == "万元（除以 10,000）"
    assert "本列上次（2026-10）合计 14700 万元" in reason_texts(so_far, "zh")
    assert any("167,790,000 万元" in said for said in reason_texts(so_far, "zh"))

    said = {one.question_id: one.proposed for one in asked.values()}
    answers = {so_far.fingerprint: TableCorrection(answers=said)}
    (draft,) = read(store, tmp_path, slipped, NOVEMBER, corrections=answers).drafts
    rows = draft.tables["fund_row"].to_pylist()
    of_year = [row["amount_wan"] for row in rows if row["period_kind"] == "当年累计"]
    assert of_year == [8080, 4000, 4699]


def test_a_month_as_large_as_usual_is_not_asked_about(store, tmp_path):
    publish(store, tmp_path, funds(10, [(0.05, 0.8), (0, 0.3), (0.1, 0.37)]), OCTOBER)
    intake = read(store, tmp_path, funds(11, [(0.5, 1.3), (0, 0.3), (0.1, 0.47)]), NOVEMBER)
    assert intake.open_questions == ()


def test_the_first_month_is_held_against_the_plans(store, tmp_path):
    publish(store, tmp_path, REGISTER, OCTOBER)
    intake = read(store, tmp_path, funds(10, [(80, 80), (100, 400), (99, 69)]), OCTOBER)
    asked = {one.field: one for one in intake.open_questions if one.kind == "unit"}
    assert {one.proposed for one in asked.values()} == {"万元"}


@pytest.mark.parametrize("known", [False, True])
def test_a_reading_that_no_county_can_have_is_never_suggested(store, tmp_path, known):
    if known:
        publish(store, tmp_path, REGISTER, OCTOBER)
    rows = funds(11, [(835, 835), (2000, 2000), (3000, 3000)])
    intake = read(store, tmp_path, rows, NOVEMBER)
    assert intake.open_questions
    for question in intake.open_questions:
        if question.options[0].total is None:
            continue
        (option,) = [one for one in question.options if one.key == question.proposed]
        assert Decimal(option.total) < 1_000_000, question
