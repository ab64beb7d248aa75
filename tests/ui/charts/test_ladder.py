"""The ladder's bars: what is unknown reads —, what is of no project reads nothing."""

from __future__ import annotations

import pandas as pd

from data.palette import LIGHT
from ui.charts.pipeline import ladder_figure


def test_an_unknown_flow_and_an_unknown_amount_read_as_such():
    stages = pd.DataFrame(
        {
            "stage": ["签约", "开工"],
            "stock_count": [3, 0],
            "flow_count": pd.array([None, 0], dtype="Int64"),
            "stock_wan": [None, None],
            "flow_wan": [None, None],
        }
    )
    figure = ladder_figure(stages, LIGHT, str, ("个", "亿元"))
    stock, flow, stock_wan, flow_wan = (list(bar.text) for bar in figure.data)
    assert (stock, flow) == (["3", "0"], ["—", "0"])
    assert (stock_wan, flow_wan) == (["—", ""], ["—", ""])
