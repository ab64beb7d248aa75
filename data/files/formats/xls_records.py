"""An .xls from the outside in: streams of the compound file, records of a stream."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from data.files.errors import DamagedError, RefusedError

_HEADER = 512
_FIRST_SPECIAL = 0xFFFFFFFA  # this and above are no sectors
_FREE = 0xFFFFFFFF
_ENTRY = 128
_MINI_CUTOFF = 4096
_STREAM, _ROOT = 2, 5
_SHIFTS = range(7, 17)


@dataclass(frozen=True)
class _Entry:
    kind: int
    start: int
    size: int


class CompoundFile:
    """Streams by name (without case).

    Raises DamagedError where the structure is broken, RefusedError where the file is cut off.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) < _HEADER:
            raise DamagedError("compound file: no header")
        self._data = data
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if shift not in _SHIFTS or mini_shift >= shift:
            raise DamagedError("compound file: sector size")
        self._size, self._mini_size = 1 << shift, 1 << mini_shift
        directory, mini_table, difat = (
            struct.unpack_from("<I", data, offset)[0] for offset in (48, 60, 68)
        )
        self._needed = 0
        self._table = self._allocation(difat)
        self._entries = self._directory(self._chain(directory, self._table))
        root = next((e for e in self._entries.values() if e.kind == _ROOT), None)
        self._mini_table = _numbers(self._chain(mini_table, self._table))
        self._mini = self._chain(root.start, self._table) if root else b""
        if root is None:
            raise self._broken("no root entry")

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def stream(self, name: str) -> bytes:
        """The content of a stream; raises DamagedError where there is none."""
        entry = self._entries.get(name.lower())
        if entry is None:
            raise DamagedError(f"no stream {name}")
        if entry.size < _MINI_CUTOFF:
            content = self._mini_chain(entry.start)
        else:
            content = self._chain(entry.start, self._table)
        if len(content) < entry.size:
            raise self._broken(f"{name}: {len(content)} of {entry.size} bytes")
        return content[: entry.size]

    def _broken(self, words: str) -> DamagedError | RefusedError:
        """Whether sectors that the file lists lie beyond its end, or are not there at all."""
        used = next((i for i in range(len(self._table), 0, -1) if self._table[i - 1] != _FREE), 0)
        if len(self._data) <= max(self._needed, used) * self._size:
            return RefusedError("refused-truncated")
        return DamagedError(f"compound file: {words}")

    def _allocation(self, difat: int) -> tuple[int, ...]:
        sectors = list(struct.unpack_from("<109I", self._data, 76))
        seen: set[int] = set()
        while difat < _FIRST_SPECIAL and difat not in seen:
            seen.add(difat)
            *more, difat = _numbers(self._sector(difat)) or (0xFFFFFFFE,)
            sectors.extend(more)
        listed = [sector for sector in sectors if sector < _FIRST_SPECIAL]
        self._needed = max(listed, default=0) + 1
        return tuple(number for sector in listed for number in _numbers(self._sector(sector)))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        return self._data[start : start + self._size]

    def _chain(self, start: int, table: tuple[int, ...]) -> bytes:
        parts = []
        for _ in range(len(table) + 1):
            if start >= _FIRST_SPECIAL or start >= len(table):
                break
            parts.append(self._sector(start))
            start = table[start]
        else:
            raise DamagedError("compound file: a chain without an end")
        return b"".join(parts)

    def _mini_chain(self, start: int) -> bytes:
        parts = []
        for _ in range(len(self._mini_table) + 1):
            if start >= _FIRST_SPECIAL or start >= len(self._mini_table):
                break
            offset = start * self._mini_size
            parts.append(self._mini[offset : offset + self._mini_size])
            start = self._mini_table[start]
        else:
            raise DamagedError("compound file: a chain without an end")
        return b"".join(parts)

    @staticmethod
    def _directory(content: bytes) -> dict[str, _Entry]:
        entries: dict[str, _Entry] = {}
        for offset in range(0, len(content) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", content, offset + 64)
            start, size = struct.unpack_from("<II", content, offset + 116)
            if kind in (_STREAM, _ROOT):
                name = content[offset : offset + max(0, min(length, 64) - 2)]
                entries.setdefault(
                    name.decode("utf-16-le", "replace").lower(), _Entry(kind, start, size)
                )
        return entries


def _numbers(content: bytes) -> tuple[int, ...]:
    count = len(content) // 4
    return struct.unpack(f"<{count}I", content[: count * 4])


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
