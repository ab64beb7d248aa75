"""The owner of the database: queries by name, snapshots, publish, roll back, backup."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from contextvars import ContextVar, copy_context
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

import queries
from data import office_files
from data.drafts import BatchDraft, Decision
from data.environment import database_path
from data.ledgers import registry
from data.ledgers.generated import entry
from data.rules import rule_tables
from data.store import backup, publishing, redo
from data.store.committed import Committed, lost, note_committed
from data.store.connection import Connection, execute, insert, migrate, note
from data.store.failures import failing_disk_said
from data.store.frames import to_frame
from data.store.integrity import Integrity, integrity
from data.store.kept_files import KeptFiles
from data.store.mappings import Memory
from data.store.meeting import MeetingSettings
from data.store.own_ledgers import OwnLedgers, agree, make_views
from data.store.personal_values import Personal, are_hidden
from data.store.project_identities import Identities, Places
from data.store.refusals import Duplicate, FileExists, StoreRefusal
from data.store.snapshots import FILLS, Snapshot, Snapshots, ids_in, marts_of, views
from data.store.versions import Version, read_versions
from data.telemetry import QUERIES

_DONE_AGAIN = ("publish", "roll_back", "remove_sample")
# The version that comes, for whoever works out ahead of it what is shown.
_ahead: ContextVar[int | None] = ContextVar("the version that comes", default=None)
_log = logging.getLogger(__name__)


class Store:
    """One ledger database and the marts worked out from it; safe from any thread."""

    def __init__(self, connection: Connection) -> None:
        """Use ``Store.open``."""
        self._connection = connection
        self._snapshots = Snapshots(connection)
        self._sequence = self._committed = self._last_sequence()
        self._mark = redo.mark(self.version(self._sequence)) if self._sequence else ""
        self._done_again: tuple[Version, ...] = ()
        self._meeting = MeetingSettings(connection)
        self._last_dates: dict[int, date | None] = {}
        self._personal = Personal(connection)
        self._worked_out: set[Callable[[], None]] = set()

    @classmethod
    def open(cls, path: Path | None) -> Store:
        """Open or make the database (None: in memory) and bring its tables up to date.

        Raises the StoreRefusal that says why it cannot be opened.
        """
        was_there = path is not None and path.exists()
        connection = Connection(path)
        try:
            migrate(connection)
            agree(connection)
            _make_marts(connection)
            store = cls(connection)
            if was_there:
                store._done_again = redo.do_again(
                    path, store._sequence, store._mark, store._made_again
                )
            else:
                redo.set_aside(path)
            return store
        except BaseException:
            connection.close()
            raise

    @property
    def path(self) -> Path | None:
        """The database's file; None in memory."""
        return self._connection.path

    @property
    def lost(self) -> tuple[Committed, ...]:
        """Versions that were committed and are no longer in the file."""
        return lost(self.path, self.committed)

    @property
    def done_again(self) -> tuple[Version, ...]:
        """Versions that had been lost and were done again at this opening."""
        return self._done_again

    @property
    def sequence(self) -> int:
        """The last version that is ready to be read, 0 before the first.

        It costs nothing, made for polling and cache keys. For what ``before_shown`` calls it is
        the version that comes.
        """
        return _ahead.get() or self._sequence

    @property
    def committed(self) -> int:
        """The last version that is written, ready to be read or not."""
        return self._committed

    def before_shown(self, work_out: Callable[[], None]) -> None:
        """From now on ``work_out`` is called once a version is committed and not yet shown."""
        self._worked_out.add(work_out)

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

    def publish(
        self,
        drafts: Sequence[BatchDraft],
        *,
        by: str,
        base: int,
        note: str = "",
        decisions: Sequence[Decision] = (),
        typed_in: str = "",
        without_sample: bool = False,
    ) -> Version:
        """Write drafts previewed against version ``base``, and decisions, as one version.

        typed_in: the browser in which they were typed; what waits there is over with it.
        without_sample: the version no longer holds the sample data that was there.
        Raises Stale, AlreadyPublished, OverlappingDrafts, NothingToPublish,
        ContradictoryDecisions; then nothing is stored.
        """
        # What understanding the files left unused goes back first: the two peaks would add up.
        pa.default_memory_pool().release_unused()
        said: dict[str, Any] = {"decisions": decisions, "without_sample": without_sample}
        with self._connection.write_lock:
            with self._publishing(drafts), self._connection.transaction() as cursor:
                version = publishing.publish(cursor, drafts, by=by, base=base, note=note, **said)
                if typed_in:
                    self._meeting.end_draft(cursor, typed_in, by=by)
            return self._became(version, drafts=drafts, **said)

    def duplicates(self, drafts: Sequence[BatchDraft]) -> tuple[Duplicate, ...]:
        """Which drafts ``publish`` would refuse as already published."""
        cursor = self._connection.cursor()
        try:
            return publishing.duplicates(cursor, drafts)
        finally:
            cursor.close()

    def holds_the_same(self, batch_id: str, draft: BatchDraft) -> bool:
        """Whether a published batch holds a draft's columns and values."""
        cursor = self._connection.cursor()
        try:
            return publishing.says_the_same(cursor, batch_id, draft)
        finally:
            cursor.close()

    def roll_back(self, to: int, *, by: str) -> Version:
        """One more version that shows what version ``to`` showed (0: nothing).

        Raises UnknownVersion, NothingToChange.
        """
        with self._connection.write_lock:
            deed = self._connection.deed("roll_back", f"{to}")
            with deed, self._connection.transaction() as cursor:
                version = publishing.roll_back(cursor, to, by=by)
            return self._became(version)

    def remove_sample(self, *, by: str) -> Version:
        """One more version without sample data; raises NothingToChange where there is none."""
        with self._connection.write_lock:
            deed = self._connection.deed("roll_back", "sample")
            with deed, self._connection.transaction() as cursor:
                version = publishing.remove_sample(cursor, by=by)
            return self._became(version)

    def versions(self) -> tuple[Version, ...]:
        """The history up to the version that is shown, newest first."""
        shown = self.sequence
        found = read_versions(
            self._connection.run("screens/data/versions"),
            self._connection.run("screens/data/batches", {"sequence": None}),
        )
        return tuple(one for one in found if one.version <= shown)

    def version(self, version: int) -> Version:
        """One version of the history; raises IndexError where there is none of that number."""
        return read_versions(
            self._connection.run("store/version", {"sequence": version}),
            self._connection.run("screens/data/batches", {"sequence": version}),
        )[0]

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

    @property
    def identities(self) -> Identities:
        """Which projects may be one, and what people decided."""
        return Identities(self._connection, self._snapshots, self.snapshot, self._became)

    @property
    def places(self) -> Places:
        """Places that people name, projects that they put on the map."""
        return Places(self._connection, self._became)

    @property
    def memory(self) -> Memory:
        """What people taught: header mappings, names that stand for others."""
        return Memory(self._connection, self._became)

    @property
    def own_ledgers(self) -> OwnLedgers:
        """The ledgers that the office declared for itself."""
        return OwnLedgers(self._connection, self._snapshots)

    @property
    def files(self) -> KeptFiles:
        """Uploaded files as they came, and how each was read."""
        return KeptFiles(self._connection)

    @property
    def meeting(self) -> MeetingSettings:
        """What people settled about meetings."""
        return self._meeting

    def save_outline(self, approval_number: str, geojson: str, *, by: str) -> None:
        """Keep the unit's approved map; ``screens/data/outline`` gives the last one."""
        with self._connection.deed("settings", "outline"):
            self._append(
                "map_outline", "outline_id", by, approval_number=approval_number, geojson=geojson
            )

    def save_duty(self, *, by: str, **said: str | date | None) -> None:
        """Keep what a person said that a unit owes; columns of ledger.return_duty."""
        with self._connection.deed("correct", "return_duty"):
            self._append("return_duty", "duty_id", by, **said)

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

    def backup(self, path: Path) -> int:
        """Write everything to a new database file, consistent while others publish.

        The version that it holds in any case. Raises FileExists.
        """
        held, beside = self._sequence, office_files.beside(path)
        for one in (path, beside):
            if one.exists():
                raise FileExists(path=str(one))
        with self._connection.deed("export", "backup"), failing_disk_said(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            office_files.pack(beside)
            # The database comes last: where it is, the backup is whole.
            try:
                backup.backup(self._connection, path)
            except BaseException:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
                raise
        return held

    def forget_kept(self, held: int) -> None:
        """What a backup holds need not be done again, once the database has written it out."""
        try:
            with self._connection.write_lock:
                self._connection.run("store/checkpoint")
        except (duckdb.Error, StoreRefusal):
            return  # somebody reads: the next backup does it
        redo.clear(self.path, held)

    def restore(self, path: Path, *, by: str) -> Version:
        """Replace the history by a backup's; what was there is kept in ``backups/`` first.

        Raises NotALedgerDatabase, NewerDatabase; then nothing is changed.
        """
        with self._connection.write_lock:
            with self._connection.deed("roll_back", "restore"):
                if self.path is not None:
                    self.backup(backup.backup_before_restore(self.path))
                version = backup.restore(self._connection, path, by=by)
            self._sequence = version
            self.own_ledgers.agree()
            self._snapshots.forget_all()
            self._last_dates.clear()
            return self._became(version)

    def integrity(self) -> Integrity:
        """What a reading of every table and kept file finds."""
        return integrity(self._connection)

    def close(self) -> None:
        """Write everything out and let go of the file."""
        self._connection.close()

    def _publishing(self, drafts: Sequence[BatchDraft]) -> AbstractContextManager[None]:
        """Around a publish: orders and decisions have rights of their own, rows their units'."""
        if not drafts:
            return self._connection.deed("correct")
        named = {one.ledger for one in drafts}
        units = {one.unit for one in drafts}
        subject = f"{'、'.join(sorted(named))} {'、'.join(sorted(units))}"[:200]
        if named == {"assignments"}:
            return self._connection.deed("orders", subject)
        return self._connection.deed("upload", subject, units)

    def _append(self, table: str, id_column: str, by: str, **values: str | date | None) -> None:
        with self._connection.transaction() as cursor:
            note(cursor, table, id_column, by, **values)

    def _became(self, version: int, **done: Any) -> Version:
        """The version as it was committed; readers get it once it is worked out.

        It is called under the write lock, so that versions come in their order. done: what a
        publish brought, to be kept until a backup holds it.
        """
        self._committed = version
        try:
            made = self.version(version)
            upon, self._mark = self._mark, redo.mark(made)
            note_committed(self.path, made)
            if made.action in _DONE_AGAIN:
                redo.keep(self.path, made, upon, **done)
            self._work_out_as_before(version)
        finally:
            self._sequence = version
        return made

    def _work_out_as_before(self, version: int) -> None:
        """What is read of the version that is shown, of the one that comes."""
        try:
            shown = self._last_as_of(self._sequence)
            for as_of, marts in self._snapshots.asked(self._sequence).items():
                snapshot = self.snapshot(None if as_of == shown else as_of, version)
                if snapshot is not None:
                    self._snapshots.fill(snapshot.id, marts)
            came = copy_context()
            came.run(_ahead.set, version)
            for work_out in self._worked_out:
                came.run(work_out)
        # The version is published whatever fails here: its first reader works it out.
        except Exception:
            _log.exception("version %s was not worked out beforehand", version)

    def _made_again(self, kept: redo.Kept) -> Version:
        if kept.action == "roll_back":
            return self.roll_back(kept.to, by=kept.by)
        if kept.action == "remove_sample":
            return self.remove_sample(by=kept.by)
        return self.publish(
            kept.batches(),
            by=kept.by,
            base=self._sequence,
            note=kept.note,
            decisions=kept.decisions,
            without_sample=kept.without_sample,
        )

    def _last_sequence(self) -> int:
        return int(self._connection.run("store/last_sequence")["sequence"][0].as_py())

    def _last_as_of(self, version: int) -> date | None:
        """What a version showed never changes: asked once."""
        if version not in self._last_dates:
            rows = self._connection.run("store/last_as_of", {"sequence": version})
            self._last_dates[version] = rows["as_of_date"][0].as_py()
        return self._last_dates[version]


def _make_marts(connection: Connection) -> None:
    with connection.memory_transaction() as cursor:
        execute(cursor, "store/mart_schema")
        for table, rows in rule_tables().items():
            insert(cursor, table, rows, "store/rule_table")
        for name in queries.names("schema/mart"):
            execute(cursor, name)
        make_views(cursor, registry.ledgers())
        for name in views():
            execute(cursor, name)


_process_store: Store | None = None
_process_lock = threading.Lock()


def open_store() -> Store:
    """The process's one store, opened at the first call; raises what ``Store.open`` raises."""
    global _process_store  # noqa: PLW0603 - DuckDB allows one instance a file and process
    with _process_lock:
        if _process_store is None:
            _process_store = Store.open(database_path())
        return _process_store


def close_store() -> None:
    """Close the process's store, if it was opened; the next ``open_store`` opens it again."""
    global _process_store  # noqa: PLW0603 - see open_store
    with _process_lock:
        if _process_store is not None:
            _process_store.close()
            _process_store = None
