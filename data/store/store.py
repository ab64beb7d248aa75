"""The owner of the database: publish, roll back, backup; what is read of it is in reader.py."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from contextvars import copy_context
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

import queries
from data import office_files
from data.drafts import BatchDraft, Decision
from data.ledgers import registry
from data.rules import rule_tables, rule_words
from data.store import backup, publishing, redo
from data.store.committed import Committed, lost, note_committed
from data.store.connection import Connection, execute, insert, migrate, note
from data.store.failures import failing_disk_said
from data.store.kept_files import KeptFiles
from data.store.lake import Place, database, place_of
from data.store.mappings import Memory
from data.store.meeting import MeetingSettings
from data.store.moving import MovedTable, move
from data.store.own_ledgers import OwnLedgers, agree, make_views
from data.store.project_identities import Identities, Places
from data.store.reader import COMING_VERSION, StoreReader
from data.store.refusals import Duplicate, FileExists, StoreRefusal
from data.store.snapshots import views
from data.store.versions import Version
from data.turns import next_turn

_DONE_AGAIN = ("publish", "roll_back", "remove_sample")
_log = logging.getLogger(__name__)


class Store(StoreReader):
    """One ledger database and the marts worked out from it; safe from any thread."""

    def __init__(self, connection: Connection) -> None:
        """Use ``Store.open``."""
        super().__init__(connection)
        self._mark = redo.mark(self.version(self._sequence)) if self._sequence else ""
        self._done_again: tuple[Version, ...] = ()
        self._meeting = MeetingSettings(connection)
        self._before_shown: set[Callable[[], None]] = set()

    @classmethod
    def open(cls, place: Path | Place | None) -> Store:
        """Open or make the database (None: in memory) and bring its tables up to date.

        Raises the StoreRefusal that says why it cannot be opened.
        """
        path = place_of(place).path
        was_there = path is not None and path.exists()
        connection = Connection(place)
        try:
            migrate(connection)
            agree(connection)
            _make_marts(connection)
            store = cls(connection)
            if was_there:
                store._done_again = redo.do_again(path, store._sequence, store._mark, store._redo)
            else:
                redo.set_aside(path)
            return store
        # Whatever it is, nobody else lets go of the file.
        except BaseException:
            connection.close()
            raise

    @property
    def lost(self) -> tuple[Committed, ...]:
        """Versions that were committed and are no longer in the file."""
        return lost(self.path, self.committed)

    @property
    def done_again(self) -> tuple[Version, ...]:
        """Versions that had been lost and were done again at this opening."""
        return self._done_again

    @property
    def committed(self) -> int:
        """The last version that is written, ready to be read or not."""
        return self._committed

    def before_shown(self, work_out: Callable[[], None]) -> None:
        """From now on ``work_out`` is called once a version is committed and not yet shown."""
        self._before_shown.add(work_out)

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
        with next_turn(), self._connection.write_lock:
            with self._publishing(drafts), self._connection.transaction() as cursor:
                version = publishing.publish(cursor, drafts, by=by, base=base, note=note, **said)
                made = publishing.made(cursor, version)
                if typed_in:
                    self._meeting.end_draft(cursor, typed_in, by=by)
            return self._show_version(made, drafts=drafts, **said)

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
        with next_turn(), self._connection.write_lock:
            deed = self._connection.deed("roll_back", f"{to}")
            with deed, self._connection.transaction() as cursor:
                made = publishing.made(cursor, publishing.roll_back(cursor, to, by=by))
            return self._show_version(made)

    def remove_sample(self, *, by: str) -> Version:
        """One more version without sample data; raises NothingToChange where there is none."""
        with next_turn(), self._connection.write_lock:
            deed = self._connection.deed("roll_back", "sample")
            with deed, self._connection.transaction() as cursor:
                made = publishing.made(cursor, publishing.remove_sample(cursor, by=by))
            return self._show_version(made)

    @property
    def identities(self) -> Identities:
        """Which projects may be one, and what people decided."""
        return Identities(self._connection, self._snapshots, self.snapshot, self._show_version)

    @property
    def places(self) -> Places:
        """Places that people name, projects that they put on the map."""
        return Places(self._connection, self._show_version)

    @property
    def memory(self) -> Memory:
        """What people taught: header mappings, names that stand for others."""
        return Memory(self._connection, self._show_version)

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
            # Half a backup is none, whatever ends it.
            except BaseException:
                with suppress(OSError):
                    beside.unlink(missing_ok=True)
                raise
        return held

    def forget_kept(self, held: int) -> None:
        """What a backup holds need not be done again, once the database has written it out."""
        if self.path is None:
            return
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
                if self.is_kept:
                    self.backup(backup.backup_before_restore(self.path))
                made = backup.restore(self._connection, path, by=by)
            self._sequence = made.version
            self.own_ledgers.agree()
            self._snapshots.forget_all()
            self._last_dates.clear()
            return self._show_version(made)

    def move_to(self, place: Place) -> tuple[MovedTable, ...]:
        """Copy everything into an empty ledger elsewhere and prove it the same.

        Raises NotEmpty, MovedDiffers and what opening raises; then nothing is stored there.
        """
        return move(self._connection, place)

    def close(self) -> None:
        """Write everything out and let go of the file."""
        self._connection.close()

    def take_up_others(self) -> None:
        """Show what another server published in a shared ledger; asks only for its last version."""
        if not self.is_shared or self._last_sequence() <= self._committed:
            return
        with next_turn(), self._connection.write_lock:
            if (last := self._last_sequence()) > self._committed:
                self.own_ledgers.take_in_others()
                self._show_version(self.version(last))

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

    def _show_version(self, made: Version, **done: Any) -> Version:
        """The version as it was committed; readers get it once it is worked out.

        It was read before the commit: what fails from then on must not say that nothing was
        stored. It is called under the write lock, so that versions come in their order. done: what
        a publish brought, to be kept until a backup holds it.
        """
        version = made.version
        if self._was_replaced_before(version):
            self._snapshots.forget_all()
            self._last_dates.clear()
        self._committed = version
        try:
            upon, self._mark = self._mark, redo.mark(made)
            note_committed(self.path, made)
            if made.action in _DONE_AGAIN:
                redo.keep(self.path, made, upon, **done)
            self._work_out_ahead(version)
        finally:
            self._sequence = version
        return made

    def _was_replaced_before(self, version: int) -> bool:
        """Whether another server restored a backup since the last version that is known here."""
        if not self.is_shared:
            return False
        try:
            history = self.history()
        except StoreRefusal:
            return True  # nobody knows: all is worked out again
        new = (one for one in history if self._committed < one.version <= version)
        return any(one.action == "restore" for one in new)

    def _work_out_ahead(self, version: int) -> None:
        """What is read of the version that is shown, of the one that comes."""
        try:
            shown = self._last_as_of(self._sequence)
            for as_of, marts in self._snapshots.asked(self._sequence).items():
                snapshot = self.snapshot(None if as_of == shown else as_of, version)
                if snapshot is not None:
                    self._snapshots.fill(snapshot.id, marts)
            came = copy_context()
            came.run(COMING_VERSION.set, version)
            for work_out in self._before_shown:
                came.run(work_out)
        # The version is published whatever fails here: its first reader works it out.
        except Exception:
            _log.exception("version %s was not worked out beforehand", version)

    def _redo(self, kept: redo.Kept) -> Version:
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


def _make_marts(connection: Connection) -> None:
    with connection.memory_transaction() as cursor:
        execute(cursor, "store/mart_schema")
        for table, rows in rule_tables().items():
            insert(cursor, table, rows, "store/rule_table")
        for words, pattern in rule_words().items():
            execute(cursor, queries.for_words("store/rule_words", words, pattern))
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
            _process_store = Store.open(database())
        return _process_store


def close_store() -> None:
    """Close the process's store, if it was opened; the next ``open_store`` opens it again."""
    global _process_store  # noqa: PLW0603 - see open_store
    with _process_lock:
        if _process_store is not None:
            _process_store.close()
            _process_store = None
