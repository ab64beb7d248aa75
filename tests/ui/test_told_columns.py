"""A list shows no column in which no row says anything; a page of a list keeps all of them."""

from __future__ import annotations

from markupsafe import Markup

from ui.markup import render, told_columns

HEADS = [("项目", ""), ("原因", ""), ("金额", "sb-number"), ("备注", "")]
ROWS = [
    ("", [("—", ""), ("—", ""), ("1.50", "sb-number"), ("", "")]),
    ("", [("示例项目", ""), ("—", ""), ("—", "sb-number"), (Markup(""), "")]),
]


def test_a_column_of_dashes_is_none():
    assert told_columns([cells for _, cells in ROWS], 4) == [0, 2]
    shown = render("ledger.list", HEADS, ROWS, [("", head, "", "") for head, _ in HEADS])
    assert "金额" in shown
    assert "原因" not in shown
    assert "备注" not in shown
    assert shown.count("<td") == 3 * 2


def test_the_first_column_stays_and_a_list_without_rows_keeps_its_heads():
    assert told_columns([[("—", ""), ("—", "")]], 2) == [0]
    assert told_columns([], 2) == [0, 1]


def test_a_page_of_a_list_has_the_columns_of_the_whole():
    assert "原因" in render("ledger.list", HEADS, ROWS, is_page=True)
