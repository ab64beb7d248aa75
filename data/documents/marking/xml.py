"""XML as bytes with places in it: elements are found, never parsed into a tree and written back.

A patch is a list of edits; every byte outside of them stays what it was. Comments, CDATA
and processing instructions are stepped over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from data.files.formats.xlsx.shared_strings import unescape

_ATTRIBUTES = rb"[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*"
_TAG = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|<(/?)([^\s/>!?]+)(" + _ATTRIBUTES + rb")>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([^\s=\"'/]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HELD_APART = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class UnpatchableError(Exception):
    """The part is not built as patches need it; the workbook is written anew instead."""


@dataclass(frozen=True)
class Element:
    """An element and its four places: start, inner, close and end.

    ``data[start:inner]`` is the start tag, ``data[close:end]`` the end tag, empty where
    the start tag closes itself.
    """

    tag: bytes
    start: int
    inner: int
    close: int
    end: int

    @property
    def name(self) -> str:
        """The name without its prefix."""
        return self.tag.rpartition(b":")[2].decode("utf-8", "replace")

    @property
    def prefix(self) -> bytes:
        """The prefix with its colon, or nothing."""
        return self.tag[: len(self.tag) - len(self.tag.rpartition(b":")[2])]

    @property
    def is_empty(self) -> bool:
        """Whether the start tag closes the element."""
        return self.close == self.end


@dataclass(frozen=True)
class Edit:
    """Bytes that take the place of ``data[start:end]``."""

    start: int
    end: int
    content: bytes


def elements(data: bytes, start: int = 0) -> Iterator[Element]:
    """The elements on one level, from a place on, until that level's end tag.

    Raises UnpatchableError where tags do not match.
    """
    open_tags: list[bytes] = []
    first, inner = 0, 0
    for match in _TAG.finditer(data, start):
        closing, tag, rest = match[1], match[2], match[3]
        if tag is None:
            continue
        if closing:
            if not open_tags:
                return
            if open_tags.pop() != tag:
                raise UnpatchableError(f"end tag {tag!r} out of place")
            if not open_tags:
                yield Element(tag, first, inner, match.start(), match.end())
            continue
        is_closed = rest.endswith(b"/")
        if not open_tags:
            first, inner = match.start(), match.end()
            if is_closed:
                yield Element(tag, first, inner, inner, inner)
        if not is_closed:
            open_tags.append(tag)
    if open_tags:
        raise UnpatchableError(f"{open_tags[0]!r} does not end")


def root(data: bytes, name: str) -> Element:
    """The document's element; its end is not looked for. Raises UnpatchableError."""
    for match in _TAG.finditer(data):
        if match[2] is None:
            continue
        tag: bytes = match[2]
        if tag.rpartition(b":")[2] != name.encode("ascii") or match[1]:
            break
        if match[3].endswith(b"/"):
            return Element(tag, match.start(), match.end(), match.end(), match.end())
        close = data.rfind(b"</" + tag)
        if close < match.end():
            break
        return Element(tag, match.start(), match.end(), close, data.index(b">", close) + 1)
    raise UnpatchableError(f"no element {name}")


def children(data: bytes, parent: Element) -> list[Element]:
    """The elements directly inside another."""
    return [] if parent.is_empty else list(elements(data, parent.inner))


def attributes(data: bytes, element: Element) -> dict[str, str]:
    """Attributes by name, prefixes included, references resolved."""
    inside = data[element.start + 1 + len(element.tag) : element.inner]
    return {
        match[1].decode("utf-8", "replace"): unescape(
            (match[2] if match[2] is not None else match[3]).decode("utf-8", "replace")
        )
        for match in _ATTRIBUTE.finditer(inside)
    }


def with_attribute(tag: bytes, name: str, value: str) -> bytes:
    """A start tag with an attribute set."""
    written = f'{name}="{value}"'.encode()
    stated = re.search(rb"\s%s\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.encode("ascii"), tag)
    if stated:
        return tag[: stated.start()] + b" " + written + tag[stated.end() :]
    after = re.match(rb"<[^\s/>]+", tag)
    if after is None:
        raise UnpatchableError(f"{tag[:20]!r} is no start tag")
    return tag[: after.end()] + b" " + written + tag[after.end() :]


def without_attribute(tag: bytes, name: str) -> bytes:
    """A start tag that does not state an attribute."""
    return re.sub(rb"\s%s\s*=\s*(?:\"[^\"]*\"|'[^']*')" % name.encode("ascii"), b"", tag)


def appended(data: bytes, parent: Element, content: bytes) -> Edit:
    """The edit that adds content as the last thing inside an element."""
    if not parent.is_empty:
        return Edit(parent.close, parent.close, content)
    opened = re.sub(rb"\s*/>$", b">", data[parent.start : parent.inner])
    closing = b"</" + parent.tag + b">"
    return Edit(parent.start, parent.end, opened + content + closing)


def edited(data: bytes, edits: Sequence[Edit]) -> list[bytes]:
    """The pieces of the new content; raises UnpatchableError where edits overlap."""
    pieces: list[bytes] = []
    done = 0
    view = memoryview(data)
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        if edit.start < done:
            raise UnpatchableError("two changes at one place")
        pieces += [bytes(view[done : edit.start]), edit.content]
        done = edit.end
    pieces.append(bytes(view[done:]))
    return pieces


def content_text(text: str) -> bytes:
    """A text as content or attribute: what XML cannot hold is left out, ``_x0041_`` stays text."""
    plain = _LOOKS_ESCAPED.sub("_x005F_", _FORBIDDEN.sub("", text.replace("\r\n", "\n")))
    return escape(plain, {'"': "&quot;"}).encode("utf-8")


def cell_text(text: str) -> bytes:
    """A text as the content of a cell: what XML cannot hold is written as ``_x0001_``."""
    plain = _LOOKS_ESCAPED.sub("_x005F_", text.replace("\r\n", "\n"))
    return escape(_HELD_APART.sub(_code, plain)).encode("utf-8", "replace")


def _code(match: re.Match[str]) -> str:
    return f"_x{ord(match[0]):04X}_"
