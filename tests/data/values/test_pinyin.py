"""A name is found by its characters, its pinyin, its initials, or a mixture of them."""

from __future__ import annotations

import re

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.values.pinyin import pattern_of

NAMES = [
    "示例氢能综合利用项目",
    "雅海60万吨LNG项目",
    "上海庙镇",
    "重庆示例绿色建材有限公司",
    "中国银行示例支行",
    "西安示例电池厂",
    "单示例（旗领导A）",
]


def found(query):
    return [name for name in NAMES if re.search(pattern_of(query), name)]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("氢能", "示例氢能综合利用项目"),
        ("qingneng", "示例氢能综合利用项目"),
        ("qingn", "示例氢能综合利用项目"),
        ("QN", "示例氢能综合利用项目"),
        ("qing neng", "示例氢能综合利用项目"),
        ("氢n", "示例氢能综合利用项目"),
        ("yahai60", "雅海60万吨LNG项目"),
        ("wandunlng", "雅海60万吨LNG项目"),
        ("雅海 lng", "雅海60万吨LNG项目"),
        ("shmz", "上海庙镇"),
        ("shanghaim", "上海庙镇"),
        ("chongqing", "重庆示例绿色建材有限公司"),
        ("lvse", "重庆示例绿色建材有限公司"),
        ("lüse", "重庆示例绿色建材有限公司"),
        ("yinhang", "中国银行示例支行"),
        ("xian", "西安示例电池厂"),
        ("shanshili", "单示例（旗领导A）"),
        ("（旗", "单示例（旗领导A）"),
    ],
)
def test_a_name_is_found(query, name):
    assert name in found(query)


@pytest.mark.parametrize("query", ["qinn", "能氢", "nq", "shanghaig", "xiangdc"])
def test_what_is_read_otherwise_is_not_found(query):
    assert found(query) == []


def test_nothing_typed_finds_nothing():
    assert pattern_of("  ") == ""


@given(st.text(max_size=200))
def test_whatever_is_typed_is_a_pattern_here_and_in_the_database(query):
    pattern = pattern_of(query)
    re.compile(pattern)
    said = duckdb.execute("select regexp_matches('示例项目', $1)", [pattern]).fetchone()
    assert said is not None


@given(st.text("abcdeghinosuzx", max_size=60))
def test_letters_that_part_in_many_ways_stay_a_short_pattern(query):
    letters = frozenset("".join(NAMES))
    assert len(pattern_of(query, letters)) < 20_000


def test_characters_that_no_name_has_are_left_out_and_change_nothing():
    letters = frozenset("".join(NAMES))
    for query in ("qingn", "shm", "lv", "x"):
        narrow = pattern_of(query, letters)
        assert len(narrow) < len(pattern_of(query)) / 5
        assert [name for name in NAMES if re.search(narrow, name)] == found(query)
