"""Three messy books of an invented office are wherever a ledger is, without code for them."""

from __future__ import annotations

import io
import json
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from streamlit.util import calc_hash

from data.documents.annotation.client import annotated_workbook
from data.figures import figures
from data.formats import NBSP
from data.importer.review.draft_diff import draft_changes
from data.language import speaking
from data.ledgers.registry import ledger
from data.ledgers.template import template
from data.reports.figures import figures_report
from data.returns.collection import collection
from data.returns.periods import month_of
from data.returns.return_form import return_form_workbook
from data.rules import load_rules
from data.rules.meeting import Agenda
from data.screens import ledger_sentences as sentences
from data.screens.ledger_readings import Listed, Scope, ledgers_of_project
from data.screens.view import view_at
from tests.builders import invented_office as office_books
from tests.builders.people import signed_in_as
from tests.pages.returning import filled_once
from tests.pages.steps import frame, opened
from ui.ledger.export import sheet_of
from ui.pack import pack_files
from ui.pack.readings import Pack
from ui.wall.slide_show import agendas, show

PROJECTS = tuple(f"示例风光制氢项目{n:02}" for n in range(1, 5))
LOANS, ROADS, COURSES = "会展器材租借", "村道建设", "招商干部培训"


@pytest.fixture(scope="module")
def returning_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")

    def fill(opened):
        assert office_books.declare_all(opened, folder, PROJECTS) == (LOANS, ROADS, COURSES)

    return filled_once(folder, fill)


@pytest.fixture
def office(returning_office, tmp_path, monkeypatch):
    with returning_office.lent(tmp_path, monkeypatch) as lent:
        yield lent


def listed(name, **scope):
    return Listed(view_at(), ledger(name), Scope(**scope))


def said(sentence):
    return str(sentence).replace(NBSP, " ")


def test_lists_count_filter_sum_and_name_what_is_blank(office):
    head = said(sentences.headline(listed(LOANS)))
    assert head == "会展器材租借 36 条，21 条过了应还日期没办结；押金合计 17,850 元"
    assert "租金合计 2,880 元，6 条未填" in said(sentences.sub_line(listed(LOANS)))
    roads = listed(ROADS)
    assert (roads.headline["row_count"], roads.headline["open_count"]) == (300, 200)
    by_town = {row["group_name"]: row["row_count"] for row in roads.groups}
    # A road without a town stands where its project does.
    blank = [n for n in range(1, 301) if n % 9 == 0 and n % 4]
    assert by_town[None] == len(blank)
    assert sum(by_town.values()) == 300
    town = listed(ROADS, towns=("昂素镇",), statuses=("在建",), period="past")
    assert 0 < town.headline["row_count"] == town.headline["overdue_count"] < by_town["昂素镇"]
    assert listed(ROADS, search="C017").headline["row_count"] == 1
    assert "1 条未填" in said(sentences.headline(listed(COURSES)))


def test_what_is_written_in_yuan_is_shown_in_yuan(office):
    sheet = sheet_of(listed(LOANS))
    rows = [dict(zip(sheet.head, row, strict=True)) for row in sheet.rows]
    told = {row["器材编号"]: (row["押金（元）"], row["租金（元）"]) for row in rows}
    assert (told["QC-007"], told["QC-006"]) == ((500.0, 180.0), (350.0, None))
    with speaking("en"):
        assert "押金 ¥17,850 in all" in said(sentences.headline(listed(LOANS)))
        assert 350.0 in sheet_of(listed(LOANS)).rows[0]
    for language, line in (("zh", "  押金合计：17,850 元"), ("en", "  sum of 押金: ¥17,850")):
        told = figures_report(figures(office), language).text.replace(NBSP, " ").splitlines()
        assert [one for one in told if "押金" in one] == [line]
    assert figures(office)["ledgers"][LOANS]["sums"]["押金"] == {"value": 1.785, "unknown": 0}


