"""Text in a slide: fonts by name for Latin and East-Asian letters, marked as Chinese."""

from __future__ import annotations

from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Pt

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
    for number, line in enumerate(text.split("\n")):
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
