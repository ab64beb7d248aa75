"""How many rows of a unit a sheet would take away, and how much of what stays would be unknown."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pyarrow as pa

from data.drafts import Decision
from data.importer.questions.question import Gone, Measure, Replacement
from data.importer.review.diff import Changes, changes
from data.ledgers import ledger
from data.rules import load_rules

_KEPT_APART = frozenset({"batch_id", "sheet_id", "row_number", "date_precision", "extra"})


def replacement(
    name: str,
    form: str,
    unit: str,
    rows: pa.Table,
    current: pa.Table,
    decisions: Sequence[Decision] = (),
) -> Replacement | None:
    """What rows would do to those that are current; None where none are.

    current: of a period ledger those of the days that the rows speak for. Both tables have the
    columns of the ledger's row table.
    """
    declared = ledger(name)
    if not current.num_rows:
        return None
    one = changes(name, rows, current, decisions)
    if one.is_empty:
        return None
    amounts = next((f.name for f in declared.fields if f.type == "amount"), "")
    at = _places(current)
    gone_at = [at[c.current.sheet_id, c.current.row] for c in one.removed if c.current]
    stated = current[amounts].to_pylist() if amounts else [None] * current.num_rows
    gone = tuple(
        Gone(change.label, stated[index])
        for change, index in zip(one.removed, gone_at, strict=True)
    )
    measured = _measures(one, rows.num_rows, current, set(gone_at))
    return Replacement(
        name, form, unit, rows.num_rows, current.num_rows, gone, measured, bool(amounts)
    )


def _places(table: pa.Table) -> dict[tuple[str, int], int]:
    both = zip(table["sheet_id"].to_pylist(), table["row_number"].to_pylist(), strict=True)
    return {(str(sheet), int(row)): index for index, (sheet, row) in enumerate(both)}


def _measures(
    one: Changes, rows: int, current: pa.Table, gone: Collection[int]
) -> tuple[Measure, ...]:
    limits = load_rules().questions.replacing
    removed, before = len(one.removed), current.num_rows
    shared = len(one.changed) + one.unchanged
    shorter = min(rows, before)
    kept = current.filter(pa.array([index not in gone for index in range(before)]))
    stated = sum(
        kept[name].length() - kept[name].null_count
        for name in kept.column_names
        if name not in _KEPT_APART
    )
    emptied = sum(
        field.old is not None and field.new is None
        for change in one.changed
        for field in change.fields
    )
    takes_share = removed >= limits.least_removed and removed > limits.removed_share * before
    shares_few = removed > 0 and shared < limits.shared_names * shorter
    empties = emptied > limits.emptied_share * stated
    return (
        Measure("removed", removed, before, limits.removed_share, takes_share),
        Measure("names", shared, shorter, limits.shared_names, shares_few),
        Measure("emptied", emptied, stated, limits.emptied_share, empties),
    )
