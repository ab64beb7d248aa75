"""What a return's lateness is reckoned from, in words with the days that decided."""

from __future__ import annotations

from datetime import date

import pytest

from data.language import speaking
from data.returns.collection import collection
from data.returns.periods import month_of
from tests.builders.ledger_rows import a_project, a_store, a_visit
from ui.components.drawer.return_facts import reckoned

NOVEMBER = month_of("2021-11")
OCTOBER_END, NOVEMBER_END = date(2021, 10, 31), date(2021, 11, 30)


def told(store, today=date(2021, 12, 8), language="zh"):
    (one,) = collection(store, NOVEMBER, today).returns
    with speaking(language):
        return one, list(reckoned(one, today))


@pytest.mark.parametrize(
    ("today", "language", "line"),
    [
        (
            date(2021, 12, 8),
            "zh",
            "今天 2021-12-08，应报日 2021-12-05，已过 3 天（自然日）；过 1 天即逾期",
        ),
        (date(2021, 12, 5), "zh", "今天 2021-12-05，应报日 2021-12-05，今天到期；过 1 天即逾期"),
        (
            date(2021, 12, 6),
            "en",
            "Today 2021-12-06, due 2021-12-05: 1 calendar day past; overdue from 1 day on",
        ),
    ],
)
def test_what_is_missing_is_reckoned_from_today_and_the_due_day(today, language, line):
    store = a_store(a_project(unit="旗林草局"), as_of=OCTOBER_END)
    assert told(store, today, language)[1] == [line]


def test_what_came_late_is_reckoned_from_the_day_it_came():
    one, lines = told(a_store(a_project(), as_of=NOVEMBER_END))
    came = one.filing.at.date()
    days = (came - date(2021, 12, 5)).days
    assert lines == [f"{came} 报送，应报日 2021-12-05，迟 {days:,} 天（自然日）"]


def test_sample_data_is_never_late():
    assert told(a_store(a_project(is_sample=True), as_of=NOVEMBER_END))[1] == ["示例数据不计迟报"]


def test_what_came_in_part_says_how_many_days_are_missing():
    trip = a_visit(start_date=date(2021, 11, 3), period=(date(2021, 11, 1), date(2021, 11, 12)))
    _, lines = told(a_store(trip, as_of=NOVEMBER_END))
    assert lines[1:] == ["只报到 2021-11-12，期间到 2021-11-30，还差 18 天（自然日）"]
