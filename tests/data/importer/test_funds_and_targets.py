"""Funds: month, definition and period of an amount are stated or asked about. Targets."""

from datetime import date
from decimal import Decimal

import pytest

from data.importer import TableCorrection
from data.importer.corrections import Remembered
from tests.builders.ledger_files import a_file, codes, draft_of, of_sheet, rows_of, understood


def test_a_plain_register(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [
            ["项目名称", "月份", "到位金额（万元）", "口径", "期间", "来源", "状态"],
            ["示例项目01", "2021年9月", "1,200.5", "平台", "当月", "区外", "通过"],
            ["示例项目02", "10月", 300, "企业自报", "累计", "外资", "退回"],
        ],
    )
    assert (sheet.ledger, sheet.form) == ("funds", "register")
    assert [row["month_date"] for row in rows] == [date(2021, 9, 30), date(2021, 10, 31)]
    assert [row["amount_wan"] for row in rows] == [Decimal("1200.5"), Decimal(300)]
    assert [row["basis"] for row in rows] == ["自治区平台", "企业自报"]
    assert [row["period_kind"] for row in rows] == ["本月", "历年累计"]
    assert [row["status"] for row in rows] == ["审核通过", "退回"]
    assert {row["currency"] for row in rows} == {"人民币"}
    assert report.status == "ok"


def test_a_bare_header_is_asked_about_and_can_be_corrected(tmp_path):
    sheet = [
        ["项目名称", "月份", "到位资金（万元）", "口径"],
        ["示例项目01", "2021年9月", 100, "平台"],
    ]
    intake = understood(a_file(tmp_path, {"资金": sheet}))
    assert codes(intake.files[0]) == [("basis-of-period-unclear", "C1")]
    assert rows_of(intake.drafts[0])[0]["period_kind"] is None
    mark = intake.files[0].sheets[0].fingerprint
    again = understood(
        a_file(tmp_path, {"资金": sheet}),
        corrections={mark: TableCorrection(fields={"C": "amount_year"})},
    )
    assert codes(again.files[0]) == []
    assert rows_of(again.drafts[0])[0]["period_kind"] == "当年累计"
    remembered = understood(
        a_file(tmp_path, {"资金": sheet}),
        remembered=[
            Remembered(mark, TableCorrection(fields={"到位资金": "amount_month"}).to_json())
        ],
    )
    assert rows_of(remembered.drafts[0])[0]["period_kind"] == "本月"


def test_one_column_for_each_period_gives_a_row_for_each(tmp_path):
    intake = understood(
        a_file(
            tmp_path,
            {
                "资金": [
                    ["2021年9月招商引资到位资金（自治区平台口径）", None, None, None],
                    ["单位：万元", None, None, None],
                    ["项目名称", "本月到位", "当年到位资金", "累计到位"],
                    ["示例项目01", 10, 90, 190],
                    ["示例项目02", None, 5, None],
                ]
            },
        ),
        as_of=date(2021, 9, 30),
    )
    rows = rows_of(draft_of(intake, "funds", "register"))
    assert [(r["row_number"], r["period_kind"], r["amount_wan"]) for r in rows] == [
        (4, "本月", 10),
        (4, "当年累计", 90),
        (5, "当年累计", 5),
        (4, "历年累计", 190),
    ]
    assert {r["month_date"] for r in rows} == {date(2021, 9, 30)}
    assert {r["basis"] for r in rows} == {"自治区平台"}
    columns = draft_of(intake, "funds", "register").tables["source_column"].to_pylist()
    fed = {(c["column_letter"], c["item"]) for c in columns if c["field"] == "amount_wan"}
    assert fed == {("B", "本月"), ("C", "当年累计"), ("D", "历年累计")}
    assert [c for c, _ in codes(intake.files[0])] == ["month-from-title", "basis-from-title"]


def test_a_span_of_months_is_of_the_year_so_far(tmp_path):
    _, _, rows = of_sheet(
        tmp_path,
        [["项目名称", "月份", "到位金额（万元）", "口径"], ["示例项目01", "1-9月", 100, "平台"]],
    )
    assert (rows[0]["month_date"], rows[0]["period_kind"]) == (date(2021, 9, 30), "当年累计")


def test_an_unstated_definition_stays_unknown(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [["项目名称", "月份", "到位金额（万元）", "期间"], ["示例项目01", "9月", 100, "本月"]],
    )
    assert rows[0]["basis"] is None
    assert ("basis-unclear", "") in codes(report)


