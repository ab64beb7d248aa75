"""mart.stage_entry: when a project entered a stage, and how that is known."""

from __future__ import annotations

from datetime import date

from tests.builders.ledger_rows import a_project, a_store, publish_rows

OCTOBER, NOVEMBER, DECEMBER = date(2021, 10, 31), date(2021, 11, 30), date(2021, 12, 31)


def entries(rows):
    return {(row["project_id"], row["stage"]): (row["entered_date"], row["basis"]) for row in rows}


def test_no_projects_no_entries(mart):
    assert mart(a_store(), "stage_entry") == []


def test_a_project_without_a_stage_or_dates_has_none(mart):
    assert mart(a_store(a_project("甲")), "stage_entry") == []


def test_a_stated_date_wins_over_when_it_was_seen(mart):
    store = a_store(a_project("甲", stage="签约", signed_date=date(2021, 3, 4)))
    assert entries(mart(store, "stage_entry")) == {("甲", "签约"): (date(2021, 3, 4), "date")}


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


def test_a_project_first_seen_at_a_stage_entered_it_nobody_knows_when(mart):
    store = a_store(a_project("甲", stage="签约"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="签约"), a_project("乙", stage="签约"))
    found = entries(mart(store, "stage_entry"))
    assert found["甲", "签约"] == (OCTOBER, "at_latest")
    assert found["乙", "签约"] == (DECEMBER, "at_latest")
    assert not any(row["is_signed_this_year"] for row in mart(store, "project"))


def test_a_lead_that_a_later_ledger_adds_entered_between_the_two(mart):
    store = a_store(a_project("甲", stage="发起"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="发起"), a_project("乙", stage="发起"))
    found = entries(mart(store, "stage_entry"))
    assert found["甲", "发起"] == (OCTOBER, "at_latest")
    assert found["乙", "发起"] == (DECEMBER, "version")


def test_a_corrected_ledger_of_the_same_day_leaves_no_trace(mart):
    store = a_store(a_project("甲", stage="开工"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="洽谈"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="开工"), as_of=DECEMBER)
    assert entries(mart(store, "stage_entry")) == {
        ("甲", "洽谈"): (OCTOBER, "at_latest"),
        ("甲", "开工"): (DECEMBER, "version"),
    }


def test_a_stage_taken_back_is_no_entry(mart):
    store = a_store(a_project("甲", stage="开工"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="签约"), as_of=DECEMBER)
    assert ("甲", "开工") not in entries(mart(store, "stage_entry"))


def test_what_an_exit_reached_before_is_kept(mart):
    store = a_store(a_project("甲", stage="建设"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="停建"), as_of=DECEMBER)
    assert entries(mart(store, "stage_entry")) == {
        ("甲", "建设"): (OCTOBER, "at_latest"),
        ("甲", "停建"): (DECEMBER, "version"),
    }


def test_the_past_is_read_up_to_the_as_of_alone(mart):
    store = a_store(a_project("甲", stage="洽谈"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", stage="签约"), as_of=DECEMBER)
    assert entries(mart(store, "stage_entry", as_of=NOVEMBER)) == {
        ("甲", "洽谈"): (OCTOBER, "at_latest")
    }


def test_a_date_after_the_as_of_is_no_entry_yet(mart):
    store = a_store(a_project("甲", stage="洽谈", signed_date=date(2022, 1, 4)))
    assert ("甲", "签约") not in entries(mart(store, "stage_entry"))
