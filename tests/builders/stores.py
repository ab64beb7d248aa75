"""Empty stores in memory: a database is made once and emptied for the next test that wants one.

Making one takes 140 statements, emptying it a few. A store that any test still holds, or a
fixture of a whole module, is left alone: its database is free when its connection is gone.
"""

from __future__ import annotations

import threading
import weakref
from collections import deque

import duckdb

from data.rules import Rules, load_rules, rule_tables
from data.store import Store
from data.store.connection import Connection
from data.store.lake import LedgerFile

_free: deque[tuple[duckdb.DuckDBPyConnection, Rules]] = deque()


class _Lent(Connection):
    """A connection to a database in memory that the next one takes over; closing ends nothing."""

    def __init__(self, database: duckdb.DuckDBPyConnection) -> None:
        self.place = LedgerFile(None)
        self.write_lock = threading.RLock()
        self._duckdb = database

    def close(self) -> None:
        """The database stays."""


def an_empty_store() -> Store:
    """An empty store in memory, as ``Store.open(None)`` makes it."""
    rules = load_rules()
    while _free:
        database, its_rules = _free.popleft()
        if its_rules is rules:
            _empty(database)
            break
    else:
        database = Store.open(None)._connection._duckdb
    connection = _Lent(database)
    left = weakref.finalize(connection, _free.append, (database, rules))
    left.atexit = False
    return Store(connection)


def _empty(database: duckdb.DuckDBPyConnection) -> None:
    """Delete all rows that are neither rules nor the record of the schema."""
    kept = {"schema_version", "rule_ledger", *rule_tables()}
    tables = database.execute(
        "select database_name, schema_name, table_name from duckdb_tables()"
        " where estimated_size > 0"
    ).fetchall()
    for name in tables:
        if name[-1] not in kept:
            database.execute(f"delete from {'.'.join(name)}")
    for held in ("ledger", "memory"):
        database.execute(f"checkpoint {held}")


def mapped(store: Store, unit: str) -> dict[str, str]:
    """What is remembered for a unit: header fingerprint → correction (JSON)."""
    return {one.fingerprint: one.mapping for one in store.memory.of_unit(unit)}
