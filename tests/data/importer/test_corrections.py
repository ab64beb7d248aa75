"""What a person taught comes back from its kept text as it was, also from older texts."""

import pytest

from data.importer import TableCorrection


def test_a_correction_survives_being_kept_as_text():
    correction = TableCorrection(
        ledger="projects",
        form="register",
        header_rows=(3, 4),
        unit="亿元",
        fields={"B": "name", "到位资金": "amount_month"},
        words={"stage": {"pre-permit": "洽谈", "shelved": ""}},
        answers={"date-is-number": "dates"},
    )
    assert TableCorrection.from_json(correction.to_json()) == correction


def test_texts_kept_before_words_were_taught_are_read():
    old = '{"fields": {"B": "park"}, "form": "", "header_rows": [], "ledger": "", "unit": ""}'
    assert TableCorrection.from_json(old) == TableCorrection(fields={"B": "park"})


@pytest.mark.parametrize("text", ["[]", '{"words": []}', '{"words": {"stage": []}}', "nonsense"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError):
        TableCorrection.from_json(text)
