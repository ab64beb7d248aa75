"""The store that the tests of a file share, where their projects do not touch each other."""

from __future__ import annotations

import pytest

from data.store import Store
from tests.builders.ledger_rows import a_store


@pytest.fixture(scope="module")
def county(request: pytest.FixtureRequest) -> Store:
    """A store of the file's ``COUNTY``, to be read only: filling a mart costs more than its rows.

    Each test adds what it speaks of under names of its own, just above itself.
    """
    return a_store(*request.module.COUNTY)
