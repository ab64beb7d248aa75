"""Whatever fails on a page, the reader is told that it did, and nothing of what failed."""

from __future__ import annotations

import pytest
from streamlit.runtime import fragment
from streamlit.runtime.scriptrunner import exec_code

from data.store import Store, open_store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.pages.steps import ROOT, frame
from ui.registry import existing
from ui.server import show_error

INSIDE = "select phone from contact where phone = '13900000000' -- /srv/office/signboard.duckdb"


@pytest.fixture
def failing(var_folder, monkeypatch):
    """An administrator's pages, with data, on a store whose queries fail."""
    publish_rows(open_store(), a_project("示例项目01"))
    signed_in_as(monkeypatch, "administrator")
    for place in (exec_code, fragment):
        platforms = place.handle_user_script_exception
        # What app.py tells the server.
        monkeypatch.setattr(
            place,
            "handle_user_script_exception",
            lambda error, _, platforms=platforms: platforms(error, show_error),
        )

    def fail(*_given, **_named):
        raise RuntimeError(INSIDE)

    monkeypatch.setattr(Store, "query", fail)
    monkeypatch.setattr(Store, "frame", fail)
    monkeypatch.setattr(Store, "versions", fail)


def texts(app):
    """Whatever stands on a page, as it goes to the browser."""
    return str([*app.main, *app.sidebar]) + str(app._tree)


@pytest.mark.parametrize("screen", existing(), ids=lambda one: one.name)
def test_a_page_whose_queries_fail_says_a_general_sentence(failing, screen):
    app = frame()
    app.switch_page(str(ROOT / "pages" / f"{screen.name}.py"))
    app.run()
    told = texts(app)
    assert "13900000000" not in told
    assert "select phone" not in told
    assert "/srv/office" not in told
    assert "Traceback" not in told
    assert "RuntimeError" not in told
    assert any("没能显示" in one.value for one in app.error), screen.name
