"""What DuckDB says when a database fails, told apart: one true sentence for each cause.

DuckDB names causes in words alone. They are looked for in this order, the narrower first:
``lock`` stands in ``block``, and every damaged file says where it was read.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data.store.refusals import (
    Busy,
    CatalogueUnreachable,
    Damaged,
    DiskFailed,
    DiskFull,
    LakeStoreUnreachable,
    NewerFile,
    NotALedgerDatabase,
    ReadOnly,
    Stopped,
    StoreRefusal,
    TurnTaken,
    Unreachable,
)

_Said = tuple[tuple[type[StoreRefusal], tuple[str, ...]], ...]
_SAID: _Said = (
    (DiskFull, ("No space left on device", "Disk quota exceeded", "not enough space")),
    (ReadOnly, ("Read-only file system", "opened in read-only mode")),
    (Busy, ("Could not set lock", "Conflicting lock", "being used by another process")),
    (Stopped, ("has been invalidated",)),
    (DiskFailed, ("Input/output error", "Could not write file", "Could not sync")),
    (DiskFailed, ("FSYNC failed", "fsync failed")),
    (NewerFile, ("newer version of DuckDB", "with version number")),
    (NotALedgerDatabase, ("not a valid DuckDB database file", "_scanner")),
    (Unreachable, ("Permission denied", "Cannot open file", "Could not create")),
)
_SAID_OF_LAKES: _Said = (
    (Busy, ("Could not set lock", "Conflicting lock", "being used by another process")),
    (TurnTaken, ("lock timeout",)),
    (Stopped, ("has been invalidated",)),
    (NotALedgerDatabase, ("not a valid DuckDB database file",)),
    (CatalogueUnreachable, ("to Postgres", "connection to server", "server closed the connection")),
    (CatalogueUnreachable, ("terminating connection", "SSL connection", "no connection to")),
    # What failed was said to nobody; the next statement of the same step hears it.
    (CatalogueUnreachable, ("Current transaction is aborted",)),
    (LakeStoreUnreachable, ("HTTP", "Could not connect to server", "existing data path")),
    (DiskFull, ("No space left on device", "could not extend file", "Disk quota exceeded")),
    (Unreachable, ("Permission denied", "Read-only file system", "Cannot open file")),
    (CatalogueUnreachable, ("DuckLake MetaData", "Failed to execute query")),
)
_PLACE = re.compile(r"entry at byte position (\d+)")
_REPLAYING = "Failure while replaying WAL"
# A damaged length asks for more memory than there is.
_DAMAGED_LOG = ("Corrupt", "Allocation failure", "Serialization Error", "deserialize", "INTERNAL")


def refusal_of(error: duckdb.Error, path: Path | None) -> StoreRefusal:
    """The refusal whose sentence says why a file cannot be opened; damaged where nothing tells."""
    return _said_by(error, path) or Damaged(path=str(path))


@contextmanager
def failing_disk_said(path: Path | None) -> Iterator[None]:
    """Raises the StoreRefusal of a disk that fails in place of its error; others as they are.

    A commit that the disk refuses is an error of the transaction, as a conflict of two writers.
    """
    try:
        yield
    except duckdb.Error as error:
        refusal = _said_by(error, path)
        if refusal is None and isinstance(error, duckdb.IOException | duckdb.FatalException):
            refusal = Damaged(path=str(path))
        if refusal is None:
            raise
        raise refusal from error
    except OSError as error:
        raise (_said_by(error, path) or Unreachable(path=str(path))) from error


def lake_refusal_of(error: duckdb.Error, name: str) -> StoreRefusal:
    """The refusal whose sentence says why a lake cannot be opened; damaged where nothing tells."""
    return _said_by(error, name, _SAID_OF_LAKES) or Damaged(path=name)


def away_of(error: duckdb.Error, name: str) -> StoreRefusal | None:
    """The refusal of a catalogue or store that is away; None where something else is the cause."""
    found = _said_by(error, name, _SAID_OF_LAKES)
    return found if isinstance(found, CatalogueUnreachable | LakeStoreUnreachable) else None


@contextmanager
def failing_lake_said(name: str) -> Iterator[None]:
    """Raises the StoreRefusal of a catalogue or store that fails in place of its error."""
    try:
        yield
    except duckdb.Error as error:
        refusal = _said_by(error, name, _SAID_OF_LAKES)
        if refusal is None and isinstance(error, duckdb.IOException | duckdb.FatalException):
            refusal = Damaged(path=name)
        if refusal is None:
            raise
        raise refusal from error


def _said_by(
    error: Exception, place: Path | str | None, table: _Said = _SAID
) -> StoreRefusal | None:
    words = str(error)
    for kind, said in table:
        if any(one in words for one in said):
            return kind(path=str(place))
    return None


def is_damaged_log(error: duckdb.Error) -> bool:
    """Whether the file is whole and only what was written since its last checkpoint is not."""
    words = str(error)
    return _REPLAYING in words and any(one in words for one in _DAMAGED_LOG)


def set_log_aside(path: Path, error: duckdb.Error) -> None:
    """Copy the write-ahead log with all its bytes, and cut it where it is damaged.

    What stands before that place is whole; where nobody says the place, nothing is left.
    """
    log = path.with_name(f"{path.name}.wal")
    moment = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    aside = path.with_name(f"{log.name}.damaged-{moment}")
    shutil.copy2(log, aside)
    place = _PLACE.search(str(error))
    if place is None:
        log.unlink()
    else:
        os.truncate(log, int(place[1]))


def logs_set_aside(path: Path) -> tuple[Path, ...]:
    """Write-ahead logs that were set aside beside a database, the oldest first."""
    return tuple(sorted(path.parent.glob(f"{path.name}.wal.damaged-*")))
