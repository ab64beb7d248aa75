"""A database that a disk has damaged: each cause has its own sentence, and nothing goes unsaid."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys

import duckdb
import pytest

from data.inbox.doctor import examine
from data.store import NewerDatabase, NotALedgerDatabase, Store
from data.store.failures import failing_disk_said, logs_set_aside
from data.store.refusals import Busy, Damaged, DiskFailed, DiskFull, ReadOnly, Stopped, Unreachable
from tests.builders.ledger_rows import a_project, publish_rows

PUBLISH_AND_DIE = """
import os, sys
from pathlib import Path
from data.store import Store
from tests.builders.ledger_rows import a_project, publish_rows

store = Store.open(Path(sys.argv[1]))
for number in (1, 2, 3):
    publish_rows(store, a_project(f"示例{number}", unit=f"示例{number}局"))
    if number == 1:
        store._connection.cursor().execute("checkpoint ledger")
os._exit(9)
"""


@pytest.fixture(scope="module")
def killed(tmp_path_factory):
    """A database of three versions of which two stand in the write-ahead log alone."""
    path = tmp_path_factory.mktemp("killed") / "a.duckdb"
    subprocess.run([sys.executable, "-c", PUBLISH_AND_DIE, str(path)], check=False)
    assert path.with_name("a.duckdb.wal").stat().st_size > 5_000
    return path


@pytest.fixture
def database(killed, tmp_path):
    """Without what was kept beside it: tests/data/store/test_redo.py tells of that."""
    for one in killed.parent.iterdir():
        if one.is_file():
            shutil.copy(one, tmp_path / one.name)
    return tmp_path / "a.duckdb"


def overwrite(path, at, content=b"\xff" * 16):
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def log_of(path):
    return path.with_name(f"{path.name}.wal")


def test_a_whole_log_loses_nothing(database):
    store = Store.open(database)
    assert (store.sequence, store.lost, logs_set_aside(database)) == (3, (), ())
    store.close()


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_a_damaged_log_is_set_aside_with_its_bytes_and_what_is_gone_is_named(database, share):
    size = log_of(database).stat().st_size
    overwrite(log_of(database), int(size * share))
    bytes_before = log_of(database).read_bytes()
    store = Store.open(database)
    assert store.sequence < 3
    assert [one.version for one in store.lost] == list(range(store.sequence + 1, 4))
    assert store.lost[-1].units == ("示例3局",)
    # DuckDB takes damage in the last entry for one that was never finished, and sets nothing aside.
    assert {one.read_bytes() for one in logs_set_aside(database)} <= {bytes_before}
    told = [one.message("zh") for one in examine(store) if one.check == "database"]
    assert any("已不在数据库里" in one for one in told)
    store.close()


@pytest.mark.parametrize("kept", [0, 50, 0.5])
def test_a_log_that_was_cut_off_opens_and_what_is_gone_is_named(database, kept):
    size = log_of(database).stat().st_size
    os.truncate(log_of(database), kept if kept != 0.5 else size // 2)
    store = Store.open(database)
    assert [one.version for one in store.lost] == list(range(store.sequence + 1, 4))
    assert store.lost
    store.close()


def test_a_number_that_was_given_out_again_hides_nothing_that_is_there(database):
    log_of(database).unlink()
    store = Store.open(database)
    assert [one.version for one in store.lost] == [2, 3]
    publish_rows(store, a_project("示例2", unit="示例2局"))
    assert store.lost == ()
    store.close()


def test_a_restore_is_no_loss(database, tmp_path):
    store = Store.open(database)
    store.backup(tmp_path / "b.duckdb")
    publish_rows(store, a_project("示例4"))
    store.restore(tmp_path / "b.duckdb", by="测试员")
    assert store.lost == ()
    store.close()


def test_files_damaged_in_any_place_are_said_to_be_damaged_never_in_use(killed, tmp_path):
    store = Store.open(killed)
    store.backup(tmp_path / "whole.duckdb")
    store.close()
    size = (tmp_path / "whole.duckdb").stat().st_size
    for at in (12, 4096 + 8, 8192 + 8, 12288 + 100, size // 2, size - 5_000):
        path = tmp_path / f"at-{at}.duckdb"
        shutil.copy(tmp_path / "whole.duckdb", path)
        overwrite(path, at)
        try:
            found = Store.open(path)
        except (Damaged, NotALedgerDatabase) as refusal:
            assert "损坏" in refusal.message("zh") or at == 12, at
            continue
        # A block that nothing has needed yet is found by whoever reads everything.
        assert not found.integrity().is_sound or found.sequence == 3
        found.close()
    for kept in (100, 4096, 12288, size // 2):
        path = tmp_path / f"cut-{kept}.duckdb"
        shutil.copy(tmp_path / "whole.duckdb", path)
        os.truncate(path, kept)
        with pytest.raises(Damaged):
            Store.open(path)


def test_a_database_of_another_program_is_foreign(tmp_path):
    path = tmp_path / "a.duckdb"
    other = sqlite3.connect(path)
    other.execute("create table mine (a)")
    other.commit()
    other.close()
    with pytest.raises(NotALedgerDatabase):
        Store.open(path)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ('Failed to commit: Could not write file "a.wal": No space left on device', DiskFull),
        ('Failed to commit: Could not write file "a.wal": Input/output error', DiskFailed),
        ('Cannot open file "a.duckdb": Read-only file system', ReadOnly),
        ('Cannot open file "a.duckdb": Permission denied', Unreachable),
        ('Could not set lock on file "a.duckdb": Conflicting lock is held in a process', Busy),
        ("database has been invalidated because of a previous fatal error", Stopped),
        ("Corrupt database file: checksum does not match in block at location 4096", Damaged),
    ],
)
def test_each_cause_has_its_own_sentence(tmp_path, words, refusal):
    with pytest.raises(refusal) as found, failing_disk_said(tmp_path / "a.duckdb"):
        raise duckdb.IOException(words)
    assert found.value.message("zh")
    assert found.value.remedy("en")
    assert (found.value.key == "store-busy") == (refusal is Busy)


def test_a_conflict_of_two_writers_stays_what_it_is(tmp_path):
    with pytest.raises(duckdb.TransactionException), failing_disk_said(tmp_path / "a.duckdb"):
        raise duckdb.TransactionException("Conflict on tuple deletion!")


def test_a_step_that_fails_gives_its_own_cause_though_nothing_can_be_taken_back(tmp_path):
    store = Store.open(tmp_path / "a.duckdb")
    with pytest.raises(KeyError, match="cause"), store._connection.transaction() as cursor:
        cursor.close()
        raise KeyError("cause")
    assert publish_rows(store, a_project("示例")).version == 1
    store.close()


def test_a_newer_release_is_no_damage(tmp_path):
    path = tmp_path / "a.duckdb"
    Store.open(path).close()
    with duckdb.connect(str(path)) as raw:
        raw.execute("insert into schema_version values (9999, now())")
    with pytest.raises(NewerDatabase):
        Store.open(path)
