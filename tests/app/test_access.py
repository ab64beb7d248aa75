"""Sign-in links and the sessions that they begin."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import access


def later(monkeypatch, seconds):
    """The clock of the machine goes forward."""
    now = access.time.time()
    monkeypatch.setattr(access.time, "time", lambda: now + seconds)


def test_a_start_gives_a_link_until_somebody_is_signed_in(var_folder):
    link = access.first_link()
    again = access.first_link()
    assert not (access.invited(link) is not None)
    cookie = access.use_link(again)
    assert access.first_link() is None
    access.end_session(cookie)
    assert access.first_link() is not None


def test_a_link_works_once(var_folder):
    link = access.new_link()
    assert access.session(access.use_link(link))
    assert access.use_link(link) is None
    assert not (access.invited(link) is not None)


def test_a_link_works_for_a_day(var_folder, monkeypatch):
    link = access.new_link()
    later(monkeypatch, 24 * 3600 - 60)
    assert access.invited(link) is not None
    later(monkeypatch, 120)
    assert not (access.invited(link) is not None)
    assert access.use_link(link) is None


def test_only_the_link_itself_is_accepted(var_folder):
    link = access.new_link()
    assert access.use_link(link[:-1]) is None
    assert access.use_link("") is None
    assert access.invited(link) is not None


def test_two_sign_ins_are_two_sessions(var_folder):
    first = access.use_link(access.new_link())
    second = access.use_link(access.new_link())
    assert first != second


def test_neither_links_nor_cookies_are_stored_and_their_files_are_private(var_folder):
    link = access.new_link()
    cookie = access.use_link(link)
    access.use_link("guess")
    folder = var_folder / "access"
    (file,) = folder.iterdir()
    assert not {link, cookie} & {file.name, file.read_text()}
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, file)]
    assert modes == [0o700, 0o600]


def test_a_new_link_ends_every_sign_in(var_folder):
    cookie = access.use_link(access.new_link())
    access.new_link()
    assert not access.session(cookie)


def test_a_sign_out_ends_the_session_wherever_its_cookie_is(var_folder):
    cookie = access.use_link(access.new_link())
    access.end_session(cookie)
    assert not access.session(cookie)


def test_a_session_ends_unused_after_a_week_and_used_after_a_month(var_folder, monkeypatch):
    used = access.use_link(access.new_link())
    for _ in range(4):
        later(monkeypatch, 7 * 24 * 3600 - 60)
        assert access.session(used)
    later(monkeypatch, 7 * 24 * 3600 - 60)
    assert not access.session(used)
    unused = access.use_link(access.new_link())
    later(monkeypatch, 7 * 24 * 3600 + 1)
    assert not access.session(unused)


@pytest.mark.parametrize("content", ["", "no number"])
def test_a_session_whose_file_was_spoilt_has_ended(var_folder, content):
    cookie = access.use_link(access.new_link())
    (file,) = (var_folder / "access").iterdir()
    file.write_text(content, encoding="utf-8")
    assert not access.session(cookie)
    assert access.session(access.use_link(access.first_link()))


def test_the_file_of_the_first_release_goes_with_its_secret(var_folder):
    (var_folder / "access.json").write_text("{}", encoding="utf-8")
    access.first_link()
    assert not (var_folder / "access.json").exists()


def test_of_two_who_open_a_link_at_once_one_is_signed_in(var_folder):
    for _ in range(20):
        link = access.new_link()
        with ThreadPoolExecutor(8) as threads:
            cookies = list(threads.map(access.use_link, [link] * 8))
        assert sum(cookie is not None for cookie in cookies) == 1


@given(st.text(max_size=80))
def test_no_other_text_is_a_session(text):
    assert not access.session(text)


@pytest.mark.parametrize("cookie", [None, "", ".", "1.", "é.é", "\ud800"])
def test_broken_cookies_are_no_session(var_folder, cookie):
    access.new_link()
    assert not access.session(cookie)


def test_the_first_link_stands_on_a_terminal_or_in_a_private_file_and_in_no_log(
    var_folder, monkeypatch, capsys
):
    from ui.server import _print_link

    token = access.first_link()
    _print_link(token)
    said = capsys.readouterr().out
    kept = var_folder / "access" / "first-link.txt"
    assert token not in said
    assert str(kept) in said
    assert kept.read_text(encoding="utf-8").strip().endswith(f"/sign-in/link#{token}")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    access.use_link(token)
    assert not kept.exists()
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    _print_link("on a terminal")
    assert "/sign-in/link#on a terminal" in capsys.readouterr().out
