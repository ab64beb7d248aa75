"""mart.visit and what hangs on it: a trip is one 批次 however many rows tell of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.ledger_rows import a_project, a_store, a_visit
from tests.builders.marts import mart_rows

BANNER, SPONSOR = "旗委政府领导", "县级包扶联系领导"


def leaders(mart, store):
    return {(row["leader"], row["tier"]) for row in mart(store, "visit_leader")}


def test_no_visits_no_trips(mart):
    for table in ("visit", "visit_leader", "visit_company", "visit_project", "visit_place"):
        assert mart(a_store(a_project("甲")), table) == []


def test_a_row_of_unknowns_is_a_trip_of_unknowns(mart):
    store = a_store(
        a_visit(
            leaders=None, titles=None, tiers=None, companies=None, project_refs=None,
            end_date=None, days=None, destination=None, purpose=None, mode=None,
        )
    )  # fmt: skip
    (trip,) = mart(store, "visit")
    assert (trip["days"], trip["days_basis"], trip["destination"]) == (None, None, None)
    assert (trip["leader_count"], trip["company_count"]) == (0, 0)
    assert (trip["mode"], trip["is_outbound"]) == ("外出", True)
    assert mart(store, "visit_leader") == []


def test_rows_of_one_number_are_one_trip_with_all_its_leaders(mart):
    store = a_store(
        a_visit(visit_number="1", leaders=["旗领导A"], tiers=[BANNER], companies=["示例企业A"]),
        a_visit(visit_number="1", leaders=["县级领导B"], tiers=[SPONSOR], companies=["示例企业B"]),
    )
    (trip,) = mart(store, "visit")
    assert (trip["leader_count"], trip["company_count"], trip["row_count"]) == (2, 2, 2)
    assert leaders(mart, store) == {("旗领导A", BANNER), ("县级领导B", SPONSOR)}


def test_rows_of_one_leader_on_the_same_days_are_one_trip(mart):
    store = a_store(
        a_visit(visit_number="1", companies=["示例企业A"]),
        a_visit(visit_number="2", companies=["示例企业B"]),
    )
    assert len(mart(store, "visit")) == 1


def test_trips_are_joined_through_a_leader_and_a_number_in_turn(mart):
    store = a_store(
        a_visit(visit_number="1", leaders=["旗领导A"]),
        a_visit(visit_number="2", leaders=["旗领导A"]),
        a_visit(visit_number="2", leaders=["旗领导B"]),
        a_visit(visit_number="3", leaders=["旗领导B"]),
    )
    assert len(mart(store, "visit")) == 1
    assert len({row["visit_id"] for row in mart(store, "visit_row")}) == 1


def test_other_days_units_and_modes_are_other_trips(mart):
    store = a_store(
        a_visit(),
        a_visit(start_date=date(2021, 11, 1), end_date=date(2021, 11, 2)),
        a_visit(mode="来访"),
        a_visit(unit="旗发改委"),
    )
    assert len(mart(store, "visit")) == 4


def test_one_tier_for_several_leaders_holds_for_all(mart):
    store = a_store(a_visit(leaders=["旗领导A", "旗领导B"], tiers=[BANNER], titles=["旗领导"]))
    assert leaders(mart, store) == {("旗领导A", BANNER), ("旗领导B", BANNER)}


def test_days_are_as_stated_else_both_ends(mart):
    store = a_store(
        a_visit(days="1.5"),
        a_visit(days=None, unit="u2"),
        a_visit(days=None, unit="u3", end_date=date(2021, 12, 1)),
        a_visit(days=None, unit="u4", end_date=None),
    )
    found = {(row["unit"], row["days"], row["days_basis"]) for row in mart(store, "visit")}
    assert found == {
        ("旗招商局", Decimal("1.5"), "stated"),
        ("u2", Decimal("2.0"), "both_days"),
        ("u3", Decimal("1.0"), "both_days"),
        ("u4", None, None),
    }


def test_a_project_is_named_by_code_or_name_alone(mart):
    store = a_store(
        a_project("甲（一期）", project_code="SL-1"),
        a_project("乙", investor="示例企业A有限公司"),
        a_visit(project_refs=["甲 (一期)", "sl-1", "没有这个"]),
    )
    found = {row["project_ref"]: row["project_id"] for row in mart(store, "visit_project")}
    assert found == {"甲 (一期)": "sl-1", "sl-1": "sl-1", "没有这个": None}


def test_spellings_of_a_company_are_one(mart):
    store = a_store(
        a_visit(companies=["示例企业A（北京）"]),
        a_visit(companies=["示例企业A(北京)", "示例企业B"], unit="u2"),
    )
    assert len({row["company"] for row in mart(store, "visit_company")}) == 2


def test_destinations_become_provinces(mart):
    store = a_store(
        a_visit(destination="江苏盐城、银川"),
        a_visit(destination="上海庙镇", unit="u2"),
        a_visit(destination="上海市浦东新区", unit="u3"),
        a_visit(destination="某地", unit="u4"),
    )
    assert [row["province"] for row in mart(store, "visit_place")] != []
    found = sorted(row["province"] for row in mart(store, "visit_place"))
    assert found == sorted(["江苏", "宁夏", "内蒙古", "上海", "某地"])


def test_a_trip_after_the_as_of_is_not_shown(mart):
    store = a_store(
        a_visit(start_date=date(2022, 1, 5), end_date=date(2022, 1, 6)), as_of=date(2021, 12, 31)
    )
    assert mart(store, "visit") == []


def test_a_project_of_both_tiers_counts_in_both_and_once_in_distinct(mart):
    store = a_store(
        a_project("甲"),
        a_project("乙"),
        a_visit(leaders=["旗领导A"], tiers=[BANNER], project_refs=["甲"]),
        a_visit(leaders=["县级领导B"], tiers=[SPONSOR], project_refs=["甲", "乙"], unit="u2"),
        a_visit(leaders=["旗领导C"], tiers=[BANNER], project_refs=["乙"], unit="u3", mode="来访"),
        a_visit(leaders=["主任"], tiers=["部门"], project_refs=["乙"], unit="u4"),
    )
    now, before = store.query("screens/figures/pushed", snapshot_id=store.snapshot().id).to_pylist()
    assert (now["banner_leaders"], now["county_sponsors"]) == (1, 2)
    assert (now["both_tiers"], now["distinct_projects"]) == (1, 2)
    assert before["distinct_projects"] == 0


@given(
    st.lists(
        st.tuples(
            st.sets(st.sampled_from(["A", "B", "C", "D"]), min_size=1, max_size=3),
            st.sampled_from(["1", "2", "3", None]),
            st.integers(1, 4),
            st.sets(st.sampled_from(["甲", "乙", "丙"]), max_size=2),
        ),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=20, deadline=None)
def test_no_leader_is_on_two_trips_of_a_day_and_nothing_is_lost(rows):
    store = a_store(
        *(a_project(name) for name in ("甲", "乙", "丙")),
        *(
            a_visit(
                leaders=sorted(names),
                tiers=[SPONSOR if "A" in names else BANNER],
                visit_number=number,
                start_date=date(2021, 6, day),
                end_date=date(2021, 6, day),
                project_refs=sorted(projects),
            )
            for names, number, day, projects in rows
        ),
    )
    snapshot = store.snapshot()
    days = {trip["visit_id"]: trip["start_date"] for trip in mart_rows(store, "visit", snapshot)}
    attended = [
        (days[one["visit_id"]], one["leader"]) for one in mart_rows(store, "visit_leader", snapshot)
    ]
    assert len(set(attended)) == len(attended)
    assert {(day.day, name) for day, name in attended} == {
        (day, name) for names, _, day, _ in rows for name in names
    }
    pushed = store.query("screens/figures/pushed", snapshot_id=snapshot.id).to_pylist()[0]
    assert pushed["distinct_projects"] == len(set().union(*(row[3] for row in rows)))
    assert pushed["distinct_projects"] <= pushed["banner_leaders"] + pushed["county_sponsors"]
    store.close()
