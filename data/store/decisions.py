"""What people decide about projects: whether two names mean one, and where each lies.

Append-only, each with its version. A decision or placement speaks of projects as they are
written (code and name), not of ids worked out from them: when a code is given to a project
later, it still finds it. The last word counts; ``open`` asks again. An earlier decision is
never overruled in silence: a later one that contradicts it names it (``Decision.replaces``),
or is refused with who took it and when. A roll back repeats what was in force at the version
that it returns to, so that every version can be reproduced exactly.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any, TypeAlias

import duckdb

from data.drafts import Decision, ProjectName, new_id
from data.store.connection import append, execute
from data.store.refusals import ContradictoryDecisions, ContradictsEarlier


def write(
    cursor: duckdb.DuckDBPyConnection,
    decisions: Sequence[Decision],
    *,
    version: int,
    by: str,
    at: datetime,
) -> None:
    """Append decisions that hold from ``version`` on."""
    rows = [
        {
            "decision_id": new_id(),
            "sequence": version,
            "verdict": decision.verdict,
            "kept_code": decision.kept.code,
            "kept_name": decision.kept.name,
            "other_code": decision.other.code,
            "other_name": decision.other.name,
            "rule": decision.rule,
            "evidence": json.dumps(dict(decision.evidence), ensure_ascii=False, sort_keys=True),
            "decided_by": by,
            "decided_at": at,
        }
        for decision in decisions
    ]
    append(cursor, "project_decision", rows)


def as_of_version(cursor: duckdb.DuckDBPyConnection, to: int, last: int) -> tuple[Decision, ...]:
    """What has to be decided now so that the decisions of version ``to`` are in force again."""
    given = {"sequence": to, "last_sequence": last}
    rows = execute(cursor, "store/decisions_to_repeat", given).fetchall()
    return tuple(_read(row) for row in rows)


def _read(row: Sequence[Any]) -> Decision:
    """verdict, kept and other by code and name, rule, evidence → the decision."""
    return Decision(
        verdict=row[0],
        kept=ProjectName(row[1], row[2]),
        other=ProjectName(row[3], row[4]),
        rule=row[5] or "",
        evidence=json.loads(row[6] or "{}"),
    )


@dataclass(frozen=True)
class Taken:
    """A decision in force: by whom, when, and the version from which it holds."""

    decision_id: str
    decision: Decision
    version: int
    by: str
    at: datetime


@dataclass(frozen=True)
class Contradiction:
    """Two projects said to differ by one decision and to be one by others.

    earlier: of those in force the ones that take part, newest first, none where the new
    ones contradict each other. now: of the new ones.
    """

    one: ProjectName
    other: ProjectName
    earlier: tuple[Taken, ...]
    now: tuple[Decision, ...]


_Statement: TypeAlias = Taken | Decision


def contradictions(
    decisions: Sequence[Decision], earlier: Sequence[Taken], keys: Mapping[str, str]
) -> tuple[Contradiction, ...]:
    """What of new decisions cannot hold beside each other or beside earlier ones.

    keys: every code and name of them all → as it is compared. An earlier decision that a
    new one replaces, or whose pair is opened again, holds no longer.
    """
    project = _Projects([*decisions, *(one.decision for one in earlier)], keys)
    replaced = {one for decision in decisions for one in decision.replaces}
    opened = {project.pair(one) for one in decisions if one.verdict == "open"}
    last: dict[frozenset[str], Taken] = {}
    for one in sorted(earlier, key=lambda each: -each.version):
        last.setdefault(project.pair(one.decision), one)
    lines: list[_Statement] = [
        own for pair, own in last.items() if own.decision_id not in replaced and pair not in opened
    ]
    lines += [own for own in decisions if own.verdict != "open"]
    same = [own for own in lines if _decision(own).verdict == "same"]
    found: list[Contradiction] = []
    for each in lines:
        decision = _decision(each)
        chain = _chain(decision, same, project) if decision.verdict == "different" else None
        if chain is None:
            continue
        involved = [each, *chain]
        now = tuple(part for part in involved if isinstance(part, Decision))
        taken = [part for part in involved if isinstance(part, Taken)]
        taken.sort(key=lambda part: part.version, reverse=True)
        if now:
            found.append(Contradiction(decision.kept, decision.other, tuple(taken), now))
    return tuple(found)


def in_force(cursor: duckdb.DuckDBPyConnection) -> tuple[Taken, ...]:
    """What was decided and holds after the last version, newest first."""
    rows = execute(cursor, "store/decisions_in_force").fetchall()
    return tuple(Taken(own, _read(told), version, by, at) for own, version, *told, by, at in rows)


def found_against(
    cursor: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]
) -> tuple[Contradiction, ...]:
    """What of new decisions cannot hold beside each other or beside those in force."""
    earlier = in_force(cursor) if decisions else ()
    return contradictions(decisions, earlier, _keys(cursor, decisions, earlier))


def _keys(
    cursor: duckdb.DuckDBPyConnection, decisions: Sequence[Decision], earlier: Sequence[Taken]
) -> dict[str, str]:
    """Every code and name of decisions → as it is compared."""
    names = [
        name
        for one in (*decisions, *(taken.decision for taken in earlier))
        for name in (one.kept, one.other)
    ]
    texts = sorted({text for name in names for text in (name.code, name.name) if text})
    keys = dict(execute(cursor, "store/project_keys", {"texts": texts}).fetchall())
    return {"": "", **keys}


def settled(
    cursor: duckdb.DuckDBPyConnection, decisions: Sequence[Decision]
) -> tuple[Decision, ...]:
    """The decisions to write: what they replace is opened, where they do not speak of it.

    Raises ContradictoryDecisions; ContradictsEarlier where the person did not say that the
    earlier ones are to be replaced.
    """
    for one in found_against(cursor, decisions):
        arguments = {"one": one.one.text, "other": one.other.text}
        if not one.earlier:
            raise ContradictoryDecisions(**arguments)
        last = one.earlier[0]
        raise ContradictsEarlier(**arguments, by=last.by, version=last.version)
    replaced = {one for decision in decisions for one in decision.replaces}
    earlier = [one for one in in_force(cursor) if one.decision_id in replaced]
    project = _Projects(
        [*decisions, *(one.decision for one in earlier)], _keys(cursor, decisions, earlier)
    )
    spoken_of = {project.pair(one) for one in decisions}
    opened = (
        replace(one.decision, verdict="open")
        for one in earlier
        if project.pair(one.decision) not in spoken_of
    )
    return (*opened, *decisions)


class _Projects:
    """Names as they are compared: by the code, also where only another decision gives it."""

    def __init__(self, decisions: Sequence[Decision], keys: Mapping[str, str]) -> None:
        self._keys = keys
        codes: dict[str, set[str]] = {}
        for name in (name for one in decisions for name in (one.kept, one.other)):
            if name.code and name.name:
                codes.setdefault(keys[name.name], set()).add(keys[name.code])
        self._codes = {name: min(many) for name, many in codes.items() if len(many) == 1}

    def key(self, name: ProjectName) -> str:
        """What tells a project from others."""
        if name.code:
            return self._keys[name.code]
        written = self._keys[name.name or ""]
        return self._codes.get(written, written)

    def pair(self, decision: Decision) -> frozenset[str]:
        """The two projects, in no order."""
        return frozenset((self.key(decision.kept), self.key(decision.other)))


def _decision(said: _Statement) -> Decision:
    return said.decision if isinstance(said, Taken) else said


def _chain(
    different: Decision, same: Sequence[_Statement], project: _Projects
) -> tuple[_Statement, ...] | None:
    """The shortest way from one side to the other over projects that are one; None without."""
    beside: dict[str, list[tuple[str, _Statement]]] = {}
    for said in same:
        one, other = (project.key(name) for name in (_decision(said).kept, _decision(said).other))
        beside.setdefault(one, []).append((other, said))
        beside.setdefault(other, []).append((one, said))
    start, goal = project.key(different.kept), project.key(different.other)
    ways: dict[str, tuple[_Statement, ...]] = {start: ()}
    waiting = deque([start])
    while waiting:
        at = waiting.popleft()
        for following, said in beside.get(at, ()):
            if following not in ways:
                ways[following] = (*ways[at], said)
                waiting.append(following)
    return ways.get(goal)


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


def write_places(
    cursor: duckdb.DuckDBPyConnection,
    placements: Sequence[Placement],
    places: Sequence[NamedPlace],
    *,
    version: int,
    by: str,
) -> None:
    """Append what holds from ``version`` on."""
    at = datetime.now(UTC)
    put = [
        {
            "placement_id": new_id(),
            "sequence": version,
            "project_code": one.project.code,
            "project_name": one.project.name,
            "longitude": one.longitude,
            "latitude": one.latitude,
            "placed_by": by,
            "placed_at": at,
        }
        for one in placements
    ]
    append(cursor, "project_placement", put)
    named = [
        {
            "gazetteer_id": new_id(),
            "sequence": version,
            **asdict(place),
            "saved_by": by,
            "saved_at": at,
        }
        for place in places
    ]
    append(cursor, "gazetteer_place", named)


def repeat_places(
    cursor: duckdb.DuckDBPyConnection, to: int, last: int, *, version: int, by: str
) -> None:
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
    write_places(cursor, placements, places, version=version, by=by)
