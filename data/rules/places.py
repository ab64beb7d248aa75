"""Where a project without coordinates is drawn: centres of towns and parks.

A deployment puts its own list into ``var/rules/towns.csv``; it replaces the bundled one.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyarrow as pa

from data.environment import var_folder

PLACES = Path(__file__).parent / "geo" / "towns.csv"


class PlaceSettingsError(ValueError):
    """The list of places cannot be used; the message names the file, the line and the column."""


@dataclass(frozen=True)
class Place:
    """A town or park: the names that ledgers give it, its centre (WGS84 degrees).

    precision says in words how far off the centre may be; is_verified is false where
    no source was found and the centre is schematic.
    """

    place: str
    names: tuple[str, ...]
    kind: str
    longitude: float
    latitude: float
    precision: str
    is_verified: bool
    source: str


def load_places(overrides: Path | None = None) -> tuple[Place, ...]:
    """The places in force; overrides is the deployment's folder; raises PlaceSettingsError."""
    folder = overrides if overrides is not None else var_folder() / "rules"
    own = folder / PLACES.name
    return _read(own if own.is_file() else PLACES)


def place_tables(places: tuple[Place, ...] | None = None) -> dict[str, pa.Table]:
    """``rule_place`` of queries/schema/mart."""
    chosen = places if places is not None else load_places()
    schema = pa.schema(
        [
            ("place", pa.string()),
            ("names", pa.list_(pa.string())),
            ("kind", pa.string()),
            ("longitude", pa.float64()),
            ("latitude", pa.float64()),
            ("precision", pa.string()),
            ("is_verified", pa.bool_()),
        ]
    )
    rows = [{name: getattr(place, name) for name in schema.names} for place in chosen]
    return {
        "rule_place": pa.Table.from_pylist(
            [{**row, "names": list(place.names)} for row, place in zip(rows, chosen, strict=True)],
            schema=schema,
        )
    }


@cache
def _read(path: Path) -> tuple[Place, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    places: list[Place] = []
    for number, line in enumerate(lines, 2):
        try:
            places.append(
                Place(
                    place=line["place"],
                    names=tuple(name for name in line["names"].split("|") if name),
                    kind=line["kind"],
                    longitude=float(line["longitude"]),
                    latitude=float(line["latitude"]),
                    precision=line["precision"],
                    is_verified=line["is_verified"] == "true",
                    source=line["source"],
                )
            )
        except (KeyError, ValueError) as error:
            raise PlaceSettingsError(f"{path}, line {number}: {error}") from error
    return tuple(places)
