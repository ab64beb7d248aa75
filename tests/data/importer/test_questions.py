"""Questions: what is asked, the readings side by side, and that an answer reads the table by it."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pytest

from data.importer.corrections import TableCorrection
from data.importer.questions.question import reason_texts
from data.importer.schemas import schema
from data.issues import issue_message
from tests.builders.ledger_files import a_file, draft_of, of_sheet, rows_of, understood
from tests.builders.ledger_rows import a_project, drafts_of

NAMES = ["项目名称", "阶段", "计划总投资（万元）", "签约日期", "实际开工"]


def asked(report, kind):
    """The one question of a kind."""
    (question,) = [one for one in report.questions if one.kind == kind]
    return question


def answered(folder, rows, answers, **options):
    """The report and the rows of a one-sheet file read with answers."""
    _, sheet, _ = of_sheet(folder, rows)
    correction = {sheet.fingerprint: TableCorrection(answers=answers)}
    report, _, drafted = of_sheet(folder, rows, corrections=correction, **options)
    return report, drafted


def codes(report):
    return [issue.code for issue in report.issues]


def published(*entries):
    """Stands for the store: the rows that are current for every unit and form."""
    (draft,) = drafts_of(*entries)
    name = entries[0].table
    table = pa.Table.from_pylist(draft.tables[name].to_pylist(), schema=schema(name))
    return lambda ledger, form, unit, as_of, days: (
        table if ledger == draft.ledger and form == draft.form else table.slice(0, 0)
    )


def test_bare_serials_are_one_question_for_the_column(tmp_path):
    rows = [NAMES, *([f"示例项目{n}", "签约", 100, 44280 + n, None] for n in range(27))]
    report, _, read = of_sheet(tmp_path, rows)
    question = asked(report, "serials")
    assert (question.count, question.places, question.scope) == (27, ("D2–D28",), "column")
    assert [option.key for option in question.options] == ["date", "unknown"]
    assert question.proposed == question.current == "date"
    assert question.examples[0].written == "44280"
    assert question.examples[0].values == ("2021-03-25", "")
    assert read[0]["signed_date"] == date(2021, 3, 25)
    report, read = answered(tmp_path, rows, {question.question_id: "unknown"})
    assert [row["signed_date"] for row in read] == [None] * 27
    assert codes(report).count("answered-unknown") == 27
    assert "date-from-serial" not in codes(report)
    assert asked(report, "serials").answer == "unknown"


def test_an_answer_that_keeps_the_reading_takes_the_place_of_its_findings(tmp_path):
    rows = [NAMES, ["示例项目01", "签约", 100, 44280, None]]
    report, _ = answered(tmp_path, rows, {"serials:signed_date": "date"})
    assert codes(report) == ["answered-read"]
    assert report.issues[0].cell == "D2"
    assert report.issues[0].arguments["read"] == "2021-03-25"


def test_a_jump_against_the_version_before_shows_both_values_and_both_sums(tmp_path):
    current = published(
        a_project("示例项目01", stage="签约", planned_investment_wan=12000),
        a_project("示例项目02", stage="签约", planned_investment_wan=8000),
    )
    rows = [
        NAMES,
        ["示例项目01", "签约", 1.2, None, None],
        ["示例项目02", "签约", 8000, None, None],
    ]
    report, sheet, _ = of_sheet(tmp_path, rows, current=current)
    question = asked(report, "jump")
    assert question.places == ("C2",)
    assert question.examples[0].beside == "12000"
    assert question.examples[0].values == ("1.2", "12000", "")
    assert [option.total for option in question.options] == ["8001.2", "20000", "8000"]
    assert (question.current, question.proposed) == ("keep", "scaled")
    assert question.scope == "cells"
    read = TableCorrection(answers={question.question_id: "scaled"})
    report, sheet, drafted = of_sheet(
        tmp_path, rows, current=current, corrections={sheet.fingerprint: read}
    )
    assert drafted[0]["planned_investment_wan"] == Decimal(12000)
    assert sheet.sums == {"planned_investment": 20000.0}
    assert "answered-read" in codes(report)
    assert read.lasting() == TableCorrection()


def test_a_slip_that_was_published_is_not_proposed_again(tmp_path):
    """Last month's 205,000,000 was the slip: this month's 20,500 is one that occurs."""
    current = published(a_project("示例项目01", stage="签约", planned_investment_wan=205_000_000))
    rows = [NAMES, ["示例项目01", "签约", 20500, None, None]]
    report, _, _ = of_sheet(tmp_path, rows, current=current)
    question = asked(report, "jump")
    assert (question.current, question.proposed) == ("keep", "keep")
    assert [code for code, _ in question.reasons] == ["jump-down", "likely"]


def test_a_zero_too_many_is_asked_about_but_not_proposed_away(tmp_path):
    current = published(a_project("示例项目01", stage="签约", planned_investment_wan=12000))
    rows = [NAMES, ["示例项目01", "签约", 120000, None, None]]
    report, _, _ = of_sheet(tmp_path, rows, current=current)
    question = asked(report, "jump")
    assert question.proposed == "keep"
    assert question.reasons == (("jump-up", {"factor": "10"}),)
    nearly = [NAMES, ["示例项目01", "签约", 121000, None, None]]
    report, _, _ = of_sheet(tmp_path, nearly, current=current)
    assert not report.questions


def test_a_column_without_a_unit_is_asked_about_once_and_history_proposes(tmp_path):
    current = published(
        *(
            a_project(f"示例项目{n:02d}", stage="签约", planned_investment_wan=12000)
            for n in range(4)
        )
    )
    header = ["项目名称", "阶段", "总投资"]
    rows = [header, *([f"示例项目{n:02d}", "签约", 1.2] for n in range(4)), ["合计", None, 4.8]]
    report, sheet, _ = of_sheet(tmp_path, rows, current=current)
    question = asked(report, "unit")
    assert question.proposed == "亿元"
    assert {option.key: option.total for option in question.options} == {
        "万元": "4.8",
        "亿元": "48000",
        "元": "0.00048",
    }
    assert ("unit-history", "亿元") in [(rule, told.get("unit")) for rule, told in question.reasons]
    assert not [one for one in report.questions if one.kind in ("jump", "unlikely")]
    read = {sheet.fingerprint: TableCorrection(answers={question.question_id: "亿元"})}
    report, sheet, drafted = of_sheet(tmp_path, rows, current=current, corrections=read)
    assert [row["planned_investment_wan"] for row in drafted] == [Decimal(12000)] * 4
    assert sheet.totals[0].stated == sheet.totals[0].computed == 48000.0
    assert [column.unit for column in sheet.columns if column.field == "planned_investment"] == [
        "亿元"
    ]
    assert not report.questions[0].is_open


def test_a_stated_unit_is_doubted_where_the_version_before_says_otherwise(tmp_path):
    current = published(
        *(
            a_project(f"示例项目{n:02d}", stage="签约", planned_investment_wan=12000)
            for n in range(4)
        )
    )
    wrong = [NAMES, *([f"示例项目{n:02d}", "签约", 1.2, None, None] for n in range(4))]
    report, _, _ = of_sheet(tmp_path, wrong, current=current)
    assert (asked(report, "unit").current, asked(report, "unit").proposed) == ("万元", "亿元")
    right = [NAMES, *([f"示例项目{n:02d}", "签约", 13000, None, None] for n in range(4))]
    report, _, _ = of_sheet(tmp_path, right, current=current)
    assert not report.questions


def test_a_remembered_answer_does_nothing_to_a_sheet_that_is_right(tmp_path):
    header = ["项目名称", "阶段", "总投资（万元）"]
    rows = [header, ["示例项目01", "签约", 12000]]
    report, drafted = answered(tmp_path, rows, {"unit:planned_investment_wan": "亿元"})
    assert drafted[0]["planned_investment_wan"] == Decimal(12000)
    assert not report.questions


def test_a_part_far_above_its_whole_is_a_slip_and_a_near_one_may_be_true(tmp_path):
    header = ["项目名称", "阶段", "计划总投资（万元）", "固投金额（万元）"]
    rows = [
        header,
        ["示例项目01", "签约", 12000, 100_000_000],
        ["示例项目02", "签约", 12000, 13000],
        ["示例项目03", "签约", 12000, 9000],
    ]
    report, _, _ = of_sheet(tmp_path, rows)
    far, near = asked(report, "above-far"), asked(report, "above")
    assert (far.places, far.proposed, far.examples[0].values[1]) == (("D2",), "scaled", "10000")
    assert (near.places, near.proposed, near.examples[0].beside) == (("D3",), "keep", "12000")


def test_funds_above_the_plan_of_another_sheet_are_asked_about(tmp_path):
    sheets = {
        "项目台账": [["项目名称", "阶段", "计划总投资（万元）"], ["示例项目01", "签约", 24000]],
        "到位资金": [
            ["项目名称", "月份", "口径", "本月到位资金（万元）"],
            ["示例项目01", "2021年12月", "统计", 5_000_000],
        ],
    }
    path = a_file(tmp_path, sheets)
    report = understood(path).files[0]
    question = asked(report, "above-far")
    assert question.sheet == "到位资金"
    assert question.examples[0].beside == "24000"
    read = {question.fingerprint: TableCorrection(answers={question.question_id: "scaled"})}
    intake = understood(path, corrections=read)
    (row,) = rows_of(draft_of(intake, "funds", "register"))
    assert row["amount_wan"] == Decimal(500)
    assert "funds-above-investment" not in codes(intake.files[0])


def test_dates_in_the_wrong_order_can_be_exchanged(tmp_path):
    rows = [NAMES, ["示例项目01", "签约", 100, date(2021, 9, 1), date(2021, 3, 1)]]
    report, _, _ = of_sheet(tmp_path, rows)
    question = asked(report, "order")
    assert question.reasons == (("order", {"days": "184"}),)
    report, drafted = answered(tmp_path, rows, {question.question_id: "swap"})
    assert drafted[0]["signed_date"] == date(2021, 3, 1)
    assert drafted[0]["actual_start_date"] == date(2021, 9, 1)
    assert "start-before-signing" not in codes(report)
    report, drafted = answered(tmp_path, rows, {question.question_id: "keep"})
    assert drafted[0]["signed_date"] == date(2021, 9, 1)
    assert codes(report) == ["answered-keep"]


@pytest.mark.parametrize(
    ("written", "way", "meant"),
    [
        (date(1905, 7, 13), "year-typed", date(2021, 12, 31)),
        (date(1921, 9, 1), "century", date(2021, 9, 1)),
        (date(2121, 9, 1), "century", date(2021, 9, 1)),
    ],
)
def test_years_out_of_range_offer_what_may_be_meant(tmp_path, written, way, meant):
    rows = [NAMES, ["示例项目01", "签约", 100, written, None]]
    report, _, _ = of_sheet(tmp_path, rows)
    question = asked(report, "years")
    assert question.proposed == way
    _, drafted = answered(tmp_path, rows, {question.question_id: way})
    assert drafted[0]["signed_date"] == meant


def test_the_end_of_a_right_to_land_is_no_slip(tmp_path):
    rows = [
        ["项目名称", "要件", "状态", "有效期至"],
        ["示例项目01", "环评", "已办结", date(2071, 5, 1)],
    ]
    report, _, _ = of_sheet(tmp_path, rows, sheet="要件台账")
    assert not [one for one in report.questions if one.kind == "years"]


def test_a_month_whose_zero_is_lost_is_asked_for(tmp_path):
    rows = [NAMES, ["示例项目01", "签约", 100, 2021.1, None]]
    report, _, read = of_sheet(tmp_path, rows)
    question = asked(report, "month-lost")
    assert question.examples[0].values == ("", "2021-01", "2021-10")
    assert read[0]["signed_date"] is None
    _, drafted = answered(tmp_path, rows, {question.question_id: "october"})
    assert drafted[0]["signed_date"] == date(2021, 10, 31)
    assert drafted[0]["date_precision"] == {"signed_date": "month"}


def test_shares_of_two_scales_are_decided_for_the_column(tmp_path):
    rows = [
        ["项目名称", "阶段", "投资完成率"],
        ["示例项目01", "签约", 6.5],
        ["示例项目02", "签约", 0.065],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    question = asked(report, "share-scale")
    assert question.scope == "column"
    assert [row["completed_share"] for row in read] == [0.065, 0.065]
    assert question.examples[1].values == ("6.5%", "0.065%", "6.5%")
    _, drafted = answered(tmp_path, rows, {question.question_id: "percent"})
    assert [row["completed_share"] for row in drafted] == [0.065, 0.00065]


def test_a_share_a_hundred_times_the_version_before_is_asked_about(tmp_path):
    current = published(a_project("示例项目01", stage="签约", completed_share=0.65))
    rows = [["项目名称", "阶段", "投资完成率"], ["示例项目01", "签约", 0.0065]]
    report, _, _ = of_sheet(tmp_path, rows, current=current)
    question = asked(report, "jump")
    assert (question.examples[0].beside, question.examples[0].values[:2]) == (
        "65%",
        ("0.65%", "65%"),
    )


def test_exchanged_coordinates_are_one_question(tmp_path):
    rows = [
        ["项目名称", "阶段", "经度", "纬度"],
        ["示例项目01", "签约", 38.2, 107.5],
        ["示例项目02", "签约", 38.3, 107.6],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    question = asked(report, "swapped")
    assert question.count == 2
    assert question.examples[0].values == ("107.5000, 38.2000", "")
    assert ("swapped", {"count": "2", "inside": "2"}) in question.reasons
    assert read[0]["longitude"] == pytest.approx(107.5)
    _, drafted = answered(tmp_path, rows, {question.question_id: "unknown"})
    assert [row["longitude"] for row in drafted] == [None, None]


def test_one_slipped_cell_that_explains_the_total_is_found(tmp_path):
    rows = [
        NAMES,
        ["示例项目01", "签约", 12000, None, None],
        ["示例项目02", "签约", 0.8, None, None],
        ["合计", None, 20000, None, None],
    ]
    report, _, _ = of_sheet(tmp_path, rows)
    question = asked(report, "total")
    assert question.proposed == "one-cell"
    assert question.options[2].arguments == {"cell": "C3", "factor": "10,000"}
    report, drafted = answered(tmp_path, rows, {question.question_id: "one-cell"})
    assert drafted[1]["planned_investment_wan"] == Decimal(8000)
    assert "total-differs" not in codes(report)


@pytest.mark.parametrize(("language", "said"), [("zh", "相差 8,000 万元"), ("en", "¥80 mn")])
def test_a_total_that_nothing_explains_puts_a_figure_in_doubt(tmp_path, language, said):
    rows = [NAMES, ["示例项目01", "签约", 20000, None, None], ["合计", None, 12000, None, None]]
    report, _, _ = of_sheet(tmp_path, rows)
    question = asked(report, "total")
    assert [option.key for option in question.options] == ["rows", "total"]
    assert question.changes_figures
    (why,) = reason_texts(question, language)
    assert said in why.replace("\u00a0", " ")
    assert "-" not in why
    report, _ = answered(tmp_path, rows, {question.question_id: "rows"})
    assert codes(report) == ["answered-rows"]
    report, _ = answered(tmp_path, rows, {question.question_id: "total"})
    assert sorted(codes(report)) == ["answered-total", "total-differs"]
    (differs,) = [issue for issue in report.issues if issue.code == "total-differs"]
    told = issue_message(differs, language).replace("\u00a0", " ")
    assert said in told
    assert "-" not in told


def test_bare_funds_ask_for_their_period_and_an_answer_feeds_the_right_field(tmp_path):
    rows = [
        ["项目名称", "月份", "口径", "到位资金（万元）"],
        ["示例项目01", "2021年10月", "统计", 100],
        ["示例项目01", "2021年11月", "统计", 300],
    ]
    report, _, _ = of_sheet(tmp_path, rows, sheet="到位资金")
    question = asked(report, "period")
    assert question.proposed == "amount_year"
    read = {question.fingerprint: TableCorrection(answers={question.question_id: "amount_year"})}
    report, _, drafted = of_sheet(tmp_path, rows, sheet="到位资金", corrections=read)
    assert {row["period_kind"] for row in drafted} == {"当年累计"}
    assert "answered-period" in codes(report)


def test_funds_without_a_definition_ask_for_one(tmp_path):
    rows = [["项目名称", "月份", "本月到位（万元）"], ["示例项目01", "2021年10月", 100]]
    report, _, _ = of_sheet(tmp_path, rows)
    question = asked(report, "basis")
    read = {question.fingerprint: TableCorrection(answers={question.question_id: "统计"})}
    report, _, drafted = of_sheet(tmp_path, rows, corrections=read)
    assert drafted[0]["basis"] == "统计"
    assert "basis-unclear" not in codes(report)


def test_leaders_of_whom_nothing_tells_the_tier_ask_for_one(tmp_path):
    rows = [
        ["带队领导", "出发日期", "拜访企业"],
        ["赵某、钱某", date(2021, 10, 9), "示例公司01"],
        ["孙某", date(2021, 11, 3), "示例公司02"],
    ]
    report, _, drafted = of_sheet(tmp_path, rows, sheet="领导外出招商")
    question = asked(report, "tiers")
    assert drafted[0]["tiers"] is None
    read = {question.fingerprint: TableCorrection(answers={question.question_id: "旗委政府领导"})}
    report, _, drafted = of_sheet(tmp_path, rows, sheet="领导外出招商", corrections=read)
    assert [row["tiers"] for row in drafted] == [["旗委政府领导"] * 2, ["旗委政府领导"]]
    assert {"answered-tiers"} <= set(codes(report))
    assert "tiers-unclear" not in codes(report)
    read = {question.fingerprint: TableCorrection(answers={question.question_id: "keep"})}
    report, _, _ = of_sheet(tmp_path, rows, sheet="领导外出招商", corrections=read)
    assert not [one for one in report.questions if one.is_open]
    assert "answered-tiers-unknown" in codes(report)


def test_leaders_whose_posts_tell_the_tier_are_not_asked_about(tmp_path):
    rows = [
        ["带队领导", "职务", "出发日期", "拜访企业"],
        ["赵某", "县委书记", date(2021, 10, 9), "示例公司01"],
    ]
    report, _, drafted = of_sheet(tmp_path, rows, sheet="领导外出招商")
    assert drafted[0]["tiers"] == ["旗委政府领导"]
    assert "tiers" not in {one.kind for one in report.questions}


def test_a_column_whose_cells_do_not_fit_is_asked_about_with_its_reason(tmp_path):
    rows = [
        ["项目名称", "阶段", "开工时间", "总投资（万元）"],
        *([f"示例项目{n}", "签约", f"由第{n}专班负责", 100] for n in range(5)),
    ]
    report, _, _ = of_sheet(tmp_path, rows)
    question = asked(report, "field")
    assert question.field == "actual_start_date"
    assert ("values-fit", {"fits": "0", "filled": "5"}) in question.reasons
    assert question.proposed == "ignore"
    report, drafted = answered(tmp_path, rows, {question.question_id: "ignore"})
    assert drafted[0]["extra"]["开工时间"] == "由第0专班负责"
    assert "date-words" not in codes(report)


def test_an_answer_that_the_question_does_not_offer_is_none(tmp_path):
    rows = [NAMES, ["示例项目01", "签约", 100, 44280, None]]
    report, drafted = answered(tmp_path, rows, {"serials:signed_date": "yesterday"})
    assert asked(report, "serials").is_open
    assert drafted[0]["signed_date"] == date(2021, 3, 25)


def test_a_row_that_lost_its_required_value_to_an_answer_says_so(tmp_path):
    rows = [
        ["项目名称", "月份", "口径", "本月到位资金（万元）"],
        ["示例项目01", 44500, "统计", 100],
        ["示例项目01", 44530, "统计", 100],
    ]
    report, sheet, _ = of_sheet(tmp_path, rows)
    question = asked(report, "serials")
    read = {sheet.fingerprint: TableCorrection(answers={question.question_id: "unknown"})}
    report, sheet, _ = of_sheet(tmp_path, rows, corrections=read)
    assert sheet.rows_rejected == 2
    assert codes(report).count("required-unknown") == 2
