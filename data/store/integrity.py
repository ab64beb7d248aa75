"""Whether everything that the database holds can still be read and belongs together."""

from __future__ import annotations

import hashlib
import zlib
from dataclasses import dataclass

import duckdb

import queries
from data.ledgers.registry import ledgers
from data.store.connection import Connection, execute
from data.store.lake import Place


@dataclass(frozen=True)
class Integrity:
    """What a reading from end to end found.

    damaged: tables that cannot be read; stray: tables of ledgers with rows that no upload
    brought; damaged_files: SHA-256 of kept files whose content is another one.
    """

    tables: int
    rows: int
    files: int
    damaged: tuple[str, ...] = ()
    stray: tuple[str, ...] = ()
    damaged_files: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not (self.damaged or self.stray or self.damaged_files)


def integrity(connection: Connection) -> Integrity:
    """Reads every table and every kept file of a database.

    Raises the StoreRefusal of a lake that is away: what is not there now is not damaged.
    """
    cursor, place = connection.cursor(), connection.place
    try:
        tables = [str(name) for (name,) in execute(cursor, "store/ledger_tables").fetchall()]
        counts = {table: _counted(cursor, "store/whole_table", table, place) for table in tables}
        whole = {table for table, count in counts.items() if count is not None}
        listed = sorted({one.table for one in ledgers()} & whole)
        without = "store/rows_without_batch"
        stray = [one for one in listed if _counted(cursor, without, one, place) != 0]
        hashes = [str(sha256) for (sha256,) in execute(cursor, "store/kept_hashes").fetchall()]
        spoilt = [sha256 for sha256 in hashes if not _is_whole(cursor, sha256, place)]
    except duckdb.Error as error:
        _refuse_away(error, place)
        raise
    finally:
        cursor.close()
    return Integrity(
        tables=len(tables),
        rows=sum(count or 0 for count in counts.values()),
        files=len(hashes),
        damaged=tuple(table for table in tables if table not in whole),
        stray=tuple(stray),
        damaged_files=tuple(spoilt),
    )


def _refuse_away(error: duckdb.Error, place: Place) -> None:
    if refusal := place.away(error):
        raise refusal from error


def _counted(cursor: duckdb.DuckDBPyConnection, name: str, table: str, place: Place) -> int | None:
    """Rows of a table as a query counts them; None where it cannot be read."""
    try:
        found = execute(cursor, queries.for_table(name, table)).fetchone()
    except duckdb.Error as error:
        _refuse_away(error, place)
        return None
    return int(found[0]) if found else 0


def _is_whole(cursor: duckdb.DuckDBPyConnection, sha256: str, place: Place) -> bool:
    try:
        row = execute(cursor, "store/kept_file", {"sha256": sha256}).fetchone()
        return row is not None and hashlib.sha256(zlib.decompress(row[2])).hexdigest() == sha256
    except zlib.error:
        return False
    except duckdb.Error as error:
        _refuse_away(error, place)
        return False
