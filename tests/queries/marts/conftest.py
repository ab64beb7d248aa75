"""Reads a mart as rows, the way the screens' statements see it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from data.store import Store
from tests.builders.marts import Rows, mart_rows


def _read(store: Store, table: str, *, as_of=None, version=None) -> Rows:
    snapshot = store.snapshot(as_of, version)
    return [] if snapshot is None else mart_rows(store, table, snapshot)


@pytest.fixture
def mart() -> Callable[..., Rows]:
    """``mart(store, "project")`` → the rows of mart.project at the last snapshot."""
    return _read
