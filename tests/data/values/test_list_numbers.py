"""Numbers that count a list are no part of a name; a number of the name itself stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values import parse_names
from data.values.texts import numbered_entries
from tests.builders.grids import a_column
from tests.builders.ledger_files import of_sheet

NAMES = st.text(alphabet="示例甲乙丙丁公司集团", min_size=2, max_size=8)


def names(cell):
    return parse_names(a_column([cell])).values[0].as_py()


@pytest.mark.parametrize(
    ("cell", "companies"),
    [
        ("1.示例集团", ["示例集团"]),
        ("①示例公司", ["示例公司"]),
        ("（2）示例公司", ["示例公司"]),
        ("2、示例公司", ["示例公司"]),
        ("1.示例甲公司\n2.示例乙公司\n3.示例丙公司", ["示例甲公司", "示例乙公司", "示例丙公司"]),
        ("①示例甲公司②示例乙公司", ["示例甲公司", "示例乙公司"]),
        ("⑴示例甲公司⑵示例乙公司", ["示例甲公司", "示例乙公司"]),
        ("1、示例甲公司 2、示例乙公司", ["示例甲公司", "示例乙公司"]),
        ("1．示例甲；2．示例乙。", ["示例甲", "示例乙"]),
        ("1)示例甲 2)示例乙", ["示例甲", "示例乙"]),
        ("一是示例甲公司，二是示例乙公司", ["示例甲公司", "示例乙公司"]),
        ("(一)示例甲公司(二)示例乙公司", ["示例甲公司", "示例乙公司"]),
        ("1 示例甲公司\n2 示例乙公司", ["示例甲公司", "示例乙公司"]),
        ("1、3M公司 2、58同城", ["3M公司", "58同城"]),
        ("A.示例甲公司 B.示例乙公司", ["示例甲公司", "示例乙公司"]),
        ("甲、示例东公司；乙、示例西公司", ["示例东公司", "示例西公司"]),
    ],
)
def test_numbered_companies_are_so_many_companies(cell, companies):
    assert names(cell) == companies


@pytest.mark.parametrize(
    "cell",
    [
        "A.O.史密斯",
        "A.示例公司",
        "3M公司",
        "58同城",
        "1919酒类",
        "360集团",
        "2号机组",
        "1.5T设备公司",
        "7-11便利",
        "三一重工",
    ],
)
def test_a_number_that_belongs_to_the_name_stays(cell):
    assert names(cell) == [cell]
    assert numbered_entries(cell) == ()


@given(st.lists(NAMES, min_size=1, max_size=12, unique=True), st.sampled_from("、.．)）"))
def test_a_numbered_list_gives_the_names_that_it_numbers(companies, mark):
    cell = "\n".join(f"{n}{mark}{name}" for n, name in enumerate(companies, 1))
    assert names(cell) == companies


def test_a_column_that_counts_up_is_numbered_whatever_stands_behind(tmp_path):
    rows = [
        ["项目名称", "投资方", "阶段", "总投资（万元）"],
        ["1.示例光伏项目", "①示例甲公司", "签约", 500],
        ["2.示例储能项目", "②示例乙公司③示例丙公司", "签约", 500],
        ["3.360度全景项目", "58同城", "签约", 500],
        ["4.2号机组改造项目", "3M公司", "签约", 500],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    assert [row["project_name"] for row in read] == [
        "示例光伏项目",
        "示例储能项目",
        "360度全景项目",
        "2号机组改造项目",
    ]
    investors = ["示例甲公司", "示例乙公司、示例丙公司", "58同城", "3M公司"]
    assert [row["investor"] for row in read] == investors
    notes = [(one.cell, one.arguments["count"]) for one in report.issues]
    assert notes == [("A2", "4"), ("B2", "2")]


def test_numbers_of_names_that_do_not_count_up_stay(tmp_path):
    rows = [
        ["项目名称", "阶段", "总投资（万元）"],
        ["2号机组项目", "签约", 500],
        ["1919酒类物流项目", "签约", 500],
        ["4.2号机组改造项目", "签约", 500],
        ["60万吨液化气项目", "签约", 500],
    ]
    report, _, read = of_sheet(tmp_path, rows)
    assert [row["project_name"] for row in read] == [row[0] for row in rows[1:]]
    assert not report.issues
