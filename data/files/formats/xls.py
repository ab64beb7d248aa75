"""A workbook stream → grids: the list of sheets first, then each sheet from its place."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from data.files.arrow_text import texts
from data.files.cells import Budget, Worksheet
from data.files.errors import DamagedError, RefusedError
from data.files.formats.raw_cells import Found, Meaning, Stated, resolve, styles_of
from data.files.formats.xls_records import (
    CONTINUE,
    CompoundFile,
    Record,
    long_text,
    records,
    shared_texts,
    short_text,
    whole_text,
)
from data.files.grid import Grid, Merge, Visibility
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_property

_STREAMS = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_NAMES = {2: "title", 3: "subject", 4: "author", 5: "keywords", 6: "comments"}
_CODE_PAGE, _NARROW, _WIDE = 1, 0x1E, 0x1F
_UTF_8 = 65001


def text_properties(streams: CompoundFile) -> list[tuple[str, str]]:
    """Names and values; what is broken is left out, it is no part of the table."""
    found: list[tuple[str, str]] = []
    for name in _STREAMS:
        if name in streams:
            try:
                found.extend(_texts(streams.stream(name)))
            except (struct.error, LookupError):
                continue
    return found


def _texts(content: bytes) -> Iterator[tuple[str, str]]:
    (sections,) = struct.unpack_from("<I", content, 24)
    for section in range(min(sections, 2)):
        (start,) = struct.unpack_from("<I", content, 44 + 20 * section)
        _, count = struct.unpack_from("<II", content, start)
        entries = [struct.unpack_from("<II", content, start + 8 + 8 * i) for i in range(count)]
        encoding = "latin-1"
        for number, offset in entries:
            if number == _CODE_PAGE:
                (page,) = struct.unpack_from("<H", content, start + offset + 4)
                encoding = "utf-8" if page == _UTF_8 else f"cp{page}"
        for number, offset in entries:
            kind, length = struct.unpack_from("<II", content, start + offset)
            data = content[start + offset + 8 :]
            name = _NAMES.get(number, str(number))
            if kind == _NARROW:
                yield name, data[:length].decode(encoding, "replace").rstrip("\0")
            elif kind == _WIDE:
                yield name, data[: 2 * length].decode("utf-16-le", "replace").rstrip("\0")


_BOF, _EOF = 0x809, 0x0A
_NUMBER, _RK, _MULRK, _LABELSST, _LABEL, _RSTRING = 0x203, 0x27E, 0xBD, 0xFD, 0x204, 0xD6
_BOOLERR, _FORMULA, _STRING = 0x205, 0x06, 0x207
_ROW, _COLINFO, _MERGED, _HEADER, _FOOTER, _TXO = 0x208, 0x7D, 0xE5, 0x14, 0x15, 0x1B6
_FILTERMODE, _SXVIEW, _OBJ, _WINDOW, _PANE = 0x9B, 0xB0, 0x5D, 0x23E, 0x41
_FROZEN = 0x08
_PICTURE = 8
_HIDDEN_ROW, _HIDDEN_COLUMN = 0x20, 0x01
_LAST_COLUMN = 256
_BATCH = 50_000
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
_CELL = struct.Struct("<HHH")
_RANGE = struct.Struct("<HHHH")
_DOUBLE = struct.Struct("<d")
_WORD = struct.Struct("<I")
_FILEPASS, _DATEMODE, _SST = 0x2F, 0x22, 0xFC
_FORMAT, _XF, _BOUNDSHEET = 0x41E, 0xE0, 0x85
_BIFF8 = 0x600
_WORKSHEET = 0
_VISIBILITY: tuple[Visibility, ...] = ("visible", "hidden", "very_hidden")


@dataclass
class _Globals:
    """What the stream says before its sheets."""

    sheets: list[tuple[str, Visibility, int, int]] = field(default_factory=list)
    format_ids: list[int] = field(default_factory=list)
    own_codes: dict[int, str] = field(default_factory=dict)
    strings: list[bytes] = field(default_factory=list)
    is_1904: bool = False


def read_xls(streams: CompoundFile, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets in the order of their tabs.

    Raises RefusedError; DamagedError for a broken stream and for the formats before Excel 97.
    """
    for name, value in text_properties(streams):
        refuse_labelled_property(name, value)
    stream = streams.stream("Workbook")
    try:
        about = _globals(stream)
        strings = texts(shared_texts(about.strings)) if about.strings else texts([])
        meaning = Meaning(strings, styles_of(about.format_ids, about.own_codes), about.is_1904)
        budget = Budget(limits)
        return tuple(
            _grid(stream, start, Worksheet(name, index, budget, visibility), meaning)
            for index, (name, visibility, kind, start) in enumerate(about.sheets)
            if kind == _WORKSHEET
        )
    except (struct.error, IndexError) as error:
        raise DamagedError(f"xls: {error}") from error


