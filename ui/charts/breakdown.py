"""One cut of the signed projects: a row a group, a square a project, a bar for the money.

A filled square is a project that has begun, an open one has not; the dark part of the
bar is the investment that has begun. Where a group holds more projects than fit as
squares, a count bar takes their place.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from data.formats import column_digits, column_value, decimal, text_width
from data.palette import Theme
from data.screens.records import Record, number, records
from data.texts import Language
from ui.charts.drawing import Drawing, cut_to, template

ROW = 28
_TALL_ROW = 36
_ROOM = 96
_WIDE_ROOM = 128
HEAD = 26
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
    label_room, pitch = (_WIDE_ROOM, _TALL_ROW) if is_long else (_ROOM, ROW)
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
        height=HEAD + pitch * max(len(groups), 1),
        margin={"l": label_room, "r": 60, "t": HEAD, "b": 0},
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
