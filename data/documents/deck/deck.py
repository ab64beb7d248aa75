"""What a deck holds (sentences, series, rows, sources), and how much room it takes on a slide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

from data.documents.signs import without_forbidden


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, one category a row; series: name and one value a category."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    number_format: str = "0"


@dataclass(frozen=True)
class Waterfall:
    """Deltas that float from where the last one ended; steps: label, start, delta, written."""

    steps: tuple[tuple[str, float, float, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table; numbers: columns that stand right, widths: shares of the slide.

    most: rows that fit a slide; fewer where texts need two lines. inks, fills: a colour
    (#RRGGBB) for each cell of each row, "" for the usual one; empty where no cell has its own.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    most: int = 12
    inks: tuple[tuple[str, ...], ...] = ()
    fills: tuple[tuple[str, ...], ...] = ()

    def part(self, start: int, end: int | None) -> Grid:
        """The rows from start up to end, with their colours."""
        return replace(
            self,
            rows=self.rows[start:end],
            inks=self.inks[start:end],
            fills=self.fills[start:end],
        )


@dataclass(frozen=True)
class Outline:
    """A line through points, closed or open; fill and line are colours (RRGGBB), "" for none."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    line: str = ""
    width: float = 1.0
    is_closed: bool = True
    is_dotted: bool = False


@dataclass(frozen=True)
class Round:
    """A circle by its middle and radius."""

    x: float
    y: float
    radius: float
    fill: str = ""
    line: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class Words:
    """A text on one line, as tall as ``size``; y is its baseline."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool = False
    is_muted: bool = False
    is_right: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing of native shapes, in units of its own width and height."""

    width: float
    height: float
    shapes: tuple[Outline | Round, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True)
class DeckSlide:
    """One answer with what explains it; notes: what is read aloud, and the sources.

    short: the name of its table, over the slides on which the table goes on.
    """

    title: str
    sub: str = ""
    chart: Bars | Waterfall | None = None
    grid: Grid | None = None
    notes: Sequence[str] = ()
    short: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Deck:
    """A title slide and the slides; stamp stands at every foot."""

    title: str
    subtitle: str
    stamp: str
    slides: tuple[DeckSlide, ...]
    author: str = ""


Colour = RGBColor | MSO_THEME_COLOR
FACE = "Microsoft YaHei"
INK = RGBColor(0x1A, 0x22, 0x2C)
MUTED = RGBColor(0x5A, 0x65, 0x72)
ACCENT = RGBColor(0x1B, 0x52, 0x99)
CONTEXT = RGBColor(0xB4, 0xBD, 0xC7)


def write(
    shape: Any,
    text: str,
    size: Pt,
    colour: Colour | None,
    *,
    is_bold: bool = False,
    is_right: bool = False,
) -> None:
    """Lines into a shape or cell, a paragraph each; colour None leaves the template's."""
    frame = shape.text_frame
    frame.word_wrap = True
    if hasattr(frame, "auto_size") and not is_cell(shape):
        frame.auto_size = MSO_AUTO_SIZE.TEXT_TO_FIT_SHAPE
    for number, line in enumerate(without_forbidden(text).split("\n")):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        paragraph.text = ""
        paragraph.alignment = PP_ALIGN.RIGHT if is_right else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = line
        set_face(run.font, size, colour, is_bold=is_bold)


def is_cell(shape: Any) -> bool:
    """Whether it is a table's cell, whose text cannot shrink by itself."""
    return hasattr(shape, "merge")


def set_face(font: Any, size: Pt, colour: Colour | None, *, is_bold: bool = False) -> None:
    """Size, weight, colour, and the face for letters of both kinds."""
    font.size, font.bold, font.name = size, is_bold, FACE
    if isinstance(colour, RGBColor):
        font.color.rgb = colour
    elif colour is not None:
        font.color.theme_color = colour
    properties = font._element
    properties.set("lang", "zh-CN")
    for kind in ("a:ea", "a:cs"):
        found = properties.find(qn(kind))
        if found is None:
            found = properties.makeelement(qn(kind), {})
            properties.append(found)
        found.set("typeface", FACE)


CELL = Pt(12)
CELL_MARGIN = 20_000
_LINE = CELL * 1.46  # of the fonts that stand in for ours too
_SIDES = 183_000
LATIN = 0x2E7F  # signs up to here are narrower than an em


def lines(text: str, size: int, wide: int) -> int:
    """How many lines of a size a text takes in a width; sizes in EMU."""
    ems = sum(1.0 if ord(sign) > LATIN else 0.62 for sign in text)
    return max(math.ceil(ems / max(wide / size, 1.0)), 1)


def row_heights(grid: Grid, wide: int, least: float) -> list[float]:
    """The height of each row: as tall as its longest cell, at least ``least``."""
    return [max(least, _lines_of(row, grid, wide) * _LINE + 2 * CELL_MARGIN) for row in grid.rows]


def head_height(grid: Grid, wide: int, least: float) -> float:
    """The height of the head row."""
    return max(least, _lines_of(grid.head, grid, wide) * _LINE + 2 * CELL_MARGIN)


def page_starts(heights: Sequence[float], room: float, most: int) -> list[int]:
    """The first row of each page.

    As few pages as hold the rows, none with more than ``most``, and about as many rows on
    each: three rows alone on a last page look like a mistake.
    """
    pages = len(_filled(heights, room, most))
    even = math.ceil(len(heights) / pages) if pages else most
    for limit in range(even, most + 1):
        starts = _filled(heights, room, limit)
        if len(starts) == pages:
            return starts
    return _filled(heights, room, most)


def _filled(heights: Sequence[float], room: float, most: int) -> list[int]:
    starts, used = [0], 0.0
    for number, tall in enumerate(heights):
        is_full = number - starts[-1] >= most or used + tall > room
        if is_full and number > starts[-1]:
            starts.append(number)
            used = 0.0
        used += tall
    return starts


def _lines_of(row: Sequence[str], grid: Grid, wide: int) -> int:
    total = sum(grid.widths)
    return max(
        lines(text, CELL, int(wide * part / total - _SIDES))
        for text, part in zip(row, grid.widths, strict=True)
    )
