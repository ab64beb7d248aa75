"""Which projects may be one, what people decide about them, and where they put them.

Candidates are found in tables of the marts inside a transaction that is given up
afterwards, so that uploads compared at the same time do not see each other.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing

import pyarrow as pa

from data.drafts import Decision
from data.store import publishing
from data.store.connection import Connection, execute, insert
from data.store.decisions import (
    Contradiction,
    NamedPlace,
    Placement,
    Taken,
    found_against,
    in_force,
    write_places,
)
from data.store.snapshots import Snapshot, Snapshots, marts_of
from data.store.versions import Version

_FILLS = (
    "marts/same_project/compared_mention",
    "marts/same_project/compared_project",
    "marts/same_project/compared_crowd",
    "marts/same_project/compared_pair",
)


class Identities:
    """The identity of projects in one ledger database; reached as ``Store.identities``."""

    def __init__(
        self,
        connection: Connection,
        snapshots: Snapshots,
        newest: Callable[[], Snapshot | None],
        show_version: Callable[[Version], Version],
    ) -> None:
        """newest: the last version's snapshot; show_version: told of a new version."""
        self._connection = connection
        self._snapshots = snapshots
        self._newest = newest
        self._show_version = show_version

    def candidates(
        self,
        rows: pa.Table | None = None,
        batches: Sequence[str] | None = None,
        *,
        of_sample: bool | None = None,
    ) -> tuple[pa.Table, pa.Table]:
        """(pairs, crowds): screens/data/same_project and screens/data/same_project_crowds.

        Of the last version and ``rows`` of an upload (columns of mart.compared_row).
        batches: only pairs that one of them speaks of; None: all. of_sample: what is current
        takes part only where it is sample data, or is none.
        """
        newest = self._newest()
        if newest is not None and of_sample not in (None, newest.is_sample):
            newest = None
        given: dict[str, object] = {
            "snapshot_id": newest.id if newest else None,
            "batches": None if batches is None else list(batches),
        }
        held = self._snapshots.reading(
            *((newest.id,) if newest else ()),
            marts=[name for one in _FILLS for name in marts_of(one)],
        )
        with held, self._connection.scratch() as cursor:
            if rows is not None and rows.num_rows:
                insert(cursor, "compared_row", rows, "store/fill_memory")
            for name in _FILLS:
                execute(cursor, name, given)
            return (
                execute(cursor, "screens/data/same_project").to_arrow_table(),
                execute(cursor, "screens/data/same_project_crowds").to_arrow_table(),
            )

    def decide(self, decisions: Sequence[Decision], *, by: str) -> Version:
        """One more version under further decisions.

        Raises ContradictoryDecisions, ContradictsEarlier, NothingToChange.
        """
        with self._connection.write_lock:
            with self._connection.deed("correct"), self._connection.transaction() as cursor:
                made = publishing.made(cursor, publishing.decide(cursor, decisions, by=by))
            return self._show_version(made)

    def in_force(self) -> tuple[Taken, ...]:
        """What was decided and holds after the last version, newest first."""
        with closing(self._connection.cursor()) as cursor:
            return in_force(cursor)

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions in force, without who took them."""
        return tuple(one.decision for one in self.in_force())

    def contradictions(self, decisions: Sequence[Decision]) -> tuple[Contradiction, ...]:
        """What of further decisions could not hold: beside each other, or beside earlier ones."""
        with closing(self._connection.cursor()) as cursor:
            return found_against(cursor, decisions)


class Places:
    """Names places and puts projects on the map; use ``Store.places``."""

    def __init__(self, connection: Connection, show_version: Callable[[Version], Version]) -> None:
        """show_version: told of a new version."""
        self._connection = connection
        self._show_version = show_version

    def put(self, placement: Placement, *, by: str) -> Version:
        """One more version in which a project stands where it was put."""
        return self._version([placement], (), by, placement.project.name or placement.project.text)

    def save(self, places: Sequence[NamedPlace], *, by: str) -> Version:
        """One more version in which these places are known (or no longer, where removed)."""
        return self._version((), places, by, "、".join(place.place for place in places))

    def _version(
        self,
        placements: Sequence[Placement],
        places: Sequence[NamedPlace],
        by: str,
        note: str,
    ) -> Version:
        with self._connection.write_lock:
            with self._connection.deed("places"), self._connection.transaction() as cursor:
                version = publishing.note_places(cursor, by=by, note=note)
                write_places(cursor, placements, places, version=version, by=by)
                made = publishing.made(cursor, version)
            return self._show_version(made)
