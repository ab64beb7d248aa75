"""Queries of the visits page: shared trips, two tiers, modes, unknown months, follow-up."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.ledger_rows import a_project, a_store, a_visit

BANNER, SPONSOR = "旗委政府领导", "县级包扶联系领导"


CHOSEN = {
    "purposes": None,
    "modes": ["外出"],
    "push_modes": None,
    "tiers": [BANNER, SPONSOR],
    "first_tier": BANNER,
    "second_tier": SPONSOR,
    "unseen_days": 90,
    "outcome_days": [30, 60, 90],
    "within_days": 90,
}


@pytest.fixture
def asking():
    """``ask = asking(*rows)`` → ``ask("totals", …)`` → a query of the page over the rows."""
    stores = []

    def opened(*rows, as_of=date(2021, 12, 31)):
        store = a_store(*rows, as_of=as_of)
        stores.append(store)
        snapshot = store.snapshot()

        def ask(query, **more):
            given = {"snapshot_id": snapshot.id, **CHOSEN, **more}
            return store.query(f"screens/visits/{query}", **given).to_pylist()

        return ask

    yield opened
    for store in stores:
        store.close()


def shared_trip(**values):
    return a_visit(
        leaders=["旗领导A", "县级领导A"],
        titles=["旗领导", "县级领导"],
        tiers=[BANNER, SPONSOR],
        **values,
    )


def test_a_shared_trip_counts_once_in_the_total_and_once_for_each_leader(asking):
    ask = asking(shared_trip(), a_visit(start_date=date(2021, 5, 1), end_date=None))
    (total,) = ask("totals")
    assert (total["trips"], total["person_trips"]) == (2, 3)
    assert (total["shared_trips"], total["cross_tier_trips"]) == (1, 1)
    leaders = {row["leader"]: row["trips"] for row in ask("leaders")}
    assert leaders == {"旗领导A": 2, "县级领导A": 1}
    tiers = {row["tier"]: row["trips"] for row in ask("tiers")}
    assert tiers == {BANNER: 2, SPONSOR: 1}


def test_days_are_summed_and_a_trip_without_days_is_counted_apart(asking):
    ask = asking(
        a_visit(days=Decimal("0.5")),
        a_visit(start_date=date(2021, 3, 1), end_date=None, days=None),
    )
    (total,) = ask("totals")
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


def test_a_trip_known_to_a_year_has_no_month(asking):
    row = a_visit(
        start_date=date(2021, 12, 31), end_date=None, date_precision={"start_date": "year"}
    )
    (month,) = asking(row)("months")
    assert (month["trip_month"], month["trips"]) == (None, 1)


def test_projects_pushed_follow_the_rule_of_the_tier(asking):
    pushed = {
        (BANNER, "外出"): 1,
        (BANNER, "线上"): 0,
        (BANNER, "来访"): 0,
        (SPONSOR, "外出"): 1,
        (SPONSOR, "线上"): 0,
        (SPONSOR, "来访"): 0,
    }

    def a_push(tier, mode):
        name = f"{tier}{mode}"
        return (
            a_project(name),
            a_visit(leaders=[name], tiers=[tier], mode=mode, project_refs=[name], purpose=name),
        )

    ask = asking(*(row for case in pushed for row in a_push(*case)))

    def of(query, case):
        return ask(query, purposes=["".join(case)])

    overlap = {
        case: sum(row["distinct_projects"] for row in of("overlap", case)) for case in pushed
    }
    assert overlap == pushed
    assert {case: len(of("projects", case)) for case in pushed} == pushed


def test_a_chosen_mode_replaces_the_rule(asking):
    ask = asking(a_project("示例项目01"), a_visit(mode="来访", project_refs=["示例项目01"]))
    (row,) = ask("overlap", modes=["来访"], push_modes=["来访"])
    assert row["first_projects"] == 1


def test_two_tiers_overlap_and_are_never_added(asking):
    ask = asking(
        a_project("示例项目01"),
        a_project("示例项目02"),
        a_project("示例项目03"),
        shared_trip(project_refs=["示例项目01"]),
        a_visit(start_date=date(2021, 2, 1), end_date=None, project_refs=["示例项目02"]),
        a_visit(
            start_date=date(2021, 4, 1), end_date=None, tiers=[SPONSOR],
            leaders=["县级领导B"], project_refs=["示例项目03", "没有这个项目"],
        ),
    )  # fmt: skip
    (row,) = ask("overlap")
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


def test_what_moved_afterwards_counts_only_trips_whose_time_has_passed(asking):
    ask = asking(
        a_project("示例项目01", stage="签约", signed_date=date(2021, 3, 20)),
        a_project("示例项目02", stage="洽谈"),
        a_visit(start_date=date(2021, 3, 1), end_date=None, project_refs=["示例项目01"]),
        a_visit(start_date=date(2021, 12, 20), end_date=None, project_refs=["示例项目02"]),
    )
    found = {row["within_days"]: row for row in ask("outcomes")}
    assert [(found[days]["pushes"], found[days]["moved_pushes"]) for days in (30, 60, 90)] == [
        (1, 1), (1, 1), (1, 1),
    ]  # fmt: skip
    (move,) = ask("moves")
    assert (move["stage"], move["days_after"], move["leaders"]) == ("签约", 19, ["旗领导A"])


def test_a_stage_known_to_a_month_proves_no_order(asking):
    ask = asking(
        a_project(
            "示例项目01",
            stage="签约",
            signed_date=date(2021, 3, 31),
            date_precision={"signed_date": "month"},
        ),
        a_visit(start_date=date(2021, 3, 1), end_date=None, project_refs=["示例项目01"]),
    )
    assert [row["moved_pushes"] for row in ask("outcomes")] == [0, 0, 0]
    assert ask("moves") == []


def test_leaders_of_a_tier_nobody_chose_are_left_out_of_the_scope(asking):
    ask = asking(a_visit(), a_visit(tiers=["部门"], start_date=date(2021, 6, 1), end_date=None))
    assert ask("totals")[0]["trips"] == 1
    assert ask("totals", tiers=None)[0]["trips"] == 2


def test_last_year_is_unknown_unless_a_ledger_speaks_of_it(asking):
    alone = a_visit(start_date=date(2021, 3, 1), end_date=None)
    assert not asking(alone)("coverage")[0]["has_last_year"]
    before = a_visit(start_date=date(2020, 3, 1), end_date=None)
    assert asking(alone, before)("coverage")[0]["has_last_year"]
    assert not asking(a_project())("coverage")[0]["has_last_year"]
