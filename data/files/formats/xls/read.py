"""A workbook stream → grids: the list of sheets first, then each sheet from its place."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from data.files.arrow_text import texts
from data.files.cells import Budget, Worksheet
from data.files.errors import DamagedError, RefusedError
from data.files.formats.ole import CompoundFile
from data.files.formats.raw_cells import Meaning, resolve, styles_of
from data.files.formats.xls.records import CONTINUE, long_text, records, shared_texts, short_text
from data.files.formats.xls.sheet import SheetRecords
from data.files.grid import Grid, Visibility
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


_BOF, _EOF, _FILEPASS, _DATEMODE, _SST = 0x809, 0x0A, 0x2F, 0x22, 0xFC
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