def test_foreign_money_stays_in_its_currency(tmp_path):
    _, _, rows = of_sheet(
        tmp_path,
        [
            ["项目名称", "月份", "到位金额（万元）", "币种", "口径", "期间"],
            ["示例项目01", "9月", 100, "USD", "平台", "本月"],
            ["示例项目02", "9月", 100, None, "平台", "本月"],
        ],
    )
    assert [(r["amount_wan"], r["foreign_amount_wan"], r["currency"]) for r in rows] == [
        (None, 100, "美元"),
        (100, None, None),
    ]


def test_funds_above_the_investment_and_unknown_projects(tmp_path):
    intake = understood(
        a_file(
            tmp_path,
            {
                "项目台账": [
                    ["项目名称", "阶段", "总投资（万元）"],
                    ["示例项目01", "签约", 100],
                ],
                "到位资金": [
                    ["项目名称", "月份", "到位金额（万元）", "口径", "期间"],
                    ["示例项目 01", "9月", 12000, "平台", "本月"],
                    ["示例项目99", "9月", 1, "平台", "本月"],
                ],
            },
        )
    )
    assert codes(intake.files[0]) == [("funds-above-investment", "C2"), ("project-unknown", "A3")]
    assert [issue.severity for issue in intake.files[0].issues] == ["warning", "note"]


def test_a_funds_sheet_alone_calls_no_project_unknown(tmp_path):
    report, _, _ = of_sheet(
        tmp_path,
        [
            ["项目名称", "月份", "到位金额（万元）", "口径", "期间"],
            ["甲项目", "9月", 1, "平台", "本月"],
        ],
    )
    assert report.issues == ()


def test_targets_of_money_and_of_counts(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [
            ["年度", "责任主体", "指标", "目标值", "单位", "一季度", "二季度", "三季度", "四季度"],
            [2021, "全旗", "签约项目数", 12, "个", 2, 3, 4, 3],
            ["2021年", "全旗", "到位资金", 50, "亿元", 10, 12.5, 15, None],
            [2021, "上海庙镇", "开工项目", 3, "个", None, None, None, None],
            [2021, "第一专项招商组", "计划总投资（亿元）", 80, None, None, None, None, None],
            [2021, "旗发改委", "宣传推介", 2, "场", None, None, None, None],
        ],
    )
    assert (sheet.ledger, sheet.rows_loaded) == ("targets", 5)
    assert [(r["owner_kind"], r["metric"], r["target_value"], r["target_unit"]) for r in rows] == [
        ("全旗", "签约项目", 12, "个"),
        ("全旗", "到位资金", 500000, "万元"),
        ("镇", "开工项目", 3, "个"),
        ("组", "计划总投资", 800000, "万元"),
        ("部门", "宣传推介", 2, "场"),
    ]
    assert rows[0]["quarter_targets"] == [2, 3, 4, 3]
    assert rows[1]["quarter_targets"] == [100000, 125000, 150000, None]
    assert rows[2]["quarter_targets"] is None
    assert {r["year"] for r in rows} == {2021}
    assert report.status == "ok"


def test_a_year_in_the_title_stands_for_the_column(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            ["2020年招商引资任务目标", None, None],
            ["责任主体", "指标", "目标值"],
            ["全旗", "签约项目", 10],
        ],
    )
    assert rows[0]["year"] == 2020
    assert codes(report) == [("year-from-title", "")]


def test_a_metric_s_header_may_name_its_year_and_unit(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            ["考核目标任务"],
            ["单位", "2020年签约项目目标（个）", "2020年到位资金目标（亿元）"],
            ["第一招商组", 4, 3],
        ],
    )
    assert [(row["year"], row["metric"], row["target_value"]) for row in rows] == [
        (2020, "签约项目", 4),
        (2020, "到位资金", 30000),
    ]
    assert codes(report) == [("year-from-headers", "")]


@pytest.mark.parametrize(
    ("head", "values", "found"),
    [
        (["2020年签约项目", "签约项目", "到位资金（亿元）"], [2, 4, 3], [4, 30000]),
        (["签约项目目标", "到位资金目标（亿元）", "2020年开工项目"], [4, 3, 2], [4, 30000]),
    ],
)
def test_a_column_of_another_year_beside_targets_is_none_of_them(tmp_path, head, values, found):
    rows = [["2021年招商引资目标任务"], ["单位", *head], ["第一招商组", *values]]
    _, _, rows = of_sheet(tmp_path, rows)
    assert [(row["year"], row["target_value"]) for row in rows] == [(2021, one) for one in found]


def test_headers_of_several_years_are_no_metrics_of_one(tmp_path):
    head = ["单位", "2020年签约项目目标（个）", "2021年签约项目目标（个）"]
    _, _, rows = of_sheet(tmp_path, [["考核目标任务"], head, ["第一招商组", 4, 5]])
    assert rows == []


