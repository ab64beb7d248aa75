"""A file that is to be a document's template: checked before any library opens it.

A template of PowerPoint or Word (.potx, .dotx) differs from a document in one content type;
it is taken as a document. Macros are refused: what they do would leave with every document. So is
what a part would fetch from elsewhere, by LibreOffice here or by whoever opens the document.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Literal

from data.files.archive import Archive, elements
from data.files.errors import DamagedError, RefusedError
from data.files.limits import Limits
from data.files.scanner import scanned_content
from data.formats import count

Kind = Literal["slides", "paper"]
# Fields of Word that bring something in when a document is opened or printed.
_FETCHES = re.compile(rb"\b(INCLUDEPICTURE|INCLUDETEXT|DDEAUTO|DDE|DATABASE)\b")
LARGEST = 20 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_TYPES = "[Content_Types].xml"
_MAIN = {
    "slides": ("presentationml.presentation.main+xml", "presentationml.template.main+xml"),
    "paper": ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"),
}
_SHOW = "presentationml.slideshow.main+xml"


@dataclass(frozen=True)
class TemplateProblem:
    """Why a file cannot be a template: ``pack-<code>`` is a message with a ``.remedy``."""

    code: str
    arguments: dict[str, str] = field(default_factory=dict)


class TemplateError(ValueError):
    """A file that cannot be a template."""

    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code)
        self.problem = TemplateProblem(code, arguments)


def as_document(content: bytes, kind: Kind) -> bytes:
    """The package as a document of its kind; raises TemplateError."""
    if not content:
        raise TemplateError("template-empty")
    if len(content) > LARGEST:
        size, limit = (count(value / 2**20) for value in (len(content), LARGEST))
        raise TemplateError("template-large", size=size, limit=limit)
    if found := scanned_content(content):
        raise TemplateError(found.replace("refused", "template"))
    if content.startswith(_OLE):
        raise TemplateError(f"template-old-{kind}")
    if not content.startswith(b"PK"):
        raise TemplateError(f"template-other-{kind}")
    try:
        package = Archive(content, Limits())
        types = package.xml(_TYPES).decode("utf-8")
        names = package.names()
        outside = _outside(package)
    except (RefusedError, DamagedError, UnicodeDecodeError) as error:
        raise TemplateError("template-broken") from error
    if "macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in names):
        raise TemplateError(f"template-macros-{kind}")
    if outside:
        raise TemplateError("template-outside", part=outside)
    document, template = _MAIN[kind]
    for other in (template, _SHOW if kind == "slides" else template):
        if other in types:
            return _with_types(content, types.replace(other, document))
    if document not in types:
        raise TemplateError(f"template-other-{kind}")
    return content


def _outside(package: Archive) -> str:
    """The first part that fetches something from elsewhere when it is opened, "" for none.

    A link that waits for a click fetches nothing.
    """
    for name in package.names():
        if name.endswith(".rels"):
            for event, one in elements(package.xml_chunks(name)):
                is_far = event == "start" and one.get("TargetMode", "").lower() == "external"
                if is_far and not one.get("Type", "").endswith("/hyperlink"):
                    return _part_of(name)
        elif name.endswith(".xml") and _FETCHES.search(package.xml(name)):
            return name
    return ""


def _part_of(relations: str) -> str:
    """``ppt/slides/_rels/slide1.xml.rels`` is what ``ppt/slides/slide1.xml`` refers to."""
    return relations.replace("_rels/", "").removesuffix(".rels") or relations


def _with_types(content: bytes, types: str) -> bytes:
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.infolist():
            new.writestr(
                part.filename,
                types.encode() if part.filename == _TYPES else old.read(part.filename),
            )
    return buffer.getvalue()
