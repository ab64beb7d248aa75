"""Sentences on screen: no line ends between a number and the word that counts."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.markup import measured

KEPT = re.compile(r'<span class="sb-nowrap">(.*?)</span>')


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("11 个签约项目，计划总投资 799.86\u00a0亿元", ["11 个", "799.86\u00a0亿元"]),
        ("签约 +3 个，超序时 −1.5 个百分点", ["+3 个", "−1.5 个"]),
        ("2021年12月应报 6 份", ["2021年", "12月", "6 份"]),
        ("1,204 天", ["1,204 天"]),
        ("11 projects, ¥79.99\u00a0bn planned", ["11 projects", "¥79.99\u00a0bn"]),
        ("上海市、苏州市", []),
        ("12.5%，2021-12-31，V3", []),
    ],
)
def test_a_number_keeps_the_word_that_counts(sentence, kept):
    assert KEPT.findall(measured(sentence)) == kept


def test_a_name_in_a_sentence_stays_text():
    assert measured("<b>3 个</b>") == '&lt;b&gt;<span class="sb-nowrap">3 个</span>&lt;/b&gt;'


@given(st.text("0123456789.,+−% \u00a0个亿元a¥<>&\"'"))
def test_a_reader_sees_the_sentence_as_it_was(sentence):
    assert unescape(KEPT.sub(r"\1", measured(sentence))) == sentence
