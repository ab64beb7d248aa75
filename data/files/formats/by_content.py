"""Which reader a file goes to, and which comes next where one cannot go on."""

from __future__ import annotations

from pathlib import PurePosixPath

import pyarrow as pa

from data.files.archive import Archive
from data.files.content import container_of, unwrapped
from data.files.encodings import decoded
from data.files.errors import DamagedError, RefusedError
from data.files.formats.calamine import read_with_calamine
from data.files.formats.delimited import read_delimited
from data.files.formats.excel_xml import read_excel_xml
from data.files.formats.html import read_saved_page, read_web_page
from data.files.formats.ods import read_flat_ods, read_ods
from data.files.formats.ole import CompoundFile
from data.files.formats.xls.read import read_xls
from data.files.formats.xlsx.read import read_xlsx
from data.files.grid import Grid
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_name

# What breaks a reader on numbers and references that no program would write.
_SURPRISES = (
    *(DamagedError, ArithmeticError, LookupError, RecursionError, TypeError, ValueError),
    pa.ArrowException,
)
_TEXT_SUFFIXES = {".csv", ".tsv", ".txt", ".tab"}


def read_file(data: bytes, file_name: str, limits: Limits) -> tuple[str, tuple[Grid, ...]]:
    """Name of the reader that opened a file, and its grids; raises RefusedError."""
    refuse_labelled_name(file_name)
    data = unwrapped(data, limits)
    container = container_of(data)
    try:
        if container == "zip":
            return _packed(data, limits)
        if container == "ole":
            return _compound(data, limits)
        if container == "html":
            return _page(data, file_name, limits)
        if container == "saved-page":
            return _saved_page(data, file_name, limits)
        if container == "excel-xml":
            return "excel-xml", read_excel_xml(data, limits)
        if container == "flat-ods":
            return "ods", read_flat_ods(data, limits)
        return _text(data, file_name, limits)
    except _SURPRISES as error:
        raise RefusedError("refused-damaged") from error


def _packed(data: bytes, limits: Limits) -> tuple[str, tuple[Grid, ...]]:
    archive = Archive(data, limits)
    names = archive.names()
    if any(name.startswith("xl/workbook") and name.endswith(".bin") for name in names):
        return "calamine", read_with_calamine(data, limits)
    if "content.xml" in archive:
        return "ods", read_ods(archive, limits)
    if any(name.startswith("word/") for name in names):
        raise RefusedError("refused-other-kind", kind="document")
    if any(name.startswith("ppt/") for name in names):
        raise RefusedError("refused-other-kind", kind="slides")
    if any(name.endswith(".iwa") or name == "index.zip" for name in names):
        raise RefusedError("refused-other-table", format="Apple Numbers")
    if not any(name.startswith("xl/") for name in names):
        _refuse_other_packages(archive)
    try:
        return "sheet-xml", read_xlsx(archive, limits)
    except _SURPRISES:
        return "calamine", read_with_calamine(data, limits)


def _refuse_other_packages(archive: Archive) -> None:
    """What is packed as an office file and is none of a table; raises RefusedError."""
    if "[content_types].xml" not in archive:
        raise RefusedError("refused-other-kind", kind="archive")
    types = archive.read("[content_types].xml").replace(b"\0", b"").lower()
    if b"spreadsheetml" not in types and b"ms-excel" not in types:
        raise RefusedError("refused-other-kind", kind="data")


def _compound(data: bytes, limits: Limits) -> tuple[str, tuple[Grid, ...]]:
    streams = CompoundFile(data)
    if "EncryptedPackage" in streams:
        raise RefusedError("refused-password")
    if "Workbook" not in streams and "Book" not in streams:
        raise RefusedError("refused-other-kind", kind=_kind_of(streams))
    try:
        if "Workbook" in streams:
            return "xls-records", read_xls(streams, limits)
    except _SURPRISES:
        return "calamine", read_with_calamine(data, limits)
    try:
        return "calamine", read_with_calamine(data, limits)
    except DamagedError as error:
        raise RefusedError("refused-old-format") from error


def _kind_of(streams: CompoundFile) -> str:
    if "WordDocument" in streams:
        return "document"
    return "slides" if "PowerPoint Document" in streams else "data"


def _page(data: bytes, file_name: str, limits: Limits) -> tuple[str, tuple[Grid, ...]]:
    return "web-page", (read_web_page(data, _label(file_name).stem or "1", limits),)


def _saved_page(data: bytes, file_name: str, limits: Limits) -> tuple[str, tuple[Grid, ...]]:
    return "web-page", read_saved_page(data, _label(file_name).stem or "1", limits)


def _label(file_name: str) -> PurePosixPath:
    return PurePosixPath(file_name.replace("\\", "/"))


def _text(data: bytes, file_name: str, limits: Limits) -> tuple[str, tuple[Grid, ...]]:
    text, _ = decoded(data)
    label = _label(file_name)
    must_be_table = label.suffix.lower() not in _TEXT_SUFFIXES
    return "csv", (read_delimited(text, label.stem or "1", limits, must_be_table=must_be_table),)
