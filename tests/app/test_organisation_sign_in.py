"""Which role the organisation's claims give, by the settings."""

from __future__ import annotations

import json

import pytest

from data import access
from data.accounts import add
from data.rights import Actor
from data.rules import load_rules
from ui import oidc
from ui.oidc import of_claims

TEXT = """
[organisation]
roles = { "管理" = "administrator", "填报" = "editor", "看" = "viewer" }
units = { "填报" = ["示例镇"] }
"""


@pytest.fixture(autouse=True)
def settings(var_folder):
    (var_folder / "rules").mkdir()
    (var_folder / "rules" / "access.toml").write_text(TEXT, encoding="utf-8")
    load_rules.cache_clear()
    yield
    load_rules.cache_clear()


@pytest.mark.parametrize(
    ("groups", "actor"),
    [
        (["填报"], Actor("editor", "示例甲", frozenset({"示例镇"}))),
        (["看", "管理"], Actor("administrator", "示例甲")),
        ("看", Actor("viewer", "示例甲")),
        (["别的"], None),
        ([], None),
        (None, None),
    ],
)
def test_groups_give_roles_and_units(groups, actor):
    assert of_claims({"sub": "17", "name": "示例甲", "groups": groups}) == actor


def test_without_a_name_the_subject_stands_and_without_a_subject_nobody_signs_in():
    assert of_claims({"sub": "17", "groups": ["看"]}) == Actor("viewer", "17")
    assert of_claims({"name": "示例甲", "groups": ["看"]}) is None


def named(subject, name):
    return of_claims({"sub": subject, "name": name, "groups": ["看"]}).name


def test_two_of_one_name_are_two_and_each_stays_who_it_is():
    assert named("17", "示例甲") == "示例甲"
    assert named("18", "示例甲") == "示例甲（18）"
    assert named("17", "示例甲") == "示例甲"
    assert named("18", "示例甲") == "示例甲（18）"


def test_a_member_is_never_taken_for_an_account_of_that_name():
    add("示例填报", "editor")
    assert named("17", "示例填报") == "示例填报（17）"


def test_who_is_renamed_there_is_renamed_here_and_nobody_gets_the_name_by_chance():
    assert named("17", "示例甲") == "示例甲"
    assert named("17", "示例乙") == "示例乙"
    assert named("18", "示例乙") == "示例乙（18）"
    assert named("18", "示例甲") == "示例甲（18）"
    assert named("17", "示例甲") == "示例甲"


def test_an_account_that_is_made_later_parts_from_the_member_of_its_name():
    assert named("17", "示例填报") == "示例填报"
    add("示例填报", "editor")
    assert named("17", "示例填报") == "示例填报（17）"


@pytest.mark.parametrize("stated", [" ", "\u200b", ""])
def test_a_name_of_nothing_is_the_subject(stated):
    assert named("17", stated) == "17"


def test_signs_that_nobody_sees_make_no_other_name():
    assert named("17", "示例甲") == "示例甲"
    assert named("18", "示例\u200b甲") == "示例甲（18）"


def test_a_members_session_is_over_after_the_hours_of_the_settings():
    cookie = access.begin("", Actor("viewer", "示例甲"))
    (path,) = (access._folder()).glob("session-*")
    said = json.loads(path.read_text(encoding="utf-8"))
    assert said["until"] - said["since"] == 12 * 3600
    path.write_text(json.dumps({**said, "until": said["since"] - 1}), encoding="utf-8")
    assert access.session(cookie) is None


@pytest.mark.parametrize(
    ("issuer", "is_ours"),
    [
        ("https://id.example/o/office/", True),
        ("https://id.example/o/office", True),
        ("https://id.example/o/other", False),
        ("", False),
    ],
)
def test_the_issuer_is_that_of_the_settings_with_or_without_its_last_slash(
    monkeypatch, issuer, is_ours
):
    told = "https://id.example/o/office/.well-known/openid-configuration"
    settings = {"server_metadata_url": told, "client_id": "signboard"}
    monkeypatch.setattr(oidc, "get_secrets_auth_section", lambda: settings)
    assert oidc._is_ours({"iss": issuer, "aud": "signboard"}) == is_ours
    assert not oidc._is_ours({"iss": issuer, "aud": ["signboard", "another"]})
