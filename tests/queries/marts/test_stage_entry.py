"""mart.stage_entry: when a project entered a stage, and how that is known."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.held_rows import first_holds, held, then_holds
from tests.builders.ledger_rows import a_project, a_store, publish_rows
from tests.builders.marts import mart_rows
from tests.queries.cases import by, told

OCTOBER, NOVEMBER, DECEMBER = date(2021, 10, 31), date(2021, 11, 30), date(2021, 12, 31)


@pytest.fixture(scope="module")
def two_months(request):
    store = a_store(*held(request, "first"), as_of=OCTOBER)
    publish_rows(store, *held(request, "then"), as_of=DECEMBER)
    yield store
    store.close()


@pytest.fixture(scope="module")
def found(two_months):
    return entries(mart_rows(two_months, "stage_entry", two_months.snapshot()))


def entries(rows):
    return {(row["project_id"], row["stage"]): (row["entered_date"], row["basis"]) for row in rows}


def of(project, found):
    """Stage → when the project entered it, and how that is known."""
    return {stage: entered for (name, stage), entered in found.items() if name == project}


def test_no_projects_no_entries(mart):
    assert mart(a_store(), "stage_entry") == []


@first_holds(a_project("只有名称"))
@then_holds(a_project("只有名称"))
def test_a_project_without_a_stage_or_dates_has_none(found):
    assert of("只有名称", found) == {}


@first_holds(a_project("有签约日", stage="签约", signed_date=date(2021, 3, 4)))
@then_holds(a_project("有签约日", stage="签约", signed_date=date(2021, 3, 4)))
def test_a_stated_date_wins_over_when_it_was_seen(found):
    assert of("有签约日", found) == {"签约": (date(2021, 3, 4), "date")}


def test_a_move_between_two_versions_is_dated_by_the_later(mart):
    store = a_store(a_project("甲", stage="洽谈"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="签约"), as_of=NOVEMBER)
    publish_rows(store, a_project("甲", stage="签约"), as_of=DECEMBER)
    assert entries(mart(store, "stage_entry")) == {
        ("甲", "洽谈"): (OCTOBER, "at_latest"),
        ("甲", "签约"): (NOVEMBER, "version"),
    }
    (project,) = mart(store, "project")
    assert project["is_signed_this_year"]
    assert (project["stage_entered_basis"], project["stage_age_days"]) == ("version", 31)


def test_a_corrected_ledger_of_the_same_day_leaves_no_trace(mart):
    store = a_store(a_project("甲", stage="开工"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="洽谈"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="开工"), as_of=DECEMBER)
    assert entries(mart(store, "stage_entry")) == {
        ("甲", "洽谈"): (OCTOBER, "at_latest"),
        ("甲", "开工"): (DECEMBER, "version"),
    }


@first_holds(a_project("先签约", stage="签约"))
@then_holds(a_project("先签约", stage="签约"), a_project("新签约", stage="签约"))
def test_a_project_first_seen_at_a_stage_entered_it_nobody_knows_when(mart, two_months, found):
    assert found["先签约", "签约"] == (OCTOBER, "at_latest")
    assert found["新签约", "签约"] == (DECEMBER, "at_latest")
    projects = by("project_id", mart(two_months, "project"))
    assert told(projects, ("先签约", "新签约"), "is_signed_this_year") == {
        "先签约": (False,),
        "新签约": (False,),
    }


@first_holds(a_project("先发起", stage="发起"))
@then_holds(a_project("先发起", stage="发起"), a_project("新发起", stage="发起"))
def test_a_lead_that_a_later_ledger_adds_entered_between_the_two(found):
    assert found["先发起", "发起"] == (OCTOBER, "at_latest")
    assert found["新发起", "发起"] == (DECEMBER, "version")


@first_holds(a_project("退回签约", stage="开工"))
@then_holds(a_project("退回签约", stage="签约"))
def test_a_stage_taken_back_is_no_entry(found):
    assert list(of("退回签约", found)) == ["签约"]


@first_holds(a_project("后停建", stage="建设"))
@then_holds(a_project("后停建", stage="停建"))
def test_what_an_exit_reached_before_is_kept(found):
    assert of("后停建", found) == {
        "建设": (OCTOBER, "at_latest"),
        "停建": (DECEMBER, "version"),
    }


@first_holds(a_project("后签约", stage="洽谈"))
@then_holds(a_project("后签约", stage="签约"))
def test_the_past_is_read_up_to_the_as_of_alone(mart, two_months):
    past = entries(mart(two_months, "stage_entry", as_of=NOVEMBER))
    assert of("后签约", past) == {"洽谈": (OCTOBER, "at_latest")}


@first_holds(a_project("将签约", stage="洽谈", signed_date=date(2022, 1, 4)))
@then_holds(a_project("将签约", stage="洽谈", signed_date=date(2022, 1, 4)))
def test_a_date_after_the_as_of_is_no_entry_yet(found):
    assert list(of("将签约", found)) == ["洽谈"]
