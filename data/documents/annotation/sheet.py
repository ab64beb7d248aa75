"""One worksheet part: what stands around its rows as a tree; the rows stay the bytes they are.

A highlight is a conditional format, so that no cell is touched: taking the rule away gives
the cell its own look back. Our rules are known by their formula, wherever their rows
have moved to and whatever program saved the workbook.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping

from data.documents.annotation.comments import Measures
from data.documents.annotation.package import (
    UnpatchableError,
    added,
    attribute,
    child,
    children,
    local,
    made,
    office,
    placed,
    tree,
    written,
)
from data.files.grid import Merge, cell_reference
from data.files.references import split_range
from data.issues import Severity

Place = tuple[int, int]
_OURS = 'LEN("Signboard")'
_FORMULA = f"{_OURS}>0"
_MOST_RANGES = 200  # of one rule: office programs cut longer lists
_ROWS = re.compile(rb"<((?:[\w.-]+:)?sheetData)(?=[\s/>])[^>]*>")
_HEIGHT = re.compile(rb"<(?:[\w.-]+:)?row\b([^>]*\sht\s*=[^>]*)>")
_STATED = re.compile(rb"\s(r|ht)\s*=\s*[\"']([0-9.]+)[\"']")
# What may follow legacyDrawing in a worksheet, and conditional formats.
_AFTER_DRAWING = (
    "legacyDrawingHF",
    "drawingHF",
    "picture",
    "oleObjects",
    "controls",
    "webPublishItems",
    "tableParts",
    "extLst",
    "AlternateContent",
)
_AFTER_FORMATS = (
    "dataValidations",
    "hyperlinks",
    "printOptions",
    "pageMargins",
    "pageSetup",
    "headerFooter",
    "rowBreaks",
    "colBreaks",
    "customProperties",
    "cellWatches",
    "ignoredErrors",
    "smartTags",
    "drawing",
    "legacyDrawing",
    *_AFTER_DRAWING,
)


class SheetPart:
    """A worksheet; raises UnpatchableError where it is not built as one."""

    def __init__(self, xml: bytes) -> None:
        found = _ROWS.search(xml)
        if found is None:
            raise UnpatchableError("no rows")
        end = found.end()
        if not found[0].endswith(b"/>"):
            close = xml.rfind(b"</" + found[1])
            if close < end:
                raise UnpatchableError("the rows do not end")
            end = xml.index(b">", close) + 1
        self._rows = xml[found.start() : end]
        self._stand_in = b"<" + found[1] + b"/>"
        self.top = tree(xml[: found.start()] + self._stand_in + xml[end:], "worksheet")
        self._merges = [
            split_range(attribute(one, "ref"))
            for listed in children(self.top, "mergeCells")
            for one in children(listed)
        ]

    def xml(self) -> bytes:
        """The part as it stands now; raises UnpatchableError where its rows have no one place."""
        around = written(self.top)
        if around.count(self._stand_in) != 1:
            raise UnpatchableError("no one place for the rows")
        return around.replace(self._stand_in, self._rows)

    def shown_at(self, places: Iterable[Place]) -> dict[Place, Merge]:
        """For each place the range that is seen there: a merged one, or the cell alone."""
        ordered = sorted(set(places))
        rows = [row for row, _ in ordered]
        seen = {place: Merge(*place, *place) for place in ordered}
        for merge in self._merges:
            for at in range(bisect_left(rows, merge.top), bisect_right(rows, merge.bottom)):
                if merge.left <= ordered[at][1] <= merge.right:
                    seen[ordered[at]] = merge
        return seen

    def remove_highlights(self) -> bool:
        """Take our rules away; whether there were any."""
        found = False
        for formats in children(self.top, "conditionalFormatting"):
            for rule in children(formats, "cfRule"):
                if any(_OURS in (one.text or "") for one in children(rule, "formula")):
                    formats.remove(rule)
                    found = True
            if not children(formats):
                self.top.remove(formats)
        return found

    def highlight(self, worst: Mapping[Merge, Severity], formats: Mapping[Severity, int]) -> None:
        """Lay a rule over each range; formats: the number of each severity's look."""
        ours = [
            (formats[severity], ranges)
            for severity in formats
            for ranges in _parts([one for one, own in worst.items() if own == severity])
        ]
        rules = [one for one in self.top.iter() if local(one) == "cfRule" and one.get("priority")]
        first = min((int(one.get("priority", "1")) for one in rules), default=1)
        for rule in rules:
            # Ours go before the office's own, whose order stays.
            rule.set("priority", str(int(rule.get("priority", "1")) - first + 1 + len(ours)))
        for number, (look, ranges) in enumerate(ours, 1):
            laid = made(self.top, "conditionalFormatting", sqref=" ".join(ranges))
            rule = added(laid, "cfRule", type="expression", dxfId=str(look), priority=str(number))
            added(rule, "formula", _FORMULA)
            placed(self.top, laid, _AFTER_FORMATS)

    def drawing_link(self) -> str:
        """The id of the relation to the drawing of the comments, "" without one."""
        drawing = child(self.top, "legacyDrawing")
        return "" if drawing is None else attribute(drawing, "id")

    def set_drawing(self, link: str) -> None:
        """Name the drawing of the comments."""
        for old in children(self.top, "legacyDrawing"):
            self.top.remove(old)
        named = made(self.top, "legacyDrawing", **{f"{{{office(self.top)}}}id": link})
        placed(self.top, named, _AFTER_DRAWING)

    def measures(self) -> Measures:
        """Pixel sizes of the sheet's columns and rows."""
        usual = child(self.top, "sheetFormatPr")
        width, height = (
            _number(attribute(usual, name) if usual is not None else "") or default
            for name, default in (("defaultColWidth", 8.43), ("defaultRowHeight", 15.0))
        )
        return Measures(width=self._widths(width), height=self._heights(height))

    def _widths(self, usual: float) -> Callable[[int], float]:
        columns = [
            (
                int(attribute(one, "min") or 1),
                int(attribute(one, "max") or attribute(one, "min") or 1),
                0.0
                if attribute(one, "hidden") in ("1", "true")
                else _number(attribute(one, "width")),
            )
            for listed in children(self.top, "cols")
            for one in children(listed)
        ]

        def width(column: int) -> float:
            stated = next((wide for low, high, wide in columns if low <= column <= high), None)
            characters = usual if stated is None else stated
            return characters * 7 + 5 if characters else 0.0

        return width

    def _heights(self, usual: float) -> Callable[[int], float]:
        heights: dict[int, float] = {}
        for row in _HEIGHT.finditer(self._rows):
            stated = {name: float(value) for name, value in _STATED.findall(row[1])}
            if {b"r", b"ht"} <= stated.keys():
                heights[int(stated[b"r"])] = stated[b"ht"]
        return lambda row: heights.get(row, usual) * 4 / 3


def _parts(ranges: Iterable[Merge]) -> Iterator[list[str]]:
    """References, cells below each other as one, in lists that a rule can hold."""
    runs: list[Merge] = []
    for one in sorted(ranges, key=lambda one: (one.left, one.right, one.top)):
        last = runs[-1] if runs else None
        if last and (last.left, last.right, last.bottom + 1) == (one.left, one.right, one.top):
            runs[-1] = Merge(last.top, last.left, one.bottom, last.right)
        else:
            runs.append(one)
    references = [_reference(one) for one in runs]
    for start in range(0, len(references), _MOST_RANGES):
        yield references[start : start + _MOST_RANGES]


def _reference(one: Merge) -> str:
    first, last = cell_reference(one.top, one.left), cell_reference(one.bottom, one.right)
    return first if first == last else f"{first}:{last}"


def _number(text: str) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None
