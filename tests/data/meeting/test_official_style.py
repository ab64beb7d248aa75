"""Sentences of the screen as a 通报 writes them."""

from __future__ import annotations

import pytest

from data.meeting.notice import official, ordinal


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (
            "推迟投产 3 个。示例项目06（肉羊） 2021-12→2022-01，推迟 31 天。",
            "推迟投产3个。示例项目06（肉羊）由2021年12月改为2022年1月，推迟31天。",
        ),
        ("示例项目05（重卡） 签约→开工；", "示例项目05（重卡）由签约改为开工；"),
        (
            "示例项目07（物流） 9,700\u00a0万元→1.12\u00a0亿元（+1,500\u00a0万元）",
            "示例项目07（物流）由9700万元改为1.12亿元（增加1500万元）",
        ),
        (
            "计划总投资 2.00\u00a0亿元→1.00\u00a0亿元（−1.00\u00a0亿元）",
            "计划总投资由2.00亿元改为1.00亿元（减少1.00亿元）",
        ),
        (
            "示例项目01（制氢） 林地审核、防雷 → 在办，首次填报 1 项",
            "示例项目01（制氢）林地审核、防雷转为在办，首次填报1项",
        ),
        ("签约日期 2021-12-09", "签约日期2021年12月9日"),
        ("ABC 3 项目 一期（二标） 签约→开工", "ABC 3 项目 一期（二标）由签约改为开工"),
        ("编号 SL-2021-12-006", "编号 SL-2021-12-006"),
    ],
)
def test_a_sentence_in_official_style(said, written):
    assert official(said) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (99, "九十九")],
)
def test_an_ordinal(number, written):
    assert ordinal(number) == written
