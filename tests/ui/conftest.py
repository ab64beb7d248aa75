"""Tests of the screens write into stores that go back to their state, as page tests do."""

from __future__ import annotations

import shutil

import pytest

from data.store import Store
from tests.pages.returning import ReturningStore, an_empty_one


@pytest.fixture
def var_folder(tmp_path, monkeypatch):
    """An empty var folder; the process's store is empty and in memory."""
    with an_empty_one().lent(tmp_path, monkeypatch):
        yield tmp_path


@pytest.fixture(scope="session")
def returning_sample(tmp_path_factory, sample_database):
    path = tmp_path_factory.mktemp("returning") / "signboard.duckdb"
    shutil.copy(sample_database, path)
    store = Store.open(path)
    yield ReturningStore(store)
    store.close()


@pytest.fixture
def own_sample_var(returning_sample, tmp_path, monkeypatch):
    """An empty var folder; the process's store holds the sample, tests may write into it."""
    with returning_sample.lent(tmp_path, monkeypatch):
        yield tmp_path
