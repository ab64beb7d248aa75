"""A sentence of the 通报 is left out, or cut, where no ledger says its figure."""

from __future__ import annotations

import pytest

from data.briefing.sentences import without_unknown

SIGNED = (
    "截至{月末}，全旗签约项目{签约项目数}个、计划总投资{签约计划总投资}，"
    "完成年度目标的{投资完成率}，{投资较序时}；其中金额未填{金额未填数}个。"
)
FUNDS = "按{到位口径}口径，本年到位资金{到位资金}（含往年签约项目，不含退回），{到位较序时}。"
KNOWN = {
    "月末": "2021年12月底",
    "到位口径": "自治区平台",
    "签约项目数": "11",
    "签约计划总投资": "799.86亿元",
    "投资完成率": "114.3%",
    "投资较序时": "超序时进度14.3个百分点",
    "金额未填数": "2",
    "到位资金": "45.39亿元",
    "到位较序时": "落后序时进度5.4个百分点",
}


@pytest.mark.parametrize(
    ("unknown", "left"),
    [
        ((), SIGNED),
        (
            ("投资完成率", "投资较序时"),
            "截至{月末}，全旗签约项目{签约项目数}个、计划总投资{签约计划总投资}；其中金额未填{金额未填数}个。",
        ),
        (
            ("签约计划总投资", "投资完成率", "投资较序时"),
            "截至{月末}，全旗签约项目{签约项目数}个；其中金额未填{金额未填数}个。",
        ),
        (("签约项目数",), ""),
    ],
)
def test_what_is_unknown_goes_and_what_hangs_on_it(unknown, left):
    assert without_unknown(SIGNED, KNOWN | dict.fromkeys(unknown)) == left


def test_a_sentence_of_which_only_the_day_is_known_is_left_out():
    assert without_unknown(FUNDS, KNOWN | {"到位资金": None}) == ""


def test_signs_within_brackets_part_nothing():
    assert without_unknown(FUNDS, KNOWN | {"到位较序时": None}) == (
        "按{到位口径}口径，本年到位资金{到位资金}（含往年签约项目，不含退回）。"
    )


def test_sentences_of_a_paragraph_stand_or_fall_by_themselves():
    told = without_unknown(SIGNED + FUNDS, KNOWN | {"签约项目数": None})

    assert told == FUNDS


def test_none_of_that_is_not_said():
    assert without_unknown(SIGNED, KNOWN | {"金额未填数": "0"}) == SIGNED.partition("；")[0] + "。"


def test_a_sentence_without_figures_stands():
    assert without_unknown("各单位要逐项销号，下月报送。", {}) == "各单位要逐项销号，下月报送。"
