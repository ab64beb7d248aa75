"""An .xlsx or .xlsm package → grids."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from data.files.archive import Archive
from data.files.arrow_text import texts
from data.files.cells import Budget, Worksheet
from data.files.errors import DamagedError
from data.files.formats.raw_cells import Found, Meaning, Styles, resolve, styles_of
from data.files.formats.xlsx.array_reader import cells_of
from data.files.formats.xlsx.rewriting import rewritten_rows, rewritten_strings
from data.files.formats.xlsx.shared_strings import shared_strings, unescape
from data.files.formats.xlsx.sheet_metadata import (
    read_drawing,
    read_filter,
    read_head,
    read_pivot,
    read_rows,
    read_tail,
)
from data.files.formats.xlsx.tags import IrregularError, blocks
from data.files.formats.xlsx.workbook import SheetPart, read_workbook, relations
from data.files.grid import Grid
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_property

_DATA = re.compile(rb"<sheetData\b[^>]*>")
_END = b"</sheetData>"


def read_sheet(archive: Archive, part: SheetPart, meaning: Meaning, budget: Budget) -> Grid:
    """The grid of a worksheet; raises RefusedError, DamagedError."""
    sheet = Worksheet(
        part.name,
        part.index,
        budget,
        part.visibility,
        is_1904=meaning.is_1904,
        codes=meaning.styles.codes,
    )
    above = 0
    for rows in _rows(archive, part.part, sheet):
        found, above = _cells(rows, above)
        sheet.extend(resolve(found, meaning))
    _read_linked(archive, part.part, sheet)
    return sheet.grid()


def _cells(rows: bytes, above: int) -> tuple[Found, int]:
    """The cells of a block and the number of its last row; ``above`` is that of the last block.

    Raises RefusedError, DamagedError.
    """
    try:
        found = cells_of(rows)
    except IrregularError:
        rows, above = rewritten_rows(rows, above)
    else:
        # The last row that holds cells; who numbers its rows needs no more.
        return found, int(found.rows[-1]) if len(found.rows) else above
    try:
        return cells_of(rows), above
    except IrregularError as error:
        raise DamagedError("cells that no program writes") from error


def _rows(archive: Archive, part: str, sheet: Worksheet) -> Iterator[bytes]:
    """Pieces of the sheet's data; what stands around them goes to the sheet."""
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
            read_head(sheet, head[: start.start()])
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
            read_rows(sheet, rows)
            yield rows
    if not tail:
        raise DamagedError(f"{part}: the rows do not end")
    read_tail(sheet, b"".join(tail))


def _read_linked(archive: Archive, part: str, sheet: Worksheet) -> None:
    """Read what tables, pivots and drawings of a sheet say of it."""
    for relation in relations(archive, part).values():
        if relation.target not in archive:
            continue
        if relation.kind == "table":
            read_filter(sheet, archive.xml(relation.target))
        elif relation.kind == "pivotTable":
            read_pivot(sheet, archive.xml(relation.target))
        elif relation.kind == "drawing":
            read_drawing(sheet, archive.xml(relation.target))


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
    refuse_labelled_properties(archive)
    parts = read_workbook(archive)
    styles = read_styles(archive.xml(parts.styles) if parts.styles in archive else b"")
    strings = texts([])
    if parts.strings in archive:
        try:
            strings = shared_strings(archive.xml_chunks(parts.strings))
        except IrregularError:
            strings = rewritten_strings(archive.xml_chunks(parts.strings))
    meaning = Meaning(strings, styles, parts.is_1904)
    budget = Budget(limits)
    return tuple(read_sheet(archive, part, meaning, budget) for part in parts.sheets)


def refuse_labelled_properties(archive: Archive) -> None:
    """Raises RefusedError where a document property bears a label of secrecy."""
    for part in _PROPERTIES:
        if part in archive:
            for own, standard, value in _PROPERTY.findall(_TITLES.sub(b"", archive.xml(part))):
                refuse_labelled_property(
                    unescape((own or standard).decode("utf-8", "replace")),
                    unescape(value.decode("utf-8", "replace")),
                )
