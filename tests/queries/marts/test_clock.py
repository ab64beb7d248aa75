"""The clock of requests, against a count of the same rule in plain Python, and case by case."""

from __future__ import annotations

import random
from bisect import bisect_right
from datetime import date, timedelta

import chinese_calendar
import pyarrow as pa
import pytest

from data.store.connection import execute, insert
from tests.builders.ledger_rows import an_empty_store

AS_OF = date(2021, 12, 31)
LIMITS = {"一般": 15, "复杂": 30, "协办": 3, "主办": 7}
DATES = (
    *("received_date", "closed_date", "due_date", "supplement_from", "supplement_until"),
    *("special_from", "special_until", "extension_approved_date"),
)
CASES = 100_000


def clocks(cases, as_of=AS_OF):
    """mart.clock of some requests, in their order; each a mapping of field → value."""
    store = an_empty_store()
    number = len(cases)
    told = {
        "snapshot_id": pa.array([1] * number, pa.int32()),
        "ledger": ["needs"] * number,
        "is_counted": [True] * number,
        "status": pa.array([case.get("status") for case in cases], pa.string()),
        "is_closed": pa.array([case.get("is_closed") for case in cases], pa.bool_()),
        "batch_id": [f"{0:032x}"] * number,
        "sheet_id": [f"{0:032x}"] * number,
        "row_number": pa.array(range(number), pa.int32()),
        "texts": _maps(cases, ("handling_kind", "kind_of_request"), pa.string()),
        "numbers": _maps(cases, ("limit_days", "extension_days"), pa.float64()),
        "dates": _maps(cases, DATES, pa.date32()),
    }
    with store._connection.memory_transaction() as cursor:
        insert(cursor, "entry", pa.table(told), "store/fill_memory")
        execute(cursor, "marts/clock", {"snapshot_id": 1, "as_of": as_of})
        found = cursor.execute("from mart.clock order by row_number").to_arrow_table().to_pylist()
    store.close()
    return found


def _maps(cases, fields, kind):
    made = [[(field, case.get(field)) for field in fields] for case in cases]
    return pa.array(made, pa.map_(pa.string(), kind))


def the(**case):
    (found,) = clocks([case])
    return found


# A second count of the same rule, a day at a time.
WORKED = [
    day
    for day in (date(2021, 1, 1) + timedelta(n) for n in range(900))
    if chinese_calendar.is_workday(day)
]


def expected(case):
    """(state or reason, days used, days stopped, limit, days past it, due day) of a request."""
    start, told_end = case.get("received_date"), case.get("closed_date")
    end = told_end if told_end and told_end <= AS_OF and case.get("status") != "重办" else None
    due = case.get("due_date")
    spans = [
        (case.get("supplement_from"), case.get("supplement_until")),
        (case.get("special_from"), case.get("special_until")),
    ]
    kinds = [case.get("handling_kind"), case.get("kind_of_request")]
    if case.get("limit_days") is not None:
        limit = case["limit_days"]
    elif due and start:
        limit = bisect_right(WORKED, due) - bisect_right(WORKED, start)
    elif due:
        limit = None
    else:
        limits = [LIMITS[kind] for kind in kinds if kind in LIMITS]
        limit = limits[0] if limits else None if kinds[0] else LIMITS["一般"]
    is_open = not case.get("is_closed")
    is_plain = not case.get("extension_days") and not any(first for first, _ in spans)
    if not start and is_open and is_plain and due and due < AS_OF:
        late = bisect_right(WORKED, AS_OF) - bisect_right(WORKED, due)
        return "open_overdue", None, None, case.get("limit_days"), late, due
    if not start or start > AS_OF:
        return "no_acceptance", None, None, None, None, None
    if (end and end < start) or (due and due < start):
        return "dates_contradict", None, None, None, None, None
    if any(last and (not first or last < first) for first, last in spans):
        return "pause_unclear", None, None, None, None, None
    if case.get("is_closed") and not end and case.get("status") != "重办":
        return "no_closing_date", None, None, None, None, None
    if limit is None:
        return "no_limit", None, None, None, None, None
    used, stopped, at_approval, approved = 0, 0, 0, case.get("extension_approved_date")
    until = end or AS_OF
    for day in WORKED[bisect_right(WORKED, start) : bisect_right(WORKED, until)]:
        if any(first and first < day and not (last and last < day) for first, last in spans):
            stopped += 1
            continue
        used += 1
        if approved and day <= approved:
            at_approval += 1
    asked = case.get("extension_days") or 0
    if approved and start <= approved <= until and at_approval <= limit:
        limit += asked
    on_time = used <= limit
    state = ("closed_on_time" if on_time else "closed_late") if end else "open"
    late = None if on_time else used - limit
    return (
        (state if end or on_time else "open_overdue"),
        *(used, stopped, limit, late, due_day(start, limit, spans)),
    )


def due_day(start, limit, spans):
    """The day on which the limit runs out, a day at a time; None while a pause has no end."""
    seen = [
        (first, last if last and last <= AS_OF else None)
        for first, last in spans
        if first and first <= AS_OF
    ]
    left, day = limit, start
    for day in WORKED[bisect_right(WORKED, start) :] if limit else ():
        left -= not any(first < day and not (last and last < day) for first, last in seen)
        if not left:
            break
    return day if not left else None


