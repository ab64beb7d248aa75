"""Rows that head a part of a table are no projects, however they look; short rows of data stay."""

import pytest

from tests.builders.ledger_files import Sheet, of_sheet

HEADER = ["序号", "项目名称", "建设内容", "总投资（万元）", "进展情况"]
FIRST = [[1, "示例光伏项目", "内容", 500, "在建"], [2, "示例储能项目", "内容", 300, "在建"]]
SECOND = [[3, "示例肉牛项目", "内容", 50, "在建"], [4, "示例奶牛项目", "内容", 70, "在建"]]
TITLE = ["示例县重点项目调度表"]


def read(folder, one, other, *, merges=(), first=None, second=None):
    rows = [TITLE, HEADER, one, *(first or FIRST), other, *(second or SECOND)]
    _, sheet, drafted = of_sheet(folder, Sheet(rows, merges=("A1:E1", *merges)))
    return sheet, drafted


@pytest.mark.parametrize(
    ("one", "other", "merges"),
    [
        (["工业项目"], ["农牧业项目"], ("A3:E3", "A6:E6")),
        ([None, "工业项目"], [None, "农牧业项目"], ()),
        (["一", "工业项目"], ["二", "农牧业项目"], ()),
        (["A", "工业项目"], ["B", "农牧业项目"], ()),
        (["Ⅱ", "工业项目"], ["Ⅲ", "农牧业项目"], ()),
        (["工业项目（2个）", None, None, 800], ["农牧业项目", None, None, 120], ("A3:C3", "A6:C6")),
        ([None, "工业项目", None, 800], [None, "农牧业项目", None, 120], ()),
        (["一", "工业项目", "2个", 800], ["二", "农牧业项目", "2个", 120], ()),
        ([None, "工业项目", "—", "—", "—"], [None, "农牧业项目", "/", "/", "/"], ()),
    ],
)
def test_a_section_row_of_any_look_is_no_project(tmp_path, one, other, merges):
    sheet, drafted = read(tmp_path, one, other, merges=merges)
    names = [row["project_name"] for row in drafted]
    assert names == ["示例光伏项目", "示例储能项目", "示例肉牛项目", "示例奶牛项目"]
    assert [row["industry"] for row in drafted] == ["工业", "工业", "农牧业", "农牧业"]
    assert len(sheet.not_data) == 3  # the title and both sections are listed


def test_numbers_within_numbers(tmp_path):
    first = [[f"1.{n}", *row[1:]] for n, row in enumerate(FIRST, 1)]
    second = [[f"2.{n}", *row[1:]] for n, row in enumerate(SECOND, 1)]
    _, drafted = read(tmp_path, [1, "工业项目"], [2, "农牧业项目"], first=first, second=second)
    assert [row["industry"] for row in drafted] == ["工业", "工业", "农牧业", "农牧业"]


def test_a_numbered_row_that_says_little_is_a_project(tmp_path):
    rows = [TITLE, HEADER, *FIRST, [3, "示例冷链项目"], [4, "示例饲料项目", None, 60]]
    _, _, drafted = of_sheet(tmp_path, Sheet(rows, merges=("A1:E1",)))
    assert [row["project_name"] for row in drafted][-2:] == ["示例冷链项目", "示例饲料项目"]


def test_a_sum_that_is_no_sum_of_the_rows_below_makes_no_section(tmp_path):
    rows = [TITLE, HEADER, *FIRST, [None, "示例新增项目", None, 999], *SECOND]
    _, _, drafted = of_sheet(tmp_path, Sheet(rows, merges=("A1:E1",)))
    assert len(drafted) == 5


def test_a_title_beside_industries_is_one_as_it_stands(tmp_path):
    _, drafted = read(tmp_path, ["一、工业项目（2个）"], ["二、绿色食品项目（2个）"])
    assert [row["industry"] for row in drafted] == ["工业", "工业", "绿色食品", "绿色食品"]


def test_a_title_that_says_a_stage_is_no_industry(tmp_path):
    _, drafted = read(tmp_path, ["一、工业项目（2个）"], ["二、拟签约项目（2个）"])
    assert [row["industry"] for row in drafted] == ["工业", "工业", None, None]
