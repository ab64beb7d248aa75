"""Forms that come back without the properties of their document: known by what their sheets say."""

from __future__ import annotations

import csv
import io
from datetime import date

import openpyxl
import pytest

from data.importer import understand
from data.returns.collection import collection
from data.returns.form_identity import identity_of, is_unknown_return_form
from data.returns.periods import month_of
from data.returns.return_form import return_form_workbook
from data.returns.returned_form import merge
from tests.builders.ledger_rows import a_fund, a_project, a_store
from tests.builders.libreoffice import saved_by_libreoffice

UNIT, DECEMBER = "旗林草局", month_of("2021-12")


@pytest.fixture
def store():
    opened = a_store(
        a_project("示例项目01", unit=UNIT, stage="签约", planned_investment_wan=10_000),
        a_project("示例项目02", unit=UNIT, stage="洽谈", signed_date=date(2021, 3, 5)),
        a_fund("示例项目01", 10, unit=UNIT, month_date=date(2021, 12, 31)),
        as_of=date(2021, 11, 30),
    )
    yield opened
    opened.close()


def form_of(store):
    found = collection(store, DECEMBER, date(2022, 1, 8))
    return return_form_workbook(store, [one for one in found.returns if one.unit == UNIT], DECEMBER)


def worked_on(content):
    """What a clerk does: one stage moves on, a project is added below."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.worksheets[0]
    heads = {str(cell.value).rstrip("*"): cell.column for cell in page[3]}
    names = {page.cell(row, heads["项目名称"]).value: row for row in range(4, 8)}
    page.cell(names["示例项目01"], heads["阶段"]).value = "开工"
    page.cell(names["示例项目02"] + 1, heads["项目名称"]).value = "示例项目09"
    page.cell(names["示例项目02"] + 1, heads["阶段"]).value = "洽谈"
    return book


def as_csv(page, encoding):
    buffer = io.StringIO()
    csv.writer(buffer).writerows(page.iter_rows(values_only=True))
    return buffer.getvalue().encode(encoding)


def merged_of(store, path):
    identity = identity_of(path.read_bytes())
    intake = understand(
        [(path, path.name)], unit=identity.unit, as_of=identity.as_of, period=identity.span
    )
    found = [merge(store, draft, identity) for draft in intake.drafts]
    return identity, {one.draft.ledger: one.edits for one in found}


def is_the_clerks_work(edits):
    ((change,), (added,)) = edits.changed, edits.added
    told = {(field.field, field.old, field.new) for field in change.fields}
    return (told, added.label, edits.removed) == (
        {("stage", "签约", "开工")},
        "示例项目09",
        (),
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_sheet_saved_as_csv_is_known_by_its_number(store, tmp_path, encoding):
    content = form_of(store)
    path = tmp_path / "回表.csv"
    path.write_bytes(as_csv(worked_on(content).worksheets[0], encoding))
    identity, edits = merged_of(store, path)
    whole = identity_of(content)
    assert (identity.unit, identity.as_of, identity.version) == (
        whole.unit,
        whole.as_of,
        whole.version,
    )
    assert identity.forms == whole.forms[:1]
    assert is_the_clerks_work(edits["projects"])


def test_cells_copied_into_a_new_workbook_are_known(store, tmp_path):
    copied = openpyxl.Workbook()
    for row in worked_on(form_of(store)).worksheets[0].iter_rows(values_only=True):
        copied.active.append(row)
    path = tmp_path / "抄来的.xlsx"
    copied.save(path)
    identity, edits = merged_of(store, path)
    assert identity.forms == (("projects", "register", DECEMBER),)
    assert is_the_clerks_work(edits["projects"])


@pytest.mark.office
@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_what_libreoffice_saves_is_merged_cell_by_cell(store, tmp_path, suffix):
    path = tmp_path / "填报表.xlsx"
    content = form_of(store)
    worked_on(content).save(path)
    (saved,) = saved_by_libreoffice(path, suffix, tmp_path)
    identity, edits = merged_of(store, saved)
    assert set(identity.forms) == set(identity_of(content).forms)
    assert is_the_clerks_work(edits["projects"])
    assert edits["funds"].is_empty


@pytest.mark.office
def test_libreoffice_s_csv_of_every_sheet_is_known(store, tmp_path):
    path = tmp_path / "填报表.xlsx"
    path.write_bytes(form_of(store))
    identities = [
        identity_of(one.read_bytes()) for one in saved_by_libreoffice(path, "csv", tmp_path)
    ]
    forms = {form for identity in identities if identity for form in identity.forms}
    assert forms == set(identity_of(path.read_bytes()).forms)


@pytest.mark.parametrize("spoilt", ["projects/nothing@2021-12", "projects/register@2021-99", ""])
def test_a_form_whose_number_is_spoilt_is_said_not_guessed(store, spoilt):
    page = worked_on(form_of(store)).worksheets[0]
    page["A2"] = page["A2"].value.replace("projects/register@2021-12", spoilt)
    content = as_csv(page, "utf-8")
    assert identity_of(content) is None
    assert is_unknown_return_form(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "项目名称,填报单位\n示例项目01,旗林草局\n".encode()],
)
def test_an_ordinary_file_is_no_form(content):
    assert identity_of(content) is None
    assert not is_unknown_return_form(content)
