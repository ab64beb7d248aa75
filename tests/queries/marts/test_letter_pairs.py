"""Pairs of letters of very long names: as many as of a long one, not the square of the length."""

from __future__ import annotations

import pytest

from tests.builders.stores import an_empty_store

ASKED = "select len(mart.letter_pairs(name)) from unnest($names) as given(name)"


@pytest.fixture
def cursor():
    store = an_empty_store()
    yield store._connection.cursor()
    store.close()


def pairs(cursor, *names: str) -> list[int]:
    return [count for (count,) in cursor.execute(ASKED, {"names": list(names)}).fetchall()]


def test_twelve_names_of_thirty_thousand_letters_have_few_pairs(cursor):
    names = ["".join(chr(0x4E00 + (n + k) % 20_000) for n in range(30_000)) for k in range(12)]
    assert pairs(cursor, *names) == [199] * 12


def test_ordinary_names_keep_every_pair(cursor):
    assert pairs(cursor, "鄂托克前旗光伏", "甲", "", "甲甲甲") == [6, 1, 0, 1]
