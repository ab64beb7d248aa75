"""Reads a mart as rows, worked out with all that it is made of."""

from __future__ import annotations

from data.store import Snapshot, Store
from data.store.snapshots import FILLS, marts_of

Rows = list[dict[str, object]]


def mart_rows(store: Store, table: str, snapshot: Snapshot) -> Rows:
    """The rows of ``mart.<table>`` at a snapshot."""
    made_by = f"marts/{table}" if f"marts/{table}" in FILLS else f"staging/{table}"
    with store._snapshots.reading(snapshot.id, marts=marts_of(made_by)):
        found = store._connection.cursor().execute(
            f"from mart.{table} where snapshot_id = $id order by all", {"id": snapshot.id}
        )
        return found.to_arrow_table().to_pylist()
