"""What one person may ask for at once: messages of a page, open pages, documents."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from data import audit
from data.rights import Actor
from data.texts import SpokenRefusal
from tests.asgi import ask
from ui.components import downloads
from ui.limits import MESSAGES_AT_ONCE, PAGES, Limits


def a_page(address="10.2.0.1"):
    return {"type": "websocket", "path": "/_stcore/stream", "headers": [], "client": (address, 1)}


class Clock:
    def __init__(self):
        self.now, self.waits = 0.0, []

    def __call__(self):
        return self.now

    async def sleep(self, seconds):
        self.waits.append(seconds)
        self.now += seconds


def test_a_page_that_says_too_much_is_slowed_and_loses_nothing():
    clock, heard = Clock(), []
    messages = [{"type": "websocket.receive", "bytes": bytes([n % 256])} for n in range(150)]
    said = iter([{"type": "websocket.connect"}, *messages, {"type": "websocket.disconnect"}])

    async def receive():
        return next(said)

    async def page(_scope, receive, _send):
        while (message := await receive())["type"] != "websocket.disconnect":
            heard.append(message)

    ask(Limits(page, clock, clock.sleep), a_page(), receive, None)
    assert [one["bytes"] for one in heard[1:]] == [one["bytes"] for one in messages]
    assert len(clock.waits) == 150 - MESSAGES_AT_ONCE
    assert sum(clock.waits) == pytest.approx(5)  # fifty more at ten a second


def test_an_address_has_so_many_pages_open_and_others_have_theirs():
    refused = []

    async def send(message):
        refused.append(message)

    async def page(_scope, _receive, _send):
        assert limits._pages["10.2.0.1"] == PAGES  # this one among them

    limits = Limits(page)
    limits._pages["10.2.0.1"] = PAGES - 1
    ask(limits, a_page(), None, send)
    assert refused == []
    limits._pages["10.2.0.1"] = PAGES
    ask(limits, a_page(), None, send)
    assert refused == [{"type": "websocket.close", "code": 1013}]


def test_whoever_has_documents_made_without_end_waits_and_nobody_else(var_folder, monkeypatch):
    clock, made = Clock(), []
    counted = downloads.Allowance(downloads.AT_ONCE, downloads.A_SECOND, clock)
    monkeypatch.setattr(downloads, "_made_by_person", counted)
    one, other = (Actor("viewer", "", None, f"10.2.0.{n}") for n in (1, 2))

    def ask_for(who):
        return downloads._made_for(who, lambda: made.append(who) or b"x")

    for _ in range(int(downloads.AT_ONCE)):
        ask_for(one)
    with pytest.raises(SpokenRefusal) as refusal:
        ask_for(one)
    assert "秒后再试" in refusal.value.remedy("zh")
    assert made.count(one) == downloads.AT_ONCE
    assert [entry.outcome for entry in audit.entries()] == ["refused"]
    assert ask_for(other) == b"x"
    clock.now += 6
    assert ask_for(one) == b"x"


def test_a_button_says_how_long_to_wait(monkeypatch):
    shown = []
    monkeypatch.setattr(downloads, "_made_by_person", downloads.Allowance(0.0, 1.0, Clock()))
    button = SimpleNamespace(download_button=lambda *_, **options: shown.append(options))
    monkeypatch.setattr(downloads, "st", button)
    downloads.download_button("a", data=lambda: b"x", key="a")
    downloads.download_button("b", data=b"x", key="b")
    assert shown[0]["disabled"]
    assert "1 秒" in shown[0]["help"] or "2 秒" in shown[0]["help"]
    assert "刷新本页" in shown[0]["help"]  # nothing else makes it a button again
    assert "disabled" not in shown[1]
