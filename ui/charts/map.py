"""The place map: one symbol a project over the county's outline, offline and calm.

Shape and colour say the state, area the investment (unknown: a small plain size).
Symbols are moved apart and tied to their true place by a thin line, dotted where only
the town or park is known. The figure is laid out in pixels of a fixed size.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from data.geo import Outline
from data.rules.places import Place
from ui.charts.drawing import Drawing
from ui.charts.map_canvas import Canvas, Spot
from ui.charts.map_ground import View, draw_ground
from ui.charts.map_labels import draw_corner, draw_labels, town_labels
from ui.charts.map_places import Box, Disc, spread
from ui.formats import is_unknown
from ui.palette import STATES, Theme, template

AGGREGATE_ABOVE = 300
_GRID = 44.0
_MARGIN = 26.0
_LARGEST = 15.0
_UNKNOWN = 5.0
_LEAST = 4.5
# Symbols may cover this share of the picture; more of them are drawn smaller, down to a least.
_COVERED = 0.12
_SMALLEST = 3.0
_EQUAL_AREA = {
    "circle": 1.0,
    "diamond": 0.96,
    "square": 0.89,
    "triangle-up": 1.3,
    "x": 1.12,
    "circle-open": 1.0,
}


@dataclass(frozen=True)
class MapWords:
    """What the map says, in the reader's language.

    hover: one project's row → escaped hover text; town: name and count → label; crowd:
    states and their counts → hover text of an aggregate; notes: lines of the lower left
    corner (schematic or 审图号).
    """

    hover: Callable[[dict[str, object]], str]
    town: Callable[[str, int], str]
    crowd: Callable[[dict[str, int]], str]
    kilometres: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class MapLook:
    """Size in pixels, what is shown (west, south, east, north), what is chosen, the theme."""

    width: float
    height: float
    bounds: tuple[float, float, float, float]
    theme: Theme
    selected: str = ""


def map_figure(
    projects: pd.DataFrame,
    outline: Outline,
    places: Sequence[Place],
    words: MapWords,
    look: MapLook,
) -> go.Figure:
    """The map of projects that have a place.

    projects: project_id, project_name, state, planned_investment_wan (万元, null unknown),
    town, place_name, place_precision (exact, park, town), map_longitude, map_latitude (degrees,
    not null), name_rank (0 unnamed, 1 named first, 2 named where room is left). customdata of a
    symbol is its project_id. Above 300 projects, counts stand in place of symbols.
    """
    view = View.around(look.bounds, look.width, look.height, _MARGIN)
    canvas = Canvas(Drawing(), view, look.theme)
    draw_ground(canvas.drawing, outline, view, look.theme)
    spots = _spots(projects, view, words, look.selected)
    corner = draw_corner(canvas, words.kilometres, words.notes)
    if len(spots) > AGGREGATE_ABOVE:
        _crowds(canvas, spots, words)
        draw_labels(canvas, (), town_labels(canvas, (), places, words.town), outline, corner)
    else:
        _leaders(canvas, spots)
        _symbols(canvas, spots)
        towns = town_labels(canvas, spots, places, words.town)
        draw_labels(canvas, spots, towns, outline, corner)
    return canvas.drawing.figure(
        template=template(look.theme.name),
        width=look.width,
        height=look.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
        plot_bgcolor=look.theme.surface,
        clickmode="event+select",
        hovermode="closest",
        xaxis={"visible": False, "range": [0, view.width], "constrain": "range"},
        yaxis={"visible": False, "range": [view.height, 0], "scaleanchor": "x"},
    )


def _spots(projects: pd.DataFrame, view: View, words: MapWords, selected: str) -> list[Spot]:
    x, y = view.x(projects["map_longitude"]), view.y(projects["map_latitude"])
    sums = [
        None if is_unknown(value) else float(value) for value in projects["planned_investment_wan"]
    ]
    most = max((value for value in sums if value), default=1.0)
    found = [
        (row, float(px), float(py), _radius(wan, most))
        for row, px, py, wan in zip(projects.to_dict("records"), x, y, sums, strict=True)
        if 0 <= px <= view.width and 0 <= py <= view.height
    ]
    covered = math.pi * sum(radius**2 for *_, radius in found) / (view.width * view.height)
    scale = min(1.0, math.sqrt(_COVERED / covered)) if covered else 1.0
    rows = [
        (row, Disc(round(px, 1), round(py, 1), max(_SMALLEST, scale * radius)))
        for row, px, py, radius in found
    ]
    wanted = tuple(disc for _, disc in rows)
    is_crowded = len(rows) > AGGREGATE_ABOVE
    drawn = wanted if is_crowded else spread(wanted, view.width, view.height)
    return [
        Spot(
            project_id=str(row["project_id"]),
            name=str(row["project_name"]),
            state=str(row["state"]),
            hover=words.hover({str(name): value for name, value in row.items()}),
            place=str(row["town"] if isinstance(row["town"], str) else row["place_name"]),
            is_exact=row["place_precision"] == "exact",
            name_rank=int(row["name_rank"]),
            is_selected=str(row["project_id"]) == selected,
            true=true,
            drawn=disc,
        )
        for (row, true), disc in zip(rows, drawn, strict=True)
    ]


def _radius(wan: float | None, most: float) -> float:
    return _UNKNOWN if wan is None else max(_LEAST, _LARGEST * math.sqrt(wan / most))


def _leaders(canvas: Canvas, spots: Sequence[Spot]) -> None:
    """Lines to the true places, and a dot at each of them."""
    for is_exact, dash in ((True, "solid"), (False, "dot")):
        points: list[tuple[float, float] | None] = []
        for spot in spots:
            far = math.hypot(spot.true.x - spot.drawn.x, spot.true.y - spot.drawn.y) > 3
            if far and spot.is_exact == is_exact:
                points += [(spot.true.x, spot.true.y), (spot.drawn.x, spot.drawn.y), None]
        canvas.line(points, canvas.theme.muted, 0.8, dash)
    places = sorted({(spot.true.x, spot.true.y) for spot in spots})
    canvas.drawing.scatter(
        x=[x for x, _ in places],
        y=[y for _, y in places],
        mode="markers",
        marker={"size": 3.5, "color": canvas.theme.muted, "opacity": 1},
        hoverinfo="skip",
        showlegend=False,
    )


def _symbols(canvas: Canvas, spots: Sequence[Spot]) -> None:
    theme = canvas.theme
    for spot in spots:
        if spot.is_selected:
            canvas.drawing.scatter(
                x=[spot.drawn.x],
                y=[spot.drawn.y],
                mode="markers",
                marker={
                    "symbol": "circle-open",
                    "size": 2 * spot.drawn.radius + 12,
                    "color": theme.accent,
                    "line": {"width": 2.5},
                    "opacity": 1,
                },
                hoverinfo="skip",
                showlegend=False,
            )
    for state, mark in STATES.items():
        mine = [spot for spot in spots if spot.state == state]
        if not mine:
            continue
        factor = _EQUAL_AREA[mark.symbol]
        canvas.drawing.scatter(
            x=[spot.drawn.x for spot in mine],
            y=[spot.drawn.y for spot in mine],
            customdata=[[spot.project_id] for spot in mine],
            text=[spot.hover for spot in mine],
            mode="markers",
            name=state,
            marker={
                "symbol": mark.symbol,
                "size": [2 * spot.drawn.radius * factor for spot in mine],
                "color": mark.colour(theme),
                "opacity": 1,
                "line": {"width": 1, "color": theme.ground},
            },
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            hovertemplate="%{text}<extra></extra>",
            showlegend=False,
        )


def _crowds(canvas: Canvas, spots: Sequence[Spot], words: MapWords) -> None:
    """Projects counted by cells of the picture; the hover text splits them by state."""
    cells: dict[tuple[int, int], list[Spot]] = {}
    for spot in spots:
        cells.setdefault((int(spot.true.x // _GRID), int(spot.true.y // _GRID)), []).append(spot)
    crowds = [
        (
            sum(spot.true.x for spot in members) / len(members),
            sum(spot.true.y for spot in members) / len(members),
            len(members),
            words.crowd(dict(Counter(spot.state for spot in members))),
        )
        for members in cells.values()
    ]
    most = max(count for _, _, count, _ in crowds)
    canvas.drawing.scatter(
        x=[x for x, _, _, _ in crowds],
        y=[y for _, y, _, _ in crowds],
        text=[hover for _, _, _, hover in crowds],
        mode="markers",
        marker={
            "size": [12 + 30 * math.sqrt(count / most) for _, _, count, _ in crowds],
            "color": canvas.theme.context,
            "opacity": 1,
            "line": {"width": 1, "color": canvas.theme.ground},
        },
        hovertemplate="%{text}<extra></extra>",
        showlegend=False,
    )
    for x, y, count, _ in crowds:
        canvas.write(str(count), Box(x, y, 24, 14), 12.0, canvas.theme.ink)
