"""A form that comes back through the inbox: its mark says the day, a missing row is asked about."""

from __future__ import annotations

import json
from datetime import date

import pytest

from data.inbox.receiving import receive
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.stores import an_empty_store
from tests.data.returns.test_forms_sent_out import cell_under, edited, form_of

UNIT = "旗林草局"


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.setattr("data.inbox.receiving.policy_of", lambda store, unit: "publish-if-clean")
    store = an_empty_store()
    rows = [
        a_project("示例项目01", unit=UNIT, stage="洽谈"),
        a_project("示例项目02", unit=UNIT, stage="签约"),
    ]
    publish_rows(store, *rows, as_of=date(2021, 11, 30))
    yield store
    store.close()


def report_of(tmp_path, store, content: bytes) -> dict[str, object]:
    folder = tmp_path / "inbox" / UNIT
    folder.mkdir(parents=True)
    (folder / "回表.xlsx").write_bytes(content)
    assert receive(store, folder / "回表.xlsx", is_fresh=False)
    (report,) = folder.rglob("*.json")
    return json.loads(report.read_text("utf-8"))


def test_the_day_comes_from_the_mark_and_a_clean_form_is_published(tmp_path, store):
    def work(book):
        cell_under(book.worksheets[0], "阶段", "示例项目01").value = "签约"

    report = report_of(tmp_path, store, edited(form_of(store, UNIT), work))
    assert (report["decision"], report["as_of"]) == ("published", "2021-12-31")
    assert report["as_of_stated"] is True


def test_a_form_without_a_row_waits_for_a_person(tmp_path, store):
    def cut(book):
        page = book.worksheets[0]
        page.delete_rows(cell_under(page, "项目名称", "示例项目02").row)

    report = report_of(tmp_path, store, edited(form_of(store, UNIT), cut))
    assert (report["decision"], report["held_because"]) == ("held", ["form"])
    assert store.sequence == 1
