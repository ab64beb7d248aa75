"""mart.project: one project of many rows; what it is called, where it stands, whether it counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.ledger_rows import a_project, a_store, a_visit, publish_rows
from tests.builders.marts import mart_rows

SIGNED_ON = date(2021, 5, 1)


def by_id(rows):
    return {row["project_id"]: row for row in rows}


def test_nothing_published_has_no_projects(mart):
    assert mart(a_store(), "project") == []


def test_a_store_without_a_projects_ledger_has_none(mart):
    assert mart(a_store(a_visit()), "project") == []


def test_a_row_with_a_name_alone_is_a_project_of_unknowns(mart):
    (row,) = mart(a_store(a_project("甲")), "project")
    assert row["project_id"] == "甲"
    for field in ("stage", "planned_investment_wan", "town", "signed_date", "stage_age_days"):
        assert row[field] is None
    assert row["is_started"] is None
    assert not row["is_signed"]
    assert row["is_counted"]


def test_a_name_that_stands_beside_one_code_belongs_to_it(mart):
    store = a_store(
        a_project("甲 （一期）", project_code="SL-1", stage="签约"),
        a_project("甲(一期)", form="schedule", planned_investment_wan=5),
    )
    (row,) = mart(store, "project")
    assert (row["project_code"], row["stage"], row["row_count"]) == ("SL-1", "签约", 2)
    assert row["planned_investment_wan"] == Decimal(5)


def test_a_name_beside_two_codes_belongs_to_neither(mart):
    store = a_store(
        a_project("甲", project_code="A"),
        a_project("甲", project_code="B"),
        a_project("甲", form="schedule"),
    )
    assert set(by_id(mart(store, "project"))) == {"a", "b", "甲"}


def test_a_code_given_in_an_earlier_ledger_still_holds(mart):
    store = a_store(a_project("甲", project_code="A"), as_of=date(2021, 10, 31))
    publish_rows(store, a_project("甲"), as_of=date(2021, 11, 30))
    assert set(by_id(mart(store, "project"))) == {"a"}


def test_each_field_is_the_first_stated_in_order_of_belief(mart):
    store = a_store(
        a_project("甲", unit="镇一", town="城川镇", industry="化工", as_of=date(2021, 11, 30)),
        a_project("甲", unit="镇二", town="昂素镇", as_of=date(2021, 12, 31)),
        a_project("甲", unit="镇三", form="schedule", content="三", town="别处"),
        a_project("甲", unit="镇四", channel="以商招商", as_of=date(2021, 9, 30)),
    )
    (row,) = mart(store, "project")
    assert (row["town"], row["industry"], row["content"]) == ("昂素镇", "化工", "三")
    assert row["channel"] == "以商招商"


def test_a_place_is_taken_whole_from_one_row(mart):
    store = a_store(
        a_project("甲", longitude=107.5),
        a_project("甲", form="schedule", longitude=108.0, latitude=38.0, datum="GCJ-02"),
    )
    (row,) = mart(store, "project")
    assert (row["longitude"], row["latitude"], row["datum"]) == (108.0, 38.0, "GCJ-02")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["register", "schedule"]),
            st.sampled_from(["u1", "u2"]),
            st.integers(1, 12),
            st.one_of(st.none(), st.sampled_from(["城川镇", "昂素镇", "上海庙镇"])),
        ),
        min_size=1,
        max_size=6,
        unique_by=lambda row: (row[0], row[1]),
    )
)
@settings(max_examples=25, deadline=None)
def test_belief_is_newest_then_register_first(rows):
    store = a_store(
        *(
            a_project("甲", form=form, unit=unit, town=town, as_of=date(2021, month, 1))
            for form, unit, month, town in rows
        )
    )
    stated = [(-month, form, town) for form, _, month, town in rows if town is not None]
    newest = min((key[:2] for key in stated), default=None)
    expected = {town for month, form, town in stated if (month, form) == newest} or {None}
    (found,) = mart_rows(store, "project", store.snapshot())
    store.close()
    assert found["town"] in expected


def test_a_phase_and_its_parent_count_once(mart):
    store = a_store(
        a_project("甲", stage="签约", signed_date=SIGNED_ON),
        a_project("甲（一期）", parent_name="甲", stage="签约", signed_date=SIGNED_ON),
        a_project("甲（二期）", parent_name="甲", stage="签约", signed_date=date(2021, 6, 1)),
    )
    rows = by_id(mart(store, "project"))
    assert [key for key, row in rows.items() if row["is_counted"]] == ["甲"]
    assert [key for key, row in rows.items() if row["is_signed_counted"]] == ["甲"]


def test_a_phase_signed_in_a_later_year_than_its_parent_is_a_signing_of_its_own(mart):
    store = a_store(
        a_project("甲", stage="投产", signed_date=date(2019, 5, 1)),
        a_project("甲（二期）", parent_name="甲", stage="签约", signed_date=SIGNED_ON),
    )
    phase = by_id(mart(store, "project"))["甲(二期)"]
    assert not phase["is_counted"]
    assert phase["is_signed_counted"]


def test_a_phase_whose_parent_is_not_in_the_ledger_or_ended_counts(mart):
    store = a_store(
        a_project("甲（二期）", parent_name="甲", stage="签约"),
        a_project("乙", stage="终止"),
        a_project("乙（二期）", parent_name="乙", stage="签约"),
    )
    rows = by_id(mart(store, "project"))
    assert rows["甲(二期)"]["is_counted"]
    assert rows["乙(二期)"]["is_counted"]


def test_two_projects_that_name_each_other_as_parent_count_once(mart):
    store = a_store(
        a_project("甲", parent_name="乙", stage="签约"),
        a_project("乙", parent_name="甲", stage="签约"),
    )
    assert sum(row["is_counted"] for row in mart(store, "project")) == 1


def test_signed_is_a_signing_date_or_a_stage_from_signing_on(mart):
    store = a_store(
        a_project("甲", stage="建设"),
        a_project("乙", stage="洽谈"),
        a_project("丙", stage="洽谈", signed_date=SIGNED_ON),
        a_project("丁", stage="停建", signed_date=SIGNED_ON),
        a_project("戊", stage="停建"),
    )
    rows = by_id(mart(store, "project"))
    assert {key for key, row in rows.items() if row["is_signed"]} == {"甲", "丙", "丁"}


def test_signed_this_year_needs_a_date_of_the_year(mart):
    store = a_store(
        a_project("甲", stage="签约", signed_date=SIGNED_ON),
        a_project("乙", stage="签约", signed_date=date(2020, 5, 1)),
        a_project("丙", stage="签约"),
        a_project("丁", stage="终止", signed_date=SIGNED_ON),
        a_project("戊", stage="签约", signed_date=SIGNED_ON, agreement_type="战略合作协议"),
        a_project("己", stage="签约", signed_date=SIGNED_ON, agreement_type="框架协议"),
    )
    rows = by_id(mart(store, "project"))
    this_year = {key for key, row in rows.items() if row["is_signed_this_year"]}
    counted = {key for key, row in rows.items() if row["is_signed_counted"]}
    assert this_year == {"甲", "丁", "戊", "己"}
    assert counted == {"甲", "己"}


def test_signed_some_time_in_a_year_counts_before_its_end(mart):
    store = a_store(
        a_project(
            "甲",
            stage="签约",
            signed_date=date(2021, 12, 31),
            date_precision={"signed_date": "year"},
        ),
        a_project("乙", stage="洽谈", signed_date=date(2021, 12, 31)),
        as_of=date(2021, 10, 31),
    )
    rows = by_id(mart(store, "project"))
    assert rows["甲"]["is_signed_counted"]
    assert rows["甲"]["signed_date_precision"] == "year"
    assert not rows["乙"]["is_signed"]


def test_which_amount_stands_for_the_plan_is_said(mart):
    store = a_store(
        a_project("甲", planned_investment_wan="10.000001", agreed_investment_wan=9),
        a_project("乙", agreed_investment_wan=9),
        a_project("丙", filed_investment_wan=8),
        a_project("丁"),
    )
    found = {
        row["project_id"]: (row["planned_investment_wan"], row["planned_investment_field"])
        for row in mart(store, "project")
    }
    assert found == {
        "甲": (Decimal("10.000001"), "planned_investment_wan"),
        "乙": (Decimal(9), "agreed_investment_wan"),
        "丙": (Decimal(8), "filed_investment_wan"),
        "丁": (None, None),
    }


def test_a_stage_that_no_cell_states_is_derived_from_dates(mart):
    store = a_store(
        a_project("甲", signed_date=SIGNED_ON, actual_start_date=date(2021, 8, 1)),
        a_project("乙", is_started=True),
        a_project("丙", talks_date=date(2022, 8, 1)),
    )
    rows = by_id(mart(store, "project"))
    assert (rows["甲"]["stage"], rows["甲"]["stage_basis"]) == ("开工", "derived")
    assert (rows["乙"]["stage"], rows["乙"]["is_started"]) == ("开工", True)
    assert (rows["丙"]["stage"], rows["丙"]["stage_basis"]) == (None, None)


def test_the_last_change_is_the_batch_in_which_a_field_moved(mart):
    store = a_store(
        a_project("甲", stage="洽谈", progress_text="一"),
        a_project("乙", stage="洽谈", progress_text="一"),
        as_of=date(2021, 9, 30),
    )
    publish_rows(
        store,
        a_project("乙", stage="洽谈", progress_text="二"),
        a_project("甲", stage="洽谈", progress_text="一"),
        as_of=date(2021, 10, 31),
    )
    publish_rows(
        store,
        a_project("甲", stage="洽谈", progress_text="一"),
        a_project("乙", stage="洽谈", progress_text="二"),
        as_of=date(2021, 11, 30),
    )
    found = {row["project_id"]: row["last_changed_date"] for row in mart(store, "project")}
    assert found == {"甲": date(2021, 9, 30), "乙": date(2021, 10, 31)}
