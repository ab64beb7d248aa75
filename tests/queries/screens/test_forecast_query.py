"""What the forecast is made of: when each was signed, came or ended, and since when told."""

from __future__ import annotations

from datetime import date

from tests.builders.ledger_rows import a_project, a_store, publish_rows
from tests.queries.cases import by

FIRST, LAST = date(2020, 12, 31), date(2021, 12, 31)
SIGNED = date(2019, 3, 1)


def signed(name, **values):
    return a_project(name, **{"stage": "签约", "signed_date": SIGNED, **values})


def read(store, promise):
    now = store.snapshot()
    rows = store.query(
        "screens/readiness/forecast", snapshot_id=now.id, as_of=now.as_of
    ).to_pylist()
    return by("project_name", [row for row in rows if row["promise"] == promise])


def test_who_is_under_way_who_came_and_who_left():
    store = a_store(
        signed("在办"),
        signed("投产", stage="投产", actual_production_date=date(2020, 5, 1)),
        signed("开工", stage="建设", actual_start_date=date(2020, 2, 1)),
        signed("洽谈", stage="洽谈", signed_date=None),
        signed("只知年份", date_precision=[("signed_date", "year")]),
        signed("无日期", stage="投产"),
        as_of=LAST,
    )
    start, production = read(store, "start"), read(store, "production")
    assert "洽谈" not in start
    assert {name for name, row in start.items() if row["is_open"]} == {"在办"}
    assert {name for name, row in production.items() if row["is_open"]} == {"在办", "开工"}
    assert {name for name, row in start.items() if row["is_past"]} == {"开工"}
    assert {name for name, row in production.items() if row["is_past"]} == {"投产"}
    for rows in (start, production):
        assert {name for name, row in rows.items() if row["is_left_out"]} == {"只知年份"}
        assert rows["无日期"]["is_undated"]
    # When it began is not known of what produces; that it did begin is.
    assert start["投产"]["is_undated"] and not start["投产"]["is_under_way"]
    assert production["投产"]["ended_date"] == date(2020, 5, 1)


def test_an_exit_ends_it_on_the_day_it_was_seen():
    store = a_store(signed("终止"), as_of=FIRST)
    publish_rows(store, signed("终止", stage="终止"), as_of=LAST)
    row = read(store, "production")["终止"]
    assert (row["ended_date"], row["has_come"], row["is_under_way"]) == (LAST, False, False)
    assert row["was_under_way"] and not row["has_come_since"]


def test_a_day_told_late_was_not_known_before():
    came = {"stage": "投产", "actual_production_date": date(2020, 6, 1)}
    store = a_store(signed("早报", **came), signed("迟报"), as_of=FIRST)
    publish_rows(
        store,
        signed("早报", **came),
        signed("迟报", **came),
        signed("后来", signed_date=date(2020, 1, 1)),
        as_of=LAST,
    )
    rows = read(store, "production")
    assert rows["早报"]["end_told_date"] == date(2020, 6, 1)
    assert rows["迟报"]["end_told_date"] == LAST
    assert rows["早报"]["told_date"] == SIGNED
    assert rows["后来"]["told_date"] == LAST
    assert {name for name, row in rows.items() if row["was_under_way"]} == {"迟报"}
    assert {name for name, row in rows.items() if row["has_come_since"]} == {"迟报"}


def test_the_planned_day_stands_beside_with_its_slips():
    store = a_store(signed("推迟", planned_production_date=date(2021, 6, 30)), as_of=FIRST)
    publish_rows(store, signed("推迟", planned_production_date=date(2021, 9, 30)), as_of=LAST)
    row = read(store, "production")["推迟"]
    assert (row["planned_date"], row["later_count"], row["slip_days"]) == (date(2021, 9, 30), 1, 92)
    assert read(store, "start")["推迟"]["planned_date"] is None


def test_without_signed_projects_there_are_no_rows():
    assert read(a_store(a_project("洽谈", stage="洽谈")), "start") == {}
