"""Typing on the screen is an import: numbers, checks, one version, a trace to 页面录入."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.assignments import (
    Edit,
    Order,
    Refused,
    drafts,
    edited,
    next_number,
    orders_of,
    publish_typed,
    register_workbook,
    save_draft,
)
from data.importer import changes, understand
from data.store import Store
from data.typed_rows import keeper
from tests.builders.ledger_rows import a_project, a_store, an_order, publish_rows

AS_OF = date(2021, 12, 31)
NEW = {
    "matter": "协调用水指标，月底前拿出方案",
    "project_ref": "示例项目01",
    "ordered_by": "旗领导A",
    "responsible_unit": "旗水利局",
    "ordered_date": date(2022, 1, 8),
    "due_date": date(2022, 1, 31),
}


@pytest.fixture
def store():
    store = a_store(
        a_project("示例项目01"),
        an_order("核实到位资金", "督办〔2021〕012号", due_date=date(2021, 12, 15)),
        an_order("没有编号的事", None),
    )
    yield store
    store.close()


def registered(store):
    return {order["matter"]: order for order in orders_of(store, store.snapshot())}


def test_a_new_order_continues_the_numbers_and_is_one_version(store):
    version = publish_typed(store, store.snapshot(), [Edit("", NEW)], by="甲", note="会上交办")
    assert (version.version, version.by, version.note) == (2, "甲", "会上交办")
    found = registered(store)
    assert len(found) == 3
    order = found[NEW["matter"]]
    assert order["order_number"] == "DB2022-001"
    assert {name: order[name] for name in NEW} == NEW
    assert found["没有编号的事"]["order_number"] is None
    assert found["核实到位资金"]["order_number"] == "督办〔2021〕012号"
    assert store.snapshot().as_of == AS_OF


def test_what_is_typed_leads_to_a_cell_of_the_typed_sheet(store):
    publish_typed(store, store.snapshot(), [Edit("", NEW)], by="甲")
    snapshot = store.snapshot()
    (row,) = store.query(
        "screens/dispatch/assignment_rows",
        snapshot_id=snapshot.id,
        assignment_id="db2022-001",
    ).to_pylist()
    cells = store.query(
        "screens/trace/cells",
        sheet_id=row["sheet_id"],
        row_number=row["row_number"],
        fields=["due_date"],
        item=None,
    ).to_pylist()
    assert [(c["sheet_name"], c["original_text"], c["uploaded_by"]) for c in cells] == [
        ("页面录入", "2022-01-31", "甲")
    ]


def test_feedback_extension_and_closing_are_versions_and_the_past_stays(store):
    def say(**values):
        order = registered(store)["核实到位资金"]
        before = {name: order[name] for name in values}
        assert publish_typed(
            store, store.snapshot(), [Edit(order.order_id, values, before)], by="甲"
        )

    say(feedback="已发函企业", feedback_date=date(2021, 12, 20))
    say(extended_to_date=date(2022, 1, 20), extension_reason="企业补件", extension_state="同意")
    say(closing_state="销号", closed_date=date(2022, 1, 18))
    states = []
    for version in range(1, 5):
        snapshot = store.snapshot(version=version)
        rows = store.query(
            "screens/dispatch/assignments", snapshot_id=snapshot.id, previous_id=None
        ).to_pylist()
        states.append(next(row["state"] for row in rows if row["matter"] == "核实到位资金"))
    assert states == ["逾期", "逾期", "办理中", "已销号"]
    order = registered(store)["核实到位资金"]
    assert (order["feedback"], order["extension_reason"]) == ("已发函企业", "企业补件")


def test_two_editors_lose_nothing_of_each_other(store):
    snapshot = store.snapshot()
    seen = registered(store)["核实到位资金"]
    first = Edit(seen.order_id, {"feedback": "甲的反馈"}, {"feedback": None})
    second = Edit(seen.order_id, {"due_date": date(2022, 2, 1)}, {"due_date": seen["due_date"]})
    third = Edit(seen.order_id, {"feedback": "乙的反馈"}, {"feedback": None})
    publish_typed(store, snapshot, [first], by="甲")
    publish_typed(store, snapshot, [second], by="乙")
    now = registered(store)["核实到位资金"]
    assert (now["feedback"], now["due_date"]) == ("甲的反馈", date(2022, 2, 1))
    refused = publish_typed(store, snapshot, [third], by="丙")
    assert isinstance(refused, Refused)
    (conflict,) = refused.conflicts
    assert (conflict.field, conflict.ours, conflict.theirs) == ("feedback", "乙的反馈", "甲的反馈")
    assert store.sequence == 3


def test_no_change_and_what_the_import_rejects_are_no_version(store):
    order = registered(store)["核实到位资金"]
    same = Edit(order.order_id, {"matter": order["matter"]}, {"matter": order["matter"]})
    assert publish_typed(store, store.snapshot(), [same], by="甲") == Refused()
    empty = publish_typed(store, store.snapshot(), [Edit("", {**NEW, "matter": "-"})], by="甲")
    assert isinstance(empty, Refused)
    assert "required-none" in {issue.code for issue in empty.issues}
    assert store.sequence == 1


def test_another_units_word_is_kept_when_the_office_publishes(store):
    publish_rows(
        store,
        an_order("核实到位资金", "督办〔2021〕012号", unit="旗发改委", feedback="三家企业已补凭证"),
        as_of=AS_OF,
    )
    assert keeper(store, store.snapshot(), "assignments") == "旗委办"
    publish_typed(store, store.snapshot(), [Edit("", NEW)], by="甲")
    assert registered(store)["核实到位资金"]["feedback"] == "三家企业已补凭证"


def test_a_mistake_can_be_taken_away(store):
    order = registered(store)["没有编号的事"]
    publish_typed(store, store.snapshot(), [Edit(order.order_id, is_removed=True)], by="甲")
    assert set(registered(store)) == {"核实到位资金"}


def test_the_last_order_can_be_taken_away_too_and_the_next_one_added():
    store = a_store(a_project("示例项目01"), an_order("录错的事", "DB2021-001"))
    (order,) = orders_of(store, store.snapshot())
    done = publish_typed(store, store.snapshot(), [Edit(order.order_id, is_removed=True)], by="甲")
    assert done.version == 2
    assert orders_of(store, store.snapshot()) == ()
    assert [one["matter"] for one in orders_of(store, store.snapshot(version=1))] == ["录错的事"]
    publish_typed(store, store.snapshot(), [Edit("", NEW)], by="甲")
    assert list(registered(store)) == [NEW["matter"]]
    store.close()


def test_a_register_that_nobody_keeps_yet_begins_with_the_projects_unit():
    store = a_store(a_project("示例项目01", unit="旗招商局"))
    assert keeper(store, store.snapshot(), "assignments") == "旗招商局"
    publish_typed(store, store.snapshot(), [Edit("", NEW)], by="甲")
    (order,) = orders_of(store, store.snapshot())
    assert order["matter"] == NEW["matter"]
    store.close()


def test_the_download_reads_back_to_the_same_rows(store, tmp_path):
    publish_rows(
        store,
        an_order(
            "按月的事",
            "督办〔2021〕013号",
            unit="旗商务局",
            due_date=date(2021, 12, 31),
            date_precision={"due_date": "month"},
            extra={"会议": "12月调度会"},
            feedback="第一条；\n第二条",
            extension_state="申请",
            extended_to_date=date(2022, 1, 31),
        ),
        as_of=AS_OF,
    )
    orders = orders_of(store, store.snapshot())
    path = tmp_path / "督办台账.xlsx"
    path.write_bytes(register_workbook(orders))
    (draft,) = understand([(path, path.name)], unit="旗委办", as_of=AS_OF).drafts
    assert (draft.ledger, draft.loaded_count, draft.rejected_count) == ("assignments", 3, 0)
    assert not draft.is_sample
    read = draft.tables["assignment_row"].to_pylist()
    for order, row in zip(orders, read, strict=True):
        assert {name: row[name] for name in order.values} == dict(order.values)
        assert dict(row["date_precision"] or {}) == dict(order.precision)
    assert dict(read[1]["extra"])["会议"] == "12月调度会"
    store.publish([draft], by="甲", base=store.sequence)
    again = orders_of(store, store.snapshot())
    assert [dict(one.values) for one in again] == [dict(one.values) for one in orders]


def test_a_typed_register_compares_as_equal_to_itself(store):
    publish_typed(store, store.snapshot(), [Edit("", NEW)], by="甲")
    rows = store.current_rows("assignments", "register", "旗委办", AS_OF)
    assert changes("assignments", rows, rows).is_empty


def test_a_draft_comes_back_as_it_was_typed_and_moves_no_wall(store):
    before = store.meeting.sequence
    edits = [
        Edit("", NEW),
        Edit("a", {"due_date": date(2022, 3, 1)}, {"due_date": None}),
        Edit("b", is_removed=True),
    ]
    save_draft(store, "一台", edits[:1], by="甲")
    save_draft(store, "一台", edits, by="甲")
    save_draft(store, "另一台", edits[2:], by="乙")
    found = {draft.browser: (draft.by, list(draft.edits)) for draft in drafts(store)}
    assert found == {"一台": ("甲", edits), "另一台": ("乙", edits[2:])}
    save_draft(store, "一台", [], by="甲")
    assert [draft.browser for draft in drafts(store)] == ["另一台"]
    assert (store.meeting.sequence, store.sequence) == (before, 1)


def test_what_is_published_waits_in_no_browser_any_longer(store):
    for browser in ("一台", "另一台"):
        save_draft(store, browser, [Edit("", NEW)], by="甲")
    publish_typed(store, store.snapshot(), [Edit("", NEW)], by="甲", browser="一台")
    assert [draft.browser for draft in drafts(store)] == ["另一台"]


def test_a_publish_that_dies_half_way_leaves_the_orders_waiting_once(tmp_path, monkeypatch):
    """What was typed is either published or waits, whatever moment the server dies at."""
    path = tmp_path / "ledger.duckdb"
    store = Store.open(path)
    publish_rows(store, a_project("示例项目01"), as_of=AS_OF)
    save_draft(store, "一台", [Edit("", NEW)], by="甲")

    def dies(*_, **__):
        raise SystemExit

    with monkeypatch.context() as patch:
        patch.setattr(type(store.meeting), "end_draft", dies)
        with pytest.raises(SystemExit):
            publish_typed(
                store, store.snapshot(), [Edit("", NEW)], by="甲", note="会上", browser="一台"
            )
    store.close()
    store = Store.open(path)
    assert (store.sequence, orders_of(store, store.snapshot())) == (1, ())
    (waiting,) = drafts(store)
    publish_typed(store, store.snapshot(), waiting.edits, by="甲", browser=waiting.browser)
    assert [order["matter"] for order in orders_of(store, store.snapshot())] == [NEW["matter"]]
    assert drafts(store) == ()
    store.close()


def test_a_refused_publish_leaves_what_was_typed_waiting(store):
    wrong = [Edit("", {**NEW, "matter": "-"})]
    save_draft(store, "一台", wrong, by="甲")
    assert isinstance(
        publish_typed(store, store.snapshot(), wrong, by="甲", browser="一台"), Refused
    )
    assert [list(draft.edits) for draft in drafts(store)] == [wrong]


def test_the_number_of_an_order_that_was_taken_away_is_not_given_again():
    store = a_store(a_project("示例项目01"), an_order("录错的事", "DB2021-007"))
    (order,) = orders_of(store, store.snapshot())
    publish_typed(store, store.snapshot(), [Edit(order.order_id, is_removed=True)], by="甲")
    in_2021 = {**NEW, "ordered_date": date(2021, 12, 30)}
    publish_typed(store, store.snapshot(), [Edit("", in_2021)], by="甲")
    (order,) = orders_of(store, store.snapshot())
    assert order["order_number"] == "DB2021-008"
    store.roll_back(2, by="甲")
    publish_typed(store, store.snapshot(), [Edit("", in_2021)], by="甲")
    (order,) = orders_of(store, store.snapshot())
    assert order["order_number"] == "DB2021-009"
    store.close()


@pytest.mark.parametrize(
    ("register", "given_out", "year", "said"),
    [
        ([], [], 2021, "DB2021-001"),
        (["DB2021-009", "DB2021-010"], [], 2021, "DB2021-011"),
        (["DB2021-099"], [], 2021, "DB2021-100"),
        (["DB2021-010"], [], 2022, "DB2022-001"),
        (["督办〔2021〕7号", "督办〔2021〕12号"], [], 2021, "督办〔2021〕13号"),
        (["旧账", "7"], [], 2021, "DB2021-001"),
        ([], ["DB2021-007"], 2021, "DB2021-008"),
        (["DB2021-003"], ["DB2021-003", "DB2021-007"], 2021, "DB2021-008"),
        # A sheet that was taken back was numbered another way.
        (["DB2021-003"], ["督办〔2021〕99号", "DB2021-004"], 2021, "DB2021-005"),
    ],
)
def test_the_next_number(register, given_out, year, said):
    assert next_number(register, given_out, year) == said


@given(st.lists(st.integers(1, 9999), min_size=1, max_size=20), st.integers(1, 5))
def test_numbers_never_repeat(taken, more):
    given_out = [f"DB2021-{number:03d}" for number in taken]
    register = given_out[: len(given_out) // 2]
    for _ in range(more):
        number = next_number(register, given_out, 2021)
        assert number not in {*register, *given_out}
        register.append(number)


def test_an_edit_of_an_order_that_is_gone_is_told():
    register = [Order("a", {"matter": "甲"})]
    orders, conflicts = edited(register, [Edit("b", {"feedback": "有"}, {"feedback": None})])
    assert orders == tuple(register)
    assert [(one.order_id, one.field) for one in conflicts] == [("b", "")]
