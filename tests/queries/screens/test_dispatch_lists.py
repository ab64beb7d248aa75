"""Lists of the dispatch page: 两未, promises, permits that wait on an office, health checks."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_project, a_store, an_item, publish_rows
from tests.queries.cases import with_items

AS_OF = date(2021, 12, 31)
GIVEN = {"long_wait_days": 60, "project_id": None, "previous_id": None}


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
            given = {**GIVEN, **more}
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


@pytest.fixture
def listed(county):
    """``listed("unfinished", projects)`` → the rows of a list over the county, of some projects."""

    def of_projects(query, projects):
        given = {"snapshot_id": county.snapshot().id, **GIVEN}
        rows = county.query(f"screens/dispatch/{query}", **given).to_pylist()
        return [row for row in rows if row["project_name"] in projects]

    return of_projects


WAITING = {
    "谈着": {"stage": "洽谈", "talks_date": date(2021, 12, 1)},
    "签了": {"stage": "签约", "signed_date": date(2020, 12, 31)},
    "开了": {"stage": "建设", "signed_date": date(2021, 1, 1)},
    "停了": {"stage": "停建", "signed_date": date(2021, 1, 1)},
    "线索": {"stage": "发起"},
}


@county_holds(*[a_project(name, **values) for name, values in WAITING.items()])
def test_the_two_lists_hold_who_waits_and_nobody_else(listed):
    rows = listed("unfinished", WAITING)
    assert [(row["list"], row["project_name"], row["days"]) for row in rows] == [
        ("talks", "谈着", 30),
        ("signed", "签了", 365),
    ]


@county_holds(
    a_project(
        "签于某年",
        stage="签约",
        signed_date=date(2021, 12, 31),
        date_precision={"signed_date": "year"},
    )
)
def test_a_year_is_no_day_to_count_from(listed):
    (row,) = listed("unfinished", ["签于某年"])
    assert (row["days"], row["since_precision"]) == (None, "year")


NEXT_STEPS = {"今日该办": (AS_OF, None), "昨日该办": (date(2021, 12, 30), 1)}


@county_holds(
    *[
        a_project(name, stage="洽谈", next_step_due_date=day)
        for name, (day, _) in NEXT_STEPS.items()
    ]
)
def test_the_next_steps_deadline_is_overdue_from_the_day_after(listed):
    rows = listed("unfinished", NEXT_STEPS)
    assert {row["project_name"]: row["overdue_days"] for row in rows} == {
        name: overdue for name, (_, overdue) in NEXT_STEPS.items()
    }


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


IN_JUNE = {"planned_start_date": date(2021, 6, 1)}
PROMISES = {
    "过期": {"stage": "签约", "planned_start_date": date(2021, 12, 1)},
    "晚到": {"stage": "建设", **IN_JUNE, "actual_start_date": date(2021, 6, 11)},
    "停工": {"stage": "停建", **IN_JUNE},
    "准时": {"stage": "建设", **IN_JUNE, "actual_start_date": date(2021, 5, 30)},
}


@county_holds(*[a_project(name, **values) for name, values in PROMISES.items()])
def test_a_promise_past_its_day_is_overdue_and_one_kept_late_says_so(listed):
    rows = listed("promises", PROMISES)
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


def test_of_two_rows_of_a_project_on_a_day_the_first_one_promises(ask):
    twice = ((date(2022, 6, 30), 9), (date(2022, 3, 31), 4))
    (row,) = ask(
        "promises",
        (date(2021, 9, 30), [promised(date(2021, 12, 31))]),
        (AS_OF, [promised(day, row_number=number) for day, number in twice]),
    )
    assert row["last_date"] == date(2022, 3, 31)


def test_promises_are_summed_by_unit(ask):
    rows = ask(
        "promise_units",
        (date(2021, 9, 30), [promised(date(2021, 12, 31), responsible_unit="旗能源局")]),
        (
            AS_OF,
            [
                promised(date(2022, 1, 31), responsible_unit="旗能源局"),
                a_project("乙", planned_start_date=date(2022, 5, 31), responsible_unit="旗农牧局"),
            ],
        ),
    )
    row, other = rows
    assert (other["unit"], other["slip_count"], other["slipped_days"]) == ("旗农牧局", 0, 0)
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


def signed(name, **values):
    return a_project(name, **{"stage": "签约", "signed_date": date(2021, 1, 4), **values})


def waiting(item, state="在办", **values):
    return an_item(item, state, **{"waits_on": "部门", **values})


# Accepted on Friday 10 December: 15 working days later is Friday 31 December.
FRIDAY = {"accepted_date": date(2021, 12, 10)}


@county_holds(
    *with_items(
        signed("等部门"),
        waiting("环评", promised_days=15, statutory_days=5, **FRIDAY),
        waiting("节能审查", promised_days=14, **FRIDAY),
        waiting("水土保持", statutory_days=10, **FRIDAY),
        waiting("施工许可", **FRIDAY),
        waiting("安全条件审查", accepted_date=date(2021, 10, 1)),
    )
)
def test_a_limit_is_promised_else_statutory_in_working_days(listed):
    rows = listed("stuck", ["等部门"])
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
            signed(name),
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


@county_holds(
    *with_items(
        signed("不等部门"),
        waiting("环评", waits_on="企业"),
        waiting("节能审查", "已办结"),
        waiting("水土保持", None),
    ),
    *with_items(signed("停建的", stage="停建"), waiting("环评")),
)
def test_what_waits_on_the_company_or_is_done_is_not_stuck_with_an_office(listed):
    assert listed("stuck", ["不等部门", "停建的"]) == []


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
