"""The map of the wall: a block a town or park in two columns, the outline between them.

The layout is the desk's (``ui.charts.map``), with types that can be read at eight metres.
What leaves the office shows an outline only where it carries a 审图号; the blocks stay.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from data.language import say, word
from data.screens import readiness_sentences as sentences
from data.screens.records import records, whole
from ui.charts.map.columns import columns_layout
from ui.charts.map.parts import STATE_ORDER, Layout, Place
from ui.charts.map.svg import Drawn, map_svg, symbol_svg
from ui.readiness.blocks import map_frame, places_of
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
    return map_svg(layout, Drawn(), title) + _foot(wall, places, layout)


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
    keys = "".join(
        f'<span class="key">{symbol_svg(state)} {escape(word(state))} <b>{counts[state]}</b></span>'
        for state in shown
    )
    frame = map_frame(wall.readiness.projects)
    unstated = int((frame["place_standing"] == "unstated").sum())
    if unstated and not wall.is_public:
        keys += (
            f'<span class="key dim">{escape(say("readiness-place-none"))} <b>{unstated}</b></span>'
        )
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
    sentence = f'<span class="dim note">{escape(" · ".join(notes))}</span>' if notes else ""
    return f'<p class="foot states">{keys}{sentence}</p>'
