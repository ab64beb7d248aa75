"""In a list of two columns a row with one blank cell is a row; a heading there says that it is."""

from __future__ import annotations

import pytest

from tests.builders.own_ledgers import an_office, published
from tests.builders.workbooks import Sheet, a_workbook

SEALS = """\
title = "印章借用"
kind = "snapshot"
identity = ["印章"]

[[fields]]
name = "印章"
header = "印章"
type = "name"

[[fields]]
name = "借用人"
header = "借用人"
type = "text"
"""


@pytest.mark.parametrize(
    "rows",
    [
        [["公章", "示例甲"], ["财务章", None]],
        [["公章", "示例甲"], ["财务章", None], ["合同章", "示例乙"]],
    ],
    ids=["last", "between"],
)
def test_a_row_with_one_blank_cell_is_published(var_folder, tmp_path, rows):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(SEALS, "印章借用.toml", by="测试员")
        content = a_workbook(Sheet("印章", [["印章借用登记表"], ["印章", "借用人"], *rows]))
        intake = published(store, content, tmp_path)
    assert intake.drafts[0].tables["declared_印章借用"]["印章"].to_pylist() == [
        row[0] for row in rows
    ]


def test_a_heading_between_the_rows_stays_one(var_folder, tmp_path):
    rows = [["一、旗直部门", None], ["公章", "示例甲"], ["财务章", "示例乙"]]
    with an_office(var_folder) as store:
        store.own_ledgers.declare(SEALS, "印章借用.toml", by="测试员")
        content = a_workbook(Sheet("印章", [["印章借用登记表"], ["印章", "借用人"], *rows]))
        intake = published(store, content, tmp_path)
    names = intake.drafts[0].tables["declared_印章借用"]["印章"].to_pylist()
    assert names == ["公章", "财务章"]
