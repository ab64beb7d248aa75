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
from data.store.lake import ROWS_AT_ONCE, Place, place_of
from data.store.refusals import (
    CatalogueUnreachable,
    Damaged,
    NewerDatabase,
    NotALedgerDatabase,
    Stopped,
    Unconfirmed,
)

Value = object


class Connection:
    """One DuckDB instance; ``run`` is safe from any thread."""

    def __init__(self, place: Path | Place | None) -> None:
        """Open a file or lake (None: a ledger in memory); raises a StoreRefusal that says why not.

        A file's write-ahead log that is damaged is set aside beside it.
        """
        self.place = place_of(place)
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
            self.place.attach(self._duckdb)
            for setting in ("enable_external_access = false", "lock_configuration = true"):
                self._duckdb.execute(f"set {setting}")
        # Whatever it is, nobody else lets go of the file.
        except BaseException:
            self._duckdb.close()
            raise

    @property
    def path(self) -> Path | None:
        """The ledger's file; None in memory and in a lake."""
        return self.place.path

    def run(
        self, query: str | queries.Query, parameters: Mapping[str, Value] | None = None
    ) -> pa.Table:
        """The result of a query file; passes only the parameters that it declares.

        Raises the StoreRefusal of a disk that fails.
        """
        cursor = self._duckdb.cursor()
        try:
            with self.place.failures_said():
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
        return deed(action, subject, units, is_logged=self.place.is_kept)

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor inside one transaction under the write lock; all or nothing.

        Raises the StoreRefusal of a disk that fails, and Unconfirmed where a lake does not answer
        a commit: nobody knows whether it took place. Its writers take turns, so none conflicts.
        """
        is_committing = False
        try:
            with (
                self.place.failures_said(),
                self.write_lock,
                self.place.turn(self._duckdb) as turn_is_held,
                self.memory_transaction() as cursor,
            ):
                yield cursor
                turn_is_held()
                is_committing = True
        except (CatalogueUnreachable, Damaged, Stopped, duckdb.Error) as failure:
            if not is_committing or not self.place.is_in_lake:
                raise
            raise Unconfirmed(path=self.place.name) from failure

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
        batches = rows.to_batches(max_chunksize=ROWS_AT_ONCE)
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


def known_steps() -> tuple[int, ...]:
    """Numbers of the steps that this release has, ascending."""
    folders = (path.name for path in (queries.ROOT / "schema").iterdir() if path.is_dir())
    return tuple(sorted(int(name) for name in folders if name.isdigit()))


def applied_steps(connection: Connection) -> tuple[int, ...]:
    """Numbers of the steps that the database has been through, ascending."""
    with connection.place.failures_said(), connection.memory_transaction() as cursor:
        applied = _applied_steps(cursor)
    if applied is None:
        raise NotALedgerDatabase(path=connection.place.name)
    return applied


def _applied_steps(cursor: duckdb.DuckDBPyConnection) -> tuple[int, ...] | None:
    """The same; None for a database of something else."""
    tables = {name for (name,) in execute(cursor, "store/ledger_tables").fetchall()}
    if "schema_version" not in tables:
        return None if tables else ()
    return tuple(number for (number,) in execute(cursor, "store/schema_versions").fetchall())


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
            # Another server that shares the ledger may have come first.
            if connection.place.is_shared and number in (_applied_steps(cursor) or ()):
                continue
            for name in queries.names(f"schema/{number:04d}"):
                execute(cursor, name)
            execute(
                cursor, "store/insert_step", {"number": number, "applied_at": datetime.now(UTC)}
            )
    return missing
