"""A batch as it is handed to the store: complete, so that publishing adds nothing to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pyarrow as pa


@dataclass(frozen=True)
class BatchDraft:
    """Rows of one ledger, form and reporting unit, ready for the store.

    tables maps a table name of queries/schema (``project_row``, ``source_sheet``,
    ``source_column``, ``source_row``, ``source_merge``, ``upload_issue``) to an Arrow
    table with that table's columns, batch_id filled in.
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
