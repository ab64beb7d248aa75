"""The Display page through the frame: agendas with their links, editing, what is allowed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.steps import html, opened
from ui.snapshots import store


def display(monkeypatch, *, signed_in: bool, **query: str) -> AppTest:
    for module in ("ui.display.sections",):
        monkeypatch.setattr(f"{module}.may_upload", lambda: signed_in)
    return opened("display", **query)


def button(app: AppTest, key: str):
    return next(one for one in app.button if one.key == key)


@pytest.mark.parametrize(("language", "words"), [("zh", "2 个议程"), ("en", "2 agendas")])
def test_agendas_are_listed_without_a_sign_in_and_without_data(
    var_folder, monkeypatch, language, words
):
    app = display(monkeypatch, signed_in=False, lang=language)
    assert words in html(app)
    assert not app.text_input
    assert not app.toggle


def test_a_new_agenda_is_saved_and_can_be_removed(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    next(one for one in app.text_input if one.key == "agenda-name-new").set_value("季度会").run()
    button(app, "agenda-save-new").click().run()
    assert "季度会" in html(app)
    assert "3 个议程" in html(app)
    button(app, "agenda-remove-2").click().run()
    assert "2 个议程" in html(app)


def test_an_agenda_without_a_name_is_not_saved_and_says_why(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    next(one for one in app.text_input if one.key == "agenda-name-new").set_value(" ").run()
    button(app, "agenda-save-new").click().run()
    assert any("没有保存" in error.value for error in app.error)
    assert "2 个议程" in html(app)


def test_what_leaves_the_office_is_off_until_it_is_allowed(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    assert not any(one.value for one in app.toggle)
    next(one for one in app.toggle if one.key == "permission-snapshot").set_value(True).run()
    assert store().meeting.is_allowed("snapshot")
    assert not store().meeting.is_allowed("presenter")
