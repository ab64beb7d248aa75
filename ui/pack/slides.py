"""Slides of the pack that are pictures of their own: the year in figures, the map in shapes."""

from __future__ import annotations

import math
from itertools import pairwise

import pandas as pd

from data.documents.deck.deck import Bars, DeckSlide, Grid, Outline, Picture, Round, Words
from data.formats import UNKNOWN, is_unknown
from data.language import say, word
from data.palette import LIGHT, STATES
from data.screens import overview as overview_sentences
from data.screens import readiness_sentences as sentences
from data.screens.overview import Overview
from data.screens.readiness_readings import Readiness
from data.screens.records import known_number, records
from ui.charts.map.block import WIDEST
from ui.charts.map.columns import columns_layout
from ui.charts.map.parts import Bar, Layout, Symbol
from ui.charts.map.svg import CORNERS
from ui.pack.readings import Pack, cells, sources
from ui.readiness.blocks import map_frame, places_of

_SIZE = (1728.0, 690.0)
_LINE, _DOTS = 0.75, 1.75


def map_slides(pack: Pack) -> list[DeckSlide]:
    """Where the projects stand; no slide where no ledger names a place."""
    readiness = pack.readiness
    frame = map_frame(readiness.projects)
    layout = map_layout(readiness, frame)
    if layout is None:
        return []
    title, sub = sentences.short_headline(readiness), sentences.place_line(readiness)
    remarks = [say("wall-map-vague")] if any(block.underlines for block in layout.blocks) else []
    if layout.grounds:
        remarks.append(say("readiness-map-number", number=readiness.outline.approval_number))
    if layout.left_out:
        names = say("readiness-comma").join(place.name for place in layout.left_out)
        remarks.append(say("wall-map-left-out", places=names))
    lines = [pack.place(project) for project in frame["project_id"]]
    notes = (title, sub, sources(lines))
    return [DeckSlide(title, "；".join([sub, *remarks]), notes=notes, picture=picture(layout))]


def map_layout(readiness: Readiness, frame: pd.DataFrame) -> Layout | None:
    """Projects by place; an outline only where the county's approved map is loaded."""
    places = places_of(readiness.view, frame)
    if not places:
        return None
    outline = readiness.outline
    return columns_layout(places, None if outline.is_schematic else outline, *_SIZE, None)


def picture(layout: Layout) -> Picture:
    """The layout as native shapes."""
    shapes: list[Outline | Round] = []
    for area in layout.grounds:
        is_home = area.role == "home"
        fill = _plain(LIGHT.surface) if is_home else ""
        line = _plain(LIGHT.muted if is_home else LIGHT.hairline)
        for ring in area.rings:
            shapes += [
                Outline(part, fill, line, _LINE)
                for part in [_within(ring, layout.width, layout.height)]
                if len(part) > 2
            ]
    muted = _plain(LIGHT.muted)
    for block in layout.blocks:
        for rule in block.rules:
            shapes += [
                Outline(pair, "", muted, _LINE, is_closed=False)
                for pair in pairwise(rule)
                if math.dist(*pair) > 1
            ]
        for under in block.underlines:
            ends = ((under.x, under.y), (under.x + under.width, under.y))
            shapes.append(Outline(ends, "", muted, _DOTS, is_closed=False, is_dotted=True))
        shapes += [_bar(bar) for bar in block.bars if bar.width]
        shapes += [_symbol(symbol) for symbol in block.symbols]
    for anchor in layout.rings:
        shapes.append(Round(anchor.x, anchor.y, 12.0, _plain(LIGHT.ground), muted, _LINE))
        shapes.append(Round(anchor.x, anchor.y, 5.0, muted))
    labels = [label for block in layout.blocks for label in block.labels]
    words = tuple(
        Words(
            label.text,
            label.x,
            label.y,
            label.size,
            is_bold=label.is_bold,
            is_muted=label.tone == "muted",
            is_right=label.anchor == "end",
        )
        for label in [*labels, *layout.names]
    )
    return Picture(layout.width, layout.height, tuple(shapes), words)


def _bar(bar: Bar) -> Outline:
    corners = ((bar.x, bar.y), (bar.x + bar.width, bar.y))
    below = tuple((x, bar.bottom) for x, _ in reversed(corners))
    return Outline((*corners, *below), _plain(STATES[bar.state].light))


def _symbol(symbol: Symbol) -> Outline | Round:
    drawn = STATES[symbol.state]
    reach = symbol.reach / WIDEST
    colour = _plain(drawn.light)
    if drawn.symbol == "circle-open":
        return Round(symbol.x, symbol.y, reach * 0.86, "", colour, 2.0)
    if drawn.symbol == "circle":
        return Round(symbol.x, symbol.y, reach * 0.97, colour)
    corners = CORNERS[drawn.symbol]
    points = tuple((symbol.x + x * reach, symbol.y + y * reach) for x, y in corners)
    return Outline(points, colour)


def _within(
    ring: tuple[tuple[float, float], ...], width: float, height: float
) -> tuple[tuple[float, float], ...]:
    """A ring's corners, those outside the picture on its edge."""
    kept = [(min(max(x, 0.0), width), min(max(y, 0.0), height)) for x, y in ring]
    return tuple(one for one, following in pairwise([*kept, kept[0]]) if one != following)


def _plain(colour: str) -> str:
    return colour.removeprefix("#")


def year_slide(pack: Pack) -> list[DeckSlide]:
    """Nothing where no projects ledger speaks."""
    if not pack.has_projects:
        return []
    overview = pack.overview
    rows = [r for r in records(overview.targets) if not is_unknown(r["completion_share"])]
    chart = None
    if rows:
        chart = Bars(
            tuple(word(row["metric"]) for row in rows),
            (
                (
                    say("overview-head-completion"),
                    tuple(known_number(r["completion_share"]) for r in rows),
                ),
                (say("pack-schedule"), tuple(known_number(r["schedule_share"]) for r in rows)),
            ),
            "0.0%",
        )
    title, sub = overview_sentences.headline(overview), overview_sentences.sub_line(overview)
    lines = (sources(cells(rows, "target_value")), sources([row["source"] for row in pack.signed]))
    grid = None if chart else _figures(overview)
    return [DeckSlide(title, sub, chart, grid, notes=(title, sub, *lines))]


def _figures(overview: Overview) -> Grid:
    return Grid(
        (say("pack-figure"), say("pack-value"), say("pack-compared")),
        tuple(
            (
                figure.label,
                figure.value if figure.value == UNKNOWN else f"{figure.value} {figure.unit}",
                "；".join(
                    part
                    for part in (
                        *(f"{one.label} {one.value}" for one in figure.comparisons),
                        figure.note,
                    )
                    if part
                ),
            )
            for figure in overview_sentences.figures(overview)
        ),
        (4, 3, 7),
    )
