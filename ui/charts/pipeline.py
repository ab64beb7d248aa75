"""Charts of the signing pipeline: the stage ladder, the steps between stages, cuts of the signed.

Ladder and steps have the same height and row pitch, so that a step (发起 → 考察) stands at
the line between its two stages. In a cut a filled square is a project that has begun, an open
one has not; the dark part of a bar is the investment that has begun. Where a group holds more
projects than fit as squares, a count bar takes their place. All are pure functions of frames
and a theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from data.formats import column_digits, column_value, decimal, is_unknown, share, text_width
from data.palette import FONT_FAMILY, Theme
from data.screens.records import Record, number, records
from data.texts import Language
from ui.charts.drawing import Drawing, cut_to, template

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


_CUT_ROW = 28
_TALL_ROW = 36
_ROOM = 96
_WIDE_ROOM = 128
_CUT_HEAD = 26
SQUARES = 8
_SQUARE_REACH = 8.6


def breakdown_figure(
    groups: pd.DataFrame,
    projects: pd.DataFrame,
    theme: Theme,
    titles: tuple[str, str, str],
    label: Callable[[str], str],
    language: Language = "zh",
) -> go.Figure:
    """Squares and bars of each group, largest first.

    groups: group_value, project_count, started_count, planned_wan, started_wan (万元,
    null where no project states a sum). projects: group_value, project_id,
    project_name, is_started. titles: over names, squares, bars. customdata is
    (group_value, project_id or "").
    """
    drawing = Drawing()
    # English names are long: more room and taller rows, so that they stand in two lines.
    is_long = any(text_width(label(name)) > _ROOM for name in groups["group_value"])
    label_room, pitch = (_WIDE_ROOM, _TALL_ROW) if is_long else (_ROOM, _CUT_ROW)
    order = {name: row for row, name in enumerate(groups["group_value"])}
    crowded = set(groups.loc[groups["project_count"] > SQUARES, "group_value"])
    _squares(drawing, projects[~projects["group_value"].isin(crowded)], order, theme)
    for row in records(groups):
        if row["group_value"] in crowded:
            _count_bar(drawing, row, order[str(row["group_value"])], groups, theme)
    _money(drawing, groups, theme, language)
    for name, position in order.items():
        drawing.note(
            x=0,
            xref="paper",
            xshift=-label_room,
            xanchor="left",
            y=position,
            text=_fitted(label(name), label_room - 6),
            hovertext=label(name),
            align="left",
            font={"size": 13, "color": theme.ink},
        )
    heads = (
        (0.0, -label_room, titles[0], "left"),
        (0.0, 0, titles[1], "left"),
        (0.52, 0, titles[2], "left"),
    )
    for at, shift, title, anchor in heads:
        drawing.head(at, title, theme, anchor, xshift=shift, yshift=4)
    for line in range(1, len(groups)):
        drawing.rule(line - 0.5, theme.hairline)
    return drawing.figure(
        template=template(theme.name),
        height=_CUT_HEAD + pitch * max(len(groups), 1),
        margin={"l": label_room, "r": 60, "t": _CUT_HEAD, "b": 0},
        barmode="overlay",
        clickmode="event+select",
        xaxis={"domain": [0, 0.48], "range": [-0.6, _SQUARE_REACH], "visible": False},
        xaxis2={"domain": [0.52, 1], "visible": False, "rangemode": "tozero"},
        yaxis={"range": [max(len(groups), 1) - 0.5, -0.5], "visible": False},
    )


def _squares(drawing: Drawing, projects: pd.DataFrame, order: dict[str, int], theme: Theme) -> None:
    is_open = ~projects["is_started"].fillna(False).astype(bool)
    columns = (is_open, projects["group_value"], projects["project_name"], projects["project_id"])
    # Those that have begun stand first in their row.
    ranked = sorted(zip(*columns, strict=True), key=lambda row: row[:3])
    filled = Counter[str]()
    for hollow, symbol in ((False, "square"), (True, "square-open")):
        part = [row[1:] for row in ranked if row[0] == hollow]
        slots = []
        for name, _, _ in part:
            slots.append(filled[name])
            filled[name] += 1
        drawing.scatter(
            x=slots,
            y=[order[name] for name, _, _ in part],
            mode="markers",
            marker={"symbol": symbol, "size": 9, "color": theme.accent, "opacity": 1},
            customdata=[[name, project_id] for name, _, project_id in part],
            hovertext=[title for _, title, _ in part],
            hoverinfo="text",
            unselected={"marker": {"opacity": 0.5}},
        )


def _count_bar(
    drawing: Drawing,
    row: Record,
    position: int,
    groups: pd.DataFrame,
    theme: Theme,
) -> None:
    most = float(groups["project_count"].max())
    for value, colour, text in (
        (row["project_count"], theme.tint, f"{row['started_count']} / {row['project_count']}"),
        (row["started_count"], theme.accent, ""),
    ):
        drawing.bar(
            x=[number(value) / most * (_SQUARE_REACH - 4)],
            y=[position],
            base=-0.4,
            width=0.4,
            orientation="h",
            marker={"color": colour, "line": {"width": 0}},
            text=text,
            textposition="outside",
            textfont={"size": 12, "color": theme.muted},
            constraintext="none",
            cliponaxis=False,
            customdata=[[row["group_value"], ""]],
            hoverinfo="skip",
        )


def _money(drawing: Drawing, groups: pd.DataFrame, theme: Theme, language: Language) -> None:
    rows = list(range(len(groups)))
    planned, started = (
        [column_value(wan, language) for wan in groups[column]]
        for column in ("planned_wan", "started_wan")
    )
    names = [[name, "amount"] for name in groups["group_value"]]
    for values, colour in ((planned, theme.tint), (started, theme.accent)):
        drawing.bar(
            x=values,
            y=rows,
            width=0.46,
            orientation="h",
            xaxis="x2",
            marker={"color": colour, "line": {"width": 0}},
            customdata=names,
            hoverinfo="skip",
        )
    for row, value in zip(rows, planned, strict=True):
        drawing.note(
            x=1,
            xref="paper",
            xshift=58,
            xanchor="right",
            y=row,
            text=decimal(value, column_digits(language)),
            font={"size": 13, "color": theme.ink if value is not None else theme.muted},
        )


def _fitted(name: str, room: int) -> str:
    """A name in one line, in two smaller ones where it is longer, cut where still too long."""
    if text_width(name) <= room:
        return name
    words = name.split(" ")
    first = words[0]
    for word in words[1:]:
        if text_width(f"{first} {word}") > room:
            break
        first = f"{first} {word}"
    rest = name[len(first) :].strip()
    if not rest:
        return cut_to(name, room)
    lines = f"{cut_to(first, room)}<br>{cut_to(rest, room)}"
    return f'<span style="font-size:12px">{lines}</span>'
