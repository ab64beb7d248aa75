"""What kind of file the bytes are: other formats by their names, cut-off files, saved pages."""

from __future__ import annotations

import binascii
import random
import struct

import pytest

from data.files.content import read_file
from data.files.errors import RefusedError
from data.files.grid import Kind
from data.files.limits import Limits
from tests.builders.workbooks import Sheet, a_csv, a_package, an_ods, an_xls
from tests.data.files.reading import cells_of, grids_of

ROWS = [["项目名称", "投资"], *([f"示例项目{n:04}", n] for n in range(900))]
DBASE = bytes((3, 121, 12, 31)) + struct.pack("<IHH", 2, 65, 21) + bytes(20) + b"NAME\0" + bytes(40)


def refused(data: bytes, name: str = "台账.xls") -> RefusedError:
    with pytest.raises(RefusedError) as caught:
        read_file(data, name, Limits())
    return caught.value


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"ID;PWXL;N;E\r\nP;PGeneral\r\nF;P0;DG0G8;M255\r\nC;Y1;X1;K1\r\nE\r\n", "SYLK (.slk)"),
        (b'TABLE\r\n0,1\r\n"EXCEL"\r\nVECTORS\r\n0,2\r\n""\r\n', "DIF"),
        (b"\0\0\x1a\0\x02\x10\x04\0" + bytes(20), "Lotus 1-2-3"),
        (DBASE, "dBASE (.dbf)"),
        (a_package({"Index/Document.iwa": b"x", "preview.jpg": b"y"}), "Apple Numbers"),
        (
            b'<?xml version="1.0"?><gnm:Workbook xmlns:gnm="http://www.gnumeric.org/v10.dtd"/>',
            "Gnumeric",
        ),
        (
            a_package({"mimetype": "application/vnd.sun.xml.calc", "content.xml": "<a/>"}),
            "OpenOffice 1 (.sxc)",
        ),
    ],
)
def test_spreadsheets_of_other_programs_are_told_by_name(data, name):
    answer = refused(data)
    assert (answer.code, answer.arguments) == ("refused-other-table", {"format": name})


@pytest.mark.parametrize(
    "head", [b"\x09\0\x04\0\2\0", b"\x09\x02\x06\0\0\0", b"\x09\x04\x06\0\0\0"]
)
def test_excel_before_the_compound_file(head):
    assert refused(head + bytes(60)).code == "refused-old-format"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xfd7zXZ\0" + bytes(range(60)), "archive"),
        (b"BM\x36\x10\0\0\0\0\0\0" + bytes(range(60)), "image"),
        (b"Rar!\x1a\7\0" + bytes(range(60)), "archive"),
        (a_package({"[Content_Types].xml": "<Types/>", "visio/document.xml": "<a/>"}), "data"),
        (
            a_package(
                {
                    "mimetype": "application/vnd.oasis.opendocument.text",
                    "content.xml": '<a xmlns:t="urn:x"><t:table t:name="a"/></a>',
                }
            ),
            "document",
        ),
        (
            a_package(
                {
                    "mimetype": "application/vnd.oasis.opendocument.presentation",
                    "content.xml": "<a/>",
                }
            ),
            "slides",
        ),
    ],
)
def test_other_kinds_are_told_by_what_they_are(data, kind):
    answer = refused(data)
    assert (answer.code, answer.arguments) == ("refused-other-kind", {"kind": kind})


@pytest.mark.parametrize("first", ["BMI", "PKID", "PAR1", "GIF8", "ID;P", "TABLE", "0", "BZh"])
def test_a_text_that_begins_like_another_format_is_a_text(first):
    data = a_csv([[first, "项目名称"], ["1", "示例项目01"], ["2", "示例项目02"]])
    (grid,) = grids_of(data, "台账.csv")
    assert len(cells_of(grid)) >= 6


def test_a_manifest_with_a_document_type_is_no_danger():
    """Programs of 2005 declare one there; the part is never parsed."""
    table = '<table:table table:name="甲"><table:table-row><table:table-cell><text:p>一</text:p>'
    table += "</table:table-cell></table:table-row></table:table>"
    package = a_package(
        {"META-INF/manifest.xml": '<!DOCTYPE m PUBLIC "-//x"><m/>', "content.xml": _content(table)}
    )
    assert cells_of(grids_of(package, "台账.ods")[0])["A1"][1] == "一"


def _content(table: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(an_ods(table))) as package:
        return package.read("content.xml")


