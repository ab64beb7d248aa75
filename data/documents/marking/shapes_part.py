"""The boxes of comments: a drawing in the old markup that office programs still ask for.

Existing drawings are only added to: Excel itself writes some that are not well-formed
XML. A box is as high as its text; where a comment was there, its box grows.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from data.documents.marking.comments_part import Comment
from data.documents.marking.tree import UnpatchableError
from data.files.references import split_reference

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
