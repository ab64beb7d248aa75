"""The records of a workbook stream (BIFF8) and the texts in them.

A record holds at most 8,224 bytes; what is longer goes on in CONTINUE records. A text
that is cut in its characters starts again with a byte that says how wide they are.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from data.files.errors import DamagedError

_HEAD = struct.Struct("<HH")
CONTINUE = 0x3C
_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08


@dataclass(frozen=True)
class Record:
    """One record: its type and content."""

    kind: int
    data: bytes


def records(stream: bytes, start: int) -> Iterator[Record]:
    """Records from a position on; ends with the stream."""
    position = start
    while position + _HEAD.size <= len(stream):
        kind, length = _HEAD.unpack_from(stream, position)
        position += _HEAD.size
        yield Record(kind, stream[position : position + length])
        position += length


def short_text(data: bytes, offset: int) -> str:
    """A text whose length is one byte."""
    return _text(data, offset + 2, data[offset], data[offset + 1])


def long_text(data: bytes, offset: int) -> str:
    """A text whose length is two bytes; formatting runs are passed over."""
    (length,) = struct.unpack_from("<H", data, offset)
    if length == 0:
        return ""
    flags = data[offset + 2]
    start = offset + 3 + (2 if flags & _RICH else 0) + (4 if flags & _EXTENDED else 0)
    return _text(data, start, length, flags)


def _text(data: bytes, start: int, length: int, flags: int) -> str:
    if flags & _WIDE:
        return data[start : start + 2 * length].decode("utf-16-le", "replace")
    return data[start : start + length].decode("latin-1")


def whole_text(parts: list[bytes], offset: int) -> str:
    """A text whose length is two bytes, in a record and those that continue it.

    Raises DamagedError where the records end before the text does.
    """
    if len(parts[0]) < offset + 2 or parts[0][offset : offset + 2] == b"\0\0":
        return ""
    return _Parts(parts, offset).text()


def shared_texts(parts: list[bytes]) -> list[str]:
    """The texts of the shared string table, a record and those that continue it."""
    (count,) = struct.unpack_from("<I", parts[0], 4)
    reader = _Parts(parts, 8)
    found = []
    for _ in range(count):
        if reader.is_at_end:
            break
        found.append(reader.text())
    return found


class _Parts:
    """A position in records that continue each other."""

    def __init__(self, parts: list[bytes], offset: int) -> None:
        self._parts = parts
        self._part = 0
        self._offset = offset

    @property
    def is_at_end(self) -> bool:
        self._go_on()
        return self._part >= len(self._parts)

    def _go_on(self) -> None:
        while self._part < len(self._parts) and self._offset >= len(self._parts[self._part]):
            self._part += 1
            self._offset = 0

    def _take(self, size: int) -> bytes:
        taken = b""
        while len(taken) < size:
            self._go_on()
            if self._part >= len(self._parts):
                raise DamagedError("shared texts end too early")
            piece = self._parts[self._part][self._offset : self._offset + size - len(taken)]
            self._offset += len(piece)
            taken += piece
        return taken

    def text(self) -> str:
        length, flags = struct.unpack("<HB", self._take(3))
        runs = struct.unpack("<H", self._take(2))[0] if flags & _RICH else 0
        extension = struct.unpack("<I", self._take(4))[0] if flags & _EXTENDED else 0
        characters = self._characters(length, flags)
        self._take(4 * runs + extension)
        return characters

    def _characters(self, length: int, flags: int) -> str:
        pieces = []
        while length:
            if self._part < len(self._parts) and self._offset >= len(self._parts[self._part]):
                self._part += 1
                if self._part >= len(self._parts):
                    raise DamagedError("shared texts end too early")
                flags = self._parts[self._part][0]
                self._offset = 1
            if self._part >= len(self._parts):
                raise DamagedError("shared texts end too early")
            width = 2 if flags & _WIDE else 1
            room = (len(self._parts[self._part]) - self._offset) // width
            count = min(length, max(room, 0))
            if count == 0:
                if self._offset < len(self._parts[self._part]):
                    raise DamagedError("half a character in shared texts")
                continue
            end = self._offset + count * width
            data = self._parts[self._part][self._offset : end]
            pieces.append(data.decode("utf-16-le" if width == 2 else "latin-1", "replace"))
            self._offset = end
            length -= count
        return "".join(pieces)
