"""mart.project: one project of many rows; what it is called, where it stands, whether it counts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_project, a_store, a_visit, publish_rows
from tests.builders.marts import mart_rows
from tests.queries.cases import by, told

SIGNED_ON = date(2021, 5, 1)


@pytest.fixture(scope="module")
def found(county):
    return by("project_id", mart_rows(county, "project", county.snapshot()))


def test_nothing_published_has_no_projects(mart):
    assert mart(a_store(), "project") == []


def test_a_store_without_a_projects_ledger_has_none(mart):
    assert mart(a_store(a_visit()), "project") == []


@county_holds(a_project("只有名称"))
def test_a_row_with_a_name_alone_is_a_project_of_unknowns(found):
    row = found["只有名称"]
    for field in ("stage", "planned_investment_wan", "town", "signed_date", "stage_age_days"):
        assert row[field] is None
    assert row["is_started"] is None
    assert not row["is_signed"]
    assert row["is_counted"]


@county_holds(
    a_project("有编号 （一期）", project_code="SL-1", stage="签约"),
    a_project("有编号(一期)", form="schedule", planned_investment_wan=5),
)
def test_a_name_that_stands_beside_one_code_belongs_to_it(found):
    row = found["sl-1"]
    assert (row["project_code"], row["stage"], row["row_count"]) == ("SL-1", "签约", 2)
    assert row["planned_investment_wan"] == Decimal(5)
    assert "有编号(一期)" not in found


@county_holds(
    a_project("两编号", project_code="A"),
    a_project("两编号", project_code="B"),
    a_project("两编号", form="schedule"),
)
def test_a_name_beside_two_codes_belongs_to_neither(found):
    rows = [row for row in found.values() if row["project_name"] == "两编号"]
    assert {row["project_id"] for row in rows} == {"a", "b", "两编号"}


def test_a_code_given_in_an_earlier_ledger_still_holds(mart):
    store = a_store(a_project("甲", project_code="A"), as_of=date(2021, 10, 31))
    publish_rows(store, a_project("甲"), as_of=date(2021, 11, 30))
    assert [row["project_id"] for row in mart(store, "project")] == ["a"]


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


@county_holds(
    a_project("两处坐标", longitude=107.5),
    a_project("两处坐标", form="schedule", longitude=108.0, latitude=38.0, datum="GCJ-02"),
)
def test_a_place_is_taken_whole_from_one_row(found):
    assert told(found, ["两处坐标"], "longitude", "latitude", "datum") == {
        "两处坐标": (108.0, 38.0, "GCJ-02")
    }


some_rows = st.lists(
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


@given(st.lists(some_rows, min_size=5, max_size=5, unique_by=str))
@settings(max_examples=5)
def test_belief_is_newest_then_register_first(drawn):
    cases = dict(zip("甲乙丙丁戊", drawn, strict=True))
    store = a_store(
        *(
            # Units of its own: what a unit says of a later month replaces what it said before.
            a_project(name, form=form, unit=name + unit, town=town, as_of=date(2021, month, 1))
            for name, rows in cases.items()
            for form, unit, month, town in rows
        )
    )
    found = by("project_id", mart_rows(store, "project", store.snapshot()))
    assert found.keys() == cases.keys()
    for name, rows in cases.items():
        stated = [(-month, form, town) for form, _, month, town in rows if town is not None]
        newest = min((key[:2] for key in stated), default=None)
        expected = {town for month, form, town in stated if (month, form) == newest} or {None}
        assert found[name]["town"] in expected, name


@county_holds(
    a_project("同年分期", stage="签约", signed_date=SIGNED_ON),
    a_project("同年分期（一期）", parent_name="同年分期", stage="签约", signed_date=SIGNED_ON),
    a_project(
        "同年分期（二期）", parent_name="同年分期", stage="签约", signed_date=date(2021, 6, 1)
    ),
)
def test_a_phase_and_its_parent_count_once(found):
    phases = ("同年分期", "同年分期(一期)", "同年分期(二期)")
    assert told(found, phases, "is_counted", "is_signed_counted") == {
        "同年分期": (True, True),
        "同年分期(一期)": (False, False),
        "同年分期(二期)": (False, False),
    }


@county_holds(
    a_project("来年分期", stage="投产", signed_date=date(2019, 5, 1)),
    a_project("来年分期（二期）", parent_name="来年分期", stage="签约", signed_date=SIGNED_ON),
)
def test_a_phase_signed_in_a_later_year_than_its_parent_is_a_signing_of_its_own(found):
    phase = found["来年分期(二期)"]
    assert not phase["is_counted"]
    assert phase["is_signed_counted"]


@county_holds(
    a_project("无母（二期）", parent_name="无母", stage="签约"),
    a_project("母终止", stage="终止"),
    a_project("母终止（二期）", parent_name="母终止", stage="签约"),
)
def test_a_phase_whose_parent_is_not_in_the_ledger_or_ended_counts(found):
    assert found["无母(二期)"]["is_counted"]
    assert found["母终止(二期)"]["is_counted"]


@county_holds(
    a_project("互为甲", parent_name="互为乙", stage="签约"),
    a_project("互为乙", parent_name="互为甲", stage="签约"),
)
def test_two_projects_that_name_each_other_as_parent_count_once(found):
    assert sum(found[name]["is_counted"] for name in ("互为甲", "互为乙")) == 1


IS_SIGNED = {
    "在建设": ({"stage": "建设"}, True),
    "在洽谈": ({"stage": "洽谈"}, False),
    "洽谈有签约日": ({"stage": "洽谈", "signed_date": SIGNED_ON}, True),
    "停建有签约日": ({"stage": "停建", "signed_date": SIGNED_ON}, True),
    "停建": ({"stage": "停建"}, False),
}


@county_holds(*[a_project(name, **values) for name, (values, _) in IS_SIGNED.items()])
def test_signed_is_a_signing_date_or_a_stage_from_signing_on(found):
    assert told(found, IS_SIGNED, "is_signed") == {
        name: (is_signed,) for name, (_, is_signed) in IS_SIGNED.items()
    }


SIGNED = {"stage": "签约", "signed_date": SIGNED_ON}
THIS_YEAR = {
    "今年签": (SIGNED, True, True),
    "去年签": ({"stage": "签约", "signed_date": date(2020, 5, 1)}, False, False),
    "何时签不知": ({"stage": "签约"}, False, False),
    "签后终止": ({"stage": "终止", "signed_date": SIGNED_ON}, True, False),
    "战略合作": ({**SIGNED, "agreement_type": "战略合作协议"}, True, False),
    "框架": ({**SIGNED, "agreement_type": "框架协议"}, True, True),
}


@county_holds(*[a_project(name, **values) for name, (values, _, _) in THIS_YEAR.items()])
def test_signed_this_year_needs_a_date_of_the_year(found):
    assert told(found, THIS_YEAR, "is_signed_this_year", "is_signed_counted") == {
        name: (is_this_year, is_counted)
        for name, (_, is_this_year, is_counted) in THIS_YEAR.items()
    }


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
    rows = by("project_id", mart(store, "project"))
    assert rows["甲"]["is_signed_counted"]
    assert rows["甲"]["signed_date_precision"] == "year"
    assert not rows["乙"]["is_signed"]


AMOUNTS = {
    "有计划额": (
        {"planned_investment_wan": "10.000001", "agreed_investment_wan": 9},
        Decimal("10.000001"),
        "planned_investment_wan",
    ),
    "有协议额": ({"agreed_investment_wan": 9}, Decimal(9), "agreed_investment_wan"),
    "有备案额": ({"filed_investment_wan": 8}, Decimal(8), "filed_investment_wan"),
    "无额": ({}, None, None),
}


@county_holds(*[a_project(name, **values) for name, (values, _, _) in AMOUNTS.items()])
def test_which_amount_stands_for_the_plan_is_said(found):
    assert told(found, AMOUNTS, "planned_investment_wan", "planned_investment_field") == {
        name: (amount, field) for name, (_, amount, field) in AMOUNTS.items()
    }


@county_holds(
    a_project("有开工日", signed_date=SIGNED_ON, actual_start_date=date(2021, 8, 1)),
    a_project("称已开工", is_started=True),
    a_project("将洽谈", talks_date=date(2022, 8, 1)),
)
def test_a_stage_that_no_cell_states_is_derived_from_dates(found):
    assert told(found, ("有开工日", "将洽谈"), "stage", "stage_basis") == {
        "有开工日": ("开工", "derived"),
        "将洽谈": (None, None),
    }
    assert (found["称已开工"]["stage"], found["称已开工"]["is_started"]) == ("开工", True)


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
