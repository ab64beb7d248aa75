"""The slide of a ledger that the office declares: what is late, how much there is where."""

from __future__ import annotations

from collections.abc import Sequence

from data.language import say
from data.screens import ledger_sentences as sentences
from data.screens.ledger_readings import Listed
from data.screens.ledger_summary import (
    Column,
    columns,
    groups,
    groups_head,
    measures_line,
    told_ledgers,
)
from data.screens.ledger_words import title_of
from data.screens.records import Record, whole
from ui.markup import render
from ui.wall.slides.slide import MOST, Slide, Wall

_BARS, _ROWS = 7, 8
_COLUMNS, _FEWEST = 5, 3
# In characters of the table's body: the room, what stands between columns; the size of heads.
_WIDEST, _GAP, _HEAD = 29.5, 0.6, 0.72
# Which, and whose, may take more lines than one: how wide they need to be.
_WRAPPED = {0: 12.0, 1: 5.0}


def ledgers_of(wall: Wall, name: str = "") -> tuple[Listed, ...]:
    """The ledgers that have a slide: the one named, else all of them."""
    found = told_ledgers(wall.view, "wall", wall.towns, is_public=wall.is_public)
    return tuple(one for one in found if name in ("", one.declared.name))


def ledger_slide(wall: Wall, listed: Listed) -> Slide:
    """Its sentence; late rows beside counts by town or unit; visitors see the counts alone."""
    title, sub = str(sentences.headline(listed)), str(sentences.sub_line(listed))
    if wall.place:
        sub = say("wall-in-place", place=wall.place, text=sub)
    bars, more_bars = groups(listed, _BARS)
    head, rows, more = ((), (), 0) if wall.is_public else _rows(listed)
    measures = measures_line(listed, sentences.summed_in_words(listed))
    body = render("wall.ledger", head, rows, more, groups_head(listed), bars, more_bars, measures)
    notes = tuple(filter(None, (title, sub, measures)))
    name = title_of(listed.declared)
    return Slide("ledgers", title, sub, (body,), notes=notes, label=name, of=listed.declared.name)


def _fitting(found: Sequence[Column], rows: Sequence[Record]) -> Sequence[Column]:
    """The first columns that have room beside the bars; the last figures are left out."""
    widths = [
        min(
            max(_HEAD * _length(one.head), *(_length(one.cell(row)) for row in rows), 0),
            _WRAPPED.get(number, _WIDEST),
        )
        + _GAP
        for number, one in enumerate(found)
    ]
    kept = len(found)
    while kept > _FEWEST and sum(widths[:kept]) > _WIDEST:
        kept -= 1
    return found[:kept]


def _length(text: str) -> float:
    """How wide a text is drawn, in characters of Chinese."""
    return sum(0.55 if one.isascii() else 1.0 for one in text)


def _rows(
    listed: Listed,
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, ...], ...], int]:
    """The head, the rows past their deadline (all rows where none is), how many more."""
    late = whole(listed.headline["overdue_count"])
    rows = listed.page(1)[: min(late, MOST) if late else _ROWS]
    found = _fitting(columns(listed, are_late=bool(late))[:_COLUMNS], rows)
    every = late or whole(listed.headline["row_count"])
    # The name and what is whose may take two lines, all else stands on one.
    kinds = ["number" if one.is_number else "" for one in found]
    head = tuple(zip(kinds, (one.head for one in found), strict=True))
    return head, tuple(tuple(one.cell(row) for one in found) for row in rows), every - len(rows)
