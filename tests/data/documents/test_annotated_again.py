"""A workbook that was marked, corrected and is marked again: nothing old is left in it."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment

from data.documents.annotation.client import annotated_workbook
from data.importer import understand
from tests.data.documents.annotated_files import (
    a_rich_workbook,
    an_issue,
    cells,
    comments,
    fills,
    parts,
    returned,
)

SHEET = "签约项目"


@pytest.fixture(scope="module")
def rich() -> bytes:
    return a_rich_workbook()


def resaved(content: bytes, change=lambda book: None) -> bytes:
    """As another office program would save it: every part written anew, styles renumbered."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def looks(content: bytes) -> dict[str, tuple[str, str, str, str]]:
    sheet = openpyxl.load_workbook(io.BytesIO(content))[SHEET]
    return {
        cell.coordinate: tuple(
            repr(one) for one in (cell.fill, cell.font, cell.border, cell.number_format)
        )
        for row in sheet.iter_rows(max_row=12, max_col=9)
        for cell in row
    }


def test_solved_cells_come_back_as_they_were(tmp_path, rich):
    issues = [an_issue(cell) for cell in ("C4", "A3", "D5", "E6", "F5", "B9")]
    once = returned(tmp_path, rich, *issues)
    twice = returned(tmp_path, once, an_issue("B7"))
    assert looks(twice) == looks(once) == looks(rich)
    assert fills(twice) == {"B7": "error"}
    assert set(comments(twice)) == {(SHEET, "A4"), (SHEET, "C4"), (SHEET, "B7")}
    assert comments(twice)[SHEET, "C4"] == comments(rich)[SHEET, "C4"]
    assert openpyxl.load_workbook(io.BytesIO(twice)).sheetnames == [SHEET, "说明'A", "问题清单"]
    old = [value for (sheet, _), value in cells(twice).items() if sheet == "问题清单"]
    assert not any(value == "C4" for value in old)


def test_without_an_issue_no_mark_is_left(tmp_path, rich):
    once = returned(tmp_path, rich, an_issue("A3"), an_issue("D5"), an_issue("B6"))
    clean = returned(tmp_path, resaved(once))
    assert (fills(clean), looks(clean), comments(clean)) == ({}, looks(rich), comments(rich))


def test_rows_that_moved_and_another_program_leave_nothing_behind(tmp_path, rich):
    once = returned(tmp_path, rich, an_issue("A3"), an_issue("D5"), an_issue("B6"))

    def moved(book):
        sheet = book[SHEET]
        sheet.unmerge_cells("A1:G1")
        sheet.unmerge_cells("F4:F6")
        sheet.move_range("A3:I9", rows=4)

    twice = returned(tmp_path, resaved(once, moved), an_issue("B12"))
    sheet = openpyxl.load_workbook(io.BytesIO(twice))[SHEET]
    assert sheet["A7"].fill.fgColor.rgb == "FF1B5299"
    assert fills(twice) == {"B12": "error"}
    assert {cell for name, cell in comments(twice) if name == SHEET} == {"A8", "C8", "B12"}


def test_marks_of_an_earlier_release_are_the_office_s_own_colours(tmp_path, rich):
    """It filled the cells themselves, in shades of our colours; its comments are known."""

    def marked_then(book):
        cell = book[SHEET]["B5"]
        cell.fill = openpyxl.styles.PatternFill("solid", fgColor="FFFBD3DE")
        said = "数据核实\n✕ 错误：日期“x”无法识别，没有读取\n怎么改：请填日期\n已核实"
        cell.comment = Comment(said, "Signboard 招商引资调度台")
        page = book.create_sheet("问题清单")
        page["A1"] = "问题清单：a.xlsx"
        page["G1"] = '{"signboard": "list", "edition": 1, "file": "a.xlsx", "sha256": "00"}'
        page["H1"] = '{"signboard": "format", "number": 1, "fill": "", "ink": ""}'

    path = tmp_path / "再报.xlsx"
    path.write_bytes(resaved(rich, marked_then))
    (report,) = understand([(path, path.name)], unit="旗招商局", as_of=date(2021, 12, 31)).files
    assert (report.status != "refused", report.earlier.sheets) == (True, ("问题清单",))
    again = returned(tmp_path, path.read_bytes(), an_issue("B7"))
    assert comments(again)[SHEET, "B5"] == "已核实"
    assert fills(again) == {"B7": "error"}
    page = openpyxl.load_workbook(io.BytesIO(again))
    assert page[SHEET]["B5"].fill.fgColor.rgb == "FFFBD3DE"
    assert page.sheetnames == [SHEET, "说明'A", "问题清单"]


def test_words_that_somebody_wrote_into_our_comment_stay(tmp_path, rich):
    once = returned(tmp_path, rich, an_issue("B5"), an_issue("C4"), an_issue("B6"))

    def answered(book):
        for cell in ("B5", "C4"):
            old = book[SHEET][cell].comment
            book[SHEET][cell].comment = Comment(f"{old.text}\n已与企业核实", old.author)

    twice = returned(tmp_path, resaved(once, answered), an_issue("B9"))
    found = comments(twice)
    assert found[SHEET, "B5"] == "已与企业核实"
    assert found[SHEET, "C4"].split() == [*comments(rich)[SHEET, "C4"].split(), "已与企业核实"]
    assert (SHEET, "B6") not in found


def test_a_workbook_whose_list_was_deleted_is_cleaned_all_the_same(tmp_path, rich):
    once = returned(tmp_path, rich, an_issue("B5"), an_issue("C4"))

    def without_list(book):
        del book["问题清单"]

    twice = returned(tmp_path, resaved(once, without_list), an_issue("B9"))
    assert {cell for _, cell in comments(twice)} == {"A4", "C4", "B9"}
    assert "数据核实" not in comments(twice)[SHEET, "C4"]
    assert fills(twice) == {"B9": "error"}


def test_marking_again_and_again_lets_nothing_grow(tmp_path, rich):
    issues = [an_issue("B5"), an_issue("C4", "warning"), an_issue("A3")]
    sizes = []
    content = rich
    for _ in range(4):
        content = returned(tmp_path, content, *issues)
        found = parts(content)
        sizes.append({name: len(found[name]) for name in found})
    assert sizes[1] == sizes[2] == sizes[3]
    assert set(sizes[0]) == set(sizes[3])


def test_in_another_language_the_marks_are_the_same_ones(tmp_path, rich):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(rich)
    known = {"unit": "旗招商局", "as_of": date(2021, 12, 31)}
    first = understand([(path, path.name)], **known)
    path.write_bytes(annotated_workbook(path, path.name, first.files[0], "zh", first.drafts))
    again = understand([(path, path.name)], **known)
    back = annotated_workbook(path, path.name, again.files[0], "en", again.drafts)
    assert "数据核实" not in "".join(comments(back).values())
    assert len(comments(back)) >= 2
    assert openpyxl.load_workbook(io.BytesIO(back)).sheetnames[-1] == "问题清单"


def test_a_copy_of_the_list_says_that_it_is_replaced(tmp_path, rich):
    once = returned(tmp_path, rich, an_issue("B5"))

    def copied(book):
        book.copy_worksheet(book["问题清单"]).title = "清单（副本）"

    twice = returned(tmp_path, resaved(once, copied), an_issue("B9"))
    assert "最新" in cells(twice)["清单（副本）", "A1"]
    assert not any(sheet == "清单（副本）" and cell != "A1" for sheet, cell in cells(twice))
