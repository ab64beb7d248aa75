"""Packages as other programs write them, and some that nobody can patch."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.documents.annotation.model import Annotation, Annotations
from data.documents.annotation.worker import annotated_package
from data.files.archive import Archive
from data.files.formats.xlsx import read_xlsx
from data.files.limits import Limits
from tests.builders.workbooks import MAIN, a_package
from tests.builders.workbooks import a_raw_workbook as a_bare_package
from tests.data.documents.annotated_files import an_issue, cells, comments, fills, parts, returned

SHEET = "Sheet1"
ROWS = (
    '<row r="2" spans="1:2"><c r="A2"><v>1</v></c><c r="C2" t="str"><v>x</v></c></row>'
    '<row r="4"/><row r="5"><c r="B5"><v>2</v></c></row>'
)


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/styles.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>'
)


def a_raw_workbook(sheet_xml, *, more=None, **parts_of):
    return a_bare_package(
        sheet_xml, more={"[Content_Types].xml": TYPES, **(more or {})}, **parts_of
    )


def a_sheet(rows: str = ROWS, *, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def marked(content: bytes, *places: str) -> bytes:
    annotations = tuple(Annotation(SHEET, place, "error", f"say {place}") for place in places)
    return annotated_package(
        content, Annotations(annotations, (), "author", "head", "Issues", ""), Limits()
    )


def test_cells_that_are_not_there_are_marked_and_none_is_written():
    places = ("A1", "B2", "D2", "A3", "C4", "A5", "B5", "G9")
    back = marked(a_raw_workbook(a_sheet()), *places)
    assert set(comments(back)) == {(SHEET, cell) for cell in places}
    assert fills(back, SHEET) == dict.fromkeys(places, "error")
    assert f"<sheetData>{ROWS}</sheetData>" in parts(back)["xl/worksheets/sheet1.xml"].decode()


@pytest.mark.parametrize("data", ["<sheetData/>", "<sheetData></sheetData>", "<sheetData />"])
def test_an_empty_sheet_can_be_marked(data):
    back = marked(a_raw_workbook(f'<worksheet xmlns="{MAIN}">{data}</worksheet>'), "B3")
    assert comments(back) == {(SHEET, "B3"): "head\nsay B3"}


def test_comments_and_character_data_are_stepped_over():
    rows = (
        '<!-- <row r="2"><c r="A2"/></row> --><row r="2"><c r="A2" t="inlineStr"><is><t>'
        '<![CDATA[<c r="B2"/></row>]]></t></is></c></row>'
    )
    back = marked(a_raw_workbook(a_sheet(rows)), "B2")
    values = {key: value for key, value in cells(back).items() if key[0] == SHEET}
    assert values == {(SHEET, "A2"): '<c r="B2"/></row>'}
    assert list(comments(back)) == [(SHEET, "B2")]


def test_a_prefix_is_kept():
    xml = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>7</x:v></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    styles = (
        f'<x:styleSheet xmlns:x="{MAIN}"><x:fonts count="1"><x:font/></x:fonts><x:fills count="1">'
        '<x:fill><x:patternFill/></x:fill></x:fills><x:borders count="1"><x:border/></x:borders>'
        '<x:cellXfs count="1">'
        '<x:xf numFmtId="10" fontId="0" fillId="0" borderId="0"/></x:cellXfs></x:styleSheet>'
    )
    back = marked(a_raw_workbook(xml, styles_xml=styles), "A1", "B2")
    assert set(comments(back)) == {(SHEET, "A1"), (SHEET, "B2")}
    cell = openpyxl.load_workbook(io.BytesIO(back))[SHEET]["A1"]
    assert (cell.value, cell.number_format) == (7, "0.00%")
    assert fills(back, SHEET) == {"A1": "error", "B2": "error"}
    assert b"<x:legacyDrawing " in parts(back)["xl/worksheets/sheet1.xml"]


def test_a_strict_workbook_stays_strict():
    strict = "http://purl.oclc.org/ooxml"
    content = a_raw_workbook(a_sheet())
    turned = {
        name: part.replace(MAIN.encode(), f"{strict}/spreadsheetml/main".encode()).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            f"{strict}/officeDocument/relationships".encode(),
        )
        for name, part in parts(content).items()
    }
    back = marked(a_package(turned), "A2")
    after = parts(back)
    assert b"schemas.openxmlformats.org/spreadsheetml/2006/main" not in b"".join(after.values())
    assert (
        f'"{strict}/officeDocument/relationships/comments"'.encode()
        in after["xl/worksheets/_rels/sheet1.xml.rels"]
    )
    grids = read_xlsx(Archive(back, Limits()), Limits())
    assert [grid.sheet for grid in grids] == [SHEET, "Issues"]


def test_a_part_in_another_encoding_is_read_and_written():
    xml = '<?xml version="1.0" encoding="UTF-16"?>' + a_sheet().replace(">x<", ">镇<")
    back = marked(a_raw_workbook(xml.encode("utf-16")), "A2")
    assert cells(back)[SHEET, "C2"] == "镇"
    assert list(comments(back)) == [(SHEET, "A2")]


def test_the_drawing_stands_before_what_must_follow_it():
    after = (
        '<mergeCells count="1"><mergeCell ref="A2:B2"/></mergeCells><pageMargins left="1" '
        'right="1" top="1" bottom="1" header="1" footer="1"/><extLst><ext uri="{A}"/></extLst>'
    )
    xml = parts(marked(a_raw_workbook(a_sheet(after=after)), "B2"))["xl/worksheets/sheet1.xml"]
    assert xml.index(b"<pageMargins") < xml.index(b"<legacyDrawing") < xml.index(b"<extLst")
    assert list(comments(marked(a_raw_workbook(a_sheet(after=after)), "B2"))) == [(SHEET, "A2")]


def test_a_conversation_gets_a_reply():
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    kinds = "http://schemas.microsoft.com/office/2017/10/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    thread = (
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="A2" dT="2021-12-01T00:00:00.00" '
        'personId="{P}" id="{T}"><text>为什么？</text></threadedComment></ThreadedComments>'
    )
    book_links = parts(a_raw_workbook(a_sheet()))["xl/_rels/workbook.xml.rels"].decode()
    content = a_raw_workbook(
        a_sheet(),
        more={
            "xl/threadedComments/threadedComment1.xml": thread,
            "xl/persons/person.xml": f'<personList xmlns="{space}"/>',
            "xl/worksheets/_rels/sheet1.xml.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{kinds}/threadedComment" '
            'Target="../threadedComments/threadedComment1.xml"/>'
            f'<Relationship Id="r2" Type="{office}/comments" Target="../comments9.xml"/>'
            "</Relationships>",
            "xl/comments9.xml": f'<comments xmlns="{MAIN}"><authors><author>tc={{T}}</author>'
            '</authors><commentList><comment ref="A2" authorId="0"><text><t>旧</t></text></comment>'
            "</commentList></comments>",
            "xl/_rels/workbook.xml.rels": book_links.replace(
                "</Relationships>",
                f'<Relationship Id="p1" Type="{kinds}/person" Target="persons/person.xml"/>'
                "</Relationships>",
            ),
        },
    )
    after = parts(marked(content, "A2", "C2"))
    replies = after["xl/threadedComments/threadedComment1.xml"].decode()
    assert replies.count("<threadedComment ") == 2
    assert 'parentId="{T}"' in replies
    assert "say A2" in replies
    assert "say C2" not in replies
    assert after["xl/persons/person.xml"].count(b"<person ") == 1
    assert b"<r><t>\xe6\x97\xa7</t></r>" in after["xl/comments9.xml"]


def test_rows_out_of_order_stay_as_they_are(tmp_path):
    rows = '<row r="5"><c r="A5"><v>5</v></c></row><row r="2"><c r="A2"><v>2</v></c></row>'
    back = returned(tmp_path, a_raw_workbook(a_sheet(rows)), an_issue("A2", sheet=SHEET))
    assert rows in parts(back)["xl/worksheets/sheet1.xml"].decode()
    assert (SHEET, "A2") in comments(back)


def test_what_is_not_well_formed_is_written_anew_and_said(tmp_path):
    content = a_raw_workbook(a_sheet(after="<pageMargins left=1/>"))
    back = returned(tmp_path, content, an_issue("A2", sheet=SHEET))
    assert cells(back)[SHEET, "A2"] == 1
    assert any("新生成" in str(value) for value in cells(back).values())


def test_a_part_that_cannot_be_unpacked_does_not_cost_the_cells(tmp_path):
    content = bytearray(a_raw_workbook(a_sheet(), more={"xl/media/image1.png": b"picture" * 99}))
    with zipfile.ZipFile(io.BytesIO(bytes(content))) as package:
        at = package.getinfo("xl/media/image1.png").header_offset
    content[at + 50] ^= 0xFF
    back = returned(tmp_path, bytes(content), an_issue("A2", sheet=SHEET))
    assert cells(back)[SHEET, "A2"] == 1
    assert any("新生成" in str(value) for value in cells(back).values())


REFERENCES = st.tuples(st.integers(1, 30), st.integers(1, 30))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    values=st.dictionaries(REFERENCES, st.integers(-9, 9) | st.text("ab<&\"' 镇", min_size=1)),
    wanted=st.sets(REFERENCES, min_size=1, max_size=20),
)
def test_whatever_is_marked_values_stay_and_marks_stand(values, wanted):
    book = openpyxl.Workbook()
    book.active.title = SHEET
    for (row, column), value in values.items():
        book.active.cell(row, column).value = value
    buffer = io.BytesIO()
    book.save(buffer)
    names = {place: book.active.cell(*place).coordinate for place in wanted}
    back = marked(buffer.getvalue(), *names.values())
    own = {key: value for key, value in cells(back).items() if key[0] == SHEET}
    assert own == cells(buffer.getvalue())
    assert comments(back) == {(SHEET, name): f"head\nsay {name}" for name in names.values()}
    assert fills(back, SHEET) == dict.fromkeys(names.values(), "error")
