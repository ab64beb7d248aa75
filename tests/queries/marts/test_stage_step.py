"""mart.stage_step: flows of two years and the days between rungs."""

from __future__ import annotations

from datetime import date

from tests.builders.ledger_rows import a_project, a_store, publish_rows

OPEN = dict.fromkeys(("towns", "industries", "channels", "groups", "units", "leaders"))


def steps(store, **chosen):
    rows = store.query(
        "screens/pipeline/steps", snapshot_id=store.snapshot().id, **{**OPEN, **chosen}
    ).to_pylist()
    return {(row["from_stage"], row["to_stage"]): row for row in rows}


def test_no_projects_no_flows(mart):
    assert mart(a_store(), "stage_step") == []
    assert mart(a_store(a_project("甲", stage="签约")), "stage_step") == []


def test_days_between_two_rungs_and_the_share_that_went_on():
    store = a_store(
        a_project("甲", stage="开工", talks_date=date(2021, 1, 1), signed_date=date(2021, 3, 1),
                  actual_start_date=date(2021, 3, 11), town="城川镇"),
        a_project("乙", stage="签约", talks_date=date(2021, 1, 1), signed_date=date(2021, 3, 31)),
        a_project("丙", stage="签约", signed_date=date(2021, 3, 1)),
    )  # fmt: skip
    found = steps(store)
    into_signing = found["洽谈", "签约"]
    assert (into_signing["cohort_count"], into_signing["reached_count"]) == (2, 2)
    assert (into_signing["finished_count"], into_signing["median_days"]) == (2, 74)
    into_start = found["签约", "开工"]
    assert (into_start["cohort_count"], into_start["reached_count"]) == (3, 1)
    assert (into_start["finished_count"], into_start["median_days"]) == (1, 10)
    assert steps(store, towns=["城川镇"])["签约", "开工"]["share"] == 1


def test_the_year_before_is_compared_up_to_the_same_day():
    store = a_store(
        a_project("甲", stage="开工", signed_date=date(2020, 1, 1),
                  actual_start_date=date(2020, 6, 30)),
        a_project("乙", stage="开工", signed_date=date(2020, 1, 1),
                  actual_start_date=date(2020, 7, 1)),
        as_of=date(2021, 6, 30),
    )  # fmt: skip
    step = steps(store)["签约", "开工"]
    assert (step["finished_count"], step["median_days"]) == (0, None)
    assert step["last_year_median_days"] == 181


def test_a_rung_left_out_or_seen_at_latest_gives_no_days():
    store = a_store(
        a_project("甲", stage="洽谈"),
        a_project("乙", stage="开工", talks_date=date(2021, 1, 1),
                  actual_start_date=date(2021, 2, 1)),
        as_of=date(2021, 10, 31),
    )  # fmt: skip
    publish_rows(
        store,
        a_project("甲", stage="签约", signed_date=date(2021, 11, 1)),
        a_project("乙", stage="开工", talks_date=date(2021, 1, 1),
                  actual_start_date=date(2021, 2, 1)),
    )  # fmt: skip
    found = steps(store)
    assert found["洽谈", "签约"]["finished_count"] == 0
    assert found["签约", "开工"]["finished_count"] == 0


def test_a_stage_seen_between_two_ledgers_far_apart_gives_no_days():
    building = {"actual_start_date": date(2021, 2, 1)}
    rows = [a_project("甲", stage="开工", **building), a_project("乙", stage="开工", **building)]
    store = a_store(*rows, as_of=date(2021, 2, 28))
    publish_rows(store, a_project("甲", stage="建设", **building), rows[1], as_of=date(2021, 3, 31))
    publish_rows(
        store,
        a_project("甲", stage="建设", **building),
        a_project("乙", stage="建设", **building),
        as_of=date(2021, 12, 31),
    )
    step = steps(store)["开工", "建设"]
    assert (step["cohort_count"], step["reached_count"]) == (2, 2)
    assert (step["finished_count"], step["median_days"]) == (1, 58)
