"""Permits by the clock: working days from acceptance, less what stood; a later holiday re-dates."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import chinese_calendar
import pytest

from data.rules import load_rules
from data.store import Store
from tests.builders.ledger_rows import a_project, a_store, an_entry, an_item, publish_rows

AS_OF = date(2021, 12, 31)
SIGNED = {"stage": "签约", "signed_date": date(2021, 3, 1)}


def stuck(store):
    """The permits that wait on an office, by project."""
    given = {"snapshot_id": store.snapshot().id, "long_wait_days": 60}
    rows = store.query("screens/dispatch/stuck", **given).to_pylist()
    return {row["project_name"]: row for row in rows}


def permit(project, accepted, limit, **pauses):
    return an_item(
        "环评",
        "在办",
        project=project,
        waits_on="部门",
        accepted_date=accepted,
        promised_days=limit,
        **pauses,
    )


def counted(accepted, pauses, as_of=AS_OF):
    """The same rule a day at a time."""
    day, used = accepted + timedelta(days=1), 0
    while day <= as_of:
        stands = any(first < day <= (last or day) for first, last in pauses if first)
        used += chinese_calendar.is_workday(day) and not stands
        day += timedelta(days=1)
    return used


def test_the_days_of_a_completion_are_not_the_office_s():
    accepted = date(2021, 12, 1)
    pause = {"supplement_from": date(2021, 12, 6), "supplement_until": date(2021, 12, 20)}
    store = a_store(
        *(a_project(name, **SIGNED) for name in ("照常", "补过", "补着", "说不清")),
        permit("照常", accepted, 20),
        permit("补过", accepted, 20, **pause),
        permit("补着", accepted, 20, special_from=date(2021, 12, 6)),
        permit("说不清", accepted, 20, supplement_until=date(2021, 12, 6)),
    )
    found = stuck(store)
    store.close()
    said = {name: (row["working_days"], row["overdue_days"]) for name, row in found.items()}
    assert said == {"照常": (22, 2), "补过": (12, None), "补着": (3, None), "说不清": (None, None)}
    assert [name for name, row in found.items() if row["is_stopped"]] == ["补着"]


def test_many_permits_against_a_count_a_day_at_a_time():
    chance = Random(7)

    def a_day(low, high):
        return date(2021, 1, 1) + timedelta(days=chance.randint(low, high))

    cases = {}
    for number in range(400):
        firsts = [a_day(0, 400) if chance.random() < 0.6 else None for _ in range(2)]
        lasts = [
            one + timedelta(days=chance.randint(0, 90)) if one and chance.random() < 0.7 else None
            for one in firsts
        ]
        cases[f"第{number}号"] = (a_day(0, 364), list(zip(firsts, lasts, strict=True)))
    rows = [
        permit(
            *(name, accepted, 10),
            supplement_from=pauses[0][0],
            supplement_until=pauses[0][1],
            special_from=pauses[1][0],
            special_until=pauses[1][1],
        )
        for name, (accepted, pauses) in cases.items()
    ]
    store = a_store(*(a_project(name, **SIGNED) for name in cases), *rows)
    found = {name: row["working_days"] for name, row in stuck(store).items()}
    store.close()
    assert found == {name: counted(*case) for name, case in cases.items()}


@pytest.fixture
def announced(tmp_path, monkeypatch):
    """``announced(days)`` → a store of an office that started after these days were made free."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    path = tmp_path / "signboard.duckdb"
    opened = []

    def with_days(*days):
        for one in opened:
            one.close()
        (tmp_path / "rules").mkdir(exist_ok=True)
        listed = ", ".join(day.isoformat() for day in days)
        (tmp_path / "rules" / "clock.toml").write_text(f"days_off = [{listed}]\n", "utf-8")
        load_rules.cache_clear()
        opened[:] = [Store.open(path)]
        return opened[0]

    yield with_days
    for one in opened:
        one.close()
    load_rules.cache_clear()


def test_a_holiday_announced_later_re_dates_what_it_touches(announced):
    # 2031 is not announced: Monday to Friday until the office lays the days over the calendar.
    as_of, accepted = date(2031, 3, 31), date(2031, 3, 3)
    days = [date(2031, 3, day) for day in (10, 11, 12, 13, 14)]
    store = announced()
    publish_rows(
        store,
        a_project("甲", stage="签约", signed_date=date(2031, 1, 2)),
        permit("甲", accepted, 18),
        an_entry("needs", company="示例公司", request="供水", received_date=accepted,
                 request_state="办理中", limit_days=18),
        an_entry("needs", company="示例乙公司", request="供电", received_date=date(2031, 3, 17),
                 request_state="办理中", limit_days=18),
        as_of=as_of,
    )  # fmt: skip

    def said(store):
        (permit_row,) = stuck(store).values()
        entries = store.query(
            "screens/ledger/list", snapshot_id=store.snapshot().id, ledger="needs",
            **dict.fromkeys(("search", "towns", "units", "statuses", "date_of", "first_day")),
            **dict.fromkeys(("last_day", "is_overdue", "page_rows", "rows_before")),
        ).to_pylist()  # fmt: skip
        return permit_row["overdue_days"], {row["label"]: row["deadline"] for row in entries}

    late, before = said(store)
    assert late == 2
    then, after = said(announced(*days))
    assert then is None
    touched, untouched = "示例公司 · 供水", "示例乙公司 · 供电"
    assert (before[touched], after[touched]) == (date(2031, 3, 27), date(2031, 4, 3))
    assert before[untouched] == after[untouched]
