"""The bridge's chart: bars end to end, zero at the last total, signs in the figures."""

from __future__ import annotations

import pytest

from data.palette import DARK, LIGHT
from data.screens.records import Fall
from ui.charts.waterfall import waterfall_figure

FALLS = [
    Fall("11月合计", "753.76 亿元", 0, None, is_total=True),
    Fall("上年度", "−10.00 亿元", 0, -10, is_quiet=True),
    Fall("甲", "+43.50 亿元", -10, 43.5, note="新签约"),
    Fall("乙", "−2.60 亿元", 33.5, -2.6),
    Fall("金额未填的 2 个项目", "金额未填", 30.9, None),
    Fall("12月合计", "784.66 亿元", 0, None, is_total=True),
]


def bars(figure):
    return [(trace.base[0], trace.x[0], trace.marker.color) for trace in figure.data]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_each_delta_has_a_bar_that_begins_where_the_last_ended(theme):
    drawn = bars(waterfall_figure(FALLS, theme, "11月合计"))
    assert drawn == [
        (0, -10, theme.context),
        (-10, 43.5, theme.accent),
        (33.5, -2.6, theme.bad),
    ]


def test_every_row_is_written_even_without_a_bar():
    figure = waterfall_figure(FALLS, LIGHT, "11月合计")
    texts = " ".join(note.text for note in figure.layout.annotations)
    for fall in FALLS:
        assert fall.label in texts
        assert fall.text in texts
    assert "新签约" in texts


def test_no_delta_at_all_draws_two_totals():
    figure = waterfall_figure([FALLS[0], FALLS[-1]], LIGHT, "11月合计")
    assert not figure.data
    assert figure.layout.height > 0


def test_a_name_too_long_for_its_room_is_cut_and_whole_on_hovering():
    long = Fall("名" * 60, "+1.00", 0, 1)
    figure = waterfall_figure([FALLS[0], long, FALLS[-1]], LIGHT, "")
    cut = [note for note in figure.layout.annotations if note.hovertext == long.label]
    assert cut[0].text.endswith("…")
