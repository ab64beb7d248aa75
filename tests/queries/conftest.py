"""The store that the tests of a file share, where their projects do not touch each other."""

from __future__ import annotations

import pytest

from data.store import Store
from tests.builders.held_rows import held
from tests.builders.ledger_rows import a_store


@pytest.fixture(scope="module")
def county(request: pytest.FixtureRequest) -> Store:
    """A store of the rows that the file's tests hold (``county_holds``), to be read only."""
    return a_store(*held(request, "county"))
