"""Parts of a workbook that nobody here understands stay byte for byte: pivots, links, macros."""

from __future__ import annotations

import io
import re
import zipfile

import openpyxl
import xlsxwriter

from tests.data.documents.annotated_files import an_issue, comments, fills, parts, returned

_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
# (part, kind of the relation from the workbook, content)
_PIVOT = f'<pivotCacheDefinition xmlns:r="{_OFFICE}" refreshOnLoad="0"/>'.encode()
FOREIGN = {
    "xl/vbaProject.bin": ("vbaProject", bytes(range(256)) * 9),
    "xl/pivotCache/pivotCacheDefinition1.xml": ("pivotCacheDefinition", _PIVOT),
    "xl/pivotCache/pivotCacheRecords1.xml": ("pivotCacheRecords", b"<pivotCacheRecords/>"),
    "xl/externalLinks/externalLink1.xml": ("externalLink", b"<externalLink/>"),
    "xl/connections.xml": ("connections", b"<connections/>"),
    "xl/slicerCaches/slicerCache1.xml": ("slicerCache", b"<slicerCacheDefinition/>"),
    "customXml/item1.xml": ("customXml", b"<a xmlns='urn:b'>\r\n</a>"),
}


def a_macro_workbook() -> bytes:
    """An .xlsm with a protected sheet, a pivot cache, a link to outside and more."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("签约项目")
    sheet.write_row(0, 0, ["项目名称", "签约日期"])
    sheet.write_row(1, 0, ["示例项目01", "2021.13.40"])
    sheet.write_comment("B2", "旗招商局：请核", {"author": "甲"})
    sheet.protect("口令", {"sort": True})
    book.close()
    content = parts(buffer.getvalue())
    links = "".join(
        f'<Relationship Id="f{n}" Type="{_OFFICE}/{kind}" Target="/{name}"/>'
        for n, (name, (kind, _)) in enumerate(FOREIGN.items())
    ).encode()
    rels = "xl/_rels/workbook.xml.rels"
    content[rels] = content[rels].replace(b"</Relationships>", links + b"</Relationships>")
    kinds = content["[Content_Types].xml"]
    main = rb'ContentType="[^"]*sheet\.main\+xml"'
    kinds = re.sub(main, f'ContentType="{_MACROS}"'.encode(), kinds)
    bins = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    content["[Content_Types].xml"] = kinds.replace(b"<Default ", bins + b"<Default ", 1)
    content |= {name: body for name, (_, body) in FOREIGN.items()}
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, body in content.items():
            package.writestr(name, body)
    return saved.getvalue()


def test_parts_that_are_not_understood_keep_their_bytes_and_their_relations(tmp_path):
    before = a_macro_workbook()
    back = returned(tmp_path, before, an_issue("B2"), file="台账.xlsm")
    after = parts(back)
    assert {name: after[name] for name in FOREIGN} == {
        name: body for name, (_, body) in FOREIGN.items()
    }
    relations = after["xl/_rels/workbook.xml.rels"].decode()
    assert all(f'Target="/{name}"' in relations for name in FOREIGN)
    assert _MACROS in after["[Content_Types].xml"].decode()


def test_a_sheet_protected_by_a_password_is_marked_and_stays_protected(tmp_path):
    before = a_macro_workbook()
    back = returned(tmp_path, before, an_issue("B2"), file="台账.xlsm")
    element = re.compile(rb"<sheetProtection[^>]*>")
    sheet = "xl/worksheets/sheet1.xml"
    assert element.findall(parts(back)[sheet]) == element.findall(parts(before)[sheet]) != []
    said = comments(back)["签约项目", "B2"]
    assert said.startswith("旗招商局：请核")
    assert "✕ 错误" in said


def test_five_thousand_issues_are_all_filled_and_listed_and_the_first_two_thousand_commented(
    tmp_path,
):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet("签约项目")
    for row in range(5000):
        sheet.write_string(row, 0, "2021.13.40")
    book.close()
    issues = [an_issue(f"A{row}") for row in range(1, 5001)]
    back = returned(tmp_path, buffer.getvalue(), *issues)
    assert len(comments(back)) == 2000
    pages = openpyxl.load_workbook(io.BytesIO(back), read_only=True)
    assert fills(back) == {f"A{row}": "error" for row in range(1, 5001)}
    listed = {row[0] for row in pages["问题清单"].iter_rows(values_only=True) if "✕ 错误" in row}
    assert listed == {f"A{row}" for row in range(1, 5001)}
