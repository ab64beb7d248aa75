"""What stands once for several rows: parents written in the first row, titles of sections."""

import pytest

from data.importer import TableCorrection
from data.importer.parse.sections import section_value, title_value
from data.ledgers import ledger
from tests.builders.ledger_files import (
    Sheet,
    a_file,
    codes,
    of_sheet,
    rows_of,
    understood,
    used_rows_are_accounted_for,
)

HEADER = ["序号", "项目名称", "阶段", "总投资（万元）"]


def test_a_parent_written_once_holds_for_the_rows_below(tmp_path):
    rows = [
        ["镇", "责任单位", "项目名称", "阶段", "总投资（万元）"],
        ["上海庙镇", "旗发改委", "示例项目01", "签约", 100],
        [None, None, "示例项目02", "签约", 200],
        [None, "旗工信局", "示例项目03", "签约", 300],
        ["城川镇", None, "示例项目04", "签约", 400],
        [None, "旗林草局", "示例项目05", "签约", 500],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    assert [row["town"] for row in read] == ["上海庙镇"] * 3 + ["城川镇"] * 2
    # 旗工信局 stands under 上海庙镇: of the first project of 城川镇 no unit is known.
    units = ["旗发改委", "旗发改委", "旗工信局", None, "旗林草局"]
    assert [row["responsible_unit"] for row in read] == units
    assert ("filled-down", "A1") in codes(report)


def test_a_filled_cell_leads_back_to_the_one_above(tmp_path):
    rows = [["镇", "项目名称", "阶段"], ["上海庙镇", "甲", "签约"], [None, "乙", "签约"]]
    rows += [["城川镇", "丙", "签约"], [None, "丁", "签约"]]
    draft = understood(a_file(tmp_path, {"台账": rows})).drafts[0]
    merges = [
        (m["top_row"], m["bottom_row"], m["left_column"])
        for m in draft.tables["source_merge"].to_pylist()
    ]
    assert merges == [(2, 3, 1), (4, 5, 1)]


@pytest.mark.parametrize(
    "towns",
    [
        ["上海庙镇", "上海庙镇", None, "城川镇", None],  # written in every row: forgotten in some
        ["上海庙镇", "城川镇", "昂素镇", "敖勒召其镇", None],  # one cell is missing
        ["上海庙镇", None, None, None, None],  # nothing tells that it is a parent
        [None, None, None, None, None],
    ],
)
def test_cells_that_were_forgotten_stay_unknown(tmp_path, towns):
    rows = [["镇", "项目名称", "阶段"]]
    rows += [[town, f"示例项目{n:02d}", "签约"] for n, town in enumerate(towns)]
    report, _, read = of_sheet(tmp_path, rows)
    assert [row["town"] for row in read] == towns
    assert "filled-down" not in {code for code, _ in codes(report)}


def test_a_parent_ends_at_a_total_and_at_a_gap(tmp_path):
    rows = [
        ["镇", "项目名称", "阶段", "总投资（万元）"],
        ["上海庙镇", "示例项目01", "签约", 100],
        [None, "示例项目02", "签约", 200],
        ["小计", None, None, 300],
        [None, "示例项目03", "签约", 300],
        ["城川镇", "示例项目04", "签约", 300],
        [None, "示例项目05", "签约", 300],
    ]
    _, _, read = of_sheet(tmp_path, rows)
    assert [row["town"] for row in read] == ["上海庙镇", "上海庙镇", None, "城川镇", "城川镇"]


def test_columns_to_the_right_of_the_name_are_never_filled(tmp_path):
    rows = [["项目名称", "镇", "阶段"]]
    rows += [["甲", "上海庙镇", "签约"], ["乙", None, "签约"], ["丙", "城川镇", "签约"]]
    rows += [["丁", None, "签约"]]
    _, _, read = of_sheet(tmp_path, rows)
    assert [row["town"] for row in read] == ["上海庙镇", None, "城川镇", None]


def test_owners_of_targets_and_projects_of_permits_are_written_once(tmp_path):
    targets = [["2021年目标"], ["责任主体", "指标", "目标值", "单位"]]
    targets += [["招商一组", "签约项目", 3, "个"], [None, "到位资金", 2, "亿元"]]
    permits = [["项目名称", "要件", "状态"]]
    permits += [["示例项目01", "立项", "已办结"], [None, "环评", "在办"]]
    intake = understood(a_file(tmp_path, {"目标": targets, "要件台账": permits}))
    by_ledger = {draft.ledger: rows_of(draft) for draft in intake.drafts}
    assert [row["owner"] for row in by_ledger["targets"]] == ["招商一组"] * 2
    assert [row["project_name"] for row in by_ledger["readiness"]] == ["示例项目01"] * 2


@pytest.mark.parametrize(
    ("name", "title", "value"),
    [
        ("industry", "一、工业项目", "工业"),
        ("industry", "（二）农牧业项目（3个）", "农牧业"),
        ("industry", "二、现代服务业", "服务业"),
        ("industry", "三、新能源", "新能源"),
        ("industry", "四、文化旅游项目", "文旅"),
        ("industry", "重点项目", None),
        ("industry", "工业和农牧业项目", None),
        ("town", "（一）上海庙镇", "上海庙镇"),
        ("town", "乡镇", "乡镇"),
        ("park", "二、上海庙经济开发区", "上海庙经济开发区"),
        ("responsible_unit", "旗发改委", "旗发改委"),
        ("stage", "重点对接", "考察"),
        ("stage", "一、拟签约项目", "洽谈"),
        ("stage", "（二）在建项目5个", "建设"),
        ("stage", "已签约", "签约"),
        ("stage", "未开工项目", "签约"),
        ("stage", "计划投产项目", None),
        ("stage", "即将投产", None),
        ("stage", "已投产项目", "投产"),
        ("stage", "签约和在建项目", None),
        ("stage", "工业项目", None),
    ],
)
def test_what_the_title_of_a_section_says(name, title, value):
    assert title_value(ledger("projects").field(name), title) == value


def test_the_inner_section_counts_before_the_outer():
    stage = ledger("projects").field("stage")
    assert section_value(stage, "一、签约项目 / （一）在建") == "建设"
    assert section_value(stage, "一、签约项目 / （一）工业") == "签约"


def test_sections_fill_the_columns_that_are_not_there(tmp_path):
    sheet = Sheet(
        [
            HEADER,
            ["一、工业项目", None, None, None],
            ["（一）上海庙镇", None, None, None],
            [1, "示例项目01", "签约", 100],
            ["（二）城川镇", None, None, None],
            [2, "示例项目02", "签约", 100],
            ["二、农牧业项目", None, None, None],
            [3, "示例项目03", "签约", 100],
        ],
        merges=("A2:D2", "A3:D3", "A5:D5", "A7:D7"),
    )
    report, _, rows = of_sheet(tmp_path, sheet)
    assert [(row["industry"], row["town"]) for row in rows] == [
        ("工业", "上海庙镇"),
        ("工业", "城川镇"),
        ("农牧业", None),
    ]
    assert [code for code, _ in codes(report)] == ["section-read", "section-read"]


def test_a_column_that_is_there_is_not_overruled_by_a_section(tmp_path):
    rows = [
        ["序号", "项目名称", "阶段", "行业"],
        ["一、工业项目"],
        [1, "示例项目01", "签约", "化工"],
        [2, "示例项目02", "签约", None],
    ]
    _, _, read = of_sheet(tmp_path, Sheet(rows, merges=("A2:D2",)))
    assert [row["industry"] for row in read] == ["化工", None]


def test_outline_numbers_with_sums_at_two_levels_add_up(tmp_path):
    rows = [
        HEADER,
        ["一", "工业项目", None, 600],
        ["（一）", "上海庙镇", None, 300],
        ["1.", "示例项目01", "签约", 100],
        ["2.", "示例项目02", "签约", 200],
        ["（二）", "城川镇", None, 300],
        ["1.", "示例项目03", "签约", 300],
        ["二", "农牧项目", None, 90],
        ["1.", "示例项目04", "签约", 100],
    ]
    intake = understood(a_file(tmp_path, {"台账": rows}))
    (sheet,) = intake.files[0].sheets
    assert [(t.cell, t.stated, t.computed) for t in sheet.totals] == [
        ("D2", 600, 600),
        ("D3", 300, 300),
        ("D6", 300, 300),
        ("D8", 90, 100),
    ]
    assert ("total-differs", "D8") in codes(intake.files[0])
    assert used_rows_are_accounted_for(intake)


def test_a_section_that_names_no_known_stage_is_asked_about_and_taught(tmp_path):
    sheet = Sheet(
        [
            ["重点项目台账"],
            ["序号", "项目名称", "总投资（万元）", "责任单位"],
            ["重点对接", None, None, None],
            [1, "示例项目01", 100, "旗发改委"],
            ["重点推进", None, None, None],
            [2, "示例项目02", 100, "旗发改委"],
            [3, "示例项目03", 100, "旗发改委"],
        ],
        merges=("A3:D3", "A5:D5"),
    )
    path = a_file(tmp_path, {"台账": sheet})
    intake = understood(path)
    (table,) = intake.files[0].sheets
    assert [(row["project_name"], row["stage"]) for row in rows_of(intake.drafts[0])] == [
        ("示例项目01", "考察")
    ]
    assert ("section-unknown", "A5") in codes(intake.files[0])
    assert [(w.field, w.text, w.count, w.state) for w in table.words] == [
        ("stage", "重点推进", 2, "unknown")
    ]
    said = TableCorrection(words={"stage": {"重点推进": "洽谈"}})
    intake = understood(path, corrections={table.fingerprint: said})
    stages = [row["stage"] for row in rows_of(intake.drafts[0])]
    assert stages == ["考察", "洽谈", "洽谈"]
    assert intake.files[0].sheets[0].words == ()
