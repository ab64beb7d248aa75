"""Sentences about progress: plans, conditions, negations and other nouns claim nothing."""

import pytest

from data.ledgers.stage_claims import claims_in


def said(text):
    """(stage, is_denial) of every claim, for a sheet of November 2026."""
    return [(one.stage, one.is_denial) for one in claims_in(text, 2026, 11)]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("项目已投产", "投产"),
        ("已开工，正在办理施工图审查", "开工"),
        ("于2026年6月正式开工", "开工"),
        ("2026年3月开工", "开工"),
        ("项目暂缓", "缓建"),
        ("因资金问题停工，企业拟终止合作", "停建"),
        ("企业已决定放弃投资", "终止"),
        ("正在进行设备安装，预计10月投产", "建设"),
        ("计划投资5亿元，已于3月开工", "开工"),
        ("已全容量并网发电", "投产"),
        ("项目已于8月建成投用", "投产"),
        ("试运行中", "试生产"),
        ("正在试运行", "试生产"),
        ("原计划6月投产，现已停工", "停建"),
        ("投产", "投产"),
        ("已与县政府签订投资协议", "签约"),
        ("6月举行签约仪式", "签约"),
        ("已签约，正在办理拿地手续", "签约"),
        ("在谈，企业拟11月来考察", "洽谈"),
        ("前期接洽", "洽谈"),
    ],
)
def test_what_has_happened_is_a_claim(text, stage):
    assert said(text) == [(stage, False)]


@pytest.mark.parametrize(
    "text",
    [
        "预计年底投产",
        "计划年底建成投用",
        "计划9月开工建设，年底前竣工投产",
        "力争6月开工，目前正在办理前期手续",
        "若资金到位，即可开工",
        "待土地手续办结后开工",
        "开工手续已办理完成",
        "正在推进开工前准备工作",
        "已具备开工条件",
        "正在办理施工许可证",
        "与已投产的示例项目配套，正在选址",
        "2026年12月投产",
        "2027年3月开工",
        "6月开工",
        "冬季停工",
        "拟终止合作",
        "项目进展顺利",
        "拟11月签约",
        "正在准备签约文本",
        "签约后即可供地",
        "与已签约企业配套",
        "完成场地平整，力争尽早开工",
        "",
    ],
)
def test_plans_conditions_and_other_nouns_claim_nothing(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("尚未开工", "开工"),
        ("未开工，计划明年5月开工", "开工"),
        ("暂未投产", "投产"),
        ("尚未签约", "签约"),
    ],
)
def test_a_negation_denies_the_stage(text, stage):
    assert said(text) == [(stage, True)]
