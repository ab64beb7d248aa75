"""The returns page through the frame: who filed, who has not, what a clerk says about it."""

from __future__ import annotations

from datetime import date

import pytest

from data.returns.collection import collection
from data.returns.periods import month_of
from data.store import open_store
from tests.builders.ledger_rows import a_project, a_visit, publish_rows
from tests.builders.people import signed_in_as
from tests.builders.stores import an_empty_store
from tests.pages.returning import ReturningStore
from tests.pages.steps import html, opened

LONG_AGO = date(2021, 10, 31)


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


@pytest.fixture(scope="module")
def filed():
    """旗林草局 filed in October 2021, 城川镇 in October and November."""
    store = an_empty_store()
    rows = [a_project("示例项目01", unit="旗林草局"), a_visit(unit="城川镇", start_date=LONG_AGO)]
    publish_rows(store, *rows, as_of=LONG_AGO)
    publish_rows(
        store, a_visit(unit="城川镇", start_date=date(2021, 11, 3)), as_of=date(2021, 11, 30)
    )
    return ReturningStore(store)


@pytest.fixture
def two_units(filed, tmp_path, monkeypatch):
    with filed.lent(tmp_path, monkeypatch) as store:
        yield store


def test_the_sample_has_filed_everything_for_its_last_month(sample_var):
    shown = html(opened("returns"))
    assert "2021年12月应报 17 份，已全部报齐" in shown
    assert "4 个单位中 4 个已报齐" in shown
    assert "无需催报" in shown
    assert "示例数据" in shown


def test_the_headline_names_who_is_missing(two_units):
    shown = html(opened("returns", period="2021-11"))
    assert "2021年11月应报 2 份，已报 1 份，还差 旗林草局 1 份" in shown
    assert "应于12月5日前报送" in shown
    assert "逾期最久的是 旗林草局 项目台账" in shown
    assert "2 个单位中 1 个已报齐" in shown


def test_reminders_can_be_copied(two_units):
    app = opened("returns", period="2021-11")
    (code,) = app.code
    assert code.value.startswith("旗林草局：2021年11月项目台账应于12月5日前报送，已逾期 ")
    assert "城川镇" not in code.value


def test_it_speaks_english(two_units):
    app = opened("returns", period="2021-11", lang="en")
    assert "November 2021: 1 of 2 returns filed, 1 missing from 旗林草局" in html(app)
    assert "was due by 5 December" in app.code[0].value
    assert "应报" not in html(app)


def test_an_empty_database_says_what_to_do_first(var_folder):
    shown = html(opened("returns"))
    assert "没有应报的报表" in shown
    assert "还没有发布过台账" in shown


def test_without_a_sign_in_nothing_can_be_taken_or_said(two_units):
    app = opened("returns", period="2021-11")
    keys = [button.key for button in app.get("download_button")]
    assert keys == ["returns-reminders-download"]
    assert not [button for button in app.button if str(button.key).startswith("returns-")]


def test_forms_of_all_missing_units_are_one_click(two_units, signed_in):
    app = opened("returns", period="2022-01")
    keys = [button.key for button in app.get("download_button")]
    assert "returns-forms-all" in keys
    assert {"returns-form-list-旗林草局", "returns-form-list-城川镇"} <= set(keys)


def test_a_unit_is_added_and_owes_from_that_month_on(two_units, signed_in):
    app = opened("returns", period="2021-11")
    app.selectbox[2].set_value("城川镇")
    app.selectbox[3].set_value(("funds", "register"))
    app.button(key="returns-add-save").click().run()
    assert not app.exception
    assert "2021年11月应报 3 份，已报 1 份" in html(app)
    store = open_store()
    found = collection(store, month_of("2021-11"), date(2021, 12, 8))
    added = next(one for one in found.missing if one.form == ("funds", "register"))
    assert (added.unit, added.duty.source) == ("城川镇", "person")
    assert collection(store, month_of("2021-10"), date(2021, 12, 8)).missing == ()


@pytest.mark.parametrize(
    ("act", "headline"),
    [
        ("nil", "应报 2 份，已全部报齐"),
        ("dispense", "应报 1 份，已全部报齐"),
    ],
)
def test_a_nil_return_and_a_dispensation_are_noted(two_units, signed_in, act, headline):
    app = opened("returns", period="2021-11")
    app.session_state["returns-list"] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    app.run()
    assert "旗林草局 · 项目台账" in html(app)
    assert "首次报送 2021-10" in html(app)
    app.button(key=f"returns-act-{act}").click().run()
    assert not app.exception
    assert headline in html(app)


def test_rules_are_shown_with_their_source(two_units):
    shown = html(opened("returns"))
    assert "每月一报，次月 5 日前。依据：惯例" in shown
    assert "年度目标：每年一报，1 月起第 3 个月 31 日前" in shown
