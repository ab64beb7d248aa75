"""What a clerk sees of a number or a day under the formats that ledgers use."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files.display import displayed, renderer
from data.files.grid import Column, Kind
from tests.builders.workbooks import Sheet, a_workbook
from tests.data.files.reading import grids_of

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
SHOWN = [
    ("0.00%", "0.0567", "5.67%"),
    ("0%", "1.29", "129%"),
    ('0.0"亿元"', "79.986", "80.0亿元"),
    ("#,##0.00", "1234567.891", "1,234,567.89"),
    ("0.00", "2025.1", "2025.10"),
    ("0.00", "2.675", "2.68"),
    ("0", "2.5", "3"),
    ("0", "-0.2", "0"),
    ("0.0##", "1.5", "1.5"),
    ("000000", "42", "000042"),
    ("@", "45809", "45809"),
    ("General", "0.30000000000000004", "0.3"),
    ("General", "7998600", "7998600"),
    ('G/通用格式"亿元"', "79.986", "79.986亿元"),
    (ACCOUNTING, "-1234.5", "-1,234.50"),
    (ACCOUNTING, "0", "-"),
    ("#,##0.00_);[Red]\\(#,##0.00\\)", "-12.345", "(12.35)"),
    ('0!.0,"万"', "123456", "12.3万"),
    ("0000-00-00", "20210930", "2021-09-30"),
    ('[>=10000]0.00,"千";0', "12345", "12.35千"),
    ('[>=10000]0.00,"千";0', "99", "99"),
    ('yyyy"年"m"月"', "2021-09-30", "2021年9月"),
    ('[$-804]yyyy"年"m"月"d"日";@', "2021-09-03", "2021年9月3日"),
    ("yyyy.mm", "2025-10-01", "2025.10"),
    ("yyyy/m/d h:mm", "2021-09-03T08:05:00", "2021/9/3 8:05"),
    ("mmm-yy", "2025-10-31", "Oct-25"),
    ("aaaa", "2025-10-31", "星期五"),
    ('上午/下午h"时"mm"分"', "0.75", "下午6时00分"),
    ("[h]:mm:ss", "1.5", "36:00:00"),
    ("mm:ss", "0.001", "01:26"),
]


@pytest.mark.parametrize(("code", "raw", "shown"), SHOWN)
def test_shown(code, raw, shown):
    assert renderer(code)(raw) == shown


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", ";;;", "[DBNum2]0x?", '"', "[", "0.0.0"])
def test_formats_that_are_not_followed_show_something_of_the_value(code):
    assert renderer(code)("0.5")


def test_a_column_keeps_its_other_cells():
    rows = [["完成率"], [0.0567], [None], ["待定"], [1], [dt.date(2025, 10, 1)]]
    formats = {"A2": "0.00%", "A5": "0.00%", "A6": "yyyy.mm"}
    (grid,) = grids_of(a_workbook(Sheet(rows=rows, formats=formats)))
    shown = displayed(grid.columns[0]).to_pylist()
    assert shown == ["完成率", "5.67%", None, "待定", "100.00%", "2025.10"]


PLAIN = ["0", "000000", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", '0.0"亿元"', '"¥"#,##0.00_ ']


NUMBERS = st.from_regex(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,6})?(e[0-9])?", fullmatch=True)


@given(
    code=st.sampled_from([*PLAIN, ACCOUNTING, "#,##0;-#,##0", "0;0;-"]),
    raws=st.lists(NUMBERS, min_size=64, max_size=80, unique=True),
)
def test_many_numbers_are_shown_as_each_of_them_is(code, raws):
    kinds = pa.array([int(Kind.NUMBER)] * len(raws), pa.int8())
    column = Column(pa.array(raws), kinds, pa.array([code] * len(raws)).dictionary_encode())
    assert displayed(column).to_pylist() == [renderer(code)(raw) for raw in raws]


def test_long_numbers_are_rounded_to_what_a_spreadsheet_keeps():
    assert renderer("0.00")("0.30000000000000004") == "0.30"
    assert renderer("0")("123456789012345678") == "123456789012346000"
