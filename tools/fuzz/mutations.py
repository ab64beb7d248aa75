"""A file, damaged: bytes, parts of a package, XML, the directory of the archive.

Every mutation is a function of a random generator, so that a case is known by its number.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from random import Random

_UNREADABLE = (
    *(zipfile.BadZipFile, zlib.error, KeyError, OSError, ValueError, EOFError),
    *(NotImplementedError, RuntimeError),
)
_LARGEST = 32 << 20
Mutation = Callable[[bytes, Random], bytes]

_NUMBERS = (
    *(b"0", b"-1", b"1", b"2147483647", b"4294967295", b"9999999999999999999", b"1048577"),
    *(b"1e308", b"1e999", b"NaN", b"-0", b"0.1e-320", b"", b"A", b"16385"),
)
_CELLS = (b"XFD1048576", b"A1048576", b"XFE1", b"A0", b"ZZZZ1", b"A1:XFD1048576", b"1", b"$A$1")
_TEXTS = (
    *("&#0;", "&#xD800;", "&undefined;", "<![CDATA[", "]]>", "_x0000_", "\u202e", "\ufffe"),
    *("&amp;" * 500, "一" * 40_000, "、" * 5000, "(" * 3000, "1" * 5000, "=cmd|' /C calc'!A0"),
)
_ATTRIBUTES = (
    *(b't="s"', b't="d"', b't="zz"', b's="99999"', b'r=""', b't="e"', b'xml:lang="x"'),
    *(b'ss:Index="1"', b'ss:Span="1048576"', b'ss:MergeDown="99999999"', b'ss:Type="Number"'),
    *(b'rowspan="16384" colspan="16384"', b'ss:Index="-1"', b'x:num="1e999"'),
)
_INTEGERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFE, 0xFFFFFFFF)


def mutated(data: bytes, random: Random) -> bytes:
    """A file with one to four mutations."""
    for _ in range(random.choice((1, 1, 2, 4))):
        data = random.choice(_choices(data))(data, random)
        if len(data) > 8 << 20:
            break
    return data


def _choices(data: bytes) -> tuple[Mutation, ...]:
    if data.startswith(b"PK"):
        return (*_OF_PACKAGES, *_OF_BYTES[:2])
    return (*_OF_XML, *_OF_BYTES) if data.startswith(b"<") else _OF_BYTES


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 3, 20, 200))):
        if changed:
            changed[random.randrange(len(changed))] = random.randrange(256)
    return bytes(changed)


def _cut(data: bytes, random: Random) -> bytes:
    if len(data) < 2:
        return data
    start, length = random.randrange(len(data)), random.choice((1, 16, 512, len(data)))
    kind = random.randrange(3)
    if kind == 0:
        return data[:start]
    if kind == 1:
        return data[:start] + data[start + length :]
    return (
        data[:start]
        + data[start : start + min(length, 4096)] * random.choice((2, 50))
        + data[start:]
    )


def _overwrite_integer(data: bytes, random: Random) -> bytes:
    if len(data) < 8:
        return data
    changed = bytearray(data)
    for _ in range(random.choice((1, 4))):
        size, code = random.choice(((1, "<B"), (2, "<H"), (4, "<I")))
        value = random.choice(_INTEGERS) & ((1 << 8 * size) - 1)
        struct.pack_into(code, changed, random.randrange(len(changed) - 4), value)
    return bytes(changed)


def _header_integer(data: bytes, random: Random) -> bytes:
    """The first kilobyte of a compound file decides how all of it is read."""
    head = _overwrite_integer(data[:1024], random)
    return head + data[1024:]


def _delimiters(data: bytes, random: Random) -> bytes:
    piece = random.choice((b'"', b"\r", b"\x00", b"\n" * 2000, b"," * 3000, b"\xff\xfe", b"\x1a"))
    at = random.randrange(len(data) + 1)
    return data[:at] + piece + data[at:]


def _parts(data: bytes) -> dict[str, bytes] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            if sum(part.file_size for part in package.infolist()) > _LARGEST:
                return None
            return {name: package.read(name) for name in package.namelist()}
    except _UNREADABLE:
        return None


def _packed(parts: dict[str, bytes], random: Random) -> bytes:
    buffer = io.BytesIO()
    method = random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))
    with zipfile.ZipFile(buffer, "w", method) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _in_part(change: Mutation) -> Mutation:
    def apply(data: bytes, random: Random) -> bytes:
        parts = _parts(data)
        if not parts:
            return data
        name = random.choice(_worth_changing(parts))
        parts[name] = change(parts[name], random)
        return _packed(parts, random)

    return apply


def _worth_changing(parts: dict[str, bytes]) -> list[str]:
    telling = ("sheet", "content", "styles", "shared", "workbook", "rels")
    return [name for name in parts if any(word in name.lower() for word in telling)] or list(parts)


def _number(part: bytes, random: Random) -> bytes:
    return _replace_one(
        part, rb"(?<=[\">])-?[0-9][0-9.eE+-]*(?=[\"<])", random.choice(_NUMBERS), random
    )


def _reference(part: bytes, random: Random) -> bytes:
    return _replace_one(part, rb"[A-Z]{1,3}[0-9]{1,7}", random.choice(_CELLS), random)


def _word(part: bytes, random: Random) -> bytes:
    text = random.choice(_TEXTS).encode("utf-8")
    return _replace_one(part, rb"(?<=>)[^<>]+(?=<)", text, random)


def _attribute(part: bytes, random: Random) -> bytes:
    kind = random.choice(_ATTRIBUTES)
    return _replace_one(part, rb" [a-zA-Z:]+=\"[^\"]*\"", b" " + kind, random)


def _element(part: bytes, random: Random) -> bytes:
    found = list(re.finditer(rb"<[^<>]+>", part))
    if not found:
        return part
    one = random.choice(found)
    kind = random.randrange(4)
    if kind == 0:
        return part[: one.start()] + part[one.end() :]
    if kind == 1:
        return part[: one.start()] + one[0] * random.choice((2, 200, 20_000)) + part[one.start() :]
    if kind == 2:
        other = random.choice(found)[0]
        return part[: one.start()] + other + part[one.end() :]
    depth = random.choice((50, 5000, 100_000))
    return part[: one.start()] + b"<x>" * depth + b"</x>" * depth + part[one.start() :]


def _declaration(part: bytes, random: Random) -> bytes:
    added = random.choice(
        (
            b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
            b'<!DOCTYPE x SYSTEM "file:///etc/passwd">',
            b'<?xml version="1.0" encoding="utf-7"?>',
            b'<?xml version="1.0" encoding="utf-16"?>',
            b'<?xml version="1.1"?>',
            b"\xef\xbb\xbf\xef\xbb\xbf",
        )
    )
    return added + part


def _merges(part: bytes, random: Random) -> bytes:
    count = random.choice((1, 1000, 50_000))
    cells = b"".join(
        b'<mergeCell ref="A%d:%s%d"/>'
        % (row, random.choice((b"A", b"C", b"XFD")), row + random.choice((0, 1, 9)))
        for row in range(1, count + 1)
    )
    return part.replace(b"</sheetData>", b"</sheetData><mergeCells>" + cells + b"</mergeCells>", 1)


def _repeats(part: bytes, random: Random) -> bytes:
    """Repeated rows and cells of an OpenDocument sheet."""
    times = random.choice((b"1048576", b"16384", b"0", b"-5", b"99999999999"))
    name = random.choice((b"table:number-columns-repeated", b"table:number-rows-repeated"))
    return _replace_one(
        part, rb"<table:table-(?:cell|row)", b'<table:table-cell %s="%s"' % (name, times), random
    )


def _replace_one(part: bytes, pattern: bytes, new: bytes, random: Random) -> bytes:
    found = list(re.finditer(pattern, part))
    if not found:
        return part
    one = random.choice(found)
    return part[: one.start()] + new + part[one.end() :]


def _rearranged(data: bytes, random: Random) -> bytes:
    """Parts missing, doubled, swapped, renamed to places outside."""
    parts = _parts(data)
    if not parts:
        return data
    name = random.choice(list(parts))
    kind = random.randrange(5)
    if kind == 0:
        del parts[name]
    elif kind == 1:
        other = random.choice(list(parts))
        parts[name], parts[other] = parts[other], parts[name]
    elif kind == 2:
        for new in ("../../etc/cron.d/x", "/etc/passwd", "C:\\x.xlsx", "xl\\..\\..\\x", "a" * 5000):
            parts[new] = b"x"
    elif kind == 3:
        parts[name.upper()] = parts[name]
    else:
        parts = {f"{name}/{number}": b"" for number in range(random.choice((10, 4500)))} | parts
    return _packed(parts, random)


def _directory(data: bytes, random: Random) -> bytes:
    """Sizes, offsets and flags of the archive's own directory."""
    starts = [found.start() for found in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)]
    if not starts:
        return data
    changed = bytearray(data)
    start = random.choice(starts)
    at = min(start + 4 + random.randrange(38), len(changed) - 4)
    struct.pack_into("<I", changed, at, random.choice(_INTEGERS))
    return bytes(changed)


def _bomb(data: bytes, random: Random) -> bytes:
    parts = _parts(data)
    if not parts:
        return data
    name = random.choice(_worth_changing(parts))
    at = parts[name].rfind(b"<")
    piece = random.choice((b" ", b"<c/>", b"<row/>", b"<si/>"))
    filling = piece * (random.choice((1, 18)) * (1 << 20) // len(piece))
    parts[name] = parts[name][:at] + filling + parts[name][at:]
    return _packed(parts, random)


_OF_BYTES: tuple[Mutation, ...] = (_flip, _cut, _overwrite_integer, _header_integer, _delimiters)
_OF_XML: tuple[Mutation, ...] = (_number, _word, _attribute, _element, _declaration)
_OF_PACKAGES: tuple[Mutation, ...] = (
    _in_part(_number),
    _in_part(_number),
    _in_part(_reference),
    _in_part(_reference),
    _in_part(_word),
    _in_part(_attribute),
    _in_part(_element),
    _in_part(_element),
    _in_part(_declaration),
    _in_part(_merges),
    _in_part(_repeats),
    _in_part(_flip),
    _in_part(_cut),
    _rearranged,
    _directory,
    _bomb,
)
