"""The office's own ledgers in the database: their tables, and their declarations kept with them.

Declarations are files, which can be edited and sent; a copy of each goes into the database, so
that a backup brings them back. Where a file and the copy differ the file holds; a file that is
gone is written again as long as the ledger was not taken back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

import queries
from data.ledgers import own_files
from data.ledgers.declaration import Ledger
from data.ledgers.declaration_faults import DeclarationError, line_of
from data.ledgers.generated import columns, declared_column
from data.ledgers.registry import declared_ledgers, ledgers, read_changed_declarations, set_aside
from data.store.connection import Connection, execute, insert, note
from data.store.refusals import ColumnChanged
from data.store.snapshots import CURRENT_ROW, Snapshots

_BY_FILE = ""
DECLARED_TABLE = "declared_"


class OwnLedgers:
    """The own ledgers of one store: declared, looked for in their folder, taken back."""

    def __init__(self, connection: Connection, snapshots: Snapshots) -> None:
        """Their entries in these snapshots are worked out anew where a declaration changed."""
        self._connection = connection
        self._snapshots = snapshots

    def declare(self, text: str, file: str, *, by: str) -> Ledger:
        """Take a declaration in, or a changed one; published rows stay.

        text: the TOML file's. Raises DeclarationError for one that cannot be used, ColumnChanged
        where a column that holds rows would change its type.
        """
        with self._connection.deed("settings", file):
            declared = own_files.from_toml(text, file)
            with self._connection.transaction() as cursor:
                make_tables(cursor, [declared])
                _note(cursor, declared.name, text, by=by)
                own_files.write(declared.name, text)
            with self._connection.memory_transaction() as cursor:
                make_views(cursor, [declared])
        self._snapshots.forget_entries()
        return declared

    def take_back(self, name: str, *, by: str) -> None:
        """The ledger is one no more and its file is gone; what was published of it stays."""
        with self._connection.deed("settings", name), self._connection.transaction() as cursor:
            _note(cursor, name, None, by=by)
            own_files.remove(name)
        self._snapshots.forget_entries()

    def look_for_changes(self) -> None:
        """Take in declarations that somebody put into their folder, changed or took out of it."""
        if read_changed_declarations():
            self.agree()

    def agree(self) -> None:
        """Bring files, database and views to the same declarations."""
        agree(self._connection)
        with self._connection.memory_transaction() as cursor:
            make_views(cursor, ledgers())

    def take_in_others(self) -> None:
        """Write the declarations that another server took in and this one lacks."""
        cursor = self._connection.cursor()
        kept = _kept(cursor)
        cursor.close()
        missing = [
            name for name, text in kept.items() if text and not own_files.file_of(name).exists()
        ]
        for name in missing:
            own_files.write(name, kept[name])
        if missing:
            read_changed_declarations()
            with self._connection.memory_transaction() as cursor:
                make_views(cursor, ledgers())
            self._snapshots.forget_entries()

    def history(self) -> list[Declared]:
        """Every declaration that was taken in or back, the newest first."""
        found = execute(self._connection.cursor(), "store/own_ledger_history").fetchall()
        return [
            Declared(name, by, at, _read(name, before), _read(name, after))
            for name, by, at, after, before in found
        ]


def agree(connection: Connection) -> None:
    """Bring files and database to the same declarations, and the tables to them."""
    read_changed_declarations()
    with connection.transaction() as cursor:
        kept = _kept(cursor)
        files = own_files.texts()
        for name, text in kept.items():
            if text and name not in files and not own_files.file_of(name).exists():
                own_files.write(name, text)
        for name, text in files.items():
            if kept.get(name) != text:
                _note(cursor, name, text, by=_BY_FILE)
        stored = _stored(cursor)
        for one in declared_ledgers():
            try:
                _make_table(cursor, one, stored)
            except ColumnChanged as refusal:
                set_aside(one.name, _column_changed(one, refusal))


def _column_changed(declared: Ledger, refusal: ColumnChanged) -> DeclarationError:
    """The same of the file, which goes on being there and cannot be used."""
    path = own_files.file_of(declared.name)
    written = path.read_text("utf-8-sig") if path.is_file() else ""
    field = str(refusal.arguments["field"])
    line = line_of(written, "name", f'"{field}"')
    arguments = {"ledger": str(refusal.arguments["ledger"]), "field": field}
    return DeclarationError("store-column-changed", file=path.name, line=line, **arguments)


def make_tables(cursor: duckdb.DuckDBPyConnection, declared: Iterable[Ledger]) -> None:
    """The row table of each ledger, with every column that its declaration names.

    Raises ColumnChanged.
    """
    stored = _stored(cursor)
    for one in declared:
        _make_table(cursor, one, stored)


def _stored(cursor: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Table → column → type of the database, the names as it tells them apart."""
    found: dict[str, dict[str, str]] = {}
    for table, name, kind in execute(cursor, "store/table_columns").fetchall():
        found.setdefault(table.casefold(), {})[name.casefold()] = kind
    return found


