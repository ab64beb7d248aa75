"""Lists of words alone: one record a column or one record a row, told without a known word."""

from __future__ import annotations

import pytest

from data.reports.tables import table_reports
from tests.builders.grids import a_grid
from tests.builders.ledger_files import of_sheet

GULLIES = {
    "沟名": ["长沟", "石板沟", "榆树沟", "二道沟"],
    "护林员": ["示例甲", "示例乙", "示例甲", "示例丙"],
    "树种": ["油松", "侧柏", "油松", "沙棘"],
    "管护等级": ["一级", "二级", "一级", "三级"],
    "巡护记录": [
        "每周巡护两次，未见异常",
        "雨季加密巡护，清理枯枝两处",
        "已补植，成活良好",
        "鼠害已报站处置",
    ],
    "存在问题": ["缺少围栏，牲畜常入", "道路不通，车辆难进", "无", "取水点较远"],
}
SITES = {
    "Site": ["North yard", "Old mill", "Quay side"],
    "Owner": ["Council", "Private", "Council"],
    "Use": ["Grazing", "Car park", "Grazing"],
    "Access": ["Good", "Poor", "Good"],
    "Notes": [
        "Needs a new junction onto the main road",
        "No constraints known at present",
        "Flood wall first",
    ],
}


def lying(fields):
    return [[name, *values] for name, values in fields.items()]


def standing(fields):
    return [list(fields), *map(list, zip(*fields.values(), strict=True))]


@pytest.mark.parametrize("fields", [GULLIES, SITES])
@pytest.mark.parametrize("turned", [lying, standing])
@pytest.mark.parametrize("above", [[], [["比选情况"], []]])
def test_the_first_row_names_a_list_of_words(fields, turned, above):
    (table,) = table_reports(a_grid([*above, *turned(fields)]))
    assert table.header_rows == [len(above) + 1]


@pytest.mark.parametrize("fields", [GULLIES, SITES])
def test_records_in_columns_are_offered_as_a_list_of_them(tmp_path, fields):
    _, sheet, _ = of_sheet(tmp_path, lying(fields))
    assert sheet.reshaped is not None
    assert [column.header for column in sheet.columns] == list(fields)
    assert sheet.proposal is not None
    assert sheet.proposal.rows == len(next(iter(fields.values())))


def test_words_in_rows_stay_in_rows(tmp_path):
    _, sheet, _ = of_sheet(tmp_path, standing(GULLIES))
    assert sheet.reshaped is None
    assert [column.header for column in sheet.columns] == list(GULLIES)