def test_a_project_shows_its_roads(office):
    (project,) = [
        row
        for row in office.query("screens/project/names", snapshot_id=view_at().now.id).to_pylist()
        if row["project_name"] == PROJECTS[0]
    ]
    ((own, rows),) = ledgers_of_project(view_at(), project["project_id"])
    assert (own.name, len(rows)) == (ROADS, 300 // 4)


def test_the_template_reads_back_what_is_filled_in(office, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(template(LOANS, "register")))
    sheet = book.worksheets[0]
    head = [cell.value for cell in sheet[3]]
    assert "押金（元）" in head
    assert any("已归还" in one.formula1 for one in sheet.data_validations.dataValidation)
    row = {"器材编号*": "QC-900", "押金（元）": 640, "应还日期": date(2022, 3, 1), "状况": "在用"}
    for header, value in row.items():
        sheet.cell(4, head.index(header) + 1).value = value
    path = tmp_path / "填好.xlsx"
    book.save(path)
    office_books.publish(office, path)
    (row,) = office.current_rows(LOANS, "register", "旗招商局", office_books.AS_OF).to_pylist()
    assert (row["押金"], row["应还日期"]) == (Decimal("0.064"), date(2022, 3, 1))


def test_the_form_sent_out_asks_for_yuan_and_holds_yuan(office):
    month = month_of("2022-01")
    owed = collection(office, month, date(2022, 2, 8)).returns
    (own,) = [one for one in owed if one.form[0] == LOANS]
    book = openpyxl.load_workbook(io.BytesIO(return_form_workbook(office, [own], month)))
    head, first = ([cell.value for cell in book.worksheets[0][row]] for row in (3, 4))
    assert dict(zip(head, first, strict=True))["押金（元）"] == 350


def test_the_next_month_says_what_changed_and_a_roll_back_takes_it_away(office, tmp_path):
    january = date(2022, 1, 31)
    path = office_books.written(tmp_path, "一月", office_books.loans(1))
    (draft,) = office_books.understood(office, path, january).drafts
    changes = draft_changes(office, draft)
    assert [one.label for one in changes.added] == ["QC-037"]
    assert [one.label for one in changes.changed] == ["QC-001", "QC-002", "QC-004"]
    office_books.publish(office, path, january)
    assert "新增 1 条、变更 3 条" in said(sentences.sub_line(listed(LOANS)))
    office.roll_back(office.sequence - 1, by="示例员")
    assert listed(LOANS).headline["row_count"] == 36


def test_what_is_wrong_comes_back_at_its_cell(office, tmp_path):
    sheet = office_books.loans()
    sheet.rows[4][5], sheet.rows[5][6] = "2021-13-45", "不少"
    path = office_books.written(tmp_path, "坏", sheet)
    intake = office_books.understood(office, path)
    marked = annotated_workbook(path, path.name, intake.files[0], "zh", intake.drafts)
    cells = openpyxl.load_workbook(io.BytesIO(marked)).worksheets[0]
    noted = {cell.coordinate for row in cells.iter_rows() for cell in row if cell.comment}
    assert {"F5", "G6"} <= noted


@pytest.mark.parametrize("language", ["zh", "en"])
def test_wall_and_pack_have_each_of_them_and_no_phone(office, language):
    slides = {one["label"] for one in show("", language)["slides"]}
    assert {LOANS, ROADS, COURSES} <= slides
    pack = Pack(view_at(), None)
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, language)))
    assert {LOANS, ROADS, COURSES} <= {*book.sheetnames}
    assert book[ROADS].max_row == 303
    texts = [json.dumps(show("", language), ensure_ascii=False, default=str)]
    texts += [str([*sheet.iter_rows(values_only=True)]) for sheet in book]
    texts.append(str(pack_files.notice_text(pack, load_rules().notice)))
    assert not any(office_books.PHONE in text for text in texts)
    said_twice = "押金 17,850"
    assert texts[-1].replace(NBSP, " ").count(said_twice) == 0


def test_an_agenda_that_names_a_book_is_edited_without_losing_it(office, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    agenda = Agenda.model_validate(
        {"name": "专题会", "slides": [{"slide": "ledgers", "ledger": ROADS}, {"slide": "headline"}]}
    )
    office.meeting.save_agenda("专题会", agenda.model_dump_json(), by="示例员")
    app = opened("display")
    number = [one.name for one in agendas(office)].index("专题会")
    name = next(one for one in app.text_input if one.value == "专题会")
    name.set_value("周会").run()
    next(one for one in app.button if one.key == f"agenda-save-{number}").click().run()
    assert not app.exception
    (saved,) = [one for one in agendas(office) if one.name == "周会"]
    assert [(one.slide, one.ledger) for one in saved.slides] == [
        ("ledgers", ROADS),
        ("headline", ""),
    ]
    assert next(one["label"] for one in show("周会", "zh")["slides"]) == ROADS


def test_its_page_hands_out_the_empty_workbook(office):
    app = frame()
    app.run()
    app._page_hash = calc_hash(f"ledger-{COURSES}")
    app.run()
    assert not app.exception
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["导出 Excel", "导出 CSV", "空白模板"]
