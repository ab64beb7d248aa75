"""Which ledger a table may be that no words fit: by its kinds of columns, its values, its title.

Every ledger is laid over the columns as well as it goes: what a header has in common with the
words of a field, and whether what stands below is of the field's kind. It never decides: what it
finds is asked, beside that the table is a new ledger of the office. Limits: likely.toml.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import Field as Limit

from data.ledgers.column_facts import FoundColumn
from data.ledgers.column_use import Known, use_of
from data.ledgers.declaration import Ledger, read_toml
from data.ledgers.declared_field import NAMED, Field, Section
from data.ledgers.evidence import lacking
from data.ledgers.header_lookup import meanings
from data.ledgers.headers import normal
from data.ledgers.likeness import begins_otherwise, lies_ahead, sounds_like
from data.ledgers.registry import ledger, ledgers, of_declarations
from data.ledgers.value_evidence import holds_only, is_evident, may_be_asked, speaks_for


class Rules(Section):
    """likely.toml."""

    kind: float = Limit(gt=0)
    evident: float = Limit(gt=0)
    column: float = Limit(gt=0)
    surely: float = Limit(gt=0)
    ending: float = Limit(ge=0, le=1)
    title: float = Limit(ge=0)
    crowd: float = Limit(ge=0)
    enough: float = Limit(gt=0)
    apart: float = Limit(gt=0)
    clear: float = Limit(gt=0)
    offered: int = Limit(ge=1)
    columns: int = Limit(ge=2)
    most_columns: int = Limit(ge=3)
    tables: int = Limit(ge=1)
    values: int = Limit(ge=1)


@cache
def rules() -> Rules:
    """The points and limits; raises DeclarationError."""
    return read_toml("likely", Rules)


_DAYS = frozenset({"date", "deadline", "closed_date", "month"})
_WORDS = frozenset({"choice", "status", "flag", "text"})
_FIGURES = {
    "amount": ("amount", "number"),
    "measure": ("amount", "number"),
    "number": ("number",),
    "integer": ("number",),
    "share": ("share", "number"),
}


@dataclass(frozen=True)
class Likely:
    """A ledger that a table may be, and how much speaks for it.

    fields: sheet column → field key, of those that header and values speak for and of those that
    the ledger cannot do without; what is less sure is asked about once the table is read so.
    needed: the columns among them that little else speaks for.
    """

    ledger: str
    fields: Mapping[int, str]
    points: float
    needed: frozenset[int] = frozenset()


def likely_ledgers(
    columns: Sequence[FoundColumn], title: str, known: Known, money: str
) -> tuple[Likely, ...]:
    """The ledgers that a table is most like, the likest first; () where it is like none.

    title: what the table calls itself. money: the unit that is said for all of it.
    """
    filled = [one for one in columns if one.filled][: rules().most_columns]
    seen = [(one, use_of(one, known, money).use) for one in filled]
    seen = [(one, use) for one, use in seen if use != "ordinal"]
    if len(seen) < rules().columns:
        return ()
    found = [one for declared in ledgers() if (one := _laid(declared, seen, title))]
    found.sort(key=lambda one: -one.points)
    least = max(rules().enough, found[0].points - rules().apart) if found else 0.0
    return tuple(one for one in found[: rules().offered] if one.points >= least)


def _laid(declared: Ledger, seen: Sequence[tuple[FoundColumn, str]], title: str) -> Likely | None:
    """A ledger laid over the columns; None where something that it needs finds no column."""
    fits = {
        (at, key): points
        for at, (one, use) in enumerate(seen)
        for key, points in fits_of(declared, one, use).items()
    }
    ordered = sorted(fits, key=lambda pair: (-fits[pair], pair))
    put, needed = dict[int, str](), set[str]()
    # First what it cannot do without, then whatever has something in common.
    for group in lacking(declared, (), normal(title)):
        names = {declared.field(key).name for key in group}
        free = next(
            (
                pair
                for pair in ordered
                if declared.field(pair[1]).name in names and pair[0] not in put
            ),
            None,
        )
        if free is None:
            return None
        put[free[0]] = free[1]
        needed.add(free[1])
    for at, key in ordered:
        if fits[at, key] >= rules().column and at not in put and key not in put.values():
            put[at] = key
    points = sum(fits[pair] for pair in put.items()) / len(seen)
    fields = {
        seen[at][0].number: key
        for at, key in put.items()
        if (
            key in needed
            or (
                fits[at, key] >= rules().surely
                and _is_said(declared, key, seen[at][0])
                and _speaks(declared.field(key), seen[at][0])
            )
        )
        and not _has_rival(fits, put, at, key)
    }
    points += rules().title * _named(declared, title)
    points -= rules().crowd * math.log(len(declared.fields))
    unsure = {seen[at][0].number for at, key in put.items() if fits[at, key] < rules().surely}
    return Likely(declared.name, fields, points, frozenset(unsure & fields.keys()))


def _is_said(declared: Ledger, key: str, column: FoundColumn) -> bool:
    """Whether a header says of a day that it happened: 规定办结日 may be that by which it must."""
    said = (one for one, _ in meanings(declared.name, normal(column.header.rpartition("/")[2])))
    return not declared.has_happened(declared.field(key)) or key in said


def _speaks(field: Field, column: FoundColumn) -> bool:
    """Whether a column holds a word of the choice that it is laid on: 有效 is no 不重复."""
    is_closed = field.type == "choice" and not field.open
    return not is_closed or any(holds_only(field, [value]) for value in column.values)


def _has_rival(
    fits: Mapping[tuple[int, str], float], put: Mapping[int, str], at: int, key: str
) -> bool:
    """Whether another column fits the field, or a field left free the column, about as well."""
    least = fits[at, key] - rules().clear
    taken = {*put.values()}
    return any(
        points >= least
        and (key == field) != (at == column)
        and (key == field or field not in taken)
        for (column, field), points in fits.items()
    )


def fits_of(declared: Ledger, column: FoundColumn, use: str) -> dict[str, float]:
    """Field key → what header and values say for it, of fields that the column may feed.

    use: what the column is by its values and header.
    """
    header, values = column.header.rpartition("/")[2], column.values[: rules().values]
    like = {
        near.key: near.share * (rules().ending if begins_otherwise(header, near.word) else 1.0)
        for near in sounds_like(declared.name, header)
        if near.share
    }
    found = {}
    is_ahead = use == "deadline" or lies_ahead(header)
    for field in declared.fields:
        is_over = (
            declared.has_happened(field)
            if is_ahead
            else use == "closed_date" and field.role == "deadline"
        )
        said = None if field.position or is_over else _kind(field, use, values)
        if said is not None and field.name != "remark":
            found[field.key] = like.get(field.key, 0.0) + said
    return found


def _kind(field: Field, use: str, values: Sequence[str]) -> float | None:
    """What the values say for a field; None where they cannot be its."""
    days = use in _DAYS
    if field.type == "choice":
        if values and is_evident(field, values):
            return rules().evident
        if use not in _WORDS or not may_be_asked(values):
            return None
        return rules().kind if field.role == "status" and use in ("status", "choice") else 0.0
    if field.type in ("date", "month") or days:
        return rules().kind if days and field.type in ("date", "month") else None
    if use == "personal" or (field.sensitivity == "personal" and use != "person"):
        return rules().evident if use == field.sensitivity else None
    if not speaks_for(field, values):
        return None
    if field.type in _FIGURES:
        return rules().kind if use in _FIGURES[field.type] else None
    if field.named and use in NAMED:
        return rules().evident if use == field.named else None
    return rules().kind / 2 if field.type == "text" and use == "text" else 0.0


def _named(declared: Ledger, title: str) -> float:
    """The share of a title that is of the ledger's words: what few ledgers say weighs more."""
    parts = _parts(title)
    weights, own = _weights(), _vocabulary(declared.name)
    unknown = math.log(len(ledgers()) + 1)
    whole = sum(weights.get(part, unknown) * count for part, count in parts.items())
    said = sum(weights[part] * count for part, count in parts.items() if part in own)
    return said / whole if whole else 0.0


def _parts(text: str) -> Counter[str]:
    plain = normal(text)
    if plain.isascii():
        return Counter()
    return Counter(plain[at : at + 2] for at in range(len(plain) - 1))


@of_declarations
@cache
def _vocabulary(name: str) -> frozenset[str]:
    declared = ledger(name)
    texts = [*declared.hints, *declared.called, *(t for f in declared.fields for t in f.texts)]
    return frozenset(part for text in texts for part in _parts(text))


@of_declarations
@cache
def _weights() -> Mapping[str, float]:
    counts = Counter(part for one in ledgers() for part in _vocabulary(one.name))
    return {part: math.log((len(ledgers()) + 1) / count) for part, count in counts.items()}
