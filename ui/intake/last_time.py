"""The sum of a column in what the same unit sent last time, to hold a new one against."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pyarrow.compute as pc

from data.intake.model import FileReport, SheetReport
from data.ledgers import ledger
from data.store.draft import BatchDraft
from ui.snapshots import store


def draft_of(
    drafts: Sequence[BatchDraft], report: FileReport, sheet: SheetReport
) -> BatchDraft | None:
    """The batch that a sheet feeds under its own form; None where it feeds none, or several."""
    found = [
        draft
        for draft in drafts
        if (draft.ledger, draft.form) == (sheet.ledger, sheet.form)
        and any(
            (one["file_sha256"], one["sheet_name"], one["fingerprint"])
            == (report.sha256, sheet.sheet, sheet.fingerprint)
            for one in draft.tables["source_sheet"].to_pylist()
        )
    ]
    return found[0] if len(found) == 1 else None


def last_sum(draft: BatchDraft | None, key: str) -> Decimal | None:
    """The sum of a field (万元) in the rows that the draft would replace; None where none speak.

    Of ledgers of a period nothing is replaced: None.
    """
    if draft is None or ledger(draft.ledger).kind != "snapshot":
        return None
    rows = store().current_rows(
        draft.ledger, draft.form, draft.unit, draft.as_of_date, of_sample=draft.is_sample
    )
    name = next((one.name for one in ledger(draft.ledger).fields if one.key == key), "")
    if not rows.num_rows or name not in rows.column_names:
        return None
    total = pc.sum(rows[name]).as_py()
    return None if total is None else Decimal(total)
