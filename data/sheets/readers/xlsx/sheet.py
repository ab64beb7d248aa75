"""One worksheet part → its grid; the part streams by in pieces, whole rows each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.sheets.archive import Archive
from data.sheets.cells import Budget, Cells, SheetFacts, assemble
from data.sheets.grid import Grid
from data.sheets.marks import refuse_marked_beside
from data.sheets.readers.found import Meaning, resolve
from data.sheets.readers.xlsx.by_events import cells_by_events
from data.sheets.readers.xlsx.by_tags import cells_of
from data.sheets.readers.xlsx.frame import SheetFrame
from data.sheets.readers.xlsx.tags import IrregularError, blocks
from data.sheets.readers.xlsx.workbook import SheetPart, relations
from data.sheets.refused import DamagedError

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
