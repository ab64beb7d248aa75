"""Projects: units, stages, places, permits of a 调度表, and rows that contradict themselves."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.ledger_files import (
    Sheet,
    Shown,
    a_file,
    codes,
    draft_of,
    of_sheet,
    rows_of,
    understood,
    used_rows_are_accounted_for,
)

NAMES = ["项目编号", "项目名称", "阶段", "计划总投资（亿元）", "签约日期"]


def test_a_plain_register(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [
            NAMES,
            ["001", "示例项目01", "在谈", 1.5, date(2021, 3, 5)],
            ["002", "示例项目02", "已签约", "约3亿元", "2021年9月"],
        ],
    )
    assert (sheet.ledger, sheet.form, sheet.unit) == ("projects", "register", "亿元")
    assert [row["project_code"] for row in rows] == ["001", "002"]
    assert [row["stage"] for row in rows] == ["洽谈", "签约"]
    assert [row["planned_investment_wan"] for row in rows] == [Decimal(15000), Decimal(30000)]
    assert rows[1]["signed_date"] == date(2021, 9, 30)
    assert rows[1]["date_precision"] == {"signed_date": "month"}
    assert rows[0]["date_precision"] == {}
    assert codes(report) == [("amount-approximate", "D3")]
    assert report.status == "issues"
    assert sheet.sums == {"planned_investment": 45000.0}


def test_amounts_are_exact_to_the_cent(tmp_path):
    _, _, rows = of_sheet(
        tmp_path, [["项目名称", "阶段", "总投资（元）"], ["示例项目01", "签约", 123456789.01]]
    )
    assert rows[0]["planned_investment_wan"] == Decimal("12345.678901")


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (
            [["单位：万元", None, None], ["项目名称", "阶段", "总投资"], ["示例项目01", "签约", 5]],
            5,
        ),
        (
            [["单位：亿元", None, None], ["项目名称", "阶段", "总投资"], ["示例项目01", "签约", 5]],
            50000,
        ),
        ([["项目名称", "阶段", "总投资（千元）"], ["示例项目01", "签约", 5]], Decimal("0.5")),
        ([["项目名称", "阶段", "总投资"], ["示例项目01", "签约", Shown(5, '0.0"亿元"')]], 50000),
    ],
)
def test_where_the_unit_of_an_amount_may_stand(tmp_path, layout, expected):
    _, _, rows = of_sheet(tmp_path, layout)
    assert rows[0]["planned_investment_wan"] == expected


def test_an_amount_without_any_unit_is_asked_about(tmp_path):
    report, _, rows = of_sheet(
        tmp_path, [["项目名称", "阶段", "总投资"], ["示例项目01", "签约", 5]]
    )
    assert ("unit-unclear", "C1") in codes(report)
    assert rows[0]["planned_investment_wan"] == 5


def test_amounts_that_bear_their_own_units_need_none_in_the_header(tmp_path):
    rows = [
        ["项目名称", "阶段", "总投资"],
        ["示例项目01", "签约", "1.2亿元"],
        ["示例项目02", "签约", "800万"],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    assert [row["planned_investment_wan"] for row in read] == [12000, 800]
    assert codes(report) == []


@pytest.mark.parametrize("header", ["总投资（万美元）", "总投资（USD million）"])
def test_dollars_are_never_added_up_as_yuan(tmp_path, header):
    rows = [["项目名称", "阶段", header], ["示例项目01", "签约", 3000], ["合计", None, 3000]]
    report, _, read = of_sheet(tmp_path, rows)
    assert read[0]["planned_investment_wan"] is None
    assert codes(report) == [("amounts-foreign", "C1")]
    assert report.issues[0].arguments["currency"] == "美元"


def test_a_cell_that_cannot_be_read_is_unknown_and_the_row_loads(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [
            NAMES,
            ["001", "示例项目01", "签约", "一期5亿/二期7亿", "2024.13.1"],
            ["002", "示例项目02", "签约", "待定", "-"],
        ],
    )
    assert rows[0]["planned_investment_wan"] is None
    assert rows[0]["signed_date"] is None
    assert rows[1]["signed_date"] is None
    assert codes(report) == [
        ("amount-several", "D2"),
        ("date-unreadable", "E2"),
        ("value-undecided", "D3"),
    ]
    assert sheet.rows_rejected == 0


def test_a_row_without_a_name_is_rejected_at_its_cell(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [NAMES, ["001", "示例项目01", "签约", 1, None], ["002", None, "签约", 2, date(2021, 1, 4)]],
    )
    assert (sheet.rows_read, sheet.rows_loaded, sheet.rows_rejected) == (2, 1, 1)
    assert [row["project_name"] for row in rows] == ["示例项目01"]
    assert codes(report) == [("required-missing", "B3")]
    assert report.issues[0].severity == "error"


def test_a_stage_nobody_accepts_names_the_accepted_ones(tmp_path):
    report, _, rows = of_sheet(
        tmp_path, [NAMES, ["001", "示例项目01", "飞行", 1, None], ["2", "乙项目", "签约", 1, None]]
    )
    assert codes(report) == [("value-not-allowed", "C2")]
    assert report.issues[0].severity == "error"
    assert "洽谈" in report.issues[0].arguments["allowed"]
    assert [row["project_name"] for row in rows] == ["乙项目"]


def test_a_stage_that_no_column_states_is_derived(tmp_path):
    header = ["项目名称", "计划总投资（万元）", "签约日期", "实际开工", "实际投产"]
    report, _, rows = of_sheet(
        tmp_path,
        [
            header,
            ["示例项目01", 1, date(2021, 3, 1), None, None],
            ["示例项目02", 1, date(2021, 3, 1), date(2021, 5, 1), None],
            ["示例项目03", 1, None, None, date(2021, 12, 1)],
            ["示例项目04", 1, date(2021, 3, 1), date(2022, 5, 1), None],
            ["示例项目05", 1, None, None, None],
        ],
        sheet="项目",
    )
    assert [row["stage"] for row in rows] == ["签约", "建设", "投产", "签约"]
    assert ("stage-derived", "") in codes(report)
    assert ("column-missing", "") in codes(report)


def test_a_progress_that_names_a_stage_is_the_stage(tmp_path):
    header = ["项目名称", "总投资（万元）", "签约日期", "项目进展"]
    report, _, rows = of_sheet(
        tmp_path,
        [
            header,
            ["示例项目01", 1, date(2021, 3, 1), "在建"],
            ["示例项目02", 1, date(2021, 3, 1), "投产在望"],
            ["示例项目03", 1, None, "洽谈中"],
            ["示例项目04", 1, date(2021, 3, 1), "停工"],
            ["示例项目05", 1, None, "企业考察"],
            ["示例项目06", 1, date(2021, 3, 1), "洽谈"],
        ],
        sheet="项目",
    )
    assert [row["stage"] for row in rows] == ["建设", "签约", "洽谈", "停建", "签约"]
    derived, missing = report.issues[:2]
    counts = {key: said for key, said in derived.arguments.items() if key != "projects"}
    assert counts == {"count": "5", "dated": "2", "named": "0", "worded": "3"}
    assert missing.arguments == {"header": "阶段", "count": "1", "rows": "6"}


def test_a_stage_written_as_a_date_is_the_stage_and_what_is_not_yet_is_none(tmp_path):
    header = ["项目名称", "总投资（万元）", "签约日期", "开工时间", "投产时间"]
    _, _, rows = of_sheet(
        tmp_path,
        [
            header,
            ["示例项目01", 1, date(2021, 3, 1), "已开工", None],
            ["示例项目02", 1, date(2021, 3, 1), "2021年5月", "已投产"],
            ["示例项目03", 1, None, "未开工", None],
        ],
        sheet="在谈项目",
    )
    assert [row["stage"] for row in rows] == ["开工", "投产", "洽谈"]


def test_a_plan_under_an_actual_date_moves_no_stage(tmp_path):
    header = ["项目名称", "总投资（万元）", "签约日期", "开工时间", "投产时间", "计划投产"]
    report, _, rows = of_sheet(
        tmp_path,
        [
            header,
            ["示例项目01", 1, date(2021, 3, 1), "计划2021年6月", None, None],
            ["示例项目02", 1, date(2021, 3, 1), "2021年5月", "2021年10月底前", "2021年9月"],
            ["示例项目03", 1, "2020年以前", "2021年5月前后", None, None],
        ],
        sheet="项目",
    )
    assert [row["stage"] for row in rows] == ["签约", "建设", "建设"]
    assert [row["planned_start_date"] for row in rows] == [date(2021, 6, 30), None, None]
    assert rows[0]["date_precision"]["planned_start_date"] == "month"
    assert rows[1]["planned_production_date"] == date(2021, 9, 30)
    said = {i.cell: i.arguments["moved"] for i in report.issues if i.code == "date-planned"}
    assert said == {"D2": "yes", "E3": "no"}


def test_section_and_sheet_name_give_the_stage(tmp_path):
    _, _, rows = of_sheet(
        tmp_path,
        Sheet(
            [
                ["序号", "项目名称", "投资方", "总投资（万元）"],
                ["一、在谈项目", None, None, None],
                [1, "示例项目01", "示例企业A有限公司", 10],
                [2, "示例项目02", "示例企业B有限公司", 20],
                ["二、停建项目", None, None, None],
                [3, "示例项目03", "示例企业C有限公司", 30],
            ],
            ("A2:D2", "A5:D5"),
        ),
    )
    assert [row["stage"] for row in rows] == ["洽谈", "洽谈", "停建"]
    assert rows[0]["section"] == "一、在谈项目"
    _, _, signed = of_sheet(
        tmp_path,
        [["项目名称", "投资方", "总投资（万元）"], ["示例项目01", "示例企业A有限公司", 10]],
        sheet="签约项目",
    )
    assert signed[0]["stage"] == "签约"


def test_partly_in_production_says_two_things(tmp_path):
    _, _, rows = of_sheet(tmp_path, [NAMES, ["001", "示例项目01", "部分投产", 1, None]])
    assert (rows[0]["stage"], rows[0]["production_extent"]) == ("投产", "部分")


def test_unknown_columns_are_kept_as_the_clerk_sees_them(tmp_path):
    _, sheet, rows = of_sheet(
        tmp_path,
        [
            [*NAMES, "用地（亩）", "占比", "备注2"],
            ["001", "示例项目01", "签约", 1, None, 300, Shown(0.0567, "0.00%"), None],
        ],
    )
    assert rows[0]["extra"] == {"用地（亩）": "300", "占比": "5.67%"}
    assert [c.header for c in sheet.columns if not c.field] == ["用地（亩）", "占比", "备注2"]


def test_totals_are_compared_with_the_sum_of_their_rows(tmp_path):
    report, sheet, _ = of_sheet(
        tmp_path,
        [
            ["序号", "项目名称", "阶段", "总投资（万元）"],
            [1, "示例项目01", "签约", 100],
            [2, "示例项目02", "签约", 200],
            [None, "小计", None, 300],
            [3, "示例项目03", "签约", 50],
            [None, "合计", None, 400],
        ],
    )
    assert [(t.cell, t.stated, t.computed) for t in sheet.totals] == [
        ("D4", 300.0, 300.0),
        ("D6", 400.0, 350.0),
    ]
    assert codes(report) == [("total-differs", "D6")]
    assert report.issues[0].arguments["difference"] == "50"
    assert report.issues[0].severity == "warning"


def test_a_total_above_its_rows(tmp_path):
    report, sheet, _ = of_sheet(
        tmp_path,
        [
            ["序号", "项目名称", "阶段", "总投资（万元）"],
            [None, "合计", None, 300],
            [1, "示例项目01", "签约", 100],
            [2, "示例项目02", "签约", 200],
        ],
    )
    assert [(t.cell, t.computed) for t in sheet.totals] == [("D2", 300.0)]
    assert report.status == "ok"


def test_a_grand_total_speaks_of_all_lists_under_each_other(tmp_path):
    rows = [
        ["一、已开工项目"],
        ["序号", "项目名称", "总投资（万元）", "开工时间"],
        [1, "示例项目01", 8000, "2021.3"],
        [2, "示例项目02", 3000, "2021.5"],
        ["小计", None, 11000],
        ["二、拟开工项目"],
        ["序号", "项目名称", "总投资（万元）", "计划开工"],
        [1, "示例项目03", 9000, "2022.3"],
        ["小计", None, 9000],
        ["总计", None, 20000],
    ]
    intake = understood(a_file(tmp_path, {"项目": rows}))
    assert used_rows_are_accounted_for(intake)
    assert [sheet.rows_loaded for sheet in intake.files[0].sheets] == [2, 1]
    assert not [one for one in codes(intake.files[0]) if one[0] == "total-differs"]


def test_a_part_of_the_row_above_is_no_total_of_the_table(tmp_path):
    rows = [
        ["序号", "项目名称", "阶段", "总投资（万元）"],
        [1, "示例项目01", "签约", 100],
        ["1-1", "其中：一期", "签约", 40],
        [2, "示例项目02", "签约", 200],
        [None, "合计", None, 300],
    ]
    report, sheet, _ = of_sheet(tmp_path, rows)
    assert [(i.code, i.row, i.severity) for i in report.issues] == [("row-of-which", 3, "note")]
    assert [total.cell for total in sheet.totals] == ["D5"]
    assert report.questions == ()


def test_a_required_cell_that_says_none_is_not_called_blank(tmp_path):
    rows = [
        ["项目名称", "阶段", "总投资（万元）"],
        ["示例项目01", "无", 100],
        ["示例项目02", None, 100],
    ]
    report, _, _ = of_sheet(tmp_path, [*rows, ["示例项目03", "签约", 100]])
    assert codes(report) == [("required-none", "B2"), ("required-missing", "B3")]
    assert report.issues[0].arguments["text"] == "无"


def test_contradictions_within_a_row_are_warnings(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            [
                "项目名称",
                "阶段",
                "签约日期",
                "实际开工",
                "实际投产",
                "总投资（万元）",
                "累计完成投资（万元）",
            ],
            [
                "示例项目01",
                "投产",
                date(2021, 6, 1),
                date(2021, 5, 1),
                date(2021, 4, 1),
                100,
                25800,
            ],
            ["示例项目02", "签约", date(2022, 6, 1), None, None, 100, 18],
        ],
    )
    assert codes(report) == [
        ("start-before-signing", "D2"),
        ("production-before-start", "E2"),
        ("part-above-whole", "G2"),
        ("date-after-as-of", "C3"),
    ]
    assert {issue.severity for issue in report.issues} == {"warning"}
    assert len(rows) == 2


def test_the_same_project_twice(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            NAMES,
            ["001", "示例项目01", "签约", 1, None],
            ["002", "示例项目 01", "签约", 1, None],
            ["001", "示例项目03", "签约", 1, None],
        ],
    )
    assert codes(report) == [("duplicate-project", "B3"), ("duplicate-project", "A4")]
    assert [issue.arguments["first"] for issue in report.issues] == ["B2", "A2"]
    assert len(rows) == 3


def test_places(tmp_path):
    report, _, rows = of_sheet(
        tmp_path,
        [
            ["项目名称", "阶段", "经度", "纬度", "坐标系"],
            ["示例项目01", "签约", 107.48, 38.18, "WGS84"],
            ["示例项目02", "签约", "107°28′48″", "38°10′48″", "国家2000"],
            ["示例项目03", "签约", 38.18, 107.48, None],
            ["示例项目04", "签约", 107.48, 38.18, "高德"],
            ["示例项目05", "签约", 7.48, 38.18, None],
            ["示例项目06", "签约", 107.48, None, None],
        ],
    )
    assert [row["longitude"] is not None for row in rows] == [True, True, True, True, False, False]
    assert rows[1]["longitude"] == pytest.approx(107.48)
    assert (rows[2]["longitude"], rows[2]["latitude"]) == (107.48, 38.18)
    assert rows[2]["longitude_raw"] == 38.18
    assert 0.001 < abs(rows[3]["longitude"] - 107.48) < 0.02
    assert rows[3]["datum"] == "GCJ-02"
    assert codes(report) == [
        ("coordinates-swapped", "C4"),
        ("coordinates-implausible", "C6"),
        ("coordinate-alone", "C7"),
    ]


def test_surveyors_metres_become_degrees(tmp_path):
    _, _, rows = of_sheet(
        tmp_path,
        [
            ["项目名称", "阶段", "经度", "纬度", "坐标系"],
            ["示例项目01", "签约", 36454492.9, 4227450.6, "国家2000"],
            ["示例项目02", "签约", 36454593.9, 4227550.6, "国家2000"],
        ],
    )
    assert rows[0]["longitude"] == pytest.approx(107.48, abs=0.01)
    assert rows[0]["latitude"] == pytest.approx(38.18, abs=0.01)


SCHEDULE = Sheet(
    [
        ["2021年12月重点项目调度表", *[None] * 9],
        ["单位：万元", *[None] * 9],
        [
            "序号",
            "项目名称",
            "总投资",
            "形象进度",
            None,
            "手续办理情况",
            None,
            None,
            None,
            "责任单位",
        ],
        [None, None, None, "是否开工", "投资完成率", "立项", "环评", "土地批文", "节能", None],
        [1, "示例项目01", 100, "是", "65%", "√", date(2021, 9, 30), "在办", "无需办理", "旗发改委"],
        [
            2,
            "示例项目02",
            200,
            "否",
            None,
            "鄂前审〔2021〕15号",
            "2021年底",
            None,
            "飞",
            "旗工信局",
        ],
        [None, "合计", 300, *[None] * 7],
        ["数据来源：各责任单位报送", *[None] * 9],
    ],
    ("A1:J1", "A2:J2", "A3:A4", "B3:B4", "C3:C4", "D3:E3", "F3:I3", "J3:J4"),
)


def test_a_schedule_feeds_projects_and_permits(tmp_path):
    intake = understood(a_file(tmp_path, {"调度表": SCHEDULE}))
    report = intake.files[0]
    sheet = report.sheets[0]
    assert (sheet.ledger, sheet.form, sheet.header_rows) == ("projects", "schedule", (3, 4))
    assert [(a.ledger, a.form, a.rows) for a in sheet.also] == [("readiness", "schedule", 6)]
    projects = rows_of(draft_of(intake, "projects", "schedule"))
    assert [(p["project_name"], p["is_started"], p["stage"]) for p in projects] == [
        ("示例项目01", True, None),  # what 是否开工 alone says is left to the marts
        ("示例项目02", False, None),
    ]
    assert projects[0]["completed_share"] == pytest.approx(0.65)
    items = rows_of(draft_of(intake, "readiness", "schedule"))
    assert [
        (i["row_number"], i["item"], i["state"], i["done_date"], i["licence_number"]) for i in items
    ] == [
        (5, "备案核准", "已办结", None, None),
        (5, "环评", "已办结", date(2021, 9, 30), None),
        (5, "土地取得", "在办", None, None),
        (5, "节能审查", "无需办理", None, None),
        (6, "备案核准", "已办结", None, "鄂前审〔2021〕15号"),
        (6, "环评", "已办结", date(2021, 12, 31), None),
    ]
    assert items[5]["date_precision"] == {"done_date": "year"}
    assert {i["waits_on"] for i in items} == {None}
    assert ("value-not-allowed", "I6") in codes(report)
    assert [(row.row, row.reason) for row in sheet.not_data] == [
        (1, "title"),
        (2, "unit"),
        (7, "total"),
        (8, "note"),
    ]
    assert used_rows_are_accounted_for(intake)


def test_a_permit_cell_leads_back_to_its_column(tmp_path):
    intake = understood(a_file(tmp_path, {"调度表": SCHEDULE}))
    columns = draft_of(intake, "readiness", "schedule").tables["source_column"].to_pylist()
    fed = {(c["column_letter"], c["field"], c["item"]) for c in columns}
    assert ("G", "state", "环评") in fed
    assert ("G", "done_date", "环评") in fed
    assert ("B", "project_name", None) in fed
    assert ("J", None, None) in fed


def test_a_blank_permit_is_unknown_not_refused(tmp_path):
    intake = understood(a_file(tmp_path, {"调度表": SCHEDULE}))
    items = rows_of(draft_of(intake, "readiness", "schedule"))
    assert ("示例项目02", "土地取得") not in {(i["project_name"], i["item"]) for i in items}


def test_an_unreadable_stage_costs_no_row_whose_dates_tell_it(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path, [NAMES, ["001", "示例项目01", "飞行", 1, date(2021, 3, 1)]]
    )
    assert sheet.rows_rejected == 0
    assert rows[0]["stage"] == "签约"
    assert [(issue.code, issue.severity) for issue in report.issues] == [
        ("stage-derived", "note"),
        ("value-not-allowed", "warning"),
    ]


def test_a_line_break_inside_a_name_is_layout(tmp_path):
    _, _, rows = of_sheet(tmp_path, [NAMES, ["001", "示例\n项目01", "签约", 1, None]])
    assert rows[0]["project_name"] == "示例项目01"
