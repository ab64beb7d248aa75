"""Channels on two made counties: who brought whom, what of it is unknown, whom to ask next."""

from __future__ import annotations

import re

import pytest

from data.cuts import FILTERS
from data.language import speaking
from data.screens import channels as said
from data.screens.channels import Channels
from data.screens.pipeline import Pipeline
from data.screens.view import view_at
from data.store import store as process
from data.trace.figures import Reference
from data.trace.tracer import Tracer
from tests.builders.own_ledgers import an_office_in_use
from tests.builders.sourcing import (
    LEAD_HEADERS,
    LEADS,
    few_projects,
    few_visits,
    many_projects,
    publish,
)
from tests.pages.steps import html, opened

NONE = dict.fromkeys(FILTERS)


@pytest.fixture(scope="module", params=["few", "many"])
def office(request, tmp_path_factory):
    """A county of 20 projects, then one of 300; to be read only."""
    folder = tmp_path_factory.mktemp(request.param)
    with an_office_in_use(folder) as store:
        if request.param == "few":
            leads = [["招商线索台账"], list(LEAD_HEADERS), *LEADS]
            publish(store, folder, {"项目台账": few_projects()})
            publish(store, folder, {"外出招商": few_visits()})
            publish(store, folder, {"招商线索": leads})
        else:
            publish(store, folder, {"项目": many_projects()})
        yield request.param


def channels(**filters):
    return Channels(view_at(), {**NONE, **filters})


def by_name(found, dimension="channel"):
    return {row["group_name"]: row for row in found.by(dimension)}


def test_connectors_are_organisations_and_persons_are_not_named(office):
    found = channels()
    shown = re.sub(r"<[^>]+>", "", html(opened("channels")))
    assert "示例人员甲" not in shown
    assert "示例某人" not in shown
    if office == "few":
        brought = [(one.name, len(one.rows), one.signed) for one in found.of_kind("connector")]
        assert brought == [
            ("示例企业甲有限公司", 3, 2),
            ("示例企业乙有限公司", 2, 1),
            ("示例商会01", 1, 0),
        ]
        assert said.headline(found) == (
            "3 家企业、商会引荐 6 个项目，3 个已签约；以商招商另有 1 个没填引荐人"
        )
        assert "在地企业 · 煤化工" in shown
        assert "个人引荐（不列姓名）" in shown
    else:
        assert len(found.of_kind("connector")) == 27
        assert "其余 15 家" in shown


def test_a_channel_s_yield_names_what_is_unknown(office):
    row = by_name(channels())["以商招商"]
    if office == "few":
        counts = ("project_count", "talks_count", "signed_count", "started_count")
        assert [row[name] for name in counts] == [8, 6, 4, 1]
        assert said.year_text(row) == ("157.80", "＋2 未填")
        assert (row["lead_days"], row["lead_dated_count"]) == (120, 2)
        assert said.sum_text(row["planned_wan"], row["unknown_count"]) == (
            "184.80\xa0亿元（4 个金额未填）"
        )
    else:
        assert said.year_text(row) == ("3.17", "＋5 未填")
        assert said.days_title(channels()).startswith("150 个已签约项目都没填线索日期")


def test_the_same_numbers_as_on_the_pipeline(office):
    """Signed this year and its sum, in all and by channel; projects by stage."""
    found = channels()
    pipeline = Pipeline(view_at(), NONE)
    assert found.whole["year_count"] == pipeline.now["signed_count"]
    assert found.whole["year_wan"] == pipeline.now["planned_wan"]
    ours = {
        name: (row["year_count"], row["year_wan"])
        for name, row in by_name(found).items()
        if row["year_count"]
    }
    theirs = {
        row["group_value"] if isinstance(row["group_value"], str) else None: (
            row["project_count"],
            row["planned_wan"],
        )
        for row in pipeline.groups("channel").to_dict("records")
    }
    assert ours == theirs
    stock = pipeline.ladder.set_index("stage")["stock_count"]
    assert stock.sum() == found.whole["project_count"]
    assert stock["签约":].sum() == found.whole["signed_count"]


def test_every_number_opens_its_rows(office):
    view, found = view_at(), channels()
    tracer = Tracer(process.open_store(), view.now)
    for name, row in by_name(found).items():
        flags = {"is_signed": "signed_count", "is_started": "started_count"}
        for flag, column in flags.items():
            part = {"is_stock": "true", "channel": name, flag: "true"}
            assert tracer.trace(found.reference(**part)).total == row[column]
        planned = found.reference("sourced_planned", is_stock="true", channel=name)
        traced = tracer.trace(planned)
        assert (traced.total, traced.unstated) == (row["planned_wan"], row["unknown_count"])
        assert tracer.trace(Reference.of("signed", channel=name)).total == row["year_count"]


def test_whom_to_ask_leaves_out_who_was_met_or_is_in_talks(office):
    found = {row["connector"]: row["companies"] for row in channels().to_meet}
    if office == "few":
        assert found == {
            "示例企业甲有限公司": ["示例企业巳公司", "示例企业辰公司"],
            "示例企业乙有限公司": ["示例来客丁公司"],
        }
        assert said.to_meet_title(channels()) == "还能请谁引荐：2 家企业，同链 3 家没见过"
    else:
        assert all(found.values())


def test_a_filter_narrows_every_number(office):
    found = channels(channels=["以商招商"])
    assert set(by_name(found)) == {"以商招商"}
    assert found.whole["project_count"] == by_name(channels())["以商招商"]["project_count"]


def test_the_picture_is_chosen_by_how_much_there_is(office):
    classes = {"few": ("sbc-each", "sbc-squares"), "many": ("sbc-squares", "sbc-each")}[office]
    assert classes[0] in html(opened("channels"))
    other = opened("channels", draw="squares" if office == "few" else "each")
    assert classes[1] in html(other)


def test_in_english(office):
    with speaking("en"):
        assert "introduced" in said.headline(channels())
        assert "signed" in said.chains_title(channels())


def test_nothing_published_says_what_to_upload(var_folder):
    assert "上传项目台账后" in html(opened("channels"))
