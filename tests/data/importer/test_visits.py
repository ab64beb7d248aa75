"""Visits: several leaders in a cell, tiers, days, the period that a report speaks of."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.ledger_files import (
    Sheet,
    a_file,
    codes,
    draft_of,
    of_sheet,
    rows_of,
    understood,
)

HEADER = [
    "序号",
    "单位",
    "招商领导类型",
    "姓名",
    "职务",
    "开始时间",
    "结束时间",
    "天数",
    "目的地",
    "拜访企业名称",
    "关联项目",
    "接洽人姓名",
]


def a_trip(number, **values):
    usual = {
        "单位": "旗招商局",
        "招商领导类型": "旗委、政府领导",
        "姓名": "旗领导A",
        "职务": "旗长",
        "开始时间": date(2021, 9, 6),
        "结束时间": date(2021, 9, 8),
        "天数": 3,
        "目的地": "上海市",
        "拜访企业名称": "示例企业A有限公司",
    }
    return [number, *[{**usual, **values}.get(name) for name in HEADER[1:]]]


def test_several_leaders_share_a_trip(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [
            HEADER,
            a_trip(
                1,
                姓名="旗领导A、旗领导B",
                职务="旗长、副旗长",
                天数=2.5,
                关联项目="示例项目01；示例项目02",
            ),
            a_trip(2, 姓名="旗领导C\n旗领导D", 职务="副旗长", 招商领导类型="县级包扶领导"),
            a_trip(3, 姓名="旗领导C，旗领导D，旗领导E", 职务="旗长，副旗长"),
        ],
    )
    assert (sheet.ledger, sheet.form) == ("visits", "report")
    assert [row["leaders"] for row in rows] == [
        ["旗领导A", "旗领导B"],
        ["旗领导C", "旗领导D"],
        ["旗领导C", "旗领导D", "旗领导E"],
    ]
    assert [row["titles"] for row in rows] == [["旗长", "副旗长"], ["副旗长", "副旗长"], None]
    assert rows[0]["tiers"] == ["旗委政府领导", "旗委政府领导"]
    assert rows[1]["tiers"] == ["县级包扶联系领导"] * 2
    assert rows[0]["days"] == Decimal("2.5")
    assert rows[0]["project_refs"] == ["示例项目01", "示例项目02"]
    assert codes(report) == [("lists-differ", "E4")]


def test_half_days_and_either_way_of_counting_are_no_contradiction(tmp_path):
    report, _, _ = of_sheet(
        tmp_path,
        [
            HEADER,
            a_trip(1, 天数=3),
            a_trip(2, 天数=2, 姓名="旗领导B"),
            a_trip(3, 天数=2.5, 姓名="旗领导C"),
            a_trip(4, 天数=30, 姓名="旗领导D"),
            a_trip(5, 结束时间=date(2021, 9, 1), 天数=None, 姓名="旗领导E"),
        ],
    )
    assert codes(report) == [("days-differ", "H5"), ("end-before-start", "G6")]


def test_a_trip_without_leader_or_start_is_rejected(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path, [HEADER, a_trip(1), a_trip(2, 姓名=None), a_trip(3, 开始时间="待定")]
    )
    assert sheet.rows_rejected == 2
    assert [row["visit_number"] for row in rows] == ["1"]
    assert codes(report) == [("required-missing", "D3"), ("value-undecided", "F4")]
    assert {issue.severity for issue in report.issues} == {"error"}


def test_one_month_reports_that_month_and_a_cumulative_sheet_the_year_so_far(tmp_path):
    one = understood(a_file(tmp_path, {"上报表": [HEADER, a_trip(1), a_trip(2, 姓名="旗领导B")]}))
    draft = draft_of(one, "visits", "report")
    assert (draft.period_start, draft.period_end) == (date(2021, 9, 1), date(2021, 9, 30))
    some_months = [
        HEADER,
        a_trip(1),
        a_trip(2, 开始时间=date(2021, 3, 2), 结束时间=None, 天数=None),
    ]
    title = ["2021年1-10月外出招商情况上报表", *[None] * (len(HEADER) - 1)]
    year = understood(a_file(tmp_path, {"上报表": [title, *some_months]}), as_of=date(2021, 10, 31))
    draft = draft_of(year, "visits", "report")
    assert (draft.period_start, draft.period_end) == (date(2021, 1, 1), date(2021, 10, 31))
    assert ("period-assumed", "") in codes(year.files[0])
    months = understood(a_file(tmp_path, {"上报表": some_months}), as_of=date(2021, 10, 31))
    draft = draft_of(months, "visits", "report")
    assert (draft.period_start, draft.period_end) == (date(2021, 3, 1), date(2021, 10, 31))
    said = understood(
        a_file(tmp_path, {"上报表": [HEADER, a_trip(1)]}),
        period=(date(2021, 7, 1), date(2021, 9, 30)),
    )
    draft = draft_of(said, "visits", "report")
    assert (draft.period_start, draft.period_end) == (date(2021, 7, 1), date(2021, 9, 30))


def test_merged_cells_of_a_trip_in_several_rows(tmp_path):
    rows = [
        HEADER,
        a_trip(1, 拜访企业名称="示例企业A有限公司"),
        [*[None] * 9, "示例企业B有限公司", None, None],
    ]
    merges = tuple(f"{letter}2:{letter}3" for letter in "ABCDEFGHI")
    intake = understood(a_file(tmp_path, {"上报表": Sheet(rows, merges)}))
    loaded = rows_of(draft_of(intake, "visits", "report"))
    assert [row["visit_number"] for row in loaded] == ["1", "1"]
    assert [row["leaders"] for row in loaded] == [["旗领导A"], ["旗领导A"]]
    assert [row["companies"] for row in loaded] == [["示例企业A有限公司"], ["示例企业B有限公司"]]
    assert [row["start_date"] for row in loaded] == [date(2021, 9, 6)] * 2


def test_receptions_are_no_trips(tmp_path):
    receptions = [
        ["来访时间", "来访企业", "陪同领导", "洽谈内容"],
        [date(2021, 9, 6), "示例企业A有限公司", "旗领导A", "光伏"],
    ]
    intake = understood(a_file(tmp_path, {"来访接待": receptions}))
    assert [row["mode"] for row in rows_of(draft_of(intake, "visits", "report"))] == ["来访"]
    assert codes(intake.files[0]) == [("mode-from-title", "")]


@pytest.mark.parametrize(
    ("sheet", "headers"),
    [
        ("学习活动", ["日期", "学习内容", "形式", "参加人数", "参加领导", "地点"]),
        ("线索", ["领导", "单位", "企业名称", "线索内容", "状态", "时间"]),
        ("Sheet1", ["时间", "参加领导", "培训主题", "地点"]),
    ],
)
def test_other_books_with_people_and_dates_are_no_visits(tmp_path, sheet, headers):
    rows = [headers, ["2021-09-06"] * len(headers), ["2021-09-07"] * len(headers)]
    (report,) = understood(a_file(tmp_path, {sheet: rows})).files
    assert [sheet.ledger for sheet in report.sheets if sheet.ledger == "visits"] == []


def test_a_count_is_no_company(tmp_path):
    intake = understood(a_file(tmp_path, {"上报表": [HEADER, a_trip(1, 拜访企业名称="60多家")]}))
    assert rows_of(draft_of(intake, "visits", "report"))[0]["companies"] is None
    assert "names-counted" in [code for code, _ in codes(intake.files[0])]


def test_a_kind_of_activity_is_the_mode_where_its_words_are(tmp_path):
    header = ["活动类别", "日期", "领导", "对接企业"]
    rows = [
        ["外出", date(2021, 5, 6), "旗长A", "示例企业A"],
        ["来访", date(2021, 5, 12), "旗长A", "示例企业B"],
    ]
    _, _, read = of_sheet(tmp_path, [header, *rows], "招商活动台账")
    assert [row["mode"] for row in read] == ["外出", "来访"]
    others = [[kind, *row[1:]] for kind, row in zip(("推介会", "恳谈会"), rows, strict=True)]
    _, sheet, _ = of_sheet(tmp_path, [header, *others], "招商活动台账")
    assert "mode" not in {column.field for column in sheet.columns}


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("一、走出去招商（1次）", "二、请进来洽谈（1次）"),
        ("（一）领导外出", "（二）来访客商接待"),
    ],
)
def test_sections_say_who_came_and_who_went(tmp_path, outer, inner):
    section = [None] * (len(HEADER) - 1)
    rows = [
        ["党政领导外出考察及接待来访情况表"],
        HEADER,
        [outer, *section],
        a_trip(1),
        [inner, *section],
        a_trip(2, 目的地="本旗"),
    ]
    report, _, drafted = of_sheet(tmp_path, Sheet(rows, merges=("A3:L3", "A5:L5")))
    assert [row["mode"] for row in drafted] == ["外出", "来访"]
    assert "section-read" in {code for code, _ in codes(report)}
