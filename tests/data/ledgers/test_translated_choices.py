"""Choices that the release declares have a word in English; what an office adds stays its own."""

from __future__ import annotations

import pytest

from data.language import speaking, word
from data.ledgers.registry import ledgers


@pytest.mark.parametrize("one", ledgers(), ids=lambda one: one.name)
def test_no_choice_of_ours_stands_untranslated(one):
    with speaking("en"):
        words = {value: word(value) for field in one.fields for value in field.values}
    assert [value for value, said in words.items() if not said.isascii()] == []


def test_an_offices_own_word_stays_as_it_is():
    with speaking("en"):
        assert word("示例口头禅") == "示例口头禅"
