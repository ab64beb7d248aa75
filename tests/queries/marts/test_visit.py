"""mart.visit and what hangs on it: a trip is one 批次 however many rows tell of it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_project, a_store, a_visit
from tests.builders.marts import mart_rows

BANNER, SPONSOR = "旗委政府领导", "县级包扶联系领导"


@pytest.fixture(scope="module")
def of_units(county):
    """``of_units("visit_leader", "镇一")`` → the rows of a mart of visits, of some units' trips."""
    snapshot = county.snapshot()
    units_of = {row["visit_id"]: row["unit"] for row in mart_rows(county, "visit", snapshot)}

    def found(table, *units):
        assert set(units) <= set(units_of.values())
        rows = mart_rows(county, table, snapshot)
        return [row for row in rows if units_of[row["visit_id"]] in units]

    return found


def leaders(rows):
    return {(row["leader"], row["tier"]) for row in rows}


def test_no_visits_no_trips(mart):
    store = a_store(a_project("甲"))
    for table in ("visit", "visit_leader", "visit_company", "visit_project", "visit_place"):
        assert mart(store, table) == []


@county_holds(
    a_visit(
        unit="空白",
        leaders=None,
        titles=None,
        tiers=None,
        companies=None,
        project_refs=None,
        end_date=None,
        days=None,
        destination=None,
        purpose=None,
        mode=None,
    ),
)
def test_a_row_of_unknowns_is_a_trip_of_unknowns(of_units):
    (trip,) = of_units("visit", "空白")
    assert (trip["days"], trip["days_basis"], trip["destination"]) == (None, None, None)
    assert (trip["leader_count"], trip["company_count"]) == (0, 0)
    assert (trip["mode"], trip["is_outbound"]) == ("外出", True)
    assert of_units("visit_leader", "空白") == []


ONE_NUMBER = {"unit": "同号", "visit_number": "1"}


@county_holds(
    a_visit(**ONE_NUMBER, leaders=["旗领导A"], tiers=[BANNER], companies=["示例企业A"]),
    a_visit(**ONE_NUMBER, leaders=["县级领导B"], tiers=[SPONSOR], companies=["示例企业B"]),
)
def test_rows_of_one_number_are_one_trip_with_all_its_leaders(of_units):
    (trip,) = of_units("visit", "同号")
    assert (trip["leader_count"], trip["company_count"], trip["row_count"]) == (2, 2, 2)
    assert leaders(of_units("visit_leader", "同号")) == {
        ("旗领导A", BANNER),
        ("县级领导B", SPONSOR),
    }


@county_holds(
    a_visit(unit="同人", visit_number="1", companies=["示例企业A"]),
    a_visit(unit="同人", visit_number="2", companies=["示例企业B"]),
)
def test_rows_of_one_leader_on_the_same_days_are_one_trip(of_units):
    assert len(of_units("visit", "同人")) == 1


@county_holds(
    a_visit(unit="相连", visit_number="1", leaders=["旗领导A"]),
    a_visit(unit="相连", visit_number="2", leaders=["旗领导A"]),
    a_visit(unit="相连", visit_number="2", leaders=["旗领导B"]),
    a_visit(unit="相连", visit_number="3", leaders=["旗领导B"]),
)
def test_trips_are_joined_through_a_leader_and_a_number_in_turn(of_units):
    assert len(of_units("visit", "相连")) == 1
    rows = of_units("visit_row", "相连")
    assert len(rows) == 4
    assert len({row["visit_id"] for row in rows}) == 1


LINKS = 12


