"""What is known of a ledger's fields before anybody fills them in, to be chosen from."""

from __future__ import annotations

from data.store import Snapshot, Store


def known_values(
    store: Store, snapshot: Snapshot | None, ledger: str
) -> dict[str, tuple[str, ...]]:
    """Role of a field (unit, town, park, project, status) → values in order; {} of no version."""
    found: dict[str, list[str]] = {}
    if snapshot is not None:
        query = "screens/returns/known_values"
        for row in store.query(query, snapshot_id=snapshot.id, ledger=ledger).to_pylist():
            found.setdefault(row["role"], []).append(row["value"])
    return {role: tuple(values) for role, values in found.items()}
