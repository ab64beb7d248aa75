"""How every chart is set: typeface, colours, grid and margins."""

from __future__ import annotations

from functools import cache

import plotly.graph_objects as go

from data.palette import FONT_FAMILY, THEMES, ThemeName


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
