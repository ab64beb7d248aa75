"""A bracket that names another field than its header leaves open which of them is meant."""

from __future__ import annotations

import pytest

from tests.builders.ledger_files import of_sheet

ROWS = [
    ["示例甲项目", "在谈", "示例甲有限公司", 1200],
    ["示例乙项目", "签约", "示例乙有限公司", 3400],
]


def asked_questions(folder, header):
    rows = [["项目名称", "阶段", header, "计划总投资（万元）"], *ROWS]
    report, _, _ = of_sheet(folder, rows)
    return [one for one in report.questions if one.kind == "field" and one.is_open]


@pytest.mark.parametrize("header", ["乙方（招引单位）", "投资方（责任单位）"])
def test_another_party_in_the_bracket_is_asked_about(tmp_path, header):
    (asked,) = asked_questions(tmp_path, header)
    fields = ["keep", "credited_unit" if "招引" in header else "responsible_unit", "ignore"]
    assert (asked.field, [option.key for option in asked.options]) == ("investor", fields)


@pytest.mark.parametrize("header", ["乙方（企业）", "投资方（全称）", "投资方"])
def test_a_bracket_that_names_no_other_field_asks_nothing(tmp_path, header):
    assert asked_questions(tmp_path, header) == []
