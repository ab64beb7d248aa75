"""What is read aloud: by topic and unit, both languages, nothing cut, unknown said."""

from __future__ import annotations

from datetime import date

import pytest

from data.meeting.compare import compare
from data.meeting.notice import without_unknown
from data.meeting.sentences import (
    TOPICS,
    bridge_title,
    headline,
    paragraphs,
    topic_of,
    unstated_text,
)
from data.reports.figures import dispatch_report
from tests.builders.ledger_rows import a_fund, a_project, a_store, an_item, publish_rows

NBSP = "\u00a0"


@pytest.fixture
def between():
    stores = []

    def compared(before, after, *, first=date(2021, 10, 31), second=date(2021, 11, 30)):
        store = a_store(*before, as_of=first)
        stores.append(store)
        if after:
            publish_rows(store, *after, as_of=second)
        return compare(store, store.snapshot(first), store.snapshot(second))

    yield compared
    for store in stores:
        store.close()


def signed(name, wan, **values):
    given = {"stage": "签约", "signed_date": date(2021, 3, 1), **values}
    return a_project(name, planned_investment_wan=wan, **given)


def said(comparison, language="zh"):
    return {
        part.topic: [part.heading, *(line.text for line in part.lines)]
        for part in paragraphs(comparison, language)
    }


def test_the_headline_says_what_moved(between):
    plan = "planned_production_date"
    comparison = between(
        [signed("甲", 10000, **{plan: date(2021, 12, 31)})],
        [signed("甲", 10000, **{plan: date(2022, 1, 31)}), signed("乙", 32000)],
    )
    assert headline(comparison, "zh") == (
        f"11月比10月：签约 +1 个、计划总投资 +3.20{NBSP}亿元；1 个项目推迟投产"
    )
    assert headline(comparison, "en").startswith("November against October: signed +1")


def test_that_no_plan_is_put_off_is_said_where_both_sides_state_plans(between):
    plan = {"planned_start_date": date(2021, 12, 31)}
    more = signed("乙", 32000)
    stated = between([signed("甲", 10000, **plan)], [signed("甲", 10000, **plan), more])
    assert headline(stated, "zh").endswith("；没有项目推迟计划")
    silent = between([signed("甲", 10000)], [signed("甲", 10000), more])
    assert headline(silent, "zh").endswith("亿元")


def test_nothing_changed_is_an_answer(between):
    rows = [signed("甲", 5)]
    comparison = between(rows, rows)
    assert headline(comparison, "zh") == "11月比10月：台账没有变动"
    assert said(comparison) == {}


def test_dates_that_end_no_month_are_written_out(between):
    comparison = between(
        [signed("甲", 5)], [signed("甲", 6)], first=date(2021, 10, 15), second=date(2021, 11, 12)
    )
    assert headline(comparison, "zh").startswith("2021-11-12比2021-10-15：")


def test_a_year_in_between_counts_from_its_start(between):
    comparison = between(
        [signed("甲", 5)],
        [signed("甲", 5), signed("乙", 7, signed_date=date(2022, 1, 9))],
        first=date(2021, 12, 31),
        second=date(2022, 1, 31),
    )
    assert headline(comparison, "zh").startswith("2022年以来（比2021年12月）：新签约 +1 个")


def stages(stage):
    return [
        a_project("甲", stage=stage, responsible_unit="旗农牧局"),
        a_project("乙", stage=stage, responsible_unit="旗能源局"),
        a_project("丙", stage=stage),
    ]


def test_changes_are_read_by_unit(between):
    comparison = between(stages("洽谈"), stages("签约"))
    assert said(comparison)["stage_up"] == [
        "阶段进展 3 个（其中 3 处未说明）",
        "旗农牧局：甲 洽谈→签约【未说明】。",
        "旗能源局：乙 洽谈→签约【未说明】。",
        "未填责任单位：丙 洽谈→签约【未说明】。",
    ]


def test_blank_is_said_and_never_zero(between):
    before, after = signed("丁", None, remark="一"), signed("丁", 20000, remark="金额已核")
    comparison = between([before], [after])
    assert said(comparison)["amount"][1] == f"未填责任单位：丁 计划总投资 未填→2.00{NBSP}亿元。"


def permits(**items):
    """A signed project and the states of its items."""
    return [
        signed("戊", 5),
        *(an_item(item, state, project="戊") for item, state in items.items()),
    ]


