"""The pages of accounts and of the audit log, and who finds them."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from data import access, audit
from data.accounts import account, add, keep, set_password
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened

PASSWORD = "羊群过河要等水落 seven"


def button(app, key):
    return next(one for one in app.button if one.key == key)


@pytest.fixture
def administrator(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "administrator")


def test_an_account_is_made_and_its_invitation_is_shown_once(administrator):
    app = opened("accounts")
    assert "还没有账号" in html(app)
    app.text_input(key="accounts-name").set_value("示例填报")
    app.checkbox(key="accounts-every-new").uncheck().run()
    app.multiselect(key="accounts-units-new").set_value(["示例镇"])
    button(app, "accounts-save").click().run()
    assert not app.exception
    made = account("示例填报")
    assert (made.role, made.units) == ("editor", ("示例镇",))
    (shown,) = [one.value for one in app.code]
    assert access.invited(shown.partition("#")[2]) == "示例填报"
    app.run()
    assert not app.code


def test_who_signed_in_long_ago_signs_in_again_before_accounts_are_changed(
    administrator, monkeypatch
):
    add("示例管理", "administrator")
    cookie = access.begin("示例管理")
    monkeypatch.setattr("ui.signed_in._cookie", lambda: cookie)
    assert [one for one in opened("accounts").button if one.key == "accounts-save"]
    later = time.time() + 11 * 60
    monkeypatch.setattr(access.time, "time", lambda: later)
    app = opened("accounts")
    assert "请再登录一次" in app.warning[0].value
    assert not [one for one in app.button if str(one.key).startswith("accounts-")]


def test_who_came_by_a_link_is_told_to_make_an_account_and_can_however_late(
    administrator, monkeypatch
):
    cookie = access.begin()
    monkeypatch.setattr("ui.signed_in._cookie", lambda: cookie)
    later = time.time() + 11 * 60
    monkeypatch.setattr(access.time, "time", lambda: later)
    app = opened("accounts")
    assert "请先给自己建一个管理员账号" in html(app)
    app.text_input(key="accounts-name").set_value("示例管理")
    app.selectbox(key="accounts-role-new").select("administrator").run()
    button(app, "accounts-save").click().run()
    assert account("示例管理").role == "administrator"


def test_a_lost_telephone_is_taken_off_and_its_sessions_end(administrator):
    keep(replace(add("示例填报", "editor"), second="A" * 32, recovery=("x",)))
    set_password("示例填报", PASSWORD)
    cookie = access.begin("示例填报")
    app = opened("accounts")
    assert "动态验证码" in html(app)
    app.selectbox(key="accounts-chosen").select("示例填报").run()
    button(app, "accounts-reset").click().run()
    assert (account("示例填报").second, account("示例填报").recovery) == ("", ())
    assert access.session(cookie) is None


def test_a_taken_name_is_said(administrator):
    add("示例填报", "viewer")
    app = opened("accounts")
    app.text_input(key="accounts-name").set_value("示例填报")
    button(app, "accounts-save").click().run()
    assert "已有账号" in app.error[0].value


def test_an_account_that_is_closed_and_a_session_that_is_ended_are_out_at_once(administrator):
    add("示例填报", "editor")
    set_password("示例填报", PASSWORD)
    first, second = access.begin("示例填报"), access.begin()
    app = opened("accounts")
    assert "1 个账号，2 个登录在用" in html(app)
    app.selectbox(key="accounts-chosen").select("示例填报").run()
    button(app, "accounts-close").click().run()
    assert access.session(first) is None
    button(app, "accounts-end-0").click().run()
    assert access.session(second) is None


@pytest.mark.parametrize("role", ["visitor", "viewer", "editor", "auditor"])
def test_others_do_not_find_the_accounts(var_folder, monkeypatch, role):
    signed_in_as(monkeypatch, role)
    assert "个登录在用" not in html(opened("accounts"))


def test_the_log_is_read_by_filters(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "auditor", name="示例审计")
    audit.record("export", "pack")
    audit.record("roll_back", "3", "refused")
    app = opened("log")
    assert "2 条操作记录，首尾相接，没有被改动" in html(app)
    assert list(app.dataframe[0].value["操作"]) == ["回退与还原", "下载"]
    app.selectbox(key="log-outcome").select("refused").run()
    assert list(app.dataframe[0].value["对象"]) == ["3"]


def test_the_log_names_ledgers_as_the_office_does(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "auditor")
    audit.record("publish_own", "funds、projects 示例局")
    (shown,) = opened("log").dataframe
    assert shown.value["对象"].tolist() == ["到位资金、项目台账 示例局"]


def test_a_changed_log_is_said_first(var_folder, monkeypatch):
    signed_in_as(monkeypatch, "auditor")
    audit.record("export", "a")
    audit.record("export", "b")
    (path,) = (var_folder / "audit").glob("*.jsonl")
    path.write_text(path.read_text("utf-8").replace('"a"', '"c"'), encoding="utf-8")
    assert "被改动或抽走" in html(opened("log"))


@pytest.mark.parametrize("role", ["visitor", "viewer", "editor"])
def test_others_do_not_find_the_log(var_folder, monkeypatch, role):
    signed_in_as(monkeypatch, role)
    assert "条操作记录" not in html(opened("log"))


def test_a_reader_finds_the_way_in_and_who_is_signed_in_the_way_out(var_folder, monkeypatch):
    assert 'href="sign-in"' in html(opened("data"))
    signed_in_as(monkeypatch, "viewer", name="示例查看")
    shown = html(opened("data"))
    assert 'action="sign-out"' in shown
    assert "示例查看" in shown


def test_what_may_not_be_exported_has_no_button(own_sample_var, monkeypatch):
    folder = own_sample_var / "rules"
    folder.mkdir()
    text = '[allowed]\nexport = ["administrator"]\n'
    (folder / "roles.toml").write_text(text, encoding="utf-8")
    from data.rules import load_rules

    load_rules.cache_clear()
    try:
        signed_in_as(monkeypatch, "viewer")
        assert not opened("data", part="templates").get("download_button")
        signed_in_as(monkeypatch, "administrator")
        assert opened("data", part="templates").get("download_button")
    finally:
        load_rules.cache_clear()
