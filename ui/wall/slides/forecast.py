"""The slide of the forecast: starts and productions expected, beside last year's and what came."""

from __future__ import annotations

from data.language import say
from data.screens import forecast as sentences
from data.screens.forecast import PROMISES, Forecasts
from data.screens.view import reading_of
from ui.markup import render
from ui.wall.slides.slide import Slide, Wall


def forecast_slide(wall: Wall) -> Slide | None:
    """The table of the readiness page, of the whole county; None where the past is too short."""
    if not wall.has_projects:
        return None
    forecasts = reading_of(Forecasts, wall.view)
    months = forecasts.rule.horizon_months[-1]
    if not any(forecasts.ahead(promise, months) for promise in PROMISES):
        return None
    heads = sentences.heads(forecasts)
    head = [("" if not number else "number", text) for number, text in enumerate(heads)]
    rows = [[text for text, _ in row] for row in sentences.table(forecasts)]
    title, (first, *more) = sentences.headline(forecasts), sentences.notes(forecasts)
    body = render("wall.ledger", head, rows, 0, "", (), 0, say("forecast-between").join(more))
    return Slide("forecast", title, first, (body,), notes=(title, first, *more))
