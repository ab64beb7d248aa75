"""What lists say of what their rows leave blank: that it is unknown, never that there is none."""

from __future__ import annotations

from datetime import date

import pytest

from data.formats import UNKNOWN
from data.language import speaking
from data.ledgers.registry import ledger
from data.screens import channels, clock_sentences, dispatch, fund_gaps, mobilisation, overview
from data.screens import ledger_sentences as sentences
from data.screens.clock_readings import Clocked
from data.screens.ledger_readings import Listed, Scope
from data.screens.ledger_reminder import late_rows, reminder_text
from data.screens.ledger_words import head_of, number_text
from data.screens.view import view_at
from data.store import store as process
from tests.builders.ledger_rows import a_fund, a_project, a_store
from tests.builders.own_ledgers import an_office_in_use
from tests.builders.own_lists import publish_list
from ui.components.drawer.figures import part_word
from ui.ledger.sections import _text

NEEDS = ("企业名称", "诉求内容", "诉求渠道", "提出日期", "办理结果")
DIFFICULTIES = ("项目名称", "难题内容", "解决单位", "提出日期", "解决期限", "销号状态")
LEADS = ("线索名称", "线索投资方", "线索提供单位", "提供日期")
SESSIONS = ("座谈会名称", "座谈日期", "参会企业")


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """Requests without acceptance, limit and state; a late difficulty; a session of autumn."""
    folder = tmp_path_factory.mktemp("unknown")
    with an_office_in_use(folder) as store:
        asked = [
            ["示例甲公司", "并网", "24小时热线", date(2021, 4, 11), "还在办"],
            ["示例乙公司", "招工", "企业问需", date(2021, 5, 6), "办结"],
        ]
        publish_list(store, folder, "企业诉求", NEEDS, asked)
        stuck = ["示例茶厂", "用电", "示例局", date(2021, 5, 1), date(2021, 6, 1), "未解决"]
        publish_list(store, folder, "项目难题", DIFFICULTIES, [stuck])
        met = ["示例座谈", date(2021, 9, 2), "12家"]
        publish_list(store, folder, "企业问需座谈", SESSIONS, [met], date(2021, 10, 31))
        leads = [[f"示例线索{n}", f"示例客商{n}", "示例局", date(2021, 3, n)] for n in (1, 2, 3)]
        publish_list(store, folder, "招商线索", LEADS, leads)
        yield store


def listed(name):
    return Listed(view_at(), ledger(name), Scope())


def test_without_limits_nobody_can_say_that_none_is_late(office):
    assert sentences.headline(listed("needs")) == "企业诉求 2 件，办理期限都未填"


def test_without_days_of_acceptance_this_year_is_unknown(office):
    clocked = Clocked(listed("needs"))
    assert clock_sentences.figures(clocked)[0].value == UNKNOWN
    assert clock_sentences.channels_title(clocked) == "受理日期都没填，今年受理多少不知道"
    assert {told[3] for _, told in clock_sentences.channel_lines(clocked)} == {UNKNOWN}
    assert "还没有" not in clock_sentences.title(clocked)
    assert "还没有" not in clock_sentences.units_title(clocked)


def test_states_that_nobody_wrote_are_not_counted_as_none(office):
    *known, blank = clock_sentences.states(listed("needs"))
    assert {number for _, number, _, _ in known} == {UNKNOWN}
    assert blank[:2] == ("台账未填", "2")


def test_a_state_of_the_clock_has_a_word(office):
    assert part_word("clock_state", "unknown") == "判断不了"
    with speaking("en"):
        assert part_word("clock_state", "open_overdue") == "overdue and open"


def test_a_reminder_names_a_project_once(office):
    one = listed("difficulties")
    said = reminder_text(one, "示例局", late_rows(one, "示例局"))
    assert said.count("示例茶厂") == 1


def test_a_month_after_the_ledger_was_written_is_not_said_to_be_empty(office):
    assert sentences.months_title(listed("sessions")) == "近 12 个月 1 场"


def test_a_unit_of_a_field_is_in_the_readers_language(office):
    met, days = ledger("events").field("companies_met"), ledger("hall").field("days_cut")
    with speaking("en"):
        assert number_text(met, 12) == "12"
        assert head_of(met) == "Companies met"
        assert number_text(days, 72).endswith("72\u00a0working days")
    assert number_text(met, 12) == "12\u00a0家"


def test_what_changed_is_written_as_in_the_list():
    days = ledger("service_items").field("promised_days")
    assert _text(days, "12.0") == "12"


def test_leads_of_unstated_status_are_not_said_to_be_stuck(office):
    found = mobilisation.Mobilisation(view_at())
    assert mobilisation.ladder_title(found) == "知道走到哪一步的线索还少，看不出卡在哪一步"
    assert found.ladder[2].rate is None
    assert [one.talked for one in found.owners("unit")] == [None]
    assert "3 条没填状态，走到哪一步不知道" in mobilisation.sub_line(found)


def test_channels_and_months_that_nobody_wrote_are_unknown(monkeypatch):
    store = a_store(
        a_project("示例茶厂", stage="签约", channel=None, industry_chain=None),
        a_fund("示例茶厂", 300, period_kind="当年累计"),
        a_fund("示例茶厂", 100, basis="企业自报"),
    )
    monkeypatch.setattr(process, "_process_store", store)
    found = channels.Channels(view_at())
    assert channels.channels_title(found) == "招商方式都没填，哪种方式签得多不知道"
    assert "不知道" in channels.to_meet_title(found)
    gaps = fund_gaps.FundGaps(view_at(), "企业自报")
    assert fund_gaps.months_title(gaps) == "自治区平台没有写明当月数，没有哪个月能两种口径对照"
    store.close()


def test_deadlines_that_nobody_stated_are_not_said_to_be_kept(monkeypatch):
    store = a_store(
        a_project("示例茶厂", stage="洽谈", next_step_due_date=None),
        a_project("示例纸厂", stage="签约", next_step_due_date=date(2020, 1, 1)),
    )
    monkeypatch.setattr(process, "_process_store", store)
    found = dispatch.Standing(view_at())
    assert dispatch.unfinished_title(found, "talks").endswith("；下步期限都没填")
    assert dispatch.unfinished_title(found, "signed").endswith("；1 个下步已过期限")
    store.close()


def test_a_figure_that_is_unknown_has_no_course_of_months(monkeypatch):
    store = a_store(a_project("示例茶厂", stage="签约"))
    monkeypatch.setattr(process, "_process_store", store)
    signed, planned, funds, _ = overview.figures(overview.Overview(view_at()))
    assert [one.value for one in (signed, planned, funds)] == [UNKNOWN] * 3
    assert [list(one.months) for one in (signed, planned, funds)] == [[], [], []]
    store.close()
