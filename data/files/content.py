"""What kind of file some bytes are, which reader they go to, and which comes next."""

from __future__ import annotations

import codecs
import datetime as dt
import gzip
import io
import re
import zlib
from io import BytesIO
from pathlib import PurePosixPath
from typing import Literal

import pyarrow as pa
import python_calamine

from data.files.archive import Archive
from data.files.cells import Budget, Worksheet, number_text
from data.files.encodings import decoded
from data.files.errors import DamagedError, RefusedError
from data.files.formats.delimited import read_delimited
from data.files.formats.markup import read_excel_xml, read_saved_page, read_web_page
from data.files.formats.ods import read_flat_ods, read_ods
from data.files.formats.xls import read_xls
from data.files.formats.xls_records import CompoundFile
from data.files.formats.xlsx import read_xlsx
from data.files.grid import Grid, Kind, Merge, Visibility
from data.files.limits import Limits
from data.files.secrecy import refuse_labelled_beside, refuse_labelled_name

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


_VISIBILITY: dict[str, Visibility] = {"Hidden": "hidden", "VeryHidden": "very_hidden"}
Value = int | float | str | bool | dt.date | dt.datetime | dt.time | dt.timedelta


def read_with_calamine(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets in the order of their tabs; raises RefusedError, DamagedError."""
    try:
        workbook = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        budget = Budget(limits)
        return tuple(
            _sheet(workbook, index, budget)
            for index, sheet in enumerate(workbook.sheets_metadata)
            if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        )
    except python_calamine.PasswordError as error:
        raise RefusedError("refused-password") from error
    except (python_calamine.CalamineError, python_calamine.XmlError, OSError) as error:
        raise DamagedError(f"calamine: {error}") from error
    # A panic of the library: the class has no name to import, and is no Exception.
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise DamagedError(f"calamine: {error}") from error


def _sheet(workbook: python_calamine.CalamineWorkbook, index: int, budget: Budget) -> Grid:
    about = workbook.sheets_metadata[index]
    found = Worksheet(about.name, index, budget)
    found.visibility = _VISIBILITY.get(str(about.visible).rpartition(".")[2], "visible")
    refuse_labelled_beside(about.name, [])
    sheet = workbook.get_sheet_by_index(index)
    found.merges = [
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    if sheet.start is not None:
        # Rows come from the first of the sheet, columns from the first used one.
        for row, values in enumerate(sheet.iter_rows(), 1):
            for column, value in enumerate(values, sheet.start[1] + 1):
                if value != "":
                    found.add(row, column, *_kind_and_text(value))
    return found.grid()


def _kind_and_text(value: Value) -> tuple[Kind, str]:
    if isinstance(value, str):
        return Kind.TEXT, value.replace("\r\n", "\n")
    if isinstance(value, bool):
        return Kind.BOOLEAN, "true" if value else "false"
    if isinstance(value, int):
        return Kind.NUMBER, str(value)
    if isinstance(value, float):
        return Kind.NUMBER, number_text(value)
    if isinstance(value, dt.datetime):
        moment = value.replace(microsecond=0) + dt.timedelta(seconds=round(value.microsecond / 1e6))
        return Kind.DATE, moment.isoformat().removesuffix("T00:00:00")
    if isinstance(value, dt.date):
        return Kind.DATE, value.isoformat()
    return Kind.TEXT, str(value)


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
