"""Funds as sheets of any layout, month after month: figures, bridges and changes agree."""

from __future__ import annotations

import tempfile
from calendar import monthrange
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.figures import figures
from data.meeting.compare import compare
from data.store import Store
from tests.builders.unit_ledgers import UNIT, imported

NAMES = ("示例粮油加工", "示例风电装备", "示例冷链仓储", "示例电子接插件")
MONTHS = (8, 9, 10)
CENTS = st.integers(0, 10**6).map(lambda cents: Decimal(cents) / 100)
# What came in by project and month, January to October.
a_year = st.fixed_dictionaries({name: st.lists(CENTS, min_size=10, max_size=10) for name in NAMES})


def day(month):
    return date(2024, month, monthrange(2024, month)[1])


def so_far(came, month):
    return float(sum(came[:month]))


def three_in_a_row(year, month):
    head = ["序号", "项目名称", "本月到位", "当年累计到位", "历年累计到位"]
    rows = [
        [n, name, float(came[month - 1]), so_far(came, month), 900 + so_far(came, month)]
        for n, (name, came) in enumerate(year.items(), 1)
    ]
    return [[f"示例县{month}月到位资金情况（自治区平台口径）"], ["单位：万元"], head, *rows]


def a_column_a_month(year, month):
    head = ["项目名称", *(f"{n}月" for n in range(1, 13)), "全年合计"]
    rows = [
        [name, *map(float, came[:month]), *[None] * (12 - month), so_far(came, month)]
        for name, came in year.items()
    ]
    return [["2024年到位资金月度表（自治区平台口径）"], ["单位：万元"], head, *rows]


def a_row_a_month(year, month):
    head = ["项目名称", "所属月份", "到位金额（万元）", "期间", "审核状态"]
    rows = [
        [name, f"2024年{n}月", float(came[n - 1]), "本月", "审核通过" if n % 3 else "上报"]
        for n in range(1, month + 1)
        for name, came in year.items()
    ]
    return [["2024年到位资金明细（自治区平台）"], head, *rows]


def sums_so_far(year, month):
    head = ["项目名称", "1月", *(f"1-{n}月" for n in range(2, month + 1))]
    rows = [[name, *(so_far(came, n) for n in range(1, month + 1))] for name, came in year.items()]
    return [["2024年到位资金（自治区平台口径，单位：万元）"], head, *rows]


@pytest.mark.parametrize("sheet_of", [three_in_a_row, a_column_a_month, a_row_a_month, sums_so_far])
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(year=a_year)
def test_every_month_closes_to_the_cent(sheet_of, year):
    store, before = Store.open(None), None
    with tempfile.TemporaryDirectory() as folder:
        for month in MONTHS:
            sheets = {"资金": sheet_of(year, month)}
            answer = imported(
                store, Path(folder), sheets, f"资金{month}.xlsx", day(month), is_as_read=True
            )
            assert answer.payload["published"], answer.text
            expected = sum(sum(came[:month]) for came in year.values())
            printed = figures(store, as_of=day(month))["funds_in_place_wan"]
            assert printed == {"自治区平台": pytest.approx(float(expected), abs=0.005)}
            now = store.snapshot(day(month))
            if before is not None:
                assert_it_closes(compare(store, before, now), year, month)
            before = now
    assert len(set(store.current_rows("funds", "register", UNIT, day(10))["project_name"])) == 4
    store.close()


def assert_it_closes(both, year, month):
    bridge = both.bridge("funds")
    assert bridge.remainder == 0
    changes = {one.project_name: one.delta for one in both.changes if one.kind == "funds"}
    assert len(changes) == sum(one.kind == "funds" for one in both.changes)
    assert changes == {name: came[month - 1] for name, came in year.items() if came[month - 1]}
    assert sum(changes.values()) == (bridge.after or 0) - (bridge.before or 0)
