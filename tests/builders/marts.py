"""Reads a mart as rows, worked out with all that it is made of."""

from __future__ import annotations

from data.store import Snapshot, Store
from data.store.snapshots import marts_of

Rows = list[dict[str, object]]


def mart_rows(store: Store, table: str, snapshot: Snapshot) -> Rows:
    """The rows of ``mart.<table>`` at a snapshot."""
    with store._snapshots.reading(snapshot.id, marts=marts_of(f"marts/{table}")):
        found = store._connection.cursor().execute(
            f"from mart.{table} where snapshot_id = $id order by all", {"id": snapshot.id}
        )
        return found.to_arrow_table().to_pylist()
