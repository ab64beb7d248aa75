"""Workbooks that nobody should send: each is read without harm or refused with its reason."""

from __future__ import annotations

import io
import os
import socket
import struct
import subprocess
import sys
import zipfile

import pytest

from data.files import open_workbook
from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.grid import Merge, Refusal, Workbook
from data.files.limits import Limits
from data.files.sandbox.client import end_readers
from tests.builders.workbooks import (
    MAIN,
    Sheet,
    a_package,
    a_raw_workbook,
    a_workbook,
    an_ods,
    an_xls,
)
from tests.data.files.reading import cells_of, grids_of

_ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>项目名称</t></is></c></row>'


def sheet(rows: str = _ROW, after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def outcome(data: bytes, name: str = "台账.xlsx") -> str:
    """The reader that opened a file, or why it was refused."""
    try:
        return read_file(data, name, Limits())[0]
    except RefusedError as refused:
        return refused.code


def test_part_names_that_point_outside_write_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outside = dict.fromkeys(("../../out", "/out", "C:\\out", "xl/../../../out", "a" * 900), b"x")
    book = a_raw_workbook(sheet(), more=outside)
    assert cells_of(grids_of(book)[0])["A1"][1] == "项目名称"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "a\0b.xlsx", "$(id).xlsx", "招" * 300]
)
def test_a_file_name_is_a_label_and_never_a_path(tmp_path, name):
    path = tmp_path / "upload"
    path.write_bytes(a_workbook(Sheet(rows=[["项目名称"]])))
    book = open_workbook(path, name)
    assert isinstance(book, Workbook)
    assert book.file_name == name
    assert [entry.name for entry in tmp_path.iterdir()] == ["upload"]


def test_fifty_thousand_merges():
    merges = "".join(f'<mergeCell ref="A{row}:C{row}"/>' for row in range(1, 50_001))
    rows = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 50_001)
    )
    beside = '<row r="50001"><c r="C50001"><v>1</v></c></row>'
    (grid,) = grids_of(a_raw_workbook(sheet(rows + beside, f"<mergeCells>{merges}</mergeCells>")))
    assert len(grid.merges) == 50_000
    assert grid.merges[-1] == Merge(50_000, 1, 50_000, 3)


@pytest.mark.parametrize(
    "ref",
    ["A1:XFD1048576", "C3:A1", "A1", "A0:B0", "A1:B2:C3", "", "ZZZZ1:ZZZZ2", "A1:B99999999999"],
)
def test_a_merge_of_any_kind_leaves_the_cells_readable(ref):
    book = a_raw_workbook(sheet(after=f'<mergeCells><mergeCell ref="{ref}"/></mergeCells>'))
    assert outcome(book) in ("sheet-xml", "calamine", "refused-damaged")


def test_a_list_that_names_one_sheet_again_and_again():
    again = "".join(f'<sheet name="S{n}" sheetId="1" r:id="r1"/>' for n in range(20_000))
    book = a_raw_workbook(sheet(), workbook_properties=f"<sheets>{again}</sheets>")
    assert len(book) < 100_000
    assert outcome(book) == "refused-too-many-sheets"
    tables = "".join(f'<table:table table:name="S{n}"/>' for n in range(1001))
    assert outcome(an_ods(tables)) == "refused-too-many-sheets"


