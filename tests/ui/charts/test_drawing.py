"""What a figure says goes out as it was drawn; a wrong attribute is found by any test."""

from __future__ import annotations

import json

import plotly.io
import pytest

from ui.charts.drawing import Drawing


def a_drawing(**attributes):
    drawing = Drawing()
    drawing.scatter(x=[1, 2], y=["甲", "乙"], mode="markers", **attributes)
    drawing.note(text="甲", x=1, y=0, showarrow=False)
    drawing.shape(type="line", x0=0, x1=1, y0=0, y1=0)
    return drawing


def test_traces_notes_shapes_and_layout_reach_the_browser():
    sent = json.loads(plotly.io.to_json(a_drawing().figure(height=80), validate=False))
    assert sent["data"][0]["y"] == ["甲", "乙"]
    assert sent["layout"]["height"] == 80
    assert [note["text"] for note in sent["layout"]["annotations"]] == ["甲"]
    assert len(sent["layout"]["shapes"]) == 1


def test_an_attribute_that_is_none_of_plotlys_fails_where_it_is_tested():
    with pytest.raises(ValueError, match="colour"):
        a_drawing(colour="red").figure()
