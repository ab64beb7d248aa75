"""Versions that a damaged log took are made again from what was kept beside the database."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from data.inbox.doctor import examine
from data.store import Store
from tests.builders.ledger_rows import a_project, publish_rows

# Three publishes and a roll back; after the first a checkpoint, the rest stands in the log.
WORK = """
import os, sys
from pathlib import Path
from data.store import Store
from tests.builders.ledger_rows import a_project, publish_rows
store = Store.open(Path(sys.argv[1]))
for number in range(1, 4):
    publish_rows(store, a_project(f"示例{number}", unit=f"示例{number}局"))
    if number == 1:
        store._connection.cursor().execute("checkpoint ledger")
store.roll_back(2, by="测试员")
os._exit(9)
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    path = tmp_path_factory.mktemp("killed") / "a.duckdb"
    subprocess.run([sys.executable, "-c", WORK, str(path)], check=False)
    return path


@pytest.fixture
def database(killed, tmp_path):
    shutil.copytree(killed.parent, tmp_path / "here")
    return tmp_path / "here" / killed.name


def projects(store, version=None):
    snapshot = store.snapshot(version=version)
    rows = store.query("store/known_projects", snapshot_id=snapshot.id).to_pylist()
    return sorted(row["project_name"] for row in rows)


def opened(path):
    store = Store.open(path)
    told = (
        store.sequence,
        [one.version for one in store.lost],
        [one.version for one in store.done_again],
    )
    return store, told


def test_nothing_is_done_again_where_nothing_was_lost(database):
    store, told = opened(database)
    assert told == (4, [], [])
    store.close()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.9])
def test_a_log_that_was_cut_off_costs_no_publish(database, share):
    log = database.with_name("a.duckdb.wal")
    os.truncate(log, int(log.stat().st_size * share))
    store, told = opened(database)
    assert told[:2] == (4, [])
    assert told[2][-1] == 4
    assert projects(store) == ["示例1", "示例2"]
    assert projects(store, 3) == ["示例1", "示例2", "示例3"]
    assert "doctor-versions-redone" in [one.code for one in examine(store)]
    store.close()
    again, told = opened(database)
    assert told == (4, [], [])
    again.close()


def test_the_whole_history_comes_back_where_the_database_never_wrote_it_out(tmp_path):
    path = tmp_path / "a.duckdb"
    work = WORK.replace("if number == 1", "if False")
    subprocess.run([sys.executable, "-c", work, str(path)], check=False)
    path.with_name("a.duckdb.wal").unlink()
    store, told = opened(path)
    assert told == (4, [], [1, 2, 3, 4])
    store.close()


def test_a_hole_ends_it_and_what_comes_after_is_named(database):
    database.with_name("a.duckdb.wal").unlink()
    shutil.rmtree(database.with_name("a.duckdb.redo") / "3")
    store, told = opened(database)
    assert told == (2, [3, 4], [2])
    store.close()
    again, told = opened(database)
    assert told == (2, [3, 4], [])
    again.close()


def test_a_folder_that_is_half_written_is_a_hole(database):
    database.with_name("a.duckdb.wal").unlink()
    table = next((database.with_name("a.duckdb.redo") / "2").glob("*.arrow"))
    os.truncate(table, table.stat().st_size // 2)
    store, told = opened(database)
    assert told == (1, [2, 3, 4], [])
    store.close()


def test_another_database_in_its_place_gets_nothing_of_it(database, tmp_path):
    other = Store.open(tmp_path / "other.duckdb")
    publish_rows(other, a_project("示例别的"))
    other.close()
    database.with_name("a.duckdb.wal").unlink()
    shutil.copy(tmp_path / "other.duckdb", database)
    store, told = opened(database)
    assert (told[0], told[2]) == (1, [])
    assert projects(store) == ["示例别的"]
    store.close()


def test_a_database_that_was_taken_away_begins_empty(database):
    database.with_name("a.duckdb.wal").unlink()
    database.unlink()
    for _ in range(2):  # the first start finds no file, the next one finds one
        store, told = opened(database)
        assert (told[0], told[2]) == (0, [])
        store.close()


def test_a_changed_byte_publishes_nothing(database):
    database.with_name("a.duckdb.wal").unlink()
    table = next((database.with_name("a.duckdb.redo") / "2").glob("*project_row.arrow"))
    content = bytearray(table.read_bytes())
    content[len(content) // 2] ^= 1
    table.write_bytes(content)
    store, told = opened(database)
    assert told == (1, [2, 3, 4], [])
    store.close()


def test_drafts_of_another_release_leave_the_database_to_be_opened(database):
    database.with_name("a.duckdb.wal").unlink()
    about = database.with_name("a.duckdb.redo") / "2" / "about.json"
    about.write_text(about.read_text("utf-8").replace('"ledger"', '"book"'), encoding="utf-8")
    store, told = opened(database)
    assert told == (1, [2, 3, 4], [])
    store.close()


def test_what_a_backup_holds_is_kept_no_longer(database, tmp_path):
    kept = database.with_name("a.duckdb.redo")
    assert sorted(one.name for one in kept.iterdir()) == ["1", "2", "3", "4"]
    assert kept.stat().st_mode & 0o777 == 0o700
    store = Store.open(database)
    held = store.backup(tmp_path / "kept.duckdb")
    assert len(list(kept.iterdir())) == 4  # a backup that nobody has tried is none
    store.forget_kept(held)
    assert list(kept.iterdir()) == []
    assert not (log := database.with_name("a.duckdb.wal")).exists() or log.stat().st_size == 0
    publish_rows(store, a_project("示例5"))
    assert [one.name for one in kept.iterdir()] == ["5"]
    store.close()
