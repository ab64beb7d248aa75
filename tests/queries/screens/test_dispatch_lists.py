"""Lists of the dispatch page: 两未, promises, permits that wait on an office, health checks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.ledger_rows import a_project, a_store, an_item, publish_rows
from tests.queries.cases import with_items

AS_OF = date(2021, 12, 31)


@pytest.fixture
def published():
    """``published((as_of, rows), …)`` → ``asked(query, …)`` of one store of these versions."""
    stores = []

    def of_versions(*versions):
        store = a_store()
        stores.append(store)
        for as_of, rows in versions:
            publish_rows(store, *rows, as_of=as_of)

        def asked(query, *, as_of=None, previous=None, **more):
            given = {"long_wait_days": 60, "project_id": None, "previous_id": None, **more}
            if previous:
                given["previous_id"] = store.snapshot(previous).id
            return store.query(
                f"screens/dispatch/{query}", snapshot_id=store.snapshot(as_of).id, **given
            ).to_pylist()

        return asked

    yield of_versions
    for store in stores:
        store.close()


@pytest.fixture
def ask(published):
    return lambda query, *versions, **given: published(*versions)(query, **given)


def test_the_two_lists_hold_who_waits_and_nobody_else(ask):
    rows = ask(
        "unfinished",
        (
            AS_OF,
            [
                a_project("谈着", stage="洽谈", talks_date=date(2021, 12, 1)),
                a_project("签了", stage="签约", signed_date=date(2020, 12, 31)),
                a_project("开了", stage="建设", signed_date=date(2021, 1, 1)),
                a_project("停了", stage="停建", signed_date=date(2021, 1, 1)),
                a_project("线索", stage="发起"),
            ],
        ),
    )
    assert [(row["list"], row["project_name"], row["days"]) for row in rows] == [
        ("talks", "谈着", 30),
        ("signed", "签了", 365),
    ]


def test_a_year_is_no_day_to_count_from(ask):
    signed = a_project(
        "甲", stage="签约", signed_date=date(2021, 12, 31), date_precision={"signed_date": "year"}
    )
    (row,) = ask("unfinished", (AS_OF, [signed]))
    assert (row["days"], row["since_precision"]) == (None, "year")


def test_the_next_steps_deadline_is_overdue_from_the_day_after(ask):
    def due(name, day):
        return a_project(name, stage="洽谈", next_step_due_date=day)

    rows = ask("unfinished", (AS_OF, [due("甲", AS_OF), due("乙", date(2021, 12, 30))]))
    assert {row["project_name"]: row["overdue_days"] for row in rows} == {"甲": None, "乙": 1}


def promised(day, **values):
    return a_project("甲", stage="签约", planned_start_date=day, **values)


def test_promises_are_frozen_and_slips_counted(ask):
    (row,) = ask(
        "promises",
        (date(2021, 9, 30), [promised(date(2021, 10, 31))]),
        (date(2021, 10, 31), [promised(date(2021, 11, 30))]),
        (date(2021, 11, 30), [promised(None)]),
        (date(2021, 12, 31), [promised(date(2022, 3, 31))]),
    )
    assert (row["first_date"], row["last_date"]) == (date(2021, 10, 31), date(2022, 3, 31))
    assert (row["later_count"], row["slip_days"], row["overdue_days"]) == (2, 151, None)
    assert row["last_slip_date"] == date(2021, 12, 31)


def test_a_promise_past_its_day_is_overdue_and_one_kept_late_says_so(ask):
    rows = ask(
        "promises",
        (
            AS_OF,
            [
                a_project("过期", stage="签约", planned_start_date=date(2021, 12, 1)),
                a_project(
                    "晚到", stage="建设", planned_start_date=date(2021, 6, 1),
                    actual_start_date=date(2021, 6, 11),
                ),
                a_project("停了", stage="停建", planned_start_date=date(2021, 6, 1)),
                a_project("准时", stage="建设", planned_start_date=date(2021, 6, 1),
                          actual_start_date=date(2021, 5, 30)),
            ],
        ),
    )  # fmt: skip
    assert {row["project_name"]: (row["overdue_days"], row["late_days"]) for row in rows} == {
        "过期": (30, None),
        "晚到": (None, 10),
    }


def test_a_correction_of_the_same_date_is_no_slip(ask):
    rows = ask(
        "promises",
        (date(2021, 11, 30), [promised(date(2022, 1, 31))]),
        (date(2021, 11, 30), [promised(date(2022, 5, 31))]),
    )
    assert rows == []


def test_promises_are_summed_by_unit(ask):
    rows = ask(
        "promise_units",
        (date(2021, 9, 30), [promised(date(2021, 12, 31), responsible_unit="旗能源局")]),
        (AS_OF, [promised(date(2022, 1, 31), responsible_unit="旗能源局"), a_project("乙")]),
    )
    (row,) = rows
    assert (row["unit"], row["promise_count"], row["slipped_count"]) == ("旗能源局", 1, 1)
    assert (row["slip_count"], row["slipped_days"], row["overdue_count"]) == (1, 31, 0)


def test_one_projects_steps_are_the_same_query(published):
    asked = published(
        (date(2021, 9, 30), [promised(date(2021, 10, 31)), a_project("乙")]),
        (AS_OF, [promised(date(2021, 11, 30)), a_project("乙")]),
    )
    every = asked("promise_steps")
    own = asked("promise_steps", project_id="甲")
    assert every == own
    assert [row["start_slip_days"] for row in own] == [None, 30]


SIGNED = a_project("甲", stage="签约", signed_date=date(2021, 1, 4))


def waiting(item, state="在办", **values):
    return an_item(item, state, project="甲", waits_on="部门", **values)


def test_a_limit_is_promised_else_statutory_in_working_days(ask):
    # Accepted on Friday 10 December: 15 working days later is Friday 31 December.
    friday = {"accepted_date": date(2021, 12, 10)}
    rows = ask(
        "stuck",
        (
            AS_OF,
            [
                SIGNED,
                waiting("环评", promised_days=15, statutory_days=5, **friday),
                waiting("节能审查", promised_days=14, **friday),
                waiting("水土保持", statutory_days=10, **friday),
                waiting("施工许可", **friday),
                waiting("安全条件审查", accepted_date=date(2021, 10, 1)),
            ],
        ),
    )
    told = {row["item"]: (row["limit_days"], row["overdue_days"], row["is_long"]) for row in rows}
    assert told == {
        "环评": (15, None, False),
        "节能审查": (14, 1, False),
        "水土保持": (10, 5, False),
        "施工许可": (None, None, False),
        "安全条件审查": (None, None, True),
    }
    assert {row["working_days"] for row in rows if row["accepted_date"] == date(2021, 12, 10)} == {
        15
    }


def test_public_holidays_are_no_working_days(published):
    cases = {
        # 1 to 7 October is the National Day holiday; Saturday the 9th is worked for it.
        "到七日": (date(2021, 9, 30), date(2021, 10, 7), 0),
        "到九日": (date(2021, 9, 30), date(2021, 10, 9), 2),
        # Sunday 26 September is worked for it too.
        "到周日": (date(2021, 9, 25), date(2021, 9, 26), 1),
        # Nothing is announced for years to come: Monday to Friday.
        "多年后": (date(2098, 9, 30), date(2098, 10, 7), 5),
    }
    rows = [
        row
        for name, (accepted, _, _) in cases.items()
        for row in with_items(
            a_project(name, stage="签约", signed_date=date(2021, 1, 4)),
            waiting("环评", accepted_date=accepted, promised_days=1),
        )
    ]
    asked = published((date(2021, 9, 25), rows))
    told = {
        name: [
            row["working_days"]
            for row in asked("stuck", as_of=as_of)
            if row["project_name"] == name
        ]
        for name, (_, as_of, _) in cases.items()
    }
    assert told == {name: [days] for name, (_, _, days) in cases.items()}


def test_what_waits_on_the_company_or_is_done_is_not_stuck_with_an_office(ask):
    rows = ask(
        "stuck",
        (
            AS_OF,
            [
                SIGNED,
                an_item("环评", "在办", project="甲", waits_on="企业"),
                waiting("节能审查", "已办结"),
                waiting("水土保持", None),
                a_project("停", stage="停建", signed_date=date(2021, 1, 4)),
                an_item("环评", "在办", project="停", waits_on="部门"),
            ],
        ),
    )
    assert rows == []


def test_health_lists_every_rule_and_what_is_new(ask):
    late = a_project("甲", stage="签约", signed_date=date(2020, 12, 15), planned_start_date=AS_OF)
    rows = ask(
        "health",
        (date(2021, 11, 30), [late]),
        (AS_OF, [late]),
        previous=date(2021, 11, 30),
    )
    hit = [row for row in rows if row["project_id"]]
    assert [(row["rule"], row["observed"], row["threshold"]) for row in hit] == [
        ("signed_not_begun", 12.0, 12.0)
    ]
    assert hit[0]["is_new"] is True
    assert "渭南" in hit[0]["source"]
    assert len({row["rule"] for row in rows}) == 10
    alone = ask("health", (AS_OF, [late]))
    assert [row["is_new"] for row in alone if row["project_id"]] == [None]


def test_an_empty_store_has_empty_lists():
    store = a_store()
    for query in ("unfinished", "promises", "promise_units", "promise_steps", "stuck", "stalled"):
        given = {"snapshot_id": None, "long_wait_days": 60, "project_id": None}
        assert store.query(f"screens/dispatch/{query}", **given).num_rows == 0
    store.close()
