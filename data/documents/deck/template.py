"""The county's own slides: which layouts are taken, and what stands in the way.

A layout is found by its kind, then by its name, in Chinese and English; failing both, the
one with a title and the fewest other places. Only a title's place is needed.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml.ns import qn

from data.documents.deck.deck import Colour
from data.documents.office_template import TemplateError, as_document

TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_KINDS = {"cover": ("title",), "page": ("titleOnly",)}
_NAMES = {
    "cover": ("封面", "标题幻灯片", "title slide", "cover"),
    "page": ("内页", "正文", "仅标题", "title only"),
}
_WIDE = 1.5  # width : height from which a page is no 4:3 any more


@dataclass(frozen=True)
class TemplateLayouts:
    """What of a template is used: names of layouts, and how its pages stand."""

    cover: str
    page: str
    is_four_three: bool
    examples: int


def opened(template: bytes) -> Any:
    """The template as a presentation without its example slides; raises TemplateError."""
    book = _read(template)
    listed = book.slides._sldIdLst
    for entry in list(listed):
        book.part.drop_rel(entry.rId)
        listed.remove(entry)
    return book


def template_layouts(template: bytes) -> TemplateLayouts:
    """What would be used of a file; raises TemplateError saying why it cannot be."""
    book = _read(template)
    return TemplateLayouts(
        cover=layout(book, "cover").name,
        page=layout(book, "page").name,
        is_four_three=int(book.slide_width) < _WIDE * int(book.slide_height),
        examples=len(book.slides),
    )


def layout(book: Any, use: str) -> Any:
    """The layout for a cover or a page."""
    titled = [one for one in book.slide_layouts if _has_title(one)]
    for one in titled:
        if one._element.get("type") in _KINDS[use]:
            return one
    for name in _NAMES[use]:
        for one in titled:
            if name in one.name.casefold():
                return one
    return min(titled, key=lambda one: len(one.placeholders))


def title_colour(book: Any) -> Colour | None:
    """The colour that the template's titles are written in; None where it names none.

    Texts that have no place of their own take it: on a dark picture black would not be read.
    """
    style = book.slide_masters[0]._element.find(f".//{qn('p:titleStyle')}")
    fill = None if style is None else style.find(f".//{qn('a:solidFill')}")
    colour = None if fill is None else next(iter(fill), None)
    if colour is None:
        return None
    value = str(colour.get("val", ""))
    try:
        found: Colour = (
            RGBColor.from_string(value)
            if colour.tag == qn("a:srgbClr")
            else MSO_THEME_COLOR.from_xml(value)
        )
    except ValueError:
        return None
    return found


def _read(template: bytes) -> Any:
    try:
        book = Presentation(io.BytesIO(as_document(template, "slides")))
        has_title = any(_has_title(one) for one in book.slide_layouts)
    except TemplateError:
        raise
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:
        # A package that is whole may still lack what a presentation needs.
        raise TemplateError("template-broken") from error
    if not has_title:
        names = "、".join(one.name for one in book.slide_layouts)
        raise TemplateError("template-no-title", names=names or "—")
    return book


def _has_title(one: Any) -> bool:
    return any(place.placeholder_format.type in TITLES for place in one.placeholders)
