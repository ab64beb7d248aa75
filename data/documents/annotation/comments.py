"""The comments of a sheet and their boxes: what is there stays, ours is added or taken away.

Where a cell already holds a comment, ours is a further run of the same text; where it
holds a conversation of newer office programs, ours is a reply as well. Ours are known by
their heading and by how their lines begin, so that they are taken away again from a
workbook that somebody worked on; words that somebody wrote below them stay. Boxes are a
drawing in the old markup that office programs still ask for: existing ones are only added
to, since Excel itself writes some that are not well-formed XML.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import NAMESPACE_URL, uuid5

from data.documents.annotation.model import OwnComments
from data.documents.annotation.package import (
    MAIN,
    STRICT_MAIN,
    Node,
    UnpatchableError,
    added,
    attribute,
    child,
    children,
    local,
    made,
    plain_text,
    tree,
)
from data.files.grid import split_reference

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


def remove_comments(top: Node, own: OwnComments) -> list[Comment]:
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
            is_gone = not "".join(words for _, words in _runs(text)).strip()
            if is_gone:
                listed.remove(one)
            cut.append(Comment(attribute(one, "ref"), [] if is_gone else [tail]))
    return cut


def _cut(text: Node, own: OwnComments) -> str | None:
    """Cut ours off a comment's text and return it; None where nothing in it is ours."""
    runs = list(_runs(text))
    lines = "".join(words for _, words in runs).split("\n")
    at = next((at for at, line in enumerate(lines) if line.strip() in own.headings), None)
    if at is None:
        return None
    first = at - 1 if at and lines[at - 1].strip() == RULE else at
    left = len("\n".join(lines[:first]))
    for node, words in runs:
        if left < len(words):
            if left:
                _texts(node)[0].text = words[:left]
            else:
                text.remove(node)
        left = max(left - len(words), 0)
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
        reply_text = texts.pop(cell)
        own = str(uuid5(NAMESPACE_URL, f"{attribute(one, 'id')} {reply_text}")).upper()
        stated = {"ref": cell, "dT": attribute(one, "dT"), "personId": person, "id": f"{{{own}}}"}
        reply = added(top, "threadedComment", **stated, parentId=attribute(one, "id"))
        added(reply, "text", plain_text(reply_text))
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


def _write(text: Node, heading: str, words: str) -> None:
    text.append(_run(text, f"{heading}\n", is_bold=True))
    text.append(_run(text, words, is_bold=False))


def _run(like: Node, words: str, *, is_bold: bool) -> Node:
    run = made(like, "r")
    look = added(run, "rPr")
    if is_bold:
        added(look, "b")
    for name, value in (("sz", "9"), ("rFont", "宋体"), ("family", "3"), ("charset", "134")):
        added(look, name, val=value)
    added(run, "t", plain_text(words)).set(_XML_SPACE, "preserve")
    return run


Edit = tuple[int, int, bytes]
_SPACES = (
    ("v", "urn:schemas-microsoft-com:vml"),
    ("o", "urn:schemas-microsoft-com:office:office"),
    ("x", "urn:schemas-microsoft-com:office:excel"),
)
_IDMAP = re.compile(rb"(<o:idmap\b[^>]*\bdata=[\"'])([0-9,\s]+)([\"'])")
_EMPTY_IDMAP = re.compile(rb"(<o:idmap\b[^>]*\bdata=[\"'])()([\"'])")
_ID = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_NOTE = re.compile(
    rb"<x:ClientData\b[^>]*ObjectType=[\"']Note[\"'][^>]*>(.*?)</x:ClientData>", re.DOTALL
)
_SHAPE = re.compile(rb"<v:shape\s.*?</v:shape>\s*", re.DOTALL)
_ANCHOR = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
_ROW = re.compile(rb"<x:Row>\s*([0-9]+)\s*</x:Row>")
_COLUMN = re.compile(rb"<x:Column>\s*([0-9]+)\s*</x:Column>")
_BLOCK = 1024  # shape ids come in blocks of this size, each owned by one drawing
_WIDTH, _LINE, _PADDING = 300, 16, 14  # pixels
_LETTERS = 44  # half-width letters that fit into a line of that width
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" '
    'path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
    '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)


@dataclass(frozen=True)
class Measures:
    """Pixel sizes of a sheet's columns and rows, 1-based."""

    width: Callable[[int], float]
    height: Callable[[int], float]


def new_drawing() -> bytes:
    """A drawing that holds nothing."""
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in _SPACES)
    return (
        f'<xml {spaces}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/>'
        f"</o:shapelayout></xml>"
    ).encode()


def blocks_in(drawings: Iterable[bytes]) -> set[int]:
    """The blocks of ids that some drawings own."""
    found: set[int] = set()
    for xml in drawings:
        for match in _IDMAP.finditer(xml):
            found.update(int(part) for part in match[2].split(b",") if part.strip().isdigit())
    return found


