"""The slide of a prefecture: which counties reported, their ranked figures side by side."""

from __future__ import annotations

from data.language import say
from data.rules import load_rules
from data.screens import counties as sentences
from data.screens.counties import Counties
from data.screens.view import reading_of
from ui.markup import render
from ui.wall.slides.slide import Slide, Wall


def counties_slide(wall: Wall) -> Slide | None:
    """A county a row, those that are missing too; None outside a prefecture, and for visitors."""
    if not load_rules().is_of_prefecture or wall.is_public or wall.towns:
        return None
    counties = reading_of(Counties, wall.view)
    measures = [one for one in load_rules().prefecture.measure if one.is_ranked]
    places = {one.key: counties.ranks(one) for one in measures}
    lines = [
        (
            one.name,
            one.state,
            sentences.state_text(one),
            [
                (
                    sentences.in_column(measure, one.told.get(measure.title)),
                    sentences.rank_text(places[measure.key].get(one.server.name)),
                )
                for measure in measures
            ],
        )
        for one in counties.all
    ]
    heads = [("", say(f"counties-column-{name}")) for name in ("name", "state")]
    heads += [("number", sentences.head(one)) for one in measures]
    title, leads = sentences.headline(counties), sentences.leads(counties)
    body = render("wall.counties", heads, lines, leads)
    sub = sentences.sub_line(counties)
    return Slide("counties", title, sub, (body,), notes=(title, *leads), size="dense")
