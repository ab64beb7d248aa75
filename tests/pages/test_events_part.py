"""Promotion events above their list: by kind, yield, unknown costs named, late follow-ups."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from streamlit.util import calc_hash

from data.figures import figures
from data.language import speaking
from data.ledgers.registry import ledger
from data.screens import events as said
from data.screens.events import Events
from data.screens.ledger_readings import Listed, Scope
from data.screens.view import view_at
from data.store import store as process
from data.trace.tracer import Tracer
from tests.builders.own_ledgers import an_office, an_office_in_use
from tests.builders.sourcing import EVENT_HEADERS, EVENTS, publish
from tests.pages.steps import frame


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("events")
    with an_office_in_use(folder) as store:
        publish(store, folder, {"招商活动": [["招商活动台账"], list(EVENT_HEADERS), *EVENTS]})
        yield store


def events(**scope):
    return Events(Listed(view_at(), ledger("events"), Scope(**scope)))


def page():
    app = frame()
    app.run()
    app._page_hash = calc_hash("ledger-events")
    app.run()
    assert not app.exception, app.exception
    return re.sub(r"<[^>]+>", "", "\n".join(str(one.value) for one in app.get("html")))


def test_the_year_s_events_with_what_nobody_stated(office):
    assert said.title(events()).replace("\xa0", " ") == (
        "本年 4 场活动，花 44.80 万元（2 场未填），对接 80 家企业（1 场未填），"
        "意向 12 个（1 场未填），签约 2 个（1 场未填）"
    )
    assert said.kinds_line(events()) == "推介会 2 场、博览会 1 场、座谈会 1 场"


def test_yield_is_over_events_that_state_both_numbers(office):
    by_kind = {row["kind"]: row for row in events().kinds}
    promotion = by_kind["推介会"]
    assert float(promotion["intended_a_wan"]) == pytest.approx(6 / 38.6)
    assert promotion["cost_unknown"] == 1
    assert by_kind["博览会"]["intended_a_wan"] != by_kind["博览会"]["intended_a_wan"]  # unknown
    assert said.best(events()) == "示例座谈会三每万元带来意向最多，0.32 个"
    assert said.untold_line(events()).endswith("不参加比较：示例博览会四")


def test_follow_ups_past_their_day(office):
    assert said.follow_title(events()) == "后续 2 件，完成 1 件，逾期 1 件、最久 30 天"
    assert [row["name"] for row in events().late] == ["示例推介会一"]


def test_every_number_opens_its_rows(office):
    tracer = Tracer(office, view_at().now)
    for row in events().kinds:
        assert tracer.trace(events().reference(group_name=row["kind"])).total == row["event_count"]
    cost = tracer.trace(events().reference("entry_sum", of="event_cost"))
    assert (float(cost.total), cost.unstated) == (events().whole["cost"], 2)


def test_the_figures_say_the_same(office):
    found = figures(office)["events"]
    assert found["by_kind"] == {"推介会": 2, "博览会": 1, "座谈会": 1}
    assert (found["promotion_events"], found["cost"], found["without_cost"]) == (2, 44.8, 2)


def test_the_page_shows_them_above_the_list(office):
    shown = page()
    assert "42 → 6 → 1" in shown
    assert "逾期 30 天" in shown
    assert "26 → 4 → 1" in shown


def test_a_reader_s_period_replaces_the_year(office):
    chosen = events(period="past")
    assert not chosen.is_of_year
    assert [row["name"] for row in chosen.every] == ["示例推介会一", "示例座谈会三"]


def test_in_english(office):
    with speaking("en"):
        assert said.title(events()).startswith("This year 4 events")


def test_a_day_known_to_its_year_is_written_so(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    rows = [["示例推介活动", "推介会", "2021年", "北京市", 12]]
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        heads = ["活动名称", "活动类型", "开始日期", "举办地点", "对接企业数"]
        publish(store, tmp_path, {"招商活动": [["招商活动台账"], heads, *rows]})
        assert [row["written_day"] for row in events().every] == ["2021"]


def test_another_county_of_three_hundred_events(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    heads = ["会议名称", "活动形式", "举办日期", "举办城市", "费用（元）", "参会企业数", "签约数"]
    rows = [
        [
            f"示例活动{n:03}",
            ("招商推介会", "项目洽谈会", "展会", None)[n % 4],
            date(2021, 1, 1) + timedelta(days=n),
            "示例市",
            None if n % 5 == 0 else 10000 + n * 1000,
            n % 37 if n % 3 else None,
            n % 2,
        ]
        for n in range(300)
    ]
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish(store, tmp_path, {"招商活动": [["招商活动统计"], heads, *rows]})
        found = events()
        assert found.whole["event_count"] == 300
        assert (found.whole["cost_unknown"], found.whole["met_unknown"]) == (60, 100)
        assert "另有 288 场在下面的清单里" in page()
