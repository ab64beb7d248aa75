"""Ledgers in other layouts than a row a record: read whole, each value at its own cell."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.ledger_files import (
    Sheet,
    a_file,
    codes,
    of_sheet,
    rows_of,
    understood,
)

DAY = date(2026, 9, 30)
STAGES = ["在谈", "签约", "开工", "投产"]


def ticked(rows, **options):
    head = ["序号", "项目名称", "总投资（亿元）", "推进阶段", None, None, None, "责任单位"]
    below = [None, None, None, *STAGES, None]
    merges = ("A2:A3", "B2:B3", "C2:C3", "D2:G2", "H2:H3")
    body = [[n, f"示例{n}厂", n, *marks, "经信局"] for n, marks in enumerate(rows, start=1)]
    return Sheet([["示例县项目推进台账"], head, below, *body], merges=merges)


@pytest.mark.parametrize("tick", ["√", "●", "是", 1, "✔", "已完成"])
def test_the_furthest_ticked_column_is_the_stage(tmp_path, tick):
    rows = [[tick if n <= furthest else None for n in range(4)] for furthest in range(4)]
    report, table, drafted = of_sheet(tmp_path, ticked(rows), as_of=DAY)
    assert [row["stage"] for row in drafted] == ["洽谈", "签约", "开工", "投产"]
    assert table.reshaped is not None
    assert table.reshaped.layouts == ("ticks",)
    assert not [issue for issue in report.issues if issue.severity != "note"]


def test_one_tick_a_row_stands_for_the_stages_before_it(tmp_path):
    rows = [["○" if n == at else None for n in range(4)] for at in (3, 0, 1, 2, 3)]
    report, _, drafted = of_sheet(tmp_path, ticked(rows), as_of=DAY)
    assert [row["stage"] for row in drafted] == ["投产", "洽谈", "签约", "开工", "投产"]
    assert "ticks-contradict" not in {code for code, _ in codes(report)}


def test_a_date_in_a_stage_column_is_that_stages_date(tmp_path):
    rows = [
        ["名称登记", None, None, None, None],
        ["项目名称", "总投资（万元）", "签约", "开工", "投产"],
        ["示例甲厂", 500, date(2025, 3, 4), "2025.10.1", None],
        ["示例乙厂", 700, "2025年6月", None, "2027-05-01"],
    ]
    _, table, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert table.ledger == "projects"
    first, second = drafted
    assert (first["stage"], first["signed_date"]) == ("开工", date(2025, 3, 4))
    assert first["actual_start_date"] == date(2025, 10, 1)
    # A day still to come is no stage reached.
    assert (second["stage"], second["date_precision"]) == ("签约", {"signed_date": "month"})


def test_a_tick_without_those_before_it_is_said_at_the_open_cell(tmp_path):
    full = [["√", "√", "√", None], ["√", "√", None, None], ["√", "√", None, "√"]]
    report, _, drafted = of_sheet(tmp_path, ticked(full), as_of=DAY)
    (issue,) = [one for one in report.issues if one.code == "ticks-contradict"]
    assert (issue.cell, issue.severity) == ("F6", "warning")
    assert issue.arguments == {"ticked": "投产", "open": "开工"}
    assert drafted[2]["stage"] == "投产"


@pytest.mark.parametrize(
    ("third", "fourth"), [("动工", "建成投用"), ("破土动工", "投产运营"), ("开建", "竣工投产")]
)
def test_ticked_stages_are_known_by_the_words_of_their_dates(tmp_path, third, fourth):
    head = ["项目", "投资（万元）", "线索", "洽谈中", third, fourth]
    rows = [[f"示例{n}厂", 500, *["√"] * n, *[None] * (4 - n)] for n in (1, 2, 3, 4)]
    _, table, drafted = of_sheet(tmp_path, [["示例县项目进度"], head, *rows], as_of=DAY)
    assert table.reshaped is not None
    assert [row["stage"] for row in drafted] == ["发起", "洽谈", "开工", "投产"]


def test_words_in_a_ticked_column_are_said_and_no_tick(tmp_path):
    rows = [["√", None, None, None]] * 6 + [["√", "下月办理", None, None]]
    report, _, drafted = of_sheet(tmp_path, ticked(rows), as_of=DAY)
    assert ("tick-unread", "E10") in codes(report)
    assert drafted[-1]["stage"] == "洽谈"


def test_columns_of_dates_that_have_fields_are_left_alone(tmp_path):
    rows = [
        ["项目名称", "阶段", "总投资（万元）", "签约时间", "开工时间", "投产时间"],
        ["示例甲厂", "开工", 500, date(2025, 3, 4), date(2025, 10, 1), None],
    ]
    _, table, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert table.reshaped is None
    assert drafted[0]["actual_start_date"] == date(2025, 10, 1)


def test_planned_stages_are_no_ticks(tmp_path):
    head = ["项目名称", "阶段", "总投资（万元）", "计划进度", None]
    rows = [head, [None, None, None, "开工", "投产"], ["示例甲厂", "签约", 5, "2027.3", "2028.5"]]
    sheet = Sheet(rows, merges=("A1:A2", "B1:B2", "C1:C2", "D1:E1"))
    _, table, drafted = of_sheet(tmp_path, sheet, as_of=DAY)
    assert table.reshaped is None
    assert drafted[0]["stage"] == "签约"
    assert drafted[0]["planned_start_date"] == date(2027, 3, 31)


TOWNS = ["城关镇", "柳林乡", "经开区管委会"]


def targets_of(drafted):
    return {
        (row["owner"], row["metric"]): (float(row["target_value"]), row["target_unit"])
        for row in drafted
    }


def test_towns_as_columns_of_targets_with_a_unit_a_row(tmp_path):
    rows = [
        ["示例县2026年招商任务分解表"],
        ["序号", "指标", "计量单位", "全县", *TOWNS],
        [1, "签约项目", "个", 30, 10, 8, 12],
        [2, "到位资金", "亿元", 60, 20, 15.5, 24.5],
        ["注：年终考核使用"],
    ]
    report, table, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert (table.ledger, table.rows_loaded) == ("targets", 8)
    found = targets_of(drafted)
    assert found["柳林乡", "到位资金"] == (155000, "万元")
    assert found["全县", "签约项目"] == (30, "个")
    assert {row["owner_kind"] for row in drafted} == {"全旗", "镇", "部门"}
    assert {row["year"] for row in drafted} == {2026}
    assert not [issue for issue in report.issues if issue.severity != "note"]


def test_metrics_of_the_offices_own_are_metrics_where_the_header_says_so(tmp_path):
    rows = [
        ["2026年度招商引资目标任务分解表"],
        ["序号", "考核指标", "计量单位", "全县", *TOWNS, "园区"],
        [1, "引进省外资金", "亿元", 26, 8, 6, 9, 3],
        [2, "赴外招商批次", "次", 12, 3, 2, 5, 2],
    ]
    _, table, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert (table.ledger, table.reshaped.layouts) == ("targets", ("owners",))
    found = targets_of(drafted)
    assert len(found) == 10
    assert found["柳林乡", "引进省外资金"] == (60_000, "万元")
    assert found["园区", "赴外招商批次"] == (2, "次")
    assert found["全县", "赴外招商批次"] == (12, "次")


def test_units_as_columns_with_units_in_the_metrics_text(tmp_path):
    rows = [
        ["2026年招商目标（各部门）"],
        [None, "发改局", "工信局", "文旅局"],
        ["签约项目（个）", 5, 8, 3],
        ["到位资金（亿元）", 4, 9, None],
    ]
    _, _, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert targets_of(drafted) == {
        ("发改局", "签约项目"): (5, "个"),
        ("工信局", "签约项目"): (8, "个"),
        ("文旅局", "签约项目"): (3, "个"),
        ("发改局", "到位资金"): (40000, "万元"),
        ("工信局", "到位资金"): (90000, "万元"),
    }


def test_owners_over_metrics_in_two_levels(tmp_path):
    head = ["年度", *(text for town in TOWNS[:2] for text in (town, None))]
    below = [None, *("签约项目（个）", "到位资金（亿元）") * 2]
    rows = [["招商任务一览表"], head, below, ["2026年", 9, 1.5, 7, 1.2], ["2025年", 8, 1, 6, 1]]
    sheet = Sheet(rows, merges=("A2:A3", "B2:C2", "D2:E2"))
    _, _, drafted = of_sheet(tmp_path, sheet, as_of=DAY)
    found = {(row["year"], row["owner"], row["metric"]): row["target_value"] for row in drafted}
    assert len(found) == 8
    assert found[2026, "柳林乡", "到位资金"] == 12000


def test_what_was_done_beside_a_target_is_none(tmp_path):
    head = ["指标", "单位", "全县", None, "城关镇", None]
    below = [None, None, *("目标", "完成") * 2]
    rows = [["任务完成情况"], head, below, ["签约项目", "个", 30, 22, 16, 12]]
    sheet = Sheet(rows, merges=("A2:A3", "B2:B3", "C2:D2", "E2:F2"))
    _, _, drafted = of_sheet(tmp_path, sheet, as_of=DAY)
    assert targets_of(drafted) == {
        ("全县", "签约项目"): (30, "个"),
        ("城关镇", "签约项目"): (16, "个"),
    }
    assert drafted[0]["extra"]["完成"] == "22"


def test_figures_that_were_reached_by_towns_are_no_targets(tmp_path):
    rows = [
        ["示例县各乡镇1-9月完成情况"],
        ["指标", *TOWNS],
        ["签约项目（个）", 5, 8, 3],
        ["到位资金（亿元）", 4, 9, 1],
    ]
    intake = understood(a_file(tmp_path, {"表": rows}), as_of=DAY)
    assert intake.drafts == ()


def funds_of(drafted):
    return {
        (row["project_name"], row["basis"], row["period_kind"]): float(row["amount_wan"])
        for row in drafted
    }


def test_one_column_a_definition(tmp_path):
    rows = [
        ["示例县2026年9月当年累计到位资金情况表（万元）"],
        ["序号", "项目名称", "省平台", "企业自报", "统计局", "备注"],
        [1, "示例甲厂", 100, 120, None, "补报"],
        [2, "示例乙厂", 300, 330, 280, None],
        ["合计", None, 400, 450, 280, None],
    ]
    report, table, drafted = of_sheet(tmp_path, rows, "到位资金", as_of=DAY)
    assert (table.ledger, table.rows_read, table.rows_loaded) == ("funds", 5, 5)
    assert {(row["project_name"], row["basis"]): row["amount_wan"] for row in drafted} == {
        ("示例甲厂", "自治区平台"): 100,
        ("示例乙厂", "自治区平台"): 300,
        ("示例甲厂", "企业自报"): 120,
        ("示例乙厂", "企业自报"): 330,
        ("示例乙厂", "统计"): 280,
    }
    assert [total.cell for total in table.totals] == ["C5", "D5", "E5"]
    assert "total-differs" not in {code for code, _ in codes(report)}


def test_a_total_of_one_definition_that_differs_is_said_at_its_cell(tmp_path):
    rows = [
        ["2026年9月到位资金（万元）"],
        ["项目名称", "自治区平台", "企业自报"],
        ["示例甲厂", 100, 120],
        ["示例乙厂", 300, 330],
        ["合计", 400, 460],
    ]
    report, _, _ = of_sheet(tmp_path, rows, "到位资金", as_of=DAY)
    assert [cell for code, cell in codes(report) if code == "total-differs"] == ["C5"]


@pytest.mark.parametrize("is_basis_above", [True, False])
def test_definitions_by_periods_in_two_levels(tmp_path, is_basis_above):
    bases, periods = ["自治区平台", "企业自报", "统计"], ["本月", "当年累计"]
    outer, inner = (bases, periods) if is_basis_above else (periods, bases)
    head = ["项目名称", *(t for one in outer for t in (one, *[None] * (len(inner) - 1)))]
    below = [None, *inner * len(outer)]
    order = [(one, other) if is_basis_above else (other, one) for one in outer for other in inner]
    amounts = {pair: 100 + n for n, pair in enumerate(order)}
    merges = ["A2:A3"]
    for n in range(len(outer)):
        first = chr(ord("B") + n * len(inner))
        merges.append(f"{first}2:{chr(ord(first) + len(inner) - 1)}2")
    rows = [["2026年9月到位资金（万元）"], head, below, ["示例甲厂", *amounts.values()]]
    _, _, drafted = of_sheet(tmp_path, Sheet(rows, merges=tuple(merges)), "资金", as_of=DAY)
    assert funds_of(drafted) == {
        ("示例甲厂", basis, period): amount for (basis, period), amount in amounts.items()
    }
    assert len(drafted) == len(amounts)


DEFINED = {("自治区平台", "本月"): 120, ("自治区平台", "当年累计"): 1200}
DEFINED |= {("企业自报", "本月"): 150, ("企业自报", "当年累计"): 1500}
TWO_LEVELS = (
    [["平台口径", None, "企业自报", None], ["10月", "1-10月", "10月", "1-10月"]],
    [["10月", None, "1-10月", None], ["平台", "自报", "平台", "自报"]],
    [["平台10月", "平台1-10月", "自报10月", "自报1-10月"]],
)


@pytest.mark.parametrize("heads", TWO_LEVELS)
def test_definitions_by_numbered_months_lose_no_column(tmp_path, heads):
    order = [("自治区平台", 120), ("自治区平台", 1200), ("企业自报", 150), ("企业自报", 1500)]
    amounts = [wan for _, wan in order]
    if heads[0][0] == "10月":
        amounts = [120, 150, 1200, 1500]
    levels = [["项目名称" if not n else None, *head] for n, head in enumerate(heads)]
    merges = ("A2:A3", "B2:C2", "D2:E2") if len(heads) > 1 else ()
    rows = [["到位资金口径对比（万元）"], *levels, ["示例甲厂", *amounts], ["示例乙厂", 0, 3, 8, 9]]
    sheet = Sheet(rows, merges=merges)
    _, _, drafted = of_sheet(tmp_path, sheet, "到位资金", as_of=date(2026, 10, 31))
    first = [row for row in drafted if row["project_name"] == "示例甲厂"]
    assert {(r["basis"], r["period_kind"]): r["amount_wan"] for r in first} == DEFINED
    assert {row["month_date"] for row in drafted} == {date(2026, 10, 31)}
    assert len(drafted) == 8


def test_two_columns_that_say_the_same_of_a_definition_are_not_made_one(tmp_path):
    head = ["项目名称", "月份", "平台", "平台数据", "自报"]
    rows = [head, ["示例甲厂", "2026年9月", 10, 20, 30], ["示例乙厂", "2026年9月", 11, 21, 31]]
    _, table, _ = of_sheet(tmp_path, [["到位资金（万元）"], *rows], "到位资金", as_of=DAY)
    assert table.reshaped is None


def test_an_amount_of_no_definition_beside_is_read_once(tmp_path):
    rows = [
        ["项目名称", "月份", "本月到位资金（万元）", "自治区平台（万元）", "企业自报（万元）"],
        ["示例甲厂", "2026年9月", 90, 100, 120],
    ]
    _, _, drafted = of_sheet(tmp_path, rows, "到位资金", as_of=DAY)
    assert sorted((row["basis"] or "", float(row["amount_wan"])) for row in drafted) == [
        ("", 90),
        ("企业自报", 120),
        ("自治区平台", 100),
    ]


FIELDS = ["项目名称", "投资方", "总投资（亿元）", "项目阶段", "签约时间", "责任单位"]


def record(n):
    return [
        f"示例{n}厂",
        f"示例{n}公司",
        n + 0.5,
        STAGES[1 + n % 3],
        date(2025, 1 + n % 9, 3),
        "局",
    ]


def lying(count, left=()):
    records = [record(n) for n in range(count)]
    return [[*left, name, *(one[at] for one in records)] for at, name in enumerate(FIELDS)]


@pytest.mark.parametrize("count", [2, 3, 60])
def test_a_list_on_its_side(tmp_path, count):
    rows = [["示例县项目一览"], *lying(count), ["填报人：示例人员甲"]]
    report, table, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert (table.ledger, table.rows_loaded) == ("projects", count)
    assert [row["project_name"] for row in drafted] == [f"示例{n}厂" for n in range(count)]
    assert drafted[1]["planned_investment_wan"] == 15000
    assert [(row.row, row.reason) for row in table.not_data] == [(1, "title"), (8, "note")]
    assert table.header_rows == (2, 3, 4, 5, 6, 7)
    assert {column.place for column in table.columns} == {f"A{row}" for row in range(2, 8)}
    assert not [issue for issue in report.issues if issue.severity != "note"]


def test_a_list_on_its_side_with_sections_down_the_left(tmp_path):
    body = lying(3)
    rows = [[None, *row] for row in body]
    rows[0][0], rows[3][0] = "基本情况", "推进情况"
    sheet = Sheet(rows, merges=("A1:A3", "A4:A6"))
    _, table, drafted = of_sheet(tmp_path, sheet, as_of=DAY)
    assert (table.ledger, len(drafted)) == ("projects", 3)
    assert drafted[2]["signed_date"] == date(2025, 3, 3)


def test_a_wrong_cell_of_a_list_on_its_side_is_said_where_it_stands(tmp_path):
    rows = [["示例县项目一览"], *lying(3)]
    rows[5][2] = "2025.13.1"
    report, _, _ = of_sheet(tmp_path, rows, as_of=DAY)
    (issue,) = [one for one in report.issues if one.field == "signed_date"]
    assert (issue.cell, issue.value) == ("C6", "2025.13.1")


def a_form(n, title="项目信息表"):
    name, investor, amount, stage, day, unit = record(n)
    rows = [
        [title, None, None, None],
        ["项目名称", name, None, None],
        ["投资方", investor, "总投资（亿元）", amount],
        ["项目阶段", stage, "签约时间", day],
        ["责任单位", unit, "责任领导", "县领导A"],
        ["存在问题", None, None, None],
    ]
    return rows, ("A1:D1", "B2:D2", "B6:D6")


def test_a_form_a_sheet_is_a_row_each(tmp_path):
    sheets = {f"项目{n}": Sheet(a_form(n)[0], merges=a_form(n)[1]) for n in range(60)}
    intake = understood(a_file(tmp_path, {**sheets, "说明": [["请如实填写。"]]}), as_of=DAY)
    report = intake.files[0]
    (draft,) = intake.drafts
    assert draft.loaded_count == 60
    assert [row["project_name"] for row in rows_of(draft)] == [f"示例{n}厂" for n in range(60)]
    own = [sheet for sheet in report.sheets if sheet.ledger]
    assert len(own) == 1
    assert own[0].reshaped is not None
    assert own[0].reshaped.sheets == tuple(sheets)


def test_forms_below_one_another(tmp_path):
    rows, merges = [], []
    for n in range(4):
        form, ranges = a_form(n, f"项目信息表（{n + 1}）")
        shift = len(rows)
        rows += [*form, ["填表人：示例人员甲"], []]
        for one in ranges:
            first, last = one.split(":")
            merges.append(f"{first[0]}{int(first[1:]) + shift}:{last[0]}{int(last[1:]) + shift}")
    _report, table, drafted = of_sheet(tmp_path, Sheet(rows, merges=tuple(merges)), as_of=DAY)
    assert [row["stage"] for row in drafted] == ["签约", "开工", "投产", "签约"]
    assert (table.rows_read, table.rows_loaded) == (4, 4)
    assert len(table.not_data) == 8


def test_one_form_of_a_ledgers_fields(tmp_path):
    rows = [["项目卡片"], *([name, value] for name, value in zip(FIELDS, record(1), strict=True))]
    _, table, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert (table.ledger, len(drafted)) == ("projects", 1)
    assert drafted[0]["planned_investment_wan"] == 15000


def test_a_label_with_its_value_in_one_cell(tmp_path):
    rows = [
        ["项目信息表", None],
        ["项目名称：示例甲厂", None],
        ["投资方", "示例公司"],
        ["总投资（万元）", 500],
        ["项目阶段", "签约"],
        ["责任单位", "经信局"],
    ]
    _, _, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert drafted[0]["project_name"] == "示例甲厂"


def test_what_is_missing_in_a_form_is_said_on_its_own_sheet(tmp_path):
    sheets = {}
    for n in range(3):
        rows, merges = a_form(n)
        if n == 2:
            rows[1][1] = None
        sheets[f"项目{n}"] = Sheet(rows, merges=merges)
    intake = understood(a_file(tmp_path, sheets), as_of=DAY)
    (issue,) = [one for one in intake.files[0].issues if one.severity == "error"]
    assert (issue.sheet, issue.cell, issue.code) == ("项目2", "B2", "required-missing")


def test_trips_a_form_each_are_visits(tmp_path):
    def trip(n):
        return [
            ["外出招商登记表"],
            ["带队领导", "县领导A", "职务", "县长"],
            ["出发日期", date(2026, 9, 2 + n), "返回日期", date(2026, 9, 4 + n)],
            ["目的地", "广东深圳", "拜访企业", f"示例{n}公司"],
            ["招商成果", "初步达成意向"],
        ]

    intake = understood(a_file(tmp_path, {f"第{n}次": trip(n) for n in range(3)}), as_of=DAY)
    (draft,) = intake.drafts
    assert (draft.ledger, draft.loaded_count) == ("visits", 3)


def test_a_ledger_and_a_card_beside_it_are_both_read(tmp_path):
    register = [FIELDS, *(record(n) for n in range(4))]
    rows, merges = a_form(9)
    sheets = {"台账": register, "卡片": Sheet(rows, merges=merges)}
    (draft,) = understood(a_file(tmp_path, sheets), as_of=DAY).drafts
    assert draft.loaded_count == 5


def test_prose_is_refused_and_named(tmp_path):
    rows = [
        ["关于招商引资工作的汇报"],
        ["今年以来共签约项目30个，工作进展顺利。"],
        ["一、主要做法"],
    ]
    report = understood(a_file(tmp_path, {"汇报": rows}), as_of=DAY).files[0]
    assert report.refusal is not None
    assert report.refusal.code == "refused-prose"
    assert ("sheet-is-prose", "汇报") in [(one.code, one.sheet) for one in report.issues]


def test_forms_side_by_side(tmp_path):
    rows = [
        ["项目名称", "示例甲厂", None, "项目名称", "示例乙厂"],
        ["总投资（万元）", 100, None, "总投资（万元）", 200],
        ["项目阶段", "签约", None, "项目阶段", "开工"],
        ["责任单位", "甲局", None, "责任单位", "乙局"],
    ]
    _, _, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert [(row["project_name"], row["stage"]) for row in drafted] == [
        ("示例甲厂", "签约"),
        ("示例乙厂", "开工"),
    ]


def test_a_value_that_reads_like_a_label_is_a_value(tmp_path):
    rows = [
        ["项目情况表", None, None, None],
        ["项目名称", "示例甲厂", "投资方", None],
        ["总投资（万元）", None, "项目阶段", "签约"],
        ["责任单位", None, "责任领导", None],
    ]
    _, table, drafted = of_sheet(tmp_path, Sheet(rows, merges=("A1:D1",)), as_of=DAY)
    assert [row["stage"] for row in drafted] == ["签约"]
    assert [column.field for column in table.columns][:4] == [
        *("name", "investor", "planned_investment", "stage")
    ]


def test_a_label_that_no_list_knows_is_kept_with_its_value(tmp_path):
    def card(name):
        return [
            ["招商项目情况卡"],
            ["项目名称", name, "总投资（万元）", 500],
            ["投资方", "示例集团", "项目阶段", "签约"],
            ["建设地点", "示例镇", "联系部门", "县商务局"],
        ]

    sheets = {"卡1": card("示例甲厂"), "卡2": card("示例乙厂")}
    intake = understood(a_file(tmp_path, sheets), as_of=DAY)
    drafted = rows_of(intake.drafts[0])
    assert [dict(row["extra"]) for row in drafted] == [{"联系部门": "县商务局"}] * 2
    assert "form-list" not in {issue.code for issue in intake.files[0].issues}


def test_a_list_inside_a_form_is_no_project_and_is_told_of(tmp_path):
    rows = [
        ["项目情况表", None, None, None],
        ["项目名称", "示例甲厂", "投资方", "示例公司"],
        ["总投资（万元）", 900, "项目阶段", "开工"],
        ["责任单位", "甲局", "责任领导", "县领导A"],
        ["推进记录", None, None, None],
        ["时间", "事项", "责任人", "备注"],
        ["2026.1", "签约", "甲", None],
        ["2026.3", "开工", "乙", None],
    ]
    report, table, drafted = of_sheet(tmp_path, Sheet(rows, merges=("A1:D1", "A5:D5")), as_of=DAY)
    assert [row["project_name"] for row in drafted] == ["示例甲厂"]
    assert [row.row for row in table.not_data] == [1, 5, 6, 7, 8]
    (issue,) = [one for one in report.issues if one.code == "form-list"]
    assert (issue.arguments["count"], issue.cell) == ("3", "A6")


def test_totals_of_each_definition_add_up_its_own_rows(tmp_path):
    rows = [
        ["2026年9月到位资金（万元）"],
        ["乡镇", "项目名称", "平台数", "企业自报数"],
        ["城关镇", "示例甲厂", 100, 110],
        [None, "示例乙厂", 200, 210],
        ["小计", None, 300, 320],
        ["柳林乡", "示例丙厂", 400, 410],
        ["小计", None, 400, 410],
        ["合计", None, 700, 730],
    ]
    sheet = Sheet(rows, merges=("A3:A4",))
    report, _, drafted = of_sheet(tmp_path, sheet, "到位资金", as_of=DAY)
    assert len(drafted) == 6
    assert "total-differs" not in {code for code, _ in codes(report)}
    assert {row["extra"]["乡镇"] for row in drafted} == {"城关镇", "柳林乡"}


def test_sums_between_towns_are_no_owners(tmp_path):
    rows = [
        ["2026年招商引资目标任务表"],
        ["指标", "单位", "东湖街道", "梅山镇", "小计", "高新区", "小计", "合计"],
        ["签约项目", "个", 5, 6, 11, 9, 9, 20],
        ["到位资金", "亿元", 1, 2, 3, 4, 4, 7],
    ]
    _, _, drafted = of_sheet(tmp_path, rows, as_of=DAY)
    assert {row["owner"] for row in drafted} == {"东湖街道", "梅山镇", "高新区"}
    assert len(drafted) == 6
