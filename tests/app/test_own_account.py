"""One's own account: a new password by the old one, and the end of sign-ins elsewhere."""

from __future__ import annotations

import pytest

from data import access, accounts, audit
from data.rights import Actor
from tests.app.test_routes import UPLOAD, Client, form, full_disk

NAME, PASSWORD, NEW = "示例本人", "羊群过河要等水落 seven", "骆驼不急着看见 第七座沙丘"
ADDRESS = "/sign-in/account"


def signed_in(name):
    accounts.add(name, "editor")
    accounts.set_password(name, PASSWORD)
    made = Client()
    assert made.ask("/sign-in", "POST", form(name=name, password=PASSWORD)).status == 303
    return made


@pytest.fixture
def client(var_folder):
    return signed_in(NAME)


def test_a_new_password_ends_every_sign_in_and_begins_this_one_anew(client):
    elsewhere = access.begin(NAME)
    before = client.cookie
    answer = client.ask(ADDRESS, "POST", form(old=PASSWORD, password=NEW, again=NEW))
    assert answer.status == 303
    assert client.cookie != before
    assert client.ask(UPLOAD, "PUT", b"x").status == 200
    assert access.session(elsewhere) is None
    assert accounts.passes(NAME, NEW)
    assert accounts.passes(NAME, PASSWORD) is None
    assert ("accounts", "password", "done") in [
        (one.act, one.subject, one.outcome) for one in audit.entries()
    ]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"old": "something else entirely", "password": NEW, "again": NEW}, "账号或密码不对"),
        ({"old": PASSWORD, "password": NEW, "again": "another"}, "两次输入的密码不同"),
        ({"old": PASSWORD, "password": "short", "again": "short"}, "密码太短"),
        ({"old": PASSWORD, "password": NAME * 3, "again": NAME * 3}, "容易被猜到"),
    ],
)
def test_what_is_wrong_is_said_and_changes_nothing(client, said, why):
    answer = client.ask(ADDRESS, "POST", form(**said))
    assert (answer.status, why in answer.body) == (403, True)
    assert accounts.passes(NAME, PASSWORD)


def test_a_full_disk_is_said_and_the_password_stays(client, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(accounts, "keep", full_disk)
        answer = client.ask(ADDRESS, "POST", form(old=PASSWORD, password=NEW, again=NEW))
    assert (answer.status, "磁盘写不进去" in answer.body) == (503, True)
    assert "修改密码" in answer.body
    assert accounts.passes(NAME, PASSWORD)


def test_who_guesses_the_old_password_is_slowed(var_folder):
    client = signed_in("示例另一填报")  # guesses are counted by name, for all of a process
    tries = [form(old=f"guess {n}", password=NEW, again=NEW) for n in range(12)]
    assert client.ask(ADDRESS, "POST", tries[0]).status == 403
    assert 429 in [client.ask(ADDRESS, "POST", one).status for one in tries[1:]]


def test_a_password_of_256_chinese_characters_is_taken_whole(client):
    longest = "".join(chr(0x4E00 + 37 * n) for n in range(256))
    assert (
        client.ask(ADDRESS, "POST", form(old=PASSWORD, password=longest, again=longest)).status
        == 303
    )
    assert accounts.passes(NAME, longest)
    assert accounts.passes(NAME, longest + "之") is None
    assert accounts.passes(NAME, longest[:-1]) is None


def test_sign_ins_elsewhere_are_listed_and_ended(client):
    elsewhere = access.begin(NAME)
    other = access.begin("", Actor("viewer", "示例别人"))
    assert client.ask(ADDRESS).body.count("<li>") == 2
    assert client.ask(ADDRESS, "POST").body.count("<li>") == 1
    assert access.session(elsewhere) is None
    assert access.session(other)
    assert client.ask(UPLOAD, "PUT", b"x").status == 200


def test_a_member_of_the_organisation_has_sessions_and_no_password_here(client):
    client.cookie = f"{access.COOKIE}={access.begin('', Actor('viewer', '示例别人'))}"
    page = client.ask(ADDRESS).body
    assert "示例" not in page
    assert 'type="password"' not in page
    assert page.count("<li>") == 1


def test_a_visitor_is_led_to_the_sign_in_and_another_sites_form_does_nothing(client):
    assert Client().ask(ADDRESS).headers["location"] == "/sign-in"
    client.more = [(b"origin", b"http://elsewhere.example")]
    answer = client.ask(ADDRESS, "POST", form(old=PASSWORD, password=NEW, again=NEW))
    assert answer.status == 403
    assert client.ask("/sign-out", "POST").status == 403
    assert accounts.passes(NAME, PASSWORD)


def test_a_link_to_the_way_out_signs_nobody_out(client):
    assert client.ask("/sign-out").status == 200
    assert client.ask(UPLOAD, "PUT", b"x").status == 200


def test_fields_of_passwords_are_hidden_and_a_manager_may_fill_them(client):
    page = client.ask(ADDRESS).body + Client().ask("/sign-in").body
    assert page.count('type="password"') == 5
    assert page.count('autocomplete="current-password"') == 3
    assert page.count('autocomplete="new-password"') == 2
    assert "onpaste" not in page


def test_a_field_that_comes_twice_is_refused_and_one_that_nobody_asked_for_does_nothing(client):
    told = form(name=NAME, password=PASSWORD)
    assert Client().ask("/sign-in", "POST", told + b"&password=other").status == 403
    other = Client()
    other.ask("/sign-in", "POST", told + b"&role=administrator")
    assert access.session(other.cookie.partition("=")[2]).role == "editor"
