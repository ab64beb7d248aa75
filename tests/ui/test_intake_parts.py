"""Small parts of the Data page: names of uploads, whose a file is, the list of issues."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.documents.lists import issue_workbook
from data.importer.corrections import row_numbers
from data.importer.importer import Belonging
from data.reports.issues import IssueLine, column_heads
from ui.intake.jobs import plain_name
from ui.intake.upload import as_typed, proposed


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
        today=date(2022, 1, 14),
    )
    assert found == (
        Belonging("旗发改委", date(2021, 11, 30)),
        Belonging("旗招商局", date(2021, 12, 31)),
    )


def test_the_month_that_ends_today_is_taken_from_the_name():
    day = date(2026, 11, 30)
    names = ["项目台账（2026年11月）.xlsx", "到位资金2026年1-11月.xlsx"]
    found = proposed(names, [], "", date(2026, 10, 31), today=day)
    assert [one.as_of for one in found] == [day, day]
    # A month that began and is still to end is of its end.
    (early,) = proposed(names[:1], [], "", date(2026, 10, 31), today=date(2026, 11, 20))
    assert early.as_of == day


def test_a_day_typed_for_all_files_is_not_overruled_by_a_name():
    (found,) = proposed(
        ["台账（2026年11月）.xlsx"], [], "示例局", date(2026, 10, 31),
        today=date(2026, 11, 30), is_chosen=True,
    )  # fmt: skip
    assert found == Belonging("示例局", date(2026, 10, 31), is_chosen=True)


OLD = Belonging("示例局", date(2026, 10, 31), (date(2026, 10, 1), date(2026, 10, 31)))


@pytest.mark.parametrize(
    "written",
    ["20261130", "2026-11-30", "2026/11/30", "2026.11.30", "11月30日", "2026年11月", " 11-30 "],
)
def test_a_date_cell_takes_what_people_type(written):
    typed = as_typed("示例局", written, OLD, date(2026, 11, 30))
    assert typed == (Belonging("示例局", date(2026, 11, 30), None, is_chosen=True), "")


@given(st.one_of(st.none(), st.text(max_size=12), st.floats()), st.one_of(st.none(), st.text()))
def test_nothing_typed_breaks_the_table_or_loses_the_day(written, unit):
    kept, unread = as_typed(unit, written, OLD, date(2026, 11, 30))
    assert kept.as_of == OLD.as_of or kept.is_chosen
    assert not unread or kept.as_of == OLD.as_of


@given(st.text(max_size=12))
def test_header_rows_never_raise(text):
    assert all(row > 0 for row in row_numbers(text))


def test_header_rows_are_read_as_typed():
    assert row_numbers("3-4") == (3, 4)
    assert row_numbers("5") == (5,)
    assert row_numbers("5-3") == ()
    assert row_numbers("三") == ()


def test_the_list_of_issues_holds_no_formula():
    line = IssueLine("✕", "台账.xlsx", "签约", "F17", "=1+1", "日期读不懂", "改成 2024-12-01")
    book = openpyxl.load_workbook(BytesIO(issue_workbook([line], "zh")))
    cell = book.active["E2"]
    assert cell.value == "=1+1"
    assert cell.data_type == "s"


def test_an_empty_list_of_issues_is_a_workbook():
    book = openpyxl.load_workbook(BytesIO(issue_workbook([], "zh")))
    heads = ["级别", "文件", "工作表", "单元格", "原文", "问题", "怎么改"]
    assert [cell.value for cell in book.active[1]] == column_heads("zh") == heads
