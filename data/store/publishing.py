"""How a version comes to be: always one transaction, always one more row of the log.

Publishing never changes a row that is there. What was previewed against version
``base`` is refused as stale when the batches visible for one of its (ledger, form,
unit) are others now; what other units published meanwhile does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa

import queries
from data.drafts import Decision, new_id
from data.ledgers.registry import ledger
from data.store import decisions as deciding
from data.store.connection import execute, insert
from data.store.kept_files import KEPT_FILE
from data.store.refusals import (
    AlreadyPublished,
    Duplicate,
    NothingToChange,
    NothingToPublish,
    OverlappingDrafts,
    Stale,
    UnknownVersion,
)
from data.store.versions import Action, Version, read_versions

if TYPE_CHECKING:  # a draft is taken as it is: the store reads no spreadsheets
    from data.drafts import BatchDraft

Cursor = duckdb.DuckDBPyConnection
_Key = tuple[str, str, str]
_Mapped = tuple[object, ...]


@dataclass(frozen=True)
class _Batch:
    """A batch that is visible at a version."""

    batch_id: str
    ledger: str
    form: str
    unit: str
    as_of: date
    period: tuple[date | None, date | None]
    version: int
    is_sample: bool
    hashes: tuple[str, ...]

    @property
    def key(self) -> _Key:
        return self.ledger, self.form, self.unit


def last_sequence(cursor: Cursor) -> int:
    """The last version, 0 before the first."""
    row = execute(cursor, "store/last_sequence").fetchone()
    return int(row[0]) if row else 0


def publish(
    cursor: Cursor,
    drafts: Sequence[BatchDraft],
    *,
    by: str,
    base: int,
    note: str,
    decisions: Sequence[Decision] = (),
    without_sample: bool = False,
) -> int:
    """Write drafts, and decisions taken over them, as one version and return its number.

    without_sample: the sample data that was visible is so no longer.

    Raises AlreadyPublished, Stale, OverlappingDrafts, NothingToPublish, ContradictoryDecisions,
    ContradictsEarlier.
    """
    if not drafts:
        raise NothingToPublish
    last = last_sequence(cursor)
    now = _visible(cursor, last)
    if found := _duplicates(cursor, drafts, now):
        raise AlreadyPublished(found)
    _refuse_overlaps(drafts)
    _refuse_stale(cursor, drafts, base, last, now)
    version = last + 1
    at = datetime.now(UTC)
    added = [draft.batch_id for draft in drafts]
    for draft in drafts:
        insert(cursor, "upload_batch", _batch_row(draft, version, by, at))
        for table, rows in draft.tables.items():
            if rows.num_rows:
                once = "store/insert_kept_file" if table == KEPT_FILE else "store/insert"
                insert(cursor, table, rows, once)
    said = deciding.settled(cursor, decisions)
    deciding.write(cursor, said, version=version, by=by, at=at)
    kept = [batch for batch in now if not (without_sample and batch.is_sample)]
    visible = [batch.batch_id for batch in kept] + added
    _log(cursor, version, "publish", by=by, at=at, visible=visible, added=added, note=note)
    return version


def decide(cursor: Cursor, decisions: Sequence[Decision], *, by: str) -> int:
    """One more version that shows the same batches under other decisions."""
    last = last_sequence(cursor)
    if not decisions:
        raise NothingToChange(version=str(last))
    at = datetime.now(UTC)
    said = deciding.settled(cursor, decisions)
    deciding.write(cursor, said, version=last + 1, by=by, at=at)
    visible = [batch.batch_id for batch in _visible(cursor, last)]
    return _log(cursor, last + 1, "decide", by=by, at=at, visible=visible)


def roll_back(cursor: Cursor, to: int, *, by: str) -> int:
    """Make what was visible and decided at version ``to`` hold again; 0 is the empty beginning."""
    last = last_sequence(cursor)
    if to == last:
        raise NothingToChange(version=str(to))
    if not 0 <= to < last:
        raise UnknownVersion(version=str(to), last=str(last))
    known = execute(cursor, "store/batch_ids", {"sequence": to}).fetchone()
    if known is None and to != 0:
        raise UnknownVersion(version=str(to), last=str(last))
    visible = [str(batch_id) for batch_id in known[0]] if known else []
    at = datetime.now(UTC)
    repeated = deciding.as_of_version(cursor, to, last)
    deciding.write(cursor, repeated, version=last + 1, by=by, at=at)
    deciding.repeat_places(cursor, to, last, version=last + 1, by=by)
    return _log(cursor, last + 1, "roll_back", by=by, at=at, visible=visible, restores=to)


def remove_sample(cursor: Cursor, *, by: str) -> int:
    """Take every batch of sample data out of sight."""
    last = last_sequence(cursor)
    batches = _visible(cursor, last)
    kept = [batch.batch_id for batch in batches if not batch.is_sample]
    if len(kept) == len(batches):
        raise NothingToChange(version=str(last))
    at = datetime.now(UTC)
    return _log(cursor, last + 1, "remove_sample", by=by, at=at, visible=kept)


def note_renaming(cursor: Cursor, *, by: str, note: str) -> int:
    """One more version of the same batches: the units that reported some go under other names."""
    last = last_sequence(cursor)
    kept = [batch.batch_id for batch in _visible(cursor, last)]
    at = datetime.now(UTC)
    return _log(cursor, last + 1, "rename_unit", by=by, at=at, visible=kept, note=note)


def note_places(cursor: Cursor, *, by: str, note: str) -> int:
    """One more version of the same batches: places are known or projects put on the map."""
    last = last_sequence(cursor)
    kept = [batch.batch_id for batch in _visible(cursor, last)]
    at = datetime.now(UTC)
    return _log(cursor, last + 1, "place", by=by, at=at, visible=kept, note=note)


def note_restore(cursor: Cursor, *, above: int, by: str, note: str) -> int:
    """Log that the history was replaced; the new version shows what the restored last showed."""
    last = last_sequence(cursor)
    kept = [batch.batch_id for batch in _visible(cursor, last)]
    at = datetime.now(UTC)
    version = max(last, above) + 1
    return _log(cursor, version, "restore", by=by, at=at, visible=kept, note=note, restores=last)


def duplicates(cursor: Cursor, drafts: Sequence[BatchDraft]) -> tuple[Duplicate, ...]:
    """Drafts whose files are visible already for the same unit, form, as-of and period.

    A file that was read another way since (a column corrected, a question answered) is none.
    """
    return _duplicates(cursor, drafts, _visible(cursor, last_sequence(cursor)))


def made(cursor: Cursor, version: int) -> Version:
    """A version of the history, also before its commit; raises IndexError where there is none."""
    given = {"sequence": version}
    log = execute(cursor, "store/version", given).to_arrow_table()
    batches = execute(cursor, "screens/data/batches", given).to_arrow_table()
    return read_versions(log, batches)[0]


def _duplicates(
    cursor: Cursor, drafts: Sequence[BatchDraft], visible: Sequence[_Batch]
) -> tuple[Duplicate, ...]:
    found: list[Duplicate] = []
    for draft in drafts:
        key = (draft.ledger, draft.form, draft.unit)
        hashes = tuple(sorted(set(_sheet_texts(draft, "file_sha256"))))
        for batch in visible:
            if (
                batch.key == key
                and batch.as_of == draft.as_of_date
                and batch.period == (draft.period_start, draft.period_end)
                and batch.hashes == hashes
                and says_the_same(cursor, batch.batch_id, draft)
            ):
                files = tuple(sorted(set(_sheet_texts(draft, "file_name"))))
                found.append(
                    Duplicate(draft.batch_id, *key, draft.as_of_date, files, batch.version)
                )
                break
    return tuple(found)


def _visible(cursor: Cursor, version: int) -> tuple[_Batch, ...]:
    rows = execute(cursor, "store/visible_batches", {"sequence": version}).fetchall()
    return tuple(
        _Batch(
            row[0], row[1], row[2], row[3], row[4], (row[5], row[6]), row[7], row[8], tuple(row[9])
        )
        for row in rows
    )


def _refuse_stale(
    cursor: Cursor, drafts: Sequence[BatchDraft], base: int, last: int, now: Iterable[_Batch]
) -> None:
    if base == last:
        return
    before = _visible(cursor, base)
    for draft in drafts:
        key = (draft.ledger, draft.form, draft.unit)
        was = {batch.batch_id for batch in before if batch.key == key}
        if was != {batch.batch_id for batch in now if batch.key == key}:
            raise Stale(ledger=draft.ledger, unit=draft.unit, base=base, last=last)


def _refuse_overlaps(drafts: Sequence[BatchDraft]) -> None:
    for i, one in enumerate(drafts):
        for other in drafts[i + 1 :]:
            same = (one.ledger, one.form, one.unit, one.as_of_date) == (
                other.ledger,
                other.form,
                other.unit,
                other.as_of_date,
            )
            if same and _overlap(one, other):
                raise OverlappingDrafts(ledger=one.ledger, form=one.form, unit=one.unit)


def _overlap(one: BatchDraft, other: BatchDraft) -> bool:
    bounds = (one.period_start, one.period_end, other.period_start, other.period_end)
    if any(bound is None for bound in bounds):
        return True
    one_start, one_end, other_start, other_end = bounds
    assert one_start and one_end and other_start and other_end
    return one_start <= other_end and other_start <= one_end


def _batch_row(draft: BatchDraft, version: int, by: str, at: datetime) -> pa.Table:
    return pa.Table.from_pylist(
        [
            {
                "batch_id": draft.batch_id,
                "ledger": draft.ledger,
                "form": draft.form,
                "unit": draft.unit,
                "as_of_date": draft.as_of_date,
                "period_start": draft.period_start,
                "period_end": draft.period_end,
                "sequence": version,
                "is_sample": draft.is_sample,
                "uploaded_by": by,
                "uploaded_at": at,
                "read_count": draft.read_count,
                "loaded_count": draft.loaded_count,
                "rejected_count": draft.rejected_count,
                "not_data_count": draft.not_data_count,
            }
        ]
    )


def _log(
    cursor: Cursor,
    version: int,
    action: Action,
    *,
    by: str,
    at: datetime,
    visible: list[str],
    added: Sequence[str] = (),
    note: str = "",
    restores: int | None = None,
) -> int:
    row = {
        "sequence": [version],
        "publish_id": [new_id()],
        "action": [action],
        "restores_sequence": pa.array([restores], pa.int64()),
        "published_by": [by],
        "published_at": [at],
        "note": [note],
        "added_batch_ids": pa.array([list(added)], pa.list_(pa.string())),
        "batch_ids": pa.array([visible], pa.list_(pa.string())),
    }
    insert(cursor, "publish_log", pa.table(row))
    return version


def _sheet_texts(draft: BatchDraft, column: str) -> list[str]:
    """What a draft's sheets say in one column of source_sheet."""
    sheets = draft.tables.get("source_sheet")
    if sheets is None or column not in sheets.column_names:
        return []
    return [str(value) for value in sheets[column].to_pylist() if value is not None]


