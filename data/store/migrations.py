"""Numbered steps that bring a ledger database to this release's tables.

A step is a folder ``queries/schema/NNNN``; its statements run in the order of their
names, in one transaction with the row that records it. Steps are never edited once
released; a database that has been through a step that this release does not know
was written by a newer one and is left alone.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pyarrow as pa

import queries
from data.store.connection import Connection, execute, insert
from data.store.refusals import NewerDatabase, NotALedgerDatabase


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
