"""What people taught the importer, kept: header mappings a unit, names for the whole office.

Append-only like everything else. The last word on a header or a name counts; what is
forgotten leaves a row of its own with who and when. An alias that changes under which
unit visible sheets go is one more version, so that open screens show it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from data.store import publishing
from data.store.connection import Connection, append, execute, note
from data.store.publishing import Cursor
from data.store.refusals import CircularAlias, NotRemembered
from data.store.versions import Version

AliasKind = Literal["unit", "person"]
_LONGEST_CHAIN = 8


@dataclass(frozen=True)
class MappedSheet:
    """The sheet on which a mapping was made; headers: column letter → header text."""

    file: str = ""
    sheet: str = ""
    ledger: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class RememberedMapping:
    """What a unit taught of one kind of header; mapping is a correction's JSON."""

    mapping_id: str
    unit: str
    fingerprint: str
    mapping: str
    made_on: MappedSheet
    by: str
    at: datetime


@dataclass(frozen=True)
class RememberedAlias:
    """A name that stands for another in papers of some days (None: no end)."""

    alias_id: str
    kind: AliasKind
    written: str
    stands_for: str
    first_date: date | None
    last_date: date | None
    by: str
    at: datetime


class Memory:
    """What is remembered in one ledger database; reached as ``Store.memory``."""

    def __init__(self, connection: Connection, show_version: Callable[[Version], object]) -> None:
        """show_version: told of every version that remembering brings about."""
        self._connection = connection
        self._show_version = show_version

    def mappings(self, unit: str | None = None) -> tuple[RememberedMapping, ...]:
        """Header mappings of one unit, or of all."""
        rows = self._connection.run("screens/data/remembered_mappings", {"unit": unit})
        return tuple(
            RememberedMapping(
                mapping_id=row["mapping_id"],
                unit=row["unit"],
                fingerprint=row["fingerprint"],
                mapping=row["mapping"],
                made_on=MappedSheet(
                    row["file_name"] or "",
                    row["sheet_name"] or "",
                    row["ledger"] or "",
                    json.loads(row["headers"] or "{}"),
                ),
                by=row["saved_by"],
                at=row["saved_at"],
            )
            for row in rows.to_pylist()
        )

    def of_unit(self, unit: str) -> tuple[RememberedMapping, ...]:
        """Header mappings that hold for a unit: its own and those under its earlier names.

        Of two names the later word on a header counts; newest first.
        """
        rows = self._connection.run("screens/data/mappings", {"unit": unit}).to_pylist()
        used = {row["mapping_id"] for row in rows}
        found = [one for one in self.mappings() if one.mapping_id in used] if used else []
        return tuple(sorted(found, key=lambda one: one.at, reverse=True))

    def aliases(self, known_at: datetime | None = None) -> tuple[RememberedAlias, ...]:
        """All names that stand for others, units first; known_at: as of a moment, else now."""
        rows = self._connection.run("screens/data/remembered_aliases", {"known_at": known_at})
        return tuple(
            RememberedAlias(
                alias_id=row["alias_id"],
                kind=row["kind"],
                written=row["written"],
                stands_for=row["stands_for"],
                first_date=row["first_date"],
                last_date=row["last_date"],
                by=row["saved_by"],
                at=row["saved_at"],
            )
            for row in rows.to_pylist()
        )

    def save_mapping(
        self,
        fingerprint: str,
        unit: str,
        mapping: str,
        *,
        by: str,
        made_on: MappedSheet | None = None,
        replaces: str = "",
    ) -> str:
        """Remember how a kind of header is to be read for a unit, and return its id.

        replaces: the id of a mapping of a header before this one, forgotten in the same step.
        """
        with self._connection.deed("correct", "mapping"), self._connection.transaction() as cursor:
            if replaces:
                _forget(cursor, replaces, publishing.last_sequence(cursor), by)
            said = {"fingerprint": fingerprint, "unit": unit, "mapping": mapping}
            mapping_id = note(cursor, "header_mapping", "mapping_id", by, **said)
            if made_on is not None:
                place = {
                    "mapping_id": mapping_id,
                    "file_name": made_on.file,
                    "sheet_name": made_on.sheet,
                    "ledger": made_on.ledger,
                    "headers": json.dumps(dict(made_on.headers), ensure_ascii=False),
                }
                append(cursor, "mapping_sheet", [place])
        return mapping_id

    def save_alias(
        self,
        kind: AliasKind,
        written: str,
        stands_for: str,
        *,
        by: str,
        first_date: date | None = None,
        last_date: date | None = None,
        replaces: str = "",
    ) -> str:
        """Remember that a name stands for another, and return its id.

        replaces: the id of an alias that this one corrects, forgotten in the same step.
        Raises CircularAlias, NotRemembered.
        """
        said = {
            "kind": kind,
            "written": written.strip(),
            "stands_for": stands_for.strip(),
            "first_date": first_date,
            "last_date": last_date,
        }
        alias_id = ""

        def write(cursor: Cursor, sequence: int) -> None:
            nonlocal alias_id
            if replaces:
                _forget(cursor, replaces, sequence, by)
            alias_id = note(cursor, "name_alias", "alias_id", by, sequence=sequence, **said)
            _refuse_circle(cursor, kind, written.strip(), stands_for.strip())

        self._change(write, by=by, note=f"{said['written']} → {said['stands_for']}")
        return alias_id

    def save_inbox_policy(self, unit: str, policy: str, *, by: str) -> None:
        """Keep what becomes of files in a unit's inbox folder; the last word counts."""
        policy_of = self._connection.deed("settings", f"inbox {unit}")
        with policy_of, self._connection.transaction() as cursor:
            note(cursor, "inbox_policy", "policy_id", by, unit=unit, policy=policy)

    def forget(self, remembered_id: str, *, by: str) -> RememberedMapping | RememberedAlias:
        """Un-remember a mapping or an alias, and return it; raises NotRemembered."""
        known: list[RememberedMapping | RememberedAlias] = [*self.mappings(), *self.aliases()]
        found = next((one for one in known if _id(one) == remembered_id), None)
        if found is None:
            raise NotRemembered(id=remembered_id)
        told = ""
        if isinstance(found, RememberedAlias):
            told = f"{found.written} ↛ {found.stands_for}"
        self._change(lambda c, n: _forget(c, remembered_id, n, by), by=by, note=told)
        return found

    def _change(self, write: Callable[[Cursor, int], None], *, by: str, note: str) -> None:
        """Write, and log a version where the units of visible sheets go under other names now."""
        made, named = None, self._connection.deed("correct", "names")
        with self._connection.write_lock:
            with named, self._connection.transaction() as cursor:
                last = publishing.last_sequence(cursor)
                before = _unit_names(cursor, last, last)
                write(cursor, last + 1)
                if _unit_names(cursor, last, last + 1) != before:
                    version = publishing.note_renaming(cursor, by=by, note=note)
                    made = publishing.made(cursor, version)
            if made is not None:
                self._show_version(made)


def _id(remembered: RememberedMapping | RememberedAlias) -> str:
    if isinstance(remembered, RememberedAlias):
        return remembered.alias_id
    return remembered.mapping_id


def _forget(cursor: Cursor, remembered_id: str, sequence: int, by: str) -> None:
    said = {"sequence": sequence, "remembered_id": remembered_id}
    note(cursor, "forgotten", "forgotten_id", by, **said)


def _unit_names(cursor: Cursor, sequence: int, known: int) -> list[tuple[object, ...]]:
    given = {"sequence": sequence, "known_sequence": known}
    return execute(cursor, "store/unit_names", given).fetchall()


def _refuse_circle(cursor: Cursor, kind: str, written: str, stands_for: str) -> None:
    """Raise CircularAlias where a name would stand for itself, by way of others too."""
    rows = execute(cursor, "screens/data/remembered_aliases", {"known_at": None})
    known = rows.to_arrow_table().to_pylist()
    ways = {row["written_key"]: row["stands_for_key"] for row in known if row["kind"] == kind}
    for start in ways:
        name = start
        for _ in range(_LONGEST_CHAIN):
            name = ways.get(name, "")
            if name == start:
                raise CircularAlias(written=written, stands_for=stands_for)
