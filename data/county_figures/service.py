"""Figures of the whole-life service for ``figures --json``; unknown is None, never 0."""

from __future__ import annotations

from collections.abc import Collection

from data.store import Snapshot, Store

Row = dict[str, object]
_COLUMNS = {
    "projects": "served",
    "officers": "officers",
    "without_officer": "without_officer",
    "without_step_day": "without_day",
    "without_next_step": "without_step",
    "not_contacted": "silent_count",
    "overdue": "overdue_count",
    "due_30": "due_first",
    "due_60": "due_second",
    "due_90": "due_third",
    "ageing": "ageing_count",
    "old": "old_count",
}


def no_service() -> Row:
    """``service`` where no projects ledger speaks."""
    return dict.fromkeys(_COLUMNS)


def service(store: Store, snapshot: Snapshot, told: Collection[object]) -> Row:
    """What of the served projects is late, missing or left alone; windows by themselves.

    told: the ledgers that speak at the snapshot. not_contacted is None without service records.
    """
    if "projects" not in told:
        return no_service()
    query = "screens/service/headline"
    row = store.query(query, snapshot_id=snapshot.id).to_pylist()[0]
    return {key: row[column] for key, column in _COLUMNS.items()}
