"""What kind of file some bytes are; the name a file goes by says nothing."""

from __future__ import annotations

import codecs
import gzip
import io
import re
import zlib
from typing import Literal

from data.files.errors import RefusedError
from data.files.limits import Limits

Container = Literal["zip", "ole", "html", "saved-page", "excel-xml", "flat-ods", "text"]
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GZIP = b"\x1f\x8b"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# First bytes of what people upload by mistake, and the word for it in the catalogue. A
# text may begin with the letters of some, so as much as tells them apart is compared.
_OTHERS = (
    (re.compile(rb"%PDF-"), "pdf"),
    (re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0{4}", re.DOTALL), "image"),
    (re.compile(rb"Rar!\x1a|7z\xbc\xaf\x27|\xfd7zXZ\0|BZh[1-9]1AY|\x28\xb5\x2f\xfd"), "archive"),
    (re.compile(rb"\{\\rtf"), "document"),
    (re.compile(rb"PAR1[\x15\0]|SQLite format 3\0|ARROW1\0\0|\x89HDF\r\n"), "data"),
)
# Spreadsheets of programs whose files nothing here reads; the names are those of the formats.
_OTHER_TABLES = (
    (re.compile(rb"ID;P[^\r\n]*\r?\n(?:[A-Z]{1,2};[A-Z][^\r\n]*\r?\n){2}"), "SYLK (.slk)"),
    (re.compile(rb"TABLE\r?\n0,1\r?\n\""), "DIF"),
    (re.compile(rb"\0\0(?:\x02\0[\x04-\x06]\x04|\x1a\0[\0-\x05]\x10)"), "Lotus 1-2-3"),
    (
        re.compile(rb"[\x03\x30\x83\x8b\xf5].[\1-\x0c][\1-\x1f].{8}\0\0..\0{12}", re.DOTALL),
        "dBASE (.dbf)",
    ),
)
_EARLY_EXCEL = re.compile(rb"\x09[\0\x02\x04\x08][\x04\x06\x08\x10]\0")
_ROOTS = (
    (b"urn:schemas-microsoft-com:office:spreadsheet", "excel-xml"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "flat-ods"),
)
_OTHER_ROOTS = (
    (b"www.gnumeric.org", "Gnumeric"),
    (b"www.gnome.org/gnumeric", "Gnumeric"),
    (b"schemas.uof.org", "UOF"),
)
_HTML = re.compile(rb"<(?:!doctype\s+html|html|table|head|meta|body)(?=[\s>])", re.IGNORECASE)
_SAVED_PAGE = re.compile(
    rb"(?:[A-Za-z-]+:(?:[^\r\n]|\r?\n[ \t])*\r?\n)*?"
    rb"content-type:\s*multipart/(?:related|alternative)",
    re.IGNORECASE,
)
_START = 4096


def unwrapped(data: bytes, limits: Limits) -> bytes:
    """The content of a file that is packed with gzip, else the file; raises RefusedError."""
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            content = stream.read(limits.unpacked_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise RefusedError("refused-truncated") from error
    if len(content) > limits.unpacked_bytes:
        raise RefusedError("refused-unpacked-size", size=f"{limits.unpacked_bytes / 2**20:,.0f}+")
    return content


def container_of(data: bytes) -> Container:
    """How the bytes are packed; raises RefusedError for what is no table of any kind."""
    if not data.strip(b"\0 \t\r\n"):
        raise RefusedError("refused-empty")
    if data.startswith(_ZIP):
        return "zip"
    if data.startswith(_OLE):
        return "ole"
    _refuse_others(data)
    start = _latin(data[:_START]).lstrip()
    if not start.startswith(b"<"):
        return "saved-page" if _SAVED_PAGE.match(start) else "text"
    return _marked_up(start)


def _refuse_others(data: bytes) -> None:
    for signature, kind in _OTHERS:
        if signature.match(data):
            raise RefusedError("refused-other-kind", kind=kind)
    for signature, name in _OTHER_TABLES:
        if signature.match(data):
            raise RefusedError("refused-other-table", format=name)
    if _EARLY_EXCEL.match(data):
        raise RefusedError("refused-old-format")


def _marked_up(start: bytes) -> Container:
    if start.startswith(b"<?xml") or b"xmlns" in start:
        for sign, container in _ROOTS:
            if sign in start and not _is_page(start):
                return "excel-xml" if container == "excel-xml" else "flat-ods"
        for sign, name in _OTHER_ROOTS:
            if sign in start:
                raise RefusedError("refused-other-table", format=name)
    if _HTML.search(start):
        return "html"
    if start.startswith(b"<?xml") or b"xmlns" in start:
        raise RefusedError("refused-xml")
    return "text"


def _is_page(start: bytes) -> bool:
    """The pages that Excel writes name its spreadsheet format too."""
    return re.search(rb"<(?:!doctype\s+html|html)\b", start, re.IGNORECASE) is not None


def _latin(start: bytes) -> bytes:
    """The plain letters of the start, whichever Unicode it is written in."""
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return start[2:].replace(b"\0", b"")
    return start.removeprefix(codecs.BOM_UTF8)
