"""Queries of the visits page: shared trips, two tiers, modes, unknown months, follow-up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_project, a_store, a_visit

BANNER, SPONSOR = "旗委政府领导", "县级包扶联系领导"


CHOSEN = {
    "purposes": None,
    "modes": ["外出"],
    "push_modes": None,
    "tiers": [BANNER, SPONSOR],
    "owners": None,
    "first_tier": BANNER,
    "second_tier": SPONSOR,
    "unseen_days": 90,
    "outcome_days": [30, 60, 90],
    "within_days": 90,
}


def asked(store, query, **chosen):
    given = {"snapshot_id": store.snapshot().id, **CHOSEN, **chosen}
    return store.query(f"screens/visits/{query}", **given).to_pylist()


@pytest.fixture
def asking():
    """``ask = asking(*rows)`` → ``ask("totals", …)`` → a query of the page over the rows."""
    stores = []

    def opened(*rows, as_of=date(2021, 12, 31)):
        store = a_store(*rows, as_of=as_of)
        stores.append(store)
        return partial(asked, store)

    yield opened
    for store in stores:
        store.close()


@pytest.fixture
def ask_of(county):
    """``ask_of("totals", "同行")`` → a query of the page over the county's trips of a purpose."""
    return lambda query, purpose, **chosen: asked(county, query, purposes=[purpose], **chosen)


def a_trip(purpose, **values):
    """A trip with a purpose and a unit to itself; where it begins elsewhen, its end is unknown."""
    ends = {"end_date": None} if "start_date" in values else {}
    return a_visit(unit=purpose, **{"purpose": purpose, **ends, **values})


TOGETHER = {"leaders": ["旗领导A", "县级领导A"], "titles": ["旗领导", "县级领导"]}


@county_holds(
    a_trip("同行", **TOGETHER, tiers=[BANNER, SPONSOR]),
    a_trip("同行", start_date=date(2021, 5, 1)),
)
def test_a_shared_trip_counts_once_in_the_total_and_once_for_each_leader(ask_of):
    (total,) = ask_of("totals", "同行")
    assert (total["trips"], total["person_trips"]) == (2, 3)
    assert (total["shared_trips"], total["cross_tier_trips"]) == (1, 1)
    leaders = {row["leader"]: row["trips"] for row in ask_of("leaders", "同行")}
    assert leaders == {"旗领导A": 2, "县级领导A": 1}
    tiers = {row["tier"]: row["trips"] for row in ask_of("tiers", "同行")}
    assert tiers == {BANNER: 2, SPONSOR: 1}


@county_holds(
    a_trip("计天", days=Decimal("0.5")),
    a_trip("计天", start_date=date(2021, 3, 1), days=None),
)
def test_days_are_summed_and_a_trip_without_days_is_counted_apart(ask_of):
    (total,) = ask_of("totals", "计天")
    assert (float(total["days"]), total["trips_without_days"]) == (0.5, 1)


def test_last_year_is_compared_up_to_the_same_day_and_shown_whole_by_month(asking):
    ask = asking(
        a_visit(start_date=date(2020, 3, 1), end_date=None),
        a_visit(start_date=date(2020, 11, 1), end_date=None),
        a_visit(start_date=date(2021, 3, 1), end_date=None),
        as_of=date(2021, 10, 31),
    )
    totals = ask("totals")
    assert [(row["is_this_year"], row["trips"]) for row in totals] == [(True, 1), (False, 1)]
    months = ask("months")
    assert [(m["trip_month"], m["trips"], m["last_year_trips"]) for m in months] == [
        (3, 1, 1),
        (11, 0, 1),
    ]


def test_no_visits_at_all_is_an_empty_answer(asking):
    ask = asking(a_project())
    assert ask("totals") == []
    assert ask("overlap") == []
    assert ask("outcomes") == []


@county_holds(
    a_trip("只知年", start_date=date(2021, 12, 31), date_precision={"start_date": "year"})
)
def test_a_trip_known_to_a_year_has_no_month(ask_of):
    (month,) = ask_of("months", "只知年")
    assert (month["trip_month"], month["trips"]) == (None, 1)


PUSHED = {
    (BANNER, "外出"): 1,
    (BANNER, "线上"): 0,
    (BANNER, "来访"): 0,
    (SPONSOR, "外出"): 1,
    (SPONSOR, "线上"): 0,
    (SPONSOR, "来访"): 0,
}


@county_holds(
    *[
        row
        for tier, mode in PUSHED
        for row in [
            a_project(tier + mode),
            a_trip(tier + mode, tiers=[tier], mode=mode, project_refs=[tier + mode]),
        ]
    ]
)
def test_projects_pushed_follow_the_rule_of_the_tier(ask_of):
    overlap = {
        (tier, mode): sum(row["distinct_projects"] for row in ask_of("overlap", tier + mode))
        for tier, mode in PUSHED
    }
    assert overlap == PUSHED
    listed = {(tier, mode): len(ask_of("projects", tier + mode)) for tier, mode in PUSHED}
    assert listed == PUSHED


@county_holds(a_project("改选方式"), a_trip("改选方式", mode="来访", project_refs=["改选方式"]))
def test_a_chosen_mode_replaces_the_rule(ask_of):
    (row,) = ask_of("overlap", "改选方式", modes=["来访"], push_modes=["来访"])
    assert row["first_projects"] == 1


