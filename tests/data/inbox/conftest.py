"""A store, its folder and a running inbox, as the app has them."""

from __future__ import annotations

import pytest

from data.inbox.watcher import start_inbox
from data.store import Store


@pytest.fixture
def var(tmp_path, monkeypatch):
    folder = tmp_path / "var"
    monkeypatch.setenv("SIGNBOARD_VAR", str(folder))
    monkeypatch.setenv("LEDGER_DATABASE", str(folder / "ledger.duckdb"))
    return folder


@pytest.fixture
def store(var):
    opened = Store.open(var / "ledger.duckdb")
    yield opened
    opened.close()


@pytest.fixture
def inbox(store):
    end = start_inbox(store)
    yield store
    end()
