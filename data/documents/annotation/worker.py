"""What annotates one workbook, in a process of its own (``work`` of data.files.sandbox.worker).

A package from outside is unpacked and searched here, behind the same limits as reading.
The answer goes to standard output: one byte, ``+`` before a workbook, ``-`` before JSON
with the code of a refusal, and ``.`` after it: without that it is not whole.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

from data.documents.annotation.comments import (
    Comment,
    blocks_in,
    comment,
    drawn,
    new_comments,
    new_drawing,
    person,
    remove_comments,
    replies,
    without_boxes,
    without_replies,
)
from data.documents.annotation.model import Annotation, Annotations, Line
from data.documents.annotation.package import (
    Package,
    UnpatchableError,
    added,
    attribute,
    child,
    children,
    is_strict,
    office,
)
from data.documents.annotation.sheets import Look, SheetPart, issue_sheet
from data.documents.annotation.styles import Styles
from data.files.content import unwrapped
from data.files.errors import DamagedError, RefusedError
from data.files.formats import xlsx_parts as workbook
from data.files.grid import Merge, cell_reference, split_reference
from data.files.limits import Limits
from data.files.sandbox.worker import limit
from data.issues import SEVERITIES, Severity

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_TEXT_LIMIT = 30_000  # letters of one comment


def annotated_package(data: bytes, annotations: Annotations, limits: Limits) -> bytes:
    """The bytes of a package with all annotations and the added sheet, without earlier ones.

    Raises RefusedError where a limit is broken, DamagedError and UnpatchableError where
    the package is not built as patches need it.
    """
    return _AnnotatedPackage(Package(data, limits), annotations).saved()


class _AnnotatedPackage:
    """One workbook on its way."""

    def __init__(self, package: Package, annotations: Annotations) -> None:
        self._package = package
        self._annotations = annotations
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
        """The package with all annotations."""
        package, sheets = self._package, self._parts.sheets
        by_sheet: dict[str, list[Annotation]] = {}
        for one in self._annotations.annotations:
            by_sheet.setdefault(one.sheet, []).append(one)
        lists = [one for one in sheets if one.name in self._annotations.lists]
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

    def _sheet(self, part: str, annotations: Sequence[Annotation]) -> None:
        """Take earlier annotations out of a sheet and add the new ones; without either it stays."""
        if not annotations and not re.search(rb"LEN\(\S+Signboard", self._package.xml(part)):
            self._remove_comments(part)
            return
        sheet = SheetPart(self._package.xml(part))
        sheet.remove_highlights()
        self._remove_comments(part)
        places = {one.cell: split_reference(one.cell) for one in annotations}
        shown = sheet.shown_at(places.values())
        worst: dict[Merge, Severity] = {}
        paragraphs: dict[tuple[int, int], list[str]] = {}
        for one in sorted(annotations, key=lambda each: SEVERITIES.index(each.severity)):
            at = shown[places[one.cell]]
            worst.setdefault(at, one.severity)
            if one.is_commented:
                # A cell that a merged range covers shows nothing: its comment says where.
                is_seen = (at.top, at.left) == places[one.cell]
                where = "" if is_seen else f"{one.cell}  "
                paragraphs.setdefault((at.top, at.left), []).append(f"{where}{one.text}")
        sheet.highlight(worst, {one: self._styles.highlight(one) for one in SEVERITIES})
        comments = [
            _fitting(Comment(cell_reference(*place), texts))
            for place, texts in sorted(paragraphs.items())
        ]
        if comments:
            self._comment(part, sheet, comments)
        self._package.put(part, sheet.xml())

    def _comment(self, part: str, sheet: SheetPart, comments: Sequence[Comment]) -> None:
        package, annotations = self._package, self._annotations
        name = package.target(part, "comments")
        top = (
            package.tree(name, "comments") if name else new_comments(is_strict=is_strict(sheet.top))
        )
        grown = comment(top, comments, author=annotations.author, heading=annotations.heading)
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
        thread_top, listed = (
            package.tree(thread, "ThreadedComments"),
            package.tree(people, "personList"),
        )
        if replies(thread_top, comments, person(listed, self._annotations.author)):
            package.put(people, listed)
            package.put(thread, thread_top)

    def _remove_comments(self, part: str) -> None:
        """Take our comments, their boxes and our replies away."""
        package, own = self._package, self._annotations.own
        name = package.target(part, "comments")
        if name and (cut := remove_comments(top := package.tree(name, "comments"), own)):
            package.put(name, top)
            for link in package.links(part).values():
                if link.kind == "vmlDrawing" and link.target in package:
                    package.put(link.target, without_boxes(package.xml(link.target), cut))
        thread = package.target(part, "threadedComment")
        if thread and without_replies(top := package.tree(thread, "ThreadedComments"), own.authors):
            package.put(thread, top)

    def _list(self, known_lists: Sequence[str], known: set[str]) -> None:
        """The list of all issues: where an earlier one stands, else as the last sheet."""
        annotations, look = self._annotations, Look.of(self._styles)
        strict = is_strict(self._top)
        content = issue_sheet(
            annotations.lines, annotations.identity, look, known, is_strict=strict
        )
        if known_lists:
            self._package.put(known_lists[0], content)
            replaced = (Line("remark", (annotations.replaced,)),)
            for copy in known_lists[1:]:
                note = issue_sheet(replaced, "", look, known, is_strict=strict)
                self._package.put(copy, note)
            return
        link = self._add("worksheet", self._package.free_name("xl/worksheets/sheet{}.xml"), content)
        listed = child(self._top, "sheets")
        if listed is None:
            raise DamagedError("the workbook lists no sheets")
        sheets = children(listed)
        names = {attribute(one, "name").casefold() for one in sheets}
        number, free = 1, annotations.sheet
        while free.casefold() in names:
            number += 1
            free = f"{annotations.sheet} {number}"
        numbers = [
            int(stated) for one in sheets if (stated := attribute(one, "sheetId")).isdecimal()
        ]
        new = {"name": free, "sheetId": str(max(numbers, default=0) + 1)}
        added(listed, "sheet", **new, **{f"{{{self._office}}}id": link})
        self._package.put(self._book, self._top)


def _fitting(one: Comment) -> Comment:
    if len(one.text) <= _TEXT_LIMIT:
        return one
    return Comment(one.cell, [f"{one.text[:_TEXT_LIMIT]}…"])


_CODE = 300 << 20  # what the libraries take of the address space, and the copy that is written


def answer(request: Mapping[str, Any]) -> None:
    """Limit this process, annotate the file, write the answer.

    request: path, file_name, is_package, limits, and the annotations as JSON.
    """
    annotations = Annotations.from_json(request["annotations"])
    limits = Limits(**request["limits"])
    limit(2 * limits.memory_bytes + _CODE, limits.seconds)
    with os.fdopen(os.dup(1), "wb") as pipe:
        os.dup2(2, 1)  # a library that prints must not spoil the answer
        try:
            content = Path(request["path"]).read_bytes()
            is_package = bool(request["is_package"])
            pipe.write(
                b"+" + annotated(content, request["file_name"], annotations, limits, is_package)
            )
        except RefusedError as refused:
            _refuse(pipe, refused)
        except MemoryError:
            _refuse(pipe, RefusedError("refused-memory"))
        pipe.write(b".")


def annotated(
    content: bytes, file_name: str, annotations: Annotations, limits: Limits, is_package: bool
) -> bytes:
    """The workbook with annotations: patched where it is a package, else written anew.

    Raises RefusedError.
    """
    if is_package:
        try:
            return annotated_package(unwrapped(content, limits), annotations, limits)
        except (UnpatchableError, DamagedError):
            pass  # what a reader of another kind opened is written anew
    return _remade(content, file_name, annotations, limits)


def _remade(content: bytes, file_name: str, annotations: Annotations, limits: Limits) -> bytes:
    from data.documents.annotation.plain_workbook import plain_names, plain_workbook
    from data.files.content import read_file

    _, found = read_file(content, file_name, limits)
    grids = [grid for grid in found if grid.sheet not in annotations.lists]
    del found
    names = plain_names(grids)
    package = plain_workbook(grids)
    del grids
    remade = Line("remark", (annotations.remade,))
    lines = [replace(one, sheet=names.get(one.sheet, one.sheet)) for one in annotations.lines]
    moved = replace(
        annotations,
        annotations=tuple(replace(one, sheet=names[one.sheet]) for one in annotations.annotations),
        lines=(*lines[:1], remade, *lines[1:]),
        lists=(),
    )
    # What was written here is as large as it is, whatever limit the upload had to keep.
    own = replace(limits, unpacked_ratio=10_000)
    try:
        return annotated_package(package, moved, own)
    except (UnpatchableError, DamagedError) as error:
        raise RefusedError("refused-damaged") from error


def _refuse(pipe: BinaryIO, refused: RefusedError) -> None:
    pipe.write(b"-" + json.dumps({"code": refused.code, "arguments": refused.arguments}).encode())
