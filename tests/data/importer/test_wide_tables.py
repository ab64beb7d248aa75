"""Tables that are wider than they are long: a column a month, a column a metric."""

from datetime import date

import pytest

from data.files.grid import column_letter
from data.importer import TableCorrection
from tests.builders.ledger_files import (
    Sheet,
    a_file,
    codes,
    draft_of,
    of_sheet,
    rows_of,
    understood,
    used_rows_are_accounted_for,
)
from tests.builders.stores import an_empty_store

MONTHS = ["1月", *(f"1-{month}月" for month in range(2, 13))]
OCTOBER = date(2021, 10, 31)
TWENTY_FOUR = tuple(f"{column_letter(3 + 2 * n)}2:{column_letter(4 + 2 * n)}2" for n in range(12))


def spending(*rows: tuple[str, int, int]) -> Sheet:
    """(project, planned a month, months done) below a header of two levels."""
    top = ["项目名称", "总投资", *(text for month in MONTHS for text in (month, None))]
    below = [None, None, *("计划投资", "完成投资") * 12]
    body = [
        [
            name,
            1000,
            *(value for n in range(1, 13) for value in (10 * n, each * n if n <= done else None)),
        ]
        for name, each, done in rows
    ]
    title = ["2021年重点项目月度投资完成情况（单位：万元）"]
    return Sheet([title, top, below, *body], merges=("A2:A3", "B2:B3", *TWENTY_FOUR))


def test_the_latest_cumulative_month_is_this_years_investment(tmp_path):
    sheet = spending(("示例项目01", 9, 10), ("示例项目02", 8, 10))
    report, table, rows = of_sheet(tmp_path, sheet, "月度投资", as_of=OCTOBER)
    assert (table.ledger, table.form, table.unit) == ("projects", "spending", "万元")
    assert [(r["annual_completed_wan"], r["annual_plan_wan"]) for r in rows] == [
        (90, 120),
        (80, 120),
    ]
    assert rows[0]["extra"]["1-9月/完成投资"] == "81"
    assert len(rows[0]["extra"]) == 20
    assert codes(report) == [("months-read", "V3")]
    assert "cumulative_completed_wan" not in {k for k, v in rows[0].items() if v is not None}


def test_months_after_the_day_of_the_sheet_do_not_count(tmp_path):
    sheet = spending(("示例项目01", 9, 11))
    report, _, rows = of_sheet(tmp_path, sheet, "月度投资", as_of=OCTOBER)
    assert rows[0]["annual_completed_wan"] == 90
    assert ("month-after-as-of", "X3") in codes(report)


def test_a_project_without_the_latest_figure_is_unknown_and_asked_about(tmp_path):
    sheet = spending(("示例项目01", 9, 10), ("示例项目02", 8, 9))
    report, _, rows = of_sheet(tmp_path, sheet, "月度投资", as_of=OCTOBER)
    assert [row["annual_completed_wan"] for row in rows] == [90, None]
    assert ("month-figure-missing", "V5") in codes(report)


def test_months_in_one_header_row(tmp_path):
    header = ["项目名称", *(f"{m}{w}（亿元）" for m in MONTHS[:6] for w in ("计划", "完成"))]
    row = ["示例项目01", *(value for n in range(1, 7) for value in (n, n / 2))]
    _, table, rows = of_sheet(tmp_path, [header, row], "月度投资", as_of=date(2021, 6, 30))
    assert table.form == "spending"
    assert rows[0]["annual_completed_wan"] == 30_000


def test_months_that_stand_by_themselves_are_added_up(tmp_path):
    header = ["项目名称", "总投资（万元）", *(f"{m}月完成投资（万元）" for m in range(1, 7))]
    full = ["示例项目01", 100, None, None, 3, 4, 5, 6]
    gap = ["示例项目02", 100, 1, None, 3, 4, 5, 6]
    report, _, rows = of_sheet(tmp_path, [header, full, gap], "月度投资", as_of=date(2021, 6, 30))
    assert [row["annual_completed_wan"] for row in rows] == [18, None]
    assert ("months-added", "H1") in codes(report)


@pytest.mark.parametrize("header", ["{}月", "{}月完成投资"])
def test_a_total_of_months_that_were_added_up_is_that_of_all_of_them(tmp_path, header):
    rows = [
        ["2021年重点项目完成投资情况表（万元）"],
        ["项目名称", "总投资", *(header.format(month) for month in range(1, 5))],
        ["示例项目01", 100, 1, 2, 3, 4],
        ["示例项目02", 100, 10, 20, 30, 40],
        ["合计", 200, 11, 22, 33, 44],
    ]
    report, table, read = of_sheet(tmp_path, rows, "Sheet1", as_of=date(2021, 4, 30))
    assert (table.ledger, table.form) == ("projects", "spending")
    assert [row["annual_completed_wan"] for row in read] == [10, 100]
    assert [(t.cell, t.stated, t.computed) for t in table.totals][-1] == ("F5", 110.0, 110.0)
    assert "total-differs" not in {code for code, _ in codes(report)}


def test_monthly_figures_leave_the_dispatch_table_as_it_is(tmp_path):
    header = ["项目名称", "是否开工", "总投资（万元）", "形象进度"]
    schedule = [header, ["示例项目01", "是", 5, "在建"]]
    path = a_file(tmp_path, {"调度表": schedule, "月度投资": spending(("示例项目01", 9, 10))})
    intake = understood(path, as_of=OCTOBER)
    assert {(d.ledger, d.form) for d in intake.drafts} == {
        ("projects", "schedule"),
        ("projects", "spending"),
    }


