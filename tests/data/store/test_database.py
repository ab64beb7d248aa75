"""The file: opened once, hardened, migrated, refused when it is not ours."""

from __future__ import annotations

import duckdb
import pytest

from data.environment import SettingError
from data.store import NewerDatabase, NotALedgerDatabase, Store, Unreachable
from data.store.connection import known_steps
from tests.builders.ledger_rows import a_project, publish_rows
from tests.data.store.processes import opened_elsewhere


def test_what_was_published_is_there_after_a_restart(tmp_path):
    path = tmp_path / "a.duckdb"
    store = Store.open(path)
    publish_rows(store, a_project("甲"))
    store.close()
    again = Store.open(path)
    assert again.sequence == 1
    assert again.snapshot().version == 1
    again.close()


@pytest.mark.server
def test_a_second_process_is_told_that_the_file_is_busy(tmp_path):
    path = tmp_path / "o'brien 台账.duckdb"
    store = Store.open(path)
    done = opened_elsewhere(path)
    assert done.returncode == 3, done.stderr
    assert str(path) in done.stdout
    store.backup(tmp_path / "copy.duckdb")
    assert opened_elsewhere(path).returncode == 3, "a backup must not let go of the lock"
    store.close()
    done = opened_elsewhere(path)
    assert done.returncode == 0, done.stderr


def test_a_newer_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "a.duckdb"
    Store.open(path).close()
    with duckdb.connect(str(path)) as raw:
        raw.execute("insert into schema_version values (9999, now())")
    with pytest.raises(NewerDatabase) as refused:
        Store.open(path)
    assert "9999" in refused.value.message("zh").replace(",", "")
    with duckdb.connect(str(path)) as raw:
        steps = raw.execute("select number from schema_version order by 1").fetchall()
    assert [number for (number,) in steps] == [*known_steps(), 9999]


@pytest.mark.parametrize("content", ["text", "foreign"])
def test_a_file_that_is_no_database_of_ours_is_refused(tmp_path, content):
    path = tmp_path / "a.duckdb"
    if content == "text":
        path.write_text("这不是数据库" * 2000, encoding="utf-8")
    else:
        with duckdb.connect(str(path)) as raw:
            raw.execute("create table mine (a integer)")
    before = path.read_bytes()
    with pytest.raises(NotALedgerDatabase):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Unreachable):
        Store.open(tmp_path / "file" / "a.duckdb")


def test_the_database_works_on_as_many_cores_as_are_set(monkeypatch):
    monkeypatch.setenv("SIGNBOARD_THREADS", "3")
    store = Store.open(None)
    cursor = store._connection.cursor()
    assert cursor.execute("select current_setting('threads')").fetchone() == (3,)
    store.close()
    monkeypatch.setenv("SIGNBOARD_THREADS", "many")
    with pytest.raises(SettingError) as caught:
        Store.open(None)
    assert (caught.value.name, caught.value.value) == ("SIGNBOARD_THREADS", "many")


@pytest.mark.parametrize(
    "statement",
    [
        "attach '{folder}/other.duckdb' as other",
        "copy (select 1) to '{folder}/out.csv'",
        "select * from read_csv('{folder}/in.csv')",
        "select * from read_text('/etc/hostname')",
        "set enable_external_access = true",
        "set threads = 1",
        "install httpfs",
    ],
)
def test_nothing_reaches_the_file_system_or_the_settings(tmp_path, statement):
    (tmp_path / "in.csv").write_text("a\n1\n")
    store = Store.open(None)
    with pytest.raises(duckdb.Error):
        store._connection.cursor().execute(statement.format(folder=tmp_path))
    assert [file.name for file in tmp_path.iterdir()] == ["in.csv"]
