"""Rows that a test says it needs, above itself: the tests of a file share one store of them.

    @county_holds(a_project("甲", stage="签约"))
    def test_a_project_is_signed(found): ...

Filling a mart costs more than its rows. Each test names rows of its own, so it reads, moves
and runs alone: the store holds the rows of the tests that were chosen to run, no others.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from tests.builders.ledger_rows import LedgerRow

Test = TypeVar("Test", bound=Callable[..., None])


def _holds(when: str, rows: tuple[LedgerRow, ...]) -> Callable[[Test], Test]:
    def kept(test: Test) -> Test:
        setattr(test, f"held_{when}", rows)
        return test

    return kept


def county_holds(*rows: LedgerRow) -> Callable[[Test], Test]:
    """Rows of the file's county."""
    return _holds("county", rows)


def first_holds(*rows: LedgerRow) -> Callable[[Test], Test]:
    """Rows of the earlier of a file's two ledgers."""
    return _holds("first", rows)


def then_holds(*rows: LedgerRow) -> Callable[[Test], Test]:
    """Rows of the later of a file's two ledgers."""
    return _holds("then", rows)


def held(request: pytest.FixtureRequest, when: str) -> list[LedgerRow]:
    """The rows of the chosen tests of the fixture's file, in the order of the tests."""
    tests = {
        item.function: None
        for item in request.session.items
        if isinstance(item, pytest.Function) and item.module is request.module
    }
    return [row for test in tests for row in getattr(test, f"held_{when}", ())]
