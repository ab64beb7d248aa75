"""The administrator's token and the cookie that it sets."""

from __future__ import annotations

import json
import stat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import access


def test_the_first_token_is_given_once(var_folder):
    assert access.first_token()
    assert access.first_token() is None


def test_only_the_token_itself_is_accepted(var_folder):
    token = access.new_token()
    assert access.is_token(token)
    assert not access.is_token(token[:-1])
    assert not access.is_token("")


def test_the_token_is_stored_nowhere_and_its_file_is_private(var_folder):
    token = access.new_token()
    path = var_folder / "access.json"
    assert token not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert set(json.loads(path.read_text(encoding="utf-8"))) == {
        "salt",
        "token_hash",
        "cookie_secret",
    }


def test_a_cookie_proves_a_sign_in_until_the_next_token(var_folder):
    access.new_token()
    cookie = access.session_cookie()
    assert access.is_session(cookie)
    access.new_token()
    assert not access.is_session(cookie)


def test_an_expiry_cannot_be_moved(var_folder):
    access.new_token()
    expiry, _, signature = access.session_cookie().partition(".")
    assert not access.is_session(f"{int(expiry) + 1}.{signature}")


@given(st.text(max_size=80))
def test_no_other_text_is_a_session(text):
    assert not access.is_session(text)


@pytest.mark.parametrize("cookie", [None, "", ".", "1.", ".a", "é.é"])
def test_broken_cookies_are_no_session(var_folder, cookie):
    access.new_token()
    assert not access.is_session(cookie)
