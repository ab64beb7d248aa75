"""Snapshots are filled once, forgotten when many, and filled again when asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import duckdb
import pytest

import queries
from data.store import Decision, ProjectName, UnknownSnapshot, snapshots
from tests.builders.ledger_rows import a_project, a_store, publish_rows
from tests.builders.marts import mart_rows


def loaded(store, snapshot):
    return store.frame("screens/data/current", snapshot_id=snapshot.id)["sequence"].tolist()


def in_memory(store):
    cursor = store._connection.cursor()
    return {row[0] for row in cursor.execute("select snapshot_id from mart.snapshot").fetchall()}


def test_the_default_is_the_last_version_at_its_greatest_as_of():
    store = a_store(a_project("甲"), as_of=date(2021, 11, 30))
    publish_rows(store, a_project("甲"), as_of=date(2021, 10, 31))
    snapshot = store.snapshot()
    assert (snapshot.version, snapshot.as_of) == (2, date(2021, 11, 30))
    assert snapshot.year_start == date(2021, 1, 1)


def test_the_same_question_gets_the_same_snapshot():
    store = a_store(a_project("甲"))
    assert store.snapshot() == store.snapshot(as_of=date(2021, 12, 31), version=1)


def test_a_date_that_a_publish_leaves_alone_keeps_its_snapshot():
    store = a_store(a_project("甲"), as_of=date(2021, 11, 30))
    before = store.snapshot()
    publish_rows(store, a_project("甲"), a_project("乙"), as_of=date(2021, 12, 31))
    after = store.snapshot(as_of=date(2021, 11, 30))
    assert (before.version, after.version) == (1, 2)
    assert after.id == before.id
    assert store.snapshot().id != before.id


def test_a_date_whose_sheet_was_sent_again_gets_a_snapshot_of_its_own():
    store = a_store(a_project("甲"), as_of=date(2021, 11, 30))
    before = store.snapshot()
    publish_rows(store, a_project("甲"), a_project("乙"), as_of=date(2021, 11, 30))
    after = store.snapshot()
    assert (loaded(store, before), loaded(store, after)) == ([1], [2])


def test_a_roll_back_shows_what_is_in_memory_already():
    store = a_store(a_project("甲"), as_of=date(2021, 11, 30))
    first = store.snapshot()
    publish_rows(store, a_project("乙"), as_of=date(2021, 12, 31))
    store.roll_back(1, by="管理员A")
    again = store.snapshot()
    assert (again.version, again.id) == (3, first.id)


def test_what_is_decided_about_projects_or_units_makes_another_snapshot():
    store = a_store(a_project("甲"), a_project("乙"), as_of=date(2021, 11, 30))
    plain = store.snapshot()
    decision = Decision("same", ProjectName(None, "甲"), ProjectName(None, "乙"))
    store.identities.decide([decision], by="管理员A")
    decided = store.snapshot()
    alias = store.memory.save_alias("unit", "旗招商局", "旗投资促进局", by="管理员A")
    renamed = store.snapshot()
    store.memory.forget(alias, by="管理员A")
    forgotten = store.snapshot()
    assert [one.version for one in (plain, decided, renamed, forgotten)] == [1, 2, 3, 4]
    assert len({one.id for one in (plain, decided, renamed, forgotten)}) == 4


def test_a_query_has_only_the_marts_worked_out_that_it_needs():
    store = a_store(a_project("甲"))
    snapshot = store.snapshot()

    def projects_in(table):
        cursor = store._connection.cursor()
        return cursor.execute(f"select count(*) from mart.{table}").fetchone()[0]

    loaded(store, snapshot)
    assert (projects_in("project"), projects_in("project_light")) == (0, 0)
    store.query("screens/figures/signed", snapshot_id=snapshot.id)
    assert (projects_in("project"), projects_in("project_light")) == (1, 0)


def test_what_a_query_needs_has_all_that_it_is_made_of():
    needed = snapshots.marts_of("screens/figures/signed")
    assert list(needed) == [name for name in snapshots.FILLS if name in needed]
    for name in needed:
        assert set(snapshots.marts_of(name)) <= set(needed)


@pytest.fixture
def few_kept(monkeypatch):
    monkeypatch.setattr(snapshots, "MOST_IDLE", 2)


def test_old_snapshots_leave_memory_and_come_back_under_the_same_id(few_kept):
    store = a_store(*(a_project("甲", as_of=date(2021, 1, day)) for day in range(1, 6)))
    taken = [store.snapshot(as_of=date(2021, 1, day)) for day in range(1, 6)]
    held = in_memory(store)
    assert len(held) <= snapshots.MOST_IDLE + 1
    assert taken[0].id not in held
    assert loaded(store, taken[0]) == [1]
    assert taken[0].id in in_memory(store)


def test_many_threads_may_ask_for_more_snapshots_than_are_kept(few_kept):
    store = a_store(*(a_project("甲", as_of=date(2021, 1, day)) for day in range(1, 5)))

    def look(n):
        snapshot = store.snapshot(as_of=date(2021, 1, 1 + n % 4))
        return loaded(store, snapshot)

    with ThreadPoolExecutor(4) as pool:
        assert all(found == [1] for found in pool.map(look, range(24)))


def test_readers_see_whole_versions_while_others_publish():
    store = a_store(a_project("甲", remark="1"), a_project("乙", remark="1"))

    def read(_):
        snapshot = store.snapshot()
        rows = mart_rows(store, "project", snapshot)
        return {row["remark"] for row in rows}, len(rows)

    with ThreadPoolExecutor(4) as pool:
        reads = [pool.submit(read, n) for n in range(20)]
        for n in range(2, 6):
            publish_rows(store, a_project("甲", remark=str(n)), a_project("乙", remark=str(n)))
        for done in reads:
            remarks, count = done.result()
            assert (len(remarks), count) == (1, 2)


def test_an_unknown_snapshot_is_an_error_not_an_empty_answer():
    with pytest.raises(UnknownSnapshot):
        a_store(a_project("甲")).query("screens/data/current", snapshot_id=99)


def test_a_missing_parameter_is_named():
    with pytest.raises(queries.QueryError, match="sequence"):
        a_store().query("screens/data/issues")


def test_frames_have_types_that_add_up():
    store = a_store(
        a_project(
            "甲",
            planned_investment_wan="1234.56",
            signed_date=None,
            is_started=None,
            responsible_unit="旗工信局",
        )
    )
    snapshot = store.snapshot()
    frame = store.frame("screens/returns/owned_projects", snapshot_id=snapshot.id, unit="旗工信局")
    assert frame["planned_investment_wan"].dtype == "float64"
    assert frame["planned_investment_wan"].sum() == 1234.56
    assert frame["signed_date"].dtype.kind == "M"
    assert frame["is_started"].dtype == "boolean"
    assert frame["is_started"].isna().all()
    assert frame["row_number"].dtype == "Int64"


def test_two_snapshots_that_one_query_reads_are_both_there(few_kept):
    store = a_store(*(a_project("甲", as_of=date(2021, 1, day)) for day in range(1, 5)))
    first, _, _, last = (store.snapshot(as_of=date(2021, 1, day)) for day in range(1, 5))
    assert first.id not in in_memory(store)
    store.query("screens/data/current", snapshot_id=last.id, previous_id=first.id)
    assert {first.id, last.id} <= in_memory(store)


def test_forgotten_snapshots_leave_no_rows(few_kept):
    store = a_store(*(a_project(f"项目{n}") for n in range(50)), as_of=date(2021, 1, 1))
    for day in range(1, 9):
        snapshot = store.snapshot(as_of=date(2021, 1, day))
        store.query("screens/figures/signed", snapshot_id=snapshot.id)
    cursor = store._connection.cursor()
    (held,) = cursor.execute("select count(*) from mart.project").fetchone()
    assert 0 < held <= 3 * 50
    assert all(
        cursor.execute(f"select count(distinct snapshot_id) <= 3 from mart.{table}").fetchone()[0]
        for (table,) in cursor.execute(
            "select distinct table_name from duckdb_columns() where schema_name = 'mart'"
            " and column_name = 'snapshot_id' and table_name not like 'current_%_row'"
        ).fetchall()
    )


def test_a_version_is_shown_once_what_was_read_of_the_one_before_is_worked_out(
    monkeypatch,
):
    store = a_store(a_project("甲"))
    store.query("screens/figures/signed", snapshot_id=store.snapshot().id)
    shown, fill = [], store._snapshots.fill

    def noting(number, marts):
        shown.append((store.sequence, store.committed, len(store.versions())))
        fill(number, marts)

    monkeypatch.setattr(store._snapshots, "fill", noting)
    publish_rows(store, a_project("甲"), a_project("乙"))
    assert shown == [(1, 2, 1)]
    place = store._snapshots._places[store.snapshot().id]
    assert set(snapshots.marts_of("screens/figures/signed")) <= place.marts
    assert store._snapshots.asked(2) == {}
    assert store.sequence == 2


@pytest.mark.parametrize("error", [duckdb.OutOfMemoryException("no memory"), ValueError("any")])
def test_a_version_is_shown_even_where_nothing_can_be_worked_out_beforehand(monkeypatch, error):
    store = a_store(a_project("甲"))
    store.query("screens/figures/signed", snapshot_id=store.snapshot().id)

    def fails(number, marts):
        raise error

    monkeypatch.setattr(store._snapshots, "fill", fails)
    publish_rows(store, a_project("乙"))
    monkeypatch.undo()
    assert store.sequence == 2
    assert store.query("screens/project/names", snapshot_id=store.snapshot().id).num_rows == 1


def test_what_is_there_is_read_while_another_waits_for_more_of_it():
    store = a_store(a_project("甲"))
    snapshot = store.snapshot()
    loaded(store, snapshot)
    place = store._snapshots._places[snapshot.id]
    with ThreadPoolExecutor(1) as pool, place.lock:
        assert pool.submit(loaded, store, snapshot).result(timeout=30) == [1]
