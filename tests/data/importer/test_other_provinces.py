"""Ledgers as clerks of other provinces word them: what every column means, or that it is asked."""

from __future__ import annotations

import pytest

from tests.builders.ledger_files import Sheet, a_file, of_sheet, rows_of, understood

NAMES = ("示例铸造项目", "示例冷链项目", "示例光伏项目", "示例药材项目")


def meant(folder, title, columns, sheet="Sheet1"):
    """(header → field) of a sheet made of header → its values, with the report and its rows."""
    rows = [[title], list(columns), *zip(*columns.values(), strict=True)]
    report, found, drafted = of_sheet(folder, rows, sheet)
    return {one.header: one.field for one in found.columns if one.field}, report, drafted


def test_parts_of_a_header_say_what_it_is(tmp_path):
    days = ("2021-03-01", "2021-04-02", "2021-05-03", "2021-06-04")
    columns = {
        "引进项目全称": NAMES,
        "履约主体": ("示例甲公司", "示例乙公司", "示例丙公司", "示例丁公司"),
        "签约额（亿元）": (1, 2, 3.5, 4),
        "落笔签约年月": days,
        "约定投产时间": ("2022-03-01", "2022-04-02", "2022-05-03", "2022-06-04"),
        "挂点县领导": ("示例甲", "示例乙", "示例甲", "示例乙"),
        "推进中的难点": ("缺电", "缺水", "用地指标不足", "缺电"),
        "现状": ("签约", "洽谈", "签约", "签约"),
    }
    found, report, drafted = meant(tmp_path, "示例县招商项目表", columns)
    assert found == {
        "引进项目全称": "name",
        "履约主体": "project_company",
        "签约额（亿元）": "agreed_investment",
        "落笔签约年月": "signed_date",
        "约定投产时间": "planned_production_date",
        "挂点县领导": "sponsoring_leader",
        "推进中的难点": "problem_text",
        "现状": "stage",
    }
    assert report.questions == ()
    assert drafted[2]["agreed_investment_wan"] == 35000


def test_traditional_characters_and_signs_of_a_footnote_change_nothing(tmp_path):
    columns = {
        "項目名稱": NAMES,
        "投資總額（億元）": (1, 2, 3, 4),
        "簽 約\n時 間": ("2021-03-01",) * 4,
        "責任單位①": ("示例發改局",) * 4,
        "項目階段": ("簽約", "開工", "洽談", "簽約"),
    }
    found, _, drafted = meant(tmp_path, "示例縣項目一覽", columns)
    assert set(found.values()) == {
        "name",
        "planned_investment",
        "signed_date",
        "responsible_unit",
        "stage",
    }
    assert [row["planned_investment_wan"] for row in drafted] == [10000, 20000, 30000, 40000]
    assert [row["stage"] for row in drafted] == ["签约", "开工", "洽谈", "签约"]


REGISTER = {"项目名称": NAMES, "阶段": ("签约",) * 4, "总投资（万元）": (100, 200, 300, 400)}


def test_firms_under_a_registered_company_are_no_permit(tmp_path):
    firms = ("示例甲公司", "示例乙公司", "示例丙公司", "示例丁公司")
    found, _, drafted = meant(tmp_path, "项目台账", {**REGISTER, "注册公司": firms})
    assert found["注册公司"] == "project_company"
    assert drafted[0]["project_company"] == "示例甲公司"


def test_states_under_a_registered_company_are_one(tmp_path):
    states = ("已办结", "未办", "在办", "已办结")
    found, _, _ = meant(tmp_path, "项目台账", {**REGISTER, "注册公司": states})
    assert found["注册公司"] == "state"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (("正式合同", "框架协议", "意向协议", "正式合同"), "agreement_type"),
        (("2021-03-01", "2021-03-02", "2021-03-03", "2021-03-04"), ""),
    ],
)
def test_a_header_that_names_values_is_the_field_of_those(tmp_path, values, field):
    found, _, _ = meant(tmp_path, "项目台账", {**REGISTER, "正式合同/框架协议": values})
    assert found.get("正式合同/框架协议", "") == field


def test_words_of_a_state_say_more_than_a_header_of_reports(tmp_path):
    orders = ("报送方案", "落实用地", "解决用电", "办结环评")
    columns = {
        "交办事项": orders,
        "责任部门": ("示例局",) * 4,
        "进展情况": ("已对接供电公司", "方案已报", "正在选址", "已批"),
        "完成情况": ("已办结", "未办结", "已办结", "未办结"),
    }
    found, _, drafted = meant(tmp_path, "调度会交办事项清单", columns)
    assert found["进展情况"] == "feedback"
    assert [row["closing_state"] for row in drafted] == ["已办结", "办理中", "已办结", "办理中"]


def test_what_two_fields_fit_alike_is_asked(tmp_path):
    columns = {
        "企业": ("示例甲公司", "示例乙公司"),
        "企业困难": ("缺电", "缺工"),
        "收集时间": ("2021-03-01", "2021-04-01"),
        "解决单位": ("示例局", "示例委"),
    }
    rows = [["走访企业诉求清单"], list(columns), *zip(*columns.values(), strict=True)]
    (report,) = understood(a_file(tmp_path, {"Sheet1": rows})).files
    (asked,) = [one for one in report.questions if one.arguments["header"] == "收集时间"]
    assert {option.key for option in asked.options} >= {"keep", "received_date"}
    assert [one.written for one in asked.examples] == ["2021-03-01", "2021-04-01"]


def test_a_date_that_is_put_together_keeps_its_unreadable_cells_as_issues(tmp_path):
    columns = {**REGISTER, "落笔签约日期": ("2021-03-01", "#REF!", "面议", "2021-05-01")}
    found, report, _ = meant(tmp_path, "项目台账", columns)
    assert found["落笔签约日期"] == "signed_date"
    assert {issue.cell for issue in report.issues} >= {"D4", "D5"}


def test_permits_of_short_words_stand_under_their_group(tmp_path):
    rows = [
        ["序号", "项目名称", "手续办理情况", None, None],
        [None, None, "立项", "能评", "水保"],
        [1, NAMES[0], "√", "在办", "未办"],
        [2, NAMES[1], "已办", "√", "在办"],
    ]
    merges = ("A1:A2", "B1:B2", "C1:E1")
    intake = understood(a_file(tmp_path, {"手续": Sheet(rows, merges)}))
    found = {(row["project_name"], row["item"]): row["state"] for row in rows_of(intake.drafts[0])}
    assert found[NAMES[0], "备案核准"] == "已办结"
    assert found[NAMES[0], "水土保持"] == "未启动"
    assert found[NAMES[1], "节能审查"] == "已办结"


def test_calls_of_firms_are_requests_and_the_firm_is_asked_about(tmp_path):
    columns = {
        "工单号": ("202111000001", "202111000002"),
        "来电时间": ("2021-11-20", "2021-11-12"),
        "诉求内容": ("反映第1件事", "反映第2件事"),
        "涉及企业": ("示例甲能源公司", "示例乙能源公司"),
        "承办单位": ("旗招商局", "旗能源局"),
    }
    rows = [["12345热线涉企工单"], list(columns), *zip(*columns.values(), strict=True)]
    (report,) = understood(a_file(tmp_path, {"工单": rows})).files
    assert report.sheets[0].ledger == "needs"
    asked = {one.arguments["header"]: one.field for one in report.questions if one.kind == "field"}
    assert asked["涉及企业"] == "company"
