"""Headers that no list holds are read by their words and values, or asked about."""

from datetime import date

from tests.builders.ledger_files import a_file, rows_of, understood

D = date


def read(folder, rows, name="台账.xlsx", sheet="Sheet1"):
    intake = understood(a_file(folder, {sheet: rows}, name))
    (report,) = intake.files
    assert report.refusal is None
    return report, intake.drafts


def open_questions(report):
    return {(one.kind, one.field) for one in report.questions if one.is_open}


REGISTER = [
    ["Register of investment projects"],
    [
        "Project name",
        "Investor",
        "Lead agency",
        "Committed investment (RMB bn)",
        "Agreement signed",
        "Ground-breaking",
        "Commissioning",
    ],
    ["Sample mill", "Sample Co", "Trade Bureau", 0.58, D(2020, 9, 1), D(2021, 2, 1), None],
    ["Sample dairy", "Other Co", "Farm Bureau", 1.2, D(2019, 3, 1), D(2020, 4, 1), D(2021, 6, 30)],
]


def test_an_english_register_keeps_no_column_unread(tmp_path):
    report, (draft,) = read(tmp_path, REGISTER)
    assert [c.header for c in report.sheets[0].columns if not c.field] == []
    first, second = rows_of(draft)
    assert first["responsible_unit"] == "Trade Bureau"
    assert (first["agreed_investment_wan"], second["agreed_investment_wan"]) == (58000, 120000)
    assert first["planned_investment_wan"] is None
    assert (first["signed_date"], first["actual_start_date"]) == (D(2020, 9, 1), D(2021, 2, 1))
    assert second["actual_production_date"] == D(2021, 6, 30)


def test_a_date_header_over_yes_and_no_is_no_date(tmp_path):
    rows = [[*REGISTER[1][:5], "Stage"]]
    rows += [["Sample mill", "Sample Co", "Trade Bureau", 5, "Yes", "signed"]]
    rows += [["Sample dairy", "Other Co", "Farm Bureau", 6, "No", "signed"]]
    report, (draft,) = read(tmp_path, rows)
    assert [c.header for c in report.sheets[0].columns if not c.field] == ["Agreement signed"]
    assert rows_of(draft)[0]["signed_date"] is None


def test_english_trips_are_read_and_receptions_are_no_trips(tmp_path):
    head = ["Led by", "Position", "Date from", "Date to", "City visited", "Companies met"]
    rows = [["Trips of 2021"], head]
    rows += [["Official A", "Mayor", D(2021, 5, 8), D(2021, 5, 11), "Shenzhen", "Sample Co"]]
    _, (draft,) = read(tmp_path, rows)
    (trip,) = rows_of(draft)
    assert (trip["start_date"], trip["end_date"]) == (D(2021, 5, 8), D(2021, 5, 11))
    assert (trip["destination"], trip["companies"]) == ("Shenzhen", ["Sample Co"])
    assert trip["tiers"] == ["旗委政府领导"]
    rows = [["Inbound delegations received"], ["Date", "Visiting company", "Received by"]]
    rows += [[D(2021, 7, 6), "Sample Co", "Official A"]]
    _, (draft,) = read(tmp_path, [*rows, [D(2021, 8, 6), "Other Co", "Official B"]], "b.xlsx")
    assert {row["mode"] for row in rows_of(draft)} == {"来访"}


def test_tiers_follow_from_posts_and_else_stay_unknown(tmp_path):
    rows = [["带队领导", "职务", "出发日期", "拜访企业"]]
    rows += [["示例甲", "县委书记", D(2021, 10, 9), "示例公司"]]
    rows += [["示例乙", "招商局局长", D(2021, 10, 12), "示例公司"]]
    rows += [["示例丙", "高级顾问", D(2021, 10, 20), "示例公司"]]
    report, (draft,) = read(tmp_path, rows)
    assert [row["tiers"] for row in rows_of(draft)] == [["旗委政府领导"], ["部门"], None]
    (told,) = [issue for issue in report.issues if issue.code == "tier-from-post"]
    assert told.arguments["unknown"] == "1"


def test_written_instructions_of_leaders_are_a_list_of_orders(tmp_path):
    rows = [
        ["领导批示件办理情况一览表"],
        [
            "序号",
            "批示领导",
            "批示时间",
            "来文标题",
            "批示内容",
            "承办单位",
            "办理时限",
            "办理情况",
        ],
        [1, "县领导A", D(2021, 9, 2), "请示", "请拿出方案", "自然资源局", D(2021, 9, 30), "已报"],
        [2, "县领导B", D(2021, 9, 9), "报告", "请核实复工", "商务局", D(2021, 10, 15), "在办"],
    ]
    _, (draft,) = read(tmp_path, rows)
    assert (draft.ledger, draft.loaded_count) == ("assignments", 2)
    assert [row["matter"] for row in rows_of(draft)] == ["请拿出方案", "请核实复工"]


