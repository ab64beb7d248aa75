"""Stores for tests that write: opened and filled once, taken back to that state after each test.

Opening a database and working its marts out costs more than what most tests do with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest

from data.meeting.compare import _of_store as comparisons
from data.screens import view as kept
from data.store import Store
from data.store import store as process
from tests.builders.stores import an_empty_store


class ReturningStore:
    """A store and the rows of its ledger that it comes back to."""

    def __init__(self, store: Store) -> None:
        """What the store holds now is what it comes back to."""
        self._store = store
        self._sequence = store.sequence
        self._database = store._connection._duckdb
        self._rows = {name: self._held(name) for name in self._tables()}

    @contextmanager
    def lent(self, var: Path, patch: pytest.MonkeyPatch) -> Iterator[Store]:
        """It is the process's store, with this var folder, and goes back afterwards."""
        patch.setenv("SIGNBOARD_VAR", str(var))
        patch.delenv("LEDGER_DATABASE", raising=False)
        process.close_store()
        lent = process._process_store = self._store
        yield lent
        is_lent = process._process_store is lent
        process._process_store = None
        assert is_lent, "a test that closes the store needs its own"
        self._go_back()

    def _go_back(self) -> None:
        """Rows as they were; a store that knows only what was said of the versions up to there.

        The table of a ledger that was declared since stays, without rows.
        """
        for table in set(self._tables()) - set(self._rows):
            self._database.execute(f"delete from {table}")
        for table, before in self._rows.items():
            if not self._held(table).equals(before):
                self._database.execute(f"delete from {table}")
                self._database.register("rows_before", before)
                self._database.execute(f"insert into {table} by name from rows_before")
                self._database.unregister("rows_before")
        used, snapshots = self._store, self._store._snapshots
        ids = {key: number for key, number in snapshots._ids.items() if key[0] <= self._sequence}
        made = {key: one for key, one in snapshots._made_of.items() if one in ids.values()}
        snapshots._ids, snapshots._made_of = ids, made
        self._store = Store(used._connection)
        self._store._snapshots = snapshots
        # Both are keyed by snapshots, whose numbers are given once.
        for results in (kept._of_store, comparisons):
            if used in results:
                results[self._store] = results.pop(used)

    def _tables(self) -> list[str]:
        named = self._database.execute(
            "select schema_name, table_name from duckdb_tables()"
            " where database_name = 'ledger' order by all"
        ).fetchall()
        return [f'ledger.{schema}."{table}"' for schema, table in named]

    def _held(self, table: str) -> pa.Table:
        return self._database.execute(f"from {table}").to_arrow_table()


@cache
def an_empty_one() -> ReturningStore:
    """The one that begins with nothing."""
    return ReturningStore(an_empty_store())
