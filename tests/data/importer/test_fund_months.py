"""Funds with a column a month: a row for each filled cell, sums compared, doubt asked about."""

from datetime import date

import pytest

from data.importer import TableCorrection
from tests.builders.ledger_files import (
    Sheet,
    a_file,
    codes,
    of_sheet,
    rows_of,
    understood,
    used_rows_are_accounted_for,
)
from tests.builders.other_offices import an_office_file
from tests.builders.stores import an_empty_store

JUNE = date(2021, 6, 30)
MONTHS = [f"{month}月" for month in range(1, 13)]


def told(intake):
    (draft,) = intake.drafts
    return [
        (row["row_number"], row["month_date"].isoformat()[:7], row["amount_wan"])
        for row in rows_of(draft)
    ]


def year_of_funds(*rows, title="2021年到位资金分月表（单位：万元）", beside=()):
    head = ["项目名称", *MONTHS[:6], *beside]
    return [[title], head, *rows]


def test_every_filled_cell_is_a_row_of_its_month(tmp_path):
    intake = understood(an_office_file(tmp_path, "到位资金分月明细"), as_of=JUNE)
    assert told(intake) == [
        (3, "2021-01", 1000),
        (4, "2021-01", 0),
        (3, "2021-02", 0),
        (4, "2021-02", 500),
        (3, "2021-03", 2000),
        (3, "2021-04", 1500),
        (4, "2021-04", 300),
    ]
    rows = rows_of(intake.drafts[0])
    assert {(row["period_kind"], row["currency"]) for row in rows} == {("本月", "人民币")}
    assert {row["basis"] for row in rows} == {None}
    assert rows[0]["date_precision"] == {"month_date": "month"}
    (report,) = intake.files
    assert [question.kind for question in report.questions] == ["basis"]
    assert {total.cell for total in report.sheets[0].totals} == {"D5", "E5", "F5", "G5"}
    assert used_rows_are_accounted_for(intake)


def test_a_merged_header_in_yi_with_sums_sections_and_a_blank_row(tmp_path):
    intake = understood(an_office_file(tmp_path, "到位资金逐月统计表"), as_of=JUNE)
    assert told(intake) == [
        (5, "2021-01", 5000),
        (8, "2021-01", 3000),
        (5, "2021-02", 2000),
        (6, "2021-02", 1000),
        (8, "2021-02", 1000),
        (5, "2021-03", 3500),
        (6, "2021-03", 0),
    ]
    said = {
        row["row_number"]: (row["basis"], row["origin_kind"], row["status"])
        for row in rows_of(intake.drafts[0])
    }
    assert said == {
        5: ("自治区平台", "自治区外", "审核通过"),
        6: ("自治区平台", "自治区外", "上报"),
        8: ("自治区平台", "自治区内", None),
    }
    (report,) = intake.files
    assert (report.sheets[0].rows_loaded, report.sheets[0].rows_rejected) == (3, 1)
    assert ("months-blank", "") in codes(report)
    (differing,) = [one for one in report.issues if one.code == "row-total-differs"]
    assert (differing.cell, differing.arguments["stated"]) == ("G8", "9000")
    assert differing.arguments["computed"] == "4000"
    assert used_rows_are_accounted_for(intake)


def test_months_in_english(tmp_path):
    intake = understood(an_office_file(tmp_path, "Funds by month"), as_of=JUNE)
    assert [amount for _, _, amount in told(intake)] == [1200, 0, 450, 800.5, 300]
    assert {row["basis"] for row in rows_of(intake.drafts[0])} == {"自治区平台", "企业自报"}
    assert intake.files[0].status == "ok"


def test_spans_are_of_the_year_so_far(tmp_path):
    head = ["项目名称", "1月", "1-2月", "1-3月", "合计"]
    rows = [["2021年到位资金分月表（万元）"], head, ["示例项目01", 10, 25, 40, 40]]
    report, _, found = of_sheet(tmp_path, rows, as_of=JUNE)
    assert [(r["month_date"].month, r["amount_wan"], r["period_kind"]) for r in found] == [
        (1, 10, "当年累计"),
        (2, 25, "当年累计"),
        (3, 40, "当年累计"),
    ]
    assert not {"months-unclear", "row-total-differs"} & {code for code, _ in codes(report)}


def test_months_that_never_fall_are_asked_about_with_both_sums(tmp_path):
    path = an_office_file(tmp_path, "到位资金进度表")
    (report,) = understood(path, as_of=JUNE).files
    (question,) = [one for one in report.questions if one.kind == "period"]
    assert [(o.arguments["period"], o.total) for o in question.options] == [
        ("本月", "16750"),
        ("当年累计", "5450"),
    ]
    assert question.proposed == "other"
    assert ("months-unclear", "B3") in codes(report)
    answer = {question.fingerprint: TableCorrection(answers={question.question_id: "other"})}
    intake = understood(path, as_of=JUNE, corrections=answer)
    assert {row["period_kind"] for row in rows_of(intake.drafts[0])} == {"当年累计"}
    kept = {question.fingerprint: TableCorrection(answers={question.question_id: "keep"})}
    intake = understood(path, as_of=JUNE, corrections=kept)
    assert {row["period_kind"] for row in rows_of(intake.drafts[0])} == {"本月"}
    assert "months-unclear" not in {code for code, _ in codes(intake.files[0])}


