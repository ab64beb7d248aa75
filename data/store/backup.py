"""Backup and restore: whole histories, copied table by table inside one transaction.

A backup is an ordinary ledger database, consistent while the app runs, because it is
read in one transaction. The live file itself is never copied: opening it a second
time in this process would let go of DuckDB's lock when that handle closes.

A restore is a version like any other: the history becomes the backup's, and one more
row says so, with a number above every number used so far, so that no screen takes
the new state for one that it has already shown.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import duckdb

import queries
from data.environment import backups_folder
from data.ledgers.registry import declared_ledgers
from data.store import publishing
from data.store.connection import Connection, execute, insert, migrate
from data.store.failures import failing_disk_said
from data.store.integrity import Integrity, integrity
from data.store.kept_files import KEPT_FILE
from data.store.own_ledgers import kept_declarations, make_table_like, make_tables
from data.store.refusals import (
    DiskFailed,
    FileExists,
    NotALedgerDatabase,
    Stopped,
    StoreRefusal,
    Unreachable,
)
from data.store.versions import Version

_NOT_COPIED = "schema_version"
_UNFINISHED, _UNFINISHED_SECONDS = ".backup-", 3_600


def backup(connection: Connection, path: Path) -> None:
    """Write everything to a new database file, whole or not at all.

    What an earlier one left that was cut off is cleared. Raises FileExists and the StoreRefusal
    of a disk that fails.
    """
    if path.exists():
        raise FileExists(path=str(path))
    try:
        with failing_disk_said(path):
            _back_up(connection, path)
    except Stopped as refusal:
        # The engine says so of the new file, too, once it could not write into it.
        connection.run("store/last_sequence")
        raise DiskFailed(path=str(path)) from refusal


def _back_up(connection: Connection, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    for left_over in path.parent.glob(f"{_UNFINISHED}*"):
        if left_over.stat().st_mtime < time.time() - _UNFINISHED_SECONDS:
            shutil.rmtree(left_over, ignore_errors=True)
    work = tempfile.TemporaryDirectory(
        dir=path.parent, prefix=_UNFINISHED, ignore_cleanup_errors=True
    )
    with work as folder:
        part = Path(folder) / "part.duckdb"
        target = Connection(part)
        try:
            migrate(target)
            source = connection.cursor()
            try:
                source.begin()
                with target.transaction() as cursor:
                    copy(source, cursor)
                source.commit()
            finally:
                source.close()
            target.run("store/checkpoint")
        finally:
            target.close()
        # Where the disk failed meanwhile, some of it stands in the log alone, and nobody says so.
        log = part.with_name(f"{part.name}.wal")
        if log.exists() and log.stat().st_size:
            raise DiskFailed(path=str(path))
        part.replace(path)


def restore(connection: Connection, path: Path, *, by: str) -> Version:
    """Replace the history by the backup's and return the version that says so.

    Raises NotALedgerDatabase, NewerDatabase; then nothing is changed.
    """
    if not path.is_file() or (connection.path is not None and _is_same(path, connection.path)):
        raise NotALedgerDatabase(path=str(path))
    with tempfile.TemporaryDirectory(prefix="signboard-restore-") as folder:
        copied = Path(folder) / "backup.duckdb"
        shutil.copyfile(path, copied)
        source_connection = _opened(copied, path)
        try:
            source = source_connection.cursor()
            try:
                with connection.transaction() as cursor:
                    last = publishing.last_sequence(cursor)
                    for table in ledger_tables(cursor):
                        execute(cursor, queries.for_table("store/empty_table", table))
                    copy(source, cursor)
                    number = publishing.note_restore(cursor, above=last, by=by, note=path.name)
                    return publishing.made(cursor, number)
            finally:
                source.close()
        finally:
            source_connection.close()


def _opened(copy: Path, path: Path) -> Connection:
    """A copy of the backup, open and of this release; refusals name the backup itself."""
    try:
        connection = Connection(copy)
    except NotALedgerDatabase:
        raise NotALedgerDatabase(path=str(path)) from None
    try:
        migrate(connection)
    except StoreRefusal as refusal:
        connection.close()
        if "path" in refusal.arguments:
            refusal.arguments["path"] = str(path)
        raise
    return connection


def tried(path: Path) -> tuple[int, Integrity]:
    """A restore on trial: the last version in a backup, and what a reading of all of it found.

    The backup itself stays untouched. Raises NotALedgerDatabase, NewerDatabase.
    """
    with tempfile.TemporaryDirectory(prefix="signboard-trial-") as folder:
        copied = Path(folder) / "backup.duckdb"
        try:
            shutil.copyfile(path, copied)
        except OSError as error:
            raise Unreachable(path=str(path)) from error
        connection = _opened(copied, path)
        try:
            with connection.memory_transaction() as cursor:
                return publishing.last_sequence(cursor), integrity(connection)
        finally:
            connection.close()


def backup_before_restore(database: Path | None) -> Path:
    """Where what a restore replaces is kept; database: its file, None for a lake."""
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    folder = backups_folder() if database is None else database.parent / "backups"
    return folder / f"before-restore-{moment}.duckdb"


def copy(source: duckdb.DuckDBPyConnection, target: duckdb.DuckDBPyConnection) -> None:
    """All rows of a ledger into another one's tables, which are made where they lack."""
    make_tables(target, [*declared_ledgers(), *kept_declarations(source)])
    copied = ledger_tables(source)
    for table in copied:
        make_table_like(target, source, table)
    for table in copied:
        if table == KEPT_FILE:
            # One by one: together they may be more than memory holds.
            for (sha256,) in execute(source, "store/kept_hashes").fetchall():
                rows = execute(source, "store/kept_file", {"sha256": sha256})
                insert(target, table, rows.to_arrow_table())
            continue
        rows = execute(source, queries.for_table("store/read_table", table))
        insert(target, table, rows.to_arrow_reader(100_000))


def ledger_tables(cursor: duckdb.DuckDBPyConnection) -> list[str]:
    """Names of a ledger's tables, but for the record of its steps."""
    names = [str(name) for (name,) in execute(cursor, "store/ledger_tables").fetchall()]
    return [name for name in names if name != _NOT_COPIED]


def _is_same(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)
