"""mart.assignment: what became of an order by its day, and what nobody knows stays unknown."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_project, a_store, an_order, publish_rows
from tests.builders.marts import mart_rows
from tests.queries.cases import by, told

AS_OF = date(2021, 12, 31)


@pytest.fixture(scope="module")
def found(county):
    """Matter → its order."""
    return by("matter", mart_rows(county, "assignment", county.snapshot()))


def test_no_register_no_rows(mart):
    assert mart(a_store(a_project("甲")), "assignment") == []


STATES = {
    "八天后到期": ({"due_date": date(2022, 1, 8)}, "办理中", None, 8),
    "七天后到期": ({"due_date": date(2022, 1, 7)}, "临期", None, 7),
    "当天到期": ({"due_date": AS_OF}, "临期", None, 0),
    "昨天到期": ({"due_date": date(2021, 12, 30)}, "逾期", 1, None),
    "无期限": ({"due_date": None}, "办理中", None, None),
    "报办结": (
        {"due_date": date(2021, 12, 1), "closing_state": "已办结"},
        "待销号",
        None,
        None,
    ),
    "已销号": (
        {"due_date": date(2021, 12, 1), "closing_state": "销号"},
        "已销号",
        None,
        None,
    ),
    "只有销号日": (
        {"closing_state": None, "closed_date": date(2021, 12, 9)},
        "待销号",
        None,
        None,
    ),
    "未写状态": ({"closing_state": None, "due_date": date(2021, 12, 21)}, "逾期", 10, None),
}


@county_holds(*[an_order(matter, **said) for matter, (said, *_) in STATES.items()])
def test_the_state_of_an_order(found):
    assert told(found, STATES, "state", "overdue_days", "left_days") == {
        matter: (state, overdue, left) for matter, (_, state, overdue, left) in STATES.items()
    }


EXTENSIONS = {
    "未申请": (None, "逾期", True),
    "申请中": ("申请", "逾期", True),
    "未获同意": ("不同意", "逾期", False),
    "获同意": ("同意", "办理中", False),
}


@county_holds(
    *[
        an_order(
            matter,
            due_date=date(2021, 12, 1),
            extended_to_date=date(2022, 1, 31),
            extension_state=decided,
        )
        for matter, (decided, _, _) in EXTENSIONS.items()
    ]
)
def test_an_extension_moves_the_day_once_it_is_granted(found):
    assert told(found, EXTENSIONS, "state", "asks_extension") == {
        matter: (state, asks) for matter, (_, state, asks) in EXTENSIONS.items()
    }


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


QUIET = {
    "交办31天": (date(2021, 11, 30), None, 31, False),
    "交办32天": (date(2021, 11, 29), None, 32, True),
    "有反馈": (date(2021, 11, 1), date(2021, 12, 20), 11, False),
    "何时交办不知": (None, None, None, False),
    "会后交办": (date(2022, 1, 8), None, 0, False),
}


@county_holds(
    *[
        an_order(matter, ordered_date=ordered, feedback_date=heard)
        for matter, (ordered, heard, _, _) in QUIET.items()
    ]
)
def test_an_order_of_which_nothing_is_heard(found):
    assert told(found, QUIET, "quiet_days", "is_quiet") == {
        matter: (quiet, is_quiet) for matter, (_, _, quiet, is_quiet) in QUIET.items()
    }


@county_holds(an_order("久已销号", closing_state="销号"))
def test_what_is_closed_is_not_quiet(found):
    assert told(found, ["久已销号"], "is_open", "is_quiet", "quiet_days") == {
        "久已销号": (False, False, None)
    }


BEFORE = {
    "下月交办": (date(2022, 1, 8), False),
    "当天交办": (AS_OF, False),
    "前一天交办": (date(2021, 12, 30), True),
    "无交办日": (None, True),
}


@county_holds(*[an_order(matter, ordered_date=ordered) for matter, (ordered, _) in BEFORE.items()])
def test_an_order_given_in_the_meeting_over_these_figures_is_not_yet_heard(found):
    assert told(found, BEFORE, "is_before") == {
        matter: (is_before,) for matter, (_, is_before) in BEFORE.items()
    }


NAMED = {
    "写编号": ("SL-01", "示例项目01"),
    "写名称": ("示例项目 01", "示例项目01"),
    "写二期": ("示例项目01二期", None),
    "未写项目": (None, None),
}


@county_holds(
    a_project("示例项目01", project_code="SL-01"),
    *(an_order(matter, project_ref=ref) for matter, (ref, _) in NAMED.items()),
)
def test_the_project_is_known_by_code_or_name_and_never_guessed(found):
    assert told(found, NAMED, "project_name") == {
        matter: (project,) for matter, (_, project) in NAMED.items()
    }


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
