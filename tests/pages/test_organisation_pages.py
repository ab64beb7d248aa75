"""Scoreboard, organisation, verifications and lost projects of two made counties."""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest
from streamlit.util import calc_hash

from data.cuts import FILTERS
from data.figures import figures
from data.language import speaking
from data.ledgers.registry import ledger
from data.screens import claims as claimed
from data.screens import organisation as desks
from data.screens import overview, pipeline, targets
from data.screens import scoreboard as scores
from data.screens.assignments import Assignments
from data.screens.claims import Claims, Lost
from data.screens.ledger_readings import Listed, Scope
from data.screens.organisation import NOBODY, Desks
from data.screens.overview import Overview
from data.screens.pipeline import Pipeline
from data.screens.scoreboard import Scores
from data.screens.view import view_at
from data.trace.tracer import Tracer
from tests.builders.ledger_rows import a_project, an_order, publish_rows
from tests.builders.marts import mart_rows
from tests.builders.own_ledgers import an_office_in_use
from tests.builders.own_lists import publish_list
from tests.builders.people import signed_in_as
from tests.builders.scored_counties import (
    REGISTER,
    REGISTER_HEADERS,
    TOWNS,
    publish_hills,
    publish_plain,
)
from tests.pages.steps import frame, html, opened
from ui.cuts import _by_every_name


@contextmanager
def county(folder, fill):
    with an_office_in_use(folder) as store:
        fill(store)
        yield store


@pytest.fixture(scope="module")
def hills(tmp_path_factory):
    """Five projects, a register with renamed groups, orders, verifications; to be read only."""
    folder = tmp_path_factory.mktemp("hills")
    with county(folder, lambda store: publish_hills(store, folder)) as store:
        yield store


@pytest.fixture
def plain(tmp_path):
    """300 projects, 15 towns, no register."""
    with county(tmp_path, publish_plain) as store:
        yield store


def plain_text(app):
    return re.sub(r"<[^>]+>", "", html(app))


def list_page(name):
    app = frame()
    app.run()
    app._page_hash = calc_hash(f"ledger-{name}")
    app.run()
    assert not app.exception, app.exception
    return plain_text(app)


def board():
    return Scores(view_at())


def scored(name):
    return next(one for one in board().shown if one.owner == name)


class TestOrganisation:
    def test_the_figures_are_of_those_in_office(self, hills):
        found = figures(hills)["organisation"]
        # The head who left in February is none of them.
        assert found == {"leading_group_heads": 2, "working_departments": 2, "special_groups": 2}

    def test_the_headline_counts_the_structure_and_what_nobody_has(self, hills):
        said = desks.headline(Desks(view_at()))
        assert said.startswith("双组长、2 个工作部门、2 个专项招商组")
        assert said.endswith("1 个项目没有责任单位")

    def test_a_renamed_group_is_one_desk(self, hills):
        names = [row["body"] for row in Desks(view_at()).bodies]
        assert "能源招商组" in names and "第一招商组" not in names
        note = desks.desk_note(Desks(view_at(), "能源招商组"))
        assert "负责人 示例丙" in note and "曾用名 第一招商组" in note

    def test_what_two_ledgers_tell_is_on_the_desk_once(self, hills):
        tasks = Desks(view_at(), "能源招商组").tasks
        assert [desks.matter_text(row) for row in tasks] == [
            ("协调示例甲项目用水指标批复", "也是下一步，同一件")
        ]

    def test_every_thing_is_on_one_desk_and_the_rows_add_up(self, hills):
        rows = mart_rows(hills, "desk", hills.snapshot())
        assert Desks(view_at()).total("total") == len(rows) == 8
        things = [(row["thing"], row["matter"], row["project_id"]) for row in rows]
        assert len(set(things)) == len(things)

    def test_a_permit_is_on_the_desk_of_the_projects_group_in_the_hands_of_the_office(self, hills):
        (row,) = [row for row in Desks(view_at(), "农牧招商组").tasks if row["thing"] == "permit"]
        assert (row["matter"], row["holder"]) == ("环评", "示例生态局")

    def test_an_order_without_a_project_is_on_the_desk_of_its_unit(self, hills):
        assert [row["matter"] for row in Desks(view_at(), "综合协调部").tasks] == ["整理招商手册"]

    def test_every_count_opens_its_rows(self, hills):
        view = view_at()
        tracer = Tracer(hills, view.now)
        for row in Desks(view).bodies:
            for thing in desks.THINGS:
                reference = Desks(view).reference(row, thing)
                assert tracer.trace(reference).total == row[f"{thing}_count"]

    def test_the_page_opens_the_desk_of_the_address(self, hills):
        shown = plain_text(opened("organisation", desk="综合协调部"))
        assert "综合协调部的桌面：1 件" in shown and "整理招商手册" in shown
        assert "没有责任单位的 1 件" in plain_text(opened("organisation", desk=NOBODY))

    def test_without_a_register_towns_and_units_have_desks(self, plain):
        app = opened("organisation")
        shown = plain_text(app)
        assert "组织名册还没有上传" in shown
        assert "镇 5" in shown and "成员单位 4" in shown
        assert figures(plain)["organisation"]["special_groups"] is None

    def test_in_english(self, hills):
        assert "Two heads" in plain_text(opened("organisation", lang="en"))


