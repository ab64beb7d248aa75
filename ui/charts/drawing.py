"""A figure in the making: traces, annotations and shapes as plain dictionaries; how all are set.

Plotly's own checks of attributes cost as much as all else on a page, so a figure goes out
without them; the tests put every figure that they draw through them (tests/conftest.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

import plotly.graph_objects as go

from data.palette import FONT_FAMILY, THEMES, ThemeName

Attributes = dict[str, object]


@dataclass(frozen=True)
class Drawing:
    """Additions in their order; ``figure`` puts them together."""

    traces: list[Attributes] = field(default_factory=list)
    annotations: list[Attributes] = field(default_factory=list)
    shapes: list[Attributes] = field(default_factory=list)

    def scatter(self, **attributes: object) -> None:
        """A trace of points or lines."""
        self.traces.append({"type": "scatter", **attributes})

    def note(self, **attributes: object) -> None:
        """A text on the figure, without arrow or border."""
        self.annotations.append({"showarrow": False, "borderpad": 0, **attributes})

    def shape(self, **attributes: object) -> None:
        """A line or rectangle on the figure."""
        self.shapes.append(attributes)

    def rule(self, y: float, colour: str) -> None:
        """A hairline across the whole figure, below everything else."""
        line = {"color": colour, "width": 1}
        self.shape(type="line", xref="paper", x0=0, x1=1, y0=y, y1=y, line=line, layer="below")

    def figure(self, **layout: object) -> go.Figure:
        """Everything as one figure, its attributes unchecked."""
        whole = {**layout, "annotations": self.annotations, "shapes": self.shapes}
        return go.Figure({"data": self.traces, "layout": whole}, _validate=False)


@cache
def template(name: ThemeName) -> go.layout.Template:
    """Plotly template of a theme: give it to every figure, and ``theme=None`` to Streamlit."""
    theme = THEMES[name]
    axis = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "color": theme.muted,
        "tickfont": {"size": 12, "color": theme.muted},
        "title": {"font": {"size": 12, "color": theme.muted}, "standoff": 8},
        "automargin": False,
        "fixedrange": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT_FAMILY, "size": 13, "color": theme.ink},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "colorway": [theme.accent, theme.context, theme.tint, theme.muted],
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "showlegend": False,
            "xaxis": axis,
            "yaxis": axis,
            "bargap": 0.35,
            "dragmode": False,
            "hoverlabel": {
                "bgcolor": theme.surface,
                "bordercolor": theme.hairline,
                "font": {"family": FONT_FAMILY, "size": 13, "color": theme.ink},
                "align": "left",
            },
            "uniformtext": {"mode": False},
        }
    )
