"""A version is a row of the log: who did what, when, with which files, and what it counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

import pyarrow as pa

Action = Literal[
    "publish", "roll_back", "remove_sample", "restore", "decide", "rename_unit", "place"
]


@dataclass(frozen=True)
class BatchSummary:
    """One batch that a version brought: rows by fate, issues by severity."""

    batch_id: str
    ledger: str
    form: str
    unit: str
    as_of: date
    period_start: date | None
    period_end: date | None
    is_sample: bool
    files: tuple[str, ...]
    read: int
    loaded: int
    rejected: int
    not_data: int
    errors: int
    warnings: int
    notes: int


@dataclass(frozen=True)
class Version:
    """One step of the history; ``restores`` is the version that a roll back returned to."""

    version: int
    action: Action
    by: str
    at: datetime
    note: str
    restores: int | None
    batches: tuple[BatchSummary, ...]
    visible_batches: int

    @property
    def files(self) -> tuple[str, ...]:
        """Names of the files that it brought, each once."""
        return tuple(dict.fromkeys(name for batch in self.batches for name in batch.files))


def read_versions(log: pa.Table, batches: pa.Table) -> tuple[Version, ...]:
    """Versions, newest first, from screens/data/versions and screens/data/batches."""
    brought: dict[int, list[BatchSummary]] = {}
    for row in batches.to_pylist():
        brought.setdefault(row["sequence"], []).append(
            BatchSummary(
                batch_id=row["batch_id"],
                ledger=row["ledger"],
                form=row["form"],
                unit=row["unit"],
                as_of=row["as_of_date"],
                period_start=row["period_start"],
                period_end=row["period_end"],
                is_sample=row["is_sample"],
                files=tuple(row["file_names"]),
                read=row["read_count"],
                loaded=row["loaded_count"],
                rejected=row["rejected_count"],
                not_data=row["not_data_count"],
                errors=row["error_count"],
                warnings=row["warning_count"],
                notes=row["note_count"],
            )
        )
    return tuple(
        Version(
            version=row["sequence"],
            action=row["action"],
            by=row["published_by"],
            at=row["published_at"],
            note=row["note"] or "",
            restores=row["restores_sequence"],
            batches=tuple(brought.get(row["sequence"], ())),
            visible_batches=row["visible_batches"],
        )
        for row in log.to_pylist()
    )
