"""Readiness as a long list: items by any name; a state is a word, tick, date, licence or share."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importer.parse.state_cells import parse_states
from tests.builders.grids import UNCALCULATED, CellError, Shown, a_column
from tests.builders.ledger_files import Sheet, codes, of_sheet

AS_OF = date(2021, 12, 31)


def test_a_long_list(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [
            [
                "项目名称",
                "要件",
                "办理状态",
                "审批层级",
                "受理单位",
                "等企业/等部门",
                "受理日期",
                "办结日期",
                "证号",
            ],
            [
                "示例项目01",
                "环评批复",
                "已办结",
                "市级",
                "生态环境分局",
                None,
                None,
                date(2021, 8, 2),
                "示例审〔2021〕1号",
            ],
            [
                "示例项目01",
                "能评",
                "办理中",
                "自治区",
                "旗发改委",
                "等部门",
                date(2021, 10, 8),
                None,
                None,
            ],
            ["示例项目01", "设备安装", "65%", None, None, None, None, None, None],
            ["示例项目01", "飞行许可", "在办", None, None, None, None, None, None],
            ["示例项目01", "施工许可", None, None, None, None, None, None, None],
            ["示例项目01", "水保", None, None, None, None, None, date(2021, 8, 2), None],
        ],
    )
    assert (sheet.ledger, sheet.form, sheet.rows_rejected) == ("readiness", "list", 1)
    assert [(r["item"], r["state"], r["share"]) for r in rows] == [
        ("环评", "已办结", None),
        ("节能审查", "在办", None),
        ("设备到货安装", "在办", pytest.approx(0.65)),
        (None, "在办", None),
        ("水土保持", "已办结", None),
    ]
    assert rows[3]["item_text"] == "飞行许可"
    assert (rows[1]["approval_level"], rows[1]["waits_on"]) == ("自治区", "部门")
    assert codes(report) == [
        ("state-derived", ""),
        ("item-unknown", "B5"),
        ("required-missing", "C6"),
    ]


@pytest.mark.parametrize(
    ("cell", "state", "done", "licence"),
    [
        ("√", "已办结", None, None),
        ("是", "已办结", None, None),
        ("否", "未启动", None, None),
        (True, "已办结", None, None),
        ("已取得", "已办结", None, None),
        ("不涉及", "无需办理", None, None),
        ("正在办理", "在办", None, None),
        ("容缺受理", "容缺办理", None, None),
        ("补正材料", "退回补正", None, None),
        ("2021.9.30", "已办结", date(2021, 9, 30), None),
        (date(2021, 9, 30), "已办结", date(2021, 9, 30), None),
        ("√（2021.9.30）", "已办结", date(2021, 9, 30), None),
        ("已办结，2021年9月", "已办结", date(2021, 9, 30), None),
        ("已办结（鄂前环审〔2021〕15号）", "已办结", None, "鄂前环审〔2021〕15号"),
        ("150623202109300101", "已办结", None, "150623202109300101"),
        ("鄂前发改备字〔2021〕3号", "已办结", None, "鄂前发改备字〔2021〕3号"),
        ("在办，预计10月办结", "在办", None, None),
        ("预计2021年10月", None, None, None),
        (date(2022, 3, 1), None, None, None),
        ("待定", None, None, None),
        ("", None, None, None),
        (None, None, None, None),
        ("-", None, None, None),
    ],
)
def test_what_a_permit_cell_says(cell, state, done, licence):
    read = parse_states(a_column([cell]), AS_OF)
    assert read.state.values.to_pylist() == [state]
    assert read.done_date.to_pylist() == [done]
    assert read.licence_number.to_pylist() == [licence]


@pytest.mark.parametrize(
    ("cell", "state", "done", "remark"),
    [
        ("2021年4月28日批复", "已办结", date(2021, 4, 28), None),
        ("2021.4.28批复", "已办结", date(2021, 4, 28), None),
        ("已办结，2021.5.6，鄂审〔2021〕15号", "已办结", date(2021, 5, 6), None),
        ("批复（12月上旬）", "已办结", None, "12月上旬"),
        ("在办，预计10月办结", "在办", None, "预计10月办结"),
        ("受理（2021年9月3日）", "在办", None, "2021年9月3日"),
        ("批复（2022年3月）", None, None, None),
    ],
)
def test_what_stands_beside_a_word_is_its_day_or_kept_as_a_remark(cell, state, done, remark):
    read = parse_states(a_column([cell]), AS_OF)
    assert read.state.values.to_pylist() == [state]
    assert read.done_date.to_pylist() == [done]
    assert read.remark.to_pylist() == [remark]
    told = {"state-remark"} if remark else {"date-after-as-of"} if state is None else set()
    assert {problem.code for problem in read.state.problems} == told


@pytest.mark.parametrize(
    ("cell", "state", "done"),
    [
        ("批复（4月下旬）", "已办结", date(2021, 4, 30)),
        ("3月上旬", "已办结", date(2021, 3, 31)),
        ("√（5.20）", "已办结", date(2021, 5, 20)),
        ("5月8日取得", "已办结", date(2021, 5, 8)),
        ("去年11月", "已办结", date(2020, 11, 30)),
    ],
)
def test_a_permits_day_takes_the_year_over_it(tmp_path, cell, state, done):
    head = ["项目名称", "立项", "环评", "能评", "施工许可"]
    permits = [["示例项目01", cell, "√", "√", "√"], ["示例项目02", "√", "√", "在办", "√"]]
    sheet = Sheet([["2021年项目手续办理进度"], head, *permits])
    report, _, rows = of_sheet(tmp_path, sheet, "手续办理")
    first = next(row for row in rows if row["item"] == "备案核准")
    assert (first["state"], first["done_date"]) == (state, done)
    assert codes(report) == [("date-year-supplied", "B3")]


def test_a_permits_day_that_is_still_to_come_is_no_day_of_it(tmp_path):
    head = ["项目名称", "立项", "环评", "能评", "施工许可"]
    permits = [["示例项目01", "√", "√", "在办（预计11月）", "预计12月"]]
    sheet = Sheet([["2021年项目手续办理进度"], head, *permits])
    report, _, rows = of_sheet(tmp_path, sheet, "手续办理")
    kept = {row["item"]: (row["state"], row["done_date"], row["remark"]) for row in rows}
    assert kept["节能审查"] == ("在办", None, "预计11月")
    assert "施工许可" not in kept
    assert codes(report) == [("state-remark", "D3"), ("value-not-allowed", "E3")]


@pytest.mark.parametrize(
    ("cell", "share", "state"),
    [
        ("60%", 0.6, "在办"),
        (Shown(0.6, "0%"), 0.6, "在办"),
        (0.6, 0.6, "在办"),
        (60, 0.6, "在办"),
        (1, 1.0, "已办结"),
        ("100%", 1.0, "已办结"),
        ("0%", 0.0, "未启动"),
    ],
)
def test_what_a_percentage_item_says(cell, share, state):
    read = parse_states(a_column([cell]), AS_OF, is_share=True)
    assert read.share.to_pylist() == [pytest.approx(share)]
    assert read.state.values.to_pylist() == [state]


@given(
    st.lists(st.one_of(st.none(), st.text(max_size=20), st.dates(), st.integers(), st.booleans()))
)
def test_any_cells_are_read_or_reported_never_raised(cells):
    read = parse_states(a_column(cells), AS_OF)
    known = read.state.values.to_pylist()
    assert len(known) == len(cells)
    assert all(0 <= problem.index < len(cells) for problem in read.state.problems)
    for index, cell in enumerate(cells):
        if cell is None:
            assert known[index] is None


def test_error_cells_are_reported_not_dropped():
    read = parse_states(a_column(["√", CellError("#REF!"), UNCALCULATED]), AS_OF)
    assert read.state.values.to_pylist() == ["已办结", None, None]
    assert [(p.index, p.code) for p in read.state.problems] == [
        (1, "cell-error"),
        (2, "formula-without-value"),
    ]


def test_projects_by_permits_on_a_sheet_of_their_own(tmp_path):
    report, sheet, rows = of_sheet(
        tmp_path,
        [
            ["项目名称", "责任单位", "立项", "环评", "能评", "安评", "施工许可"],
            ["示例项目01", "旗发改委", "√", "在办", None, "无需办理", "2021.5.6"],
            ["示例项目02", "旗发改委", None, None, None, None, None],
            [None, "旗发改委", "√", None, None, None, None],
        ],
        "手续办理",
    )
    assert (sheet.ledger, sheet.form) == ("readiness", "permits")
    assert (sheet.rows_read, sheet.rows_loaded, sheet.rows_rejected) == (3, 2, 1)
    assert [(row["item"], row["state"]) for row in rows] == [
        ("备案核准", "已办结"),
        ("环评", "在办"),
        ("安全条件审查", "无需办理"),
        ("施工许可", "已办结"),
    ]
    assert codes(report) == [("required-missing", "A4")]


def test_progress_and_day_under_each_permit(tmp_path):
    rows = [
        ["序号", "项目名称", "手续办理", None, None, None],
        [None, None, "备案", None, "环评", None],
        [None, None, "进展", "办结时间", "进展", "办结时间"],
        [1, "示例项目01", "已办结", "2021.3.1", "正在公示", None],
        [2, "示例项目02", "未启动", None, "不需要", None],
    ]
    merges = ("A1:A3", "B1:B3", "C1:F1", "C2:D2", "E2:F2")
    _, sheet, read = of_sheet(tmp_path, Sheet(rows, merges), "项目手续办理周报")
    assert (sheet.ledger, sheet.form) == ("readiness", "permits")
    assert [(row["item"], row["state"]) for row in read] == [
        ("备案核准", "已办结"),
        ("环评", "在办"),
        ("备案核准", "未启动"),
        ("环评", "无需办理"),
    ]
    assert read[0]["done_date"] == date(2021, 3, 1)


PERMITS = ["项目备案", "土地预审", "用地规划许可", "环评", "林地审批", "建设工程消防设计审查"]


def _permits(folder, heads):
    head = ["项目名称", "责任单位", *heads]
    rows = [[f"示例项目{n:02}", "旗发改委", *("√" for _ in heads)] for n in range(1, 4)]
    _, _, read = of_sheet(folder, [head, *rows], "手续办理")
    return [row["item"] for row in read if row["project_name"] == "示例项目01"]


def test_permits_in_other_words_beside_known_ones(tmp_path):
    assert _permits(tmp_path, PERMITS) == [
        "备案核准",
        "用地预审与选址",
        "用地规划许可",
        "环评",
        "草原林地审核",
        "施工图与消防设计审查",
    ]


def test_a_permit_that_has_a_column_is_not_read_from_like_words(tmp_path):
    found = _permits(tmp_path, ["用地报批", "不动产权证", "环评", "施工许可"])
    assert found == ["土地取得", "环评", "施工许可"]
