"""Who owes what for a month: history, settings, people; and what became of each."""

from __future__ import annotations

from datetime import date

import pytest

from data.returns.collection import Reminder, collection, months, reminder_text, usual_month
from data.returns.periods import month_of
from data.rules import RuleError, load_rules
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_store,
    a_target,
    a_visit,
    an_item,
    publish_rows,
)

NOVEMBER = month_of("2021-11")
OCTOBER_END, NOVEMBER_END = date(2021, 10, 31), date(2021, 11, 30)


@pytest.fixture
def settings(tmp_path, monkeypatch):
    """Writes var/rules/returns.toml for this test."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    load_rules.cache_clear()

    def write(text: str) -> None:
        (tmp_path / "rules").mkdir(exist_ok=True)
        (tmp_path / "rules" / "returns.toml").write_text(text, encoding="utf-8")
        load_rules.cache_clear()

    yield write
    load_rules.cache_clear()


def states(found):
    return {(one.unit, one.form[0]): (one.state, one.days) for one in found.returns}


def test_who_ever_filed_owes_from_then_on():
    store = a_store(a_project("示例项目01", unit="旗林草局"), as_of=OCTOBER_END)
    before = collection(store, month_of("2021-09"), date(2021, 12, 8))
    assert before.returns == ()
    october = collection(store, month_of("2021-10"), date(2021, 12, 8))
    assert states(october)["旗林草局", "projects"][0] == "filed"
    november = collection(store, NOVEMBER, date(2021, 12, 8))
    assert states(november) == {("旗林草局", "projects"): ("overdue", 3)}
    (one,) = november.missing
    assert one.duty.source == "history" and one.duty.since == date(2021, 10, 1)
    assert one.due == date(2021, 12, 5)


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        (date(2021, 12, 1), "waiting", 4),
        (date(2021, 12, 5), "waiting", 0),
        (date(2021, 12, 6), "overdue", 1),
    ],
)
def test_the_due_day_itself_is_in_time(today, state, days):
    store = a_store(a_project(unit="旗林草局"), as_of=OCTOBER_END)
    assert states(collection(store, NOVEMBER, today)) == {("旗林草局", "projects"): (state, days)}


def test_the_last_filing_of_the_month_counts_with_its_file_and_version():
    store = a_store(a_project("示例项目01"), as_of=date(2021, 11, 10))
    publish_rows(store, a_project("示例项目01", file="台账.xlsx"), as_of=NOVEMBER_END, by="甲")
    (one,) = collection(store, NOVEMBER, date(2021, 12, 8)).returns
    assert one.filing is not None
    assert (one.filing.version, one.filing.by, one.filing.files) == (2, "甲", ("台账.xlsx",))


def test_a_version_that_was_rolled_back_is_not_filed():
    store = a_store(a_project("示例项目01"), as_of=OCTOBER_END)
    publish_rows(store, a_project("示例项目01"), as_of=NOVEMBER_END)
    assert collection(store, NOVEMBER, date(2021, 12, 8)).missing == ()
    store.roll_back(1, by="测试员")
    assert len(collection(store, NOVEMBER, date(2021, 12, 8)).missing) == 1
    assert collection(store, NOVEMBER, date(2021, 12, 8), version=2).missing == ()


def test_events_answer_every_month_that_their_span_touches():
    trip = a_visit(start_date=date(2021, 9, 3), period=(date(2021, 9, 1), date(2021, 11, 12)))
    store = a_store(trip, as_of=NOVEMBER_END)
    assert collection(store, month_of("2021-10"), date(2021, 12, 8)).problems == ()
    (one,) = collection(store, NOVEMBER, date(2021, 12, 8)).problems
    assert one.is_partial


def test_permit_columns_come_with_their_dispatch_table():
    rows = [
        a_project("示例项目01", form="schedule", unit="旗发改委"),
        an_item("环评", form="schedule", unit="旗发改委"),
        an_item("环评", form="schedule", unit="旗生态环境局"),
    ]
    found = collection(a_store(*rows, as_of=NOVEMBER_END), NOVEMBER, date(2021, 12, 8))
    assert [(one.unit, one.form) for one in found.returns] == [
        ("旗发改委", ("projects", "schedule")),
        ("旗生态环境局", ("readiness", "schedule")),
    ]


def test_a_yearly_return_is_listed_all_year_and_counted_in_the_month_when_it_is_due():
    store = a_store(a_target(), as_of=date(2020, 12, 31))
    november = collection(store, NOVEMBER, date(2021, 12, 8))
    assert [one.counted for one in november.returns] == [False]
    assert november.owed == () and len(november.to_chase) == 1
    march = collection(store, month_of("2021-03"), date(2021, 12, 8))
    assert len(march.missing) == 1
    assert march.missing[0].due == date(2021, 3, 31)


def test_months_missed_before_are_counted_until_one_that_was_filed():
    store = a_store(a_fund(month_date=date(2021, 7, 31)), as_of=date(2021, 7, 31))
    (one,) = collection(store, NOVEMBER, date(2021, 12, 8)).missing
    assert one.missed_before == 3
    (first,) = collection(store, month_of("2021-08"), date(2021, 12, 8)).missing
    assert first.missed_before == 0


def test_people_dispense_add_and_take_nil_returns():
    store = a_store(a_project(unit="旗林草局"), as_of=OCTOBER_END)
    said = {"unit": "旗林草局", "ledger": "projects", "form": "register", "reason": "并入旗招商局"}
    store.save_duty(
        by="甲", action="dispensed", from_date=NOVEMBER.start, to_date=NOVEMBER.end, **said
    )
    november = collection(store, NOVEMBER, date(2021, 12, 8))
    assert november.owed == () and november.returns[0].state == "dispensed"
    assert november.returns[0].decision.by == "甲"
    december = collection(store, month_of("2021-12"), date(2022, 1, 8))
    assert [one.state for one in december.returns] == ["overdue"]
    assert december.missing[0].missed_before == 0
    store.save_duty(by="乙", action="owes", from_date=NOVEMBER.start, to_date=None, **said)
    assert collection(store, NOVEMBER, date(2021, 12, 8)).returns[0].state == "overdue"
    store.save_duty(by="乙", action="nil", from_date=NOVEMBER.start, to_date=NOVEMBER.end, **said)
    assert len(collection(store, NOVEMBER, date(2021, 12, 8)).filed) == 1
    added = {**said, "unit": "城川镇", "ledger": "visits", "form": "report"}
    store.save_duty(by="乙", action="owes", from_date=NOVEMBER.start, to_date=None, **added)
    found = collection(store, NOVEMBER, date(2021, 12, 8))
    assert [(one.unit, one.duty.source) for one in found.missing] == [("城川镇", "person")]
    assert collection(store, month_of("2021-09"), date(2021, 12, 8)).returns == ()


def test_what_was_filed_in_spite_of_a_dispensation_is_filed():
    store = a_store(a_project(unit="旗林草局"), as_of=NOVEMBER_END)
    store.save_duty(
        by="甲",
        unit="旗林草局",
        ledger="projects",
        form="register",
        action="dispensed",
        from_date=NOVEMBER.start,
        to_date=None,
        reason="",
    )
    assert collection(store, NOVEMBER, date(2021, 12, 8)).returns[0].state == "filed"


def test_settings_declare_units_that_never_filed(settings):
    settings(
        '[[owed]]\nunit = "旗林草局"\nledger = "readiness"\nform = "list"\n'
        "from = 2021-11-01\ndue_month = 1\ndue_day = 25\n"
    )
    store = a_store()
    assert collection(store, month_of("2021-10"), date(2021, 11, 28)).returns == ()
    found = collection(store, NOVEMBER, date(2021, 11, 28))
    assert states(found) == {("旗林草局", "readiness"): ("overdue", 3)}
    assert found.missing[0].duty.source == "settings"
    assert reminder_text(found, "zh") == (
        "旗林草局：2021年11月要件台账应于11月25日前报送，已逾期 3 天。"
    )


def test_history_can_be_switched_off(settings):
    settings("history_counts = false\n")
    store = a_store(a_project(), as_of=OCTOBER_END)
    assert collection(store, NOVEMBER, date(2021, 12, 8)).returns == ()


def test_a_form_that_no_ledger_has_is_named(settings):
    settings('[[owed]]\nunit = "旗林草局"\nledger = "readiness"\nform = "weekly"\n')
    with pytest.raises(RuleError) as refused:
        collection(a_store(), NOVEMBER, date(2021, 12, 8))
    assert refused.value.key == "readiness/weekly"
    assert "returns.toml" in refused.value.message("zh")
    assert "readiness/list" in refused.value.message("zh")


def test_the_usual_month_is_the_last_whole_one_and_of_sample_data_its_newest():
    assert usual_month(a_store(), date(2021, 12, 8)) == NOVEMBER
    sample = a_store(a_project(is_sample=True), as_of=date(2021, 12, 31))
    assert usual_month(sample, date(2026, 5, 1)).code == "2021-12"
    real = a_store(a_project(), as_of=OCTOBER_END)
    assert usual_month(real, date(2021, 12, 8)) == NOVEMBER
    assert [one.code for one in months(real, date(2021, 12, 8))] == [
        "2021-12",
        "2021-11",
        "2021-10",
    ]


def test_a_renamed_unit_is_one_unit():
    store = a_store(a_project(unit="旗工信局"), as_of=OCTOBER_END)
    said = {"ledger": "visits", "form": "report", "reason": "", "to_date": None}
    store.save_duty(by="甲", unit="旗工信局", action="owes", from_date=OCTOBER_END, **said)
    new = "旗工业和信息化局"
    store.memory.save_alias("unit", "旗工信局", new, by="甲", first_date=date(2021, 11, 1))
    october = collection(store, month_of("2021-10"), date(2021, 12, 8))
    november = collection(store, NOVEMBER, date(2021, 12, 8))
    assert (october.units, november.units) == (("旗工信局",), (new,))
    assert len(november.missing) == 2


def test_a_reminder_of_many_forms_is_whole():
    owed = tuple(
        f"示例报表{n:02d}请于12月5日前报送，还有 4 天（此前已连续 11 期未报）" for n in range(20)
    )
    line = Reminder("县招商局", (), owed).line("zh")
    assert "…" not in line
    assert all(one in line for one in owed)
    assert line.startswith("县招商局：")
    assert line.endswith("。")
