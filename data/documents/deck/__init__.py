"""The meeting's slides as a PPTX: native charts and tables that the office goes on editing."""

from __future__ import annotations

from data.documents.deck.deck import (
    Bars,
    Deck,
    DeckSlide,
    Grid,
    Outline,
    Picture,
    Round,
    Waterfall,
    Words,
)
from data.documents.deck.template import TemplateLayouts, template_layouts
from data.documents.deck.write import MIME, deck_pptx
from data.documents.office_template import TemplateError

__all__ = [
    "MIME",
    "Bars",
    "Deck",
    "DeckSlide",
    "Grid",
    "Outline",
    "Picture",
    "Round",
    "TemplateError",
    "TemplateLayouts",
    "Waterfall",
    "Words",
    "deck_pptx",
    "template_layouts",
]