class TestScoreboard:
    def test_targets_and_projects_meet_under_a_renamed_group(self, hills):
        one = scored("能源招商组")
        signed = next(part for part in one.parts if part.metric == "签约项目")
        # The target is set under the old name, one of the projects too, the other under the new.
        assert (signed.told_owner, signed.counted) == ("第一招商组", 2)

    def test_only_what_another_unit_verified_counts_for_starts(self, hills):
        begun = {
            one.owner: next(part for part in one.parts if part.metric == "开工项目")
            for one in board().scored
            if one.kind == "组"
        }
        told = {owner: (int(p.claimed), int(p.counted)) for owner, p in begun.items()}
        assert told == {"能源招商组": (2, 1), "农牧招商组": (1, 0)}
        assert scores.claimed_text(begun["能源招商组"]) == "申报 2，已认定 1，按已认定计"

    def test_what_is_unknown_stands_apart(self, hills):
        (one,) = board().unscored
        assert (one.owner, scores.missing_text(one)) == ("南河镇", "缺拜访推进项目的目标或完成数")

    def test_overdue_orders_and_refused_claims_are_deducted(self, hills):
        found = {one.owner: (one.overdue_orders, one.refused_claims) for one in board().scored}
        assert found == {"北山镇": (0, 0), "能源招商组": (1, 0), "农牧招商组": (0, 1)}

    def test_the_way_up_names_the_project_that_can_do_it(self, hills):
        opened_ = Scores(view_at(), owner="农牧招商组")
        assert scores.ways_title(opened_) == "再进一位要多 6.18 分：开工项目多 1 个就够"
        assert scores.way_place(opened_, opened_.ways[0]) == "已申报未认定：示例丙项目"

    def test_the_page_opens_a_score_into_products(self, hills):
        shown = plain_text(opened("scoreboard", unit="能源招商组"))
        assert "能源招商组：48.62 分怎么来的" in shown
        assert "15.38 + 9.62 + 24.62 − 1.00" in shown
        assert "权重：签约项目 20" in shown and "本系统设定" in shown

    def test_a_product_opens_the_claims_that_count(self, hills):
        view = view_at()
        opened_ = Scores(view, owner="能源招商组")
        begun = next(part for part in opened_.opened.parts if part.is_verified_only)
        traced = Tracer(hills, view.now).trace(opened_.target(begun))
        assert [line.label for line in traced.lines] == ["示例甲项目"]

    def test_300_projects_15_towns_ties_and_gaps(self, plain):
        found = figures(plain)["scoreboard"]
        assert len(found) == 15
        assert [row["rank"] for row in found][:6] == [1, 1, 3, 3, 3, 6]
        without = {row["owner"]: row["missing"] for row in found if row["score"] is None}
        assert without == {
            TOWNS[3]: ["签约项目"], TOWNS[9]: ["签约项目"], TOWNS[14]: ["年度目标"]
        }  # fmt: skip
        shown = plain_text(opened("scoreboard"))
        assert "示例05镇、示例06镇并列 80.96 分居首" in shown
        assert "没有下达目标" in shown and "项目认定未报" in shown

    def test_in_english(self, hills):
        assert "leads with 100.00 points" in plain_text(opened("scoreboard", lang="en"))


