"""The comments of a sheet: what is there stays, ours is added below it or beside it.

Where a cell already holds a comment, ours is a further run of the same text; where it
holds a conversation of newer office programs, ours is a reply as well. Ours are known by
their heading and by how their lines begin, so that they are taken away again from a
workbook that somebody worked on; words that somebody wrote below them stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from data.documents.marking.markup import Own
from data.documents.marking.tree import (
    MAIN,
    STRICT_MAIN,
    Node,
    added,
    attribute,
    child,
    children,
    local,
    made,
    plain_text,
    tree,
)

RULE = "—" * 8
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True)
class Comment:
    """What is to stand in one comment: its cell and the paragraphs of it."""

    cell: str
    paragraphs: Sequence[str]

    @property
    def text(self) -> str:
        """All of it as one text."""
        return "\n\n".join(self.paragraphs)


def new_comments(*, is_strict: bool) -> Node:
    """A comments part that holds none."""
    space = STRICT_MAIN if is_strict else MAIN
    return tree(
        f'<comments xmlns="{space}"><authors/><commentList/></comments>'.encode(), "comments"
    )


def comment(top: Node, comments: Sequence[Comment], *, author: str, heading: str) -> set[str]:
    """Add comments to a part; returned are the cells that held one before."""
    authors, listed = (_part(top, name, at) for at, name in enumerate(("authors", "commentList")))
    names = [one.text or "" for one in children(authors)]
    if plain_text(author) not in names:
        added(authors, "author", plain_text(author))
        names.append(plain_text(author))
    number = names.index(plain_text(author))
    known = {attribute(one, "ref"): one for one in children(listed, "comment")}
    for one in comments:
        old = known.get(one.cell)
        if old is None:
            old = added(listed, "comment", ref=one.cell, authorId=str(number))
            _write(added(old, "text"), heading, one.text)
            continue
        text = _part(old, "text", 0)
        for bare in children(text, "t"):
            run = made(text, "r")
            text.replace(bare, run)
            run.append(bare)
        _write(text, f"\n{RULE}\n{heading}", one.text)
    return {one.cell for one in comments} & known.keys()


def uncomment(top: Node, own: Own) -> list[Comment]:
    """Take ours out of a part; returned is what was cut from each cell.

    A Comment without paragraphs stands for one that is gone altogether.
    """
    cut: list[Comment] = []
    for listed in children(top, "commentList"):
        for one in children(listed, "comment"):
            text = child(one, "text")
            tail = None if text is None else _cut(text, own)
            if text is None or tail is None:
                continue
            is_gone = not "".join(said for _, said in _runs(text)).strip()
            if is_gone:
                listed.remove(one)
            cut.append(Comment(attribute(one, "ref"), [] if is_gone else [tail]))
    return cut


def _cut(text: Node, own: Own) -> str | None:
    """Cut ours off a comment's text and return it; None where nothing in it is ours."""
    runs = list(_runs(text))
    lines = "".join(said for _, said in runs).split("\n")
    at = next((at for at, line in enumerate(lines) if line.strip() in own.headings), None)
    if at is None:
        return None
    first = at - 1 if at and lines[at - 1].strip() == RULE else at
    left = len("\n".join(lines[:first]))
    for node, said in runs:
        if left < len(said):
            if left:
                _texts(node)[0].text = said[:left]
            else:
                text.remove(node)
        left = max(left - len(said), 0)
    others = [line for line in lines[at + 1 :] if line.strip() and not own.has_written(line)]
    if others:
        text.append(_run(text, "\n".join([""] * bool(first) + others), is_bold=False))
    return "\n".join(line for line in lines[at + 1 :] if line not in others)


def replies(top: Node, comments: Sequence[Comment], person: str) -> bool:
    """Answer in each conversation that is at one of the cells; whether one was."""
    texts = {one.cell: one.text for one in comments}
    found = False
    for one in children(top):
        cell = attribute(one, "ref")
        if attribute(one, "parentId") or cell not in texts:
            continue
        said = texts.pop(cell)
        own = str(uuid5(NAMESPACE_URL, f"{attribute(one, 'id')} {said}")).upper()
        stated = {"ref": cell, "dT": attribute(one, "dT"), "personId": person, "id": f"{{{own}}}"}
        reply = added(top, "threadedComment", **stated, parentId=attribute(one, "id"))
        added(reply, "text", plain_text(said))
        found = True
    return found


def without_replies(top: Node, authors: Sequence[str]) -> bool:
    """Take the replies of some authors away; whether there were any."""
    persons = {person_id(name) for name in authors}
    ours = [one for one in children(top) if attribute(one, "personId") in persons]
    for one in ours:
        top.remove(one)
    return bool(ours)


def person(top: Node, name: str) -> str:
    """The id that replies of a person name; the person is added to the list where missing."""
    own = person_id(name)
    if own not in {attribute(one, "id") for one in children(top)}:
        stated = {"displayName": name, "id": own, "userId": "Signboard", "providerId": "None"}
        added(top, "person", **stated)
    return own


def person_id(name: str) -> str:
    """The id under which somebody of that name replies."""
    return f"{{{str(uuid5(NAMESPACE_URL, name)).upper()}}}"


def _part(parent: Node, name: str, place: int) -> Node:
    known = child(parent, name)
    if known is None:
        known = made(parent, name)
        parent.insert(place, known)
    return known


def _runs(text: Node) -> Iterator[tuple[Node, str]]:
    """Runs, and bare texts, with what they say."""
    for one in children(text):
        if local(one) in ("r", "t"):
            yield one, "".join(inner.text or "" for inner in _texts(one))


def _texts(node: Node) -> list[Node]:
    return [node] if local(node) == "t" else children(node, "t")


def _write(text: Node, heading: str, said: str) -> None:
    text.append(_run(text, f"{heading}\n", is_bold=True))
    text.append(_run(text, said, is_bold=False))


def _run(like: Node, said: str, *, is_bold: bool) -> Node:
    run = made(like, "r")
    look = added(run, "rPr")
    if is_bold:
        added(look, "b")
    for name, value in (("sz", "9"), ("rFont", "宋体"), ("family", "3"), ("charset", "134")):
        added(look, name, val=value)
    added(run, "t", plain_text(said)).set(_XML_SPACE, "preserve")
    return run
