"""Entries of the audit log reach another machine, over TLS, each once and none left out."""

from __future__ import annotations

import json
import queue
import re
import socket
import ssl
import threading

import pytest

from data import audit, log_forwarding
from data.rules import RuleError, load_rules
from tests.builders.certificates import a_certificate

HEAD = re.compile(rb"<(\d+)>1 (\S+) \S+ signboard \d+ (\S+) - \xef\xbb\xbf(.*)", re.DOTALL)


class Collector:
    """A machine that takes syslog over TLS, RFC 5425: each message after its length."""

    def __init__(self, certificate, key):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate, key)
        self.heard = queue.Queue()
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        self.context = context
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                plain, _ = self.server.accept()
                line = self.context.wrap_socket(plain, server_side=True)
                with line, line.makefile("rb") as said:
                    while length := self.length(said):
                        self.heard.put(said.read(length))
            except ssl.SSLError as refused:
                self.heard.put(refused)
            except OSError:
                return

    def length(self, said):
        digits = b""
        while (one := said.read(1)) not in (b" ", b""):
            digits += one
        return int(digits or b"0")


@pytest.fixture
def certificate(tmp_path):
    return a_certificate(tmp_path)


@pytest.fixture
def collector(certificate):
    made = Collector(*certificate)
    yield made
    made.server.close()


@pytest.fixture
def set_to(var_folder):
    def to(port, authority):
        (var_folder / "rules").mkdir(exist_ok=True)
        said = f'[forwarding]\nhost = "localhost"\nport = {port}\nauthority = "{authority}"\n'
        (var_folder / "rules" / "access.toml").write_text(said, encoding="utf-8")
        load_rules.cache_clear()

    yield to
    load_rules.cache_clear()


def test_what_stood_there_before_and_what_comes_is_sent_on_once(collector, certificate, set_to):
    set_to(collector.port, certificate[0])
    audit.record("export", "before")
    end = log_forwarding.start_forwarding()
    try:
        first = collector.heard.get(timeout=60)
        audit.record("roll_back", "after", "refused")
        second = collector.heard.get(timeout=60)
    finally:
        end()
    level, _, act, words = HEAD.fullmatch(first).groups()
    assert (level, act) == (b"109", b"export")
    told = json.loads(words)
    assert (told["number"], told["subject"], told["previous"]) == (1, "before", "")
    assert HEAD.fullmatch(second)[1] == b"108"
    assert json.loads(HEAD.fullmatch(second)[4])["previous"]
    # A program that starts anew goes on behind what was sent.
    audit.record("export", "third")
    end = log_forwarding.start_forwarding()
    try:
        assert json.loads(HEAD.fullmatch(collector.heard.get(timeout=60))[4])["number"] == 3
    finally:
        end()
    assert collector.heard.empty()


def test_a_machine_that_nobody_vouches_for_is_told_nothing(collector, certificate, set_to, caplog):
    set_to(collector.port, "")
    audit.record("export", "kept back")
    end = log_forwarding.start_forwarding()
    try:
        assert isinstance(collector.heard.get(timeout=60), ssl.SSLError)
    finally:
        end()
    assert log_forwarding.last_sent() == 0


def test_as_shipped_nothing_is_sent(var_folder):
    log_forwarding.start_forwarding()()
    assert not audit._listeners


def test_a_setting_that_went_wrong_ends_nothing_for_good(
    collector, certificate, set_to, monkeypatch
):
    set_to(collector.port, certificate[0])
    monkeypatch.setattr(log_forwarding, "_AGAIN_SECONDS", 0.0)
    faults = [
        RuleError("access.toml", "port", "rules-value-wrong", problem="", value=""),
        KeyError("port"),
    ]
    rules = log_forwarding.load_rules
    end = None

    def wrong_at_first():
        if end is not None and faults:
            raise faults.pop()
        return rules()

    monkeypatch.setattr(log_forwarding, "load_rules", wrong_at_first)
    end = log_forwarding.start_forwarding()
    audit.record("export", "after")
    try:
        assert b"after" in collector.heard.get(timeout=60)
    finally:
        end()
    assert faults == []


def test_entries_after_a_number_are_those_of_the_last_months_alone(var_folder):
    for number in range(3):
        audit.record("export", f"{number}")
    assert [one.subject for one in audit.entries_after(1)] == ["1", "2"]
    assert audit.entries_after(3) == []


def test_what_is_new_is_read_from_the_end_of_the_log_alone(var_folder, monkeypatch):
    monkeypatch.setattr(audit, "_END_BYTES", 1000)
    for number in range(20):
        audit.record("export", f"{number}")
    for after in range(20):
        assert [one.number for one in audit.entries_after(after)] == [*range(after + 1, 21)]
    monkeypatch.setattr("pathlib.Path.read_bytes", None)  # the whole month
    assert [one.subject for one in audit.entries_after(19)] == ["19"]
