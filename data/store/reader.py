"""What is read of the database: queries by name, snapshots, rows as published, versions."""

from __future__ import annotations

from contextlib import closing
from contextvars import ContextVar
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

import queries
from data.ledgers import registry
from data.ledgers.generated import entry
from data.store.connection import Connection
from data.store.frames import to_frame
from data.store.integrity import Integrity, integrity
from data.store.personal_values import Personal, are_hidden
from data.store.publishing import made
from data.store.refusals import StoreRefusal
from data.store.snapshots import FILLS, Snapshot, Snapshots, ids_in, marts_of
from data.store.versions import Version, read_versions
from data.telemetry import QUERIES

# The version that comes, for whoever works out ahead of it what is shown.
COMING_VERSION: ContextVar[int | None] = ContextVar("the version that comes", default=None)


class StoreReader:
    """Reads one ledger database and the marts worked out from it; safe from any thread."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._snapshots = Snapshots(connection)
        self._sequence = self._committed = self._last_sequence()
        self._last_dates: dict[int, date | None] = {}
        self._personal = Personal(connection)

    @property
    def path(self) -> Path | None:
        """The database's file; None in memory and in a lake."""
        return self._connection.path

    @property
    def is_kept(self) -> bool:
        """Whether what is published here outlives this process."""
        return self._connection.place.is_kept

    @property
    def is_shared(self) -> bool:
        """Whether other servers may publish into the same ledger."""
        return self._connection.place.is_shared

    @property
    def sequence(self) -> int:
        """The last version that is ready to be read, 0 before the first.

        It costs nothing, made for polling and cache keys. For what ``before_shown`` calls it is
        the version that comes.
        """
        return COMING_VERSION.get() or self._sequence

    def answers(self) -> bool:
        """Whether the database still answers: a fault of the engine shuts it until a restart."""
        try:
            self._last_sequence()
        except (duckdb.Error, StoreRefusal):
            return False
        return True

    def query(self, name: str, **parameters: object) -> pa.Table:
        """The rows of ``queries/<name>.sql``; parameters that it does not declare are left out.

        A reader who may not see personal values gets them masked, and may ask by a mask. Raises
        QueryError where a parameter that it declares is missing.
        """
        hidden = self._personal.at(self._committed) if are_hidden() else None
        if hidden is not None:
            parameters = {key: hidden.meant(value) for key, value in parameters.items()}
        with (
            self._snapshots.reading(*ids_in(parameters), marts=marts_of(name)),
            QUERIES.labels(name).time(),
        ):
            rows = self._connection.run(name, parameters)
        return rows if hidden is None else hidden.in_table(rows)

    def frame(self, name: str, **parameters: object) -> pd.DataFrame:
        """``query`` for pandas: amounts float64, dates datetime64, counts Int64, flags boolean."""
        return to_frame(self.query(name, **parameters))

    def snapshot(self, as_of: date | None = None, version: int | None = None) -> Snapshot | None:
        """A version (default: the last) as it speaks of a date (default: its greatest as-of).

        None where nothing speaks of that date: unknown, which is not zero.
        """
        at_version = self.sequence if version is None else version
        at_date = as_of or self._last_as_of(at_version)
        return None if at_date is None else self._snapshots.at(at_version, at_date)

    def worked_out(self, as_of: date | None = None) -> Snapshot | None:
        """The last version's snapshot, with all that any query may read of it worked out now."""
        snapshot = self.snapshot(as_of)
        if snapshot is not None:
            self._snapshots.fill(snapshot.id, FILLS)
        return snapshot

    def versions(self) -> tuple[Version, ...]:
        """The history up to the version that is shown, newest first."""
        shown = self.sequence
        return tuple(one for one in self.history() if one.version <= shown)

    def history(self) -> tuple[Version, ...]:
        """All of it, newest first, with what is committed and not shown yet."""
        return read_versions(
            self._connection.run("screens/data/versions"),
            self._connection.run("screens/data/batches", {"sequence": None}),
        )

    def version(self, version: int) -> Version:
        """One version of the history; raises IndexError where there is none of that number."""
        with self._connection.place.failures_said(), closing(self._connection.cursor()) as cursor:
            return made(cursor, version)

    def current_rows(
        self,
        ledger: str,
        form: str,
        unit: str,
        as_of: date,
        period: tuple[date, date] | None = None,
        version: int | None = None,
        of_sample: bool | None = None,
    ) -> pa.Table:
        """Rows that speak for one form and unit at a date; columns of the ledger's row table.

        version: the last by default. For a period ledger (visits, funds) only events between
        the days of ``period``, all up to ``as_of`` without one. of_sample: only where what speaks
        is sample data, or is none. Nothing published: an empty table.
        """
        first, last = period or (None, None)
        given = {"form": form, "unit": unit, "first_date": first, "last_date": last}
        at_version = self.sequence if version is None else version
        spoken = self._snapshots.at(at_version, as_of)
        is_other = spoken is not None and of_sample not in (None, spoken.is_sample)
        with self._snapshots.reading_batches(at_version, as_of) as known:
            snapshot_id = None if is_other else known
            query = queries.for_ledger("store/current_rows", registry.ledger(ledger).stored)
            return self._connection.run(query, {"snapshot_id": snapshot_id, **given})

    def rows_of_unit(
        self, ledger: str, form: str, unit: str, as_of: date, version: int
    ) -> pa.Table:
        """Rows of any unit's form that name ``unit`` as theirs; columns of the row table."""
        with self._snapshots.reading_batches(version, as_of) as snapshot_id:
            query = queries.for_ledger("store/rows_of_unit", entry(registry.ledger(ledger)))
            given = {"snapshot_id": snapshot_id, "form": form, "unit": unit}
            return self._connection.run(query, given)

    def known_projects(self, as_of: date, version: int | None = None) -> pa.Table:
        """Code, name and planned investment (万元) of every project row that speaks at a date."""
        at_version = self.sequence if version is None else version
        with self._snapshots.reading_batches(at_version, as_of) as snapshot_id:
            return self._connection.run("store/known_projects", {"snapshot_id": snapshot_id})

    def entry_history(
        self, ledger: str, sheet_id: str, row_number: int, version: int
    ) -> list[dict[str, Any]]:
        """What one entry of a list said in every upload up to a version, the newest first.

        Its values by field: texts, numbers, dates (queries/screens/ledger/history.sql).
        """
        given = {"sheet_id": sheet_id, "row_number": row_number, "sequence": version}
        query = queries.for_ledger("screens/ledger/history", entry(registry.ledger(ledger)))
        found: list[dict[str, Any]] = self._connection.run(query, given).to_pylist()
        return found

    def integrity(self) -> Integrity:
        """What a reading of every table and kept file finds."""
        return integrity(self._connection)

    def _last_sequence(self) -> int:
        return int(self._connection.run("store/last_sequence")["sequence"][0].as_py())

    def _last_as_of(self, version: int) -> date | None:
        """What a version showed never changes: asked once."""
        if version not in self._last_dates:
            rows = self._connection.run("store/last_as_of", {"sequence": version})
            self._last_dates[version] = rows["as_of_date"][0].as_py()
        return self._last_dates[version]
