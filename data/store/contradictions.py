"""Decisions about projects that cannot hold together: joined over any steps, and said to differ.

An earlier decision is never overruled in silence: a later one that contradicts it names
it (``Decision.replaces``), or is refused with who took it and when.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeAlias

import duckdb

from data.drafts import Decision, ProjectName
from data.store.connection import execute
from data.store.refusals import ContradictoryDecisions, ContradictsEarlier


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
    return tuple(
        Taken(
            decision_id=row[0],
            decision=Decision(
                verdict=row[2],
                kept=ProjectName(row[3], row[4]),
                other=ProjectName(row[5], row[6]),
                rule=row[7] or "",
                evidence=json.loads(row[8] or "{}"),
            ),
            version=row[1],
            by=row[9],
            at=row[10],
        )
        for row in execute(cursor, "store/decisions_in_force", {}).fetchall()
    )


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
