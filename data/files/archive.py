"""A zip archive whose claims are checked before anything in it is unpacked, and its XML.

Names are compared without case and with ``/``: some programs write ``XL\\Workbook.xml``.
A part is XML in UTF-8 when it leaves here, whatever the file holds, and bears no
document type: entity bombs need one and no office program writes one.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from typing import Literal, cast
from xml.etree.ElementTree import Element, ParseError, XMLPullParser

from data.files.errors import DamagedError, RefusedError
from data.files.limits import Limits

CHUNK = 1 << 20
# What the standard library raises over a damaged package, or one packed in a way unknown to it.
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError)
_DECLARED = re.compile(rb"^\s*<\?xml[^>]*?\bencoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_ENCRYPTED_FLAG = 0x1


class Archive:
    """The parts of an opened archive by name; raises RefusedError where it breaks a limit."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        if b"PK\x05\x06" not in data[-(1 << 17) :]:
            raise RefusedError("refused-truncated")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except BROKEN as error:
            raise RefusedError("refused-damaged") from error
        parts = self._zip.infolist()
        if len(parts) > limits.archive_entries:
            raise RefusedError(
                "refused-archive-entries",
                count=f"{len(parts):,}",
                limit=f"{limits.archive_entries:,}",
            )
        unpacked = sum(part.file_size for part in parts)
        if unpacked > limits.unpacked_bytes or any(_is_bomb(part, limits) for part in parts):
            raise RefusedError("refused-unpacked-size", size=f"{unpacked / 2**20:,.0f}")
        if any(part.flag_bits & _ENCRYPTED_FLAG for part in parts):
            raise RefusedError("refused-password")
        self._names = {_key(part.filename): part for part in parts}

    def __contains__(self, name: str) -> bool:
        return _key(name) in self._names

    def names(self) -> list[str]:
        """Names of all parts in lower case."""
        return list(self._names)

    def read(self, name: str) -> bytes:
        """A whole part; raises DamagedError where it is missing or cannot be unpacked."""
        part = self._names.get(_key(name))
        if part is None:
            raise DamagedError(f"no part {name}")
        try:
            return self._zip.read(part)
        except BROKEN as error:
            raise DamagedError(f"{name}: {error}") from error

    def xml(self, name: str) -> bytes:
        """A whole XML part as UTF-8; raises DamagedError, or RefusedError for a document type."""
        return b"".join(self.xml_chunks(name))

    def xml_chunks(self, name: str) -> Iterator[bytes]:
        """An XML part as UTF-8, piece by piece."""
        part = self._names.get(_key(name))
        if part is None:
            raise DamagedError(f"no part {name}")
        try:
            with self._zip.open(part) as stream:
                yield from as_utf8(iter(lambda: stream.read(CHUNK), b""))
        except BROKEN as error:
            raise DamagedError(f"{name}: {error}") from error


def as_utf8(chunks: Iterator[bytes]) -> Iterator[bytes]:
    """XML in any encoding as UTF-8, piece by piece.

    Raises DamagedError for an unknown encoding, RefusedError for a document type,
    UnicodeDecodeError where the bytes are none of the encoding.
    """
    first = next(chunks, b"")
    decode = _decoder(first)
    end = b""
    for chunk in chain((first,), chunks):
        piece = decode(chunk)
        seam = end + piece[:9]
        if any(sign in piece or sign in seam for sign in (b"<!DOCTYPE", b"<!ENTITY")):
            raise RefusedError("refused-document-type")
        end = piece[-9:]
        yield piece


class _Recoder:
    """UTF-16 and other declared encodings to UTF-8."""

    def __init__(self, encoding: str) -> None:
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._is_first = True

    def __call__(self, data: bytes) -> bytes:
        text = self._decoder.decode(data).removeprefix("\ufeff")
        if self._is_first:
            text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
            self._is_first = False
        return text.encode("utf-8")


class _Plain:
    def __call__(self, data: bytes) -> bytes:
        return data


def _decoder(first: bytes) -> _Recoder | _Plain:
    if first[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _Recoder("utf-16")
    if first[:4] == b"<\x00?\x00":
        return _Recoder("utf-16-le")
    if first[:4] == b"\x00<\x00?":
        return _Recoder("utf-16-be")
    declared = _DECLARED.match(first.removeprefix(codecs.BOM_UTF8))
    encoding = declared[1].decode("ascii").lower() if declared else "utf-8"
    if encoding in ("gb2312", "gbk", "x-gbk"):
        encoding = "gb18030"  # what is written under these names
    if encoding in ("utf-8", "utf8"):
        return _Plain()
    if encoding in ("us-ascii", "ascii"):
        encoding = "utf-8"  # of which it is a part
    try:
        return _Recoder(encoding)
    except LookupError as error:
        raise DamagedError(f"unknown encoding {encoding}") from error


def _is_bomb(part: zipfile.ZipInfo, limits: Limits) -> bool:
    return part.file_size > limits.bomb_bytes and part.file_size > limits.unpacked_ratio * max(
        1, part.compress_size
    )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


_PIECE = 1 << 16  # as much of the document is in memory beside what is kept of it


def elements(
    chunks: Iterable[bytes], dropped: Collection[str] = ()
) -> Iterator[tuple[Literal["start", "end"], Element]]:
    """Each element when it starts (its attributes are there) and ends (its content too).

    chunks: UTF-8 without a document type, as data.files.archive hands it out. dropped: names
    of elements that are taken out of the tree once their end was seen; the rest stays in
    memory. Raises DamagedError.
    """
    parser: XMLPullParser[Element] = XMLPullParser(("start", "end"))
    above: list[Element] = []
    local = _Local()
    try:
        for piece in _pieces(chunks):
            parser.feed(piece)
            for event, element in cast("Iterator[tuple[str, Element]]", parser.read_events()):
                if event == "start":
                    element.tag = local[element.tag]
                    attributes = [(local[key], value) for key, value in element.items()]
                    element.attrib.clear()
                    element.attrib.update(attributes)
                    above.append(element)
                    yield "start", element
                else:
                    above.pop()
                    yield "end", element
                    if element.tag in dropped and above:
                        above[-1].remove(element)
        parser.close()
    except ParseError as error:
        raise DamagedError(f"XML: {error}") from error


def _pieces(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), _PIECE):
            yield chunk[start : start + _PIECE]


class _Local(dict[str, str]):
    """Names with their namespace → without it."""

    def __missing__(self, name: str) -> str:
        self[name] = name.rpartition("}")[2]
        return self[name]


def whole_number(element: Element, name: str, otherwise: int = 0) -> int:
    """An attribute as a whole number of at least ``otherwise``, which stands for none.

    Raises DamagedError where it is no number.
    """
    try:
        return max(otherwise, int(element.get(name, otherwise)))
    except ValueError as error:
        raise DamagedError(f"{name}={element.get(name)!r}") from error
