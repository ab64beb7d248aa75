"""The county and its places: provinces, the names that ledgers give places, their centres.

A deployment's own list, ``var/rules/towns.csv``, replaces the bundled one; a town or park that
only county.toml names is known without a centre. What people add on the page lies in the
ledger database and stands before both (queries/marts/place.sql).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

import pyarrow as pa
from pydantic import Field

from data.environment import var_folder
from data.rules.files import Section
from data.texts import CountyWords

WhichProvince = Literal["own", "other", "abroad"]


class Provinces(Section):
    """provinces.toml: province → the words (cities) that stand for it; its own name always does.

    english: province → what readers of English call it; abroad: those whose capital is foreign.
    """

    source: str
    abroad: tuple[str, ...]
    province: dict[str, tuple[str, ...]]
    english: dict[str, str]

    def table(self, own_places: Mapping[str, str]) -> pa.Table:
        """mart.rule_province: one row a word; own_places (word → province) win over the rest."""
        rows = list({**self._known, **own_places}.items())
        return pa.table(
            {
                "word": pa.array([row[0] for row in rows], pa.string()),
                "province": pa.array([row[1] for row in rows], pa.string()),
            }
        )

    @cached_property
    def _known(self) -> dict[str, str]:
        """Word → province."""
        return {
            word: province
            for province, words in self.province.items()
            for word in (province, *words)
        }

    def of_place(self, text: str, own_places: Mapping[str, str]) -> tuple[str, str]:
        """The province of a text that opens as the name of a place, "" of others, and its rest.

        The rest is "" where the text is a place and no more: 江苏徐州, 贵州遵义仁怀市; own_places
        win, as in ``table``.
        """
        rest, found = text.strip(), ""
        while word := self._opening(rest, own_places):
            found = found or own_places.get(word) or self._known[word]
            rest = rest.removeprefix(word).lstrip("省市区县州旗盟、，,/ ").removeprefix("自治")
            rest = rest.lstrip("区州县旗")
        return found, "" if rest.endswith(_ENDS_OF_PLACES) else rest

    def _opening(self, text: str, own_places: Mapping[str, str]) -> str:
        """The longest known word that a text begins with, "" without one."""
        words = (text[:length] for length in range(min(len(text), _LONGEST_WORD), 1, -1))
        return next((word for word in words if word in own_places or word in self._known), "")


_LONGEST_WORD = 12
_ENDS_OF_PLACES = ("市", "区", "县", "旗", "镇", "乡", "街道", "新城")


class County(Section):
    """county.toml."""

    name: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    adcode: str = Field(pattern=r"^\d{6}$")
    prefecture: str
    province: str
    towns: tuple[str, ...]
    parks: tuple[str, ...] = ()

    @property
    def words(self) -> CountyWords:
        """What it is as its name ends, and what the province is by its name."""
        above = next(
            (kind for kind, names in _ABOVE.items() if self.province.startswith(names)), "province"
        )
        return {"county_kind": _KINDS_OF_COUNTY.get(self.name[-1], "county"), "region_kind": above}


_KINDS_OF_COUNTY = {"旗": "banner", "市": "city", "区": "district"}
_ABOVE = {
    "region": ("内蒙古", "广西", "西藏", "宁夏", "新疆"),
    "municipality": ("北京", "上海", "天津", "重庆"),
}
PLACES = Path(__file__).parent / "geo" / "towns.csv"
KINDS = ("seat", "town", "park", "village", "landmark")


class PlaceSettingsError(ValueError):
    """The list of places cannot be used; the message names the file, the line and the column."""


@dataclass(frozen=True)
class Place:
    """A place: the names that ledgers give it, the town that it lies in, its centre if known.

    kind is one of KINDS. longitude and latitude are WGS84 degrees. precision says in words how
    far off the centre may be; is_verified is false where no source was found.
    """

    place: str
    names: tuple[str, ...]
    kind: str
    town: str
    longitude: float | None
    latitude: float | None
    precision: str
    is_verified: bool
    source: str


def load_places(overrides: Path | None = None) -> tuple[Place, ...]:
    """The places in force; overrides is the deployment's folder; raises PlaceSettingsError."""
    folder = overrides if overrides is not None else var_folder() / "rules"
    own = folder / PLACES.name
    return _read(own if own.is_file() else PLACES)


def place_tables(county: County, places: Iterable[Place] | None = None) -> dict[str, pa.Table]:
    """``rule_place``: the places in force and what only county.toml names, without a centre."""
    chosen = list(places if places is not None else load_places())
    named = {name for place in chosen for name in (place.place, *place.names)}
    for kind, names in (("town", county.towns), ("park", county.parks)):
        chosen += [_without_centre(name, kind) for name in names if name not in named]
    schema = pa.schema(
        [
            ("place", pa.string()),
            ("names", pa.list_(pa.string())),
            ("kind", pa.string()),
            ("town", pa.string()),
            ("longitude", pa.float64()),
            ("latitude", pa.float64()),
            ("precision", pa.string()),
            ("is_verified", pa.bool_()),
        ]
    )
    columns = {name: [getattr(place, name) for place in chosen] for name in schema.names}
    columns["names"] = [list(place.names) for place in chosen]
    columns["town"] = [place.town or None for place in chosen]
    return {"rule_place": pa.table(columns, schema=schema)}


def _without_centre(name: str, kind: str) -> Place:
    return Place(name, (name,), kind, "", None, None, "", is_verified=False, source="")


@cache
def _read(path: Path) -> tuple[Place, ...]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    places: list[Place] = []
    for number, line in enumerate(lines, 2):
        try:
            places.append(_place(line))
        except (KeyError, ValueError) as error:
            raise PlaceSettingsError(f"{path}, line {number}: {error}") from error
    return tuple(places)


def _place(line: dict[str, str]) -> Place:
    if line["kind"] not in KINDS:
        raise ValueError(f"kind {line['kind']!r} is none of {', '.join(KINDS)}")
    has_centre = bool(line["longitude"] or line["latitude"])
    return Place(
        place=line["place"],
        names=tuple(name for name in line["names"].split("|") if name),
        kind=line["kind"],
        town=line.get("town") or "",
        longitude=float(line["longitude"]) if has_centre else None,
        latitude=float(line["latitude"]) if has_centre else None,
        precision=line["precision"],
        is_verified=line["is_verified"] == "true",
        source=line["source"],
    )
