"""Every document that goes out is valid Office Open XML, whatever stands in the ledgers.

Excel, Word and PowerPoint offer to repair what is not, WPS may leave it out; the validator holds
each part of a file against the schemas and rules of Office.
"""

from __future__ import annotations

import io
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple

import docx
import openpyxl
import pytest
from openxml_audit import OpenXmlValidator
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu

from data.assignments import orders_of, register_workbook
from data.documents.feedback import feedback_document
from data.documents.lists import issue_workbook, reminder_workbook
from data.ledgers.registry import ledgers
from data.ledgers.template import template
from data.reports.issues import IssueLine
from data.returns.collection import collection
from data.returns.known_values import known_values
from data.returns.periods import month_of
from data.returns.return_form import is_sendable, return_form_workbook
from data.rules import load_rules
from data.samples.workbooks import write_sample
from data.screens.dispatch import Dispatch
from data.screens.view import View, view_at
from data.store import Store, close_store
from data.store import store as process
from data.trace.figures import Reference
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_visit,
    an_item,
    an_order,
    publish_rows,
)
from tests.builders.libreoffice import saved_by_libreoffice
from tests.builders.workbooks import Sheet, a_csv, an_xls
from tests.data.documents.annotated_files import a_report, a_rich_workbook, an_issue, returned
from ui.components.drawer import export
from ui.components.drawer.figures import traced
from ui.pack import brochure, pack_files
from ui.pack.readings import Pack

# Markup, an escaped sign, a line broken as Excel breaks it, signs that no XML holds, and length.
ODD = "示例<项目>&“一”\"'_x0041_\x0b直\x01\ufffe😀=1+1" + "很长" * 120


# A hint, no fault: texts may stand in their cells; Excel moves them when it saves.
_IN_CELLS = "Excel_InlineStrCells"


class Office(NamedTuple):
    """What documents are made of; made: those that another test has asked for already."""

    store: Store
    view: View
    pack: Pack
    made: dict[str, bytes]

    def document(self, name: str) -> bytes:
        if name not in self.made:
            self.made[name] = DOCUMENTS[name](self)
        return self.made[name]


@pytest.fixture(scope="module")
def made():
    return defaultdict(dict)


@pytest.fixture(scope="module")
def odd_store(tmp_path_factory):
    """Two months of a county of few rows, half of them blank and the others odd."""
    store = Store.open(tmp_path_factory.mktemp("odd") / "signboard.duckdb")
    for month, later in ((date(2021, 11, 30), 0), (date(2021, 12, 31), 1)):
        publish_rows(
            store,
            a_project(
                ODD,
                stage="签约",
                signed_date=date(2021, 1, 5),
                planned_production_date=date(2022, 3 + later, 28),
                responsible_unit=ODD,
                town=ODD,
                extra={"自\x01列": ODD},
            ),
            a_project(
                "示例项目02", stage="开工", planned_investment_wan=Decimal(100 * (later + 1))
            ),
            a_project(ODD, unit="旗\x0b局"),
            a_visit(companies=[ODD], destination=ODD),
            an_order(ODD, responsible_unit=ODD),
            an_item("环评", project=ODD),
            a_fund(ODD, None),
            as_of=month,
        )
    yield store
    store.close()


@pytest.fixture(params=["sample", "odd"])
def office(request, tmp_path, monkeypatch, made):
    own = request.getfixturevalue("shared_sample" if request.param == "sample" else "odd_store")
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.delenv("LEDGER_DATABASE", raising=False)
    close_store()
    monkeypatch.setattr(process, "_process_store", own)
    view = view_at()
    return Office(own, view, Pack(view, Dispatch(view, view.previous)), made[request.param])


@pytest.fixture(scope="module")
def validator():
    return OpenXmlValidator(max_errors=0)


@pytest.fixture
def faults(validator, tmp_path):
    """What the validator finds in a file: part and rule, and how often."""

    def found(content: bytes, suffix: str) -> Counter[str]:
        path = tmp_path / f"document{suffix}"
        path.write_bytes(content)
        told = validator.validate(path).errors
        return Counter(str(one) for one in told if one.id != _IN_CELLS)

    return found


def saved(document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def on_own_slides(office: Office) -> bytes:
    return pack_files.slides(office.pack, "zh", saved(Presentation()))


def on_own_paper(office: Office) -> bytes:
    paper = docx.Document()
    for line in ("{标题}", "{正文}", "{署名}"):
        paper.add_paragraph(line)
    # The library's own copy of its styles is no valid part; an office's paper has none.
    for number in [key for key, one in paper.part.rels.items() if "stylesWith" in one.reltype]:
        del paper.part.rels[number]
    return pack_files.notice(office.pack, load_rules().notice, saved(paper))


def feedback(office: Office) -> bytes:
    issues = [replace(an_issue(f"C{row}"), value=ODD, arguments={"text": ODD}) for row in (4, 9)]
    report = a_report(*issues, an_issue("D5", "warning"), file=f"{ODD[:40]}.xlsx")
    return feedback_document([report], f"{ODD[:12]}局", office.view.now.as_of, "zh")


def issue_list(office: Office) -> bytes:
    return issue_workbook([IssueLine("", "a.xlsx", "签约项目", "C4", ODD, ODD, ODD)], "zh")


def reminders(office: Office) -> bytes:
    found = collection(office.store, month_of("2022-01"), date(2022, 2, 8))
    return reminder_workbook(found, "zh")


def return_form(office: Office) -> bytes:
    month = month_of("2022-01")
    owed = collection(office.store, month, date(2022, 2, 8)).returns
    units = [one.unit for one in owed if is_sendable(one)]
    unit = next((one for one in units if "\x0b" in one), units[0])
    return return_form_workbook(office.store, [one for one in owed if one.unit == unit], month)


def orders(office: Office) -> bytes:
    return register_workbook(orders_of(office.store, office.store.snapshot()))


def rows_of_a_figure(office: Office) -> bytes:
    shown = traced(Reference("signed"), office.view)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "current_view", lambda: office.view)
        return export._workbook(shown)


