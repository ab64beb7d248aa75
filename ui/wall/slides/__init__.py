"""The slides that an agenda may name, each a function of a view and the agenda's options."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ui.wall.slides.assignments import assignments_slide
from ui.wall.slides.bridge import bridge_slide
from ui.wall.slides.decisions import decisions_slide
from ui.wall.slides.funds import funds_slide
from ui.wall.slides.headline import headline_slide
from ui.wall.slides.matrix import matrix_slide
from ui.wall.slides.pipeline import pipeline_slide
from ui.wall.slides.places import map_slide
from ui.wall.slides.slide import Slide, Wall
from ui.wall.slides.stalled import stalled_slide
from ui.wall.slides.visits import visits_slide

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
