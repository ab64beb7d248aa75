"""Small parts of the Data page: names of uploads, whose a file is, the list of issues."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from data.exports.issue_list import Finding, issue_workbook
from ui.intake.file_table import proposed
from ui.intake.jobs import Belonging, plain_name
from ui.intake.understood import _row_numbers


@given(st.text(max_size=200))
def test_a_sent_name_never_leaves_its_folder(name):
    plain = plain_name(name)
    assert plain
    assert "/" not in plain
    assert "\\" not in plain
    assert plain.isprintable()


def test_a_sent_path_keeps_its_last_part():
    assert plain_name("../../etc/台账.xlsx") == "台账.xlsx"
    assert plain_name("C:\\work\\台账.xlsx") == "台账.xlsx"


def test_a_file_name_says_whose_it_is_and_of_which_day():
    found = proposed(
        ["旗发改委_调度表_2021-11.xlsx", "台账.xlsx"],
        ["旗发改委", "旗招商局"],
        "旗招商局",
        date(2021, 12, 31),
    )
    assert found == (
        Belonging("旗发改委", date(2021, 11, 30)),
        Belonging("旗招商局", date(2021, 12, 31)),
    )


@given(st.text(max_size=12))
def test_header_rows_never_raise(text):
    assert all(row > 0 for row in _row_numbers(text))


def test_header_rows_are_read_as_typed():
    assert _row_numbers("3-4") == (3, 4)
    assert _row_numbers("5") == (5,)
    assert _row_numbers("5-3") == ()
    assert _row_numbers("三") == ()


def test_the_list_of_issues_holds_no_formula():
    finding = Finding("✕", "台账.xlsx", "签约", "F17", "=1+1", "日期读不懂", "改成 2024-12-01")
    headers = ["级别", "文件", "工作表", "单元格", "原文", "问题", "怎么改"]
    book = openpyxl.load_workbook(BytesIO(issue_workbook([finding], headers, "问题清单")))
    cell = book.active["E2"]
    assert cell.value == "=1+1"
    assert cell.data_type == "s"


def test_an_empty_list_of_issues_is_a_workbook():
    headers = ["级别", "文件", "工作表", "单元格", "原文", "问题", "怎么改"]
    book = openpyxl.load_workbook(BytesIO(issue_workbook([], headers, "问题清单")))
    assert [cell.value for cell in book.active[1]] == headers
