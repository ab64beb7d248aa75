"""The list of orders that a meeting hears: what it left open last time, the gravest first."""

from __future__ import annotations

from datetime import date

from tests.builders.ledger_rows import a_project, a_store, an_order, publish_rows

NOVEMBER, DECEMBER = date(2021, 11, 30), date(2021, 12, 31)


def asked(store, previous=None):
    now = store.snapshot()
    before = store.snapshot(previous) if previous else None
    return store.query(
        "screens/dispatch/assignments",
        snapshot_id=now.id,
        previous_id=before.id if before else None,
    ).to_pylist()


def test_nothing_ordered_nothing_listed():
    assert asked(a_store(a_project("甲"))) == []


def test_the_gravest_first():
    store = a_store(
        an_order("销", "D-1", closing_state="销号"),
        an_order("办", "D-2", due_date=date(2022, 3, 1)),
        an_order("无期", "D-3", due_date=None),
        an_order("待", "D-4", closing_state="已办结"),
        an_order("逾3", "D-5", due_date=date(2021, 12, 28)),
        an_order("逾9", "D-6", due_date=date(2021, 12, 22)),
        an_order("临", "D-7", due_date=date(2022, 1, 2)),
    )
    listed = [row["matter"] for row in asked(store)]
    assert listed == ["逾9", "逾3", "临", "办", "无期", "待", "销"]


def test_what_was_closed_by_the_last_meeting_is_not_heard_again():
    closed = an_order("旧账", "D-1", closing_state="销号")
    store = a_store(closed, an_order("结转", "D-2"), as_of=NOVEMBER)
    publish_rows(
        store,
        closed,
        an_order("结转", "D-2", closing_state="销号", closed_date=date(2021, 12, 20)),
        an_order("上月", "D-3", ordered_date=date(2021, 12, 8)),
        an_order("本次", "D-4", ordered_date=DECEMBER),
        as_of=DECEMBER,
    )
    heard = {row["matter"] for row in asked(store, NOVEMBER) if row["carries_over"]}
    assert heard == {"结转", "上月"}
    assert {row["matter"] for row in asked(store, NOVEMBER) if row["is_new"]} == {"上月", "本次"}
    assert len(asked(store, NOVEMBER)) == 4


def test_every_row_of_an_order_can_be_opened():
    store = a_store(an_order("甲", "D-1"), an_order("乙", "D-2"))
    publish_rows(store, an_order("甲", "D-1", unit="旗水利局"), as_of=DECEMBER)
    found = store.query(
        "screens/dispatch/assignment_rows", snapshot_id=store.snapshot().id, assignment_id="d-1"
    ).to_pylist()
    assert [row["reporting_unit"] for row in found] == ["旗水利局", "旗委办"]
