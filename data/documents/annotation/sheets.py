"""The worksheets: highlights laid over the user's own, and the list of issues that is added.

Of a sheet of the user what stands around its rows is a tree; the rows stay the bytes they are. A
highlight is a conditional format, so that no cell is touched: taking the rule away gives
the cell its own look back. Our rules are known by their formula, wherever their rows
have moved to and whatever program saved the workbook. In the list each issue links to its cell; a
cell that is not shown says of which file it is the list, for the day when the workbook returns.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from data.documents.annotation.comments import Measures
from data.documents.annotation.model import Line, LineKind
from data.documents.annotation.package import (
    MAIN,
    STRICT_MAIN,
    UnpatchableError,
    added,
    attribute,
    cell_text,
    child,
    children,
    local,
    made,
    office,
    placed,
    plain_text,
    tree,
    written,
)
from data.documents.annotation.styles import FILLS, INK, Styles
from data.files.grid import Merge, cell_reference, split_range
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


_WIDTHS = (10, 10, 26, 52, 52, 30)
_IDENTITY = len(_WIDTHS) + 1
_LONGEST = 32_000  # a cell holds 32,767 letters
_ACCENT, _GREY, _GROUND = "FF1B5299", "FF5A6572", "FFF1F4F7"


@dataclass(frozen=True)
class Look:
    """Numbers of the cell formats that the sheet uses."""

    kinds: dict[LineKind, int]
    severities: dict[Severity, int]
    link: int

    @classmethod
    def of(cls, styles: Styles) -> Look:
        """Add the formats to a workbook's styles."""
        ink = styles.font(size=10, color=INK)
        bold = styles.font(size=10, color=INK, is_bold=True)
        body = styles.format(font=ink, is_wrapped=True)
        linked = styles.font(size=10, color=_ACCENT, is_link=True)
        return cls(
            kinds={
                "title": styles.format(font=styles.font(size=16, color=INK, is_bold=True)),
                "remark": styles.format(font=styles.font(size=10, color=_GREY)),
                "sheet": styles.format(font=bold, fill=styles.fill(_GROUND)),
                "head": styles.format(font=bold, is_wrapped=True),
                "issue": body,
            },
            severities={
                severity: styles.format(font=ink, fill=styles.fill(color))
                for severity, color in FILLS.items()
            },
            link=styles.format(font=linked),
        )


def issue_sheet(
    lines: Sequence[Line],
    identity: str,
    look: Look,
    known: set[str],
    *,
    is_strict: bool,
) -> bytes:
    """The part of the sheet; lines link to sheets in ``known`` only.

    identity: which file it is the list of, beside the first line.
    """
    space = STRICT_MAIN if is_strict else MAIN
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, 1)
    )
    columns += f'<col min="{_IDENTITY}" max="{_IDENTITY}" width="1" hidden="1" customWidth="1"/>'
    rows = [
        _row(number, line, identity if number == 1 else "", look, known)
        for number, line in enumerate(lines, 1)
    ]
    return b"".join(
        [
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{space}">'
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
            f"<cols>{columns}</cols><sheetData>".encode(),
            *rows,
            b"</sheetData>",
            _links(lines, known),
            b'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" '
            b'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            b"</worksheet>",
        ]
    )


def _row(number: int, line: Line, identity: str, look: Look, known: set[str]) -> bytes:
    cells: list[bytes] = []
    texts = line.texts
    if line.kind == "sheet":
        texts = (*texts, *("" for _ in _WIDTHS[len(texts) :]))
    for column, text in enumerate(texts, 1):
        style = look.kinds[line.kind]
        if line.kind == "issue" and column == 1 and _is_linked(line, known):
            style = look.link
        elif line.kind == "issue" and column == 2 and line.severity:
            style = look.severities[line.severity]
        reference = cell_reference(number, column).encode("ascii")
        if not text:
            cells.append(b'<c r="%s" s="%d"/>' % (reference, style))
            continue
        cells.append(_text_cell(reference, style, text[:_LONGEST]))
    if identity:
        reference = cell_reference(number, _IDENTITY).encode("ascii")
        cells.append(_text_cell(reference, look.kinds["remark"], identity))
    height = b' ht="26" customHeight="1"' if line.kind == "title" else b""
    return b'<row r="%d"%s>%s</row>' % (number, height, b"".join(cells))


def _text_cell(reference: bytes, style: int, text: str) -> bytes:
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
        reference,
        style,
        escape(cell_text(text)).encode(),
    )


def _links(lines: Iterable[Line], known: set[str]) -> bytes:
    made = [
        b'<hyperlink ref="A%d" location="%s"/>' % (number, _location(line))
        for number, line in enumerate(lines, 1)
        if _is_linked(line, known)
    ]
    return b"<hyperlinks>%s</hyperlinks>" % b"".join(made) if made else b""


def _location(line: Line) -> bytes:
    """``'签约项目'!F17`` as an attribute's content."""
    sheet = line.sheet.replace("'", "''")
    return escape(plain_text(f"'{sheet}'!{line.cell}"), {'"': "&quot;"}).encode()


def _is_linked(line: Line, known: set[str]) -> bool:
    return bool(line.cell) and line.sheet in known
