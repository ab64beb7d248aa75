"""The comments of a sheet: what is there stays, ours is added below it or beside it.

Where a cell already holds a comment, ours is a further run of the same text; where it
holds a conversation of newer office programs, ours is a reply as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from data.documents.marking.package import MAIN, STRICT_MAIN
from data.documents.marking.xml import (
    Edit,
    Element,
    appended,
    attributes,
    children,
    content_text,
    edited,
    root,
)

_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
RULE = "—" * 8


@dataclass(frozen=True)
class Comment:
    """What is to stand in one comment: its cell and the paragraphs of it."""

    cell: str
    paragraphs: Sequence[str]

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n\n".join(self.paragraphs)


def new_comments(*, is_strict: bool) -> bytes:
    """A comments part that holds none."""
    space = STRICT_MAIN if is_strict else MAIN
    return f'<comments xmlns="{space}"><authors/><commentList/></comments>'.encode()


def commented(
    xml: bytes, comments: Sequence[Comment], *, author: str, heading: str
) -> tuple[list[bytes], set[str]]:
    """The part with more comments, and the cells that held one before.

    A comment of the same author is replaced.
    """
    top = root(xml, "comments")
    parts = {one.name: one for one in children(xml, top)}
    authors, listed = parts.get("authors"), parts.get("commentList")
    edits: list[Edit] = []
    own: set[str] = set()
    if authors is None:
        number = 0
        added = f"{_p(top)}authors><{_p(top)}author>".encode() + content_text(author)
        closing = f"</{_p(top)}author></{_p(top)}authors>".encode()
        edits.append(Edit(top.inner, top.inner, b"<" + added + closing))
    else:
        names = [xml[one.inner : one.close] for one in children(xml, authors)]
        own = {str(at) for at, name in enumerate(names) if name == content_text(author)}
        number = min((int(at) for at in own), default=len(names))
        tag = authors.prefix + b"author"
        if not own:
            edits.append(
                appended(xml, authors, b"<%s>%s</%s>" % (tag, content_text(author), tag)),
            )
    known = {attributes(xml, one).get("ref", ""): one for one in _listed(xml, listed)}
    new: list[bytes] = []
    for one in comments:
        old = known.get(one.cell)
        if old is None:
            tag = top.prefix + b"comment"
            text = top.prefix + b"text"
            new.append(
                b'<%s ref="%s" authorId="%d"><%s>%s</%s></%s>'
                % (
                    tag,
                    one.cell.encode("ascii"),
                    number,
                    text,
                    _runs(top, heading, one.text),
                    text,
                    tag,
                )
            )
        elif attributes(xml, old).get("authorId") in own:
            # Marked before and sent in again: what was said then may no longer be so.
            edits += _instead(xml, old, _runs(top, heading, one.text))
        else:
            edits += _below(xml, old, _runs(top, f"\n{RULE}\n{heading}", one.text))
    content = b"".join(new)
    if listed is None:
        tag = top.prefix + b"commentList"
        edits.append(appended(xml, top, b"<%s>%s</%s>" % (tag, content, tag)))
    elif content:
        edits.append(appended(xml, listed, content))
    return edited(xml, edits), {one.cell for one in comments} & known.keys()


def replied(xml: bytes, comments: Sequence[Comment], person: str) -> list[bytes] | None:
    """A part of conversations with a reply in each that is at one of the cells; None: none is."""
    top = root(xml, "ThreadedComments")
    texts = {one.cell: one.text for one in comments}
    replies = []
    for one in children(xml, top):
        stated = attributes(xml, one)
        cell = stated.get("ref", "")
        if "parentId" in stated or cell not in texts:
            continue
        text = texts.pop(cell)
        own = str(uuid5(NAMESPACE_URL, f"{stated.get('id')} {text}")).upper()
        replies.append(
            f'<{_p(top)}threadedComment ref="{cell}" dT="{stated.get("dT", "")}" '
            f'personId="{person}" id="{{{own}}}" parentId="{stated.get("id", "")}">'
            f"<{_p(top)}text>".encode()
            + content_text(text)
            + f"</{_p(top)}text></{_p(top)}threadedComment>".encode()
        )
    return edited(xml, [appended(xml, top, b"".join(replies))]) if replies else None


def with_person(xml: bytes, name: str) -> tuple[list[bytes], str]:
    """The list of persons with one more, and the id that replies name."""
    own = person_id(name)
    top = root(xml, "personList")
    if any(attributes(xml, one).get("id") == own for one in children(xml, top)):
        return [xml], own
    added = (
        f"<{_p(top)}person displayName=".encode()
        + b'"'
        + content_text(name)
        + f'" id="{own}" userId="Signboard" providerId="None"/>'.encode()
    )
    return edited(xml, [appended(xml, top, added)]), own


def person_id(name: str) -> str:
    """The id under which somebody of that name replies."""
    return f"{{{str(uuid5(NAMESPACE_URL, name)).upper()}}}"


def plain_run(prefix: bytes, text: str) -> bytes:
    """One run of a comment in the usual type."""
    return _run(Element(prefix + b"x", 0, 0, 0, 0), text, is_bold=False)


def _listed(xml: bytes, listed: Element | None) -> list[Element]:
    return [] if listed is None else [one for one in children(xml, listed) if one.name == "comment"]


def _instead(xml: bytes, comment: Element, runs: bytes) -> list[Edit]:
    return [
        Edit(one.start, one.end, b"<%s>%s</%s>" % (one.tag, runs, one.tag))
        for one in children(xml, comment)
        if one.name == "text"
    ]


def _below(xml: bytes, comment: Element, runs: bytes) -> list[Edit]:
    """Runs after the last run of a comment; a bare text becomes a run first."""
    text = next((one for one in children(xml, comment) if one.name == "text"), None)
    if text is None:
        tag = comment.prefix + b"text"
        return [appended(xml, comment, b"<%s>%s</%s>" % (tag, runs, tag))]
    edits: list[Edit] = []
    place = text.inner
    for one in children(xml, text):
        if one.name == "t":
            run = one.prefix + b"r"
            edits.append(Edit(one.start, one.start, b"<%s>" % run))
            edits.append(Edit(one.end, one.end, b"</%s>" % run))
            place = one.end
        elif one.name == "r":
            place = one.end
    if text.is_empty:
        return [appended(xml, text, runs)]
    if edits and edits[-1].start == place:
        last = edits.pop()
        edits.append(Edit(place, place, last.content + runs))
    else:
        edits.append(Edit(place, place, runs))
    return edits


def _runs(top: Element, heading: str, text: str) -> bytes:
    return _run(top, f"{heading}\n", is_bold=True) + _run(top, text, is_bold=False)


def _run(top: Element, text: str, *, is_bold: bool) -> bytes:
    p = _p(top)
    weight = f"<{p}b/>" if is_bold else ""
    return (
        (
            f'<{p}r><{p}rPr>{weight}<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="宋体"/>'
            f'<{p}family val="3"/><{p}charset val="134"/></{p}rPr><{p}t xml:space="preserve">'
        ).encode()
        + re.sub(rb"&quot;", b'"', content_text(text))
        + f"</{p}t></{p}r>".encode()
    )


def _p(element: Element) -> str:
    return element.prefix.decode("utf-8", "replace")
