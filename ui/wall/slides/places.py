"""The slides of places: the map, the matrix project by gate, leaders' visits.

The map's layout is the desk's (``ui.charts.map``), with types that can be read at eight metres;
what leaves the office shows an outline only where it carries a 审图号. In the matrix a row of
question marks says less than a sentence: projects of which nothing is told are one line, and
where no project tells of a permit the slide says who has to fill what instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd

from data.formats import UNKNOWN, count_change, is_unknown
from data.language import say, word
from data.screens import readiness_sentences as sentences
from data.screens import visits_sentences
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records, whole
from data.screens.visits_readings import Visits
from ui.charts.map.columns import columns_layout
from ui.charts.map.parts import STATE_ORDER, Layout, Place
from ui.charts.map.svg import Drawn, map_svg, symbol_svg
from ui.charts.matrix import MatrixRow, gate_html, interval_html
from ui.markup import render
from ui.readiness.blocks import map_frame, places_of
from ui.readiness.rows import gate_heads, matrix_rows
from ui.wall.slides.slide import Slide, Wall

_WIDE, _NARROW = (1728.0, 584.0), (1370.0, 500.0)
# Which project stands still, or tells nothing, is nobody's business outside the office.
_SHOWN_TO_VISITORS = ("已投产", "即将投产", "建设中", "办手续")


def map_slide(wall: Wall) -> Slide | None:
    """Where the projects stand; None where no ledger names a place: an empty map says nothing."""
    readiness = wall.readiness
    frame = map_frame(readiness.projects)
    if wall.is_public:
        frame = frame[frame["state"].isin(_SHOWN_TO_VISITORS)]
    places = places_of(readiness.view, frame)
    if not places:
        return None
    if wall.is_public:
        places = [replace(place, total="", lines=()) for place in places]
    title, sub = sentences.short_headline(readiness), sentences.place_line(readiness)
    if wall.is_public:
        count = sum(len(place.pins) for place in places)
        title, sub = say("wall-map-public", count=count, places=len(places)), ""
    wide, narrow = (_page(wall, places, size, title) for size in (_WIDE, _NARROW))
    notes = (title, sub) if sub else (title,)
    return Slide("map", title, sub, (wide,), notes, size="dense", narrow=(narrow,))


def _page(wall: Wall, places: Sequence[Place], size: tuple[float, float], title: str) -> str:
    outline = wall.readiness.outline
    has_outline = not (wall.hides_talks and outline.is_schematic)
    layout = columns_layout(places, outline if has_outline else None, *size, None)
    return f"{map_svg(layout, Drawn(), title)}{_foot(wall, places, layout)}"


def _foot(wall: Wall, places: Sequence[Place], layout: Layout) -> str:
    """The states with their counts, those without a place, what the marks and the outline are."""
    counts = dict.fromkeys(STATE_ORDER, 0)
    if wall.is_public:
        for place in places:
            for state, count in place.counts.items():
                counts[state] += count
    else:
        for row in records(wall.readiness.states):
            counts[str(row["state"])] = whole(row["project_count"])
    shown = [s for s in STATE_ORDER if not wall.is_public or s in _SHOWN_TO_VISITORS]
    keys = [(symbol_svg(state), word(state), counts[state]) for state in shown]
    frame = map_frame(wall.readiness.projects)
    unstated = 0 if wall.is_public else int((frame["place_standing"] == "unstated").sum())
    notes = []
    if any(block.underlines for block in layout.blocks):
        notes.append(say("wall-map-vague"))
    if not wall.readiness.outline.is_drawn:
        notes.append(say("wall-map-grid"))
    if layout.grounds:
        outline = wall.readiness.outline
        notes.append(
            say("readiness-map-schematic")
            if outline.is_schematic
            else say("readiness-map-number", number=outline.approval_number)
        )
    if layout.left_out:
        names = say("readiness-comma").join(place.name for place in layout.left_out)
        notes.append(say("wall-map-left-out", places=names))
    return render("wall.map_foot", keys, unstated, " · ".join(notes))


# Rows, and names of those without a word, that two or three pages hold at 1024 pixels.
_MOST = 20
_UNTOLD = 8
_NAMES = 4


def matrix_slide(wall: Wall) -> Slide | None:
    """The pages' matrix in large; never for visitors, who have no business with permits."""
    readiness = wall.readiness
    if wall.is_public or readiness.projects.empty:
        return None
    every = matrix_rows(readiness, _gravest_first(readiness.projects))
    lines = [row for row in every if any(cell.known for cell in row.gates)]
    if not lines:
        return _no_facts(wall)
    gates = gate_heads(readiness)
    rows = [
        (
            row,
            [gate_html(head, cell) for head, cell in zip(gates, row.gates, strict=True)],
            interval_html(row.low, row.high),
        )
        for row in lines[:_MOST]
    ]
    untold = list(_without_facts([row for row in every if row not in lines]))
    if len(lines) > _MOST:
        untold.insert(0, ("", (), say("wall-matrix-rest", count=len(lines) - _MOST)))
    body = render("wall.matrix", gates, rows, untold)
    title = sentences.matrix_title(readiness.projects)
    sub = _in_place(wall, say("wall-matrix-sub"))
    return Slide("matrix", title, sub, (body,), (title,), size="dense")


