"""A workbook comes back as it was, but for the annotations."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pytest

from data.documents.annotation import client as annotated
from data.documents.annotation.client import NotReturned, annotated_workbook, returned_name
from data.files import open_workbook
from data.importer import understand
from data.issues import Issue
from tests.data.documents.annotated_files import (
    TOUCHED,
    a_report,
    a_rich_workbook,
    an_issue,
    cells,
    comments,
    fills,
    parts,
    returned,
)

ISSUES = (
    an_issue("C4"),
    an_issue("D5", "warning"),
    an_issue("E6", "note"),
    an_issue("F5", "error"),
    an_issue("A3", "warning"),
    an_issue("H20", "error"),
    an_issue("", "note"),
)


@pytest.fixture(scope="module")
def rich() -> bytes:
    return a_rich_workbook()


@pytest.fixture(scope="module")
def marked(rich, tmp_path_factory) -> bytes:
    return returned(tmp_path_factory.mktemp("rich"), rich, *ISSUES)


def test_every_part_without_a_mark_keeps_its_bytes(rich, marked):
    before, after = parts(rich), parts(marked)
    touched = TOUCHED | {
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/drawings/vmlDrawing1.vml",
    }
    assert set(after) - set(before) == {"xl/worksheets/sheet3.xml"}
    assert not set(before) - set(after)
    assert {name for name in before if before[name] != after[name]} == touched
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/tables/table1.xml"} <= set(before)


def test_all_values_and_formulas_are_the_same(rich, marked):
    for data_only in (False, True):
        after = cells(marked, data_only=data_only)
        own = {key: value for key, value in after.items() if key[0] != "问题清单"}
        assert own == cells(rich, data_only=data_only)


def test_comments_stand_at_their_cells_and_old_ones_stay(marked):
    found = comments(marked)
    assert set(found) == {
        ("签约项目", cell) for cell in ("A4", "A3", "C4", "D5", "E6", "F4", "H20")
    }
    assert found["签约项目", "A4"] == "不动这一条"
    old, _, new = found["签约项目", "C4"].partition("数据核实")
    assert old.startswith("旗招商局：请核")
    assert "✕ 错误：日期“x”无法识别" in new
    assert "怎么改：" in new


def test_a_cell_inside_a_merged_range_is_marked_where_it_shows(marked):
    assert "F5  ✕ 错误" in comments(marked)["签约项目", "F4"]


def test_fills_say_the_severity_and_no_cell_is_touched(rich, marked):
    severities = {"C4": "error", "D5": "warning", "A3": "warning", "E6": "note", "H20": "error"}
    merged = dict.fromkeys(("F4", "F5", "F6"), "error")
    assert fills(marked) == severities | merged
    rows = re.compile(rb"<sheetData>.*</sheetData>", re.DOTALL)
    sheet = "xl/worksheets/sheet1.xml"
    assert rows.findall(parts(marked)[sheet]) == rows.findall(parts(rich)[sheet]) != []


def test_a_light_text_is_dark_on_its_light_fill(marked):
    page = openpyxl.load_workbook(io.BytesIO(marked))["签约项目"]
    rules = [rule for formats in page.conditional_formatting for rule in formats.rules]
    ours = [rule.dxf for rule in rules if rule.dxf is not None]
    assert {look.font.color.rgb for look in ours} == {"FF1F2933"}
    assert page["A3"].font.color.rgb == "FFFFFFFF"


def test_our_rules_go_before_the_office_s_own(marked):
    page = openpyxl.load_workbook(io.BytesIO(marked))["签约项目"]
    order = {
        rule.priority: rule.type
        for formats in page.conditional_formatting
        for rule in formats.rules
    }
    assert [order[number] for number in sorted(order)] == [*["expression"] * 3, "dataBar"]


def test_what_a_load_and_save_would_lose_is_still_there(rich, marked):
    before = openpyxl.load_workbook(io.BytesIO(rich))
    after = openpyxl.load_workbook(io.BytesIO(marked))
    old, new = before["签约项目"], after["签约项目"]
    assert new.merged_cells.ranges == old.merged_cells.ranges
    assert new.freeze_panes == old.freeze_panes
    assert {k: (d.width, d.hidden) for k, d in new.column_dimensions.items()} == {
        k: (d.width, d.hidden) for k, d in old.column_dimensions.items()
    }
    assert (new.row_dimensions[6].height, new.row_dimensions[7].hidden) == (48, True)
    assert "D4:D9" in [str(one.sqref) for one in new.conditional_formatting]
    assert [str(one.sqref) for one in new.data_validations.dataValidation] == ["E4:E9"]
    assert list(new.tables) == ["Table1"]
    assert len(new._charts) == len(new._images) == 1
    assert new["M1"].hyperlink.target == "https://example.invalid/a?b=1&c=2"
    assert after.defined_names["总投资"].attr_text == "'签约项目'!$D$10"
    assert new.print_area == old.print_area


def test_the_added_sheet_lists_all_issues_and_links_to_their_cells(marked):
    book = openpyxl.load_workbook(io.BytesIO(marked))
    sheet = book["问题清单"]
    assert book.sheetnames == ["签约项目", "说明'A", "问题清单"]
    assert book.active.title == "签约项目"
    lines = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert lines[0][0] == "问题清单：a.xlsx"
    assert any(line[0] == "签约项目：3 处错误、2 处提醒、2 处备注" for line in lines)
    listed = [line for line in lines if line[1] in ("✕ 错误", "▲ 提醒", "○ 备注")]
    assert [line[0] for line in listed] == ["C4", "D5", "E6", "F5", "A3", "H20", None]
    assert all(line[3] == "日期“x”无法识别，没有读取" and line[4] for line in listed)
    links = {
        cell.value: cell.hyperlink.location for (cell, *_) in sheet.iter_rows() if cell.hyperlink
    }
    assert links["C4"] == "'签约项目'!C4"
    assert links["H20"] == "'签约项目'!H20"


def test_every_xml_part_is_well_formed_and_every_relation_leads_somewhere(marked):
    found = parts(marked)
    for name, content in found.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(content)
    types = ElementTree.fromstring(found["[Content_Types].xml"])
    stated = {one.get("PartName", "")[1:] for one in types if one.get("PartName")}
    assert stated <= set(found)
    assert len([one for one in types if one.get("Extension") == "vml"]) == 1


def test_boxes_have_one_number_each(marked):
    drawing = ElementTree.fromstring(parts(marked)["xl/drawings/vmlDrawing1.vml"])
    ids = [one.get("id") for one in drawing.iter("{urn:schemas-microsoft-com:vml}shape")]
    assert len(ids) == len(set(ids)) == 7


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "问题清单"
    book.active["A1"] = 1
    buffer = io.BytesIO()
    book.save(buffer)
    back = returned(tmp_path, buffer.getvalue(), an_issue("A1", sheet="问题清单"))
    assert openpyxl.load_workbook(io.BytesIO(back)).sheetnames == ["问题清单", "问题清单 2"]
    assert list(comments(back)) == [("问题清单", "A1")]


def test_texts_of_cells_cannot_become_formulas_or_markup(tmp_path, rich):
    nasty = "=1+1 <&\"'> \x01 _x0041_ ]]>"
    back = returned(tmp_path, rich, an_issue("B5", value=nasty))
    kept = nasty.replace("\x01", "")
    # Office programs read the escaped underline back, openpyxl shows it.
    escaped = kept.replace("_x", "_x005F_x")
    assert escaped in comments(back)["签约项目", "B5"]
    book = openpyxl.load_workbook(io.BytesIO(back))
    cell = next(row[2] for row in book["问题清单"].iter_rows() if row[0].value == "B5")
    assert (cell.value, cell.data_type) == (
        nasty.replace("_x", "_x005F_x").replace("\x01", "_x0001_"),
        "s",
    )
    path = tmp_path / "read.xlsx"
    path.write_bytes(back)
    book = open_workbook(path, path.name)
    assert nasty in [value for column in book.grids[-1].columns for value in column.raw.to_pylist()]


def test_beyond_a_limit_cells_are_filled_and_listed_only(tmp_path, rich, monkeypatch):
    monkeypatch.setattr(annotated, "MOST_COMMENTS", 2)
    issues = [an_issue(f"B{row}", "warning" if row < 8 else "error") for row in range(4, 10)]
    back = returned(tmp_path, rich, *issues)
    assert {cell for _, cell in comments(back)} == {"A4", "C4", "B8", "B9"}
    assert fills(back)["B4"] == "warning"
    assert any("另有 4 处只加了底色" in str(value) for value in cells(back).values())


def test_sample_data_says_so(tmp_path, rich):
    back = returned(tmp_path, rich, an_issue("B5"), is_sample=True)
    assert cells(back)["问题清单", "A2"] == "示例数据"


def test_a_file_that_was_not_opened_is_not_given_back(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"x")
    refusal = Issue("refused-password", "error", file="a.xlsx")
    report = a_report(reader="")
    with pytest.raises(NotReturned) as raised:
        annotated_workbook(
            path, "a.xlsx", type(report)(**{**vars(report), "refusal": refusal}), "zh"
        )
    assert "设有打开密码" in raised.value.message("zh")
    assert raised.value.remedy("zh")


def test_a_bomb_of_an_archive_is_refused(tmp_path):
    content = _bomb()
    with pytest.raises(NotReturned) as raised:
        returned(tmp_path, content, an_issue("A1"))
    assert raised.value.key == "refused-unpacked-size"


def test_names_of_files_that_come_back():
    assert returned_name(a_report(file="台账.xlsx"), "zh") == "台账（批注）.xlsx"
    assert (
        returned_name(a_report(file="台账.xls", reader="xls-records"), "zh") == "台账（批注）.xlsx"
    )
    assert returned_name(a_report(file="台账.xls"), "en") == "台账 (marked).xlsx"


def test_the_marked_workbook_uploaded_again_is_read_as_before(tmp_path, rich):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(rich)
    known = {"unit": "旗招商局", "as_of": date(2021, 12, 31)}
    (first,) = understand([(path, path.name)], **known).files
    back = tmp_path / "again.xlsx"
    back.write_bytes(annotated_workbook(path, path.name, first, "zh"))
    (second,) = understand([(back, path.name)], **known).files
    assert _said(second) == _said(first)
    assert [s for s in second.sheets if s.ledger] == [s for s in first.sheets if s.ledger]


def test_marking_again_says_things_once(tmp_path, rich):
    once = returned(tmp_path, rich, an_issue("B5", value="old"), an_issue("C4"))
    twice = returned(tmp_path, once, an_issue("B5", "warning", value="new"), an_issue("C5"))
    found = comments(twice)
    assert found["签约项目", "B5"].count("数据核实") == 1
    assert "new" in found["签约项目", "B5"]
    assert "old" not in found["签约项目", "B5"]
    assert openpyxl.load_workbook(io.BytesIO(twice)).sheetnames[-2:] == ["说明'A", "问题清单"]


def _said(report) -> list[tuple[str, str, str, str]]:
    return [(one.code, one.sheet, one.cell, one.value) for one in report.issues]


def _bomb() -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b" " * (40 << 20))
    return buffer.getvalue()


def test_the_file_itself_is_left_alone(tmp_path: Path, rich):
    returned(tmp_path, rich, *ISSUES)
    assert (tmp_path / "original.xlsx").read_bytes() == rich
