"""What a start tells the administrator: who is kept out, and a link that can be opened."""

from __future__ import annotations

import subprocess
import sys

import pytest
from streamlit import config

from data.rules import load_rules
from tests.app.test_reverse_proxy import ROOT
from ui.server import _print_link, _say_who_is_kept_out

KEPT_OUT = ("其他机器打开时一律被拒绝", "every other machine is refused")


@pytest.fixture
def start(var_folder, monkeypatch, capsys):
    """What a start with these options prints, as on a terminal."""
    before = dict[str, object]()

    def started(**options):
        for name, value in options.items():
            key = name.replace("_", ".", 1)
            before.setdefault(key, config.get_option(key))
            config.set_option(key, value)
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        _say_who_is_kept_out()
        _print_link("one")
        return capsys.readouterr().out

    yield started
    for key, value in before.items():
        config.set_option(key, value)
    load_rules.cache_clear()


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.0.0.5", "office", None])
def test_whom_nobody_else_can_reach_is_told_so_in_both_languages(start, caplog, address):
    said = start(server_address=address, browser_serverAddress="office")
    assert all(one in said for one in KEPT_OUT)
    assert "every other machine is refused" in caplog.text
    assert "http://localhost:8501/sign-in/link#one" in said  # the one that is answered


@pytest.mark.parametrize(
    "options",
    [
        {"server_address": "127.0.0.1"},
        {"server_address": "::1"},
        {"server_address": "localhost"},
        {"server_address": "0.0.0.0", "server_sslCertFile": "app.pem"},
    ],
)
def test_nothing_is_said_where_nobody_is_kept_out(start, options):
    assert "403" not in start(**options)


@pytest.mark.parametrize("name", ["SIGNBOARD_PROXY_TOKEN", "SIGNBOARD_SITE"])
def test_nothing_is_said_where_a_proxy_stands_before_it(start, monkeypatch, name):
    monkeypatch.setenv(name, "signboard.office.lan")
    assert "403" not in start(server_address="0.0.0.0")


def test_nothing_is_said_where_the_office_allows_the_clear(start, var_folder):
    (var_folder / "rules").mkdir()
    path = var_folder / "rules" / "access.toml"
    path.write_text("[tls]\nrequired = false\n", encoding="utf-8")
    load_rules.cache_clear()
    said = start(server_address="0.0.0.0", browser_serverAddress="office")
    assert "403" not in said
    assert "http://office:8501/sign-in/link#one" in said


@pytest.mark.parametrize(
    ("said", "link"),
    [
        ("signboard.office.lan", "https://signboard.office.lan/sign-in/link#one"),
        ("https://office.lan:8443/", "https://office.lan:8443/sign-in/link#one"),
        ("a.lan, b.lan", "https://a.lan/sign-in/link#one"),
    ],
)
def test_the_link_begins_with_the_address_that_people_reach(start, monkeypatch, said, link):
    monkeypatch.setenv("SIGNBOARD_SITE", said)
    assert link in start(server_sslCertFile="app.pem", server_address="127.0.0.1")


def test_a_link_of_the_command_line_begins_with_it_too(var_folder, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_SITE", "signboard.office.lan")
    for words in (["token", "--new"], ["account", "add", "示例填报员"]):
        done = subprocess.run(
            [sys.executable, "-m", "data", *words], cwd=ROOT, capture_output=True, check=True
        )
        assert "https://signboard.office.lan/sign-in/link#" in done.stdout.decode()