def _in_place(wall: Wall, text: str) -> str:
    return say("wall-in-place", place=wall.place, text=text) if wall.place else text


def _gravest_first(projects: pd.DataFrame) -> pd.DataFrame:
    """Red before yellow before the rest; of one light who waits longest."""
    return projects.sort_values(
        ["light_order", "waiting_days"], ascending=False, na_position="last", kind="stable"
    )


def _without_facts(rows: Sequence[MatrixRow]) -> Iterator[tuple[str, Sequence[MatrixRow], str]]:
    """Lines that name projects of which no permit is told; the first says how many there are."""
    for start in range(0, min(len(rows), _UNTOLD), _NAMES):
        lead = say("wall-matrix-untold", count=len(rows)) if start == 0 else ""
        yield lead, rows[start : start + _NAMES], ""
    if len(rows) > _UNTOLD:
        yield "", (), say("wall-matrix-rest", count=len(rows) - _UNTOLD)


def _no_facts(wall: Wall) -> Slide:
    """Who has to fill the permits of how many projects, the largest number first."""
    projects = wall.readiness.projects
    title = say("wall-matrix-none", count=len(projects))
    sub = _in_place(wall, say("wall-matrix-none-sub"))
    units = projects.assign(unit=projects["responsible_unit"].fillna("")).groupby("unit")
    counted = units.agg(
        count=("project_id", "size"),
        planned=("planned_investment_wan", lambda amounts: amounts.sum(min_count=1)),
    ).sort_values(["count", "planned"], ascending=False, kind="stable")
    body = render(
        "wall.owing",
        [
            (
                str(unit) or say("wall-matrix-no-unit"),
                row.count,
                UNKNOWN if is_unknown(row.planned) else yi(row.planned),
            )
            for unit, row in zip(counted.index, counted.itertuples(index=False), strict=True)
        ],
    )
    return Slide("matrix", title, sub, (body,), notes=(title, sub))


_PLACES = 6


def visits_slide(wall: Wall) -> Slide | None:
    """Leaders tier by tier beside destinations and overlap; for visitors places alone."""
    visits = wall.overview.visits
    if not visits.whole("trips"):
        return None
    title, sub = visits_sentences.headline(visits), visits_sentences.sub_line(visits)
    places = _bars(records(visits.places)[:_PLACES], "province", visits)
    pushed = _pushed(wall)
    if wall.is_public:
        page = render("wall.visits", places, pushed)
        return Slide("visits", title, "", (page,), notes=(title,))
    key = say("wall-visits-key" if visits.has_last_year else "wall-visits-key-alone")
    leaders = records(visits.leaders)
    bars = list(zip(leaders, _bars(leaders, "leader", visits), strict=True))
    pages = tuple(
        render("wall.visits", places, pushed, word(tier), key, mine)
        for tier in visits.scope.tiers
        if (mine := [bar for row, bar in bars if row["tier"] == tier])
    )
    return Slide("visits", title, sub, pages, notes=(title, sub))


def _pushed(wall: Wall) -> str:
    """Both sets of projects with their overlap, which are never added; "" where none is known."""
    pushed = wall.overview.visits.overlap_numbers()
    if pushed is None:
        return ""
    first, second, both, distinct = pushed
    sentence = say("wall-visits-pushed", count=distinct, first=str(first), second=str(second))
    return sentence + (say("wall-visits-both", count=both) if both else "")


def _bars(found: list[Record], name: str, visits: Visits) -> list[tuple[object, ...]]:
    """A bar a row with last year's line; its change is unknown where no ledger speaks of it."""
    pairs = [(whole(row["trips"]), whole(row["last_year_trips"])) for row in found]
    most = max(map(max, pairs), default=1)
    return [
        (
            word(str(row[name])),
            now / most,
            last / most,
            now,
            count_change(now - last) if visits.has_last_year else UNKNOWN,
        )
        for row, (now, last) in zip(found, pairs, strict=True)
    ]
