"""A workbook that was given back and sent in again: solved, still there, new."""

from __future__ import annotations

import csv
import io
from datetime import date, timedelta

import openpyxl
import pytest

from data.importer.importer import Belonging, Importer, Upload
from data.reports.upload import report_json
from tests.builders.resubmissions import DAY, UNIT, Office

HEAD = ["项目编号", "项目名称", "阶段", "签约日期", "计划总投资（万元）", "责任单位"]
ROWS = [
    ["A-1", "示例项目01", "签约", "2021.13.40", 5000, "旗发改委"],
    ["A-2", "示例项目02", "签约", "2021-03-05", "五千左右吧", "旗工信局"],
    ["A-3", "示例项目03", "签约", "2021年二月三十", 7000, "旗工信局"],
    ["A-4", "示例项目04", "签约", "2021-05-05", 8000, ""],
]


def a_ledger(path, rows=ROWS, sheet="签约项目"):
    book = openpyxl.Workbook()
    book.active.title = sheet
    book.active.append(["签约项目台账"])
    book.active.append(HEAD)
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.fixture
def office():
    with Office() as one:
        yield one


@pytest.fixture
def corrected(office, tmp_path):
    """The comparison of the ledger marked, and changed as in an office program."""

    def made(change):
        back = office.give_back(a_ledger(tmp_path / "台账.xlsx"))
        book = openpyxl.load_workbook(io.BytesIO(back))
        change(book["签约项目"])
        path = tmp_path / "改好的.xlsx"
        book.save(path)
        return office.compare(path)

    return made


def groups(found):
    return (
        [(one.earlier.cell, one.cell, one.value) for one in found.solved],
        [(one.earlier.cell, one.now.cell, one.now.value) for one in found.still],
        [(one.now.cell, one.now.value) for one in found.new],
    )


def test_without_a_correction_all_is_still_there(corrected):
    solved, still, new = groups(corrected(lambda sheet: None))
    assert solved == new == []
    assert [old for old, _, _ in still] == ["D3", "E4", "D5"]


def test_corrected_cells_are_solved_with_what_stands_there_now(corrected):
    def change(sheet):
        sheet["D3"] = "2021-12-13"
        sheet["D6"] = "某天"

    solved, still, new = groups(corrected(change))
    assert solved == [("D3", "D3", "2021-12-13")]
    assert [old for old, _, _ in still] == ["E4", "D5"]
    assert new == [("D6", "某天")]


def test_rows_that_moved_are_known_by_their_project(corrected):
    def change(sheet):
        sheet.insert_rows(3, 2)
        for row in (3, 4):
            for column, value in enumerate(
                [f"B-{row}", f"示例新项目{row}", "签约", "没有的日子", 100, ""], 1
            ):
                sheet.cell(row, column).value = value
        sheet["E6"] = 5100

    solved, still, new = groups(corrected(change))
    assert solved == [("E4", "E6", "5100")]
    assert [(old, now) for old, now, _ in still] == [("D3", "D5"), ("D5", "D7")]
    assert [cell for cell, _ in new] == ["D3", "D4"]


def test_a_row_that_is_gone_is_solved_and_said(corrected):
    found = corrected(lambda sheet: sheet.delete_rows(3))
    (one,) = found.solved
    assert (one.earlier.cell, one.is_gone, one.value, one.subject) == (
        "D3",
        True,
        None,
        "示例项目01",
    )
    assert [(one.earlier.cell, one.now.cell) for one in found.still] == [("E4", "E3"), ("D5", "D4")]


def test_corrected_into_another_mistake_is_not_solved(corrected):
    def change(sheet):
        sheet["D3"] = date(1921, 3, 4)

    found = corrected(change)
    assert [one.earlier.cell for one in found.still] == ["D3", "E4", "D5"]
    assert found.still[0].now.code != found.still[0].earlier.code


def test_a_project_that_got_its_right_name_is_the_same_row(corrected):
    def change(sheet):
        sheet["B3"] = "示例项目01（更名）"

    solved, still, new = groups(corrected(change))
    assert (solved, new) == ([], [])
    assert [(old, now) for old, now, _ in still] == [("D3", "D3"), ("E4", "E4"), ("D5", "D5")]


def test_a_sheet_with_another_name_is_known_by_its_header(corrected):
    def change(sheet):
        sheet.title = "十二月"
        sheet["D3"] = "2021-12-13"

    solved, still, new = groups(corrected(change))
    assert (len(solved), len(still), len(new)) == (1, 2, 0)


def test_the_list_is_no_ledger_and_says_so(office, corrected, tmp_path):
    corrected(lambda sheet: None)
    (file,) = office.read(tmp_path / "改好的.xlsx").files
    (sheet,) = [one for one in file.sheets if not one.ledger]
    assert (sheet.sheet, sheet.reason) == ("问题清单", "issue-list")
    assert not [one for one in file.issues if one.sheet == "问题清单"]


