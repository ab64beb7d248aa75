"""How the process holds DuckDB: one hardened in-memory database with the ledger attached.

The ledger file is attached under the fixed alias ``ledger``; the marts live beside
it in memory. After the attach nothing can reach the file system or change a
setting any more. Every caller gets a cursor of its own; writers take one lock.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

import queries
from data.environment import database_threads, time_zone
from data.store.refusals import Busy, NotALedgerDatabase, Unreachable

Value = object
# A large upload is packed in parts of this size while it comes in, on every core; parts of the
# engine's usual 122,880 rows would be packed one after the other at the commit.
_ROWS_AT_ONCE = 30_720
_HELD_BY_ANOTHER = ("lock", "being used by another process")


class Connection:
    """One DuckDB instance; ``run`` is safe from any thread."""

    def __init__(self, path: Path | None) -> None:
        """Open the file (None: a ledger in memory); raises Busy, NotALedgerDatabase."""
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
            _attach(self._duckdb, path)
            for setting in ("enable_external_access = false", "lock_configuration = true"):
                self._duckdb.execute(f"set {setting}")
        except BaseException:
            self._duckdb.close()
            raise

    def run(self, name: str, parameters: Mapping[str, Value] | None = None) -> pa.Table:
        """The result of a query file; passes only the parameters that it declares."""
        cursor = self._duckdb.cursor()
        try:
            return execute(cursor, name, parameters).to_arrow_table()
        finally:
            cursor.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of one's own; the caller closes it."""
        return self._duckdb.cursor()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction under the write lock; all or nothing."""
        with self.write_lock, self.memory_transaction() as cursor:
            yield cursor

    @contextmanager
    def memory_transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction that writes only to the marts in memory."""
        cursor = self._duckdb.cursor()
        try:
            cursor.begin()
            yield cursor
            cursor.commit()
        except BaseException:
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
    """Run a query on a cursor; raises QueryError where a declared parameter is missing."""
    if isinstance(query, str):
        query = queries.load(query)
    given = parameters or {}
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
    """Append rows to a table by column name (``how``: store/insert or store/fill_rule)."""
    if isinstance(rows, pa.Table):
        batches = rows.to_batches(max_chunksize=_ROWS_AT_ONCE)
        rows = pa.Table.from_batches(batches, schema=rows.schema)
    cursor.register("incoming", rows)
    try:
        execute(cursor, queries.for_table(how, table))
    finally:
        cursor.unregister("incoming")


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
    except duckdb.IOException as error:
        if any(words in str(error) for words in _HELD_BY_ANOTHER):
            raise Busy(path=str(path)) from error
        if "Permission denied" in str(error) or "Cannot open file" in str(error):
            raise Unreachable(path=str(path)) from error
        raise NotALedgerDatabase(path=str(path)) from error
    except OSError as error:
        raise Unreachable(path=str(path)) from error
    except (duckdb.SerializationException, duckdb.InternalException) as error:
        raise NotALedgerDatabase(path=str(path)) from error
