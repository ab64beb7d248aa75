"""Who may do what: the table of roles, and who is asked about."""

from __future__ import annotations

import pytest

from data.rights import MACHINE, VISITOR, Actor, NotAllowed, acting, can, may, may_publish, need
from data.rights import need_units as needed
from data.rules import RuleError, load_rules
from data.rules.roles import ACTIONS, READING, ROLES


def laid_over(var_folder, text):
    folder = var_folder / "rules"
    folder.mkdir(exist_ok=True)
    (folder / "roles.toml").write_text(f"[allowed]\n{text}\n", encoding="utf-8")
    load_rules.cache_clear()


@pytest.fixture(autouse=True)
def forgotten():
    yield
    load_rules.cache_clear()


def test_where_nobody_is_asked_the_machine_s_administrator_acts():
    assert all(may(action) for action in ACTIONS)


@pytest.mark.parametrize("role", ["visitor", "viewer", "auditor"])
def test_who_only_reads_changes_nothing(role):
    assert not [one for one in ACTIONS if one not in READING and can(Actor(role), one)]


def test_who_is_not_signed_in_sees_no_personal_fields():
    with acting(VISITOR):
        assert may("view")
        assert not may("personal")
    assert may("personal")


def test_an_editor_publishes_for_the_units_of_the_account_alone():
    with acting(Actor("editor", "示例编辑", frozenset({"示例镇"}))):
        assert may_publish(["示例镇"])
        assert not may_publish(["示例镇", "示例局"])
        with pytest.raises(NotAllowed) as refused:
            needed(["示例镇", "示例局"])
    assert refused.value.message("zh") == "您不能为“示例局”发布数据。"


def test_an_auditor_publishes_for_nobody():
    with acting(Actor("auditor")):
        assert not may_publish(["示例镇"])
        with pytest.raises(NotAllowed):
            need("roll_back")


def test_an_administrator_publishes_for_every_unit():
    with acting(MACHINE):
        assert may_publish(["示例镇", "示例局"])


def test_a_deployment_changes_one_action_and_keeps_the_others(var_folder):
    laid_over(var_folder, 'export = ["administrator"]')
    assert {role for role in ROLES if can(Actor(role), "export")} == {"administrator"}
    assert can(VISITOR, "view")


def test_viewing_is_closed_by_the_same_table(var_folder):
    known = '["viewer", "editor", "auditor", "administrator"]'
    laid_over(var_folder, f"view = {known}\nexport = {known}\npresent = {known}")
    assert not can(VISITOR, "view")


@pytest.mark.parametrize(
    "text",
    [
        'upload = ["visitor", "editor", "administrator"]',
        'roll_back = ["auditor"]',
        'personal = ["visitor"]',
        'accounts = ["editor"]',
        'view = ["administrator"]',
        'uplaod = ["editor"]',
        'upload = ["editors"]',
    ],
)
def test_a_table_that_opens_a_hole_is_refused(var_folder, text):
    laid_over(var_folder, text)
    with pytest.raises(RuleError):
        load_rules()