def test_foreign_capital_that_arrived_keeps_its_currency_and_its_month(tmp_path):
    rows = [
        ["2021年1-10月实际利用外资到账情况表"],
        ["单位：万美元"],
        ["项目名称", "合同外资额", "本月到账", "1-10月到账", "到账时间"],
        ["示例模组项目", 3000, 120, 860, D(2021, 10, 14)],
        ["示例零件项目", 1500, 0, 400, D(2021, 8, 2)],
    ]
    _, (draft,) = read(tmp_path, rows)
    got = {(r["project_name"], r["period_kind"]): r for r in rows_of(draft)}
    assert got["示例零件项目", "本月"]["month_date"] == D(2021, 10, 31)
    assert got["示例模组项目", "当年累计"]["foreign_amount_wan"] == 860
    assert {row["currency"] for row in got.values()} == {"美元"}
    assert {row["amount_wan"] for row in got.values()} == {None}


def test_months_alone_below_a_title_that_says_what_arrived(tmp_path):
    rows = [
        ["Funds in place by project (RMB 10,000), 2021"],
        ["Project", "Jan-Aug", "Sep", "Jan-Sep"],
    ]
    rows += [["Sample mill", 9000, 640, 9640], ["Sample dairy", 1800, 300, 2100]]
    _, (draft,) = read(tmp_path, rows)
    mill = [row for row in rows_of(draft) if row["project_name"] == "Sample mill"]
    assert {(r["month_date"].month, r["period_kind"], r["amount_wan"]) for r in mill} == {
        (8, "当年累计", 9000),
        (9, "本月", 640),
        (9, "当年累计", 9640),
    }


def test_what_arrived_without_its_period_is_still_asked_about(tmp_path):
    rows = [["利用外资台账"], ["项目名称", "到账金额（万元）", "口径"], ["示例项目", 20, "统计"]]
    report, _ = read(tmp_path, [*rows, ["示例项目二", 30, "统计"]], sheet="到位资金")
    assert "basis-of-period-unclear" in {issue.code for issue in report.issues}


def test_a_bare_name_names_the_project_and_is_asked_about(tmp_path):
    head = ["名称", "投资方", "计划总投资（万元）", "签约时间", "责任单位"]
    rows = [head, ["示例停车综合体", "示例集团", 900, D(2021, 3, 1), "住建局"]]
    report, (draft,) = read(tmp_path, rows)
    assert [row["project_name"] for row in rows_of(draft)] == ["示例停车综合体"]
    assert ("field", "name") in open_questions(report)


def test_firms_under_a_bare_name_are_no_projects(tmp_path):
    head = ["名称", "投资方", "计划总投资（万元）", "签约时间", "责任单位"]
    rows = [head, ["示例玻璃有限公司", "示例集团", 900, D(2021, 3, 1), "住建局"]]
    rows += [["示例水泥有限公司", "示例集团", 800, D(2021, 4, 1), "住建局"]]
    (report,) = understood(a_file(tmp_path, {"表": rows})).files
    assert report.refusal is not None


def test_a_list_of_problems_of_projects_is_no_schedule(tmp_path):
    rows = [
        ["重点项目存在问题清单"],
        ["项目名称", "总投资（亿元）", "存在问题", "解决措施", "责任单位", "完成时限"],
        ["示例零件项目", 12.5, "用电未接通", "架设专线", "供电公司", D(2021, 11, 15)],
        ["示例零件项目", 12.5, "环评未批复", "修改报告", "环保局", D(2021, 11, 30)],
    ]
    _, (draft,) = read(tmp_path, rows)
    assert (draft.ledger, draft.loaded_count) == ("difficulties", 2)


def test_targets_and_permits_in_english(tmp_path):
    rows = [["Annual targets 2021"], ["Department", "New contracts signed", "Projects started"]]
    _, (draft,) = read(tmp_path, [*rows, ["Trade Bureau", 6, 3], ["Farm Bureau", 3, 2]])
    assert {(r["owner"], r["metric"], r["target_value"]) for r in rows_of(draft)} >= {
        ("Trade Bureau", "签约项目", 6),
        ("Farm Bureau", "开工项目", 2),
    }
    rows = [["Project title", "Permit", "Approving authority", "Approval date", "Status"]]
    rows += [["Sample mill", "Construction permit", "Housing Bureau", D(2021, 5, 1), "Done"]]
    _, (draft,) = read(tmp_path, rows, "p.xlsx")
    (row,) = rows_of(draft)
    assert (row["handling_office"], row["done_date"]) == ("Housing Bureau", D(2021, 5, 1))


def test_a_long_label_of_letters_is_a_label_and_its_amount_is_read(tmp_path):
    sheets = {}
    for number in (1, 2, 3):
        pairs = [["Name", f"Sample mill {number}"], ["Investor", "Sample Co"]]
        pairs += [["Total investment (RMB million)", 12 * number]]
        pairs += [["Signing date", D(2021, number, 20)], ["Responsible unit", "Trade Office"]]
        sheets[f"P{number}"] = [["Project profile"], *pairs]
    (draft,) = understood(a_file(tmp_path, sheets)).drafts
    assert [row["planned_investment_wan"] for row in rows_of(draft)] == [1200, 2400, 3600]


def test_a_list_of_something_else_in_english_has_a_header(tmp_path):
    rows = [["Land parcels for lease"], ["Parcel", "Asking price per square metre", "Contact"]]
    rows += [["A1", 3400, "Officer X"], ["A2", 1200, "Officer Y"]]
    (report,) = understood(a_file(tmp_path, {"Sheet1": rows})).files
    assert report.refusal is not None
    assert report.refusal.code != "refused-no-header"
    assert [sheet.reason for sheet in report.sheets] == ["unknown"]
