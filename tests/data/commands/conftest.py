"""A database of its own for each test of the command line, and the call itself."""

from __future__ import annotations

import pytest

from data.commands.main import main


@pytest.fixture
def database(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    path = tmp_path / "var" / "ledger.duckdb"
    monkeypatch.setenv("LEDGER_DATABASE", str(path))
    return path


@pytest.fixture
def run(database, capfd):
    """Calls a command: its exit code, what it printed, what it complained of."""

    def call(*words):
        code = main([str(word) for word in words])
        written = capfd.readouterr()
        return code, written.out, written.err

    return call
