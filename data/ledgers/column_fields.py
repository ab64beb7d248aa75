"""Which field of a ledger each column feeds.

A header is looked up in its words; where these are weak, composed or unknown, its values decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from data.ledgers.column_candidates import UNSURE, Facts, candidates
from data.ledgers.composed_headers import shortened, standing_for
from data.ledgers.header_lookup import (
    known_header,
    other_parties,
)
from data.ledgers.headers import Assignment, counts_up, looser, normal
from data.ledgers.likeness import begins_otherwise, sounds_like
from data.ledgers.registry import ledger
from data.ledgers.rival_columns import with_rivals
from data.ledgers.value_evidence import (
    holds_only,
    is_firm,
    speaks_for,
)
from data.tables import HeaderColumn
from data.values.parse_result import is_blank

LIKE = 0.4  # from which likeness a header is taken for a field that every row needs
LIKE_KNOWN = 0.5  # the same where other ledgers know the header
APART = 0.25  # how much less like any other field is where a likeness is clear
RENAMED = 0.85  # how far a header is trusted that is like the one declared
_FEWEST_KNOWN = 3
_LOOKS_OF_ITS_OWN = frozenset({"date", "month", "year", "amount", "measure", "integer"})
_FEWEST_LETTERS = 3  # 名称, 状态: of anything
PERIOD_ALONE = 0.95  # how far a header is trusted that says only the period of what is measured


def assign(facts: Facts) -> tuple[Assignment, ...]:
    """The assignments of a table's columns, from left to right."""
    declared, fixed = facts.declared, facts.fixed
    pairs: list[Assignment] = []
    for column in facts.columns:
        if column.column in fixed:
            if fixed[column.column] in {field.key for field in declared.fields}:
                pairs.append(Assignment(column.column, fixed[column.column], 1.0))
            continue
        pairs.extend(_doubted(facts, column, one) for one in candidates(facts, column))
    chosen = _chosen(pairs, {})
    if _names_its_measure(facts, chosen.values()):
        lines = [
            pair for c in facts.columns if c.column not in fixed for pair in _left_out(facts, c)
        ]
        chosen = _chosen(lines, chosen)
    for unknown in (_by_word, _by_values, _by_names, _by_sound, _named_alone, _last_left, _renamed):
        found = list(unknown(facts, chosen))
        pairs += found
        chosen = _chosen(found, chosen)
    chosen = with_rivals(facts, pairs, chosen)
    return tuple(chosen[column] for column in sorted(chosen))


def _doubted(facts: Facts, column: HeaderColumn, found: Assignment) -> Assignment:
    """What was found of a header, unsure where its bracket names another party: 乙方(招引单位).

    Names that are known as those of the party in its head decide.
    """
    declared = facts.declared
    others = other_parties(declared.name, column, found.key)
    kinds = {declared.field(key).named for key in others}
    own = declared.field(found.key).named
    values = {text for text in facts.sample(column.column) if not is_blank(text)}
    is_known = facts.names.get(own) if own not in kinds else None
    if not others or (is_known is not None and 2 * sum(map(is_known, values)) > len(values)):
        return found
    return replace(found, confidence=min(found.confidence, UNSURE))


