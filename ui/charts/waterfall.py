"""The number bridge: a figure, and for a narrow screen the same rows as lines of text with bars.

A waterfall needs room for names, bars and figures side by side; on a phone the figures
would lie beyond its edge.
"""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go
from markupsafe import Markup

from data.palette import Theme
from data.screens.records import Fall
from ui.charts.drawing import Drawing, cut_to, template
from ui.markup import render


def falls_list(falls: Sequence[Fall]) -> Markup:
    """HTML of the bridge from top to bottom; bars on one scale, totals without any."""
    low, high = _span(falls)
    lines = []
    for fall in falls:
        bar = None
        if fall.value is not None and not fall.is_total:
            kind = "sb-fall-quiet" if fall.is_quiet else "sb-fall-down" if fall.value < 0 else ""
            reach = (high - low) or 1.0
            left = (min(fall.start, fall.start + fall.value) - low) / reach
            bar = (kind, left, abs(fall.value) / reach)
        lines.append((fall, bar))
    return render("pages.falls", lines)


def _span(falls: Sequence[Fall]) -> tuple[float, float]:
    """The lowest and the highest end of a delta, zero among them."""
    ends = [0.0, *(fall.start + (fall.value or 0) for fall in falls if not fall.is_total)]
    return min(ends), max(ends)


ROW = 38
_LABELS = 232
_FIGURES = 116
_ROOM = _LABELS - 12
_SIZE = 13


def waterfall_figure(falls: Sequence[Fall], theme: Theme, zero: str) -> go.Figure:
    """The bridge's rows from top to bottom; zero: what the line at 0 is called.

    The sign stands in every figure, so that no delta is told by its colour alone.
    """
    drawing = Drawing()
    low, high = _span(falls)
    reach = (high - low) or 1.0
    for number, fall in enumerate(falls):
        _waterfall_row(drawing, number, fall, theme)
        if fall.value is not None and not fall.is_total:
            _bar(drawing, number, fall, theme)
            if any(below.value is not None and not below.is_total for below in falls[number + 1 :]):
                _link(drawing, number, fall.start + fall.value, theme)
    count = max(len(falls), 1)
    drawing.shape(
        type="line",
        x0=0,
        x1=0,
        y0=0.5,
        y1=count - 1.5,
        line={"color": theme.rule, "width": 1},
        layer="above",
    )
    drawing.note(
        x=0,
        y=0.5,
        yshift=9,
        text=zero,
        xanchor="left" if low > -reach / 2 else "right",
        xshift=4 if low > -reach / 2 else -4,
        font={"size": 11, "color": theme.muted},
    )
    return drawing.figure(
        template=template(theme.name),
        height=ROW * count + 4,
        margin={"l": _LABELS, "r": _FIGURES, "t": 2, "b": 2},
        xaxis={"range": [low - reach * 0.02, high + reach * 0.02], "visible": False},
        yaxis={"range": [count - 0.5, -0.5], "visible": False},
        barmode="overlay",
    )


def _waterfall_row(drawing: Drawing, number: int, fall: Fall, theme: Theme) -> None:
    label = cut_to(fall.label, _ROOM, _SIZE)
    if fall.note:
        small = f'<span style="font-size:11px;color:{theme.muted}">'
        label += f"<br>{small}{cut_to(fall.note, _ROOM, 11)}</span>"
    strong = fall.is_total
    drawing.note(
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-_LABELS,
        y=number,
        align="left",
        text=f"<b>{label}</b>" if strong else label,
        hovertext=fall.label,
        font={"size": _SIZE, "color": theme.ink},
    )
    drawing.note(
        x=1,
        xref="paper",
        xanchor="right",
        xshift=_FIGURES,
        y=number,
        align="right",
        text=f"<b>{fall.text}</b>" if strong else fall.text,
        font={
            "size": _SIZE,
            "color": theme.muted if fall.value is None and not strong else theme.ink,
        },
    )
    if number:
        drawing.rule(number - 0.5, theme.rule if strong else theme.hairline)


def _bar(drawing: Drawing, number: int, fall: Fall, theme: Theme) -> None:
    value = fall.value or 0.0
    colour = theme.context if fall.is_quiet else theme.bad if value < 0 else theme.accent
    drawing.bar(
        x=[value],
        base=[fall.start],
        y=[number],
        orientation="h",
        width=0.5,
        marker={"color": colour, "line": {"width": 0}},
        hovertext=f"{fall.label} {fall.text}",
        hoverinfo="text",
        customdata=[[fall.label]],
    )


def _link(drawing: Drawing, number: int, end: float, theme: Theme) -> None:
    drawing.shape(
        type="line",
        x0=end,
        x1=end,
        y0=number + 0.25,
        y1=number + 0.75,
        line={"color": theme.context, "width": 1},
        layer="below",
    )
