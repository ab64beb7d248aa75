"""A file of answers is read whole or refused with its place, whatever stands in it."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.importer.questions.answers_file import AnswersRefusal, corrections_of, read_answers
from data.texts import LANGUAGES

NAMES = st.text(min_size=1, max_size=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["files", "questions", "fingerprint", "id", "answer"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=20,
)


def report(*questions: dict[str, object]) -> str:
    return json.dumps({"files": [{"file": "台账.xlsx", "questions": list(questions)}]})


@given(st.dictionaries(st.tuples(NAMES, NAMES), st.none() | NAMES, max_size=6))
def test_every_answer_is_read_and_what_is_open_is_none(said):
    written = report(
        *({"fingerprint": mark, "id": name, "answer": said[mark, name]} for mark, name in said)
    )
    read = read_answers(written)
    flat = {(mark, name): answer for mark, own in read.items() for name, answer in own.items()}
    assert flat == {key: answer for key, answer in said.items() if answer is not None}
    assert {key: dict(one.answers) for key, one in corrections_of(read).items()} == read


@given(JSON.map(json.dumps) | st.text(max_size=40))
def test_anything_else_is_refused_in_words(written):
    try:
        read = read_answers(written)
    except AnswersRefusal as refusal:
        for language in LANGUAGES:
            assert refusal.message(language) and refusal.remedy(language)
    else:
        assert all(answer for own in read.values() for answer in own.values())


def test_one_question_with_two_answers_is_refused():
    one = {"fingerprint": "f", "id": "unit:x", "answer": "亿元"}
    assert read_answers(report(one, one)) == {"f": {"unit:x": "亿元"}}
    with pytest.raises(AnswersRefusal) as refused:
        read_answers(report(one, {**one, "answer": "万元"}))
    assert "亿元" in refused.value.message("zh") and "万元" in refused.value.message("zh")


def test_nesting_without_end_is_refused():
    with pytest.raises(AnswersRefusal):
        read_answers("[" * 100_000)
