"""The figures document: unknown is null, and every screen adds up to the same totals."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.figures import figures, since_note, status_note
from data.meeting.compare import compare
from data.store import Store
from data.texts import Language
from tests.builders.ledger_rows import a_fund, a_project, a_store, a_visit, publish_rows

OPEN = dict.fromkeys(("towns", "industries", "channels", "groups", "units", "leaders"))
TOWNS = ["城川镇", "昂素镇", None]
STAGES = ["发起", "洽谈", "签约", "建设", "投产", "停建", None]
DIMENSIONS = ["town", "industry", "channel", "task_group", "credited_unit", "signed_month"]

a_row = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(STAGES),
        "town": st.sampled_from(TOWNS),
        "signed_date": st.sampled_from(
            [None, date(2021, 3, 1), date(2021, 7, 9), date(2020, 3, 1)]
        ),
        "planned_investment_wan": st.one_of(st.none(), st.integers(0, 10**6)),
        "actual_start_date": st.sampled_from([None, date(2021, 8, 1)]),
        "agreement_type": st.sampled_from([None, "正式合同", "战略协议"]),
    }
)


def test_an_empty_store_knows_nothing():
    found = figures(a_store())
    assert found["signed_projects"] is None
    assert found["visits"] == dict.fromkeys(("trips", "person_trips", "days", "companies"))
    assert (found["as_of"], found["version"]) == (None, 0)
    json.dumps(found)


def test_a_ledger_that_is_missing_leaves_its_figures_unknown():
    found = figures(a_store(a_project("甲", stage="签约", signed_date=date(2021, 3, 1))))
    assert (found["signed_projects"], found["signed_without_amount"]) == (1, 1)
    assert found["signed_planned_investment_wan"] is None
    assert found["projects_pushed"] == dict.fromkeys(
        ("banner_leaders", "county_sponsors", "distinct")
    )
    assert found["funds_in_place_wan"] == {}


def test_a_projects_ledger_without_signings_has_none_and_zero():
    found = figures(a_store(a_project("甲", stage="洽谈")))
    assert (found["signed_projects"], found["signed_planned_investment_wan"]) == (0, 0.0)


def test_amounts_are_ten_thousands_to_the_cent():
    store = a_store(
        a_project(
            "甲", stage="签约", signed_date=date(2021, 3, 1), planned_investment_wan="0.000001"
        ),
        a_project(
            "乙", stage="签约", signed_date=date(2021, 3, 1), planned_investment_wan="7998600"
        ),
        a_fund("甲", "453900"),
    )
    found = figures(store)
    assert found["signed_planned_investment_wan"] == 7998600.000001
    assert found["funds_in_place_wan"] == {"自治区平台": 453900.0}


def test_an_earlier_version_and_an_earlier_day_can_be_asked_for():
    store = a_store(
        a_project("甲", stage="签约", signed_date=date(2021, 3, 1)), as_of=date(2021, 10, 31)
    )
    publish_rows(
        store,
        a_project("甲", stage="签约", signed_date=date(2021, 3, 1)),
        a_project("乙", stage="签约", signed_date=date(2021, 11, 1)),
        as_of=date(2021, 11, 30),
    )
    assert figures(store)["signed_projects"] == 2
    assert figures(store, version=1)["signed_projects"] == 1
    assert figures(store, as_of=date(2021, 10, 31))["signed_projects"] == 1


def test_shared_trips_count_once_in_totals():
    store = a_store(
        a_project("甲"),
        a_visit(
            leaders=["旗领导A", "县级领导B"],
            tiers=["旗委政府领导", "县级包扶联系领导"],
            project_refs=["甲"],
            days="1.5",
        ),
    )
    found = figures(store)
    assert found["visits"] == {"trips": 1, "person_trips": 2, "days": 1.5, "companies": 1}
    assert found["projects_pushed"] == {"banner_leaders": 1, "county_sponsors": 1, "distinct": 1}


def test_trips_of_leaders_without_a_tier_are_unknown_not_none():
    """另一省的表没有“层级”一列: its trips are in no tier, which is not 0 trips."""
    found = figures(a_store(a_project("甲"), a_visit(tiers=None, project_refs=["甲"])))
    assert found["visits"] == dict.fromkeys(("trips", "person_trips", "days", "companies"))
    assert found["projects_pushed"]["banner_leaders"] is None
    assert found["projects_pushed"]["county_sponsors"] is None
    assert found["visits_without_tier"] == 1
    stated = figures(a_store(a_project("甲"), a_visit(tiers=["部门"])))
    assert (stated["visits"]["trips"], stated["visits_without_tier"]) == (0, 0)


@given(st.lists(a_row, min_size=1, max_size=12))
@settings(max_examples=15, deadline=None)
def test_every_cut_adds_up_to_the_same_totals(rows):
    store = a_store(*(a_project(f"项目{n}", **row) for n, row in enumerate(rows)))
    found = figures(store)
    snapshot_id = store.snapshot().id
    signed = found["signed_projects"] or 0

    def read(name, **more):
        given = {"snapshot_id": snapshot_id, **OPEN, **more}
        return store.query(name, **given).to_pylist()

    for dimension in DIMENSIONS:
        groups = read("screens/pipeline/groups", dimension=dimension)
        assert sum(group["project_count"] for group in groups) == signed
        assert sum(group["unknown_count"] for group in groups) == (
            found["signed_without_amount"] or 0
        )
        planned = sum((group["planned_wan"] or Decimal(0) for group in groups), Decimal(0))
        assert float(planned) == (found["signed_planned_investment_wan"] or 0)
    (headline,) = read("screens/pipeline/headline")
    assert headline["signed_count"] == found["signed_projects"]
    assert headline["started_count"] + headline["waiting_count"] == signed
    listed = read(
        "screens/pipeline/projects", stage=None, measure=None, dimension=None, group_value=None
    )
    assert len(listed) == signed
    assert found["stages"]["签约"]["flow"] == found["signed_projects"]
    in_play = [row for row in rows if row["stage"] != "停建"]
    unplaced = [
        row
        for row in in_play
        if row["stage"] is None and not row["signed_date"] and not row["actual_start_date"]
    ]
    stock = sum(stage["stock"] for stage in found["stages"].values())
    assert stock == len(in_play) - len(unplaced)
    store.close()


def test_a_year_of_which_no_projects_ledger_speaks_is_unknown_and_not_0():
    store = a_store(a_project("甲", stage="签约", signed_date=date(2021, 3, 1)))
    publish_rows(store, a_visit(start_date=date(2022, 1, 5)), as_of=date(2022, 1, 31))
    found = figures(store)
    assert found["signed_projects"] is None
    assert found["signed_planned_investment_wan"] is None
    assert found["stages"]["签约"] == {
        "stock": 1, "flow": None, "investment_wan": None, "flow_investment_wan": None
    }  # fmt: skip
    assert figures(store, as_of=date(2021, 12, 31))["signed_projects"] == 1


def test_signings_and_flows_without_a_date_are_unknown_and_not_0():
    found = figures(a_store(a_project("甲", stage="投产"), a_project("乙", stage="洽谈")))
    assert found["signed_projects"] is None
    flows = {stage: row["flow"] for stage, row in found["stages"].items()}
    assert flows["投产"] is None
    assert flows["达产"] == 0


@pytest.fixture
def two_months():
    store = a_store(
        a_project("甲", stage="签约", signed_date=date(2021, 3, 1), planned_investment_wan=100),
        a_project("乙", stage="签约", signed_date=date(2021, 4, 1), planned_investment_wan=50),
        a_project("丙", stage="签约", signed_date=date(2021, 4, 1), planned_investment_wan=7),
        a_project("丁", stage="洽谈", planned_investment_wan=1),
        a_fund(
            "甲", 5, month_date=date(2021, 10, 31), period=(date(2021, 1, 1), date(2021, 10, 31))
        ),
        as_of=date(2021, 10, 31),
    )
    publish_rows(
        store,
        a_project("甲", stage="建设", signed_date=date(2021, 3, 1), planned_investment_wan=130),
        a_project("乙", stage="终止", signed_date=date(2021, 4, 1), planned_investment_wan=50),
        a_project("丁", stage="签约", signed_date=date(2021, 11, 9), planned_investment_wan=2),
        a_project("戊", stage="签约", signed_date=date(2021, 11, 9)),
        a_fund(
            "甲", 9, month_date=date(2021, 11, 30), period=(date(2021, 11, 1), date(2021, 11, 30))
        ),
        as_of=date(2021, 11, 30),
    )
    yield store
    store.close()


def test_last_total_and_every_change_make_this_total(two_months: Store):
    before = two_months.snapshot(date(2021, 10, 31))
    after = two_months.snapshot(date(2021, 11, 30))
    comparison = compare(two_months, before, after)
    old, new = figures(two_months, date(2021, 10, 31)), figures(two_months, date(2021, 11, 30))

    def moved(measure):
        return float(comparison.bridge(measure).summed)

    assert (
        old["signed_planned_investment_wan"] + moved("planned")
        == new["signed_planned_investment_wan"]
    )
    basis = "自治区平台"
    assert old["funds_in_place_wan"][basis] + moved("funds") == new["funds_in_place_wan"][basis]
    assert old["signed_projects"] + moved("signed") == new["signed_projects"]


PARTS = ("approved_wan", "reported_wan", "unstated_wan", "returned_wan")


def a_status(*parts, since=None):
    row = dict.fromkeys(PARTS) | dict(zip(PARTS, parts, strict=False))
    return {**row, "all_years_since": since}


@pytest.mark.parametrize(
    ("row", "language", "said"),
    [
        (a_status(100), "zh", "均已审核通过"),
        (a_status(440400, Decimal(13500)), "zh", "其中仅上报 1.35 亿元"),
        (a_status(None, 20000, None, 800), "en", "of which ¥200 mn only reported, ¥8 mn returned"),
        (a_status(None, None, 500), "zh", "其中未注明状态 500 万元"),
        (a_status(), "zh", ""),
    ],
)
def test_what_is_not_approved_is_said(row, language: Language, said):
    written = status_note(row, language).replace("\u00a0", " ")
    assert written.startswith(said)
    assert bool(written) == bool(said)


def test_since_when_all_years_count():
    assert "2026-03" in since_note(a_status(1, since=date(2026, 3, 31)), "zh")
    assert "首笔" in since_note(a_status(1), "zh")
