"""A drawing as native shapes: lines, circles and texts that the office can move and recolour."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.util import Emu, Pt

from data.documents.deck.deck import INK, MUTED, Colour, Outline, Picture, Round, Words, write

Area = tuple[int, int, int, int]
_EMU_A_POINT = 12_700


def add_picture(
    slide: Any,
    picture: Picture,
    area: Area,
    *,
    ink: Colour | None = INK,
    muted: Colour | None = MUTED,
) -> None:
    """Draw a picture as large as an area (EMU) allows, from its upper left corner."""
    left, top, wide, high = area
    scale = min(wide / picture.width, high / picture.height)

    def at(x: float, y: float) -> tuple[int, int]:
        return int(left + x * scale), int(top + y * scale)

    for shape in picture.shapes:
        if isinstance(shape, Round):
            _round(slide, shape, at(shape.x - shape.radius, shape.y - shape.radius), scale)
        else:
            _outline(slide, shape, [at(x, y) for x, y in shape.points])
    for words in picture.words:
        colour = muted if words.is_muted else ink
        _words(slide, words, at(words.x, words.y - words.size), scale, colour)


def _round(slide: Any, circle: Round, corner: tuple[int, int], scale: float) -> None:
    side = Emu(int(2 * circle.radius * scale))
    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, Emu(corner[0]), Emu(corner[1]), side, side)
    _coloured(shape, circle.fill, circle.line, circle.width)


def _outline(slide: Any, outline: Outline, points: list[tuple[int, int]]) -> None:
    first, *rest = points
    builder = slide.shapes.build_freeform(*first, scale=1.0)
    builder.add_line_segments(rest, close=outline.is_closed)
    shape = builder.convert_to_shape()
    _coloured(shape, outline.fill, outline.line, outline.width)
    if outline.is_dotted:
        shape.line.dash_style = MSO_LINE.ROUND_DOT


def _coloured(shape: Any, fill: str, line: str, width: float) -> None:
    shape.shadow.inherit = False
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    else:
        shape.fill.background()
    if line:
        shape.line.color.rgb = RGBColor.from_string(line)
        shape.line.width = Pt(width)
    else:
        shape.line.fill.background()


def _words(
    slide: Any, words: Words, at: tuple[int, int], scale: float, colour: Colour | None
) -> None:
    size = words.size * scale
    wide = int(size * (len(words.text) + 2))
    left = at[0] - wide if words.is_right else at[0]
    box = slide.shapes.add_textbox(Emu(left), Emu(at[1]), Emu(wide), Emu(int(size * 1.3)))
    points = Pt(max(int(size / _EMU_A_POINT + 0.5), 6))
    write(box, words.text, points, colour, is_bold=words.is_bold, is_right=words.is_right)
    frame = box.text_frame
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
