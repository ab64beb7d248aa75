"""Which column of a table feeds which field of one ledger.

A column feeds one field and a field is fed by one column: the surest pair first, the
leftmost column where two are equally sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from data.ledgers.assignment import Assignment
from data.ledgers.composition import composed, readings, shortened, speaks_for
from data.ledgers.declaration import Field, Ledger
from data.ledgers.header_lookup import texts_of, words_of
from data.ledgers.header_wording import header_readings
from data.ledgers.headers import looser, normal
from data.ledgers.month_columns import is_measured_by, months_named
from data.ledgers.running_numbers import Sample
from data.ledgers.value_evidence import (
    UNSURE,
    holds_only,
    is_evident,
    may_be_asked,
    speaks_of_another,
)
from data.sheets.layout import HeaderColumn

_SO_FAR = frozenset({"amount_year", "amount_all_years"})
_AMOUNTS = _SO_FAR | {"amount", "amount_month"}
_FEWEST_KNOWN = 3
_FIRMS = ("公司", "集团", "厂", "合作社", "Ltd", "Ltd.", "Inc", "Inc.", "Group")
PERIOD_ALONE = 0.95  # how far a header is trusted that says only the period of what is measured


@dataclass(frozen=True)
class Facts:
    """A table's headers on trial for one ledger."""

    declared: Ledger
    columns: Sequence[HeaderColumn]
    hints: str
    sample: Sample
    fixed: Mapping[int, str]
    year: int | None


def assign(facts: Facts) -> tuple[Assignment, ...]:
    """The assignments of a table's columns, from left to right."""
    declared, fixed = facts.declared, facts.fixed
    pairs: list[Assignment] = []
    for column in facts.columns:
        if column.column in fixed:
            if fixed[column.column] in {field.key for field in declared.fields}:
                pairs.append(Assignment(column.column, fixed[column.column], 1.0))
            continue
        pairs.extend(_candidates(facts, column))
    chosen = _chosen(pairs, {})
    if _names_its_measure(facts, chosen.values()):
        said = [
            pair for c in facts.columns if c.column not in fixed for pair in _left_out(facts, c)
        ]
        chosen = _chosen(said, chosen)
    chosen = _chosen(list(_by_values(facts, chosen)), chosen)
    chosen = _chosen(list(_named_alone(facts, chosen)), chosen)
    return tuple(chosen[column] for column in sorted(chosen))


def _by_values(facts: Facts, chosen: Mapping[int, Assignment]) -> Iterator[Assignment]:
    """Columns under an unknown header that hold nothing but the words of a field a row needs.

    现阶段 over 在建, 落地 and 投产 is the stage, whatever it is called; a person is asked.
    """
    taken = {one.key for one in chosen.values()}
    wanted = [
        field
        for field in facts.declared.fields
        if field.type == "choice" and field.required and field.key not in taken
    ]
    for column in facts.columns if wanted else ():
        if column.column not in chosen and column.column not in facts.fixed:
            values = facts.sample(column.column)
            for field in wanted:
                if holds_only(field, values):
                    yield Assignment(column.column, field.key, UNSURE)


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
            firms = sum(value.strip().endswith(_FIRMS) for value in values)
            if normal(column.path[-1]) in words and 2 * firms <= len(values):
                yield Assignment(column.column, field.key, UNSURE)


def _chosen(pairs: Sequence[Assignment], before: Mapping[int, Assignment]) -> dict[int, Assignment]:
    chosen = dict(before)
    keys = {pair.key for pair in chosen.values()}
    for pair in sorted(pairs, key=lambda pair: (-pair.confidence, pair.column)):
        if pair.column in chosen or pair.key in keys:
            continue
        chosen[pair.column] = pair
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
    for text, trust in texts_of(column):
        for form, looseness in looser(text):
            for field in declared.fields:
                if not field.position and form in _said_by_period(declared, field):
                    sure = round(trust * looseness * PERIOD_ALONE, 3)
                    yield Assignment(column.column, field.key, sure)
            for key, sure in shortened(declared.name, form):
                if speaks_for(declared.field(key), facts.sample(column.column)):
                    yield Assignment(column.column, key, round(trust * looseness * sure, 3))


def _said_by_period(declared: Ledger, field: Field) -> set[str]:
    """The words of what a field sets, as headers are compared."""
    return {
        normal(word)
        for name, value in field.sets.items()
        for word in (value, *declared.field(name).values.get(value, ()))
        if any(one.key == name for one in declared.fields)
    }


def _candidates(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    declared, words = facts.declared, words_of(facts.declared.name)
    best: dict[str, Assignment] = {}
    for text, trust in texts_of(column):
        for form, looseness, _ in header_readings(text, facts.year):
            for key, weight in words.get(form, ()):
                field = declared.field(key)
                sure = round(trust * looseness * weight, 3)
                if field.unlike and speaks_of_another(field, facts.sample(column.column)):
                    continue
                weak = form in {normal(word) for word in field.weak}
                if weak and not is_evident(field, facts.sample(column.column)):
                    asked = {normal(word) for word in field.asked}
                    if form not in asked or not may_be_asked(facts.sample(column.column)):
                        continue
                    sure = round(sure * UNSURE, 3)
                bare = form in {normal(word) for word in field.bare}
                if key not in best or best[key].confidence < sure:
                    best[key] = Assignment(column.column, key, sure, bare=bare)
    yield from best.values() if best else _put_together(facts, column)


def _put_together(facts: Facts, column: HeaderColumn) -> Iterator[Assignment]:
    """Fields that the words of an undeclared header mean and its values speak for."""
    best: dict[str, Assignment] = {}
    for field in facts.declared.fields:
        for title, headers in field.under.items():
            if normal(title) in facts.hints and any(
                text in map(normal, headers) for text, _ in texts_of(column)
            ):
                best[field.key] = Assignment(column.column, field.key, UNSURE)
    for text, trust in texts_of(column):
        said = (*readings(facts.declared.name, text), *_of_a_month(facts, text))
        for key, looseness in said:
            field, values = facts.declared.field(key), facts.sample(column.column)
            sure = round(trust * looseness, 3)
            if field.unlike and speaks_of_another(field, values):
                continue
            if speaks_for(field, values) and (key not in best or best[key].confidence < sure):
                best[key] = Assignment(column.column, key, sure, bare=bool(field.bare))
    yield from best.values()


def _of_a_month(facts: Facts, text: str) -> Iterator[tuple[str, float]]:
    """The field of one month, or of a year until it, for a header that names a month.

    What it measures is said by the words beside the month, or else by the title.
    """
    months = facts.declared.months
    if months is None or not months.is_each:
        return
    for named in months_named(text):
        if named.year not in (None, facts.year):
            continue
        said = [one for one in composed(facts.declared.name, named.rest) if one[0] in _AMOUNTS]
        is_titled = not named.rest and is_measured_by(months, facts.hints)
        if said or is_titled:
            until = named.is_span or any(key in _SO_FAR for key, _ in said)
            yield months.field_of(named.month, until=until), max([t for _, t in said] or [UNSURE])
