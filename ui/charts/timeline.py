"""One project's life on one axis: stages entered, promises, permits, visits and funds.

Rows are lanes; labels of dots that stand close are lifted so that none covers another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta

import plotly.graph_objects as go

from data.formats import text_width
from data.palette import FONT_FAMILY, Theme
from data.screens.records import Lane
from ui.charts.drawing import Drawing, template

_LANE = 52
_HEAD = 34
_LEVEL = 17
_WIDTH = 1160
_SHORTEST = 365


def timeline_figure(
    lanes: Sequence[Lane], today: date, today_text: str, theme: Theme, symbol: str = "circle"
) -> go.Figure:
    """Lanes from top to bottom over the span of their events; today is the as-of date."""
    days = [event.day for lane in lanes for event in lane.events]
    first, last = min([*days, today]), max([*days, today])
    if (last - first).days < _SHORTEST:
        first = last - timedelta(days=_SHORTEST)
    pad = max((last - first).days // 24, 20)
    start, end = first - timedelta(days=pad), last + timedelta(days=pad * 2)
    # The last label stands right of its dot.
    widest = max(
        [text_width(e.label, 12) for lane in lanes for e in lane.events if e.day == last] or [0]
    )
    end = max(end, last + timedelta(days=(last - start).days * (widest + 16) // _WIDTH))
    pixel = _pixels(start, end)
    drawing = Drawing()
    tops: list[float] = []
    y = 0.0
    for lane in lanes:
        levels = _levels([pixel(e.day) for e in lane.events], [e.label for e in lane.events], lane)
        height = _LANE + _LEVEL * max(levels, default=0)
        base = y + height - 16
        tops.append(base)
        _draw(drawing, lane, base, levels, theme, symbol)
        y += height
    drawing.shape(
        type="line",
        x0=today,
        x1=today,
        y0=0,
        y1=y,
        line={"color": theme.accent, "width": 1, "dash": "dot"},
    )
    drawing.note(
        x=today,
        y=y,
        text=today_text,
        xanchor="right" if pixel(today) > _WIDTH * 0.8 else "left",
        yanchor="bottom",
        xshift=-4 if pixel(today) > _WIDTH * 0.8 else 4,
        font={"size": 11, "color": theme.accent},
    )
    return drawing.figure(
        template=template(theme.name),
        height=int(y) + _HEAD,
        margin={"l": 72, "r": 8, "t": _HEAD, "b": 0},
        xaxis={
            "range": [start, end],
            "side": "top",
            "tickformat": "%Y-%m",
            "nticks": 9,
            "tickangle": 0,
            "showgrid": True,
            "gridcolor": theme.hairline,
            "tickfont": {"size": 12, "color": theme.muted},
        },
        yaxis={
            "range": [y, 0],
            "tickvals": tops,
            "ticktext": [lane.name for lane in lanes],
            "tickfont": {"size": 13, "color": theme.ink},
        },
        bargap=0,
    )


def _pixels(start: date, end: date) -> Callable[[date], float]:
    span = max((end - start).days, 1)
    return lambda day: (day - start).days / span * _WIDTH


def _levels(xs: list[float], labels: list[str], lane: Lane) -> list[int]:
    """The lowest level at which each label has room, left to right."""
    if not lane.is_labelled:
        return [0] * len(xs)
    ends: list[float] = []
    found = [0] * len(xs)
    for index in sorted(range(len(xs)), key=lambda i: xs[i]):
        width = text_width(labels[index], 12) + 10
        left = xs[index] - 6
        level = next((n for n, end in enumerate(ends) if end <= left), len(ends))
        if level == len(ends):
            ends.append(0.0)
        ends[level] = left + width
        found[index] = level
    return found


def _draw(
    drawing: Drawing, lane: Lane, base: float, levels: list[int], theme: Theme, symbol: str
) -> None:
    drawing.rule(base, theme.hairline)
    if lane.amounts:
        top = max(lane.amounts) or 1
        for event, value in zip(lane.events, lane.amounts, strict=True):
            drawing.shape(
                type="rect",
                x0=event.day.replace(day=1) + timedelta(days=3),
                x1=event.day.replace(day=1) + timedelta(days=25),
                y0=base,
                y1=base - 26 * value / top,
                fillcolor=theme.accent,
                line={"width": 0},
            )
    drawing.scatter(
        x=[event.day for event in lane.events],
        y=[base - (26 * v / (max(lane.amounts) or 1) if lane.amounts else 0) for v in lane.amounts]
        if lane.amounts
        else [base] * len(lane.events),
        mode="markers",
        marker={
            "symbol": [f"{symbol}-open" if e.is_open else symbol for e in lane.events],
            "size": 1 if lane.amounts else 10,
            "color": theme.accent,
            "opacity": 0 if lane.amounts else 1,
            "line": {"width": 2, "color": theme.accent},
        },
        hovertext=[event.hover or f"{event.day:%Y-%m-%d} {event.label}" for event in lane.events],
        hoverinfo="text",
    )
    if not lane.is_labelled:
        return
    for event, level in zip(lane.events, levels, strict=True):
        drawing.note(
            x=event.day,
            y=base,
            xshift=-5,
            yshift=(28 if lane.amounts else 9) + _LEVEL * level,
            text=event.label,
            xanchor="left",
            yanchor="bottom",
            bgcolor=theme.ground,
            font={
                "size": 12,
                "family": FONT_FAMILY,
                "color": theme.muted if event.is_open else theme.ink,
            },
        )
