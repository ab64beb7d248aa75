"""Document properties of a compound file, those that are texts."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from data.sheets.ole import CompoundFile

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
