"""A whole ledger moved into an empty place, from a file into a lake or back.

All of it goes in one transaction of the new place, which is held against the old one, table by
table, before it is committed: rows, and a number made of every value in them.
"""

from __future__ import annotations

from dataclasses import dataclass

import duckdb

import queries
from data.store.backup import copy, ledger_tables
from data.store.connection import Connection, execute, migrate
from data.store.lake import Place
from data.store.own_ledgers import make_table_like
from data.store.refusals import MovedDiffers, NotEmpty


@dataclass(frozen=True)
class MovedTable:
    """A table as both places hold it; digest: the sum of a hash of each row, in any order."""

    table: str
    rows: int
    digest: str


def move(source: Connection, place: Place) -> tuple[MovedTable, ...]:
    """Copy the whole history into an empty ledger and prove it the same; returns the tables.

    Raises NotEmpty, MovedDiffers and what opening a ledger raises; then nothing is stored there.
    """
    target = Connection(place)
    try:
        migrate(target)
        reading = source.cursor()
        try:
            with source.place.failures_said(), target.transaction() as writing:
                reading.begin()
                if any(one.rows for one in _contents(writing)):
                    raise NotEmpty(path=place.name)
                for table in ledger_tables(reading):
                    # Its columns in the same order: the sums are of whole rows.
                    make_table_like(writing, reading, table)
                copy(reading, writing)
                moved = _contents(reading)
                there = set(_contents(writing))
                if differing := [one.table for one in moved if one not in there]:
                    raise MovedDiffers(tables="、".join(differing))
        finally:
            reading.close()
        return moved
    finally:
        target.close()


def _contents(cursor: duckdb.DuckDBPyConnection) -> tuple[MovedTable, ...]:
    found = []
    for table in ledger_tables(cursor):
        row = execute(cursor, queries.for_table("store/whole_table", table)).fetchone()
        assert row is not None
        found.append(MovedTable(table, int(row[0]), str(row[1])))
    return tuple(found)
