"""The county's own paper for the 通报: a Word file with places in braces.

``{正文}`` alone in a paragraph is needed; the other places are filled where they stand, and
a part without a place stands in its usual order before or behind the text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.text.paragraph import Paragraph

from data.documents.office_template import TemplateError, as_document

BODY = "正文"
HEAD = ("代拟稿", "标题", "主送")
FOOT = ("附件", "署名", "成文日期")
PLACES = (*HEAD, BODY, *FOOT)
_PLACE = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")


def opened(template: bytes) -> Document:
    """The paper as a document; raises TemplateError saying why it cannot be one."""
    try:
        document = docx.Document(io.BytesIO(as_document(template, "paper")))
        paragraphs = list(_paragraphs(document))
    except TemplateError:
        raise
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:
        # A package that is whole may still lack what a document needs.
        raise TemplateError("template-broken") from error
    found = [name.strip() for one in paragraphs for name in _PLACE.findall(_told(one))]
    unknown = [name for name in dict.fromkeys(found) if name not in PLACES]
    if unknown:
        raise TemplateError(
            "template-unknown-places", names=_braced(unknown), known=_braced(PLACES)
        )
    alone = [one for one in document.paragraphs if _told(one).strip() in _BODIES]
    if len(alone) != 1 or found.count(BODY) != 1:
        raise TemplateError("template-no-body", place=_braced([BODY]))
    return document


def places_of(template: bytes) -> tuple[str, ...]:
    """The places that a paper has, in their usual order; raises TemplateError."""
    found = {
        name.strip() for one in _paragraphs(opened(template)) for name in _PLACE.findall(_told(one))
    }
    return tuple(name for name in PLACES if name in found)


def body_place(document: Document) -> Paragraph:
    """The paragraph that the text stands in for."""
    return next(one for one in document.paragraphs if _told(one).strip() in _BODIES)


def fill(document: Document, values: dict[str, str]) -> set[str]:
    """Puts values where their places stand, in the paper's own type; returns what was placed."""
    placed: set[str] = set()
    for paragraph in _paragraphs(document):
        names = [name.strip() for name in _PLACE.findall(_told(paragraph))]
        if not any(name in values for name in names):
            continue
        placed.update(name for name in names if name in values)
        told = _PLACE.sub(lambda one: values.get(one[1].strip(), one[0]), _told(paragraph))
        # Word cuts a place into several runs at will; the first one's type is kept.
        first, *others = paragraph.runs
        first.text = told
        for run in others:
            run._element.getparent().remove(run._element)
    return placed


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """All of the document's: of the text, of tables, of heads and feet."""
    roots = [document.element.body]
    for section in document.sections:
        roots += [
            part._element
            for part in (
                section.header,
                section.footer,
                section.first_page_header,
                section.first_page_footer,
                section.even_page_header,
                section.even_page_footer,
            )
            if not part.is_linked_to_previous
        ]
    for root in roots:
        for element in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
            yield Paragraph(element, document)


def _told(paragraph: Paragraph) -> str:
    """What stands in its runs; a link's words are nobody's place."""
    return "".join(run.text for run in paragraph.runs)


def _braced(names: list[str] | tuple[str, ...]) -> str:
    return "、".join(f"{{{name}}}" for name in names)


_BODIES = (f"{{{BODY}}}", f"｛{BODY}｝")