def drawn(
    xml: bytes,
    comments: Sequence[Comment],
    grown: set[str],
    measures: Measures,
    taken: set[int],
) -> bytes:
    """A drawing with a box for each comment; for the cells in ``grown`` theirs gets higher.

    taken: blocks of ids in use, in the whole workbook; those used here are added to it.
    """
    end = xml.rfind(b"</xml>")
    if end < 0:
        raise UnpatchableError("a drawing without an end")
    edits = _resized(xml, [one for one in comments if one.cell in grown], 1)
    new = [one for one in comments if one.cell not in grown]
    if not new:
        return _edited(xml, edits)
    idmap = _IDMAP.search(xml) or _EMPTY_IDMAP.search(xml)
    owned = [int(one) for one in idmap[2].split(b",") if one.strip()] if idmap else []
    used = {int(number) for number in _ID.findall(xml)}
    unused = (one for block in owned for one in _ids(block) if one not in used)
    free = list(islice(unused, len(new)))
    lacking = max(len(new) - len(free), 0)
    first_block = max(taken, default=0) + 1
    blocks = range(first_block, first_block + math.ceil(lacking / (_BLOCK - 1)))
    taken.update(blocks)
    ids = [*free, *(one for block in blocks for one in _ids(block))]
    spaces = "".join(
        f' xmlns:{prefix}="{space}"'
        for prefix, space in _SPACES
        if f'xmlns:{prefix}="{space}"'.encode() not in xml[:2000]
    )
    shapes = [_shape(one, number, measures, spaces) for one, number in zip(new, ids, strict=False)]
    if b'id="_x0000_t202"' not in xml:
        shapes.insert(0, _SHAPE_TYPE.replace("<v:shapetype", f"<v:shapetype{spaces}", 1))
    edits.append((end, end, "".join(shapes).encode("ascii")))
    if idmap is not None and blocks:
        listed = ",".join(str(block) for block in (*owned, *blocks)).encode("ascii")
        edits.append((idmap.start(2), idmap.end(2), listed))
    return _edited(xml, edits)


def _edited(xml: bytes, edits: Sequence[Edit]) -> bytes:
    """A part with other bytes in some places, none over another."""
    pieces: list[bytes] = []
    done = 0
    for start, end, content in sorted(edits, key=lambda one: one[:2]):
        pieces += [xml[done:start], content]
        done = end
    return b"".join([*pieces, xml[done:]])


def _ids(block: int) -> range:
    """The numbers of shapes in a block."""
    return range(block * _BLOCK + 1, (block + 1) * _BLOCK)


def without_boxes(xml: bytes, cut: Sequence[Comment]) -> bytes:
    """A drawing without the boxes of comments that are gone; others shrink by what was cut off."""
    cells = {split_reference(one.cell): one for one in cut if one.cell}
    edits: list[Edit] = []
    for shape in _SHAPE.finditer(xml):
        note = _NOTE.search(shape[0])
        comment = cells.get(_cell_of(note)) if note else None
        if comment is not None and not comment.paragraphs:
            edits.append((shape.start(), shape.end(), b""))
    kept = [one for one in cells.values() if one.paragraphs]
    return _edited(xml, [*edits, *_resized(xml, kept, -1)])


def _cell_of(note: re.Match[bytes]) -> tuple[int, int]:
    """Row and column (from 1) of a note's box, (0, 0) where it names none."""
    row, column = _ROW.search(note[1]), _COLUMN.search(note[1])
    return (0, 0) if row is None or column is None else (int(row[1]) + 1, int(column[1]) + 1)


def _shape(comment: Comment, number: int, measures: Measures, spaces: str) -> str:
    row, column = split_reference(comment.cell)
    left = _walk(column + 1, 15, measures.width)
    right = _walk(column + 1, 15 + _WIDTH, measures.width)
    top = _walk(max(row - 1, 1), 10 if row > 1 else 2, measures.height)
    bottom = _walk(top[0] + 1, top[1] + _height(comment), measures.height)
    anchor = f"{left[0]}, {left[1]}, {top[0]}, {top[1]}, {right[0]}, {right[1]}, " + (
        f"{bottom[0]}, {bottom[1]}"
    )
    return (
        f'<v:shape{spaces} id="_x0000_s{number}" type="#_x0000_t202" '
        f'style="position:absolute;margin-left:80pt;margin-top:2pt;width:{_WIDTH * 3 // 4}pt;'
        f'height:{_height(comment) * 3 // 4}pt;z-index:{number % _BLOCK};visibility:hidden" '
        'fillcolor="#fffbe8" o:insetmode="auto"><v:fill color2="#fffbe8"/>'
        '<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
        '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
    )


def _resized(xml: bytes, comments: Sequence[Comment], sign: int) -> list[Edit]:
    """The edits that make boxes higher (sign 1) or lower (-1) by what a comment takes."""
    cells = {split_reference(one.cell): one for one in comments}
    edits: list[Edit] = []
    for match in _NOTE.finditer(xml) if cells else ():
        anchor = _ANCHOR.search(match[1])
        comment = cells.get(_cell_of(match))
        if anchor is None or comment is None:
            continue
        places = [part.strip() for part in anchor[2].split(b",")]
        if len(places) != 8 or not (places[6].isdigit() and places[2].isdigit()):
            continue
        bottom = int(places[6]) + sign * math.ceil(_height(comment) / 20)
        places[6] = b"%d" % max(bottom, int(places[2]) + 2)
        start = match.start(1) + anchor.start(2)
        edits.append((start, match.start(1) + anchor.end(2), b", ".join(places)))
    return edits


def _walk(number: int, distance: float, size: Callable[[int], float]) -> tuple[int, int]:
    """0-based index and pixels inside it, ``distance`` pixels from the start of ``number``."""
    for _ in range(2000):
        if distance < size(number):
            break
        distance -= size(number)
        number += 1
    return number - 1, int(distance)


def _height(comment: Comment) -> int:
    lines = 1
    for line in comment.text.split("\n"):
        letters = sum(2 if ord(letter) > 0x2E7F else 1 for letter in line)
        lines += max(1, math.ceil(letters / _LETTERS))
    return min(lines, 40) * _LINE + _PADDING