def _globals(stream: bytes) -> _Globals:
    about = _Globals()
    previous = 0
    for record in records(stream, 0):
        kind, data = record.kind, record.data
        if kind == _BOF and struct.unpack_from("<H", data)[0] != _BIFF8:
            raise DamagedError("older than Excel 97")
        if kind == _FILEPASS:
            raise RefusedError("refused-password")
        if kind == _DATEMODE:
            about.is_1904 = data[0] == 1
        elif kind == _FORMAT:
            about.own_codes[struct.unpack_from("<H", data)[0]] = long_text(data, 2)
        elif kind == _XF:
            about.format_ids.append(struct.unpack_from("<H", data, 2)[0])
        elif kind == _BOUNDSHEET:
            start, visibility, sheet_kind = struct.unpack_from("<IBB", data)
            about.sheets.append(
                (short_text(data, 6), _VISIBILITY[min(visibility & 3, 2)], sheet_kind, start)
            )
        elif kind == _SST or (kind == CONTINUE and previous == _SST):
            about.strings.append(data)
            kind = _SST
        elif kind == _EOF:
            break
        previous = kind
    if not about.sheets:
        raise DamagedError("the workbook lists no sheets")
    return about


def _grid(stream: bytes, start: int, sheet: Worksheet, meaning: Meaning) -> Grid:
    sheet.codes, sheet.is_1904 = meaning.styles.codes, meaning.is_1904
    for found in SheetRecords(sheet).read(records(stream, start)):
        sheet.extend(resolve(found, meaning))
    return sheet.grid()


