"""An .xlsx or .xlsm package → grids."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from xml.etree.ElementTree import Element
from xml.parsers import expat

import pyarrow as pa

from data.files.archive import Archive, elements, whole_number
from data.files.arrow_text import texts
from data.files.cells import Budget, Worksheet
from data.files.errors import DamagedError
from data.files.formats.raw_cells import Found, Meaning, Styles, resolve, stressed_rows, styles_of
from data.files.formats.xlsx_arrays import cells_of
from data.files.formats.xlsx_parts import (
    IrregularError,
    SheetPart,
    blocks,
    controls,
    read_workbook,
    relations,
    shared_strings,
    unescape,
)
from data.files.grid import LAST_COLUMN, Grid, cell_place, cell_reference, split_range
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_property


def rewritten_strings(chunks: Iterable[bytes]) -> pa.StringArray:
    """All shared strings in their order; raises DamagedError."""
    return texts(
        [
            controls(_runs(element))
            for event, element in elements(chunks, ("si",))
            if event == "end" and element.tag == "si"
        ]
    )


def rewritten_rows(block: bytes, row: int) -> tuple[bytes, int]:
    """Whole rows for the array reader, and the number of the last one.

    row: the number of the row above the block. Raises DamagedError, RefusedError.
    """
    rewriter = _Rewriter(row)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = rewriter.start
    parser.EndElementHandler = rewriter.end
    parser.CharacterDataHandler = rewriter.text
    try:
        parser.Parse(b"<sheetData>" + block + b"</sheetData>", True)
    except (expat.ExpatError, ValueError) as error:
        raise DamagedError(f"XML: {error}") from error
    return "".join(rewriter.written).encode(), rewriter.row


class _Rewriter:
    """Receives the events of some rows; written: their cells, each in a row of its own."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.written: list[str] = []
        self._column = 0
        self._opening = ""
        self._content: dict[str, list[str]] = {}  # of the elements f, v and is
        self._gathered: list[str] | None = None
        self._in_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; raises DamagedError, RefusedError, ValueError."""
        if name == "c":
            self._start_cell(attributes)
        elif name in ("f", "v"):
            self._gathered = self._content[name] = []
        elif name == "is":
            self._content[name] = []
        elif name == "t" and not self._in_phonetic:
            self._gathered = self._content.get("is")
        elif name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self._column = 0
        elif name == "rPh":
            self._in_phonetic = True

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if reference := attributes.get("r"):
            self.row, self._column = cell_place(reference)
        else:
            self._column += 1
        self._opening = f'<row r="{self.row}"><c r="{_letters(self._column)}{self.row}"'
        for key in ("s", "t"):
            if (value := attributes.get(key)) is not None:
                if not value.isalnum():
                    raise DamagedError(f"{key}={value!r}")
                self._opening += f' {key}="{value}"'
        self._content = {}

    def text(self, data: str) -> None:
        """Characters."""
        if self._gathered is not None:
            self._gathered.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("f", "v", "t"):
            self._gathered = None
        elif name == "rPh":
            self._in_phonetic = False
        elif name == "c" and self._content:
            written = self._content
            if "is" in written:
                # A text of its own counts; some programs write a number beside it.
                inner = f"<is><t>{_escaped(written['is'])}</t></is>"
            else:
                inner = f"<f>{_escaped(written['f'])}</f>" if "f" in written else ""
                if "v" in written:
                    inner += f"<v>{_escaped(written['v'])}</v>"
            self.written.append(f"{self._opening}>{inner}</c></row>")


def _escaped(pieces: list[str]) -> str:
    return "".join(pieces).replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")


@cache
def _letters(column: int) -> str:
    return cell_reference(1, column)[:-1]


def _runs(element: Element) -> str:
    """The text of an ``<si>``; phonetic guides are no part of it."""
    return "".join(
        "".join(child.itertext()) if child.tag == "t" else _runs(child)
        for child in element
        if child.tag != "rPh"
    )


_DATA = re.compile(rb"<sheetData\b[^>]*>")
_END = b"</sheetData>"


def read_sheet(archive: Archive, part: SheetPart, meaning: Meaning, budget: Budget) -> Grid:
    """The grid of a worksheet; raises RefusedError, DamagedError."""
    sheet = Worksheet(
        part.name,
        part.index,
        budget,
        part.visibility,
        header_ends=set(part.repeated_rows),
        is_1904=meaning.is_1904,
        codes=meaning.styles.codes,
    )
    above = 0
    for rows in _rows(archive, part.part, sheet):
        found, above = _cells(rows, above)
        sheet.stressed_rows |= stressed_rows(found, meaning.styles)
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
            _read_head(sheet, head[: start.start()])
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
            _read_rows(sheet, rows)
            yield rows
    if not tail:
        raise DamagedError(f"{part}: the rows do not end")
    _read_tail(sheet, b"".join(tail))


def _read_linked(archive: Archive, part: str, sheet: Worksheet) -> None:
    """Read what tables, pivots and drawings of a sheet say of it."""
    for relation in relations(archive, part).values():
        if relation.target not in archive:
            continue
        if relation.kind == "table":
            _read_table(sheet, archive.xml(relation.target))
        elif relation.kind == "pivotTable":
            _read_pivot(sheet, archive.xml(relation.target))
        elif relation.kind == "drawing":
            _read_drawing(sheet, archive.xml(relation.target))


# What stands around the cells is little and read with patterns that know neither the prefix
# nor the order of attributes.
_ELEMENT = rb"<(?:\w+:)?%s\b([^>]*)>"
_COLUMN = re.compile(_ELEMENT % b"col")
_ROW = re.compile(_ELEMENT % b"row")
_MERGE = re.compile(_ELEMENT % b"mergeCell")
_FILTER = re.compile(_ELEMENT % b"autoFilter")
_TABLE = re.compile(_ELEMENT % b"table")
_VIEW = re.compile(_ELEMENT % b"sheetView")
_PANE = re.compile(_ELEMENT % b"pane")
_CRITERION = re.compile(_ELEMENT % b"filterColumn")
_LOCATION = re.compile(_ELEMENT % b"location")
_RANGE = re.compile(r"[A-Z]{1,2}[0-9]{1,6}(?::[A-Z]{1,2}[0-9]{1,6})?")
_PICTURE = re.compile(rb"<(?:\w+:)?pic\b")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DRAWN_TEXT = re.compile(rb"<a:p\b.*?</a:p>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_PRINTED = re.compile(rb"<(?:\w+:)?((?:odd|even|first)(?:Header|Footer))\b[^>]*>(.*?)</", re.DOTALL)


def _read_head(sheet: Worksheet, head: bytes) -> None:
    """Hidden columns, and the rows that stay in view."""
    for view, pane in zip(_VIEW.findall(head), _PANE.findall(head), strict=False):
        attributes = _attributes(pane)
        rows = attributes.get("ySplit", "0").partition(".")[0]
        if attributes.get("state", "").startswith("frozen") and rows.isdigit():
            top = _RANGE.fullmatch(_attributes(view).get("topLeftCell", "A1"))
            sheet.header_ends.add((split_range(top[0]).top if top else 1) + int(rows) - 1)
    for match in _COLUMN.finditer(head):
        attributes = _attributes(match[1])
        if _is_hidden(attributes, "width"):
            first = int(attributes.get("min", "1"))
            last = min(int(attributes.get("max", first)), LAST_COLUMN)
            sheet.hidden_columns.update(range(first, last + 1))


def _read_rows(sheet: Worksheet, block: bytes) -> None:
    """Formulas and hidden rows of a block of sheet data."""
    sheet.formulas.read(block)
    if b"hidden" not in block:
        return
    for match in _ROW.finditer(block):
        attributes = _attributes(match[1])
        if "r" in attributes and _is_hidden(attributes, "ht"):
            sheet.hidden_rows.add(int(attributes["r"]))


def _read_tail(sheet: Worksheet, tail: bytes) -> None:
    """Merges, filters, headers and footers."""
    for match in _MERGE.finditer(tail):
        reference = _attributes(match[1]).get("ref", "")
        if reference:
            sheet.merges.append(split_range(reference))
    _read_filter(sheet, tail)
    for match in _PRINTED.finditer(tail):
        sheet.beside.append(unescape(match[2].decode("utf-8", "replace")))


def _read_filter(sheet: Worksheet, xml: bytes) -> None:
    """Whether an automatic filter is set that leaves rows out; asked once the rows were read."""
    found = _FILTER.search(xml)
    if found is not None:
        _add_header_end(sheet, _attributes(found[1]).get("ref", ""))
        has_criterion = _CRITERION.search(xml) is not None
        sheet.is_filtered = sheet.is_filtered or has_criterion or bool(sheet.hidden_rows)


def _read_table(sheet: Worksheet, xml: bytes) -> None:
    """The header row of a defined table, and its filter."""
    found = _TABLE.search(xml)
    attributes = _attributes(found[1]) if found is not None else {}
    if attributes.get("headerRowCount", "1") != "0":
        _add_header_end(sheet, attributes.get("ref", ""))
        _read_filter(sheet, xml)


def _add_header_end(sheet: Worksheet, reference: str) -> None:
    if _RANGE.fullmatch(reference):
        sheet.header_ends.add(split_range(reference).top)


def _read_pivot(sheet: Worksheet, xml: bytes) -> None:
    """Where a pivot table of the sheet lies."""
    for match in _LOCATION.finditer(xml):
        reference = _attributes(match[1]).get("ref", "")
        if _RANGE.fullmatch(reference):
            sheet.pivots.append(split_range(reference))


def _read_drawing(sheet: Worksheet, xml: bytes) -> None:
    """How many pictures a drawing of the sheet holds, and its texts."""
    sheet.pictures += len(_PICTURE.findall(xml))
    for paragraph in _DRAWN_TEXT.findall(xml):
        sheet.beside.append(_TAG.sub(b"", paragraph).decode("utf-8", "replace"))


def _attributes(text: bytes) -> dict[str, str]:
    return {
        match[1].decode("ascii", "replace"): (match[2] or match[3] or b"").decode(
            "utf-8", "replace"
        )
        for match in _ATTRIBUTE.finditer(text)
    }


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) in ("0", "0.0")


_STYLES = ("xf", "font", "fill", "border", "dxf", "cellStyle")


def _read_styles(archive: Archive, part: str) -> Styles:
    """Styles of a workbook, none where it has no such part; raises DamagedError."""
    own: dict[int, str] = {}
    ids: list[int] = []
    looks: dict[str, list[bool]] = {"fonts": [], "fills": []}
    stressed: list[bool] = []
    part_of = ""
    chunks = archive.xml_chunks(part) if part in archive else [b"<styleSheet/>"]
    for event, element in elements(chunks, _STYLES):
        if element.tag in (*looks, "cellXfs", "dxfs"):
            part_of = element.tag if event == "start" else ""
        elif event == "end":
            continue
        elif element.tag == "numFmt":
            own[whole_number(element, "numFmtId")] = element.get("formatCode", "")
        elif element.tag == part_of[:-1] and part_of in looks:
            looks[part_of].append(False)
        elif element.tag == "b" and looks["fonts"] and part_of == "fonts":
            looks["fonts"][-1] = element.get("val", "1") not in ("0", "false")
        elif element.tag == "patternFill" and looks["fills"] and part_of == "fills":
            looks["fills"][-1] = element.get("patternType") == "solid"
        elif element.tag == "xf" and part_of == "cellXfs":
            ids.append(whole_number(element, "numFmtId"))
            used = [whole_number(element, name) for name in ("fontId", "fillId")]
            stressed.append(
                any(_at(look, at) for look, at in zip(looks.values(), used, strict=True))
            )
    return styles_of(ids, own, stressed)


def _at(looks: list[bool], place: int) -> bool:
    return 0 <= place < len(looks) and looks[place]


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
    styles = _read_styles(archive, parts.styles)
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
