"""What is no workbook, or not a harmless one, is refused with the true reason."""

from __future__ import annotations

import gzip
import io
import re
import struct
import zipfile
from pathlib import Path

import pytest

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.limits import Limits
from data.texts import text
from tests.builders.workbooks import (
    MAIN,
    Sheet,
    a_csv,
    a_package,
    a_raw_workbook,
    a_workbook,
    an_ods,
    an_xls,
)
from tests.data.files.reading import cells_of, grids_of

TABLE = [["项目名称", "总投资（万元）"], ["示例项目01", 1200], ["示例项目02", 3400]]
SMALL = Limits(cells=10_000)


def refusal(data: bytes, name: str = "台账.xlsx", limits: Limits | None = None) -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_file(data, name, limits or Limits())
    return caught.value


def a_compound_file(*streams: str) -> bytes:
    """A compound file with empty streams of these names."""
    free, end, table_sector = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<IIIIIIIII", header, 40, 0, 1, 1, 0, 4096, end, 0, end, 0)
    struct.pack_into("<109I", header, 76, 0, *[free] * 108)
    table = struct.pack("<128I", table_sector, end, *[free] * 126)
    directory = bytearray(512)
    for number, (name, kind) in enumerate([("Root Entry", 5), *((s, 2) for s in streams)][:4]):
        encoded = name.encode("utf-16-le")
        directory[128 * number : 128 * number + len(encoded)] = encoded
        struct.pack_into("<HB", directory, 128 * number + 64, len(encoded) + 2, kind)
        struct.pack_into("<II", directory, 128 * number + 116, end, 0)
    return bytes(header) + table + bytes(directory)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "refused-empty"),
        (b"\r\n  \r\n", "refused-empty"),
        (b"\0" * 2000, "refused-empty"),
        (
            "关于召开招商引资调度会的通知\n各镇、各部门：\n请按时参加。".encode(),
            "refused-not-a-table",
        ),
        (b"%PDF-1.7 ...", "refused-other-kind"),
        (b"\x89PNG\r\n\x1a\n....", "refused-other-kind"),
        (
            a_package({"word/document.xml": "<a/>", "[Content_Types].xml": "<a/>"}),
            "refused-other-kind",
        ),
        (a_package({"一.xlsx": b"x", "二.xlsx": b"y"}), "refused-other-kind"),
        (a_compound_file("EncryptedPackage", "EncryptionInfo"), "refused-password"),
        (a_compound_file("WordDocument"), "refused-other-kind"),
        (an_ods("", is_encrypted=True), "refused-password"),
        (a_package({"xl/workbook.xml": "<workbook/>"}), "refused-damaged"),
        (b"\x1f\x8b\x08\x00broken", "refused-truncated"),
        (bytes(range(256)) * 20, "refused-other-kind"),
    ],
)
def test_reasons(data, code):
    assert refusal(data).code == code


def test_a_truncated_workbook():
    whole = a_workbook(Sheet(rows=TABLE))
    assert refusal(whole[: len(whole) * 2 // 3]).code == "refused-truncated"


def test_a_workbook_with_a_damaged_part():
    """One byte in the middle of a packed part: no reader may give half of it."""
    whole = bytearray(a_workbook(Sheet(rows=[[f"示例项目{i}", i] for i in range(500)])))
    with zipfile.ZipFile(io.BytesIO(bytes(whole))) as package:
        part = package.getinfo("xl/worksheets/sheet1.xml")
    middle = part.header_offset + 100 + part.compress_size // 2
    whole[middle] ^= 0xFF
    assert refusal(bytes(whole)).code == "refused-damaged"


def test_a_cell_at_the_end_of_the_sheet():
    xml = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    )
    refused = refusal(a_raw_workbook(xml))
    assert refused.code == "refused-stray-cell"
    assert refused.arguments == {"sheet": "Sheet1", "cell": "XFD1048576"}


def test_too_many_cells_over_all_sheets():
    rows = [[i] * 10 for i in range(600)]
    book = a_workbook(Sheet("一", rows=rows), Sheet("二", rows=rows))
    assert len(grids_of(book, limits=Limits(cells=12_000))) == 2
    refused = refusal(book, limits=Limits(cells=11_999))
    assert (refused.code, refused.arguments["sheet"]) == ("refused-too-many-cells", "二")


@pytest.mark.parametrize("write", [an_xls, lambda sheet: a_csv(sheet.rows)])
def test_the_limit_on_cells_holds_for_every_kind_of_file(write):
    data = write(Sheet(rows=[[i] * 20 for i in range(600)]))
    assert refusal(data, "a.csv", SMALL).code == "refused-too-many-cells"


def test_repeated_cells_of_an_ods_are_counted_before_they_are_written_out():
    cell = '<table:table-cell office:value-type="float" office:value="1" {}/>'
    row = cell.format('table:number-columns-repeated="16384"')
    table = (
        '<table:table table:name="甲"><table:table-row table:number-rows-repeated="1048576">'
        f"{row}</table:table-row></table:table>"
    )
    assert refusal(an_ods(table)).code == "refused-too-many-cells"


def test_a_zip_bomb_is_refused_by_what_it_declares():
    book = a_raw_workbook(b"<worksheet><sheetData>" + b" " * (40 << 20))
    assert len(book) < 100_000
    assert refusal(book).code == "refused-unpacked-size"
    assert refusal(gzip.compress(b" " * (2 << 20)), limits=Limits(unpacked_bytes=1 << 20)).code == (
        "refused-unpacked-size"
    )


def test_an_archive_of_thousands_of_parts():
    book = a_package({f"xl/media/{i}": b"" for i in range(50)})
    assert refusal(book, limits=Limits(archive_entries=49)).code == "refused-archive-entries"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_and_entities(encoding):
    bomb = (
        f'<?xml version="1.0" encoding="{encoding}"?>'
        '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c r="A1" t="str"><v>&b;</v></c></row>'
        "</sheetData></worksheet>"
    )
    assert refusal(a_raw_workbook(bomb.encode(encoding))).code == "refused-document-type"


def test_the_content_decides_not_the_extension():
    inside = {"A1": "项目名称", "B2": "1200"}
    xlsx = a_workbook(Sheet(rows=TABLE))
    for data, name in [
        (xlsx, "台账.xls"),
        (xlsx, "台账.csv"),
        (gzip.compress(xlsx), "台账.xlsx"),
        (an_xls(Sheet(rows=TABLE)), "台账.xlsx"),
        (a_csv(TABLE), "台账.xlsx"),
        (a_csv(TABLE, delimiter="\t"), "台账.xls"),
    ]:
        (grid,) = grids_of(data, name)
        found = {cell: value[1] for cell, value in cells_of(grid).items()}
        assert {cell: found[cell] for cell in inside} == inside


def test_every_reason_has_its_sentence_and_remedy_in_both_languages():
    sources = Path(__file__).parents[3] / "data" / "files"
    codes = {
        code
        for path in sources.rglob("*.py")
        for code in re.findall(r'"(refused-[a-z0-9-]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(codes) > 15
    arguments = dict.fromkeys(
        [
            *("size", "limit", "seconds", "count", "sheet", "cell", "kind", "mark"),
            *("property", "row", "format"),
        ],
        "甲",
    )
    for code in codes:
        for language in ("zh", "en"):
            assert text(language, code, **arguments)
            assert text(language, f"{code}.remedy", **arguments)