def _stored_columns(cursor: Cursor, batch_id: str) -> frozenset[_Mapped]:
    """Sheet, header, unit and field of every column of a stored batch."""
    rows = execute(cursor, "store/column_map", {"batch_id": batch_id}).fetchall()
    return frozenset((row[0], tuple(row[1] or ()), *row[2:]) for row in rows)


def _drafted_columns(draft: BatchDraft) -> frozenset[_Mapped]:
    """The same of a draft."""
    sheets = draft.tables["source_sheet"].to_pylist() if "source_sheet" in draft.tables else []
    columns = draft.tables["source_column"].to_pylist() if "source_column" in draft.tables else []
    mapped: set[_Mapped] = set()
    for sheet in sheets:
        head = (
            sheet.get("sheet_name"),
            tuple(sheet.get("header_rows") or ()),
            sheet.get("unit_text"),
        )
        own = [column for column in columns if column["sheet_id"] == sheet["sheet_id"]]
        for column in own or [{}]:
            names = ("column_letter", "field", "item", "unit_text")
            mapped.add((*head, *(column.get(name) for name in names)))
    return frozenset(mapped)


def says_the_same(cursor: Cursor, batch_id: str, draft: BatchDraft) -> bool:
    """Whether a stored batch holds a draft's columns and values."""
    if _stored_columns(cursor, batch_id) != _drafted_columns(draft):
        return False
    table = ledger(draft.ledger).table
    stored = queries.for_table("store/row_digest_stored", table)
    before = execute(cursor, stored, {"batch_id": batch_id}).fetchone()
    cursor.register("incoming", draft.tables[table])
    try:
        drafted = queries.for_table("store/row_digest_drafted", table)
        return execute(cursor, drafted).fetchone() == before
    finally:
        cursor.unregister("incoming")