@pytest.mark.parametrize(
    ("total", "asked"), [(60, []), (30, ["period"])], ids=["sum-of-months", "latest-month"]
)
def test_a_column_of_sums_says_whether_months_stand_by_themselves(tmp_path, total, asked):
    row = ["示例项目01", 10, 20, 30, None, None, None, total]
    rows = year_of_funds(row, title="2021年到位资金表（企业自报，单位：万元）", beside=("合计",))
    (report,) = understood(a_file(tmp_path, {"资金": rows}), as_of=JUNE).files
    assert [question.kind for question in report.questions] == asked


def test_a_total_that_is_not_its_rows_is_asked_about(tmp_path):
    rows = year_of_funds(
        ["示例项目01", 30, 20, 10], ["示例项目02", 5, None, 2], ["合计", 35, 20, 15]
    )
    (report,) = understood(a_file(tmp_path, {"资金": rows}), as_of=JUNE).files
    assert ("total-differs", "D5") in codes(report)
    assert "total" in {question.kind for question in report.questions}


def test_one_unit_is_asked_for_all_months(tmp_path):
    rows = year_of_funds(["示例项目01", 3, 2.5, 1], title="2021年到位资金分月表")
    path = a_file(tmp_path, {"资金": rows})
    (report,) = understood(path, as_of=JUNE).files
    (question,) = [one for one in report.questions if one.kind == "unit"]
    assert {o.key: o.total for o in question.options}["亿元"] == "65000"
    assert [cell for code, cell in codes(report) if code == "unit-unclear"] == ["B2"]
    said = {question.fingerprint: TableCorrection(answers={question.question_id: "亿元"})}
    intake = understood(path, as_of=JUNE, corrections=said)
    assert [amount for _, _, amount in told(intake)] == [30000, 25000, 10000]
    assert "unit-unclear" not in {code for code, _ in codes(intake.files[0])}


def test_a_sheet_without_a_year_is_of_the_latest_year_that_its_months_fit(tmp_path):
    row = ["示例项目01", *range(24, 12, -1)]
    rows = [["到位资金分月表（万元）"], ["项目名称", *MONTHS], row]
    intake = understood(a_file(tmp_path, {"资金": rows}, name="a.xlsx"), as_of=JUNE)
    assert {month[:4] for _, month, _ in told(intake)} == {"2020"}
    assert (intake.drafts[0].period_start, intake.drafts[0].period_end) == (
        date(2020, 1, 1),
        date(2020, 12, 31),
    )


def test_a_sheet_speaks_of_all_its_months_until_its_day(tmp_path):
    """A month that is blank now replaces what was said of it before."""
    rows = year_of_funds(["示例项目01", None, 20, 10])
    intake = understood(a_file(tmp_path, {"资金": rows}), as_of=date(2021, 4, 30))
    (draft,) = intake.drafts
    assert (draft.period_start, draft.period_end) == (date(2021, 1, 1), date(2021, 4, 30))


def test_figures_after_the_day_are_said(tmp_path):
    rows = year_of_funds(["示例项目01", 30, 20, 10])
    (report,) = understood(a_file(tmp_path, {"资金": rows}), as_of=date(2021, 2, 28)).files
    assert ("month-after-as-of", "D2") in codes(report)


def test_what_was_planned_is_no_row(tmp_path):
    head = ["项目名称", *(text for month in MONTHS[:3] for text in (month, None))]
    below = [None, *("计划", "到位资金") * 3]
    rows = [["2021年到位资金（万元）"], head, below, ["示例项目01", 9, 3, 9, 2, 9, 1]]
    sheet = Sheet(rows, merges=("A2:A3", "B2:C2", "D2:E2", "F2:G2"))
    intake = understood(a_file(tmp_path, {"资金": sheet}), as_of=JUNE)
    assert [amount for _, _, amount in told(intake)] == [3, 2, 1]
    assert rows_of(intake.drafts[0])[0]["extra"]["1月/计划"] == "9"


def test_months_of_investment_stay_investment(tmp_path):
    head = ["项目名称", "总投资（万元）", *(f"{month}完成投资（万元）" for month in MONTHS[:4])]
    rows = [["2021年到位资金和投资完成情况"], head, ["示例项目01", 100, 4, 3, 2, 1]]
    _, table, _ = of_sheet(tmp_path, rows, as_of=date(2021, 4, 30))
    assert (table.ledger, table.form) == ("projects", "spending")


def test_planned_funds_by_month_are_not_taken_for_funds(tmp_path):
    rows = year_of_funds(["示例项目01", 3, 2, 1], title="2021年到位资金计划分月表（万元）")
    (report,) = understood(a_file(tmp_path, {"资金": rows}), as_of=JUNE).files
    assert report.status == "refused"


def test_each_month_leads_back_to_its_own_cell(tmp_path):
    rows = year_of_funds(["示例项目01", 30, None, 10], beside=("口径",))
    rows[2] = [*rows[2], None, None, None, "企业自报"]
    (draft,) = understood(a_file(tmp_path, {"资金": rows}), as_of=JUNE).drafts
    store = an_empty_store()
    store.publish([draft], by="经办人", base=0)
    (sheet_id,) = set(draft.tables["fund_row"]["sheet_id"].to_pylist())

    def cells(*fields):
        found = store.query(
            "screens/trace/cells",
            sheet_id=sheet_id,
            row_number=3,
            fields=list(fields),
            item=None,
        )
        return [
            (one["item"], one["cell"], one["value_text"])
            for one in found.to_pylist()
            if one["value_text"] is not None
        ]

    assert [(item, cell, float(value)) for item, cell, value in cells("amount_wan")] == [
        ("2021-01-31", "B3", 30),
        ("2021-03-31", "D3", 10),
    ]
    assert cells("basis") == [(None, "H3", "企业自报")]
