"""What tries to get around the door is in the audit log, and nobody fills the log by trying."""

from __future__ import annotations

import pytest

from data import audit
from data.rights import Actor
from tests.app.test_routes import Client
from ui.limits import LARGEST_BODY
from ui.refusals import Refusals


@pytest.fixture
def client(var_folder):
    return Client()


def acts():
    return [one.act for one in audit.entries() if one.outcome == "refused"]


def test_a_body_that_is_too_large_is_written_down(client):
    client.ask("/wall/position", "POST", b"x" * (LARGEST_BODY + 1))
    (one,) = audit.entries()
    assert (one.act, one.outcome, one.address) == ("too_large", "refused", client.address)


def test_too_many_requests_are_written_down(client, monkeypatch):
    monkeypatch.setattr("ui.limits.AT_ONCE", 3.0)
    monkeypatch.setattr("ui.limits.A_SECOND", 0.001)
    for _ in range(5):
        client.ask("/version")
    assert "too_many" in acts()


def test_too_many_guesses_are_written_down(client):
    for _ in range(12):
        client.ask("/sign-in", "POST", b"token=guess")
    assert "too_many" in acts()


@pytest.mark.parametrize("path", ["/sign-in", "/sign-out"])
def test_a_form_of_another_site_is_written_down(client, path):
    client.more = [(b"origin", b"https://elsewhere.example"), (b"sec-fetch-site", b"cross-site")]
    client.ask(path, "POST", b"name=a&password=b")
    assert acts() == ["other_site"]


def test_what_is_no_position_of_a_wall_is_written_down(client):
    client.ask("/wall/position", "POST", b"[")
    assert acts() == ["malformed"]


def test_one_address_writes_ten_entries_and_goes_on_unwritten(var_folder):
    refusals = Refusals()
    for _ in range(50):
        refusals.note("too_large", Actor("visitor", "", frozenset(), "10.0.0.7"))
    refusals.note("too_large", Actor("visitor", "", frozenset(), "10.0.0.8"))
    assert [one.address for one in audit.entries()] == ["10.0.0.7"] * 10 + ["10.0.0.8"]
    assert [one.subject for one in audit.entries()][:10] == [""] * 10
    assert "40 more were not written" in audit.entries()[-1].subject


def test_whoever_is_signed_in_is_written_down_however_many_strangers_are_refused(monkeypatch):
    written = []
    monkeypatch.setattr("ui.refusals.record", lambda *said: written.append(said[-1]))
    refusals = Refusals()
    for number in range(3000):
        refusals.note("upload", Actor("visitor", "", frozenset(), f"2001:db8::{number:x}"))
    for _ in range(20):
        refusals.note("upload", Actor("visitor", "", frozenset(), "10.0.0.7"))
    editor = Actor("editor", "示例填报员", frozenset(), "10.0.0.7")
    for _ in range(20):
        refusals.note("upload", editor)
    assert written.count(editor) == 10


def test_an_account_is_one_wherever_it_asks_from(var_folder):
    refusals = Refusals()
    for number in range(20):
        refusals.note("upload", Actor("editor", "示例填报员", frozenset(), f"10.0.0.{number}"))
    assert len(audit.entries()) == 10


def test_many_addresses_together_fill_no_log(monkeypatch):
    written = []
    monkeypatch.setattr("ui.refusals.record", lambda *said: written.append(said))
    refusals = Refusals()
    for number in range(3000):
        refusals.note("too_large", Actor("visitor", "", frozenset(), f"2001:db8::{number:x}"))
    assert len(written) < 1100
