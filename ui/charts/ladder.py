"""The stage ladder: stock above, flow below, for every stage; and the steps between them.

Two figures of the same height and row pitch, so that a step (发起 → 考察) stands at
the line between its two stages. Both are pure functions of a frame and a theme.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from data.formats import column_digits, column_value, decimal, is_unknown, share, text_width
from data.palette import FONT_FAMILY, Theme
from data.screens.records import number, records
from data.texts import Language
from ui.charts.drawing import Drawing, template

ROW = 38
HEAD = 30
BAR = 0.3
_LABEL_ROOM = 1.32
_WIDE_LABEL_ROOM = 1.6
_LONGEST_STEP = 130
# Long names leave the bars less room; the words behind them need the same.
_ROOM_A_TIME = 40


def ladder_figure(
    stages: pd.DataFrame,
    theme: Theme,
    word: Callable[[str], str],
    titles: tuple[str, str],
    language: Language = "zh",
) -> go.Figure:
    """Stock and flow bars by count (left) and amount (right).

    stages, one row a stage from first to last: stage, stock_count, flow_count (null
    where it is unknown), stock_wan, flow_wan (万元, null where no project states one).
    titles head the two panels. Each bar carries its stage in customdata, for a click.
    """
    drawing = Drawing()
    rows = list(range(len(stages)))
    room = max([text_width(word(stage), 15) for stage in stages["stage"]] or [0]) + 16
    for panel, (stock, flow) in enumerate(
        (("stock_count", "flow_count"), ("stock_wan", "flow_wan"))
    ):
        digits = column_digits(language) if panel else 0
        axis = "x" if panel == 0 else "x2"
        for column, offset, colour, ink in (
            (stock, -BAR / 2 - 0.02, theme.context, theme.muted),
            (flow, BAR / 2 + 0.02, theme.accent, theme.ink),
        ):
            values = [
                column_value(v, language) if panel else None if is_unknown(v) else float(v)
                for v in stages[column]
            ]
            counts = stages[column.replace("_wan", "_count")]
            drawing.bar(
                x=[0 if value is None else value for value in values],
                y=[row + offset for row in rows],
                width=BAR,
                orientation="h",
                xaxis=axis,
                marker={"color": colour, "line": {"width": 0}},
                text=[
                    _written(value, number, digits)
                    for value, number in zip(values, counts, strict=True)
                ],
                textposition="outside",
                textfont={"size": 12, "color": ink},
                constraintext="none",
                cliponaxis=False,
                customdata=[[stage] for stage in stages["stage"]],
                hoverinfo="skip" if panel > 1 else "text",
                hovertext=[word(stage) for stage in stages["stage"]],
                selected={"marker": {"opacity": 1}},
                unselected={"marker": {"opacity": 0.45}},
            )
    for row, stage in zip(rows, stages["stage"], strict=True):
        drawing.note(
            x=0,
            xref="paper",
            xshift=-room,
            xanchor="left",
            y=row,
            text=f"<b>{word(stage)}</b>",
            font={"size": 14, "color": theme.ink},
        )
    for line in rows[1:]:
        drawing.rule(line - 0.5, theme.hairline)
    for position, title in zip((0, 0.5), titles, strict=True):
        drawing.head(position, title, theme)
    return drawing.figure(
        template=template(theme.name),
        height=HEAD + ROW * len(stages),
        margin={"l": room, "r": 8, "t": HEAD, "b": 0},
        barmode="overlay",
        xaxis={"domain": [0, 0.44], "visible": False, "range": [0, _reach(stages, "count", room)]},
        xaxis2={
            "domain": [0.5, 1],
            "visible": False,
            "range": [0, column_value(_reach(stages, "wan", room), language)],
        },
        yaxis={"range": [len(stages) - 0.5, -0.5], "visible": False},
        clickmode="event+select",
    )


def _written(value: float | None, projects: object, digits: int) -> str:
    """What stands at a bar; nothing at the amount of no project."""
    is_none = not is_unknown(projects) and float(str(projects)) == 0
    return "" if value is None and is_none else decimal(value, digits)


def steps_figure(
    steps: pd.DataFrame,
    row_count: int,
    theme: Theme,
    word: Callable[[str], str],
    titles: tuple[str, str],
    days_text: Callable[[float, float | None], str],
) -> go.Figure:
    """Conversion and median days of each step, at the line between its two stages.

    steps: from_stage, to_stage, from_order (0-based row of the lower stage), share
    (0–1, null = unknown), median_days, last_year_median_days, is_slowest.
    """
    drawing = Drawing()
    rows = [float(order) + 0.5 for order in steps["from_order"]]
    days = [None if is_unknown(v) else float(v) for v in steps["median_days"]]
    colours = [theme.accent if slow else theme.context for slow in steps["is_slowest"]]
    drawing.bar(
        x=days,
        y=rows,
        width=0.26,
        orientation="h",
        marker={"color": colours, "line": {"width": 0}},
        customdata=[[stage] for stage in steps["to_stage"]],
        hoverinfo="skip",
    )
    longest = max([d for d in days if d is not None], default=1.0)
    names = [f"{word(s['from_stage'])} → {word(s['to_stage'])}" for s in records(steps)]
    if max([text_width(name) for name in names] or [0]) > _LONGEST_STEP:
        # The lower stage stands at the left in the same line.
        names = [f"→ {word(s['to_stage'])}" for s in records(steps)]
    room = max([text_width(name) for name in names] or [0]) + 52
    for row, step, day, name in zip(rows, records(steps), days, names, strict=True):
        weight = "<b>{}</b>" if step["is_slowest"] else "{}"
        ink = theme.ink if step["is_slowest"] else theme.muted
        font = {"size": 12, "color": ink, "family": FONT_FAMILY}
        last = step["last_year_median_days"]
        written = "—" if day is None else days_text(day, None if is_unknown(last) else number(last))
        for shift, anchor, content in (
            (-room, "left", name),
            (-12, "right", _share(step["share"])),
        ):
            drawing.note(
                x=0,
                xref="paper",
                xshift=shift,
                y=row,
                text=weight.format(content),
                xanchor=anchor,
                font=font,
            )
        drawing.note(
            x=day or 0,
            y=row,
            xshift=6,
            text=weight.format(written),
            xanchor="left",
            font=font,
        )
    drawing.head(0, titles[0], theme, "right", xshift=-12)
    drawing.head(0, titles[1], theme)
    return drawing.figure(
        template=template(theme.name),
        height=HEAD + ROW * row_count,
        margin={"l": room, "r": 0, "t": HEAD, "b": 0},
        xaxis={"visible": False, "range": [0, longest * max(2.8, room / _ROOM_A_TIME)]},
        yaxis={"range": [row_count - 0.5, -0.5], "visible": False},
    )


def _share(value: object) -> str:
    return share(None if is_unknown(value) else number(value))


def _reach(stages: pd.DataFrame, suffix: str, room: int) -> float:
    columns = [f"stock_{suffix}", f"flow_{suffix}"]
    longest = stages[columns].astype("float64").max().max() if len(stages) else 1.0
    return (1.0 if is_unknown(longest) or not longest else float(longest)) * (
        _LABEL_ROOM if room <= _LONGEST_STEP else _WIDE_LABEL_ROOM
    )
