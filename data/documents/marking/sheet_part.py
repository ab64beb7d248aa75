"""One worksheet part: which edits give some of its cells another style, and its measures.

Rows stream by; only those with a mark are looked into. Rows and cells that are not
there are written at their place in the order. What the part needs for comments (the
place of ``legacyDrawing``, merges, widths, heights) is found on the way.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from data.documents.marking.xml import (
    Edit,
    Element,
    UnpatchableError,
    attributes,
    children,
    elements,
    root,
    with_attribute,
)
from data.files.grid import Merge, cell_reference
from data.files.references import split_range, split_reference
from data.issues import Severity

Place = tuple[int, int]
StyleOf = Callable[[int, Severity], int]
# What may follow legacyDrawing in a worksheet.
_AFTER_DRAWING = {
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
}
_REST = rb"[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*"
_NUMBER = rb"\s%s\s*=\s*[\"']([0-9.]+)[\"']"
_ROW_NUMBER = re.compile(_NUMBER % b"r")
_HEIGHT = re.compile(_NUMBER % b"ht")
_SPANS = re.compile(rb"(\sspans\s*=\s*[\"'])([0-9]+):([0-9]+)([\"'])")


@dataclass(frozen=True)
class ColumnRange:
    """Columns first to last: their style and their width in characters (None: default)."""

    first: int
    last: int
    style: int
    width: float | None


@dataclass
class SheetXml:
    """A worksheet part and what was found around its rows.

    heights: of rows that state one, in points, filled by ``restyled``.
    """

    xml: bytes
    top: Element
    data: Element
    tail: list[Element]
    columns: tuple[ColumnRange, ...]
    merges: tuple[Merge, ...]
    default_width: float
    default_height: float
    heights: dict[int, float] = field(default_factory=dict)

    @classmethod
    def of(cls, xml: bytes) -> SheetXml:
        """Find the parts of a sheet; raises UnpatchableError, DamagedError."""
        top = root(xml, "worksheet")
        before: list[Element] = []
        data = _data(xml, top, before)
        tail = list(elements(xml, data.end))
        columns: tuple[ColumnRange, ...] = ()
        width, height = 8.43, 15.0
        for one in before:
            if one.name == "cols":
                columns = tuple(_column(attributes(xml, col)) for col in children(xml, one))
            elif one.name == "sheetFormatPr":
                stated = attributes(xml, one)
                width = _float(stated.get("defaultColWidth")) or width
                height = _float(stated.get("defaultRowHeight")) or height
        merges = [
            split_range(attributes(xml, merge).get("ref", ""))
            for one in tail
            if one.name == "mergeCells"
            for merge in children(xml, one)
        ]
        return cls(xml, top, data, tail, columns, tuple(merges), width, height)

    def anchors(self, places: Iterable[Place]) -> dict[Place, Place]:
        """For each place the cell that is seen there: the first one of a merged range."""
        ordered = sorted(set(places))
        rows = [row for row, _ in ordered]
        seen = {place: place for place in ordered}
        for merge in self.merges:
            for at in range(bisect_left(rows, merge.top), bisect_right(rows, merge.bottom)):
                if merge.left <= ordered[at][1] <= merge.right:
                    seen[ordered[at]] = (merge.top, merge.left)
        return seen

    def restyled(self, marks: Mapping[Place, Severity], style_of: StyleOf) -> list[Edit]:
        """The edits that give each marked cell its style; raises UnpatchableError."""
        wanted: dict[int, dict[int, Severity]] = {}
        for (at, column), severity in marks.items():
            wanted.setdefault(at, {})[column] = severity
        waiting = sorted(wanted, reverse=True)
        edits: list[Edit] = []
        number = 0
        for row in self._rows():
            tag = self.xml[row.start : row.inner]
            stated = _ROW_NUMBER.search(tag)
            before, number = number, int(float(stated[1])) if stated else number + 1
            if number <= before:
                raise UnpatchableError("rows out of order")
            if height := _HEIGHT.search(tag):
                self.heights[number] = float(height[1])
            missing: list[bytes] = []
            while waiting and waiting[-1] < number:
                missing.append(self._new_row(waiting[-1], wanted[waiting.pop()], style_of))
            if missing:
                edits.append(Edit(row.start, row.start, b"".join(missing)))
            if waiting and waiting[-1] == number:
                edits += self._cells(row, number, wanted[waiting.pop()], style_of)
        if waiting:
            rest = [self._new_row(one, wanted[one], style_of) for one in reversed(waiting)]
            edits.append(self._at_end(b"".join(rest)))
        return edits

    def drawing_place(self) -> int:
        """Where ``legacyDrawing`` stands among what follows the rows."""
        for one in self.tail:
            if one.name in _AFTER_DRAWING:
                return one.start
        return self.top.close

    def legacy_drawing(self) -> Element | None:
        """The element that names the drawing of the comments."""
        return next((one for one in self.tail if one.name == "legacyDrawing"), None)

    def _rows(self) -> Iterable[Element]:
        """Start tags of all rows; where the part has no oddities, without looking inside."""
        if self.data.is_empty:
            return
        tag = self.top.prefix + b"row"
        if self.xml.find(b"<!", self.data.inner, self.data.close) >= 0:
            for one in elements(self.xml, self.data.inner):
                if one.name == "row":
                    yield one
            return
        opening = re.compile(rb"<" + re.escape(tag) + rb"(?=[\s/>])(" + _REST + rb")>")
        for match in opening.finditer(self.xml, self.data.inner, self.data.close):
            close = match.end() if match[1].endswith(b"/") else self.data.close
            end = match.end() if match[1].endswith(b"/") else self.data.end
            yield Element(tag, match.start(), match.end(), close, end)

    def _cells(
        self, row: Element, number: int, wanted: dict[int, Severity], style_of: StyleOf
    ) -> list[Edit]:
        tag = self.xml[row.start : row.inner]
        default = self._row_style(tag)
        edits: list[Edit] = []
        waiting = sorted(wanted, reverse=True)
        column = 0
        place = row.inner
        for cell in () if row.is_empty else elements(self.xml, row.inner):
            if cell.name != "c":
                continue
            stated = attributes(self.xml, cell)
            before = column
            column = split_reference(stated["r"])[1] if "r" in stated else column + 1
            if column <= before:
                raise UnpatchableError("cells out of order")
            created = []
            while waiting and waiting[-1] < column:
                created.append(
                    self._new_cell(number, waiting[-1], default, wanted[waiting.pop()], style_of)
                )
            if created:
                edits.append(Edit(cell.start, cell.start, b"".join(created)))
            if waiting and waiting[-1] == column:
                style = style_of(_whole(stated.get("s")), wanted[waiting.pop()])
                opened = self.xml[cell.start : cell.inner]
                edits.append(Edit(cell.start, cell.inner, with_attribute(opened, "s", str(style))))
            place = cell.end
        created = [
            self._new_cell(number, one, default, wanted[one], style_of) for one in reversed(waiting)
        ]
        tag = _spanning(tag, min(wanted), max(wanted))
        if row.is_empty:
            name = row.tag
            opened = re.sub(rb"\s*/>$", b">", tag)
            return [Edit(row.start, row.end, opened + b"".join(created) + b"</" + name + b">")]
        if created:
            edits.append(Edit(place, place, b"".join(created)))
        if tag != self.xml[row.start : row.inner]:
            edits.append(Edit(row.start, row.inner, tag))
        return edits

    def _new_row(self, number: int, wanted: dict[int, Severity], style_of: StyleOf) -> bytes:
        tag = self.top.prefix + b"row"
        cells = b"".join(
            self._new_cell(number, column, None, wanted[column], style_of)
            for column in sorted(wanted)
        )
        return b'<%s r="%d">%s</%s>' % (tag, number, cells, tag)

    def _new_cell(
        self, row: int, column: int, default: int | None, severity: Severity, style_of: StyleOf
    ) -> bytes:
        if default is None:
            default = next(
                (one.style for one in self.columns if one.first <= column <= one.last), 0
            )
        return b'<%sc r="%s" s="%d"/>' % (
            self.top.prefix,
            cell_reference(row, column).encode("ascii"),
            style_of(default, severity),
        )

    def _row_style(self, tag: bytes) -> int | None:
        own = re.search(rb"\scustomFormat\s*=\s*[\"'](?:1|true)[\"']", tag)
        style = re.search(_NUMBER % b"s", tag)
        return int(float(style[1])) if own and style else None

    def _at_end(self, rows: bytes) -> Edit:
        if not self.data.is_empty:
            return Edit(self.data.close, self.data.close, rows)
        tag = self.data.tag
        return Edit(self.data.start, self.data.end, b"<%s>%s</%s>" % (tag, rows, tag))


def _data(xml: bytes, top: Element, before: list[Element]) -> Element:
    """The element of the rows, and into ``before`` what stands in front of it."""
    tag = top.prefix + b"sheetData"
    opening = re.compile(rb"<" + re.escape(tag) + rb"(?=[\s/>])(" + _REST + rb")>")
    found = opening.search(xml, top.inner)
    if found is None:
        raise UnpatchableError("no rows")
    # A copy of the head alone: what is in it must not be looked for in the whole sheet.
    head = xml[: found.start()]
    before += elements(head, top.inner)
    if found[1].endswith(b"/"):
        return Element(tag, found.start(), found.end(), found.end(), found.end())
    close = xml.rfind(b"</" + tag)
    if close < found.end():
        raise UnpatchableError("the rows do not end")
    return Element(tag, found.start(), found.end(), close, xml.index(b">", close) + 1)


def _column(stated: dict[str, str]) -> ColumnRange:
    first = _whole(stated.get("min")) or 1
    hidden = stated.get("hidden") in ("1", "true")
    return ColumnRange(
        first,
        _whole(stated.get("max")) or first,
        _whole(stated.get("style")),
        0.0 if hidden else _float(stated.get("width")),
    )


def _spanning(tag: bytes, first: int, last: int) -> bytes:
    """A row's start tag whose ``spans`` hold the new cells."""
    stated = _SPANS.search(tag)
    if stated is None:
        return tag
    low, high = min(int(stated[2]), first), max(int(stated[3]), last)
    inside = b"%s%d:%d%s" % (stated[1], low, high, stated[4])
    return tag[: stated.start()] + inside + tag[stated.end() :]


def _whole(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0


def _float(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
