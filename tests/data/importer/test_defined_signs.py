"""What a sheet says of its own marks counts for that sheet, and is said in its remarks."""

import pytest

from data.importer.corrections import TableCorrection
from data.tables.defined_signs import defined_signs
from tests.builders.ledger_files import Sheet, of_sheet

PERMITS = ["序号", "项目名称", "立项", "环评", "能评", "施工许可证"]


def states(read):
    """Project → the states of its permits in the order of the columns."""
    found = {}
    for row in read:
        found.setdefault(row["project_name"], []).append(row["state"])
    return found


def remark(report):
    (found,) = [one for one in report.issues if one.code == "marks-defined"]
    return found.arguments


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("注：“√”表示已办结，“—”表示不需办理", {"√": "已办结", "—": "不需办理"}),
        ("说明：/ 为无需办理；△ 为正在办理", {"/": "无需办理", "△": "正在办理"}),
        ("备注： ●已办结 ◎正在办理", {"●": "已办结", "◎": "正在办理"}),
        ("已完成的打“√”，不涉及的填“/”", {"√": "已完成", "/": "不涉及"}),
        ("图例：√=已办结 ×=未办", {"√": "已办结", "×": "未办"}),
        ("注：1.“—”表示不涉及；2.总投资为协议数", {"—": "不涉及"}),
        ("空白处为尚未办理", {"": "尚未办理"}),
        (
            "注：空白为未启动；／表示不涉及；△在办；●已取得。",
            {"": "未启动", "/": "不涉及", "△": "在办", "●": "已取得"},
        ),
        ("注：“—”表示不涉及，√办结，总投资△为估算", {"—": "不涉及", "√": "办结", "△": "估算"}),
        ("说明：×尚未启动，—此项免办", {"×": "尚未启动", "—": "此项免办"}),
        ("注：带★项目为重点项目", {}),
        ("※1.总投资为协议数", {}),
        ("联系人/电话：示例人", {}),
        ("总投资-到位资金为缺口", {}),
    ],
)
def test_definitions_in_notes(text, marks):
    assert defined_signs([text]) == marks


def test_a_dash_that_the_note_defines_is_no_unknown(tmp_path):
    rows = [
        PERMITS,
        [1, "示例甲项目", "√", "√", "—", "在办"],
        [2, "示例乙项目", "√", "——", "—", "√"],
        ["注：“√”表示已办结，“—”表示不需办理"],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    assert states(read) == {
        "示例甲项目": ["已办结", "已办结", "无需办理", "在办"],
        "示例乙项目": ["已办结", "无需办理", "无需办理", "已办结"],
    }
    assert "“—”=不需办理（3）" in remark(report)["marks"]


def test_without_a_note_a_dash_stays_unknown(tmp_path):
    rows = [PERMITS, [1, "示例甲项目", "√", "√", "—", "在办"]]
    report, _, read = of_sheet(tmp_path, rows)
    assert states(read) == {"示例甲项目": ["已办结", "已办结", "在办"]}
    assert not [one for one in report.issues if one.code == "marks-defined"]


@pytest.mark.parametrize(("said", "state"), [("未启动", "未启动"), ("未掌握", None)])
def test_a_blank_is_what_the_note_says_where_it_says_a_state(tmp_path, said, state):
    rows = [
        PERMITS,
        [1, "示例甲项目", "√", "√", "√", None],
        [f"注：√表示已办结，空白表示{said}"],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    found = states(read)["示例甲项目"]
    assert found == ["已办结"] * 3 + ([state] if state else [])


def test_signs_of_a_legend_above_and_dates_behind_them(tmp_path):
    rows = [
        ["重点项目手续台账"],
        ["说明：★ 为已办结；△ 为正在办理；/ 为该项目不涉及此项手续"],
        PERMITS,
        [1, "示例甲项目", "★（2021.3.5）", "△", "/", "★"],
    ]
    report, _, read = of_sheet(tmp_path, Sheet(rows, merges=("A1:F1", "A2:F2")))
    assert states(read) == {"示例甲项目": ["已办结", "在办", "无需办理", "已办结"]}
    assert str(read[0]["done_date"]) == "2021-03-05"
    assert [one.code for one in report.issues] == ["marks-defined"]


def test_a_circle_means_what_this_sheet_says_and_a_taught_word_comes_first(tmp_path):
    rows = [PERMITS, [1, "示例甲项目", "●", "○", "○", "●"], ["备注：", "●已办结", "○无需办理"]]
    _, sheet, read = of_sheet(tmp_path, rows)
    assert states(read) == {"示例甲项目": ["已办结", "无需办理", "无需办理", "已办结"]}
    taught = {sheet.fingerprint: TableCorrection(words={"state": {"○": "在办"}})}
    _, _, read = of_sheet(tmp_path, rows, corrections=taught)
    assert states(read) == {"示例甲项目": ["已办结", "在办", "在办", "已办结"]}


def test_ticks_of_yes_and_no_follow_the_note_too(tmp_path):
    rows = [
        ["项目名称", "总投资（万元）", "签约日期", "是否开工", "是否入统"],
        ["示例甲项目", 500, "2021-01-05", "△", "—"],
        ["示例乙项目", 500, "2021-01-05", "▲", "▲"],
        ["注：▲表示是，△表示否，—表示不涉及"],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    assert [(row["is_started"], row["is_in_statistics"]) for row in read] == [
        (False, None),
        (True, True),
    ]