UNDER_WAY = permits(环评="在办", 节能审查="在办")
DONE = permits(环评="已办结", 节能审查="已办结", 施工许可="未启动")


def test_permits_are_read_by_project_and_first_entries_counted(between):
    comparison = between(UNDER_WAY, DONE)
    heading, line = said(comparison)["permit"]
    assert heading == "要件变动 3 项，涉及 1 个项目"
    assert line == "未填责任单位：戊 环评、节能审查 → 已办结，首次填报 1 项。"
    assert "Environmental" in said(comparison, "en")["permit"][1]


def test_every_change_is_in_exactly_one_paragraph(between):
    moved = {"planned_start_date": date(2022, 1, 1)}
    comparison = between(
        [
            *stages("洽谈"),
            *UNDER_WAY,
            signed("己", 1, town="城川镇"),
            a_project("辛", stage="建设"),
        ],
        [*stages("签约"), *DONE, signed("己", 1, **moved), a_project("庚", stage="发起")],
    )
    told = [change for part in paragraphs(comparison, "zh") for change in part.changes]
    assert len(told) > 8
    assert sorted(map(id, told)) == sorted(map(id, comparison.changes))
    assert {topic_of(change) for change in comparison.changes} <= set(TOPICS)


def test_a_long_list_is_read_to_its_end(between):
    names = [f"示例长名称项目{number:03d}号产业园" for number in range(80)]
    comparison = between(
        [a_project(name, stage="洽谈") for name in names],
        [a_project(name, stage="签约") for name in names],
    )
    line = said(comparison)["stage_up"][1]
    assert all(name in line for name in names)
    assert "…" not in line


def test_amounts_that_nobody_states_are_named(between):
    bridge = between([signed("甲", 1)], [signed("甲", 1), signed("乙", None)]).bridge("planned")
    assert unstated_text(bridge, "zh") == (
        "金额未填的签约项目：上期 0 个，本期 1 个；本期进出的：乙"
    )
    assert bridge_title(bridge, "zh").endswith("变动 ±0，余差 0")


def test_the_report_holds_cells_and_says_null_where_there_is_no_pair(between):
    store = a_store(signed("甲", 1), as_of=date(2021, 10, 31))
    try:
        report = dispatch_report(store, None, None, "zh").payload
        assert report["to"] == {"as_of": "2021-10-31", "version": 1}
        assert (report["from"], report["headline"], report["changes"]) == (None, None, None)
        publish_rows(store, signed("甲", 3), as_of=date(2021, 11, 30))
        report = dispatch_report(store, None, None, "zh").payload
        assert report["bridges"]["planned"]["steps"] == [
            {"project": "甲", "unit": None, "reason": "amount", "delta": 2}
        ]
        (change,) = report["changes"]
        assert (change["old"]["original"], change["new"]["original"]) == ("1", "3")
        assert change["silent"] is True
        assert report["counts"] == {"all": 1, "silent": 1, "by_topic": {"amount": 1}}
    finally:
        store.close()


def test_a_bridge_of_nothing_known_has_neither_change_nor_remainder(between):
    comparison = between([signed("示例项目01", 100)], [signed("示例项目01", 100)])
    title = bridge_title(comparison.bridge("funds"), "zh")
    assert title == "到位资金（自治区平台口径，上报＋审核通过）：— → —，变动 —，余差 —"


def test_between_a_day_without_a_ledger_and_one_with_it_there_is_no_change(between):
    november = (date(2021, 11, 1), date(2021, 11, 30))
    funds = a_fund("示例项目01", 2000, month_date=november[1], period=november)
    project = signed("示例项目01", 100)
    title = bridge_title(between([project], [project, funds]).bridge("funds"), "zh")
    assert (
        title == f"到位资金（自治区平台口径，上报＋审核通过）：— → 0.20{NBSP}亿元，变动 —，余差 —"
    )


def test_a_year_of_which_no_register_speaks_is_not_a_year_of_no_signings(between):
    talks = a_project("示例项目01", stage="洽谈", signed_date=None)
    comparison = between(
        [talks], [signed("示例项目01", 100)], first=date(2020, 12, 31), second=date(2021, 11, 30)
    )
    assert comparison.bridge("signed").before == 0
    undated = a_project("示例项目01", stage="签约", signed_date=None)
    comparison = between([undated], [signed("示例项目01", 100)])
    assert comparison.bridge("signed").before is None
    assert "签约" not in headline(comparison, "zh")


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
