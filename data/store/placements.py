"""Places that people name, and projects that they put on the map; each with its version.

A placement speaks of a project by code and name as ledgers write them, as a decision does
(``data.store.decisions``), and stands before the ledgers' coordinates until it is taken back.
A roll back repeats what was in force at the version that it returns to.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from data.drafts import ProjectName
from data.ids import new_id
from data.store.connection import execute, insert


@dataclass(frozen=True)
class Placement:
    """Where a project was put (WGS84 degrees); None, None takes it off the map again."""

    project: ProjectName
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True)
class NamedPlace:
    """A place as people name it; kind is one of ``data.rules.places.KINDS``.

    is_removed: what was said of it is taken back, and the settings' own word counts again.
    """

    place: str
    names: tuple[str, ...]
    kind: str
    town: str | None
    longitude: float | None
    latitude: float | None
    is_removed: bool = False


def write(
    cursor: duckdb.DuckDBPyConnection,
    placements: Sequence[Placement],
    places: Sequence[NamedPlace],
    *,
    version: int,
    by: str,
) -> None:
    """Append what holds from ``version`` on."""
    at = datetime.now(UTC)
    if placements:
        rows = {
            "placement_id": [new_id() for _ in placements],
            "sequence": [version] * len(placements),
            "project_code": pa.array([one.project.code for one in placements], pa.string()),
            "project_name": pa.array([one.project.name for one in placements], pa.string()),
            "longitude": pa.array([one.longitude for one in placements], pa.float64()),
            "latitude": pa.array([one.latitude for one in placements], pa.float64()),
            "placed_by": [by] * len(placements),
            "placed_at": [at] * len(placements),
        }
        insert(cursor, "project_placement", pa.table(rows))
    if places:
        rows = {
            "gazetteer_id": [new_id() for _ in places],
            "sequence": [version] * len(places),
            "place": [one.place for one in places],
            "names": pa.array([list(one.names) for one in places], pa.list_(pa.string())),
            "kind": [one.kind for one in places],
            "town": pa.array([one.town for one in places], pa.string()),
            "longitude": pa.array([one.longitude for one in places], pa.float64()),
            "latitude": pa.array([one.latitude for one in places], pa.float64()),
            "is_removed": [one.is_removed for one in places],
            "saved_by": [by] * len(places),
            "saved_at": [at] * len(places),
        }
        insert(cursor, "gazetteer_place", pa.table(rows))


def repeat(cursor: duckdb.DuckDBPyConnection, to: int, last: int, *, version: int, by: str) -> None:
    """Append what makes the placements and places of version ``to`` hold again."""
    given = {"sequence": to, "last_sequence": last}
    placements = [
        Placement(ProjectName(code, name), longitude, latitude)
        for code, name, longitude, latitude in execute(
            cursor, "store/placements_to_repeat", given
        ).fetchall()
    ]
    places = [
        NamedPlace(place, tuple(names), kind, town, longitude, latitude, is_removed)
        for place, names, kind, town, longitude, latitude, is_removed in execute(
            cursor, "store/places_to_repeat", given
        ).fetchall()
    ]
    write(cursor, placements, places, version=version, by=by)
