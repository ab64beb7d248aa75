"""A workbook that was marked before, as it was: our comments, boxes, replies and fills taken away.

Only what is ours goes: a comment of other people loses the part that was added below it,
and words that somebody wrote into one of ours stay.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.documents.marking.comments_part import person_id
from data.documents.marking.comments_removed import without_ours, without_replies
from data.documents.marking.markup import Previous
from data.documents.marking.package import Package
from data.documents.marking.shades import MOST
from data.documents.marking.shapes_part import without_boxes
from data.documents.marking.styles_part import Styles
from data.files.formats.xlsx.workbook import SheetPart

_REST = rb"[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*"
# What stands in comments and CDATA only looks like cells: it is stepped over.
_CELL = re.compile(
    rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?:[\w.-]+:)?c(?=[\s/>])" + _REST + rb">", re.DOTALL
)
_STYLE = re.compile(rb"(\ss\s*=\s*[\"'])([0-9]+)([\"'])")


def unmark(
    package: Package, sheets: Sequence[SheetPart], styles: Styles, previous: Previous
) -> None:
    """Take an earlier marking out of all sheets but the added ones."""
    looks = {number: (fill, ink) for number, fill, ink in previous.formats}
    looks.setdefault(0, ("", ""))
    # Of a workbook with a list every shade is ours; a look that got lost becomes none.
    ours = styles.ours(range(MOST) if previous.sheets else looks)
    back: dict[bytes, bytes] = {}
    own = [sheet for sheet in sheets if sheet.name not in previous.sheets]
    was_marked = bool(previous.sheets)
    for sheet in own:
        was_marked |= _without_comments(package, sheet, previous)
    if not was_marked or not ours:
        return
    for style, number in ours.items():
        back[b"%d" % style] = b"%d" % styles.restored(style, *looks.get(number, ("", "")))
    for sheet in own:
        xml = package.xml(sheet.part)
        plain = _restyled(xml, back)
        if plain != xml:
            package.put(sheet.part, [plain])


def _without_comments(package: Package, sheet: SheetPart, previous: Previous) -> bool:
    """Whether anything of ours was there."""
    links = package.links(sheet.part).values()
    found = False
    for link in links:
        if link.kind == "comments" and link.target in package:
            kept, cut = without_ours(package.xml(link.target), previous)
            if not cut:
                continue
            found = True
            package.put(link.target, kept)
            for drawing in links:
                if drawing.kind == "vmlDrawing" and drawing.target in package:
                    package.put(drawing.target, without_boxes(package.xml(drawing.target), cut))
        elif link.kind == "threadedComment" and link.target in package:
            persons = {person_id(author) for author in previous.authors}
            pieces = without_replies(package.xml(link.target), persons)
            if pieces is not None:
                found = True
                package.put(link.target, pieces)
    return found


def _restyled(xml: bytes, back: dict[bytes, bytes]) -> bytes:
    """The part of a sheet whose cells bear other styles."""

    def plain(tag: re.Match[bytes]) -> bytes:
        if tag[0].startswith(b"<!"):
            return tag[0]
        return _STYLE.sub(
            lambda style: style[1] + back.get(style[2], style[2]) + style[3], tag[0], count=1
        )

    return _CELL.sub(plain, xml)
