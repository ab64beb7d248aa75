"""A county with a past to forecast from: projects signed over nine years, some come, some ended."""

from __future__ import annotations

from datetime import date, timedelta

from tests.builders.ledger_rows import LedgerRow, a_project

_FIRST = date(2013, 1, 15)


def a_past(projects: int = 90, *, every_days: int = 35) -> list[LedgerRow]:
    """One signed every ``every_days`` days; as of 2021-12-31 with what had come of each by then."""
    return [_project(number, _FIRST + timedelta(number * every_days)) for number in range(projects)]


def _project(number: int, signed: date) -> LedgerRow:
    started = signed + timedelta(120 + number * 53 % 240)
    producing = started + timedelta(200 + number * 97 % 500)
    last = date(2021, 12, 31)
    values: dict[str, object] = {"stage": "签约", "signed_date": signed}
    values["planned_production_date"] = signed + timedelta(700)
    if number % 9 == 4:
        values |= {"stage": "终止"} if started < last else {}
    elif number % 9 != 7 and started < last:
        values |= {"stage": "建设", "actual_start_date": started}
        if producing < last:
            values |= {"stage": "投产", "actual_production_date": producing}
    return a_project(f"示例往年项目{number:02d}", **values)
