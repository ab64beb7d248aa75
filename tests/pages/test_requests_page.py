"""Requests of enterprises: on time with both numbers, units against limits, states."""

from __future__ import annotations

import re
from datetime import date

import pytest
from streamlit.util import calc_hash

from data.figures import figures as figures_of
from data.language import speaking
from data.ledgers.registry import ledger
from data.screens import clock_sentences as sentences
from data.screens.clock_readings import Clocked
from data.screens.ledger_readings import Listed, Scope
from data.screens.view import view_at
from data.store import store as process
from data.trace.tracer import Tracer
from tests.builders.own_ledgers import an_office, an_office_in_use
from tests.builders.own_lists import publish_list
from tests.builders.requests import NEED_HEADERS, NEEDS, SESSION_HEADERS, SESSIONS, need
from tests.pages.steps import frame


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """An office with nine requests, of which one skipped a state; to be read only."""
    folder = tmp_path_factory.mktemp("requests")
    with an_office_in_use(folder) as store:
        before = [[*row] for row in NEEDS]
        before[1][7:9] = ["未受理", None]  # 未受理 → 已回访 is no move
        publish_list(store, folder, "企业诉求", NEED_HEADERS, before, date(2021, 11, 30))
        publish_list(store, folder, "企业诉求", NEED_HEADERS, NEEDS)
        publish_list(store, folder, "企业问需座谈", SESSION_HEADERS, SESSIONS)
        yield store


def clocked(**scope):
    return Clocked(Listed(view_at(), ledger("needs"), Scope(**scope)))


def html(name, **query):
    app = frame(**query)
    app.run()
    app._page_hash = calc_hash(f"ledger-{name}")
    app.run()
    assert not app.exception, app.exception
    told = "\n".join(str(one.value) for one in app.get("html"))
    return re.sub(r"<[^>]+>", "", told)


def test_what_is_overdue_and_open_is_in_the_base_and_unknown_in_neither(office):
    found = clocked().on_time
    assert (found.on_time, found.late, found.overdue) == (3, 1, 2)
    assert (found.running, found.unknown) == (1, 2)
    assert sentences.title(clocked()) == "按时办结率 50.0%；2 件逾期未结"
    assert "3 ÷ 6" in sentences.formula(clocked())
    assert "只看已办结是 75.0%" in sentences.formula(clocked())


def test_what_cannot_be_judged_stands_apart_with_its_reason(office):
    said = sentences.unknown(clocked())
    assert "没有受理日期 1" in said
    assert "没有办结日期 1" in said
    assert clocked(units=("示例能源局",)).on_time.unknown == 0


def test_a_share_of_all_cannot_stand_above_something_overdue(office):
    late = clocked(units=("示例能源局",))
    assert (late.on_time.share, late.on_time.overdue) == (0.5, 1)
    assert late.listed.headline["overdue_count"] == 1


def test_units_have_median_and_ninetieth_percentile_against_their_limit(office):
    rows = {row["unit"]: row for row in clocked().units}
    energy = rows["示例能源局"]
    # 9, 14 and 21 working days: the pause of S-3 is not counted.
    assert (energy["median_days"], energy["ninth_days"]) == (14, 21)
    assert "示例能源局最慢：中位 14、九成 21 个工作日，时限 15" in sentences.units_title(clocked())


def test_each_number_opens_its_rows(office):
    one = clocked()
    tracer = Tracer(office, view_at().now)
    for state, number in (("closed_on_time", 3), ("open_overdue", 2), ("unknown", 2)):
        assert len(tracer.trace(sentences.rows_in(one, state)).lines) == number


def test_an_extension_without_approval_is_said_and_the_usual_limit_too(office):
    assert sentences.stopped(clocked()) == "1 件的延期未经批准，不计"
    assert "1 件未写办理类别，按一般计" in sentences.rule(clocked())
    assert "复杂 30" in sentences.rule(clocked())


def test_satisfaction_is_of_those_who_were_asked(office):
    assert sentences.satisfied(clocked()) == (
        "回访满意或基本满意 50.0%＝2 ÷ 4 件有评价的；没有评价的不计"
    )


def test_the_list_says_the_day_that_the_clock_gives_and_working_days(office):
    shown = html("needs")
    assert "最久 29 个工作日" in shown
    assert "逾期（工作日）" in shown
    assert "2021-11-22" in shown
    assert "延期天数合计" not in shown


