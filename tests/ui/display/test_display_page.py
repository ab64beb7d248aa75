"""The Display page through the frame: agendas with their links, editing, what is allowed."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data.screens.view import store
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened
from ui.wall.slide_show import agendas


def display(monkeypatch, *, signed_in: bool, **query: str) -> AppTest:
    signed_in_as(monkeypatch, "administrator" if signed_in else "visitor")
    return opened("display", **query)


def button(app: AppTest, key: str):
    return next(one for one in app.button if one.key == key)


@pytest.mark.parametrize(("language", "words"), [("zh", "4 个议程"), ("en", "4 agendas")])
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
    assert "5 个议程" in html(app)
    button(app, "agenda-remove-4").click().run()
    assert "4 个议程" in html(app)


def test_an_agenda_without_a_name_is_not_saved_and_says_why(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    next(one for one in app.text_input if one.key == "agenda-name-new").set_value(" ").run()
    button(app, "agenda-save-new").click().run()
    assert any("没有保存" in error.value for error in app.error)
    assert "4 个议程" in html(app)


def test_what_leaves_the_office_is_off_until_it_is_allowed(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    assert not any(one.value for one in app.toggle)
    next(one for one in app.toggle if one.key == "permission-snapshot").set_value(True).run()
    assert store().meeting.is_allowed("snapshot")
    assert not store().meeting.is_allowed("presenter")


def named(app: AppTest, key: str, name: str) -> AppTest:
    return next(one for one in app.text_input if one.key == key).set_value(name).run()


def test_no_agenda_takes_the_name_of_another(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    named(app, "agenda-name-new", "月调度")
    button(app, "agenda-save-new").click().run()
    assert any("已有名为“月调度”的议程" in error.value for error in app.error)


def test_an_agenda_under_a_new_name_is_not_two(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    named(app, "agenda-name-new", "季度会")
    button(app, "agenda-save-new").click().run()
    named(app, "agenda-name-4", "周例会")
    button(app, "agenda-save-4").click().run()
    assert "5 个议程" in html(app)
    assert "周例会" in html(app)
    assert "季度会" not in html(app)


def test_an_agenda_of_the_settings_can_only_go_back_to_them(own_sample_var, monkeypatch):
    app = display(monkeypatch, signed_in=True)
    assert not [one for one in app.button if (one.key or "").startswith("agenda-remove")]
    usual = agendas(store())[0]
    shorter = usual.model_copy(update={"slides": usual.slides[:2]})
    store().meeting.save_agenda(usual.name, shorter.model_dump_json(), by="测试")
    app.run()
    back = button(app, "agenda-remove-0")
    assert back.label == "恢复默认议程"
    back.click().run()
    assert len(agendas(store())[0].slides) == len(usual.slides)


def test_a_round_is_told_for_a_page_each_and_lists_take_longer(var_folder, monkeypatch):
    assert "每项一页时约 3.8 分钟一轮，长清单分页更久" in html(
        display(monkeypatch, signed_in=False)
    )
