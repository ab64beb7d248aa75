"""The connection to the ledger database, and the steps that bring it to this release's tables.

A step is a folder ``queries/schema/NNNN``; its statements run in the order of their
names, in one transaction with the row that records it. Steps are never edited once
released; a database that has been through a step that this release does not know
was written by a newer one and is left alone.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow as pa

import queries
from data.audit import deed
from data.drafts import new_id
from data.environment import database_threads, time_zone
from data.rules.roles import Action
from data.store.failures import failing_disk_said, is_damaged_log, refusal_of, set_log_aside
from data.store.refusals import NewerDatabase, NotALedgerDatabase, Unreachable

Value = object
# A large upload is packed in parts of this size while it comes in, on every core; parts of the
# engine's usual 122,880 rows would be packed one after the other at the commit.
_ROWS_AT_ONCE = 30_720


class Connection:
    """One DuckDB instance; ``run`` is safe from any thread."""

    def __init__(self, path: Path | None) -> None:
        """Open the file (None: a ledger in memory); raises a StoreRefusal that says why not.

        A write-ahead log that is damaged is set aside beside it.
        """
        self.path = path
        self.write_lock = threading.RLock()
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        if (threads := database_threads()) is not None:
            config["threads"] = threads
        self._duckdb = duckdb.connect(":memory:", config=config)
        try:
            self._duckdb.execute("set global TimeZone = $zone", {"zone": time_zone()})
            _attach_whole(self._duckdb, path)
            for setting in ("enable_external_access = false", "lock_configuration = true"):
                self._duckdb.execute(f"set {setting}")
        # Whatever it is, nobody else lets go of the file.
        except BaseException:
            self._duckdb.close()
            raise

    def run(
        self, query: str | queries.Query, parameters: Mapping[str, Value] | None = None
    ) -> pa.Table:
        """The result of a query file; passes only the parameters that it declares.

        Raises the StoreRefusal of a disk that fails.
        """
        cursor = self._duckdb.cursor()
        try:
            with failing_disk_said(self.path):
                return execute(cursor, query, parameters).to_arrow_table()
        finally:
            cursor.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own; the caller closes it."""
        return self._duckdb.cursor()

    def deed(
        self, action: Action, subject: str = "", units: Iterable[str] | None = None
    ) -> AbstractContextManager[None]:
        """Around a change, as ``data.audit.deed``; what is kept nowhere is not logged."""
        return deed(action, subject, units, is_logged=self.path is not None)

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction under the write lock; all or nothing.

        Raises the StoreRefusal of a disk that fails.
        """
        with failing_disk_said(self.path), self.write_lock, self.memory_transaction() as cursor:
            yield cursor

    @contextmanager
    def memory_transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction that writes only to the marts in memory."""
        cursor = self._duckdb.cursor()
        try:
            cursor.begin()
            yield cursor
            cursor.commit()
        # All or nothing, whatever ends it.
        except BaseException:
            with suppress(duckdb.Error):  # what failed is the cause, not that this fails, too
                cursor.rollback()
            raise
        finally:
            cursor.close()

    @contextmanager
    def scratch(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor whose writes to the marts in memory are given up at the end, unseen."""
        cursor = self._duckdb.cursor()
        try:
            cursor.begin()
            yield cursor
        finally:
            cursor.rollback()
            cursor.close()

    def compact(self) -> None:
        """Give back the memory of deleted mart rows; left for the next time while others write."""
        cursor = self._duckdb.cursor()
        try:
            execute(cursor, "store/compact")
        except duckdb.TransactionException:
            return
        finally:
            cursor.close()

    def close(self) -> None:
        """Write everything out and let go of the file."""
        with self.write_lock:
            self._duckdb.close()


def execute(
    cursor: duckdb.DuckDBPyConnection,
    query: str | queries.Query,
    parameters: Mapping[str, Value] | None = None,
) -> duckdb.DuckDBPyConnection:
    """Run a query on a cursor; raises QueryError where a declared parameter is missing.

    What a screen may be cut by is null where nobody gives it.
    """
    if isinstance(query, str):
        query = queries.load(query)
    given = {**dict.fromkeys(queries.CUTS), **(parameters or {})}
    missing = [parameter for parameter in query.params if parameter not in given]
    if missing:
        raise queries.QueryError(f"{query.name} needs {', '.join(missing)}")
    return cursor.execute(query.sql, {parameter: given[parameter] for parameter in query.params})


def insert(
    cursor: duckdb.DuckDBPyConnection,
    table: str,
    rows: pa.Table | pa.RecordBatchReader,
    how: str = "store/insert",
) -> None:
    """Append rows to a table by column name (``how``: store/insert, fill_memory or rule_table)."""
    if isinstance(rows, pa.Table):
        batches = rows.to_batches(max_chunksize=_ROWS_AT_ONCE)
        rows = pa.Table.from_batches(batches, schema=rows.schema)
    cursor.register("incoming", rows)
    try:
        execute(cursor, queries.for_table(how, table))
    finally:
        cursor.unregister("incoming")


def append(
    cursor: duckdb.DuckDBPyConnection, table: str, rows: Sequence[Mapping[str, Value]]
) -> None:
    """Append rows to a table of the ledger database; without rows nothing."""
    if rows:
        insert(cursor, table, pa.Table.from_pylist(list(rows)))


def note(
    cursor: duckdb.DuckDBPyConnection, table: str, id_column: str, by: str, **values: Value
) -> str:
    """Append what somebody says now, under an id of its own, and return the id."""
    own = new_id()
    said = {id_column: own, **values, "saved_by": by, "saved_at": datetime.now(UTC)}
    append(cursor, table, [said])
    return own


def _attach_whole(connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    """Attach the file with as much of its write-ahead log as is whole."""
    try:
        _attach(connection, path)
    except duckdb.Error as error:
        if path is None or not is_damaged_log(error):
            raise refusal_of(error, path) from error
        set_log_aside(path, error)
        with failing_disk_said(path):
            _attach(connection, path)


def _attach(connection: duckdb.DuckDBPyConnection, path: Path | None) -> None:
    target = ":memory:"
    if path is not None:
        target = str(path.resolve())
    try:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        # The one name that DuckDB accepts neither as a parameter nor from a file.
        name = target.replace(chr(39), chr(39) * 2)
        connection.execute(f"attach '{name}' as ledger (row_group_size {_ROWS_AT_ONCE})")
    except OSError as error:
        raise Unreachable(path=str(path)) from error


def known_steps() -> tuple[int, ...]:
    """Numbers of the steps that this release has, ascending."""
    folders = (path.name for path in (queries.ROOT / "schema").iterdir() if path.is_dir())
    return tuple(sorted(int(name) for name in folders if name.isdigit()))


def applied_steps(connection: Connection) -> tuple[int, ...]:
    """Numbers of the steps that the database has been through, ascending."""
    tables = set(connection.run("store/ledger_tables")["table_name"].to_pylist())
    if not tables:
        return ()
    if "schema_version" not in tables:
        raise NotALedgerDatabase(path=str(connection.path))
    return tuple(connection.run("store/schema_versions")["number"].to_pylist())


def migrate(connection: Connection) -> tuple[int, ...]:
    """Apply the missing steps and return their numbers; raises NewerDatabase."""
    known = known_steps()
    applied = applied_steps(connection)
    unknown = [number for number in applied if number not in known]
    if unknown:
        raise NewerDatabase(database=max(unknown), release=known[-1])
    missing = tuple(number for number in known if number not in applied)
    for number in missing:
        with connection.transaction() as cursor:
            for name in queries.names(f"schema/{number:04d}"):
                execute(cursor, name)
            row = {"number": [number], "applied_at": [datetime.now(UTC)]}
            insert(cursor, "schema_version", pa.table(row))
    return missing
