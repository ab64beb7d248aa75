"""What is handed to the store: batches of rows, complete, and decisions on projects."""

from __future__ import annotations

import secrets
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

import pyarrow as pa


@dataclass(frozen=True)
class BatchDraft:
    """Rows of one ledger, form and reporting unit, ready for the store.

    tables maps a table name of queries/schema (``project_row``, ``source_sheet``,
    ``source_column``, ``source_row``, ``source_merge``, ``upload_issue``, the file itself as
    ``kept_file`` and ``file_reading``) to an Arrow table with that table's columns,
    batch_id filled in.
    """

    batch_id: str
    ledger: str
    form: str
    unit: str
    as_of_date: date
    period_start: date | None
    period_end: date | None
    is_sample: bool
    read_count: int
    loaded_count: int
    rejected_count: int
    not_data_count: int
    tables: dict[str, pa.Table]


Verdict = Literal["same", "different", "open"]


@dataclass(frozen=True)
class ProjectName:
    """A project as a sheet or a decision writes it; at least one of the two is given."""

    code: str | None
    name: str | None

    @property
    def text(self) -> str:
        """What tells it from others: the code, else the name."""
        return self.code or self.name or ""


@dataclass(frozen=True)
class Decision:
    """One verdict on two projects.

    kept: the identity that stays where they are the same. rule, evidence: what made the
    product ask, and its numbers as text. replaces: ids of earlier decisions that contradict
    it and are given up for it.
    """

    verdict: Verdict
    kept: ProjectName
    other: ProjectName
    rule: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict)
    replaces: frozenset[str] = frozenset()

    @property
    def pair(self) -> frozenset[ProjectName]:
        """The two projects, in no order."""
        return frozenset((self.kept, self.other))


def new_id() -> str:
    """A fresh UUIDv7 as text."""
    stamp = time.time_ns() // 1_000_000
    value = stamp << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=value))
