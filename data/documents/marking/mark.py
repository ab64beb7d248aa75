"""A package and what is to be marked in it → the same package with marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from data.documents.marking.comments_part import (
    Comment,
    commented,
    new_comments,
    replied,
    with_person,
)
from data.documents.marking.issue_sheet import Look, issue_sheet
from data.documents.marking.markup import SEVERITIES, Line, Mark, Markup
from data.documents.marking.package import OFFICE, STRICT_OFFICE, Package, namespaces
from data.documents.marking.shapes_part import Measures, blocks_in, drawn, new_drawing
from data.documents.marking.sheet_part import Place, SheetXml
from data.documents.marking.styles_part import Styles
from data.documents.marking.unmarked import unmark
from data.documents.marking.xml import (
    Edit,
    UnpatchableError,
    appended,
    attributes,
    children,
    content_text,
    edited,
    root,
)
from data.files.errors import DamagedError
from data.files.formats.xlsx.workbook import SheetPart, read_workbook, workbook_part
from data.files.grid import cell_reference
from data.files.limits import Limits
from data.files.references import split_reference
from data.issues import Severity

_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TEXT_LIMIT = 30_000  # letters of one comment


def marked_package(data: bytes, markup: Markup, limits: Limits) -> bytes:
    """The bytes of a package with all marks and the added sheet, without an earlier marking.

    Raises RefusedError where a limit is broken, DamagedError and UnpatchableError where
    the package is not built as patches need it.
    """
    package = Package(data, limits)
    parts = read_workbook(package.archive)
    book = workbook_part(package.archive)
    _, is_strict = namespaces(package.xml(book), "workbook")
    stated = package.xml(parts.styles) if parts.styles in package else b""
    styles = Styles(stated, is_strict=is_strict)
    taken = blocks_in(
        package.xml(name) for name in package.archive.names() if name.endswith(".vml")
    )
    unmark(package, parts.sheets, styles, markup.previous)
    by_sheet: dict[str, list[Mark]] = {}
    for mark in markup.marks:
        by_sheet.setdefault(mark.sheet, []).append(mark)
    for sheet in parts.sheets:
        if marks := by_sheet.pop(sheet.name, None):
            _mark_sheet(package, sheet, marks, markup, styles, taken, book, is_strict)
    if by_sheet:
        raise UnpatchableError(f"no sheet {next(iter(by_sheet))!r}")
    known = {sheet.name for sheet in parts.sheets}
    look = Look.of(styles)
    content = issue_sheet(markup.lines, styles.looks, look, known, is_strict=is_strict)
    listed = [sheet for sheet in parts.sheets if sheet.name in markup.previous.sheets]
    if listed:
        # The list of an earlier marking is replaced where it stands; copies of it say so.
        for sheet in listed[1:]:
            said = (Line("remark", (markup.replaced,)),)
            package.put(sheet.part, [issue_sheet(said, {}, look, known, is_strict=is_strict)])
        package.put(listed[0].part, [content])
    else:
        added = package.free_name("xl/worksheets/sheet{}.xml")
        package.put(added, [content])
        package.declare(added, f"{_SPREADSHEET}.worksheet+xml")
        link = package.link(book, "worksheet", added, is_strict=is_strict)
        _list_sheet(package, book, markup.sheet, link, is_strict=is_strict)
    if parts.styles in package:
        package.put(parts.styles, [styles.xml()])
    else:
        usual = "xl/styles.xml"
        name = package.free_name("xl/styles{}.xml") if usual in package else usual
        package.put(name, [styles.xml()])
        package.declare(name, f"{_SPREADSHEET}.styles+xml")
        package.link(book, "styles", name, is_strict=is_strict)
    return package.saved()


def _mark_sheet(
    package: Package,
    sheet: SheetPart,
    marks: Sequence[Mark],
    markup: Markup,
    styles: Styles,
    taken: set[int],
    book: str,
    is_strict: bool,
) -> None:
    found = SheetXml.of(package.xml(sheet.part))
    places = {mark.cell: split_reference(mark.cell) for mark in marks}
    anchors = found.anchors(places.values())
    worst: dict[Place, Severity] = {}
    paragraphs: dict[Place, list[str]] = {}
    for mark in sorted(marks, key=lambda one: SEVERITIES.index(one.severity)):
        place = anchors[places[mark.cell]]
        worst.setdefault(place, mark.severity)
        if mark.is_commented:
            # A cell that a merged range covers shows nothing: its mark says where it belongs.
            where = "" if place == places[mark.cell] else f"{mark.cell}  "
            paragraphs.setdefault(place, []).append(f"{where}{mark.text}")
    edits = found.restyled(worst, styles.marked)
    comments = [
        _fitting(Comment(cell_reference(*place), texts))
        for place, texts in sorted(paragraphs.items())
    ]
    if comments:
        edits += _comment(package, sheet, found, comments, markup, taken, book, is_strict)
    package.put(sheet.part, edited(found.xml, edits))


def _comment(
    package: Package,
    sheet: SheetPart,
    found: SheetXml,
    comments: Sequence[Comment],
    markup: Markup,
    taken: set[int],
    book: str,
    is_strict: bool,
) -> list[Edit]:
    links = package.links(sheet.part)
    part = next((one.target for one in links.values() if one.kind == "comments"), "")
    if part not in package or not part:
        part = package.free_name("xl/comments{}.xml")
        package.put(part, [new_comments(is_strict=is_strict)])
        package.declare(part, f"{_SPREADSHEET}.comments+xml")
        package.link(sheet.part, "comments", part, is_strict=is_strict)
    pieces, grown = commented(
        package.xml(part), comments, author=markup.author, heading=markup.heading
    )
    package.put(part, pieces)
    _reply(package, sheet, comments, markup.author, book)
    edits: list[Edit] = []
    legacy = found.legacy_drawing()
    drawing = ""
    if legacy is not None:
        stated = attributes(found.xml, legacy)
        own = next((value for key, value in stated.items() if key.endswith(":id")), "")
        drawing = links[own].target if own in links else ""
    if drawing not in package or not drawing:
        drawing = package.free_name("xl/drawings/vmlDrawing{}.vml")
        package.put(drawing, [new_drawing()])
        package.declare(drawing, "application/vnd.openxmlformats-officedocument.vmlDrawing")
        link = package.link(sheet.part, "vmlDrawing", drawing, is_strict=is_strict)
        place = found.drawing_place() if legacy is None else legacy.start
        end = place if legacy is None else legacy.end
        office = STRICT_OFFICE if is_strict else OFFICE
        prefix = found.top.prefix.decode("utf-8", "replace")
        element = f'<{prefix}legacyDrawing xmlns:r="{office}" r:id="{link}"/>'
        edits.append(Edit(place, end, element.encode()))
    measures = Measures(width=_widths(found), height=_heights(found))
    package.put(drawing, drawn(package.xml(drawing), comments, grown, measures, taken))
    return edits


def _reply(
    package: Package, sheet: SheetPart, comments: Sequence[Comment], author: str, book: str
) -> None:
    """Answer in conversations at the cells, where the workbook has any."""
    thread = _target(package, sheet.part, "threadedComment")
    people = _target(package, book, "person")
    if not thread or not people:
        return
    persons, own = with_person(package.xml(people), author)
    pieces = replied(package.xml(thread), comments, own)
    if pieces is not None:
        package.put(people, persons)
        package.put(thread, pieces)


def _target(package: Package, part: str, kind: str) -> str:
    found = (one.target for one in package.links(part).values() if one.kind == kind)
    return next((target for target in found if target in package), "")


def _list_sheet(package: Package, book: str, name: str, link: str, *, is_strict: bool) -> None:
    xml = package.xml(book)
    top = root(xml, "workbook")
    listed = next((one for one in children(xml, top) if one.name == "sheets"), None)
    if listed is None:
        raise DamagedError("the workbook lists no sheets")
    known = [attributes(xml, one) for one in children(xml, listed)]
    names = {one.get("name", "").casefold() for one in known}
    number, free = 1, name
    while free.casefold() in names:
        number += 1
        free = f"{name} {number}"
    numbers = [int(one["sheetId"]) for one in known if one.get("sheetId", "").isdecimal()]
    prefix = top.prefix.decode("utf-8", "replace")
    office = STRICT_OFFICE if is_strict else OFFICE
    element = (
        f'<{prefix}sheet xmlns:r="{office}" name="'.encode()
        + content_text(free)
        + f'" sheetId="{max(numbers, default=0) + 1}" r:id="{link}"/>'.encode()
    )
    package.put(book, edited(xml, [appended(xml, listed, element)]))


def _fitting(comment: Comment) -> Comment:
    if len(comment.text) <= _TEXT_LIMIT:
        return comment
    return Comment(comment.cell, [f"{comment.text[:_TEXT_LIMIT]}…"])


def _widths(found: SheetXml) -> Callable[[int], float]:
    def width(column: int) -> float:
        characters = next(
            (one.width for one in found.columns if one.first <= column <= one.last), None
        )
        return (found.default_width if characters is None else characters) * 7 + (
            0 if characters == 0 else 5
        )

    return width


def _heights(found: SheetXml) -> Callable[[int], float]:
    def height(row: int) -> float:
        return found.heights.get(row, found.default_height) * 4 / 3

    return height
