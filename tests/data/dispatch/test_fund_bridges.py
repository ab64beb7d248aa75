"""The bridge and the change list of funds: one change a project, whatever shape the ledger has."""

from __future__ import annotations

from datetime import date

import pytest

from data.dispatch import compare
from tests.builders.ledger_rows import a_fund, a_project, a_store, publish_rows

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)


@pytest.fixture
def months():
    stores = []

    def published(before, after):
        store = a_store(*before, as_of=OCTOBER)
        stores.append(store)
        publish_rows(store, *after, as_of=NOVEMBER)
        return compare(store, store.snapshot(OCTOBER), store.snapshot(NOVEMBER))

    yield published
    for store in stores:
        store.close()


def of_one_row(project, month, row, **amounts):
    """本月, 当年累计 and 历年累计 of one row of a sheet: three records with one address."""
    return [
        a_fund(project, wan, month_date=month, period_kind=kind, row_number=row, remark="已核")
        for kind, wan in amounts.items()
    ]


def test_three_amounts_in_one_row_are_one_change(months):
    month = months(
        of_one_row("示例甲", OCTOBER, 5, 本月=1, 当年累计=32400, 历年累计=40000),
        of_one_row("示例甲", NOVEMBER, 5, 本月=3200, 当年累计=35600, 历年累计=43200),
    )
    bridge = month.bridge("funds")
    assert (bridge.before, bridge.after, bridge.remainder) == (32400, 35600, 0)
    assert [step.delta for step in bridge.steps] == [3200]
    (change,) = [one for one in month.changes if one.kind == "funds"]
    assert change.delta == 3200


def so_far(project, wan, month):
    return a_fund(project, wan, month_date=month, period_kind="当年累计")


def test_a_project_that_enters_or_leaves_the_register_keeps_its_funds(months):
    month = months(
        [
            a_project("示例留下", project_code="K1"),
            so_far("示例留下", 5, OCTOBER),
            so_far("示例新登记", 7, OCTOBER),
        ],
        [
            a_project("示例新登记", project_code="K2"),
            so_far("示例留下", 6, NOVEMBER),
            so_far("示例新登记", 9, NOVEMBER),
        ],
    )
    steps = {one.project_name: (one.reason, one.delta) for one in month.bridge("funds").steps}
    assert steps == {"示例留下": ("funds_up", 1), "示例新登记": ("funds_up", 2)}
    assert month.bridge("funds").remainder == 0
