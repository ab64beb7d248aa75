"""A snapshot is one version seen at one as-of date, worked out once and kept in memory.

First comes which batches speak, then the marts: ``FILLS`` in their order, of them only
those that a query reads or that these are made of. Screens pass ``snapshot_id``; an id
stays valid for the life of the process, because a snapshot that was dropped to save memory
is filled again when somebody asks for it. Versions that say the same of a date share what
is in memory, and its id: a new version costs the dates that it changes.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import count
from typing import Self

import queries
from data.ledgers.generated import entry
from data.ledgers.registry import ledgers
from data.store.connection import Connection, execute
from data.store.refusals import UnknownSnapshot

BATCHES: tuple[str, ...] = ("staging/current_batch", "staging/displaced_span")
CURRENT_ROW = "staging/current_row"
ENTRY_ROW, ENTRY, CLOCK = "marts/entry_row", "marts/entry", "marts/clock"
FILLS: tuple[str, ...] = (
    "marts/month",
    "marts/project_history",
    "marts/project_identity",
    "marts/project_decision",
    "marts/project_row",
    "marts/place",
    "marts/project_place",
    "marts/project_alias",
    "marts/stage_seen",
    "marts/told_promise",
    "marts/project_seen",
    "marts/stage_entry",
    "marts/body_name",
    "marts/project",
    "marts/project_choice",
    "marts/stage_step",
    "marts/visit_row",
    "marts/visit",
    "marts/visit_leader",
    "marts/visit_company",
    "marts/visit_project",
    "marts/visit_place",
    "marts/leader_trip",
    "marts/fund_row",
    "marts/fund_month",
    "marts/fund_project",
    "marts/fund_status",
    "marts/project_push",
    "marts/assignment",
    ENTRY_ROW,
    ENTRY,
    CLOCK,
    "marts/body",
    "marts/claim",
    "marts/sourced_project",
    "marts/lead",
    "marts/target_progress",
    "marts/light",
    "marts/project_light",
    "marts/project_kind",
    "marts/stated_item",
    "marts/readiness_gate",
    "marts/readiness",
    "marts/desk",
    "marts/service",
)
MOST_IDLE = 12
_IN_MEMORY = re.compile(r"\bmart\.(\w+)")


@cache
def marts_of(query: str) -> tuple[str, ...]:
    """The statements of ``FILLS`` that a query needs: for what it names, and for what that names.

    Raises QueryError for a query that does not exist.
    """
    made_by = {name.rpartition("/")[2]: name for name in (*queries.names("staging"), *FILLS)}
    found: set[str] = set()
    looked_at = [query]
    while looked_at:
        for table in _IN_MEMORY.findall(queries.load(looked_at.pop()).sql):
            name = made_by.get(table)
            if name is not None and name not in found:
                found.add(name)
                looked_at.append(name)
    return tuple(name for name in FILLS if name in found)


def ids_in(parameters: Mapping[str, object]) -> tuple[int, ...]:
    """Ids of the snapshots that a query reads: of all ids, they alone are numbers."""
    return tuple(
        value
        for name, value in parameters.items()
        if name.endswith("_id") and isinstance(value, int)
    )


@cache
def views() -> tuple[str, ...]:
    """The views and macros of queries/staging, each after those that it names."""
    names = {
        name.rpartition("/")[2]: name
        for name in queries.names("staging")
        if name not in (*BATCHES, CURRENT_ROW)
    }
    found: list[str] = []

    def add(name: str) -> None:
        for used in _IN_MEMORY.findall(queries.load(name).sql.partition("\ncreate ")[2]):
            if names.get(used, name) != name:
                add(names[used])
        if name not in found:
            found.append(name)

    for name in names.values():
        add(name)
    return tuple(found)


@dataclass(frozen=True)
class Snapshot:
    """What the screens read: a version as it speaks of an as-of date."""

    id: int
    version: int
    as_of: date
    year_start: date
    is_sample: bool


class _Place:
    """What is in memory for one snapshot: nothing, its batches, some or all of its marts."""

    def __init__(self, snapshot_id: int, version: int, as_of: date) -> None:
        """version: the first that asked; others that say the same share the place."""
        self.id = snapshot_id
        self.version = version
        self.as_of = as_of
        self.lock = threading.RLock()
        self.readers = 0
        self.is_leaving = False
        self.has_batches = False
        self.marts: set[str] = set()
        self.asked: set[str] = set()
        self.batch_count = 0
        self.ledgers: frozenset[str] = frozenset()
        self.is_sample = False

    @contextmanager
    def leaving(self) -> Iterator[Self]:
        """While inside, who comes to read it waits, and fills it again."""
        with self.lock:
            self.is_leaving = True
            try:
                yield self
            finally:
                self.is_leaving = False

    def has(self, marts: Sequence[str]) -> bool:
        """Whether what is asked for is there; nobody takes it away from who holds the place."""
        is_here = not self.is_leaving and self.has_batches
        return is_here and (not self.batch_count or self.marts.issuperset(marts))


class Snapshots:
    """The snapshots in memory; at most ``KEPT`` that nobody is reading."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._lock = threading.Lock()
        self._numbers = count(1)
        self._forgotten = 0
        self._places: dict[int, _Place] = {}
        self._ids: dict[tuple[int, date], int] = {}
        self._made_of: dict[tuple[str, date], int] = {}
        self._used: OrderedDict[int, None] = OrderedDict()

    def at(self, version: int, as_of: date) -> Snapshot | None:
        """The snapshot; None where no batch speaks of that date."""
        place = self._place(version, as_of)
        with self.reading(place.id):
            if not place.batch_count:
                return None
        return Snapshot(
            id=place.id,
            version=version,
            as_of=as_of,
            year_start=date(as_of.year, 1, 1),
            is_sample=place.is_sample,
        )

    @contextmanager
    def reading_batches(self, version: int, as_of: date) -> Iterator[int]:
        """While inside, the current batches of the id are known (``mart.current_…_row``)."""
        place = self._place(version, as_of)
        with self.reading(place.id):
            yield place.id

    @contextmanager
    def reading(self, *snapshot_ids: int, marts: Sequence[str] = ()) -> Iterator[None]:
        """While inside, the snapshots have these marts and keep them; raises UnknownSnapshot.

        marts: statements of ``FILLS`` in their order, with all that they need (``marts_of``).
        """
        with ExitStack() as stack:
            for snapshot_id in snapshot_ids:
                place = stack.enter_context(self._held(snapshot_id))
                self._fill(place, marts)
                place.asked.update(marts)
            yield

    def fill(self, snapshot_id: int, marts: Sequence[str]) -> None:
        """Work marts out before anybody reads them; raises UnknownSnapshot."""
        with self._held(snapshot_id) as place:
            self._fill(place, marts)

    def asked(self, version: int) -> dict[date, tuple[str, ...]]:
        """The marts that somebody read of a version, by as-of date."""
        with self._lock:
            places = [
                (day, self._places[at]) for (of, day), at in self._ids.items() if of == version
            ]
        found = {day: tuple(name for name in FILLS if name in one.asked) for day, one in places}
        return {day: marts for day, marts in found.items() if marts}

    @contextmanager
    def _held(self, snapshot_id: int) -> Iterator[_Place]:
        """While inside, what is in memory of the snapshot is not forgotten."""
        with self._lock:
            place = self._places.get(snapshot_id)
            if place is None:
                raise UnknownSnapshot(snapshot=snapshot_id)
            place.readers += 1
        try:
            yield place
        finally:
            with self._lock:
                place.readers -= 1
                if snapshot_id in self._places:
                    self._used[snapshot_id] = None
                    self._used.move_to_end(snapshot_id)
            self._forget_oldest()

    def forget_all(self) -> None:
        """Drop everything from memory (the history was replaced); old ids become unknown."""
        with self._lock:
            places = list(self._places.values())
            self._places.clear()
            self._ids.clear()
            self._made_of.clear()
            self._used.clear()
        for place in places:
            with place.leaving():
                self._empty(place)

    def forget_entries(self) -> None:
        """Work the entries of lists out anew when they are next read: a declaration changed."""
        with self._lock:
            places = list(self._places.values())
        for place in places:
            with place.leaving():
                for name in (ENTRY_ROW, ENTRY, CLOCK):
                    if name in place.marts:
                        forget = queries.for_table("store/forget", name.rpartition("/")[2])
                        with self._connection.memory_transaction() as cursor:
                            execute(cursor, forget, {"snapshot_id": place.id})
                        place.marts.discard(name)

    def _place(self, version: int, as_of: date) -> _Place:
        with self._lock:
            known = self._ids.get((version, as_of))
            if known is not None:
                return self._places[known]
        given = {"sequence": version, "as_of": as_of}
        contents = self._connection.run("store/snapshot_contents", given)["contents"][0].as_py()
        with self._lock:
            made = self._made_of.get((contents, as_of))
            if made is None:
                made = next(self._numbers)
                self._places[made] = _Place(made, version, as_of)
                self._made_of[contents, as_of] = made
            self._ids[version, as_of] = made
            return self._places[made]

    def _fill(self, place: _Place, marts: Sequence[str]) -> None:
        if not place.has(marts):
            with place.lock:
                self._fill_batches(place)
                self._fill_marts(place, marts)

    def _fill_batches(self, place: _Place) -> None:
        if place.has_batches:
            return
        parameters = _parameters(place)
        with self._connection.memory_transaction() as cursor:
            for name in BATCHES:
                execute(cursor, name, parameters)
            summary = execute(cursor, "store/snapshot_summary", parameters).fetchone()
            if summary is not None:
                place.batch_count, place.is_sample, spoken = summary
                place.ledgers = frozenset(spoken)
            if place.batch_count:
                execute(cursor, "store/insert_snapshot", _parameters(place))
        place.has_batches = True

    def _fill_marts(self, place: _Place, marts: Sequence[str]) -> None:
        missing = [name for name in marts if name not in place.marts]
        if not missing or not place.batch_count:
            return
        parameters = _parameters(place)
        with self._connection.memory_transaction() as cursor:
            for name in missing:
                for query in _statements(name, place.ledgers):
                    execute(cursor, query, parameters)
        place.marts.update(missing)

    def _forget_oldest(self) -> None:
        with ExitStack() as leaving:
            with self._lock:
                idle = [known for known in self._used if not self._places[known].readers]
                oldest = idle[: max(0, len(self._used) - MOST_IDLE)]
                places = [leaving.enter_context(self._places[known].leaving()) for known in oldest]
                for known in oldest:
                    del self._used[known]
            for place in places:
                self._empty(place)

    def _empty(self, place: _Place) -> None:
        if not place.has_batches:
            return
        with self._connection.memory_transaction() as cursor:
            for (table,) in execute(cursor, "store/snapshot_tables").fetchall():
                forget = queries.for_table("store/forget", table)
                execute(cursor, forget, {"snapshot_id": place.id})
        place.has_batches = False
        place.marts.clear()
        self._forgotten += 1
        if self._forgotten % MOST_IDLE == 0:
            self._connection.compact()


def _statements(name: str, spoken: Collection[str]) -> list[queries.Query]:
    """A fill as it is run: that of entries once for each list of which something is published."""
    if name != ENTRY_ROW:
        return [queries.load(name)]
    listed = (one for one in ledgers() if one.is_listed and one.name in spoken)
    return [queries.for_ledger(name, entry(one)) for one in listed]


def _parameters(place: _Place) -> dict[str, object]:
    return {
        "snapshot_id": place.id,
        "sequence": place.version,
        "as_of": place.as_of,
        "year_start": date(place.as_of.year, 1, 1),
        "is_sample": place.is_sample,
    }
