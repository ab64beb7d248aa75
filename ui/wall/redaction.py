"""Names of projects in talks never leave the office: neither for visitors nor in a file.

Slides for the outside do not list such projects. What people typed into an order or a
remark may name one all the same, so every finished text is looked through once more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape

from data.language import say
from data.screens.view import View, rows
from ui.wall.slides import Slide

# One letter would take every word with it.
_LEAST = 2


def talk_names(view: View) -> tuple[str, ...]:
    """Every name that a project before its signing goes by, the longest first."""
    found = rows("screens/wall/talk_names", snapshot_id=view.now.id)["name"]
    return tuple(sorted((str(name) for name in found if len(str(name)) >= _LEAST), key=len)[::-1])


def unnamed(slide: Slide, names: Sequence[str]) -> Slide:
    """The slide with a general word in the place of each name."""
    if not names:
        return slide
    word = say("wall-unnamed")

    def clear(text: str, *, is_html: bool = False) -> str:
        for name in names:
            text = text.replace(escape(name) if is_html else name, word)
        return text

    return replace(
        slide,
        title=clear(slide.title),
        sub=clear(slide.sub),
        pages=tuple(clear(page, is_html=True) for page in slide.pages),
        narrow=tuple(clear(page, is_html=True) for page in slide.narrow),
        notes=tuple(clear(note) for note in slide.notes),
    )
