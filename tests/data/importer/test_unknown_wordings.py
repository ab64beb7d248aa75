"""A header in words that no list has is offered, or read and asked; never taken in silence."""

from __future__ import annotations

import pytest

from tests.builders.ledger_files import a_file, rows_of, understood

HEADERS = ["项目名称", "阶段", "投资方", "计划总投资（亿元）", "签约日期", "责任单位"]
CELLS = [
    ["示例项目01", "签约", "示例甲公司", 5.2, "2021-03-01", "示例发改委"],
    ["示例项目02", "洽谈", "示例乙公司", 12, "2021-04-12", "示例工信局"],
    ["示例项目03", "签约", "示例丙公司", 0.8, "2021-05-06", "示例镇政府"],
]


def read(folder, header, wording, values=()):
    """The sheet with a header in other words, or with a column more under one."""
    headers = [wording if one == header else one for one in HEADERS]
    rows = [list(row) for row in CELLS]
    if values:
        headers.append(wording)
        rows = [[*row, value] for row, value in zip(rows, values, strict=True)]
    intake = understood(a_file(folder, {"台账": [["招商引资项目台账"], headers, *rows]}))
    (asked,) = [q for q in intake.files[0].questions if q.arguments.get("header") == wording]
    return asked, rows_of(intake.drafts[0])


@pytest.mark.parametrize(
    ("header", "wording", "column", "first"),
    [
        ("项目名称", "榜单项目名称", "project_name", "示例项目01"),
        ("项目名称", "标的项目名称", "project_name", "示例项目01"),
    ],
)
def test_what_every_row_needs_is_read_and_asked(tmp_path, header, wording, column, first):
    asked, rows = read(tmp_path, header, wording)
    assert asked.is_open
    assert rows[0][column] == first


@pytest.mark.parametrize(
    ("wording", "values", "key"),
    [
        ("蹲点领导", ("旗领导A", "旗领导B", "旗领导A"), "sponsoring_leader"),
        ("驻点服务专员", ("示例甲", "示例乙", "示例丙"), "service_officer"),
        ("谋划开工时间", ("2021-06-01", "2022-03-01", "2021-07-01"), "planned_start_date"),
        ("迁入项目公司", ("示例甲新能源公司", "示例乙建材公司", "示例丙公司"), "project_company"),
        ("冬季存在问题", ("用地指标不足", "缺电", "缺水"), "problem_text"),
        ("合办园区", ("上海庙经济开发区",) * 3, "park"),
    ],
)
def test_any_other_is_offered_with_the_field_and_read_by_nobody(tmp_path, wording, values, key):
    asked, rows = read(tmp_path, "", wording, values)
    assert key in {option.key for option in asked.options}
    assert values[0] not in {str(value) for name, value in rows[0].items() if name != "extra"}


def test_values_that_a_field_cannot_hold_speak_against_it(tmp_path):
    rows = [[*row, "待定中"] for row in CELLS]
    intake = understood(
        a_file(tmp_path, {"台账": [["招商引资项目台账"], [*HEADERS, "谋划开工时间"], *rows]})
    )
    offered = {
        option.key
        for question in intake.files[0].questions
        for option in question.options
        if question.arguments.get("header") == "谋划开工时间"
    }
    assert "planned_start_date" not in offered


LEADS = ["线索名称", "线索提供人", "提供日期", "线索状态"]
OTHER_WORDS = [
    # It sounds like the field.
    ("推荐人单位", ("教体局", "卫健委"), "lead_unit"),
    # Nothing but its values speaks for the field.
    ("研判", ("在跟", "无效"), "lead_state"),
    ("记下的时候", ("2021-04-01", "2021-05-11"), "found_date"),
]


@pytest.mark.parametrize(("wording", "values", "key"), OTHER_WORDS)
def test_a_ledger_shown_as_a_list_asks_about_any_of_its_fields(tmp_path, wording, values, key):
    rows = [["示例光伏线索", "示例甲", "2021-04-01", "在跟"]]
    rows.append(["示例肉牛线索", "示例乙", "2021-05-11", "无效"])
    own = {"lead_state": 3, "found_date": 2}.get(key)
    keep = [at for at in range(4) if at != own]
    headers = [*(LEADS[at] for at in keep), wording]
    told = [[*(row[at] for at in keep), value] for row, value in zip(rows, values, strict=True)]
    report = understood(a_file(tmp_path, {"线索": [["全民招商线索统计表"], headers, *told]})).files[
        0
    ]
    assert report.sheets[0].ledger == "leads"
    asked = [one for one in report.questions if one.arguments.get("header") == wording]
    assert key in {one.field for one in asked} | {o.key for one in asked for o in one.options}


def test_units_of_measure_are_no_owners_of_targets(tmp_path):
    headers = ["年度", "考核对象", "指标", "目标值", "单位"]
    rows = [
        [2021, "示例组", "签约项目", 10, "个"],
        [2021, "示例镇", "到位资金", 50000, "万元"],
    ]
    report = understood(a_file(tmp_path, {"目标": [["年度目标任务表"], headers, *rows]})).files[0]
    read_as = {one.header: one.field for one in report.sheets[0].columns}
    assert read_as["单位"] == "target_unit"


def test_two_columns_of_which_one_is_called_by_the_other_are_offered_as_such_fields(tmp_path):
    headers = ["接待时间", "来访企业", "贵客", "贵客职务", "接待领导", "洽谈内容"]
    body = [
        [f"2021-03-0{at}", f"示例{at}公司", "示例甲", "董事长", "旗领导A", "考察园区"]
        for at in (1, 2, 3)
    ]
    file = a_file(tmp_path, {"来访": [["客商来访接待台账"], headers, *body]})
    offered = {
        question.arguments.get("header"): {option.key for option in question.options}
        for question in understood(file).files[0].questions
    }
    assert "counterpart" in offered["贵客"]
    assert "counterpart_title" in offered["贵客职务"]
