"""The slides that an agenda may name, each a function of a view and the agenda's options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from ui.wall.slides.counties import counties_slide
from ui.wall.slides.forecast import forecast_slide
from ui.wall.slides.headline import (
    assignments_slide,
    decisions_slide,
    headline_slide,
    stalled_slide,
)
from ui.wall.slides.ledger import ledger_slide, ledgers_of
from ui.wall.slides.money import bridge_slide, funds_slide, pipeline_slide
from ui.wall.slides.places import map_slide, matrix_slide, visits_slide
from ui.wall.slides.quarter import quarter_slide
from ui.wall.slides.slide import Slide, Wall

Maker = Callable[[Wall], Slide | None]
# The slides of all ledgers that the office declares, which have no maker of their own.
LEDGERS: Literal["ledgers"] = "ledgers"

SLIDES: Mapping[str, Maker] = {
    "assignments": assignments_slide,
    "headline": headline_slide,
    "bridge": bridge_slide,
    "pipeline": pipeline_slide,
    "visits": visits_slide,
    "map": map_slide,
    "matrix": matrix_slide,
    "funds": funds_slide,
    "stalled": stalled_slide,
    "decisions": decisions_slide,
    "quarter": quarter_slide,
    "forecast": forecast_slide,
    "counties": counties_slide,
}


def slides_of(
    name: str, wall: Wall, ledger: str = "", others: frozenset[str] = frozenset()
) -> list[Slide]:
    """The slides that an entry of an agenda stands for; none where there is nothing to show.

    ledger: the one declared ledger that it names, else all but those of ``others``.
    """
    if name == LEDGERS:
        found = [
            one for one in ledgers_of(wall, ledger) if ledger or one.declared.name not in others
        ]
        return [ledger_slide(wall, one) for one in found]
    maker = SLIDES.get(name)
    slide = maker(wall) if maker else None
    return [] if slide is None else [slide]


__all__ = ["LEDGERS", "SLIDES", "Slide", "Wall", "slides_of"]
