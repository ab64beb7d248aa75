"""An .xlsx or .xlsm package → grids."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from xml.etree import ElementTree

from data.files.archive import Archive
from data.files.arrow_text import texts
from data.files.cells import Budget, Cells, SheetFacts, assemble
from data.files.errors import DamagedError
from data.files.formats.raw_cells import Meaning, Styles, resolve, styles_of
from data.files.formats.xlsx.array_reader import cells_of
from data.files.formats.xlsx.sax_reader import cells_by_events, strings_by_events
from data.files.formats.xlsx.shared_strings import shared_strings, unescape
from data.files.formats.xlsx.sheet_metadata import SheetFrame
from data.files.formats.xlsx.tags import IrregularError, blocks
from data.files.formats.xlsx.workbook import SheetPart, read_workbook, relations
from data.files.grid import Grid
from data.files.limits import Limits
from data.files.secrecy import refuse_marked_beside, refuse_marked_cells, refuse_marked_property

_DATA = re.compile(rb"<sheetData\b[^>]*>")
_END = b"</sheetData>"
_DRAWN_TEXT = re.compile(rb"<a:p\b.*?</a:p>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")


def read_sheet(archive: Archive, sheet: SheetPart, meaning: Meaning, budget: Budget) -> Grid:
    """The grid of a worksheet; raises RefusedError, DamagedError."""
    frame = SheetFrame()
    batches: list[Cells] = []
    try:
        for rows in _rows(archive, sheet.part, frame):
            batches.append(_counted(resolve(cells_of(rows), meaning), sheet, budget))
    except IrregularError:
        budget.filled -= sum(len(batch.rows) for batch in batches)
        frame = SheetFrame()
        for _ in _rows(archive, sheet.part, frame):
            pass
        batches = [
            _counted(resolve(found, meaning), sheet, budget)
            for found in cells_by_events(archive.xml_chunks(sheet.part))
        ]
    drawn = _linked(archive, sheet.part, frame)
    refuse_marked_beside(sheet.name, [*frame.printed, *drawn])
    facts = SheetFacts(
        name=sheet.name,
        index=sheet.index,
        visibility=sheet.visibility,
        merges=tuple(frame.merges),
        hidden_rows=frozenset(frame.hidden_rows),
        hidden_columns=frozenset(frame.hidden_columns),
        is_filtered=frame.is_filtered,
        pivots=tuple(frame.pivots),
        pictures=frame.pictures,
    )
    return assemble(facts, batches, meaning.styles.codes, budget)


def _counted(cells: Cells, sheet: SheetPart, budget: Budget) -> Cells:
    budget.fill(sheet.name, len(cells.rows))
    return cells


def _rows(archive: Archive, part: str, frame: SheetFrame) -> Iterator[bytes]:
    """Pieces of the sheet's data; what stands before and after them goes to the frame."""
    head: bytes | None = b""
    tail: list[bytes] = []
    for block in blocks(archive.xml_chunks(part), b"<row"):
        if tail:
            tail.append(block)
            continue
        rows = block
        if head is not None:
            head += rows
            start = _DATA.search(head)
            if start is None:
                continue
            frame.read_head(head[: start.start()])
            rows = head[start.end() :]
            head = None
            if start[0].endswith(b"/>"):
                tail.append(rows)
                continue
        end = rows.find(_END)
        if end >= 0:
            tail.append(rows[end:])
            rows = rows[:end]
        if rows:
            frame.read_rows(rows)
            yield rows
    if not tail:
        raise DamagedError(f"{part}: the rows do not end")
    frame.read_tail(b"".join(tail))


def _linked(archive: Archive, part: str, frame: SheetFrame) -> list[str]:
    """Texts of the drawings of a sheet; filters, pivots and pictures go to the frame."""
    drawn = []
    for relation in relations(archive, part).values():
        if relation.target not in archive:
            continue
        if relation.kind == "table":
            frame.read_filter(archive.xml(relation.target))
        elif relation.kind == "pivotTable":
            frame.read_pivot(archive.xml(relation.target))
        elif relation.kind == "drawing":
            drawing = archive.xml(relation.target)
            frame.read_drawing(drawing)
            for paragraph in _DRAWN_TEXT.findall(drawing):
                drawn.append(_TAG.sub(b"", paragraph).decode("utf-8", "replace"))
    return drawn


def read_styles(xml: bytes) -> Styles:
    """Styles from ``styles.xml`` (empty where the workbook has none); raises DamagedError."""
    own: dict[int, str] = {}
    ids: list[int] = []
    inside = False
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(xml), ("start", "end")):  # noqa: S314
            name = element.tag.rpartition("}")[2]
            if name == "cellXfs":
                inside = event == "start"
            elif event == "start" and name == "numFmt":
                own[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
            elif event == "start" and name == "xf" and inside:
                ids.append(int(element.get("numFmtId", "0")))
            if event == "end" and name in ("xf", "font", "fill", "border", "dxf", "cellStyle"):
                element.clear()
    except (ElementTree.ParseError, ValueError) as error:
        if xml:
            raise DamagedError(f"styles: {error}") from error
    return styles_of(ids, own)


_PROPERTIES = ("docprops/core.xml", "docprops/app.xml", "docprops/custom.xml")
# The names of the sheets, repeated among the properties.
_TITLES = re.compile(rb"<(?:\w+:)?TitlesOfParts\b.*?</(?:\w+:)?TitlesOfParts>", re.DOTALL)
_PROPERTY = re.compile(
    rb"<(?:\w+:)?(?:property\b[^>]*?name=\"([^\"]*)\"[^>]*>\s*<(?:\w+:)?\w+|(\w+))[^<>]*>([^<]+)</"
)


def read_xlsx(archive: Archive, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets, in the order of their tabs; raises RefusedError, DamagedError."""
    refuse_marked_properties(archive)
    parts = read_workbook(archive)
    styles = read_styles(archive.xml(parts.styles) if parts.styles in archive else b"")
    strings = texts([])
    if parts.strings in archive:
        try:
            strings = shared_strings(archive.xml_chunks(parts.strings))
        except IrregularError:
            strings = strings_by_events(archive.xml_chunks(parts.strings))
    meaning = Meaning(strings, styles, parts.is_1904)
    budget = Budget(limits)
    grids = []
    for sheet in parts.sheets:
        grid = read_sheet(archive, sheet, meaning, budget)
        refuse_marked_cells(grid)
        grids.append(replace(grid, is_1904=parts.is_1904))
    return tuple(grids)


def refuse_marked_properties(archive: Archive) -> None:
    """Raises RefusedError where a document property bears a mark of secrecy."""
    for part in _PROPERTIES:
        if part in archive:
            for own, standard, value in _PROPERTY.findall(_TITLES.sub(b"", archive.xml(part))):
                refuse_marked_property(
                    unescape((own or standard).decode("utf-8", "replace")),
                    unescape(value.decode("utf-8", "replace")),
                )