class TestClaims:
    def test_a_verification_needs_evidence_a_day_and_another_unit(self, hills):
        rows = mart_rows(hills, "claim", hills.snapshot())
        found = {(row["claim"], row["project_name"]): row for row in rows}
        assert {key: row["state"] for key, row in found.items()} == {
            ("签约", "示例甲项目"): "verified",
            ("签约", "示例乙项目"): "pending",
            ("签约", "示例丙项目"): "verified",
            ("签约", "示例丁项目"): "refused",
            ("开工", "示例甲项目"): "verified",
            ("开工", "示例乙项目"): "incomplete",
            ("开工", "示例丙项目"): "incomplete",
            ("投产", "示例戊项目"): "verified",
        }
        assert claimed.why(found["开工", "示例乙项目"]) == "缺依据"
        assert claimed.why(found["开工", "示例丙项目"]) == "申报单位自己认定"
        # No project of the ledger is in production: the claim counts nowhere.
        assert not found["投产", "示例戊项目"]["is_told"]

    def test_claimed_and_verified_stand_apart_wherever_they_count(self, hills):
        view = view_at()
        line = "申报签约 4 个，已认定 2 个（不予认定 1 个、待认定 1 个）"
        assert line in pipeline.sub_line(Pipeline(view, dict.fromkeys(FILTERS)))
        assert line in overview.sub_line(Overview(view))
        (bullet,) = targets.bullets(Overview(view))
        assert bullet.amounts == "4 / 4，已认定 2"
        assert "申报开工 3 个，已认定 1 个" in plain_text(opened("pipeline"))

    def test_a_cut_of_the_pipeline_counts_its_own_claims(self, hills):
        filters = {**dict.fromkeys(FILTERS), "towns": ["北山镇"]}
        said = claimed.claims_line(view_at(), filters, only=("签约",))
        assert said == "申报签约 2 个，已认定 2 个"

    def test_without_a_register_nothing_is_said_of_verification(self, plain):
        view = view_at()
        assert claimed.claims_line(view) == ""
        assert "认定" not in pipeline.sub_line(Pipeline(view, dict.fromkeys(FILTERS)))

    def test_the_register_s_page_tells_what_is_not_verified_and_why(self, hills):
        shown = list_page("verifications")
        assert "本年申报的 7 项里，3 项已由申报以外的单位认定" in shown
        assert "申报单位自己认定" in shown and "另有 1 项只在认定台账" in shown
        assert len(Claims(view_at()).open) == 4

    def test_lost_projects_by_reason_place_and_stage(self, hills):
        lost = Lost(Listed(view_at(), ledger("lost")))
        assert claimed.lost_title(lost) == "流失 3 个，说明原因的 2 个、知道去向的 2 个"
        assert lost.by("loss_reason") == [
            ("电价", 2, "2.00 其中 1 个金额未填"),
            ("", 1, "0.50"),
        ]
        assert lost.by("went_to") == [("示例邻县", 2, "2.50"), ("", 1, "—")]
        assert "1 个流失项目在项目台账里仍算在推进：示例丁项目" in claimed.lost_note(lost)
        assert "为什么没留住" in list_page("lost")

    def test_in_english(self, hills):
        with speaking("en"):
            assert claimed.claims_title(Claims(view_at())) == (
                "Of 7 claims of this year 3 are verified by another unit"
            )