def a_case(chance):
    def day(share, first=date(2021, 8, 20), days=150):
        return first + timedelta(chance.randrange(days)) if chance.random() < share else None

    start = day(0.95)
    near = start or date(2021, 10, 1)
    case = {
        "received_date": start,
        "closed_date": day(0.6, near - timedelta(2), 60),
        "due_date": day(0.15 if start else 0.6, near - timedelta(1), 50),
        "handling_kind": chance.choice([None, None, *LIMITS, "其他"]),
        "kind_of_request": chance.choice([None, "用地", "协办"]),
        "limit_days": chance.choice([None, None, None, 0, 5, 20]),
        "extension_days": chance.choice([None, None, 5, 10]),
        "extension_approved_date": day(0.4, near - timedelta(3), 50),
        "status": chance.choice([None, "办理中", "已办结", "重办"]),
    }
    for name in ("supplement", "special"):
        case[f"{name}_from"] = first = day(0.3, near - timedelta(5), 40)
        case[f"{name}_until"] = day(0.6, first or near, 20) if first else day(0.02, near)
    closed = case["closed_date"]
    case["is_closed"] = bool(closed and closed <= AS_OF) or case["status"] == "已办结"
    return case


def test_a_hundred_thousand_requests_come_out_as_a_count_by_hand():
    chance = random.Random(20211231)
    cases = [a_case(chance) for _ in range(CASES)]
    differing = []
    for case, found in zip(cases, clocks(cases), strict=True):
        said = found["unknown_reason"] or found["state"]
        limit = None if found["unknown_reason"] else found["limit_days"]
        due = None if found["unknown_reason"] else found["due_date"]
        told = (said, found["used_days"], found["stopped_days"], limit, found["overdue_days"], due)
        if told != expected(case):
            differing.append((case, told, expected(case)))
    assert differing[:3] == []


@pytest.mark.parametrize(
    ("case", "state"),
    [
        # 15 working days after the 13th of September, over 中秋 and 国庆 with their make-up days.
        ({"closed_date": date(2021, 10, 9)}, "closed_on_time"),
        ({"closed_date": date(2021, 10, 11)}, "closed_late"),
        ({"handling_kind": "复杂", "closed_date": date(2021, 10, 11)}, "closed_on_time"),
        ({}, "open_overdue"),
        ({"supplement_from": date(2021, 9, 20)}, "open"),
        ({"closed_date": date(2021, 10, 9), "status": "重办"}, "open_overdue"),
    ],
)
def test_a_request_is_on_time_by_working_days(case, state):
    assert the(received_date=date(2021, 9, 13), **case)["state"] == state


def test_holidays_and_make_up_days_count_as_the_state_council_says():
    told = the(received_date=date(2021, 9, 13), closed_date=date(2021, 10, 9))
    # 14–18, 22–24, 26–30 September, 8 and 9 October: both Saturdays and the Sunday are worked.
    assert (told["used_days"], told["due_date"]) == (15, date(2021, 10, 9))


def test_only_acceptance_starts_the_clock_and_without_it_nothing_is_on_time():
    told = the(applied_date=date(2021, 9, 1), closed_date=date(2021, 9, 2), is_closed=True)
    assert (told["state"], told["unknown_reason"]) == ("unknown", "no_acceptance")


def test_what_is_past_its_own_day_is_overdue_though_nobody_says_when_it_was_accepted():
    told = the(due_date=date(2021, 12, 20))
    assert (told["state"], told["overdue_days"]) == ("open_overdue", 9)
    assert the(due_date=date(2021, 12, 20), is_closed=True)["state"] == "unknown"


def test_a_kind_without_a_limit_is_unknown():
    told = the(received_date=date(2021, 9, 1), handling_kind="特急")
    assert (told["state"], told["unknown_reason"]) == ("unknown", "no_limit")


@pytest.mark.parametrize(
    ("approved", "state", "counted"),
    [
        (None, "closed_late", 0),
        (date(2021, 10, 8), "closed_on_time", 10),
        (date(2021, 10, 12), "closed_late", 0),  # approved when the limit had passed
    ],
)
def test_an_extension_counts_when_it_was_approved_while_the_limit_ran(approved, state, counted):
    told = the(
        received_date=date(2021, 9, 13),
        closed_date=date(2021, 10, 15),
        extension_days=10,
        extension_approved_date=approved,
    )
    assert (told["state"], told["extension_days"]) == (state, counted)
    assert told["unapproved_days"] == 10 - counted


def test_a_pause_moves_the_day_on_which_the_limit_runs_out():
    told = the(
        received_date=date(2021, 11, 1),
        handling_kind="协办",
        supplement_from=date(2021, 11, 2),
        supplement_until=date(2021, 11, 5),
        closed_date=date(2021, 11, 9),
    )
    assert told["due_date"] == date(2021, 11, 9)
    assert (told["used_days"], told["stopped_days"], told["state"]) == (3, 3, "closed_on_time")
