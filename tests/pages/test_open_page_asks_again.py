"""A part of an open page that is drawn anew asks whether its reader may still look."""

from __future__ import annotations

from data.store import open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.pages.steps import opened


def test_a_figure_opens_no_more_once_looking_needs_a_sign_in(var_folder, monkeypatch):
    publish_rows(open_store(), a_project("示例甲", stage="签约"))
    app = opened("overview")
    monkeypatch.setattr("ui.signed_in.may", lambda action: action != "view")
    app.session_state["drawer-asked"] = "signed"
    app.run()
    assert not app.exception
    assert [one.value for one in app.warning]
    assert "示例甲" not in str(app.main)
