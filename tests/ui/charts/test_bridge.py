"""The number bridge: every row's figure stands there, bars on one scale, zero at the last total."""

from __future__ import annotations

import re

from markupsafe import Markup

from data.screens.records import Fall
from ui.charts.bridge import bridge_html

FALLS = [
    Fall("11月合计", "753.76 亿元", 0, None, is_total=True),
    Fall("上年度", "−10.00 亿元", 0, -10, is_quiet=True),
    Fall("甲 <新>", "+40.00 亿元", -10, 40, note="新签约"),
    Fall("乙", "−10.00 亿元", 30, -10),
    Fall("金额未填的 2 个项目", "金额未填", 20, None),
    Fall("12月合计", "773.76 亿元", 0, None, is_total=True),
]


def test_every_row_stands_with_its_figure_and_only_deltas_have_bars():
    html = bridge_html(FALLS, "11月合计")
    rows = re.findall(r"<p.*?</p>", html)
    assert len(rows) == len(FALLS)
    assert all(fall.text in row for fall, row in zip(FALLS, rows, strict=True))
    assert ["<i " in row for row in rows] == [False, True, True, True, False, False]
    assert "甲 &lt;新&gt;" in html
    assert "新签约" in html


def test_a_bar_begins_where_the_last_one_ended_and_a_loss_goes_back():
    bars = re.findall(
        r'<i class="([^"]*)".*?margin-left:([\d.]+)%;width:([\d.]+)%',
        bridge_html(FALLS, "11月合计"),
    )
    assert bars == [
        ("sb-fall-down sb-fall-quiet", "0.00", "25.00"),
        ("", "0.00", "100.00"),
        ("sb-fall-down", "75.00", "25.00"),
    ]


def test_the_line_at_zero_bears_the_name_of_what_is_counted_from():
    html = bridge_html(FALLS, "11月合计")
    assert "--zero:25.00%" in html
    assert "<small>11月合计</small>" in html


def test_a_bar_opens_the_figure_that_it_is_given():
    html = bridge_html(FALLS, "11月合计", Markup(' data-figure="bridge"'))
    assert html.count('data-figure="bridge"') == 3


def test_a_bridge_without_deltas_has_its_totals():
    assert bridge_html([FALLS[0], FALLS[-1]], "11月合计").count("<p") == 2