def test_sessions_are_counted_and_companies_stay_in_their_words(office):
    assert sentences.sessions(clocked()) == "问需座谈 2 场；参会企业（原文）：60多家"


def test_a_state_that_was_skipped_is_named(office):
    assert sentences.jumps(clocked()) == (
        "较上期有 1 件状态跳步：示例乙公司 · 招工（未受理→已回访）"
    )


def test_the_page_says_it_above_the_list_without_a_telephone_number(office):
    shown = html("needs")
    assert shown.index("按时办结率 50.0%") < shown.index("用电扩容")
    assert "延期" in shown
    assert "13800000001" not in shown
    assert "之后可以" in shown


def test_the_page_in_english_and_narrowed(office):
    with speaking("en"):
        assert sentences.title(clocked()).startswith("50.0% on time; 2 rows overdue and open")
    assert "按时办结率 50.0%" in html("needs", units="示例能源局")


def test_channels_stand_against_the_same_days_of_last_year(office):
    told = {row["channel"]: row for row in clocked().channels}
    hotline = told["24小时热线"]
    # Four came by the hotline, one of them on no stated day.
    assert (hotline["year_count"], hotline["undated_count"]) == (3, 1)
    assert "上年同期没有台账可比" in sentences.channels_title(clocked())
    assert "1 件没有受理日期" in sentences.undated(clocked())
    tracer = Tracer(office, view_at().now)
    lines = sentences.channel_lines(clocked())
    opened = [len(tracer.trace(reference).lines) for reference, _ in lines]
    assert opened == [int(str(line[3])) for _, line in lines]
    assert "24小时热线来得最多" in html("needs")


def test_what_grew_most_is_named(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        years = [
            *((f"A-{n}", "企业问需", date(2021, 3, n)) for n in range(1, 6)),
            *((f"B-{n}", "24小时热线", date(2021, 4, n)) for n in range(1, 9)),
            *((f"C-{n}", "24小时热线", date(2020, 4, n)) for n in range(1, 8)),
        ]
        rows = [need(no, by, f"示例{no}公司", "办证", day, None) for no, by, day in years]
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, rows)
        assert sentences.channels_title(clocked()) == (
            "24小时热线来得最多；企业问需比上年同期多 5 件"
        )
        assert [line[4] for _, line in sentences.channel_lines(clocked())] == ["+1", "+5"]


def test_a_square_a_request_and_what_was_taken_up_again(office):
    shown = html("needs")
    assert "分子：按时办结 3" in shown
    assert "分母：已办结 4 ＋ 逾期未结 2 ＝ 6" in shown
    assert [number for _, _, number, _ in sentences.squares(clocked())] == [3, 1, 2, 1]
    assert "2 件重办，2 件因回访不满意" in shown
    # Who is still open stands first.
    assert [row["company"] for row in clocked().reopened] == ["示例庚公司", "示例丙公司"]


def test_the_head_compares_with_the_same_days_of_last_year(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    told = [
        need("T-1", "24小时热线", "示例甲公司", "用电", date(2020, 5, 6), None, "一般", "办理中"),
        need("T-2", "24小时热线", "示例甲公司", "用水", date(2021, 5, 6), None, "一般", "办理中"),
        need("T-3", "企业问需", "示例乙公司", "用气", date(2021, 6, 8), None, "一般", "办理中"),
    ]
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, told)
        received, _ = sentences.figures(clocked())
        assert received.value == "2"
        assert [one.value for one in received.comparisons] == ["1", "+1"]


def test_what_nobody_says_of_taking_up_again_is_unknown_and_a_state_counts_as_the_flag(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    silent = ("企业名称", "诉求内容", "受理日期", "办理单位", "办结日期")
    told = ["示例甲公司", "用电", date(2021, 5, 6), "示例能源局", date(2021, 5, 9)]
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish_list(store, tmp_path, "企业诉求", silent, [told])
        assert sentences.reopened_title(clocked()) == "台账没有写哪些重办"
        assert figures_of(store)["ledgers"]["needs"]["measures"]["reopened"] is None
        rows = [need("T-1", None, *told[:3], "示例能源局", None, "重办")]
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, rows)
        assert sentences.reopened_title(clocked()) == "1 件重办"
        assert figures_of(store)["ledgers"]["needs"]["measures"]["reopened"] == 1
