"""Comments of an earlier marking taken away: ours whole, ours below those of other people.

A comment is known by its author or its heading, its lines by what the issue list says
was written. Whatever else stands there was written by somebody and stays.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from data.documents.marking.comments_part import RULE, Comment, plain_run
from data.documents.marking.markup import Previous
from data.documents.marking.xml import (
    Edit,
    Element,
    attributes,
    children,
    content_text,
    edited,
    root,
)
from data.files.formats.xlsx.shared_strings import unescape

# A cell that a merged range covers is named before what is said of it.
_WHERE = re.compile(r"^[A-Z]{1,3}[0-9]+  ")
_UNHELD = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")


def without_ours(xml: bytes, previous: Previous) -> tuple[list[bytes], list[Comment]]:
    """The part without our comments, and what was cut, by its cell.

    A Comment without paragraphs stands for one that is gone; with them, for the part of
    one that was cut off.
    """
    top = root(xml, "comments")
    parts = {one.name: one for one in children(xml, top)}
    listed = parts.get("commentList")
    names = [
        _unescaped(xml[one.inner : one.close])
        for one in (children(xml, parts["authors"]) if "authors" in parts else ())
    ]
    own = {str(at) for at, name in enumerate(names) if name in previous.authors}
    edits: list[Edit] = []
    cut: list[Comment] = []
    for one in children(xml, listed) if listed is not None else ():
        if one.name != "comment":
            continue
        stated = attributes(xml, one)
        found = _cut(xml, one, previous, is_own=stated.get("authorId") in own)
        if found is not None:
            edits += found[0]
            cut.append(Comment(stated.get("ref", ""), found[1]))
    return edited(xml, edits), cut


def _cut(
    xml: bytes, comment: Element, previous: Previous, *, is_own: bool
) -> tuple[list[Edit], list[str]] | None:
    """The edits and what they cut off; None where nothing in it is ours."""
    text = next((one for one in children(xml, comment) if one.name == "text"), None)
    if text is None:
        return None
    runs = list(_texts(xml, text))
    whole = "".join(said for _, said in runs)
    lines = whole.split("\n")
    is_headed = _plain(lines[0]) in previous.headings
    if is_headed and is_own and not previous.said:
        # Without its list nobody knows which lines somebody added to it.
        return [Edit(comment.start, comment.end, b"")], []
    if previous.said and (is_headed or is_own):
        kept = _others(lines, previous)
        if not kept:
            return [Edit(comment.start, comment.end, b"")], []
        if len(kept) == len(lines):
            return None
        said = plain_run(comment.prefix, "\n".join(kept))
        return [Edit(text.inner, text.close, said)], [one for one in lines if one not in kept]
    for heading in previous.headings:
        place = whole.find(f"\n{RULE}\n{heading}\n")
        if place >= 0:
            tail = whole[place:].split("\n")[3:]
            kept = _others(tail, previous) if previous.said else []
            said = plain_run(comment.prefix, "\n".join(["", *kept])) if kept else b""
            return _shortened(xml, text, runs, place, said), tail
    return None


def _others(lines: list[str], previous: Previous) -> list[str]:
    """Lines that were not ours."""
    ours = {_plain(line) for line in (*previous.said, *previous.headings, RULE)}
    return [
        line
        for line in lines
        if (plain := _plain(line)) and plain not in ours and _WHERE.sub("", plain) not in ours
    ]


def _plain(line: str) -> str:
    """A line as it is compared: without what a comment cannot hold."""
    return _UNHELD.sub("", line).strip()


def _shortened(
    xml: bytes, text: Element, runs: list[tuple[Element, str]], place: int, added: bytes
) -> list[Edit]:
    """The first ``place`` letters of a text, and what is added to them; runs before stay."""
    edits: list[Edit] = []
    before = 0
    end = text.inner
    for element, said in runs:
        if before + len(said) <= place:
            end = element.end
        elif before < place:
            inner = next(_bare_texts(xml, element), element)
            edits.append(Edit(inner.inner, inner.close, content_text(said[: place - before])))
            end = element.end
        else:
            edits.append(Edit(element.start, element.end, b""))
        before += len(said)
    if added:
        edits.append(Edit(end, end, added))
    return edits


def _texts(xml: bytes, text: Element) -> Iterator[tuple[Element, str]]:
    """Runs, and bare texts, with what they say."""
    for one in children(xml, text):
        if one.name in ("r", "t"):
            yield one, "".join(_said(xml, inner) for inner in _bare_texts(xml, one))


def _bare_texts(xml: bytes, element: Element) -> Iterator[Element]:
    if element.name == "t":
        yield element
        return
    yield from (one for one in children(xml, element) if one.name == "t")


def _said(xml: bytes, element: Element) -> str:
    return _unescaped(xml[element.inner : element.close])


def _unescaped(content: bytes) -> str:
    return unescape(content.decode("utf-8", "replace").replace("\r\n", "\n"))


def without_replies(xml: bytes, persons: Container[str]) -> list[bytes] | None:
    """A part of conversations without the replies of some persons; None: there are none."""
    top = root(xml, "ThreadedComments")
    edits = [
        Edit(one.start, one.end, b"")
        for one in children(xml, top)
        if attributes(xml, one).get("personId") in persons
    ]
    return edited(xml, edits) if edits else None
