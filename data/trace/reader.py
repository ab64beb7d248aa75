"""What queries say of one snapshot, each read once, as a snapshot never changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from data.store import Snapshot, Store

Row = Mapping[str, object]
Given = Mapping[str, object]
Memory = dict[tuple[str, str], Sequence[Row]]
_MOST_CACHED = 200


class SnapshotReader:
    """Reads rows of one snapshot and keeps them.

    previous: the snapshot that bridges and lists of changes begin at. memory: what readers of the
    same snapshots share.
    """

    def __init__(
        self,
        store: Store,
        now: Snapshot,
        previous: Snapshot | None = None,
        memory: Memory | None = None,
    ) -> None:
        self.store, self.now, self.previous = store, now, previous
        self._read: Memory = {} if memory is None else memory
        self._by_project: dict[tuple[str, str], Mapping[str, Row]] = {}

    def query(self, name: str, given: Given) -> Sequence[Row]:
        """The rows of a query, read once."""
        return self.cached(name, given, lambda: self.store.query(name, **given).to_pylist())

    def by_project(self, name: str, given: Given) -> Mapping[str, Row]:
        """The rows of a query of one row a project."""
        key = (name, repr(sorted(given.items())))
        if key not in self._by_project:
            rows = self.query(name, given)
            self._by_project[key] = {str(row["project_id"]): row for row in rows}
        return self._by_project[key]

    def cached(self, name: str, given: Given, read: Callable[[], Sequence[Row]]) -> Sequence[Row]:
        """The rows that ``read`` gives for a name and its parameters, read once."""
        key = (name, repr(sorted(given.items())))
        if (rows := self._read.get(key)) is None:
            if len(self._read) >= _MOST_CACHED:
                self._read.clear()
            rows = self._read[key] = read()
        return rows
