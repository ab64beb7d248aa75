"""Braces of a wording: each kind of mistake, where it stands, and what should stand there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.rules.meeting import FIGURE, FIGURES, Mistake, mistakes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("截至{月末}，签约{签约项目数}个", ()),
        ("没有数字的话", ()),
        ("{签约项目}个", (Mistake("unknown", "{签约项目}", "{签约项目数}"),)),
        ("{外资}", (Mistake("unknown", "{外资}"),)),
        ("{到位资金:.1f}", (Mistake("format", "{到位资金:.1f}", "{到位资金}"),)),
        ("{到位资金：亿元}", (Mistake("format", "{到位资金：亿元}", "{到位资金}"),)),
        ("{ 月末 }", (Mistake("spaced", "{ 月末 }", "{月末}"),)),
        ("{}", (Mistake("empty", "{}"),)),
        ("{　}", (Mistake("empty", "{　}"),)),
        ("截至{月末", (Mistake("open", "{月末"),)),
        ("截至月末}", (Mistake("close", "截至月末}"),)),
        ("截至｛月末｝", (Mistake("wide", "｛月末｝", "{月末}"),)),
        ("截至{月末｝", (Mistake("wide", "{月末｝", "{月末}"),)),
        ("截至｛月末}", (Mistake("wide", "｛月末}", "{月末}"),)),
        ("超施工季参考进度", (Mistake("unsaid", "施工季"),)),
        (
            "{外资}{外资}{月末",
            (Mistake("unknown", "{外资}"), Mistake("open", "{月末")),
        ),
    ],
)
def test_a_mistake_names_the_words_and_the_remedy(text, expected):
    assert mistakes(text, ("施工季",)) == expected


@given(st.text(alphabet="{}｛｝月末 :a", max_size=30))
def test_a_text_without_mistakes_has_nothing_left_of_its_braces(text):
    rest = FIGURE.sub("", text)
    if mistakes(text):
        assert set(text) & set("{}｛｝")
    else:
        assert not set(rest) & set("{}｛｝")
        assert all(name in FIGURES for name in FIGURE.findall(text))
