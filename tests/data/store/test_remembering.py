"""What people taught is kept, edited, forgotten and migrated; a renamed unit stays one."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import queries
from data.store import CircularAlias, MappedSheet, NotRemembered, Store
from data.store.connection import Connection, execute, insert
from tests.builders.ledger_rows import a_project, a_store, a_visit, publish_rows
from tests.builders.stores import mapped

OCTOBER, NOVEMBER = date(2021, 10, 31), date(2021, 11, 30)
OLD, NEW = "旗工信局", "旗工业和信息化局"


def units(store, as_of):
    snapshot = store.snapshot(as_of=as_of)
    rows = store.query("screens/data/current", snapshot_id=snapshot.id)
    return rows.select(["unit", "as_of_date"]).to_pylist()


def names(store, as_of):
    snapshot = store.snapshot(as_of=as_of)
    rows = store.query("screens/data/known_projects", snapshot_id=snapshot.id)
    return rows["project_name"].to_pylist()


def test_a_mapping_tells_which_sheet_it_was_made_on_and_by_whom():
    store = a_store()
    made_on = MappedSheet("台账.xlsx", "项目", "projects", {"B": "类别"})
    store.memory.save_mapping("f1", "旗招商局", '{"unit": "元"}', by="甲")
    store.memory.save_mapping("f1", "旗招商局", '{"unit": "亿元"}', by="乙", made_on=made_on)
    (kept,) = store.memory.mappings()
    assert (kept.unit, kept.mapping, kept.by) == ("旗招商局", '{"unit": "亿元"}', "乙")
    assert kept.made_on == made_on
    assert store.memory.mappings("上海庙镇") == ()


def test_a_forgotten_mapping_does_not_bring_an_older_one_back():
    store = a_store()
    store.memory.save_mapping("f1", "旗招商局", '{"unit": "元"}', by="甲")
    last = store.memory.save_mapping("f1", "旗招商局", '{"unit": "亿元"}', by="甲")
    store.memory.forget(last, by="乙")
    assert mapped(store, "旗招商局") == {}
    assert store.memory.mappings() == ()
    with pytest.raises(NotRemembered):
        store.memory.forget(last, by="乙")
    store.memory.save_mapping("f1", "旗招商局", '{"unit": "万元"}', by="甲")
    assert mapped(store, "旗招商局") == {"f1": '{"unit": "万元"}'}


def test_the_last_word_on_a_name_counts_and_its_days_are_kept():
    store = a_store()
    store.memory.save_alias("unit", OLD, "旗工信委", by="甲", first_date=NOVEMBER)
    store.memory.save_alias("unit", OLD, NEW, by="乙", first_date=NOVEMBER)
    store.memory.save_alias("person", "王主任", "旗领导A", by="乙", last_date=OCTOBER)
    unit, person = store.memory.aliases()
    assert (unit.written, unit.stands_for, unit.first_date, unit.by) == (OLD, NEW, NOVEMBER, "乙")
    assert (person.kind, person.first_date, person.last_date) == ("person", None, OCTOBER)
    store.memory.forget(unit.alias_id, by="甲")
    assert store.memory.aliases() == (person,)


def test_correcting_an_alias_replaces_it():
    store = a_store()
    first = store.memory.save_alias("unit", OLD, "旗工信委", by="甲")
    store.memory.save_alias("unit", OLD, NEW, by="甲", first_date=NOVEMBER, replaces=first)
    (kept,) = store.memory.aliases()
    assert (kept.stands_for, kept.first_date) == (NEW, NOVEMBER)


@pytest.mark.parametrize("pairs", [[(OLD, OLD)], [(OLD, NEW), (NEW, "旗 工信局")]])
def test_a_name_never_stands_for_itself(pairs):
    store = a_store()
    *before, last = pairs
    for written, meant in before:
        store.memory.save_alias("unit", written, meant, by="甲")
    with pytest.raises(CircularAlias):
        store.memory.save_alias("unit", *last, by="甲")
    assert len(store.memory.aliases()) == len(before)


def test_a_renamed_unit_stays_one_from_that_day_on():
    store = a_store(a_project("旧项目", unit=OLD), as_of=OCTOBER)
    publish_rows(store, a_project("新项目", unit=NEW), as_of=NOVEMBER)
    assert sorted(names(store, NOVEMBER)) == ["新项目", "旧项目"]
    store.memory.save_alias("unit", OLD, NEW, by="甲", first_date=date(2021, 11, 1))
    assert store.sequence == 3
    assert store.versions()[0].action == "rename_unit"
    assert store.versions()[0].note == f"{OLD} → {NEW}"
    assert names(store, NOVEMBER) == ["新项目"]
    assert units(store, OCTOBER) == [{"unit": OLD, "as_of_date": OCTOBER}]
    assert units(store, NOVEMBER) == [{"unit": NEW, "as_of_date": NOVEMBER}]
    before = store.snapshot(as_of=NOVEMBER, version=2)
    kept = store.query("screens/data/known_projects", snapshot_id=before.id)
    assert sorted(kept["project_name"].to_pylist()) == ["新项目", "旧项目"]


def test_forgetting_a_name_that_joined_two_units_parts_them_again():
    store = a_store(a_project("旧项目", unit=OLD), as_of=OCTOBER)
    publish_rows(store, a_project("新项目", unit=NEW), as_of=NOVEMBER)
    alias = store.memory.save_alias("unit", OLD, NEW, by="甲")
    store.memory.forget(alias, by="乙")
    assert store.versions()[0].note == f"{OLD} ↛ {NEW}"
    assert sorted(names(store, NOVEMBER)) == ["新项目", "旧项目"]


def test_a_unit_renamed_twice_goes_under_its_last_name():
    store = a_store(a_project("甲", unit=OLD), as_of=OCTOBER)
    store.memory.save_alias("unit", OLD, "旗经信局", by="甲")
    store.memory.save_alias("unit", "旗经信局", NEW, by="甲")
    assert units(store, OCTOBER) == [{"unit": NEW, "as_of_date": OCTOBER}]


def test_an_old_name_that_another_unit_took_over_is_another_unit():
    store = a_store(a_project("甲", unit=OLD), as_of=NOVEMBER)
    store.memory.save_alias("unit", OLD, NEW, by="甲", last_date=OCTOBER)
    assert units(store, NOVEMBER) == [{"unit": OLD, "as_of_date": NOVEMBER}]


def test_events_of_a_renamed_unit_are_replaced_by_its_new_sheet():
    period = (date(2021, 10, 1), OCTOBER)
    trip = {"start_date": date(2021, 10, 5), "end_date": date(2021, 10, 6), "period": period}
    store = a_store(a_visit(unit=OLD, content="初报", **trip), as_of=OCTOBER)
    store.memory.save_alias("unit", OLD, NEW, by="甲")
    publish_rows(store, a_visit(unit=NEW, content="改报", **trip), as_of=OCTOBER)
    rows = store.current_rows("visits", "report", NEW, OCTOBER)
    assert rows["content"].to_pylist() == ["改报"]


def test_names_of_units_that_report_nothing_make_no_version():
    store = a_store(a_project("甲"))
    store.memory.save_alias("unit", OLD, NEW, by="甲")
    store.memory.save_alias("person", "王主任", "旗领导A", by="甲")
    assert store.sequence == 1


def test_what_was_taught_under_the_old_name_is_found_under_the_new_one():
    store = a_store()
    store.memory.save_mapping("f1", OLD, '{"unit": "元"}', by="甲")
    assert mapped(store, NEW) == {}
    store.memory.save_alias("unit", OLD, NEW, by="甲", first_date=NOVEMBER)
    assert mapped(store, NEW) == {"f1": '{"unit": "元"}'}
    store.memory.save_mapping("f1", NEW, '{"unit": "万元"}', by="甲")
    assert mapped(store, NEW) == mapped(store, OLD) == {"f1": '{"unit": "万元"}'}


def test_a_database_of_the_first_release_is_brought_up_to_date(tmp_path):
    path = tmp_path / "a.duckdb"
    connection = Connection(path)
    with connection.transaction() as cursor:
        for name in queries.names("schema/0001"):
            execute(cursor, name)
        now = pa.scalar(0, pa.timestamp("us", "UTC"))
        insert(cursor, "schema_version", pa.table({"number": [1], "applied_at": [now.as_py()]}))
        saved = {"fingerprint": ["f1"], "unit": ["旗招商局"], "mapping": ['{"unit": "元"}']}
        insert(cursor, "header_mapping", pa.table({**saved, "saved_by": ["甲"]}))
    connection.close()
    store = Store.open(path)
    assert mapped(store, "旗招商局") == {"f1": '{"unit": "元"}'}
    assert store.memory.aliases() == ()
    store.memory.save_alias("unit", OLD, NEW, by="甲")
    store.close()
    again = Store.open(path)
    assert [alias.written for alias in again.memory.aliases()] == [OLD]
    again.close()


def test_a_backup_holds_what_is_remembered(tmp_path):
    store = a_store()
    store.memory.save_mapping("f1", "旗招商局", "{}", by="甲", made_on=MappedSheet("a.xlsx"))
    alias = store.memory.save_alias("unit", OLD, NEW, by="甲")
    store.memory.save_alias("person", "王主任", "旗领导A", by="甲")
    store.memory.forget(alias, by="甲")
    store.backup(tmp_path / "copy.duckdb")
    copy = Store.open(tmp_path / "copy.duckdb")
    assert copy.memory.mappings() == store.memory.mappings()
    assert [one.written for one in copy.memory.aliases()] == ["王主任"]
    copy.close()


def test_the_sample_of_an_earlier_release_shows_the_same(tmp_path, sample_database):
    path = tmp_path / "old.duckdb"
    shutil.copy(sample_database, path)
    with duckdb.connect(str(path)) as raw:
        steps = [folder.name for folder in (queries.ROOT / "schema").glob("0*")]
        for step in sorted(step for step in steps if int(step) > 1):
            for name in queries.names(f"schema/{step}"):
                sql = queries.load(name).sql
                if "add column" not in sql:
                    raw.execute(f'drop table "{Path(name).name}"')
                    continue
                table, column = re.search(r"alter table (\S+)\s+add column (\S+)", sql).groups()
                raw.execute(f"alter table {table.rpartition('.')[2]} drop column {column}")
        raw.execute("delete from schema_version where number > 1")
    now, old = Store.open(sample_database), Store.open(path)
    assert old.versions() == now.versions()
    pair = [
        store.query("screens/data/current", snapshot_id=store.snapshot().id).to_pylist()
        for store in (now, old)
    ]
    assert pair[0] == pair[1]
    assert pair[0]
    now.close()
    old.close()
