"""What a server keeps of the texts that it meets: a day of uploads must not fill its memory."""

from sys import getrefcount

import pytest

from data.ledgers import known_header
from data.ledgers.headers import normal
from data.tables import header_text

MORE_THAN_ARE_KEPT = 16_385


@pytest.mark.parametrize("asked", [normal, header_text])
def test_a_long_text_of_a_cell_is_not_kept(asked):
    text = "".join(["建设内容及规模"] * 100)
    before = getrefcount(text)
    asked(text)
    after = getrefcount(text)
    assert after == before


@pytest.mark.parametrize("asked", [normal, header_text, known_header])
def test_newer_texts_take_the_place_of_older_ones(asked):
    texts = [f"指标{number}" for number in range(MORE_THAN_ARE_KEPT)]
    before = getrefcount(texts[0])
    for text in texts:
        asked(text)
    after = getrefcount(texts[0])
    assert after == before
