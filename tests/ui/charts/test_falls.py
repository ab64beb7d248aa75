"""The bridge on a narrow screen: every row's figure stands there, bars on one scale."""

from __future__ import annotations

import re

from data.screens.records import Fall
from ui.charts.waterfall import falls_list

FALLS = [
    Fall("11月合计", "753.76 亿元", 0, None, is_total=True),
    Fall("甲 <新>", "+40.00 亿元", 0, 40, note="新签约"),
    Fall("乙", "−10.00 亿元", 40, -10),
    Fall("金额未填的 2 个项目", "金额未填", 30, None),
    Fall("12月合计", "783.76 亿元", 0, None, is_total=True),
]


def test_every_row_stands_with_its_figure_and_only_deltas_have_bars():
    html = falls_list(FALLS)
    rows = re.findall(r"<p.*?</p>", html)
    assert len(rows) == len(FALLS)
    assert all(fall.text in row for fall, row in zip(FALLS, rows, strict=True))
    assert ["<i " in row for row in rows] == [False, True, True, False, False]
    assert "甲 &lt;新&gt;" in html


def test_a_bar_begins_where_the_last_one_ended_and_a_loss_goes_back():
    bars = re.findall(r"margin-left:([\d.]+)%;width:([\d.]+)%", falls_list(FALLS))
    assert bars == [("0.00", "100.00"), ("75.00", "25.00")]


def test_a_bridge_without_deltas_has_its_totals():
    assert falls_list([FALLS[0], FALLS[-1]]).count("<p") == 2
