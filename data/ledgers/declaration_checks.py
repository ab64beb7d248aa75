"""What the parts of a ledger's declaration must agree on, before rows are stored by it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from data.ledgers.declaration import EITHER, Ledger, Measure
from data.ledgers.declaration_faults import Fault, listed
from data.ledgers.declared_field import Field
from data.ledgers.generated import is_countable, is_day
from data.tables.header_text import folded
from data.texts import message_names

# What an entry's own columns and its batch's are called (queries/staging/current_row.sql).
RESERVED = frozenset(
    (
        *("batch_id", "sheet_id", "row_number", "date_precision", "extra", "snapshot_id", "form"),
        *("reporting_unit", "as_of_date", "sequence", "is_sample", "period_start", "period_end"),
        *("event_date", "ledger", "entry"),
    )
)
_NAME = re.compile(r"[^\W\d]\w{0,62}")
_DAY_ROLES = ("date", "deadline", "closed_date")
_NUMBERS, _DAYS = "amount、number、integer、measure、share", "date、month"
# Of a kind of figure the parts that it is worked out of.
_NEEDS = {"sum": ("of",), "mean": ("of",), "share": ("where",), "median_days": ("since", "until")}


def check(declared: Ledger) -> None:
    """Raise Fault where names, roles, dates or figures of a listed ledger do not agree."""
    if declared.is_listed:
        _check_named_columns(declared)
    if declared.is_declared:
        _check_names(declared)
        for field in declared.fields:
            _check_field(declared, field)
        for measure in declared.figures:
            _check_measure(declared, measure)


def _check_named_columns(declared: Ledger) -> None:
    """Whatever is said of a column is said of one that there is."""
    if not declared.fields:
        raise Fault("ledger-fault-no-columns", "title")
    names = {field.name for field in declared.fields}
    for key, named in _named(declared):
        if unknown := {*named} - names:
            raise Fault("ledger-fault-no-field", key, f'"{min(unknown)}"', names=listed(unknown))
    if not declared.identity:
        raise Fault("ledger-fault-no-identity", "identity")
    if declared.kind == "period" and declared.is_declared and not declared.event_date:
        raise Fault("ledger-fault-no-event-date", "kind")
    day = declared.event_date
    if declared.is_declared and day and not is_day(_column(declared, day)):
        raise Fault("ledger-fault-no-day", "event_date", name=day)


def _named(declared: Ledger) -> Iterator[tuple[str, Iterable[str]]]:
    """Key of the file → the columns that it names."""
    yield "identity", declared.identity
    yield "label", declared.label
    yield "event_date", filter(None, (declared.event_date,))
    yield "answers", filter(None, (declared.answers,))
    for measure in declared.figures:
        for key in ("of", "since", "until"):
            yield key, filter(None, (getattr(measure, key),))
        yield "where", (name for key in measure.where for name in key.split(EITHER))
    if declared.is_declared:
        yield "happened", declared.happened
        yield "unique", (name for one in declared.unique for name in one.fields)
        yield "date_order", (n for one in declared.date_order for n in (one.earlier, one.later))
        for field in declared.fields:
            yield "explained", field.explained.values()


def _check_names(declared: Ledger) -> None:
    """Names are words of a database, headers and roles are borne by one column each."""
    names = [field.name for field in declared.fields]
    wrong = [one for one in (declared.name, *names) if not _NAME.fullmatch(one)]
    wrong += [one for one in names if one.casefold() in RESERVED]
    wrong += _repeated(names, str.casefold)
    if wrong:
        raise Fault("ledger-fault-not-a-name", "name", f'"{min(wrong)}"', names=listed(set(wrong)))
    for field in declared.fields:
        if not folded(field.header):
            raise Fault("ledger-fault-no-header", "name", f'"{field.name}"', name=field.name)
    roles = [field.role for field in declared.fields if field.role not in ("", "person")]
    if twice := _repeated(roles, str):
        word = f'"{min(twice)}"'
        raise Fault("ledger-fault-role-twice", "role", word, names=listed(set(twice)))
    keys = [measure.key for measure in declared.figures]
    if twice := _repeated(keys, str):
        word = f'"{twice[0]}"'
        raise Fault("ledger-fault-measure-twice", "key", word, names=listed(set(twice)))
    codes = [one.code for one in declared.unique] + [one.code for one in declared.date_order]
    for code in codes:
        if code not in message_names():
            arguments = {"name": "code", "value": code, "allowed": "end-before-start"}
            raise Fault("ledger-fault-value", "code", f'"{code}"', **arguments)


def _repeated(words: Sequence[str], alike: Callable[[str], str]) -> list[str]:
    """Of the words those that are alike another."""
    counted = Counter(map(alike, words))
    return [word for word in words if counted[alike(word)] > 1]


def _check_field(declared: Ledger, field: Field) -> None:
    """A day has a type of days; words that mean something are among the values."""
    if (field.role in _DAY_ROLES) != is_day(field) and field.role:
        allowed = _DAYS if field.role in _DAY_ROLES else "text、name、choice"
        arguments = {"name": field.name, "role": field.role, "type": field.type}
        word = f'"{field.role}"'
        raise Fault("ledger-fault-role-type", "role", word, allowed=allowed, **arguments)
    if strangers := set(field.closed) - set(field.values):
        arguments = {"name": field.header, "names": listed(strangers)}
        raise Fault("ledger-fault-closed", "closed", min(strangers), **arguments)
    for key, words in (("moves", {*field.moves}), ("explained", {*field.explained})):
        if strangers := words - set(field.values):
            arguments = {"name": field.header, "part": key, "names": listed(strangers)}
            raise Fault("ledger-fault-no-value", key, min(strangers), **arguments)


def _check_measure(declared: Ledger, measure: Measure) -> None:
    """A figure names what it is worked out of, which can be counted, or holds days."""
    for part in _NEEDS.get(measure.kind, ()):
        if not getattr(measure, part):
            arguments = {"name": measure.title, "part": part}
            raise Fault("ledger-fault-measure-needs", "key", f'"{measure.key}"', **arguments)
    for part in ("of", "since", "until"):
        name = getattr(measure, part)
        fits, allowed = (is_countable, _NUMBERS) if part == "of" else (is_day, _DAYS)
        if name and not fits(_column(declared, name)):
            arguments = {"name": measure.title, "column": name, "allowed": allowed}
            raise Fault("ledger-fault-measure-type", part, f'"{name}"', **arguments)
    for name in measure.columns:
        if _column(declared, name).sensitivity == "personal":
            arguments = {"name": measure.title, "column": name}
            raise Fault("ledger-fault-measure-personal", "key", f'"{measure.key}"', **arguments)
    for name, words in measure.where.items():
        fields = [_column(declared, one) for one in name.split(EITHER)]
        is_closed = all(one.type in ("choice", "choices") and not one.open for one in fields)
        if is_closed and (strangers := {*words} - {v for one in fields for v in one.values}):
            arguments = {"name": fields[0].header, "part": "where", "names": listed(strangers)}
            raise Fault("ledger-fault-no-value", "where", min(strangers), **arguments)
    lacks = {
        "open": not declared.says_when_closed,
        "overdue": declared.with_role("deadline") is None,
    }
    if lacks.get(measure.kind):
        word = f'"{measure.kind}"'
        raise Fault(f"ledger-fault-measure-{measure.kind}", "kind", word, name=measure.title)


def _column(declared: Ledger, name: str) -> Field:
    return next(field for field in declared.fields if field.name == name)
