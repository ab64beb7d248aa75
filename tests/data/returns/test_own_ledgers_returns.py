"""Returns of the ledgers that an office declares: who owes them, forms sent out and merged."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest

from data.importer.importer import Belonging, Importer, Upload
from data.ledgers.own_files import file_of
from data.returns.collection import collection, reminder_text
from data.returns.form_identity import identity_of
from data.returns.periods import month_of
from data.returns.return_form import return_form_workbook
from data.returns.returned_form import merge
from tests.builders.own_ledgers import LOANS, ROADS, an_office, loans, published, roads

DECEMBER, JANUARY = month_of("2021-12"), month_of("2022-01")
TODAY = date(2022, 2, 8)


@pytest.fixture
def office(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        store.own_ledgers.declare(ROADS, "village_roads.toml", by="测试员")
        yield store


def owed(store, month, unit="示例局"):
    return [one for one in collection(store, month, TODAY).returns if one.unit == unit]


def test_a_unit_that_filed_a_monthly_ledger_owes_it_next_month(office, tmp_path):
    published(office, loans(), tmp_path)
    (filed,), (missing,) = owed(office, DECEMBER), owed(office, JANUARY)
    assert (filed.state, missing.state, missing.due) == ("filed", "overdue", date(2022, 2, 5))
    assert reminder_text(collection(office, JANUARY, TODAY), "zh").startswith("示例局：")
    assert "设备租借" in reminder_text(collection(office, JANUARY, TODAY), "zh")
    assert "Equipment loans" in reminder_text(collection(office, JANUARY, TODAY), "en")


def test_a_quarterly_ledger_is_owed_for_the_quarter(office, tmp_path):
    published(office, roads(), tmp_path)
    (one,) = owed(office, month_of("2022-02"))
    assert (one.period.code, one.due, one.state) == ("2022-Q1", date(2022, 4, 5), "waiting")
    assert one.counted is False
    assert "季" in one.duty.deadline.source


def test_what_is_sent_when_it_changes_is_owed_only_where_somebody_says_so(office, tmp_path):
    changed = LOANS.replace('kind = "snapshot"', 'kind = "snapshot"\nevery = "change"')
    office.own_ledgers.declare(changed, "设备租借.toml", by="测试员")
    published(office, loans(), tmp_path)
    assert owed(office, JANUARY) == []
    said(office, "owes")
    assert [one.state for one in owed(office, JANUARY)] == ["overdue"]


def said(store, action):
    store.save_duty(
        by="测试员",
        unit="示例局",
        ledger="设备租借",
        form="register",
        action=action,
        from_date=JANUARY.start,
        to_date=JANUARY.end,
        reason="本月无变化",
    )


def test_a_nil_return_is_done_and_sends_no_reminder(office, tmp_path):
    published(office, loans(), tmp_path)
    said(office, "nil")
    assert [one.state for one in owed(office, JANUARY)] == ["nil"]
    assert reminder_text(collection(office, JANUARY, TODAY), "zh") == ""


def test_the_settings_can_name_an_own_ledger(office, var_folder):
    from data.rules import load_rules

    (var_folder / "rules").mkdir()
    (var_folder / "rules" / "returns.toml").write_text(
        '[[owed]]\nunit = "示例所"\nledger = "设备租借"\nform = "register"\n', encoding="utf-8"
    )
    load_rules.cache_clear()
    try:
        assert [one.duty.source for one in owed(office, JANUARY, "示例所")] == ["settings"]
    finally:
        load_rules.cache_clear()


def sheet_of(content):
    book = openpyxl.load_workbook(BytesIO(content))
    return book, book.worksheets[0]


def test_the_form_sent_out_holds_what_the_unit_said_last(office, tmp_path):
    published(office, loans(), tmp_path)
    content = return_form_workbook(office, owed(office, JANUARY), JANUARY)
    _, sheet = sheet_of(content)
    assert "设备租借" in sheet["A1"].value
    assert [cell.value for cell in sheet[4]][:4] == ["SB-01", "示例局", "上海庙镇", "示例项目甲"]
    assert sheet["I4"].value == "13800000001"
    identity = identity_of(content)
    assert identity.forms == (("设备租借", "register", JANUARY),)


def test_another_unit_is_sent_the_rows_that_name_it_without_what_is_personal(office, tmp_path):
    published(office, loans(), tmp_path)
    office.save_duty(
        by="测试员",
        unit="示例中心",
        ledger="设备租借",
        form="register",
        action="owes",
        from_date=JANUARY.start,
        to_date=None,
        reason="",
    )
    content = return_form_workbook(office, owed(office, JANUARY, "示例中心"), JANUARY)
    _, sheet = sheet_of(content)
    assert [sheet.cell(row, 1).value for row in (4, 5)] == ["SB-03", None]
    assert "138" not in str([cell.value for cell in sheet[4]])


@pytest.mark.parametrize("strip_properties", [False, True])
def test_a_form_that_comes_back_is_merged(office, tmp_path, strip_properties):
    published(office, loans(), tmp_path)
    content = return_form_workbook(office, owed(office, JANUARY), JANUARY)
    book, sheet = sheet_of(content)
    sheet["H4"].value = "已还"
    sheet.delete_rows(6)
    if strip_properties:
        for name in list(book.custom_doc_props.names):
            del book.custom_doc_props[name]
    path = tmp_path / "回表.xlsx"
    book.save(path)
    identity = identity_of(path.read_bytes())
    assert (identity.unit, identity.as_of) == ("示例局", JANUARY.end)
    belonging = Belonging(identity.unit, identity.as_of)
    intake = Importer(office).understand(Upload.of([(path, path.name)], belonging))
    (draft,) = intake.drafts
    merged = merge(office, draft, identity)
    (edit,) = merged.edits.changed
    assert [(one.field, one.old, one.new) for one in edit.fields] == [("状态", "在借", "已还")]
    assert [one.label for one in merged.edits.removed] == ["SB-03"]
    assert merged.asks_about_removed


def test_a_ledger_that_was_taken_back_is_owed_by_nobody(office, tmp_path):
    published(office, loans(), tmp_path)
    office.own_ledgers.take_back("设备租借", by="测试员")
    assert not file_of("设备租借").exists()
    assert owed(office, JANUARY) == []
