"""The matrix: signs, widths, intervals, and nothing of a workbook read as HTML."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from ui.charts.matrix import GateCell, GateHead, MatrixRow, matrix_html

GATES = (GateHead("G1", "立项", "G1 立项", 10), GateHead("G5", "建设", "G5 建设", 25))
CELL = GateCell(0.5, 0.5, 0, 3, False, False, False, "G1 50%")
ROW = MatrixRow(
    project_id="p1",
    name="示例项目01",
    symbol_order=2,
    symbol_shape="■",
    state="建设中",
    amount="12.00",
    gates=(CELL, CELL),
    low=28.0,
    high=34.0,
    score="28–34",
    shift="",
    level="L2",
    level_word="立项",
    level_note="",
    next_item="环评",
    next_state="在办",
    waits="生态环境局",
    days="128",
    is_long_wait=True,
    note="",
    title="",
)


class Cells(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.found = []
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        if tag in ("td", "col", "tr", "button"):
            self.found.append((tag, dict(attrs)))


def gate_of(cell):
    html = matrix_html([replace(ROW, gates=(cell, CELL))], GATES)
    first = html.split('<td class="gate', 1)[1].split("</td>", 1)[0]
    sign = first.split('aria-hidden="true">', 1)[1].split('</span><span class="hidden"', 1)[0]
    return first.split('"', 1)[0], sign.replace('<span class="blank">', "").replace("</span>", "")


@pytest.mark.parametrize(
    ("low", "sign"), [(0.0, "○"), (0.2, "◔"), (0.5, "◑"), (0.8, "◕"), (0.99, "◕")]
)
def test_a_gate_shows_how_much_is_reached(low, sign):
    assert gate_of(replace(CELL, low=low))[1] == sign


def test_a_passed_gate_a_blank_and_a_gate_of_which_nothing_is_known():
    assert gate_of(replace(CELL, low=1.0, is_passed=True)) == (" tone-4", "✓")
    assert gate_of(replace(CELL, low=0.5, high=0.8, unknown=1))[1] == "◑?"
    assert gate_of(replace(CELL, low=0.0, high=1.0, unknown=3, known=0)) == (" tone-unknown", "?")


def test_the_next_gate_is_framed_and_a_flag_is_told_by_a_sign():
    assert "following" in gate_of(replace(CELL, is_next=True))[0]
    assert "!" in gate_of(replace(CELL, is_flagged=True))[1]


def test_a_column_is_as_wide_as_its_weight():
    columns = [attrs for tag, attrs in Cells(matrix_html([ROW], GATES)).found if tag == "col"]
    widths = [attrs["style"] for attrs in columns if "style" in attrs]
    assert widths == ["width:24px", "width:52px"]


def test_the_bar_is_solid_up_to_low_and_open_up_to_high():
    html = matrix_html([ROW], GATES)
    assert 'class="sure" style="width:28.0%"' in html
    assert 'class="open" style="left:28.0%;width:6.0%"' in html


def test_a_row_can_be_reached_by_keyboard_and_says_that_it_is_chosen():
    parsed = Cells(matrix_html([ROW, replace(ROW, project_id="p2")], GATES, "p2"))
    pressed = [attrs["aria-pressed"] for tag, attrs in parsed.found if tag == "button"]
    assert pressed == ["false", "true"]
    ids = [attrs["data-id"] for tag, attrs in parsed.found if tag == "tr" and "data-id" in attrs]
    assert ids == ["p1", "p2"]


def test_states_are_groups():
    rows = [ROW, replace(ROW, state="停滞"), replace(ROW, state="停滞")]
    assert Cells(matrix_html(rows, GATES)).tags.count("tbody") == 2


@pytest.mark.parametrize(
    "field", ["project_id", "name", "amount", "score", "shift", "level", "level_word", "level_note",
              "next_item", "next_state", "waits", "days", "note", "title", "symbol_shape", "state"],
)  # fmt: skip
def test_no_value_is_read_as_html(field):
    hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    html = matrix_html([replace(ROW, **{field: hostile})], GATES)
    assert "<script" not in html
    assert "<img" not in html
    assert {"script", "img"}.isdisjoint(Cells(html).tags)


def test_gate_titles_are_escaped_too():
    cell = replace(CELL, title='"><script>')
    assert "<script" not in matrix_html([replace(ROW, gates=(cell, cell))], GATES)


def test_no_project_is_a_table_without_rows():
    assert "data-id" not in matrix_html([], GATES)