def test_a_list_is_cut_by_the_group_of_its_rows_projects(hills):
    lists = Listed(view_at(), ledger("verifications"), Scope(units=("农牧招商组",)))
    # Two of them another group claimed; the project stands under this one.
    assert {row["project_name"] for row in lists.page(0)} >= {"示例丙项目", "示例丁项目"}
    # The group that was renamed is one choice, whatever its projects' rows call it.
    assert "第一招商组" not in lists.everything.choices["unit"]
    renamed = Listed(view_at(), ledger("verifications"), Scope(units=("能源招商组",)))
    assert {row["project_name"] for row in renamed.page(0)} == {"示例甲项目", "示例乙项目"}


def test_a_renamed_group_is_one_choice_and_one_cut_of_the_pipeline(hills):
    view = view_at()
    rows = mart_rows(hills, "project", hills.snapshot())
    named = {row["project_name"]: row["task_group"] for row in rows}
    assert (named["示例甲项目"], named["示例乙项目"]) == ("能源招商组", "能源招商组")
    cut = {**dict.fromkeys(FILTERS), "groups": ["能源招商组"]}
    assert Pipeline(view, cut).groups("town")["project_count"].sum() == 2


def test_a_cut_by_todays_name_finds_earlier_dates_that_say_the_former_one(hills):
    app = opened("pipeline", groups="能源招商组")
    assert not app.exception
    former = hills.query("screens/cuts/former_names", snapshot_id=hills.snapshot().id).to_pylist()
    assert {"body": "能源招商组", "former_name": "第一招商组"} in former
    widened = _by_every_name(view_at(), {"groups": ["能源招商组"], "industries": None}, {})
    assert widened == {"groups": ["能源招商组", "第一招商组"], "industries": None}
    borne = {"task_group": ["第一招商组"]}
    assert _by_every_name(view_at(), {"groups": ["能源招商组"]}, borne) == {
        "groups": ["能源招商组"]
    }


def test_orders_to_a_unit_under_its_former_name_are_cut_with_those_of_today(tmp_path):
    def fill(store):
        publish_rows(
            store,
            an_order("整理招商手册", responsible_unit="第一招商组"),
            an_order("协调供电", responsible_unit="能源招商组"),
        )
        publish_list(store, tmp_path, "组织名册", REGISTER_HEADERS, REGISTER)

    with county(tmp_path, fill):
        cut = {**dict.fromkeys(FILTERS), "groups": ["能源招商组"]}
        listed = Assignments(view_at(), None, cut).listed
        assert list(listed["responsible_unit"]) == ["能源招商组", "能源招商组"]


@pytest.mark.parametrize("page", ["scoreboard", "organisation"])
def test_an_empty_office_is_told_what_to_do(page, var_folder):
    assert "还没有数据" in html(opened(page))


def test_party_branches_and_people_are_views_of_their_own(hills):
    bodies = plain_text(opened("organisation"))
    branches = plain_text(opened("organisation", by="branches"))
    assert "能源招商组" in bodies and "招商一线支部" not in bodies
    assert "招商一线支部" in branches
    assert "没有写服务专员" in plain_text(opened("organisation", by="people"))


def test_each_officer_has_a_line_with_what_is_served(tmp_path, monkeypatch):
    served = [
        a_project(name, service_officer="示例专员甲", responsible_unit="示例局")
        for name in ("示例甲", "示例乙")
    ]
    with county(tmp_path, lambda store: publish_rows(store, *served)):
        visitors = html(opened("organisation", by="people"))
        signed_in_as(monkeypatch, "auditor")
        people = html(opened("organisation", by="people"))
    assert "示某" in visitors
    assert "示例专员甲" not in visitors
    assert "示例专员甲" in people
    assert '<td class="sb-number">2</td>' in people
