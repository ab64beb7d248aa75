"""Which rows speak at a date: docs/architecture.md, Storage, row by row."""

from __future__ import annotations

from datetime import date

import pytest

from tests.builders.ledger_rows import a_fund, a_project, a_store, a_visit, publish_rows
from tests.builders.marts import mart_rows

SEPTEMBER, OCTOBER, NOVEMBER = date(2021, 9, 30), date(2021, 10, 31), date(2021, 11, 30)


def projects(store, as_of):
    snapshot = store.snapshot(as_of=as_of)
    if snapshot is None:
        return None
    rows = store.current_rows("projects", "register", "旗招商局", as_of)
    return rows["remark"].to_pylist()


def visits(store, as_of, period=None):
    rows = store.current_rows("visits", "report", "旗招商局", as_of, period)
    return sorted(rows["content"].to_pylist())


def a_trip(day, content, period, **about):
    return a_visit(start_date=day, end_date=day, content=content, period=period, **about)


def test_a_corrected_september_published_after_october_does_not_displace_october():
    store = a_store(a_project("甲", remark="九月"), as_of=SEPTEMBER)
    publish_rows(store, a_project("甲", remark="十月"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", remark="九月更正"), as_of=SEPTEMBER)
    assert projects(store, OCTOBER) == ["十月"]
    assert projects(store, SEPTEMBER) == ["九月更正"]
    assert projects(store, NOVEMBER) == ["十月"]


def test_before_the_first_as_of_nothing_is_known():
    store = a_store(a_project("甲"), as_of=OCTOBER)
    assert store.snapshot(as_of=SEPTEMBER) is None
    assert projects(store, SEPTEMBER) is None


def test_an_older_version_keeps_what_it_showed():
    store = a_store(a_project("甲", remark="初稿"), as_of=OCTOBER)
    publish_rows(store, a_project("甲", remark="定稿"), as_of=OCTOBER)
    old, new = store.snapshot(version=1), store.snapshot(version=2)
    assert (old.version, new.version, old.as_of) == (1, 2, OCTOBER)
    found = [[row["remark"] for row in mart_rows(store, "project", s)] for s in (old, new)]
    assert found == [["初稿"], ["定稿"]]


def test_the_forms_and_units_of_a_ledger_stand_beside_each_other():
    store = a_store(
        a_project("甲"), a_project("乙", form="schedule"), a_project("丙", unit="上海庙镇")
    )
    publish_rows(store, a_project("丁"))
    snapshot = store.snapshot()
    current = store.frame("screens/data/current", snapshot_id=snapshot.id)
    assert list(zip(current["form"], current["unit"], current["sequence"], strict=True)) == [
        ("register", "上海庙镇", 1),
        ("register", "旗招商局", 2),
        ("schedule", "旗招商局", 1),
    ]


def test_months_of_a_period_ledger_add_up():
    october = (date(2021, 10, 1), OCTOBER)
    november = (date(2021, 11, 1), NOVEMBER)
    store = a_store(a_trip(date(2021, 10, 5), "十月行", october), as_of=OCTOBER)
    publish_rows(store, a_trip(date(2021, 11, 5), "十一月行", november), as_of=NOVEMBER)
    assert visits(store, NOVEMBER) == ["十一月行", "十月行"]
    assert visits(store, OCTOBER) == ["十月行"]
    assert visits(store, NOVEMBER, november) == ["十一月行"]


def test_a_month_uploaded_again_replaces_that_month_alone():
    october = (date(2021, 10, 1), OCTOBER)
    november = (date(2021, 11, 1), NOVEMBER)
    store = a_store(a_trip(date(2021, 10, 5), "十月行", october), as_of=OCTOBER)
    publish_rows(store, a_trip(date(2021, 11, 5), "十一月行", november), as_of=NOVEMBER)
    publish_rows(store, a_trip(date(2021, 10, 6), "十月更正", october), as_of=OCTOBER)
    assert visits(store, NOVEMBER) == ["十一月行", "十月更正"]


def test_a_year_to_date_report_replaces_the_months_it_covers():
    october = (date(2021, 10, 1), OCTOBER)
    year = (date(2021, 1, 1), NOVEMBER)
    store = a_store(a_trip(date(2021, 10, 5), "十月行", october), as_of=OCTOBER)
    publish_rows(
        store,
        a_trip(date(2021, 10, 5), "全年表十月行", year),
        a_trip(date(2021, 11, 5), "全年表十一月行", year),
        as_of=NOVEMBER,
    )
    assert visits(store, NOVEMBER) == ["全年表十一月行", "全年表十月行"]
    assert visits(store, OCTOBER) == ["十月行"]


def test_an_older_year_to_date_report_speaks_outside_the_later_month():
    year = (date(2021, 1, 1), OCTOBER)
    november = (date(2021, 11, 1), NOVEMBER)
    store = a_store(a_trip(date(2021, 3, 5), "三月行", year), as_of=OCTOBER)
    publish_rows(store, a_trip(date(2021, 11, 5), "十一月行", november), as_of=NOVEMBER)
    assert visits(store, NOVEMBER) == ["三月行", "十一月行"]


@pytest.mark.parametrize(
    ("stray", "expected"),
    [
        (date(2021, 10, 31), ["十月行"]),
        (date(2021, 8, 15), ["十月行", "跨月行"]),
    ],
)
def test_a_stray_event_counts_only_where_no_batch_covers_its_day(stray, expected):
    october = (date(2021, 10, 1), OCTOBER)
    november = (date(2021, 11, 1), NOVEMBER)
    store = a_store(a_trip(date(2021, 10, 31), "十月行", october), as_of=OCTOBER)
    publish_rows(store, a_trip(stray, "跨月行", november), as_of=NOVEMBER)
    assert visits(store, NOVEMBER) == expected


def test_an_event_without_a_date_counts_at_its_batch_s_period_end():
    october = (date(2021, 10, 1), OCTOBER)
    store = a_store(a_trip(None, "无日期", october), as_of=OCTOBER)
    assert visits(store, OCTOBER) == ["无日期"]
    publish_rows(store, a_trip(date(2021, 10, 9), "更正", october), as_of=OCTOBER)
    assert visits(store, OCTOBER) == ["更正"]


def test_units_of_a_period_ledger_do_not_displace_each_other():
    october = (date(2021, 10, 1), OCTOBER)
    store = a_store(a_trip(date(2021, 10, 5), "招商局", october), as_of=OCTOBER)
    publish_rows(store, a_trip(date(2021, 10, 5), "镇", october, unit="上海庙镇"), as_of=OCTOBER)
    assert visits(store, OCTOBER) == ["招商局"]
    assert store.query("screens/data/current", snapshot_id=store.snapshot().id).num_rows == 2


def test_funds_follow_the_same_rule_by_month():
    october = (date(2021, 10, 1), OCTOBER)
    store = a_store(a_fund("甲", 100, month_date=OCTOBER, period=october), as_of=OCTOBER)
    publish_rows(store, a_fund("甲", 120, month_date=OCTOBER, period=october), as_of=OCTOBER)
    rows = store.current_rows("funds", "register", "旗发改委", OCTOBER)
    assert [float(amount) for amount in rows["amount_wan"].to_pylist()] == [120.0]


def test_unknown_stays_null_all_the_way():
    store = a_store(
        a_project("甲", planned_investment_wan=None), a_project("乙", planned_investment_wan=0)
    )
    rows = store.current_rows("projects", "register", "旗招商局", date(2021, 12, 31))
    found = dict(
        zip(
            rows["project_name"].to_pylist(),
            rows["planned_investment_wan"].to_pylist(),
            strict=True,
        )
    )
    assert found["甲"] is None
    assert found["乙"] == 0
