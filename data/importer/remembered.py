"""What the database knows that a reading needs: names, mappings, what a unit sent before."""

from __future__ import annotations

from collections.abc import Iterable

from data.geo import Outline, OutlineError, read_outline
from data.importer.corrections import Remembered, Taughts, taught_headers
from data.importer.names import Alias, Aliases, project_key
from data.importer.proposing import KnownNames
from data.ledgers.evidence import Sent, texts_compared
from data.rules import load_rules
from data.store import RememberedAlias, Store


def aliases_of(remembered: Iterable[RememberedAlias]) -> Aliases:
    """The names that the store remembers, ready to be looked up."""
    return Aliases.of(
        Alias(one.kind, one.written, one.stands_for, one.first_date, one.last_date)
        for one in remembered
    )


def remembered_of_unit(store: Store, unit: str) -> tuple[Remembered, ...]:
    """What a unit's sheets were read with, under its earlier names too, the newest first."""
    return tuple(
        Remembered(
            one.fingerprint,
            one.mapping,
            one.made_on.headers,
            one.mapping_id,
            one.made_on.file,
            one.made_on.sheet,
            one.by,
            one.at,
        )
        for one in store.memory.of_unit(unit)
    )


def taught_elsewhere(store: Store, unit: str) -> Taughts:
    """What sheets of other units were told of single headers, the newest word last."""
    own = {one.mapping_id for one in store.memory.of_unit(unit)}
    others = sorted(store.memory.mappings(), key=lambda one: one.at)
    return tuple(
        taught
        for one in others
        if one.mapping_id not in own
        for taught in taught_headers(one.mapping, one.made_on.headers, one.made_on.ledger, one.unit)
    )


def outline_of(store: Store) -> Outline | None:
    """The office's own map, None where none that can be read was loaded."""
    for row in store.query("screens/data/outline").to_pylist():
        try:
            number = row["approval_number"] or ""
            return read_outline(row["geojson"], number, load_rules().county.adcode)
        except OutlineError:
            return None
    return None


def sent_before(store: Store, unit: str, version: int) -> tuple[Sent, ...]:
    """What a unit sent of each form last, by its columns."""
    rows = store.query("screens/data/sent_before", unit=unit, sequence=version).to_pylist()
    return tuple(
        Sent(
            row["ledger"],
            row["form"],
            texts_compared(row["headers"] or ()),
            frozenset(row["fields"]),
        )
        for row in rows
    )


def known_names(store: Store, version: int) -> KnownNames:
    """Names that a version shows, as of its last day."""
    newest = store.snapshot(version=version)
    if newest is None:
        return KnownNames()
    found: dict[str, set[str]] = {}
    for row in store.query("screens/data/known_names", snapshot_id=newest.id).to_pylist():
        found.setdefault(row["kind"], set()).add(project_key(row["name"]))
    kinds = ("unit", "person", "company", "town", "park")
    return KnownNames(*(frozenset(found.get(kind, ())) for kind in kinds))
