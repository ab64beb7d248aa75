"""Backup and restore carry the whole history, while others work."""

from __future__ import annotations

import errno

import pytest

from data import office_files
from data.store import FileExists, NotALedgerDatabase, Store, backup
from data.store.connection import Connection
from data.store.refusals import DiskFailed, ReadOnly, Stopped
from tests.builders.ledger_rows import AS_OF, a_fund, a_project, a_store, a_visit, publish_rows
from tests.builders.stores import mapped


def names(store):
    rows = store.current_rows("projects", "register", "旗招商局", AS_OF)
    return sorted(rows["project_name"].to_pylist())


@pytest.fixture
def store():
    opened = a_store(
        a_project("甲", extra={"备注2": "原样"}, date_precision={"signed_date": "month"}),
        a_visit(leaders=["旗领导A", "旗领导B"]),
        a_fund("甲", "0.000001"),
    )
    opened.memory.save_mapping("f", "旗招商局", "{}", by="我")
    publish_rows(opened, a_project("乙"))
    yield opened
    opened.close()


class _Failing(Connection):
    """The database of a backup on a disk that fails once while all of it is written out."""

    def run(self, query, parameters=None):
        if query == "store/checkpoint":
            raise DiskFailed(path=str(self.path))
        return super().run(query, parameters)


class _LeavingLog(Connection):
    """One that is closed with a part of it in its log alone, without a word."""

    def close(self):
        super().close()
        self.path.with_name(f"{self.path.name}.wal").write_bytes(b"rows")


class _Stopped(Connection):
    """One that the engine has shut after a failed write; the office's own goes on."""

    def run(self, query, parameters=None):
        if query == "store/checkpoint":
            raise Stopped(path=str(self.path))
        return super().run(query, parameters)


@pytest.mark.parametrize("failing", [_Failing, _LeavingLog, _Stopped])
def test_a_backup_that_the_disk_did_not_take_whole_is_none(store, tmp_path, monkeypatch, failing):
    monkeypatch.setattr(backup, "Connection", failing)
    with pytest.raises(DiskFailed):
        store.backup(tmp_path / "backup.duckdb")
    assert [*tmp_path.iterdir()] == []


def test_where_settings_cannot_be_packed_there_is_no_backup_either(store, tmp_path, monkeypatch):
    def fails(path):
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(office_files, "pack", fails)
    with pytest.raises(ReadOnly):
        store.backup(tmp_path / "kept" / "backup.duckdb")
    assert [*(tmp_path / "kept").iterdir()] == []


def test_a_backup_is_a_database_of_its_own(store, tmp_path):
    store.backup(tmp_path / "backup.duckdb")
    copy = Store.open(tmp_path / "backup.duckdb")
    assert copy.versions() == store.versions()
    assert names(copy) == ["乙"]
    copy.roll_back(1, by="我")
    rows = copy.current_rows("projects", "register", "旗招商局", AS_OF).to_pylist()
    assert (dict(rows[0]["extra"]), dict(rows[0]["date_precision"])) == (
        {"备注2": "原样"},
        {"signed_date": "month"},
    )
    assert mapped(copy, "旗招商局") == {"f": "{}"}
    copy.close()
    assert not list(tmp_path.glob("*.wal"))
    assert (tmp_path / "backup.duckdb").is_file()


def test_a_backup_overwrites_nothing(store, tmp_path):
    path = tmp_path / "backup.duckdb"
    path.write_text("mine")
    with pytest.raises(FileExists):
        store.backup(path)
    assert path.read_text() == "mine"


def test_a_restore_is_a_version_that_no_screen_has_seen(tmp_path):
    store = Store.open(tmp_path / "live.duckdb")
    publish_rows(store, a_project("甲"))
    store.backup(tmp_path / "backup.duckdb")
    publish_rows(store, a_project("乙"))
    publish_rows(store, a_project("丙"))
    restored = store.restore(tmp_path / "backup.duckdb", by="我")
    assert (restored.version, restored.action, restored.restores) == (4, "restore", 1)
    assert store.sequence == 4
    assert names(store) == ["甲"]
    assert [v.version for v in store.versions()] == [4, 1]
    assert publish_rows(store, a_project("丁")).version == 5
    kept = list((tmp_path / "backups").glob("*.duckdb"))
    before = Store.open(kept[0])
    assert names(before) == ["丙"]
    before.close()
    store.close()


def test_a_restore_from_no_backup_changes_nothing(tmp_path):
    store = Store.open(tmp_path / "live.duckdb")
    publish_rows(store, a_project("甲"))
    (tmp_path / "text").write_text("x" * 10000)
    for path in (tmp_path / "missing", tmp_path / "text", tmp_path / "live.duckdb"):
        with pytest.raises(NotALedgerDatabase):
            store.restore(path, by="我")
    assert names(store) == ["甲"]
    assert store.sequence == 1
    store.close()
