"""Who may sign in where: a county's people there, a prefecture's everywhere."""

from __future__ import annotations

import pytest

from data.access import (
    begin,
    first_link,
    invitation,
    invited,
    new_link,
    session,
    sessions,
    use_link,
)
from data.accounts import AccountRefusal, account, accounts, add, change, set_password
from data.rights import VISITOR, can
from tests.builders.prefecture import SETTINGS, at, settle

PASSWORD = "呼伦湖畔 seven grey herons"


@pytest.fixture
def folders(tmp_path):
    """The prefecture's folder, and those of two counties."""
    above = settle(tmp_path / "市", "示例市", "990100", SETTINGS)
    counties = [
        settle(tmp_path / code, name, code)
        for name, code in (("甲旗", "990101"), ("乙旗", "990102"))
    ]
    with at(above):
        add("市里的人", "editor")
        add("甲旗的人", "editor", ["旗招商局"], "990101")
    return above, *counties


def roles(folders, name):
    """As what a session of an account acts in the prefecture and in each county; None: nobody."""
    above, *counties = folders
    with at(above):
        cookie = begin(name)
        found = [session(cookie)]
    for county in counties:
        with at(county, above):
            found.append(session(cookie))
    return [one and one.role for one in found]


def test_a_countys_account_is_nobody_elsewhere(folders):
    assert roles(folders, "甲旗的人") == [None, "editor", None]


def test_a_prefectures_editor_reads_in_counties(folders):
    assert roles(folders, "市里的人") == ["editor", "viewer", "viewer"]


def test_a_session_without_an_account_holds_where_it_began(folders):
    above, first, second = folders
    with at(first, above):
        cookie = use_link(new_link())
        assert session(cookie).role == "administrator"
    for folder, of in ((above, None), (second, above)):
        with at(folder, of):
            assert session(cookie) is None


def test_nobody_looks_on_without_a_sign_in(folders):
    above, county, _ = folders
    for folder, of in ((above, None), (county, above)):
        with at(folder, of):
            assert not can(VISITOR, "view")


def test_a_county_keeps_its_own_accounts_alone(folders):
    above, county, _ = folders
    with at(county, above):
        assert [one.name for one in accounts()] == ["甲旗的人"]
        assert add("新来的", "viewer", county="990102").county == "990101"
        with pytest.raises(AccountRefusal):
            change("市里的人", "viewer", None, is_closed=True)
    with at(above):
        assert [one.name for one in accounts()] == ["市里的人", "新来的", "甲旗的人"]
        with pytest.raises(AccountRefusal, match="account-county-unknown"):
            add("无处的人", "viewer", county="990199")


def test_a_new_link_ends_the_sign_ins_of_its_own_place(folders):
    above, county, _ = folders
    with at(above):
        kept = begin("市里的人")
        other = begin("甲旗的人")
    with at(county, above):
        new_link()
        assert [session(kept) is None, session(other) is None] == [False, True]


def test_a_county_lists_the_sign_ins_of_its_own_people(folders):
    above, county, _ = folders
    with at(above):
        begin("市里的人")
        begin("甲旗的人")
        assert {one.name for one in sessions()} == {"市里的人", "甲旗的人"}
    with at(county, above):
        assert [one.name for one in sessions()] == ["甲旗的人"]


def test_an_invitation_works_at_either_address(folders):
    above, _, second = folders
    with at(above):
        token = invitation(account("甲旗的人"))
    with at(second, above):
        assert invited(token) == "甲旗的人"


def test_an_administrator_of_the_prefecture_spares_counties_a_first_link(folders):
    above, county, _ = folders
    with at(county, above):
        assert first_link() is not None
    with at(above):
        add("市管理员", "administrator")
        set_password("市管理员", PASSWORD)
    with at(county, above):
        assert first_link() is None
