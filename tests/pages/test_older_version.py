"""An older version asked for in the URL: kept from page to page, and left by one button."""

from __future__ import annotations

from data.store import open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.pages.steps import html, opened, turn_to


def leave_button(app):
    return next(one for one in app.button if one.key == "frame-leave-version")


def test_an_older_version_stays_until_it_is_left(sample_var):
    app = opened("pipeline", version="2")
    assert "版本 V2" in html(app)
    app.query_params.clear()  # what the platform does at a page change
    assert "版本 V2" in html(turn_to(app, "visits"))
    leave_button(app).click().run()
    assert "版本 V2" not in html(app)
    assert not any(one.key == "frame-leave-version" for one in app.button)
    assert "version" not in app.query_params


def test_a_version_that_shows_nothing_is_not_stayed_in(var_folder):
    ledger = open_store()
    publish_rows(ledger, a_project("示例项目01", stage="洽谈"))
    ledger.roll_back(0, by="测试员")
    ledger.roll_back(1, by="测试员")
    assert "版本 V3" in html(opened("overview", version="2"))
