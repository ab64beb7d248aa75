"""Stores for tests that write: opened and filled once, taken back to that state after each test.

Opening a database and working its marts out costs more than what most tests do with it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyarrow as pa
import pytest

from data.environment import own_ledgers_folder
from data.ledgers.registry import read_changed_declarations
from data.meeting.compare import _of_store as comparisons
from data.screens import view as kept
from data.store import Store
from data.store import store as process
from tests.builders.stores import an_empty_store


class ReturningStore:
    """A store and the rows of its ledger that it comes back to."""

    def __init__(self, store: Store, declarations: Path | None = None) -> None:
        """What the store holds now is what it comes back to.

        declarations: the folder of the office's own ledgers, a copy of which is lent with it.
        """
        self._store = store
        self._declarations = declarations
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
        if self._declarations is not None:
            shutil.copytree(self._declarations, own_ledgers_folder(), dirs_exist_ok=True)
            read_changed_declarations()
            lent.own_ledgers.agree()
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
        is_declared_anew = False
        for table, before in self._rows.items():
            if not self._held(table).equals(before):
                self._database.execute(f"delete from {table}")
                self._database.register("rows_before", before)
                self._database.execute(f"insert into {table} by name from rows_before")
                self._database.unregister("rows_before")
                is_declared_anew |= table.endswith('."own_ledger"')
        used, snapshots = self._store, self._store._snapshots
        ids = {key: number for key, number in snapshots._ids.items() if key[0] <= self._sequence}
        made = {key: one for key, one in snapshots._made_of.items() if one in ids.values()}
        snapshots._ids, snapshots._made_of = ids, made
        self._store = Store(used._connection)
        self._store._snapshots = snapshots
        if is_declared_anew:
            snapshots.forget_entries()
            return
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


def filled_once(folder: Path, fill: Callable[[Store], object]) -> ReturningStore:
    """A store in memory that comes back to what ``fill`` puts into it; folder: of its var."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder))
        patch.delenv("LEDGER_DATABASE", raising=False)
        read_changed_declarations()
        store = an_empty_store()
        fill(store)
        declared = own_ledgers_folder()
    read_changed_declarations()
    return ReturningStore(store, declared if declared.exists() else None)


@cache
def an_empty_one() -> ReturningStore:
    """The one that begins with nothing."""
    return ReturningStore(an_empty_store())
