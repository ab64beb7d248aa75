"""The slides that an agenda may name, each a function of a view and the agenda's options."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.wall.slides.headline import (
    assignments_slide,
    decisions_slide,
    headline_slide,
    stalled_slide,
)
from ui.wall.slides.money import bridge_slide, funds_slide, pipeline_slide
from ui.wall.slides.places import map_slide, matrix_slide, visits_slide
from ui.wall.slides.slide import Slide, Wall

Maker = Callable[[Wall], Slide | None]

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
}

__all__ = ["SLIDES", "Slide", "Wall"]
