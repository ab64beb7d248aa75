"""A package and what is to be marked in it → the same package with marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from data.documents.marking.comments_part import (
    Comment,
    comment,
    new_comments,
    person,
    replies,
    uncomment,
    without_replies,
)
from data.documents.marking.issue_sheet import Look, issue_sheet
from data.documents.marking.markup import SEVERITIES, Line, Mark, Markup
from data.documents.marking.package import Package
from data.documents.marking.shapes_part import blocks_in, drawn, new_drawing, without_boxes
from data.documents.marking.sheet_part import SheetPart
from data.documents.marking.styles_part import Styles
from data.documents.marking.tree import (
    UnpatchableError,
    added,
    attribute,
    child,
    children,
    is_strict,
    office,
)
from data.files.errors import DamagedError
from data.files.formats.xlsx import workbook
from data.files.grid import Merge, cell_reference
from data.files.limits import Limits
from data.files.references import split_reference
from data.issues import Severity

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_TEXT_LIMIT = 30_000  # letters of one comment


def marked_package(data: bytes, markup: Markup, limits: Limits) -> bytes:
    """The bytes of a package with all marks and the added sheet, without an earlier marking.

    Raises RefusedError where a limit is broken, DamagedError and UnpatchableError where
    the package is not built as patches need it.
    """
    return _Marking(Package(data, limits), markup).saved()


class _Marking:
    """One workbook on its way."""

    def __init__(self, package: Package, markup: Markup) -> None:
        self._package = package
        self._markup = markup
        self._parts = workbook.read_workbook(package.archive)
        self._book = workbook.workbook_part(package.archive)
        self._top = package.tree(self._book, "workbook")
        self._office = office(self._top)
        stated = package.xml(self._parts.styles) if self._parts.styles in package else b""
        self._styles = Styles(stated, is_strict=is_strict(self._top))
        self._taken = blocks_in(
            package.xml(name) for name in package.archive.names() if name.endswith(".vml")
        )

    def saved(self) -> bytes:
        """The package with all marks."""
        package, sheets = self._package, self._parts.sheets
        by_sheet: dict[str, list[Mark]] = {}
        for mark in self._markup.marks:
            by_sheet.setdefault(mark.sheet, []).append(mark)
        lists = [one for one in sheets if one.name in self._markup.lists]
        for sheet in sheets:
            if sheet not in lists:
                self._sheet(sheet.part, by_sheet.pop(sheet.name, []))
        if by_sheet:
            raise UnpatchableError(f"no sheet {next(iter(by_sheet))!r}")
        self._list([one.part for one in lists], {one.name for one in sheets})
        styles = self._parts.styles
        if styles in package:
            package.put(styles, self._styles.xml())
        else:
            usual = "xl/styles.xml"
            styles = package.free_name("xl/styles{}.xml") if usual in package else usual
            self._add("styles", styles, self._styles.xml())
        return package.saved()

    def _add(self, kind: str, name: str, content: bytes) -> str:
        kind_of = f"{_SPREADSHEET}.{kind}+xml"
        return self._package.add(self._book, kind, name, content, kind_of, self._office)

    def _sheet(self, part: str, marks: Sequence[Mark]) -> None:
        """Take an earlier marking out of a sheet and mark it anew; without either it stays."""
        if not marks and not re.search(rb"LEN\(\S+Signboard", self._package.xml(part)):
            self._uncomment(part)
            return
        sheet = SheetPart(self._package.xml(part))
        sheet.unmark()
        self._uncomment(part)
        places = {mark.cell: split_reference(mark.cell) for mark in marks}
        shown = sheet.shown_at(places.values())
        worst: dict[Merge, Severity] = {}
        paragraphs: dict[tuple[int, int], list[str]] = {}
        for mark in sorted(marks, key=lambda one: SEVERITIES.index(one.severity)):
            at = shown[places[mark.cell]]
            worst.setdefault(at, mark.severity)
            if mark.is_commented:
                # A cell that a merged range covers shows nothing: its mark says where it belongs.
                is_seen = (at.top, at.left) == places[mark.cell]
                where = "" if is_seen else f"{mark.cell}  "
                paragraphs.setdefault((at.top, at.left), []).append(f"{where}{mark.text}")
        sheet.mark(worst, {one: self._styles.marking(one) for one in SEVERITIES})
        comments = [
            _fitting(Comment(cell_reference(*place), texts))
            for place, texts in sorted(paragraphs.items())
        ]
        if comments:
            self._comment(part, sheet, comments)
        self._package.put(part, sheet.xml())

    def _comment(self, part: str, sheet: SheetPart, comments: Sequence[Comment]) -> None:
        package, markup = self._package, self._markup
        name = package.target(part, "comments")
        top = (
            package.tree(name, "comments") if name else new_comments(is_strict=is_strict(sheet.top))
        )
        grown = comment(top, comments, author=markup.author, heading=markup.heading)
        if name:
            package.put(name, top)
        else:
            name = package.free_name("xl/comments{}.xml")
            package.add(part, "comments", name, top, f"{_SPREADSHEET}.comments+xml", self._office)
        self._reply(part, comments)
        links = package.links(part)
        own = sheet.drawing_link()
        drawing = links[own].target if own in links else ""
        if drawing not in package or not drawing:
            drawing = package.free_name("xl/drawings/vmlDrawing{}.vml")
            empty = new_drawing()
            link = package.add(part, "vmlDrawing", drawing, empty, _DRAWING, self._office)
            sheet.set_drawing(link)
        boxes = drawn(package.xml(drawing), comments, grown, sheet.measures(), self._taken)
        package.put(drawing, boxes)

    def _reply(self, part: str, comments: Sequence[Comment]) -> None:
        """Answer in conversations at the cells, where the workbook has any."""
        package = self._package
        thread, people = (
            package.target(part, "threadedComment"),
            package.target(self._book, "person"),
        )
        if not thread or not people:
            return
        told, listed = package.tree(thread, "ThreadedComments"), package.tree(people, "personList")
        if replies(told, comments, person(listed, self._markup.author)):
            package.put(people, listed)
            package.put(thread, told)

    def _uncomment(self, part: str) -> None:
        """Take our comments, their boxes and our replies away."""
        package, own = self._package, self._markup.own
        name = package.target(part, "comments")
        if name and (cut := uncomment(top := package.tree(name, "comments"), own)):
            package.put(name, top)
            for link in package.links(part).values():
                if link.kind == "vmlDrawing" and link.target in package:
                    package.put(link.target, without_boxes(package.xml(link.target), cut))
        thread = package.target(part, "threadedComment")
        if thread and without_replies(
            told := package.tree(thread, "ThreadedComments"), own.authors
        ):
            package.put(thread, told)

    def _list(self, known_lists: Sequence[str], known: set[str]) -> None:
        """The list of all issues: where an earlier one stands, else as the last sheet."""
        markup, look = self._markup, Look.of(self._styles)
        strict = is_strict(self._top)
        content = issue_sheet(markup.lines, markup.identity, look, known, is_strict=strict)
        if known_lists:
            self._package.put(known_lists[0], content)
            said = (Line("remark", (markup.replaced,)),)
            for copy in known_lists[1:]:
                note = issue_sheet(said, "", look, known, is_strict=strict)
                self._package.put(copy, note)
            return
        link = self._add("worksheet", self._package.free_name("xl/worksheets/sheet{}.xml"), content)
        listed = child(self._top, "sheets")
        if listed is None:
            raise DamagedError("the workbook lists no sheets")
        sheets = children(listed)
        names = {attribute(one, "name").casefold() for one in sheets}
        number, free = 1, markup.sheet
        while free.casefold() in names:
            number += 1
            free = f"{markup.sheet} {number}"
        numbers = [int(told) for one in sheets if (told := attribute(one, "sheetId")).isdecimal()]
        stated = {"name": free, "sheetId": str(max(numbers, default=0) + 1)}
        added(listed, "sheet", **stated, **{f"{{{self._office}}}id": link})
        self._package.put(self._book, self._top)


def _fitting(one: Comment) -> Comment:
    if len(one.text) <= _TEXT_LIMIT:
        return one
    return Comment(one.cell, [f"{one.text[:_TEXT_LIMIT]}…"])
