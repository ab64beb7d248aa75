"""A bracket that names another field than its header leaves open which of them is meant."""

from __future__ import annotations

import pytest

from data.importer.names import project_key
from data.importer.proposing import KnownNames
from data.importer.questions.question import question_text, reason_texts
from tests.builders.ledger_files import of_sheet

ROWS = [
    ["示例甲项目", "在谈", "示例甲有限公司", 1200],
    ["示例乙项目", "签约", "示例乙有限公司", 3400],
]


def asked_questions(folder, header, rows=ROWS, **options):
    head = ["项目名称", "阶段", header, "计划总投资（万元）"]
    report, _, _ = of_sheet(folder, [head, *rows], **options)
    return [one for one in report.questions if one.kind == "field" and one.is_open]


@pytest.mark.parametrize(
    ("header", "field", "other", "called"),
    [
        ("乙方（招引单位）", "investor", "credited_unit", "招引单位"),
        ("投资方（责任单位）", "investor", "responsible_unit", "责任单位"),
        ("引进单位（投资方）", "credited_unit", "investor", "投资方"),
    ],
)
def test_another_party_in_the_bracket_is_asked_about(tmp_path, header, field, other, called):
    (asked,) = asked_questions(tmp_path, header)
    assert (asked.field, [one.key for one in asked.options]) == (field, ["keep", other, "ignore"])
    written = header.replace("（", "(").replace("）", ")")
    assert written in question_text(asked, "zh")
    assert f"括号里的词是“{called}”一栏的别名" in reason_texts(asked, "zh")[0]
    assert not [reason for reason in reason_texts(asked, "zh") if "多级表头" in reason]


def test_names_that_are_known_as_the_head_says_decide(tmp_path):
    rows = [["示例甲项目", "在谈", "县商务局", 1200], ["示例乙项目", "签约", "县发改委", 3400]]
    header = "引进单位（投资方）"
    assert asked_questions(tmp_path, header, rows)
    names = KnownNames(units=frozenset(map(project_key, ["县商务局", "县发改委"])))
    assert asked_questions(tmp_path, header, rows, names=names) == []


@pytest.mark.parametrize(
    ("header", "values"),
    [
        ("落地乡镇（园区）", ["示例镇", "示例园区"]),
        ("建设地点（园区）", ["示例路1号", "示例园区"]),
        ("责任单位（乡镇）", ["县商务局", "示例镇"]),
        ("固定资产投资（其中：设备投资）（万元）", [900, 800]),
    ],
)
def test_a_bracket_that_says_more_of_the_same_asks_nothing(tmp_path, header, values):
    rows = [[*row[:2], value, row[3]] for row, value in zip(ROWS, values, strict=True)]
    assert asked_questions(tmp_path, header, rows) == []


@pytest.mark.parametrize(
    "head",
    [
        ["项目名称（企业名称）", "阶段", "投资方", "计划总投资（万元）"],
        ["项目名称（代码）", "阶段", "投资方", "计划总投资（万元）"],
        ["项目名称", "阶段", "投资方", "计划总投资（其中：固定资产投资）（万元）"],
    ],
)
def test_the_name_and_the_sum_of_a_project_are_not_doubted(tmp_path, head):
    report, sheet, _ = of_sheet(tmp_path, [head, *ROWS])
    assert sheet.rows_loaded == 2
    assert [one for one in report.questions if one.kind == "field"] == []


@pytest.mark.parametrize("header", ["乙方（企业）", "投资方（全称）", "投资方"])
def test_a_bracket_that_names_no_other_field_asks_nothing(tmp_path, header):
    assert asked_questions(tmp_path, header) == []