def test_months_beside_progress_are_a_dispatch_table_still(tmp_path):
    header = ["项目名称", "是否开工", "形象进度", "立项", "环评", "施工许可证", *MONTHS[:3]]
    header[6:] = [f"{month}完成投资（万元）" for month in MONTHS[:3]]
    row = ["示例项目01", "是", "在建", "√", "√", "√", 1, 2, 3]
    _, table, rows = of_sheet(tmp_path, [header, row], "调度表", as_of=date(2021, 3, 31))
    assert (table.form, rows[0]["annual_completed_wan"]) == ("schedule", 3)


def test_a_person_says_which_month_is_what(tmp_path):
    path = a_file(tmp_path, {"月度投资": spending(("示例项目01", 9, 10))})
    mark = understood(path).files[0].sheets[0].fingerprint
    said = TableCorrection(fields={"T": "annual_completed"})
    intake = understood(path, as_of=OCTOBER, corrections={mark: said})
    assert rows_of(intake.drafts[0])[0]["annual_completed_wan"] == 81


def test_a_target_for_each_column(tmp_path):
    rows = [
        ["2021年招商引资任务分解表"],
        ["序号", "责任单位", "签约项目（个）", "签约金额（亿元）", "到位资金", "备注"],
        [1, "招商一组", 3, "20亿元", 5, None],
        [2, "上海庙镇", None, 10, 3, "含跨年"],
        ["合计", None, 3, 30, 8, None],
    ]
    intake = understood(a_file(tmp_path, {"任务分解": rows}))
    found = [
        (r["owner"], r["metric"], r["target_value"], r["target_unit"])
        for r in rows_of(draft_of(intake, "targets", "register"))
    ]
    assert found == [
        ("招商一组", "签约项目", 3, "个"),
        ("招商一组", "计划总投资", 200_000, "万元"),
        ("上海庙镇", "计划总投资", 100_000, "万元"),
        ("招商一组", "到位资金", 5, None),
        ("上海庙镇", "到位资金", 3, None),
    ]
    assert ("target-unit-unclear", "E2") in codes(intake.files[0])
    assert used_rows_are_accounted_for(intake)


def test_targets_with_metrics_in_two_levels(tmp_path):
    sheet = Sheet(
        [
            ["2021年目标任务"],
            ["责任主体", "签约项目", None, "到位资金", None],
            [None, "个数", "金额（亿元）", "区外（亿元）", "区内（亿元）"],
            ["全旗", 11, 800, 40, 5],
            ["招商一组", 3, 20, 5, 2],
        ],
        merges=("A2:A3", "B2:C2", "D2:E2"),
    )
    _, table, rows = of_sheet(tmp_path, sheet, "目标")
    assert table.rows_loaded == 2
    assert {r["metric"] for r in rows} == {
        "签约项目",
        "计划总投资",
        "到位资金（区外）",
        "到位资金（区内）",
    }
    assert {r["owner_kind"] for r in rows} == {"全旗", "组"}


def test_what_was_done_is_no_target(tmp_path):
    sheet = Sheet(
        [
            ["2021年目标任务完成情况"],
            ["责任单位", "签约项目", None, "开工项目", None],
            [None, "目标", "完成", "目标", "完成"],
            ["招商一组", 3, 1, 2, 0],
        ],
        merges=("A2:A3", "B2:C2", "D2:E2"),
    )
    _, _, rows = of_sheet(tmp_path, sheet, "目标")
    assert [(r["metric"], r["target_value"]) for r in rows] == [("签约项目", 3), ("开工项目", 2)]
    assert rows[0]["extra"]["签约项目/完成"] == "1"


@pytest.mark.parametrize("sheet", ["完成情况", "镇级汇总"])
def test_results_by_unit_are_not_taken_for_targets(tmp_path, sheet):
    rows = [["责任单位", "签约项目（个）", "到位资金（亿元）"], ["招商一组", 3, 5]]
    report, table, _ = of_sheet(tmp_path, rows, sheet)
    assert table.ledger == ""
    assert report.status == "refused"


def test_a_targets_cell_leads_back_to_its_column(tmp_path):
    rows = [["责任单位", "签约项目（个）", "到位资金（亿元）"], ["招商一组", 3, 5]]
    draft = understood(a_file(tmp_path, {"2021年目标任务": rows})).drafts[0]
    fed = {
        (c["column_letter"], c["field"], c["item"])
        for c in draft.tables["source_column"].to_pylist()
    }
    assert {("B", "target_value", "签约项目"), ("C", "target_value", "到位资金")} <= fed


def test_an_owner_without_any_target_is_rejected_at_its_row(tmp_path):
    rows = [
        ["责任单位", "签约项目（个）", "到位资金（亿元）", "备注"],
        ["招商一组", 3, 5.5, None],
        ["招商二组", None, None, "待定"],
    ]
    report, table, _ = of_sheet(tmp_path, rows, "2021年目标任务")
    assert table.rows_rejected == 1
    assert ("required-missing", "B3") in codes(report)


def test_every_target_of_a_row_traces_to_its_own_cell(tmp_path):
    rows = [["责任单位", "签约项目（个）", "到位资金（亿元）"], ["招商一组", 3, 5]]
    (draft,) = understood(a_file(tmp_path, {"2021年目标任务": rows})).drafts
    store = an_empty_store()
    store.publish([draft], by="经办人", base=0)
    (sheet_id,) = set(draft.tables["target_row"]["sheet_id"].to_pylist())
    found = store.query(
        "screens/trace/cells",
        sheet_id=sheet_id,
        row_number=2,
        fields=["target_value"],
        item=None,
    ).to_pylist()
    assert [(r["item"], r["cell"], float(r["value_text"])) for r in found] == [
        ("签约项目", "B2", 3),
        ("到位资金", "C2", 50_000),
    ]
