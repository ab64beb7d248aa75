"""A sheet that is no ledger says which one it comes nearest to; a short plain list is read."""

from data.field_words import ledger_title
from data.issues import issue_message, issue_remedy
from data.ledgers.registry import ledgers
from tests.builders.ledger_files import a_file, of_sheet, rows_of, understood

NEAR = [
    ["项目名称", "总投资（万元）", "问题", "责任人", "电话"],
    ["示例项目01", 500, "无", "某", "—"],
    ["示例项目02", 600, "无", "某", "—"],
]
REGISTER = [["项目名称", "阶段", "总投资（万元）"], ["示例项目09", "签约", 100]]


def test_a_refusal_names_the_nearest_ledger_and_what_it_lacks(tmp_path):
    (report,) = understood(a_file(tmp_path, {"Sheet1": NEAR})).files
    assert report.refusal.code == "refused-near-ledger"
    said = issue_message(report.refusal, "zh")
    assert "最像项目台账：认出 项目名称、总投资；还缺 阶段 或 签约日期" in said
    assert "没有认出的表头：问题、责任人、电话" in issue_remedy(report.refusal, "zh")
    english = issue_message(report.refusal, "en")
    assert "Nearest: Projects" in english
    assert "Stage or Signing date" in english


def test_of_two_sheets_that_are_none_each_says_its_own(tmp_path):
    visits = [["带队人员", "企业", "事由描述"], ["某", "示例企业", "无"]] * 2
    (report,) = understood(a_file(tmp_path, {"一": NEAR, "二": visits})).files
    told = {i.sheet: i.arguments["near"] for i in report.issues if i.code == "sheet-near-ledger"}
    assert told == {"一": "projects", "二": "visits"}


def test_beside_a_ledger_a_near_sheet_is_a_note(tmp_path):
    (report,) = understood(a_file(tmp_path, {"台账": REGISTER, "Sheet2": NEAR})).files
    assert report.refusal is None
    (issue,) = [i for i in report.issues if i.code == "sheet-near-ledger"]
    assert (issue.severity, issue.sheet) == ("note", "Sheet2")


def test_what_is_near_to_nothing_is_compared_with_nothing(tmp_path):
    rows = [["姓名", "工号", "工资"], ["甲", 1, 2], ["乙", 2, 3]]
    (report,) = understood(a_file(tmp_path, {"表": rows})).files
    assert report.refusal.code == "refused-no-ledger"
    known = issue_remedy(report.refusal, "zh")
    assert [one.name for one in ledgers() if ledger_title("zh", one.name) not in known] == []


def test_a_short_list_of_projects_and_sums_is_read_and_asked_about(tmp_path):
    rows = [["项目名称", "总投资（万元）", "责任人"], ["示例项目01", 500, "某"]]
    report, sheet, drafted = of_sheet(tmp_path, rows)
    assert (sheet.ledger, sheet.form, sheet.rows_loaded) == ("projects", "schedule", 1)
    assert [(q.kind, q.is_open) for q in report.questions] == [("ledger", True), ("field", True)]
    assert report.questions[1].arguments["header"] == "责任人"
    assert drafted[0]["planned_investment_wan"] == 500


def test_a_list_that_calls_itself_a_schedule_leaves_nothing_to_ask(tmp_path):
    rows = [
        ["2021年重点项目推进表"],
        ["序号", "项目名称", "投资方", "总投资（万元）", "建设内容", "责任单位"],
        [1, "示例项目01", "某", 500, "建厂", "旗发改委"],
        [2, "示例项目02", "某", 600, "建厂", "旗发改委"],
    ]
    report, sheet, _ = of_sheet(tmp_path, rows)
    assert (sheet.ledger, sheet.form, sheet.rows_loaded) == ("projects", "schedule", 2)
    assert report.questions == ()


def test_a_list_whose_progress_is_all_stages_is_a_register(tmp_path):
    rows = [
        ["项目名称", "总投资（万元）", "投资方", "进展"],
        ["示例项目01", 500, "某", "在建"],
        ["示例项目02", 600, "某", "签约"],
    ]
    report, sheet, drafted = of_sheet(tmp_path, rows, "项目")
    assert (sheet.form, [row["stage"] for row in drafted]) == ("register", ["建设", "签约"])
    assert report.questions == ()


def test_items_and_sums_alone_are_no_list_of_projects(tmp_path):
    """项目 heads any list of costs."""
    rows = [["项目", "投资额（万元）"], ["土建", 500], ["设备", 300]]
    assert understood(a_file(tmp_path, {"费用": rows})).files[0].refusal is not None


def test_a_list_of_funds_is_not_taken_for_projects_that_have_no_stage(tmp_path):
    rows = [
        ["招商引资到位资金月报表"],
        [
            "序号",
            "项目名称",
            "投资企业",
            "合同引资额",
            "本月到位（万元）",
            "1-11月累计到位（万元）",
        ],
        [1, "示例项目01", "示例企业A", 5000, 200, 1800],
    ]
    intake = understood(a_file(tmp_path, {"月报": rows}))
    (draft,) = intake.drafts
    assert (draft.ledger, draft.form) == ("funds", "register")
    found = {row["period_kind"]: row for row in rows_of(draft)}
    assert {kind: row["amount_wan"] for kind, row in found.items()} == {
        "本月": 200,
        "当年累计": 1800,
    }
    assert {row["month_date"].month for row in found.values()} == {11}


def test_money_by_month_that_is_not_said_to_have_come_is_near_to_funds(tmp_path):
    months = [f"{month}月" for month in range(1, 13)]
    rows = [
        ["2021年项目资金统计表（单位：万元）"],
        ["序号", "项目名称", "投资方", *months, "合计"],
        [1, "示例项目01", "示例企业", *range(10, 22), 186],
        [2, "示例项目02", "示例企业", 5, *[None] * 11, 5],
    ]
    (report,) = understood(a_file(tmp_path, {"Sheet1": rows})).files
    assert report.refusal.arguments["near"] == "funds"
    assert "还缺 月份、到位金额" in issue_message(report.refusal, "zh")


FUNDS_OF = "招商引资到位资金月报（单位：万元）"


def test_months_under_a_title_that_says_what_they_measure_lack_only_the_project(tmp_path):
    rows = [[FUNDS_OF], ["序号", "企业名称", "1月", "2月", "3月"], [1, "示例企业A", 5, 6, 7]]
    (report,) = understood(a_file(tmp_path, {"2021年": rows})).files
    assert report.refusal.arguments["near"] == "funds"
    assert issue_message(report.refusal, "zh").endswith("认出 1月、2月、3月；还缺 项目名称")


def test_a_company_and_its_project_in_one_column_name_a_row(tmp_path):
    rows = [
        [FUNDS_OF],
        ["序号", "企业名称及项目", "1月", "2月", "3月"],
        [1, "示例项目01", 5, None, 7],
    ]
    intake = understood(a_file(tmp_path, {"2021年": rows}))
    (draft,) = intake.drafts
    assert [(row["month_date"].month, row["amount_wan"]) for row in rows_of(draft)] == [
        (1, 5),
        (3, 7),
    ]