DOCUMENTS = {
    "slides.pptx": lambda office: pack_files.slides(office.pack, "zh", None),
    "slides in English.pptx": lambda office: pack_files.slides(office.pack, "en", None),
    "slides on the county's own.pptx": on_own_slides,
    "brochure.pptx": lambda office: brochure.slides(office.view, "zh"),
    "notice.docx": lambda office: pack_files.notice(office.pack, load_rules().notice),
    "notice on own paper.docx": on_own_paper,
    "feedback.docx": feedback,
    "lists.xlsx": lambda office: pack_files.tables(office.pack, "zh"),
    "issues.xlsx": issue_list,
    "reminders.xlsx": reminders,
    "return form.xlsx": return_form,
    "orders.xlsx": orders,
    "rows of a figure.xlsx": rows_of_a_figure,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_of_an_office_is_valid(office, faults, name):
    assert faults(office.document(name), Path(name).suffix) == Counter()


@pytest.mark.office
def test_libreoffice_opens_and_prints_every_document(office, tmp_path):
    for name in DOCUMENTS:
        (tmp_path / name).write_bytes(office.document(name))
    marked = returned(tmp_path, a_rich_workbook(), *marks("签约项目"))
    (tmp_path / "marked.xlsx").write_bytes(marked)
    names = [*DOCUMENTS, "marked.xlsx"]
    printed = saved_by_libreoffice([tmp_path / name for name in names], "pdf", tmp_path)
    assert {one.stem for one in printed} == {Path(name).stem for name in names}
    assert all(one.read_bytes().startswith(b"%PDF") for one in printed)


def test_the_empty_workbook_of_every_form_is_valid(office, faults):
    found = {
        (one.name, form.name): faults(
            template(
                one.name, form.name, known_values(office.store, office.store.snapshot(), one.name)
            ),
            ".xlsx",
        )
        for one in ledgers()
        for form in one.forms
        if form.template
    }
    assert found and not any(found.values()), found


def test_the_workbooks_of_the_sample_are_valid(tmp_path, faults):
    files = write_sample(tmp_path)
    found = {one.path.name: faults(one.path.read_bytes(), ".xlsx") for one in files}
    assert found and not any(found.values()), found


def an_openpyxl_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "签约项目"
    for row in (["项目名称", "签约日期"], [ODD[:20].replace("\x0b", ""), "2021.13.40"]):
        book.active.append(row)
    return saved(book)


def marks(name: str):
    return [
        replace(an_issue(cell, severity, sheet=name), value=ODD, arguments={"text": ODD})
        for cell, severity in (("B2", "error"), ("A2", "warning"), ("A1", "note"), ("", "note"))
    ]


@pytest.mark.parametrize("make", [a_rich_workbook, an_openpyxl_workbook])
def test_a_marked_workbook_has_no_fault_that_the_original_had_not(tmp_path, faults, make):
    content = make()
    marked = returned(tmp_path, content, *marks("签约项目"))
    again = returned(tmp_path, marked, *marks("签约项目")[:2])
    assert faults(marked, ".xlsx") - faults(content, ".xlsx") == Counter()
    assert faults(again, ".xlsx") - faults(content, ".xlsx") == Counter()


@pytest.mark.parametrize(
    ("file", "reader", "make"),
    [
        ("台账.xls", "xls-records", lambda rows: an_xls(Sheet("台账", rows, merges=["A3:B3"]))),
        ("台账.csv", "csv", a_csv),
    ],
)
def test_a_file_of_another_kind_comes_back_as_a_valid_workbook(
    tmp_path, faults, file, reader, make
):
    content = make([["项目名称", "编号"], [ODD[:60], "=1+1"], ["合计", 3.5]])
    assert (
        faults(returned(tmp_path, content, *marks("台账"), file=file, reader=reader), ".xlsx")
        == Counter()
    )


def test_the_validator_finds_what_the_library_alone_writes_wrong(faults):
    book = Presentation()
    data = CategoryChartData()
    data.categories, kind = ["甲"], XL_CHART_TYPE.BAR_CLUSTERED
    data.add_series("乙", [1])
    slide = book.slides.add_slide(book.slide_layouts[6])
    slide.shapes.add_chart(kind, 0, 0, Emu(900_000), Emu(900_000), data)
    assert any("axId" in one and "minimum" in one for one in faults(saved(book), ".pptx"))
