"""mart.assignment: what became of an order by its day, and what nobody knows stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.ledger_rows import a_project, a_store, an_order, publish_rows

AS_OF = date(2021, 12, 31)


def only(mart, *rows, **more):
    store = a_store(*rows, **more)
    (row,) = mart(store, "assignment")
    return row


def test_no_register_no_rows(mart):
    assert mart(a_store(a_project("甲")), "assignment") == []


@pytest.mark.parametrize(
    ("said", "state", "overdue", "left"),
    [
        ({"due_date": date(2022, 1, 8)}, "办理中", None, 8),
        ({"due_date": date(2022, 1, 7)}, "临期", None, 7),
        ({"due_date": AS_OF}, "临期", None, 0),
        ({"due_date": date(2021, 12, 30)}, "逾期", 1, None),
        ({"due_date": None}, "办理中", None, None),
        ({"due_date": date(2021, 12, 1), "closing_state": "已办结"}, "待销号", None, None),
        ({"due_date": date(2021, 12, 1), "closing_state": "销号"}, "已销号", None, None),
        ({"closing_state": None, "closed_date": date(2021, 12, 9)}, "待销号", None, None),
        ({"closing_state": None, "due_date": date(2021, 12, 21)}, "逾期", 10, None),
    ],
)
def test_the_state_of_an_order(mart, said, state, overdue, left):
    row = only(mart, an_order(**said))
    assert (row["state"], row["overdue_days"], row["left_days"]) == (state, overdue, left)


@pytest.mark.parametrize(
    ("decided", "state", "asks"),
    [
        (None, "逾期", True),
        ("申请", "逾期", True),
        ("不同意", "逾期", False),
        ("同意", "办理中", False),
    ],
)
def test_an_extension_moves_the_day_once_it_is_granted(mart, decided, state, asks):
    row = only(
        mart,
        an_order(
            due_date=date(2021, 12, 1),
            extended_to_date=date(2022, 1, 31),
            extension_state=decided,
        ),
    )
    assert (row["state"], row["asks_extension"]) == (state, asks)


def test_extensions_are_counted_over_every_register_up_to_the_day(mart):
    def asked(day, as_of):
        row = an_order("甲", "D-1", extended_to_date=day, extension_state="同意")
        publish_rows(store, row, an_order("乙", "D-2"), as_of=as_of)

    october, november = date(2021, 10, 31), date(2021, 11, 30)
    store = a_store(an_order("甲", "D-1"), as_of=date(2021, 9, 30))
    asked(date(2022, 1, 31), october)
    asked(date(2022, 1, 31), november)
    asked(date(2022, 3, 31), AS_OF)
    asked(date(2022, 4, 30), AS_OF)  # the same register, corrected: it was asked for all the same
    counts = {row["matter"]: row["extension_count"] for row in mart(store, "assignment")}
    assert counts == {"甲": 3, "乙": 0}
    past = {r["matter"]: r["extension_count"] for r in mart(store, "assignment", as_of=november)}
    assert past == {"甲": 1, "乙": 0}


@pytest.mark.parametrize(
    ("ordered", "heard", "quiet", "is_quiet"),
    [
        (date(2021, 11, 30), None, 31, False),
        (date(2021, 11, 29), None, 32, True),
        (date(2021, 11, 1), date(2021, 12, 20), 11, False),
        (None, None, None, False),
        (date(2022, 1, 8), None, 0, False),
    ],
)
def test_an_order_of_which_nothing_is_heard(mart, ordered, heard, quiet, is_quiet):
    row = only(mart, an_order(ordered_date=ordered, feedback_date=heard))
    assert (row["quiet_days"], row["is_quiet"]) == (quiet, is_quiet)


def test_what_is_closed_is_not_quiet(mart):
    row = only(mart, an_order(closing_state="销号"))
    assert (row["is_open"], row["is_quiet"], row["quiet_days"]) == (False, False, None)


def test_an_order_given_in_the_meeting_over_these_figures_is_not_yet_heard(mart):
    store = a_store(
        an_order("甲", "D-1", ordered_date=date(2022, 1, 8)),
        an_order("乙", "D-2", ordered_date=AS_OF),
        an_order("丙", "D-3", ordered_date=date(2021, 12, 30)),
        an_order("丁", "D-4", ordered_date=None),
    )
    told = {row["matter"]: row["is_before"] for row in mart(store, "assignment")}
    assert told == {"甲": False, "乙": False, "丙": True, "丁": True}


def test_the_project_is_known_by_code_or_name_and_never_guessed(mart):
    store = a_store(
        a_project("示例项目01", project_code="SL-01"),
        an_order("甲", "D-1", project_ref="SL-01"),
        an_order("乙", "D-2", project_ref="示例项目 01"),
        an_order("丙", "D-3", project_ref="示例项目01二期"),
        an_order("丁", "D-4", project_ref=None),
    )
    named = {row["matter"]: row["project_name"] for row in mart(store, "assignment")}
    assert named == {"甲": "示例项目01", "乙": "示例项目01", "丙": None, "丁": None}


def test_an_order_is_its_number_and_each_field_its_newest_word(mart):
    store = a_store(
        an_order("协调用水", "D-1", unit="旗委办", feedback=None, remark="会议纪要第3条"),
    )
    publish_rows(
        store,
        an_order("协调用水指标", "d-1", unit="旗水利局", due_date=None, feedback="已批复"),
        as_of=AS_OF,
    )
    (row,) = mart(store, "assignment")
    assert (row["matter"], row["feedback"]) == ("协调用水指标", "已批复")
    assert (row["due_date"], row["remark"]) == (AS_OF, "会议纪要第3条")
    assert row["unit_count"] == 2


def test_the_next_register_replaces_the_last_one_and_the_past_stays(mart):
    november = date(2021, 11, 30)
    store = a_store(an_order("甲", "D-1"), an_order("乙", "D-2"), as_of=november)
    publish_rows(store, an_order("甲", "D-1", closing_state="销号"), as_of=AS_OF)
    assert [(r["matter"], r["state"]) for r in mart(store, "assignment")] == [("甲", "已销号")]
    past = mart(store, "assignment", as_of=november)
    assert [(r["matter"], r["state"]) for r in past] == [("甲", "办理中"), ("乙", "办理中")]