def test_a_cell_keeps_its_own_currency(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            ["项目名称", "月份", "到位金额（万元）", "口径", "期间", "币种"],
            ["示例项目01", "2021年9月", "300万美元", "平台", "本月", "美元"],
            ["示例项目02", "2021年9月", "$300万", "平台", "本月", None],
            ["示例项目03", "2021年9月", "300万美元", "平台", "本月", "人民币"],
            ["示例项目04", "十月", 300, "平台", "本月", None],
        ],
    )
    assert ("amount-currency", "C4") in codes(report)
    assert ("amount-currency", "C3") not in codes(report)
    assert [(row["amount_wan"], row["foreign_amount_wan"], row["currency"]) for row in rows] == [
        (None, Decimal(300), "美元"),
        (None, Decimal(300), "美元"),
        (Decimal(300), None, None),
    ]
    assert rows[2]["month_date"] == date(2021, 10, 31)


def test_a_target_that_writes_its_own_unit(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            ["年度", "责任主体", "指标", "目标值", "单位"],
            [2021, "敖镇", "到位资金", "2.5亿元", None],
            [2021, "敖镇", "计划总投资", 30, None],
            [2021, "敖镇", "签约项目", "3个", "个"],
        ],
        sheet="目标任务",
    )
    assert [(row["target_value"], row["target_unit"]) for row in rows] == [
        (Decimal(25000), "万元"),
        (Decimal(30), None),
        (Decimal(3), "个"),
    ]
    assert codes(report) == [("target-unit-unclear", "D3")]


def test_the_time_that_a_sum_belongs_to_is_its_month(tmp_path):
    rows = [["项目名称", "所属时期", "到位金额（万元）"], ["示例项目01", "2021年1-3月", 900]]
    _, _, (row,) = of_sheet(tmp_path, rows, sheet="到位资金")
    assert (row["month_date"], row["period_kind"]) == (date(2021, 3, 31), "当年累计")


def test_a_month_that_nothing_says_is_a_warning(tmp_path):
    rows = [["项目名称", "本月到位资金（万元）"], ["示例项目01", 900]]
    report, _, _ = of_sheet(tmp_path, rows, sheet="到位资金")
    assert ("month-from-as-of", "warning") in [(i.code, i.severity) for i in report.issues]


def test_the_day_on_which_works_began_is_never_proposed_as_the_month_of_the_money(tmp_path):
    head = ["项目", "动工时间", "落户乡镇", "10月新增到账（万元）", "1-10月到账（万元）"]
    rows = [[f"示例{n}号项目", "2026.03.20", "示例镇", 100 + n, 900 + n] for n in range(6)]
    report, table, _ = of_sheet(
        tmp_path, [["示例县资金进度表"], head, *rows], as_of=date(2026, 10, 31)
    )
    assert table.ledger == "funds"
    assert "month" not in {question.proposed for question in report.questions}


@pytest.mark.parametrize(
    "title",
    ["截至2026年10月底到位资金（自治区平台）", "截止10月31日招商引资到位资金情况表（平台口径）"],
)
def test_a_title_that_begins_with_its_day_is_a_title_and_names_the_definition(tmp_path, title):
    head = ["项目名称", "今年以来到位资金（万元）"]
    rows = [[title], head, ["示例甲厂", 100], ["示例乙厂", 200]]
    report, table, drafted = of_sheet(tmp_path, rows, as_of=date(2026, 10, 31))
    assert (table.ledger, table.title) == ("funds", title)
    assert {row["basis"] for row in drafted} == {"自治区平台"}
    assert "basis-unclear" not in {issue.code for issue in report.issues}


def test_status_and_period_in_an_offices_own_words_are_read(tmp_path):
    head = ["项目名称", "月份", "到账金额（万元）", "认定口径", "累计方式", "审核意见"]
    rows = [
        ["示例甲厂", "202610", 100, "自治区平台", "当月", "通过"],
        ["示例乙厂", "202610", 50, "企业自报", "当年", "待审"],
        ["示例丙厂", "202610", 50, "统计", "历年", "驳回"],
    ]
    _, table, drafted = of_sheet(tmp_path, [["示例县到位资金台账"], head, *rows])
    assert table.ledger == "funds"
    assert [(row["basis"], row["period_kind"], row["status"]) for row in drafted] == [
        ("自治区平台", "本月", "审核通过"),
        ("企业自报", "当年累计", "上报"),
        ("统计", "历年累计", "退回"),
    ]