@county_holds(
    *[
        a_visit(unit="一连串", visit_number=str(link // 2), leaders=[f"旗领导{(link + 1) // 2}"])
        for link in (*range(0, LINKS, 2), *range(1, LINKS, 2))
    ]
)
def test_trips_are_joined_however_long_the_chain(of_units):
    (trip,) = of_units("visit", "一连串")
    assert (trip["row_count"], trip["leader_count"]) == (LINKS, LINKS // 2 + 1)


@county_holds(
    a_visit(unit="各次"),
    a_visit(unit="各次", start_date=date(2021, 11, 1), end_date=date(2021, 11, 2)),
    a_visit(unit="各次", mode="来访"),
    a_visit(unit="他局"),
)
def test_other_days_units_and_modes_are_other_trips(of_units):
    assert len(of_units("visit", "各次", "他局")) == 4


@county_holds(
    a_visit(unit="同层", leaders=["旗领导A", "旗领导B"], tiers=[BANNER], titles=["旗领导"]),
)
def test_one_tier_for_several_leaders_holds_for_all(of_units):
    assert leaders(of_units("visit_leader", "同层")) == {("旗领导A", BANNER), ("旗领导B", BANNER)}


DAYS = {
    "写明天数": ({"days": "1.5"}, Decimal("1.5"), "stated"),
    "两头都算": ({"days": None}, Decimal("2.0"), "both_days"),
    "当天来回": ({"days": None, "end_date": date(2021, 12, 1)}, Decimal("1.0"), "both_days"),
    "不知几天": ({"days": None, "end_date": None}, None, None),
}


@county_holds(*[a_visit(unit=unit, **values) for unit, (values, _, _) in DAYS.items()])
def test_days_are_as_stated_else_both_ends(of_units):
    assert {(row["unit"], row["days"], row["days_basis"]) for row in of_units("visit", *DAYS)} == {
        (unit, days, basis) for unit, (_, days, basis) in DAYS.items()
    }


@county_holds(
    a_project("甲（一期）", project_code="SL-1"),
    a_project("乙", investor="示例企业A有限公司"),
    a_visit(unit="有项目", project_refs=["甲 (一期)", "sl-1", "没有这个"]),
)
def test_a_project_is_named_by_code_or_name_alone(of_units):
    rows = of_units("visit_project", "有项目")
    assert {row["project_ref"]: row["project_id"] for row in rows} == {
        "甲 (一期)": "sl-1",
        "sl-1": "sl-1",
        "没有这个": None,
    }


@county_holds(
    a_visit(unit="全角", companies=["示例企业A（北京）"]),
    a_visit(unit="半角", companies=["示例企业A(北京)", "示例企业B"]),
)
def test_spellings_of_a_company_are_one(of_units):
    rows = of_units("visit_company", "全角", "半角")
    assert len({row["company"] for row in rows}) == 2


@county_holds(
    a_visit(unit="去两省", destination="江苏盐城、银川"),
    a_visit(unit="去庙镇", destination="上海庙镇"),
    a_visit(unit="去上海", destination="上海市浦东新区"),
    a_visit(unit="去某地", destination="某地"),
)
def test_destinations_become_provinces(of_units):
    rows = of_units("visit_place", "去两省", "去庙镇", "去上海", "去某地")
    found = sorted(row["province"] for row in rows)
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


some_visits = st.lists(
    st.tuples(
        st.sets(st.sampled_from(["A", "B", "C", "D"]), min_size=1, max_size=3),
        st.sampled_from(["1", "2", "3", None]),
        st.integers(1, 4),
        st.sets(st.sampled_from(["甲", "乙", "丙"]), max_size=2),
    ),
    min_size=1,
    max_size=8,
)


@given(st.lists(some_visits, min_size=5, max_size=5, unique_by=str))
@settings(max_examples=4)
def test_no_leader_is_on_two_trips_of_a_day_and_nothing_is_lost(drawn):
    # Each draw has a month and projects of its own.
    rows = [
        (names, number, date(2021, month, day), {f"{month}月{project}" for project in projects})
        for month, visits in enumerate(drawn, start=1)
        for names, number, day, projects in visits
    ]
    named = set().union(*(projects for *_, projects in rows))
    store = a_store(
        *(a_project(f"{month}月{name}") for month in range(1, 6) for name in "甲乙丙"),
        *(
            a_visit(
                leaders=sorted(names),
                tiers=[SPONSOR if "A" in names else BANNER],
                visit_number=number,
                start_date=day,
                end_date=day,
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
    pushes = mart_rows(store, "project_push", snapshot)
    pushed = store.query("screens/figures/pushed", snapshot_id=snapshot.id).to_pylist()[0]
    assert len(set(attended)) == len(attended)
    assert set(attended) == {(day, name) for names, _, day, _ in rows for name in names}
    assert {push["project_id"] for push in pushes} == named
    assert pushed["distinct_projects"] == len(named)
    assert pushed["distinct_projects"] <= pushed["banner_leaders"] + pushed["county_sponsors"]
