"""Uploaded files as they came, kept once for each content, and how each was read.

A draft brings both as tables, so that whatever publishes it keeps them in the same
transaction. Nothing here is ever deleted; a backup carries it.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import pyarrow as pa

from data.store.connection import Connection, insert

KEPT_FILE, READING = "kept_file", "file_reading"
_FILE = pa.schema(
    {
        "sha256": pa.string(),
        "size_bytes": pa.int64(),
        "content": pa.binary(),
        "kept_at": pa.timestamp("us", "UTC"),
    }
)
_READING = pa.schema(
    {
        "upload_id": pa.string(),
        "position": pa.int32(),
        "batch_id": pa.string(),
        "file_sha256": pa.string(),
        "file_name": pa.string(),
        "unit": pa.string(),
        "as_of_date": pa.date32(),
        "is_day_chosen": pa.bool_(),
        "period_start": pa.date32(),
        "period_end": pa.date32(),
        "corrections": pa.string(),
        "read_at": pa.timestamp("us", "UTC"),
    }
)


@dataclass(frozen=True)
class Reading:
    """How a file was read. corrections: header fingerprint → a correction's JSON.

    Files of one upload_id were read together, in the order of position. batch_id: what it
    brought, None where it was only given back with marks.
    """

    sha256: str
    file_name: str
    unit: str
    as_of: date
    is_day_chosen: bool
    upload_id: str
    position: int = 0
    period: tuple[date, date] | None = None
    corrections: Mapping[str, str] = field(default_factory=dict)
    batch_id: str | None = None
    read_at: datetime = field(default_factory=lambda: datetime.now(UTC))


def file_table(sha256: str, content: bytes) -> pa.Table:
    """The row of ledger.kept_file for a file's bytes; packages are packed already."""
    packed = zlib.compress(content, 0 if content.startswith(b"PK") else 6)
    values = ([sha256], [len(content)], [packed], [datetime.now(UTC)])
    return pa.table(list(values), schema=_FILE)


def reading_table(readings: Sequence[Reading]) -> pa.Table:
    """The rows of ledger.file_reading."""
    rows = [
        {
            "upload_id": one.upload_id,
            "position": one.position,
            "batch_id": one.batch_id,
            "file_sha256": one.sha256,
            "file_name": one.file_name,
            "unit": one.unit,
            "as_of_date": one.as_of,
            "is_day_chosen": one.is_day_chosen,
            "period_start": one.period[0] if one.period else None,
            "period_end": one.period[1] if one.period else None,
            "corrections": json.dumps(dict(one.corrections), ensure_ascii=False, sort_keys=True),
            "read_at": one.read_at,
        }
        for one in readings
    ]
    return pa.Table.from_pylist(rows, schema=_READING)


class KeptFiles:
    """The kept files of one ledger database; reached as ``Store.files``."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def content(self, sha256: str) -> bytes | None:
        """The bytes of a file; None where it is not kept (too large, or an earlier release)."""
        rows = self._connection.run("store/kept_file", {"sha256": sha256})
        return zlib.decompress(rows["content"][0].as_py()) if rows.num_rows else None

    def is_kept(self, sha256: str) -> bool:
        """Whether a file's bytes are kept."""
        return sha256 in self._connection.run("store/kept_hashes")["sha256"].to_pylist()

    def keep(self, files: Sequence[tuple[Reading, bytes]]) -> None:
        """Keep files that are given back with marks before anything of them is published."""
        with self._connection.transaction() as cursor:
            for reading, content in files:
                table = file_table(reading.sha256, content)
                insert(cursor, KEPT_FILE, table, "store/insert_kept_file")
                insert(cursor, READING, reading_table([reading]), "store/insert_given_back")

    def readings(
        self, *, sha256: str | None = None, version: int | None = None
    ) -> tuple[Reading, ...]:
        """How the files of one content, or of one version, were read; the oldest first."""
        given = {"sha256": sha256, "sequence": version}
        rows = self._connection.run("store/file_readings", given).to_pylist()
        return tuple(
            Reading(
                sha256=row["file_sha256"],
                file_name=row["file_name"],
                unit=row["unit"],
                as_of=row["as_of_date"],
                is_day_chosen=row["is_day_chosen"],
                upload_id=row["upload_id"],
                position=row["position"],
                period=(row["period_start"], row["period_end"]) if row["period_start"] else None,
                corrections=json.loads(row["corrections"]),
                batch_id=row["batch_id"],
                read_at=row["read_at"],
            )
            for row in rows
        )
