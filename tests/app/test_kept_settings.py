"""Settings of the platform that hold the door, and what no file of ours does."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from data import access, audit

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = sorted(path for folder in ("ui", "pages") for path in (ROOT / folder).rglob("*.js"))


def settings():
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def test_the_platform_shows_no_errors_watches_no_files_and_listens_here_alone():
    told = settings()
    assert told["client"]["showErrorDetails"] == "none"
    assert told["client"]["toolbarMode"] == "viewer"
    assert told["client"]["allowedOrigins"] == []
    assert told["server"]["fileWatcherType"] == "none"
    assert told["server"]["address"] == "127.0.0.1"
    assert told["server"]["enableXsrfProtection"] is True
    assert told["browser"]["gatherUsageStats"] is False
    # It would print errors with their words past the log.
    assert told["logger"]["enableRich"] is False
    assert "developmentMode" not in told.get("global", {})


def test_links_and_sessions_are_256_bits_of_the_systems_random_source(var_folder, monkeypatch):
    asked = []

    def told(size):
        asked.append(size)
        return "x" * 43 + str(len(asked))

    monkeypatch.setattr(access.secrets, "token_urlsafe", told)
    access.new_link()
    access.begin()
    assert asked == [32, 32]


def test_no_random_number_of_another_source_stands_near_a_secret():
    for name in ("access", "accounts", "members", "audit"):
        text = (ROOT / "data" / f"{name}.py").read_text(encoding="utf-8")
        assert not re.search(r"^(import|from) random\b", text, re.MULTILINE)


def test_entries_of_the_log_bear_sha_256(var_folder):
    audit.record("sign_in")
    audit.record("sign_out")
    (file,) = (var_folder / "audit").glob("*.jsonl")
    first, _ = file.read_bytes().splitlines()
    assert audit.entries()[1].previous == hashlib.sha256(first).hexdigest()


@pytest.mark.parametrize("text", ["a\nb", 'a\r\n{"number": 9}', "a\u2028b"])
def test_a_line_end_in_a_subject_makes_no_second_entry(var_folder, text):
    audit.record("settings", text)
    (one,) = audit.entries()
    assert one.subject == text
    assert audit.check().is_sound


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_evaluates_a_text_or_writes_a_named_key_of_an_object(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\beval\(|new Function\(|__proto__|\bconstructor\[", text)