@pytest.fixture
def listening():
    """An address that notes whether anybody called."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.3)
        yield server


def was_called(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except TimeoutError:
        return False
    return True


def test_links_to_outside_are_not_followed(tmp_path, listening):
    address = f"http://127.0.0.1:{listening.getsockname()[1]}/x.xlsx"
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r2" Type="t/image" Target="{address}" TargetMode="External"/>'
        "</Relationships>"
    )
    formula = f'<row r="1"><c r="A1"><f>WEBSERVICE("{address}")</f><v>1</v></c></row>'
    more = {
        "xl/externalLinks/externalLink1.xml": "<externalLink/>",
        "xl/externalLinks/_rels/externalLink1.xml.rels": links,
        "xl/worksheets/_rels/sheet1.xml.rels": links,
        "xl/connections.xml": f'<connections><webPr url="{address}"/></connections>',
    }
    path = tmp_path / "upload"
    path.write_bytes(a_raw_workbook(sheet(formula), more=more))
    assert isinstance(open_workbook(path, "台账.xlsx"), Workbook)
    assert not was_called(listening)


@pytest.mark.parametrize("system", ["http://127.0.0.1:{port}/x.dtd", "file:///etc/passwd"])
def test_outside_entities_are_not_resolved(listening, system):
    target = system.format(port=listening.getsockname()[1])
    xml = f'<!DOCTYPE w SYSTEM "{target}">' + sheet()
    assert outcome(a_raw_workbook(xml)) == "refused-document-type"
    assert outcome(an_ods(f'<!DOCTYPE w [<!ENTITY x SYSTEM "{target}">]>')) in (
        "refused-document-type",
        "refused-damaged",
    )
    assert not was_called(listening)


def test_embedded_objects_and_macros_are_left_alone(tmp_path):
    trap = tmp_path / "was-run"
    macro = f'Sub Auto_Open()\nShell "touch {trap}"\nEnd Sub'.encode()
    more = {
        "xl/vbaProject.bin": macro,
        "xl/embeddings/oleObject1.bin": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "xl/embeddings/inner.xlsx": a_workbook(Sheet(rows=[["里面的"]])),
        "xl/activeX/activeX1.bin": bytes(100),
        "customUI/customUI.xml": '<customUI onLoad="Auto_Open"/>',
    }
    path = tmp_path / "upload"
    path.write_bytes(a_raw_workbook(sheet(), more=more))
    book = open_workbook(path, "台账.xlsm")
    assert isinstance(book, Workbook)
    assert [cells_of(grid)["A1"][1] for grid in book.grids] == ["项目名称"]
    assert not trap.exists()


@pytest.mark.parametrize("depth", [1000, 200_000])
def test_elements_nested_without_end(depth):
    nested = "<x>" * depth + "</x>" * depth
    expected = ("sheet-xml", "refused-damaged", "calamine")
    assert outcome(a_raw_workbook(sheet(_ROW + nested))) in expected
    assert outcome(a_raw_workbook(sheet(), strings_xml=f"<sst>{nested}</sst>")) in expected
    assert (
        outcome(a_raw_workbook(sheet(), styles_xml=f"<styleSheet>{nested}</styleSheet>"))
        in expected
    )
    assert outcome(an_ods(nested)) in ("ods", "refused-damaged", "refused-other-kind")
    page = f"<html><table><tr><td>{'<table>' * 500}<td>a<td>b</table></html>"
    assert outcome(page.encode(), "a.xls") in ("web-page", "refused-web-page")


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" s="4294967295"><v>1</v></c>',
        '<c r="A1" s="-5"><v>1</v></c>',
        '<c r="A1" t="s"><v>99999999999</v></c>',
        '<c r="A1" t="s"><v>-1</v></c>',
        '<c r="A1" t="b"><v>yes</v></c>',
        '<c r="A1"><v>1e999</v></c>',
        '<c r="A1"><v>NaN</v></c>',
        '<c r="A1"><v>twelve</v></c>',
        '<c r="A1" t="d"><v>2021-99-99</v></c>',
        '<c r="ZZZZ1"><v>1</v></c>',
        '<c r="A99999999999"><v>1</v></c>',
        '<c r=""><v>1</v></c>',
        '<c r="A1" t="inlineStr"><is><t>&#55296;</t></is></c>',
    ],
)
def test_cells_that_no_program_writes_never_end_the_reader(tmp_path, cell):
    path = tmp_path / "upload"
    path.write_bytes(a_raw_workbook(sheet(f'<row r="1">{cell}<c r="B1"><v>7</v></c></row>')))
    answer = open_workbook(path, "台账.xlsx")
    if isinstance(answer, Refusal):
        assert answer.code in ("refused-damaged", "refused-stray-cell")
    else:
        assert "7" in {value[1] for value in cells_of(answer.grids[0]).values()}


def test_an_archive_that_holds_itself_and_one_with_a_part_twice():
    inner = a_workbook(Sheet(rows=[["项目名称"]]))
    assert outcome(a_package({"台账.xlsx": inner})) == "refused-other-kind"
    buffer = io.BytesIO(a_raw_workbook(sheet()))
    with zipfile.ZipFile(buffer, "a") as package, pytest.warns(UserWarning):
        package.writestr(
            "xl/worksheets/sheet1.xml", sheet('<row r="1"><c r="A1"><v>2</v></c></row>')
        )
    # As office programs have it: the directory's last entry of a name counts.
    assert cells_of(grids_of(buffer.getvalue())[0])["A1"][1] == "2"


def test_an_archive_whose_sizes_are_lies():
    book = bytearray(a_raw_workbook(b"<worksheet><sheetData>" + b" " * (40 << 20)))
    with zipfile.ZipFile(io.BytesIO(bytes(book))) as package:
        real = package.getinfo("xl/worksheets/sheet1.xml")
    at = bytes(book).rfind(b"xl/worksheets/sheet1.xml") - 46 + 24
    assert struct.unpack_from("<I", book, at)[0] == real.file_size
    struct.pack_into("<I", book, at, 1000)
    assert outcome(bytes(book)) in ("refused-damaged", "refused-unpacked-size")


@pytest.mark.server
@pytest.mark.skipif(sys.platform == "win32", reason="there is no ps")
def test_no_reading_process_is_left_behind(tmp_path):
    for number, data in enumerate([b"PK\x05\x06", a_workbook(Sheet(rows=[["a"]])), b"\0" * 10]):
        path = tmp_path / f"upload-{number}"
        path.write_bytes(data)
        open_workbook(path, "台账.xlsx")
    end_readers()
    words = ["ps", "-o", "args=", "--ppid", str(os.getpid())]
    own = subprocess.run(words, capture_output=True, text=True, check=True)
    assert "data.files.sandbox.worker" not in own.stdout


def test_a_directory_that_points_beyond_the_file_is_never_more_than_damage():
    """Libraries panic on some of these; nothing but a refusal may come of it."""
    whole = an_xls(Sheet(rows=[["项目名称", "投资"]] * 40))
    found = set()
    for at in range(44, len(whole) - 4, 121):
        broken = bytearray(whole)
        broken[at : at + 4] = b"\xfe\x7f\x00\x00"
        found.add(outcome(bytes(broken), "台账.xls"))
    assert {"xls-records", "refused-damaged"} <= found
    assert "refused-crash" not in found


def test_more_columns_than_any_program_shows():
    wide = "项目名称," * 16_384
    assert outcome(f"{wide}\n{wide}".encode(), "台账.csv") == "csv"
    assert outcome(f"{wide}备注\n{wide}".encode(), "台账.csv") == "refused-too-many-columns"
    assert outcome(b"a" + b"," * 20_000 + b"b\n", "台账.csv") == "refused-stray-cell"


def test_numbers_of_thousands_of_digits_end_no_understanding(tmp_path):
    """Python refuses to read such a text as a whole number."""
    from datetime import date

    from data.importer import understand

    path = tmp_path / "台账.csv"
    digits = "1" * 5000
    heads = f"项目名称,{digits},2,3,4,5\n1,2,{digits},4,5,6\n"
    path.write_text(f"{heads}示例项目01,{digits},{digits},1,{digits}月,1\n", encoding="utf-8")
    intake = understand([(path, path.name)], unit="旗招商局", as_of=date(2021, 12, 31))
    assert intake.files[0].status in ("ok", "issues", "refused")