class SheetRecords:
    """Gathers the cells of a worksheet; what stands beside them goes to it right away."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._rows: list[int] = []
        self._columns: list[int] = []
        self._styles: list[int] = []
        self._stated: list[int] = []
        self._texts: list[str] = []
        self._awaiting: tuple[int, int, int] | None = None
        self._pieces: list[bytes] = []
        self._frozen_below = -1

    def read(self, found: Iterable[Record]) -> Iterator[Found]:
        """Cells in batches; charts within the sheet are passed over.

        Raises DamagedError where the records do not begin and end as those of a sheet do.
        """
        depth = 0
        previous = 0
        for record in found:
            if depth == 0 and record.kind != _BOF:
                raise DamagedError("no sheet begins there")
            if self._pieces and record.kind != CONTINUE:
                self._end_text()
            if record.kind == _BOF:
                depth += 1
            elif record.kind == _EOF:
                depth -= 1
                if depth <= 0:
                    break
            elif depth == 1:
                self._within(record, previous)
            previous = record.kind
            if len(self._texts) >= _BATCH:
                yield self._take()
        else:
            raise DamagedError("the sheet does not end")
        self._end_text()
        yield self._take()

    def _take(self) -> Found:
        found = Found(
            np.array(self._rows, dtype=np.int32),
            np.array(self._columns, dtype=np.int32),
            np.array(self._styles, dtype=np.int32),
            np.array(self._stated, dtype=np.int8),
            texts(self._texts),
        )
        for column in (self._rows, self._columns, self._styles, self._stated):
            column.clear()
        self._texts.clear()
        return found

    def _add(self, place: tuple[int, int, int], stated: Stated, text: str) -> None:
        row, column, style = place
        self._rows.append(row + 1)
        self._columns.append(column + 1)
        self._styles.append(style)
        self._stated.append(stated)
        self._texts.append(text)

    def _within(self, record: Record, previous: int) -> None:
        if record.kind != CONTINUE:
            self._record(record.kind, record.data)
        elif self._pieces:
            self._pieces.append(record.data)
        elif previous == _TXO:
            self._text_box(record.data)

    def _record(self, kind: int, data: bytes) -> None:
        if kind in (_NUMBER, _RK, _LABELSST, _LABEL, _RSTRING, _BOOLERR, _FORMULA):
            self._cell(kind, _CELL.unpack_from(data), data)
        elif kind == _MULRK:
            row, first = struct.unpack_from("<HH", data)
            for number, offset in enumerate(range(4, len(data) - 7, 6)):
                style, packed = struct.unpack_from("<HI", data, offset)
                self._add((row, first + number, style), Stated.NUMBER, repr(_unpacked(packed)))
        elif kind == _STRING and self._awaiting is not None:
            self._pieces = [data]
        else:
            self._beside_cells(kind, data)

    def _beside_cells(self, kind: int, data: bytes) -> None:
        if kind == _ROW:
            if _WORD.unpack_from(data, 12)[0] & _HIDDEN_ROW:
                self._sheet.hidden_rows.add(struct.unpack_from("<H", data)[0] + 1)
        elif kind == _COLINFO:
            first, last, width, _, options = struct.unpack_from("<HHHHH", data)
            if options & _HIDDEN_COLUMN or width == 0:
                self._sheet.hidden_columns.update(range(first + 1, min(last + 1, _LAST_COLUMN) + 1))
        elif kind == _MERGED:
            for offset in range(2, len(data) - _RANGE.size + 1, _RANGE.size):
                top, bottom, left, right = _RANGE.unpack_from(data, offset)
                self._sheet.merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        elif kind in (_HEADER, _FOOTER):
            if len(data) > 3:
                self._sheet.beside.append(long_text(data, 0))
        elif kind == _FILTERMODE:
            self._sheet.is_filtered = True
        elif kind == _SXVIEW:
            top, bottom, left, right = _RANGE.unpack_from(data)
            self._sheet.pivots.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        elif kind in (_WINDOW, _PANE):
            self._view(kind, data)
        elif kind == _OBJ and len(data) > 5:
            self._sheet.pictures += struct.unpack_from("<H", data, 4)[0] == _PICTURE

    def _view(self, kind: int, data: bytes) -> None:
        """Which rows stay in view: the first one seen, then how many."""
        options, rows = struct.unpack_from("<HH", data)
        if kind == _WINDOW:
            self._frozen_below = rows if options & _FROZEN else -1
        elif self._frozen_below >= 0:
            self._sheet.header_ends.add(self._frozen_below + rows)

    def _cell(self, kind: int, place: tuple[int, int, int], data: bytes) -> None:
        if kind == _NUMBER:
            self._add(place, Stated.NUMBER, repr(_DOUBLE.unpack_from(data, 6)[0]))
        elif kind == _RK:
            self._add(place, Stated.NUMBER, repr(_unpacked(_WORD.unpack_from(data, 6)[0])))
        elif kind == _LABELSST:
            self._add(place, Stated.SHARED, str(_WORD.unpack_from(data, 6)[0]))
        elif kind in (_LABEL, _RSTRING):
            self._add(place, Stated.TEXT, whole_text([data], 6))
        elif kind == _BOOLERR:
            self._truth_or_error(place, data[6], is_error=data[7] == 1)
        else:
            self._formula(place, data)

    def _end_text(self) -> None:
        """The text of the last formula; one whose text is not there has no value."""
        if self._awaiting is not None and self._pieces:
            self._add(self._awaiting, Stated.TEXT, whole_text(self._pieces, 0))
        elif self._awaiting is not None:
            self._add(self._awaiting, Stated.FORMULA, "=")
        self._awaiting, self._pieces = None, []

    def _truth_or_error(self, place: tuple[int, int, int], value: int, *, is_error: bool) -> None:
        if is_error:
            self._add(place, Stated.ERROR, _ERRORS.get(value, "#ERROR!"))
        else:
            self._add(place, Stated.BOOLEAN, "1" if value else "0")

    def _formula(self, place: tuple[int, int, int], data: bytes) -> None:
        self._end_text()
        if data[12:14] != b"\xff\xff":
            self._add(place, Stated.NUMBER, repr(_DOUBLE.unpack_from(data, 6)[0]))
        elif data[6] == 0:
            self._awaiting = place  # the text is in the STRING record that follows
        elif data[6] in (1, 2):
            self._truth_or_error(place, data[8], is_error=data[6] == 2)

    def _text_box(self, data: bytes) -> None:
        if data:
            encoding = "utf-16-le" if data[0] & 1 else "latin-1"
            self._sheet.beside.append(data[1:].decode(encoding, "replace"))


def _unpacked(packed: int) -> float:
    """A number in 30 bits: a whole one or the upper half of a double, perhaps × 100."""
    if packed & 2:
        whole = packed >> 2
        value = float(whole - (1 << 30) if whole >= 1 << 29 else whole)
    else:
        value = _DOUBLE.unpack(struct.pack("<II", 0, packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value
