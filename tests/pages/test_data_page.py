"""The Data page through the frame, with the sample and with an empty database."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from data.ledgers import ledgers
from data.store import open_store
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened


def test_an_empty_database_invites_the_first_upload(var_folder):
    shown = html(opened("data"))
    assert "上传第一份台账，各页面就有答案" in shown
    assert "还没有发布过" in html(opened("data", part="history"))


def test_it_speaks_english(var_folder):
    assert "Upload the first ledger" in html(opened("data", lang="en"))


def test_a_signed_out_visitor_of_an_empty_database_is_told_what_to_do(var_folder):
    for name in ("overview", "dispatch", "pipeline", "data"):
        app = opened(name)
        assert "登录链接" in html(app), name
        assert not app.button, name
    assert "sign-in" in html(opened("overview", lang="en"))


def test_who_may_upload_has_the_buttons_on_an_empty_database(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    app = opened("overview")
    assert "登录链接" not in html(app)
    assert app.button(key="empty-upload").label == "上传第一份台账"
    app.button(key="empty-sample").click().run()
    assert not app.exception
    assert "示例数据" in html(app)
    assert open_store().snapshot().is_sample


def _offered_units():
    import streamlit as st

    from ui.intake.upload import typed_units

    st.text("、".join(typed_units()))


def test_the_files_of_several_new_units_can_be_given_in_one_upload():
    app = AppTest.from_function(_offered_units)
    for unit in ("示例甲局", "示例乙局", "示例甲局"):
        app.session_state["data-unit"] = unit
        app.run()
    assert app.text[0].value == "示例甲局、示例乙局"


def test_without_a_sign_in_there_is_no_uploader_and_no_way_back(sample_var):
    app = opened("data")
    assert "上传需要登录" in html(app)
    assert not app.get("file_uploader")
    assert not [button for button in app.button if "退回" in button.label]


def test_the_history_names_who_what_and_how_much(sample_var):
    shown = html(opened("data", part="history"))
    assert "4 个版本" in shown
    assert "现行" in shown
    assert "数据截至 <b>2021-12-31</b>" in shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_ledger_has_a_template(sample_var, language):
    app = opened("data", lang=language, part="templates")
    keys = [button.key for button in app.get("download_button")]
    assert {key for key in keys if key.startswith("template-")} == {
        f"template-{one.name}-{form.name}"
        for one in ledgers()
        for form in one.forms
        if form.template
    }


def test_the_past_is_marked(sample_var):
    assert "正在看历史：2021-11-30" in html(opened("data", as_of="2021-11-30"))