def test_drawings_and_cached_tables_are_no_cells():
    table = (
        '<table:table table:name="甲"><table:table-row>'
        '<table:table-cell office:value-type="string">'
        '<draw:frame xmlns:draw="urn:d"><draw:text-box><text:p>框里的</text:p></draw:text-box>'
        "</draw:frame><text:p>项目</text:p></table:table-cell></table:table-row></table:table>"
        "<table:dde-links><table:dde-link><table:table><table:table-row><table:table-cell>"
        "<text:p>旧的</text:p></table:table-cell></table:table-row></table:table>"
        "</table:dde-link></table:dde-links>"
    )
    (grid,) = grids_of(an_ods(table), "台账.ods")
    assert cells_of(grid) == {"A1": (Kind.TEXT, "项目", None)}


def test_an_xls_that_is_cut_off_is_never_read_in_part():
    whole = an_xls(Sheet(rows=ROWS))
    complete = len(cells_of(grids_of(whole, "台账.xls")[0]))
    codes = set()
    for at in sorted(random.Random(1).sample(range(600, len(whole)), 40)):
        try:
            _, grids = read_file(whole[:at], "台账.xls", Limits())
        except RefusedError as answer:
            codes.add(answer.code)
        else:
            assert len(cells_of(grids[0])) == complete, at
    assert codes <= {"refused-truncated", "refused-damaged"}
    assert "refused-truncated" in codes


def test_a_formula_text_of_many_records():
    """8,224 bytes fit a record; the rest of a text stands in those that follow."""
    from data.files.cells import Budget, Worksheet
    from data.files.formats.xls import SheetRecords
    from data.files.formats.xls_records import CONTINUE, Record

    formula = struct.pack("<HHH", 0, 0, 0) + b"\0\0\0\0\0\0\xff\xff" + bytes(8)
    first = struct.pack("<HB", 5, 1) + "项目名".encode("utf-16-le")
    records = [
        Record(0x809, bytes(16)),
        Record(0x06, formula),
        Record(0x207, first),
        Record(CONTINUE, b"\0" + b"ab"),
        Record(0x06, struct.pack("<HHH", 1, 0, 0) + formula[6:]),
        Record(0x0A, b""),
    ]
    (found,) = SheetRecords(Worksheet("1", 0, Budget(Limits()))).read(records)
    assert found.texts.to_pylist() == ["项目名ab", "="]


PAGE = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table>
<tr><td>{0}</td><td>2</td></tr></table></html>"""
LIST = (
    "<html><xml><x:ExcelWorkbook><x:ExcelWorksheets><x:ExcelWorksheet><x:Name>签约&amp;到位</x:Name>"
    '<x:WorksheetSource HRef="a.files/sheet001.htm"/></x:ExcelWorksheet></x:ExcelWorksheets>'
    "</x:ExcelWorkbook></xml><frameset/></html>"
)


def a_saved_page(*parts: tuple[str, str, bytes]) -> bytes:
    pieces = [
        b'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--=_n"\r\n\r\n'
    ]
    for place, kind, body in parts:
        head = f"Content-Location: file:///C:/{place}\r\nContent-Transfer-Encoding: {kind}\r\n"
        head += 'Content-Type: text/html; charset="utf-8"\r\n\r\n'
        pieces.append(b"----=_n\r\n" + head.encode() + body + b"\r\n")
    return b"".join([*pieces, b"----=_n--\r\n"])


def test_a_page_saved_in_one_file():
    first = binascii.b2a_qp(PAGE.format("项目名称").encode())
    second = binascii.b2a_base64(PAGE.format("到位资金").encode())
    data = a_saved_page(
        ("a.htm", "quoted-printable", binascii.b2a_qp(LIST.encode())),
        ("a.files/sheet001.htm", "quoted-printable", first),
        ("a.files/sheet002.htm", "base64", second),
    )
    one, two = grids_of(data, "台账.xls")
    assert (one.sheet, two.sheet, two.index) == ("签约&到位", "sheet002", 1)
    assert [cells_of(grid)["A1"][1] for grid in (one, two)] == ["项目名称", "到位资金"]
    marked = a_saved_page(("a.htm", "base64", binascii.b2a_base64(PAGE.format("机密★").encode())))
    assert refused(marked).code == "refused-marked-cell"
    empty = a_saved_page(("a.htm", "8bit", b"<html><p>x</p></html>"))
    assert refused(empty).code == "refused-web-page"
    assert refused(b"MIME-Version: 1.0\nContent-Type: multipart/related; x\n\n").code == (
        "refused-damaged"
    )