@pytest.mark.parametrize(
    "text",
    [
        '{"signboard": "list", "file": 1, "sha256": []}',
        '{"signboard": "list", "file": "a", "sha256": "%s"}' % ("0" * 64),
        '{"signboard": ' + "[" * 5000,
    ],
)
def test_a_list_that_somebody_wrote_by_hand_does_no_harm(office, tmp_path, text):
    back = office.give_back(a_ledger(tmp_path / "台账.xlsx"))
    book = openpyxl.load_workbook(io.BytesIO(back))
    book["问题清单"]["G1"] = text
    path = tmp_path / "b.xlsx"
    book.save(path)
    assert office.compare(path) is None
    issues = office.read(path).files[0].issues
    assert len([one for one in issues if one.severity != "note" and one.sheet == "签约项目"]) == 3


def test_a_file_that_is_not_kept_any_more_is_held_against_nothing(tmp_path, office):
    with Office() as other:
        back = other.give_back(a_ledger(tmp_path / "台账.xlsx"))
    path = tmp_path / "b.xlsx"
    path.write_bytes(back)
    assert office.compare(path) is None


def test_the_report_carries_the_three_groups(office, corrected, tmp_path):
    def change(sheet):
        sheet["D3"] = "2021-12-13"

    found = corrected(change)
    path = tmp_path / "改好的.xlsx"
    (file,) = report_json(office.read(path), "zh", [found])["files"]
    told = file["returned"]
    assert (told["basis"], told["earlier_file"], told["version"]) == ("workbook", "台账.xlsx", None)
    (solved,) = told["solved"]
    assert (solved["old_value"], solved["value"]) == ("2021.13.40", "2021-12-13")
    assert solved["subject"] == "示例项目01"
    assert len(told["still"]) == 2 and told["new"] == []
    (plain,) = report_json(office.read(tmp_path / "台账.xlsx"), "zh")["files"]
    assert plain["returned"] is None


@pytest.fixture
def published(office, tmp_path):
    drafts = office.read(a_ledger(tmp_path / "台账.xlsx")).drafts
    office.store.publish(drafts, by="某人", base=0)
    return office


def against(office, path, unit=UNIT, day=DAY):
    """The comparison of a file of any unit and day."""
    upload = Upload.of([(path, path.name)], Belonging(unit, day, is_chosen=True))
    importer = Importer(office.store)
    return importer.returned(upload, importer.understand(upload))


def test_a_retyped_file_is_compared_with_the_unit_s_last_upload(tmp_path, published):
    path = tmp_path / "重填.csv"
    rows = [list(row) for row in ROWS]
    rows[0][3] = "2021-12-13"
    rows.insert(0, ["A-0", "示例项目00", "签约", "2021-01-01", 10, ""])
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *rows])
    (found,) = against(published, path)
    assert (found.earlier.basis, found.earlier.version, found.earlier.as_of) == ("version", 1, DAY)
    assert [(one.earlier.cell, one.cell, one.value) for one in found.solved] == [
        ("D3", "D3", "2021-12-13")
    ]
    assert [(one.earlier.cell, one.now.cell) for one in found.still] == [("E4", "E4"), ("D5", "D5")]
    assert found.new == ()


def test_another_unit_s_issues_are_not_compared(tmp_path, published):
    assert against(published, tmp_path / "台账.xlsx", "上海庙镇") == (None,)


def test_a_sheet_of_an_earlier_day_corrects_nothing_of_a_later_one(tmp_path, published):
    day = DAY - timedelta(days=31)
    assert against(published, tmp_path / "台账.xlsx", day=day) == (None,)


def test_what_was_rolled_back_is_not_compared(tmp_path, published):
    published.store.roll_back(0, by="某人")
    assert against(published, tmp_path / "台账.xlsx") == (None,)


def test_without_anything_pointed_out_there_is_nothing_to_say(office, tmp_path):
    clean = [["A-1", "示例项目01", "签约", "2021-03-05", 5000, "旗发改委"]]
    drafts = office.read(a_ledger(tmp_path / "a.xlsx", clean)).drafts
    office.store.publish(drafts, by="某人", base=0)
    assert against(office, a_ledger(tmp_path / "b.xlsx")) == (None,)


def test_a_csv_comes_back_as_a_workbook_that_is_known_when_it_returns(office, tmp_path):
    path = tmp_path / "台账.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *ROWS])
    book = openpyxl.load_workbook(io.BytesIO(office.give_back(path)))
    sheet = book.worksheets[0]
    (wrong,) = [cell for cell in sheet["D"] if cell.value == "2021.13.40"]
    wrong.value = "2021-12-13"
    again = tmp_path / "改好的.xlsx"
    book.save(again)
    solved, still, new = groups(office.compare(again))
    assert solved == [(wrong.coordinate, wrong.coordinate, "2021-12-13")]
    assert (len(still), new) == (2, [])
    back = openpyxl.load_workbook(io.BytesIO(office.give_back(again)))
    assert back.sheetnames == book.sheetnames
    assert back.worksheets[0][wrong.coordinate].comment is None
    assert back.worksheets[0][wrong.coordinate].fill.fill_type is None