@county_holds(
    a_project("都推"),
    a_project("一层推"),
    a_project("二层推"),
    a_trip("两层", **TOGETHER, tiers=[BANNER, SPONSOR], project_refs=["都推"]),
    a_trip("两层", start_date=date(2021, 2, 1), project_refs=["一层推"]),
    a_trip(
        "两层",
        start_date=date(2021, 4, 1),
        tiers=[SPONSOR],
        leaders=["县级领导B"],
        project_refs=["二层推", "没有这个项目"],
    ),
)
def test_two_tiers_overlap_and_are_never_added(ask_of):
    (row,) = ask_of("overlap", "两层")
    assert (row["first_projects"], row["second_projects"]) == (2, 2)
    assert (row["both_projects"], row["distinct_projects"]) == (1, 3)


def test_a_company_met_again_in_any_way_is_not_listed(asking):
    met = {"end_date": None, "companies": ["示例企业A有限公司"]}
    ask = asking(
        a_visit(start_date=date(2021, 3, 1), **met),
        a_visit(start_date=date(2021, 11, 1), mode="来访", tiers=["部门"], **met),
        a_visit(start_date=date(2021, 4, 1), end_date=None, companies=["示例企业B有限公司"]),
    )
    (row,) = ask("unseen_companies")
    assert (row["company"], row["days_since"]) == ("示例企业B有限公司", 274)
    assert row["leaders"] == ["旗领导A"]


def test_exactly_the_limit_is_not_yet_too_long(asking):
    row = a_visit(start_date=date(2021, 10, 2), end_date=None)
    ask = asking(row)
    assert ask("unseen_companies") == []
    assert len(ask("unseen_companies", unseen_days=89)) == 1


@county_holds(
    a_project("后签约", stage="签约", signed_date=date(2021, 3, 20)),
    a_project("仍洽谈", stage="洽谈"),
    a_trip("看后来", start_date=date(2021, 3, 1), project_refs=["后签约"]),
    a_trip("看后来", start_date=date(2021, 12, 20), project_refs=["仍洽谈"]),
)
def test_what_moved_afterwards_counts_only_trips_whose_time_has_passed(ask_of):
    found = {row["within_days"]: row for row in ask_of("outcomes", "看后来")}
    assert [(found[days]["pushes"], found[days]["moved_pushes"]) for days in (30, 60, 90)] == [
        (1, 1), (1, 1), (1, 1),
    ]  # fmt: skip
    (move,) = ask_of("moves", "看后来")
    assert (move["stage"], move["days_after"], move["leaders"]) == ("签约", 19, ["旗领导A"])


@county_holds(
    a_project(
        "签于三月",
        stage="签约",
        signed_date=date(2021, 3, 31),
        date_precision={"signed_date": "month"},
    ),
    a_trip("只知月", start_date=date(2021, 3, 1), project_refs=["签于三月"]),
)
def test_a_stage_known_to_a_month_proves_no_order(ask_of):
    assert [row["moved_pushes"] for row in ask_of("outcomes", "只知月")] == [0, 0, 0]
    assert ask_of("moves", "只知月") == []


@county_holds(
    a_trip("各层"),
    a_trip("各层", tiers=["部门"], start_date=date(2021, 6, 1)),
)
def test_leaders_of_a_tier_nobody_chose_are_left_out_of_the_scope(ask_of):
    assert ask_of("totals", "各层")[0]["trips"] == 1
    assert ask_of("totals", "各层", tiers=None)[0]["trips"] == 2


def test_last_year_is_unknown_unless_a_ledger_speaks_of_it(asking):
    alone = a_visit(start_date=date(2021, 3, 1), end_date=None)
    assert not asking(alone)("coverage")[0]["has_last_year"]
    before = a_visit(start_date=date(2020, 3, 1), end_date=None)
    assert asking(alone, before)("coverage")[0]["has_last_year"]
    assert not asking(a_project())("coverage")[0]["has_last_year"]


def test_a_year_is_unknown_unless_a_ledger_speaks_of_it(asking):
    last_year = (date(2020, 1, 1), date(2020, 12, 31))
    before = a_visit(start_date=date(2020, 3, 1), end_date=None, period=last_year)
    assert not asking(before)("coverage")[0]["has_this_year"]
    assert not asking(a_project())("coverage")[0]["has_this_year"]
    assert asking(a_visit(start_date=None, end_date=None))("coverage")[0]["has_this_year"]


def test_trips_are_cut_by_their_unit_and_by_group_and_town_of_what_they_pushed(asking):
    ask = asking(
        a_project("甲", task_group="能源组", town="北山镇"),
        a_visit(unit="示例局", start_date=date(2021, 11, 1), project_refs=["甲"]),
        a_visit(unit="别的局", start_date=date(2021, 11, 2)),
    )
    for unit in ("示例局", "能源组", "北山镇"):
        (total,) = ask("totals", owners=[unit])
        assert (total["trips"], len(ask("projects", owners=[unit]))) == (1, 1), unit
    (total,) = ask("totals", owners=["别的局"])
    assert (total["trips"], ask("projects", owners=["别的局"])) == (1, [])
    assert ask("totals", owners=["没有的局"]) == []
