"""The counties of a prefecture in the pack: a slide of who reported what, and a sheet of it all."""

from __future__ import annotations

from collections.abc import Callable

from data.documents.deck.deck import Bars, DeckSlide
from data.documents.lists import Cell, ListSheet
from data.formats import column_value
from data.language import language, say
from data.rules import load_rules
from data.rules.prefecture import ComparedMeasure
from data.screens import counties as sentences
from data.screens.counties import Counties, County
from data.screens.view import reading_of
from ui.pack.readings import Pack, cells, grid_of, sources


def counties_slide(pack: Pack) -> list[DeckSlide]:
    """Every county with its ranked measures; nothing outside a prefecture."""
    if not load_rules().is_of_prefecture:
        return []
    counties = reading_of(Counties, pack.view)
    measures = [one for one in load_rules().prefecture.measure if one.is_ranked]
    grid = grid_of(
        counties.all,
        (say("counties-column-name"), 2.2, lambda one: one.name),
        (say("counties-column-state"), 3.2, sentences.state_text),
        *((sentences.head(one), 2.6, _cell_of(counties, one)) for one in measures),
        numbers=range(2, 2 + len(measures)),
    )
    title, leads = sentences.headline(counties), sentences.leads(counties)
    places = sources(cells(_rows(counties), "reported_value"))
    notes = (title, *leads, places)
    sub = sentences.sub_line(counties)
    return [DeckSlide(title, sub, _bars(counties), grid, notes, say("nav-counties"))]


def counties_list(pack: Pack) -> list[ListSheet]:
    """A county and measure a row, as reported, with its rank and the report's cell."""
    if not load_rules().is_of_prefecture:
        return []
    counties = reading_of(Counties, pack.view)
    head = ("name", "state", "day", "measure", "value", "before", "rank", "largest", "place")
    lines: list[tuple[Cell, ...]] = []
    for measure in load_rules().prefecture.measure:
        places = counties.ranks(measure)
        for one in counties.all:
            told, rank = one.told.get(measure.title), places.get(one.server.name)
            lines.append(
                (
                    one.name,
                    sentences.state_text(one),
                    one.day,
                    sentences.title(measure),
                    told.value if told else None,
                    told.before if told else None,
                    sentences.rank_text(rank) or None,
                    (told.largest_name or None) if told else None,
                    (told.place or None) if told else None,
                )
            )
    heads = tuple(say(f"counties-column-{name}") for name in head)
    return [ListSheet(say("nav-counties"), sentences.headline(counties), heads, tuple(lines))]


def _cell_of(counties: Counties, measure: ComparedMeasure) -> Callable[[County], str]:
    places = counties.ranks(measure)

    def cell(one: County) -> str:
        value = sentences.in_column(measure, one.told.get(measure.title))
        return f"{value} {sentences.rank_text(places.get(one.server.name))}".strip()

    return cell


def _bars(counties: Counties) -> Bars | None:
    """Planned amounts of those that reported any; none for one county alone."""
    measure = next((m for m in load_rules().prefecture.measure if m.unit == "wan"), None)
    if measure is None:
        return None
    told = [(one, one.told.get(measure.title)) for one in counties.all]
    known = [(one.name, t.value) for one, t in told if t is not None and t.value is not None]
    if len(known) < 2:
        return None
    known.sort(key=lambda pair: -pair[1])
    amounts = tuple(column_value(value, language()) for _, value in known)
    return Bars(tuple(name for name, _ in known), ((sentences.head(measure), amounts),))


def _rows(counties: Counties) -> list[dict[str, object]]:
    """The report's row of each county's first measure, where it can be looked up."""
    first = load_rules().prefecture.measure[0].title
    return [dict(one.told[first].reference.scope) for one in counties.all if first in one.told]
