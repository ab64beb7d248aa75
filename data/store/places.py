"""Naming places and putting projects on the map: each time a version of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from data.store import publishing
from data.store.connection import Connection
from data.store.placements import NamedPlace, Placement, write
from data.store.versions import Version


class Places:
    """Names places and puts projects on the map; use ``Store.places``."""

    def __init__(self, connection: Connection, became: Callable[[int], Version]) -> None:
        """became: what the store does when there is a new version."""
        self._connection = connection
        self._became = became

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
        with self._connection.transaction() as cursor:
            version = publishing.note_places(cursor, by=by, note=note)
            write(cursor, placements, places, version=version, by=by)
        return self._became(version)
