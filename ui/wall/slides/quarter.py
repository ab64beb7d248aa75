"""The slide of the quarter: each measure, against the quarter before and last year's."""

from __future__ import annotations

from data.screens import quarter as sentences
from data.screens.quarter import Quarter, quarters_begun
from ui.markup import render
from ui.wall.slides.slide import Slide, Wall


def quarter_slide(wall: Wall) -> Slide | None:
    """The newest quarter's table; None where no ledger speaks of the year. Of the whole county."""
    quarter = Quarter(wall.view, quarters_begun(wall.view)[-1])
    if not quarter.now:
        return None
    heads, rows = sentences.table(quarter)
    head = [("" if not number else "number", text) for number, text in enumerate(heads)]
    body = render("wall.ledger", head, rows, 0, "", (), 0, "")
    spoken = tuple(text for text, _ in sentences.sentences(quarter))
    missing = "；".join(sentences.missing(quarter))
    return Slide("quarter", sentences.headline(quarter), missing, (body,), notes=spoken)
