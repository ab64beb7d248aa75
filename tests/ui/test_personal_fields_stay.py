"""A phone number in a personal field of an own ledger reaches no page, wall, document or figure."""

from __future__ import annotations

import io
import json
import zipfile

import openpyxl
import pytest
from streamlit.util import calc_hash

from data.documents.annotation.client import annotated_workbook
from data.figures import figures
from data.importer.importer import Belonging, Importer, Upload
from data.inbox.handlers import perform
from data.inbox.job import Job
from data.ledgers.registry import ledger
from data.reports.figures import figures_report
from data.rules import load_rules
from data.screens.ledger_readings import Listed, Scope
from data.screens.search import names_of
from data.screens.view import view_at
from tests.builders.own_ledgers import AS_OF, LOANS, loans, published
from tests.pages.returning import filled_once
from tests.pages.steps import frame, html, opened
from ui.ledger.export import delimited, workbook
from ui.pack import pack_files
from ui.pack.readings import Pack
from ui.wall.slide_show import show

PLANTED = ("13987650123", "13987650456")
ROWS = tuple(
    (f"SB-{n}", "示例局", "昂素镇", None, 1.5, n, AS_OF, "在借", PLANTED[n % 2])
    for n in range(1, 5)
)
# Who borrowed it is a person here: a role, and what a row is called, that nobody is to read.
NAMED = LOANS.replace(
    'name = "联系电话"\nheader = "联系电话"\ntype = "text"',
    'name = "联系电话"\nheader = "联系电话"\ntype = "text"\nrole = "person"',
).replace('identity = ["设备编号"]', 'identity = ["设备编号"]\nlabel = ["设备编号", "联系电话"]')


@pytest.fixture(scope="module", params=[LOANS, NAMED], ids=["a field", "a role and a label"])
def returning_office(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")

    def fill(found):
        found.own_ledgers.declare(request.param, "设备租借.toml", by="测试员")
        published(found, loans(ROWS), folder)

    return filled_once(folder, fill)


@pytest.fixture
def office(returning_office, tmp_path, monkeypatch):
    with returning_office.lent(tmp_path, monkeypatch) as lent:
        yield lent


def is_clean(text):
    return not any(number in text for number in PLANTED)


def unpacked(content):
    """Every part of an office document as text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def test_the_row_is_stored_with_its_number(office):
    rows = office.current_rows("设备租借", "register", "示例局", AS_OF)
    assert PLANTED[0] in str(rows.to_pylist())
    assert ledger("设备租借").hides("联系电话")


@pytest.mark.parametrize("page", ["data", "returns", "overview", "display", "dispatch"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_shows_it(office, page, language):
    app = opened(page, lang=language)
    tables = [one.value.to_csv() for one in app.dataframe]
    assert is_clean(html(app) + "".join(tables))


def test_the_ledgers_own_page_neither_shows_nor_finds_it(office):
    app = frame()
    app.run()
    app._page_hash = calc_hash("ledger-设备租借")
    app.run()
    assert not app.exception
    assert "SB-1" in html(app)
    assert is_clean(html(app))
    listed = Listed(view_at(), ledger("设备租借"), Scope(search=PLANTED[0]))
    assert listed.headline["row_count"] == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_row_opened_in_the_drawer_leaves_it_out(office, language):
    listed = Listed(view_at(), ledger("设备租借"))
    for reference in (listed.entry_reference(listed.page(1)[0]), listed.reference()):
        app = frame(lang=language)
        app.run()
        app.session_state["drawer-asked"] = reference.text
        app.run()
        assert not app.exception
        assert "SB-1" in html(app)
        assert is_clean(html(app))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_document_or_export_holds_it(office, language):
    pack = Pack(view_at(), None)
    listed = Listed(view_at(), ledger("设备租借"))
    files = [
        pack_files.slides(pack, language, None),
        pack_files.tables(pack, language),
        pack_files.notice(pack, load_rules().notice),
        workbook(listed),
    ]
    assert all(is_clean(unpacked(one)) for one in files)
    assert is_clean(delimited(listed).decode())


def test_neither_wall_nor_figures_nor_commands_say_it(office):
    for language in ("zh", "en"):
        assert is_clean(json.dumps(show("", language), ensure_ascii=False, default=str))
        assert is_clean(figures_report(figures(office), language).text)
        for command in ("versions", "returns", "remembered", "dispatch", "figures"):
            told = perform(office, Job(command, language))
            assert is_clean(told.text + json.dumps(told.payload, ensure_ascii=False))
        told = perform(office, Job("ledger", language, ledger="设备租借"))
        assert told.payload["row_count"] == len(ROWS)
        assert is_clean(told.text + json.dumps(told.payload, ensure_ascii=False))


def test_the_search_box_finds_the_row_and_not_by_its_number(office):
    names = str(names_of(view_at()))
    assert "SB-1" in names
    assert is_clean(names)


def test_notes_in_the_marked_workbook_do_not_repeat_it(office, tmp_path):
    wrong = ((*ROWS[0][:4], "不少", *ROWS[0][5:]), *ROWS[1:], ROWS[1])
    path = tmp_path / "回表.xlsx"
    path.write_bytes(loans(wrong))
    upload = Upload.of([(path, path.name)], Belonging("示例局", AS_OF))
    intake = Importer(office).understand(upload)
    marked = annotated_workbook(path, path.name, intake.files[0], "zh", intake.drafts)
    sheets = openpyxl.load_workbook(io.BytesIO(marked)).worksheets
    notes = [c.comment.text for sheet in sheets for row in sheet for c in row if c.comment]
    assert notes
    assert is_clean(str(notes))
    assert is_clean(str([*sheets[-1].iter_rows(values_only=True)]) if len(sheets) > 1 else "")