def _make_table(
    cursor: duckdb.DuckDBPyConnection, declared: Ledger, stored: dict[str, dict[str, str]]
) -> None:
    """The row table of one; stored is what is there, and is told what is made."""
    table = declared.table.casefold()
    if table not in stored:
        execute(cursor, queries.for_table("store/declared_table", declared.table))
    there = stored.setdefault(table, {})
    for name, kind in columns(declared).items():
        before = there.get(name.casefold())
        if before is None:
            column = declared_column(declared, name)
            execute(cursor, queries.for_ledger("store/declared_column", column))
            there[name.casefold()] = kind.upper()
        elif before.replace(", ", ",") != kind.upper().replace(", ", ","):
            raise ColumnChanged(ledger=declared.title or declared.name, field=name)


def make_table_like(
    target: duckdb.DuckDBPyConnection, source: duckdb.DuckDBPyConnection, table: str
) -> None:
    """The row table of a ledger that nobody declares any more, with the columns that it has.

    Its rows go with the others: they are seen again once the ledger is declared again.
    """
    if not table.startswith(DECLARED_TABLE):
        return
    execute(target, queries.for_table("store/declared_table", table))
    for of, name, kind in execute(source, "store/table_columns").fetchall():
        if of != table:
            continue
        said = (("any_column", queries.quoted(name)), ("any_type", kind))
        column = queries.LedgerTable("", table, said=said)
        execute(target, queries.for_ledger("store/declared_column", column))


def make_views(cursor: duckdb.DuckDBPyConnection, declared: Iterable[Ledger]) -> None:
    """Of which kind each ledger is; the view of the rows that speak, with its present columns."""
    kinds = {"ledger": [one.name for one in ledgers()], "kind": [one.kind for one in ledgers()]}
    insert(cursor, "rule_ledger", pa.table(kinds), "store/rule_table")
    for one in declared:
        execute(cursor, queries.for_ledger(CURRENT_ROW, one.stored))


def kept_declarations(cursor: duckdb.DuckDBPyConnection) -> list[Ledger]:
    """The own ledgers that a database knows, by its copies; one that cannot be read is left out."""
    return list(filter(None, (_read(name, text) for name, text in _kept(cursor).items())))


@dataclass(frozen=True)
class Declared:
    """A declaration as it was taken in (None: taken back, by whom and when), and the one before."""

    name: str
    by: str
    at: datetime
    before: Ledger | None
    after: Ledger | None


def _read(name: str, text: str | None) -> Ledger | None:
    """A kept declaration; None where there is none, or where this release cannot read it."""
    try:
        return own_files.from_toml(text, f"{name}.toml") if text else None
    except DeclarationError:
        return None


def _kept(cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """Name → declaration as it was kept last; "" where it was taken back."""
    return dict(execute(cursor, "store/own_ledgers").fetchall())


def _note(cursor: duckdb.DuckDBPyConnection, name: str, text: str | None, *, by: str) -> None:
    note(cursor, "own_ledger", "declaration_id", by, name=name, declaration=text)
