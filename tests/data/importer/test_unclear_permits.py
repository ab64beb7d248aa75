"""规划许可 may be that of the land or of the works; a permit of no list is said to be unread."""

import pytest

from data.importer.corrections import TableCorrection
from tests.builders.ledger_files import of_sheet

ROWS = [
    ["序号", "项目名称", "立项", "规划许可", "施工许可"],
    [1, "示例甲项目", "√", "√", "在办"],
    [2, "示例乙项目", "√", "在办", "√"],
]


def items(read):
    return {row["item"]: row["state"] for row in read if row["project_name"] == "示例甲项目"}


def test_both_are_offered_and_nothing_is_read_until_somebody_says(tmp_path):
    report, _, read = of_sheet(tmp_path, ROWS, "手续办理情况")
    assert items(read) == {"备案核准": "已办结", "施工许可": "在办"}
    (question,) = report.questions
    assert (question.kind, question.places, question.scope) == ("item", ("D1",), "column")
    assert [one.key for one in question.options] == ["keep", "用地规划许可", "工程规划许可"]
    assert [one.written for one in question.examples] == ["√", "在办"]


@pytest.mark.parametrize("item", ["用地规划许可", "工程规划许可"])
def test_the_answer_is_read_and_remembered_by_the_header(tmp_path, item):
    report, sheet, _ = of_sheet(tmp_path, ROWS, "手续办理情况")
    answer = TableCorrection(answers={report.questions[0].question_id: item})
    report, _, read = of_sheet(
        tmp_path, ROWS, "手续办理情况", corrections={sheet.fingerprint: answer}
    )
    assert items(read)[item] == "已办结"
    assert [one.code for one in report.issues if "answered" in one.code] == ["answered-item"]
    assert answer.lasting() == answer


@pytest.mark.parametrize(
    ("beside", "other"), [("用地规划许可证", "工程规划许可"), ("工程规划许可证", "用地规划许可")]
)
def test_beside_a_column_of_the_one_it_is_the_other(tmp_path, beside, other):
    rows = [
        ["序号", "项目名称", "立项", beside, "规划许可证", "施工许可"],
        [1, "示例甲项目", "√", "√", "在办", "在办"],
    ]
    report, _, read = of_sheet(tmp_path, rows, "手续办理情况")
    assert items(read)[other] == "在办"
    assert report.questions == ()


def test_land_alone_is_asked_about_and_hides_no_permit_beside_it(tmp_path):
    rows = [
        ["项目名称", "立项", "用地", "规划许可", "环评", "水保", "开工许可"],
        ["示例甲项目", "完成", "办理中", "×", "完成", "完成", "×"],
    ]
    report, _, read = of_sheet(tmp_path, rows, "手续办理情况")
    assert items(read).keys() == {"备案核准", "环评", "水土保持", "施工许可"}
    asked = {one.places: [option.key for option in one.options] for one in report.questions}
    assert asked["C1",] == ["keep", "用地预审与选址", "土地取得"]
    assert asked["D1",] == ["keep", "用地规划许可", "工程规划许可"]


def test_an_area_of_land_is_no_permit(tmp_path):
    rows = [
        ["项目名称", "用地（亩）", "立项", "环评", "能评", "施工许可"],
        ["示例甲项目", 30, "√", "√", "在办", "在办"],
    ]
    report, _, _ = of_sheet(tmp_path, rows, "手续办理情况")
    assert "item" not in {one.kind for one in report.questions}


def test_states_of_what_is_no_known_item_are_not_left_out_in_silence(tmp_path):
    rows = [
        ["项目名称", "立项", "环评", "社稳评估", "进场日期", "文保批复", "水保", "施工许可"],
        ["示例甲项目", "√", "√", "在办", "2021-03-05", "情况不明", "√", "√"],
        ["示例乙项目", "√", "在办", "不涉及", None, "另行商议", "×", "×"],
    ]
    report, _, read = of_sheet(tmp_path, rows, "手续办理情况")
    unknown = [one for one in report.issues if one.code == "item-column-unknown"]
    assert [(one.cell, one.arguments["count"]) for one in unknown] == [("D1", "2")]
    assert {row["item"] for row in read} == {"备案核准", "环评", "水土保持", "施工许可"}


@pytest.mark.parametrize(
    ("header", "item"), [("地规证", "用地规划许可"), ("工规批复", "工程规划许可")]
)
def test_a_permit_called_in_short_is_read_beside_others(tmp_path, header, item):
    rows = [
        ["项目名称", "立项", "环评", header, "施工许可"],
        ["示例甲项目", "√", "√", "在办", "×"],
    ]
    report, _, read = of_sheet(tmp_path, rows, "手续办理情况")
    assert items(read)[item] == "在办"
    assert report.questions == ()
