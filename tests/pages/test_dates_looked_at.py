"""The date that a page looks at: the newest until somebody chooses, and no date unasked."""

from __future__ import annotations

from datetime import date

import pytest

from data.rights import MACHINE, acting
from data.store import Store, open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.pages.steps import html, opened

OCTOBER, NOVEMBER, DECEMBER = date(2021, 10, 31), date(2021, 11, 30), date(2021, 12, 31)


def publish(*days):
    with acting(MACHINE):
        for day in days:
            publish_rows(open_store(), a_project("示例项目01", stage="洽谈"), as_of=day)


def test_an_open_page_goes_on_to_the_next_month_when_it_is_published(var_folder):
    publish(OCTOBER, NOVEMBER)
    app = opened("overview")
    publish(DECEMBER)
    shown = html(app.run())
    assert "<b>2021-12-31</b>" in shown
    assert "正在看历史" not in shown


def test_a_month_that_somebody_chose_stays_when_the_next_is_published(var_folder):
    publish(OCTOBER, NOVEMBER)
    app = opened("overview")
    app.selectbox(key="as_of").select("2021-10-31").run()
    publish(DECEMBER)
    assert "正在看历史：2021-10-31" in html(app.run())


def test_a_link_to_a_date_that_no_ledger_speaks_of_says_so_once(var_folder):
    publish(OCTOBER, DECEMBER)
    app = opened("overview", as_of="2021-11-15")
    assert "<b>2021-12-31</b>" in html(app)
    (told,) = [toast.value for toast in app.toast]
    assert "2021" in told
    assert "没有台账" in told
    assert not app.run().toast


def test_a_link_to_a_date_beyond_the_only_ledger_shows_that_ledger(var_folder):
    publish(DECEMBER)
    app = opened("overview", as_of="2022-06-30")
    assert "<b>2021-12-31</b>" in html(app)
    assert len(app.toast) == 1


@pytest.mark.parametrize("call", [1, 2, 3, 5])
def test_a_run_shows_the_version_of_its_start_whatever_is_published_meanwhile(
    var_folder, monkeypatch, call
):
    publish(OCTOBER, NOVEMBER)
    snapshot, calls = Store.snapshot, []

    def and_publish(self, *values, **named):
        calls.append(None)
        if len(calls) == call:
            publish(DECEMBER)
        return snapshot(self, *values, **named)

    monkeypatch.setattr(Store, "snapshot", and_publish)
    app = opened("overview")
    shown = html(app)
    assert "V2" in shown and "<b>2021-11-30</b>" in shown
    assert "2021-12-31" not in shown
    assert "<b>2021-12-31</b>" in html(app.run())
