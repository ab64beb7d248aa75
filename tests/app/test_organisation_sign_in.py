"""Which role the organisation's claims give, by the settings."""

from __future__ import annotations

import pytest

from data.rights import Actor
from data.rules import load_rules
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
    assert of_claims({"name": "示例甲", "groups": groups}) == actor


def test_without_a_name_the_subject_stands_and_without_either_nobody_signs_in():
    assert of_claims({"sub": "17", "groups": ["看"]}) == Actor("viewer", "17")
    assert of_claims({"groups": ["看"]}) is None
