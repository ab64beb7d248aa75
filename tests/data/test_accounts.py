"""Accounts of the office: names, roles, passwords, invitations."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest
from argon2 import PasswordHasher

from data import access, accounts, second_step
from data.accounts import AccountRefusal, account, add, change, passes, set_password
from data.rights import Actor
from data.rules import load_rules

ROOT = Path(__file__).resolve().parents[2]
CLOSED_BY_ANOTHER = """
from dataclasses import replace
from data import accounts
print("begun", flush=True)
with accounts.alone():
    accounts.keep(replace(accounts.account("示例填报"), is_closed=True))
"""
PASSWORD = "羊群过河要等水落 seven"


def an_editor(name="示例填报", units=("示例镇",)):
    return add(name, "editor", units)


def test_an_invitation_gives_the_account_its_password_once(var_folder):
    link = access.invitation(an_editor())
    assert access.invited(link) == "示例填报"
    cookie = access.use_link(link, PASSWORD)
    assert access.session(cookie) == Actor("editor", "示例填报", frozenset({"示例镇"}))
    assert access.use_link(link, "another password, long enough") is None
    assert passes("示例填报", PASSWORD)
    assert not passes("示例填报", "another password, long enough")


def test_a_weak_password_leaves_the_invitation_as_it_was(var_folder):
    link = access.invitation(an_editor())
    for weak in ("short", "password1234", "qwertyuiop12", "示例填报示例填报示例填报", "x" * 300):
        with pytest.raises(AccountRefusal):
            access.use_link(link, weak)
    assert access.invited(link) == "示例填报"
    assert account("示例填报").password == ""


def test_a_password_is_kept_as_its_argon2id_hash_alone(var_folder):
    an_editor()
    set_password("示例填报", PASSWORD)
    (path,) = (var_folder / "accounts").glob("*.json")
    text = path.read_text(encoding="utf-8")
    assert "$argon2id$" in text
    assert PASSWORD not in text
    assert path.stat().st_mode & 0o077 == 0


@pytest.fixture
def breached(var_folder):
    """A list of passwords that became known, as an office is given one."""
    path = var_folder / "known.txt"
    path.write_text(
        "123456\r\nqwertz zebra 骆驼 lampion\r\nmoonlit harbour teapot 49", encoding="utf-8"
    )
    (var_folder / "rules").mkdir()
    text = f"[passwords]\nbreached = {str(path)!r}\n"
    (var_folder / "rules" / "access.toml").write_text(text, encoding="utf-8")
    load_rules.cache_clear()
    yield path
    load_rules.cache_clear()


@pytest.mark.parametrize(
    ("password", "is_known"),
    [
        ("qwertz zebra 骆驼 lampion", True),
        ("Qwertz Zebra 骆驼 LAMPION", True),
        ("moonlit harbour teapot 49", True),
        ("moonlit harbour teapot 4", False),
        ("harbour teapot 49 moonlit", False),
    ],
)
def test_a_password_of_the_offices_list_is_refused_at_an_invitation_and_at_a_change(
    breached, password, is_known
):
    link = access.invitation(an_editor())
    for taken in (partial(access.use_link, link), partial(set_password, "示例填报")):
        if not is_known:
            assert taken(password) is not False
            continue
        with pytest.raises(AccountRefusal) as refusal:
            taken(password)
        assert refusal.value.key == "account-password-breached"
    assert bool(account("示例填报").password) != is_known


def test_where_the_list_is_away_no_password_is_set(breached):
    breached.unlink()
    an_editor()
    with pytest.raises(AccountRefusal) as refusal:
        set_password("示例填报", PASSWORD)
    assert refusal.value.key == "account-password-unasked"


def test_passwords_of_breaches_are_refused_without_a_list_too(var_folder):
    an_editor()
    for known in (
        "passwordpassword",
        "qwertyuiop123",
        "1q2w3e4r5t6y",
        "iloveyou1234",
    ):
        with pytest.raises(AccountRefusal):
            set_password("示例填报", known)


def test_a_hash_of_weaker_parameters_is_made_anew_at_the_next_sign_in(var_folder, monkeypatch):
    an_editor()
    with monkeypatch.context() as patch:
        patch.setattr(accounts, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=8192))
        set_password("示例填报", PASSWORD)
    before = account("示例填报").password
    assert passes("示例填报", "another one altogether") is None
    assert account("示例填报").password == before
    assert passes("示例填报", PASSWORD)
    after = account("示例填报").password
    assert ("m=8192,t=1" in before, "m=65536,t=3" in after) == (True, True)
    assert passes("示例填报", PASSWORD)


def test_without_a_password_nobody_signs_in(var_folder):
    an_editor()
    assert not passes("示例填报", "")
    assert not passes("nobody", "")


def test_a_name_is_the_same_however_it_is_typed_and_stands_once(var_folder):
    add("Sample  Clerk", "viewer")
    assert account(" sample clerk ").name == "Sample Clerk"
    with pytest.raises(AccountRefusal):
        add("SAMPLE CLERK", "viewer")
    for wrong in ("", "  ", "a\u0000b", "x" * 41):
        with pytest.raises(AccountRefusal):
            add(wrong, "viewer")


def test_a_changed_role_and_a_closed_account_hold_at_once(var_folder):
    cookie = access.use_link(access.invitation(an_editor()), PASSWORD)
    change("示例填报", "viewer", None, is_closed=False)
    assert access.session(cookie).role == "viewer"
    change("示例填报", "viewer", None, is_closed=True)
    assert access.session(cookie) is None
    assert not passes("示例填报", PASSWORD)


def test_a_new_invitation_ends_the_account_s_sessions_and_links_alone(var_folder):
    one, other = an_editor(), an_editor("示例填报乙")
    kept = access.use_link(access.invitation(other), PASSWORD)
    first = access.invitation(one)
    cookie = access.use_link(access.invitation(one), PASSWORD)
    assert access.invited(first) is None
    access.invitation(one)
    assert access.session(cookie) is None
    assert access.session(kept) is not None


def test_a_session_begun_with_the_password_before_ends_with_the_next_one(var_folder):
    one = an_editor()
    access.use_link(access.invitation(one), PASSWORD)
    link = access.invitation(one)
    between = access.begin(one.name)
    assert access.session(access.use_link(link, f"{PASSWORD} anew")) is not None
    assert access.session(between) is None


def test_sessions_are_listed_and_ended_one_by_one(var_folder):
    an_editor()
    set_password("示例填报", PASSWORD)
    first, second = access.begin("示例填报"), access.begin("示例填报")
    listed = access.sessions()
    assert [one.name for one in listed] == ["示例填报"] * 2
    access.end_sessions("示例填报", listed[0].key)
    assert sum(access.session(one) is not None for one in (first, second)) == 1
    access.end_sessions("示例填报")
    assert not access.sessions()


def test_a_start_prints_no_link_once_an_administrator_has_a_password(var_folder):
    add("示例管理", "administrator")
    assert access.first_link() is not None
    set_password("示例管理", PASSWORD)
    assert access.first_link() is None


def test_a_session_of_a_release_without_accounts_goes_on(var_folder):
    cookie = access.begin()
    (path,) = (var_folder / "access").iterdir()
    path.write_text("99999999999", encoding="utf-8")
    assert access.session(cookie) == Actor("administrator")


def test_a_spoilt_account_signs_nobody_in(var_folder):
    cookie = access.use_link(access.invitation(an_editor()), PASSWORD)
    (path,) = (var_folder / "accounts").glob("*.json")
    path.write_text("", encoding="utf-8")
    assert access.session(cookie) is None
    assert accounts.accounts() == []


class Slow:
    """Hashes as the real one does, and something else happens meanwhile."""

    def __init__(self, meanwhile):
        self.real, self.meanwhile = PasswordHasher(), meanwhile

    def __getattr__(self, name):
        return getattr(self.real, name)

    def hash(self, password):
        self.meanwhile()
        return self.real.hash(password)

    def check_needs_rehash(self, _hash):
        return True


def close():
    change("示例填报", "viewer", None, is_closed=True)


@pytest.mark.parametrize("act", [set_password, passes])
def test_an_account_that_is_closed_while_a_password_is_hashed_stays_closed(
    var_folder, monkeypatch, act
):
    an_editor()
    set_password("示例填报", PASSWORD)
    slow = Slow(close)
    monkeypatch.setattr(accounts, "_hasher", lambda: slow)
    act("示例填报", PASSWORD)
    assert (account("示例填报").is_closed, account("示例填报").role) == (True, "viewer")


def test_a_password_that_is_set_while_the_old_one_is_hashed_anew_stays(var_folder, monkeypatch):
    an_editor()
    set_password("示例填报", PASSWORD)
    new = "骆驼不急着看见 第七座沙丘"

    def set_meanwhile():
        monkeypatch.setattr(accounts, "_hasher", PasswordHasher)
        set_password("示例填报", new)

    slow = Slow(set_meanwhile)
    monkeypatch.setattr(accounts, "_hasher", lambda: slow)
    passes("示例填报", PASSWORD)
    assert passes("示例填报", new)


def test_whoever_changes_an_account_waits_for_who_does(var_folder):
    an_editor()
    done = Event()
    words = (sys.executable, "-c", CLOSED_BY_ANOTHER)
    with accounts.alone():
        before = account("示例填报")
        other = subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT)
        assert other.stdout.readline() == b"begun\n"
        thread = Thread(target=lambda: (second_step.turn_off("示例填报"), done.set()))
        thread.start()
        done.wait(0.5)  # time enough for who does not wait
        accounts.keep(replace(before, role="auditor", second="A" * 32))
    thread.join()
    other.communicate()
    now = account("示例填报")
    assert (now.second, now.role, now.is_closed) == ("", "auditor", True)