def _by_word(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Columns whose unknown headers share a word that stands where the ledger's own does.

    谈崩时间 and 谈崩原因 are of lost projects; a person is asked.
    """
    declared = facts.declared
    free = {normal(column.path[-1]): column for column in _unread(facts, chosen)}
    shared = standing_for(declared.name, declared.title, free) if chosen else {}
    for header, key in shared.items():
        if _may_hold(facts, free[header], key):
            yield Assignment(free[header].column, key, UNSURE)


def _by_values(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Columns under an unknown header that hold nothing but the words of a status.

    现阶段 over 在建, 落地 and 投产 is the stage, whatever it is called; a person is asked.
    """
    own = [one for one in chosen.values() if not facts.declared.field(one.key).generic]
    wanted = [
        field
        for field in facts.declared.fields
        if field.type in ("choice", "state")
        and (field.required or (field.role == "status" and len(own) >= _FEWEST_KNOWN))
    ]
    for column in facts.columns if wanted else ():
        if column.column not in chosen and column.column not in facts.fixed:
            values = facts.sample(column.column)
            for field in wanted:
                if holds_only(field, values):
                    yield Assignment(column.column, field.key, UNSURE)


def _by_names(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Columns under an unknown header that hold known names of what every row must name.

    标的 over projects that are published names the projects; a person is asked.
    """
    declared, taken = facts.declared, {one.key for one in chosen.values()}
    wanted = {
        field.named: field
        for field in reversed(declared.fields)
        if field.required and field.named in facts.names and field.key not in taken
    }
    for column in _unread(facts, chosen) if wanted else ():
        values = {text for text in facts.sample(column.column) if not is_blank(text)}
        for kind, field in wanted.items() if not known_header(column.path[-1]) else ():
            if 2 * sum(map(facts.names[kind], values)) > len(values):
                yield Assignment(column.column, field.key, UNSURE)


def _by_sound(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Columns whose header sounds like a field that every row needs, and whose values may be it.

    Only of a table whose title or sheet names the ledger: others may be books of another kind.

    入库项目名称 names the projects, 正式签约时间 their signing; a person is asked.
    """
    taken = {one.key for one in chosen.values()}
    declared, wanted = facts.declared, _wanted(facts, chosen)
    for column in _unread(facts, chosen) if wanted else ():
        if len(normal(column.path[-1])) < _FEWEST_LETTERS:
            continue
        near = [one for one in sounds_like(declared.name, column.path[-1]) if one.key not in taken]
        least = LIKE_KNOWN if known_header(column.path[-1]) else LIKE
        if least > LIKE and not declared.is_declared:
            continue
        is_near = near and near[0].key in wanted and near[0].share >= least
        if is_near and _may_hold(facts, column, near[0].key):
            yield Assignment(column.column, near[0].key, UNSURE)


def _wanted(facts: Facts, chosen: Mapping[int, Assignment]) -> set[str]:
    """The fields that a row needs and no column feeds, where the table is named as the ledger."""
    declared, taken = facts.declared, {one.key for one in chosen.values()}
    own = [key for key in taken if not declared.field(key).generic]
    is_named = any(normal(word) in facts.hints for word in declared.hints)
    if not is_named or len(own) < _FEWEST_KNOWN:
        return set()
    names = declared.spoken_of(taken)
    lacking = [need.any_of for need in declared.needs if not names & set(need.any_of)]
    needed = {key for any_of in lacking for key in any_of}
    return {
        field.key
        for field in declared.fields
        if not declared.says(field, names) and (field.required or {field.key, field.name} & needed)
    }


def _unread(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[HeaderColumn]:
    """Columns with a header that feed nothing so far and of which nobody said anything."""
    for column in facts.columns:
        if column.path and column.column not in chosen and column.column not in facts.fixed:
            yield column


def _may_hold(facts: Facts, column: HeaderColumn, key: str) -> bool:
    values = [value for value in facts.sample(column.column) if not is_blank(value)]
    return bool(values) and speaks_for(facts.declared.field(key), values)


def _last_left(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """The one column under an unknown header that may be the one field that a row still needs."""
    wanted = [facts.declared.field(key) for key in _wanted(facts, chosen)]
    required = [one.key for one in wanted if one.required and one.type in _LOOKS_OF_ITS_OWN]
    if len(required) != 1:
        return
    found = [
        column
        for column in _unread(facts, chosen)
        if not known_header(column.path[-1])
        and not counts_up(facts.sample(column.column))
        and _may_hold(facts, column, required[0])
    ]
    if len(found) == 1:
        yield Assignment(found[0].column, required[0], UNSURE)


def _renamed(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Fields of an office's own ledger whose header changed a little: 借用部门 for 借用单位.

    Only where one column alone sounds like the field, and its values could stand under it. A
    person is asked of what rows are told apart by, and where the likeness is not clear.
    """
    declared = facts.declared
    taken = {one.key for one in chosen.values()}
    if not declared.is_declared or 2 * len(taken) <= len(declared.fields):
        return
    pairs: list[Assignment] = []
    for column in _unread(facts, chosen):
        near = sounds_like(declared.name, column.path[-1])
        if near and near[0].share >= LIKE and near[0].key not in taken:
            field = declared.field(near[0].key)
            is_another = begins_otherwise(column.path[-1], near[0].word)
            if not is_another and speaks_for(field, facts.sample(column.column)):
                rival = max((one.share for one in near[1:]), default=0.0)
                is_clear = near[0].share - rival >= APART
                sure = RENAMED if is_clear and not field.required else UNSURE
                pairs.append(Assignment(column.column, field.key, sure))
    keys = [one.key for one in pairs]
    yield from (one for one in pairs if keys.count(one.key) == 1)


def _named_alone(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """名称 alone in a list of which enough else is known names its rows, unless these are firms."""
    own = [one for one in chosen.values() if not facts.declared.field(one.key).generic]
    taken = {one.key for one in chosen.values()}
    if len(own) < _FEWEST_KNOWN:
        return
    for field in facts.declared.fields:
        words = {normal(word) for word in field.alone} if field.key not in taken else set()
        for column in facts.columns if words else ():
            if column.column in chosen or column.column in facts.fixed or not column.path:
                continue
            values = facts.sample(column.column)
            if normal(column.path[-1]) in words and 2 * sum(map(is_firm, values)) <= len(values):
                yield Assignment(column.column, field.key, UNSURE)


def _chosen(pairs: Sequence[Assignment], before: Mapping[int, Assignment]) -> dict[int, Assignment]:
    chosen = dict(before)
    keys = {pair.key for pair in chosen.values()}
    passed = set[int]()
    for pair in sorted(pairs, key=lambda pair: (-pair.confidence, pair.column)):
        if pair.column in chosen or pair.key in keys:
            passed.add(pair.column)
            continue
        # Another column is the field that this one sounds most like: is it the next one?
        sure = min(pair.confidence, UNSURE) if pair.column in passed else pair.confidence
        chosen[pair.column] = replace(pair, confidence=sure)
        keys.add(pair.key)
    return chosen


def _names_its_measure(facts: Facts, chosen: Iterable[Assignment]) -> bool:
    """Whether the title, or another column, names what columns of a period alone measure."""
    if any(normal(word) in facts.hints for word in facts.declared.hints):
        return True
    return any(facts.declared.field(one.key).sets for one in chosen)


def _left_out(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    """Fields of which a header says only what they set: 当年累计 beside 本月到位."""
    declared = facts.declared
    words = _said_by_period(declared.name)
    for text, trust, _ in facts.said[column.column]:
        for form, looseness in looser(text):
            for key in words.get(form, ()):
                yield Assignment(column.column, key, round(trust * looseness * PERIOD_ALONE, 3))
            for key, sure in shortened(declared.name, form):
                if speaks_for(declared.field(key), facts.sample(column.column)):
                    yield Assignment(column.column, key, round(trust * looseness * sure, 3))


@cache
def _said_by_period(name: str) -> dict[str, list[str]]:
    """Normal word of what fields set → the keys of those fields."""
    declared, found = ledger(name), dict[str, list[str]]()
    for field in declared.fields:
        words = {
            normal(word): None
            for key, value in field.sets.items()
            if any(one.key == key for one in declared.fields)
            for word in (value, *declared.field(key).values.get(value, ()))
        }
        for word in words if not field.position else ():
            found.setdefault(word, []).append(field.key)
    return found
