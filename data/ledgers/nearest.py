"""Which ledger a table that is none of ours comes nearest to, and what it lacks of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from data.ledgers.declaration import Ledger
from data.ledgers.evidence import about
from data.ledgers.header_lookup import STAGE_FIELDS
from data.ledgers.headers import Assignment, normal
from data.ledgers.month_columns import columns_of_months, is_measured_by
from data.tables import HeaderColumn

_MOST_HEADERS = 3
_ENOUGH_UNNAMED = 3
_NAMES = ("name", "names", "text", "item")
_STATED_ELSEWHERE = ("month", "year")


@dataclass(frozen=True)
class Nearest:
    """A ledger that a table may have been meant for.

    columns: the sheet columns that were recognised, keys: their fields. lacking: field keys
    without a column; of each group one would do. score orders tables that are near to something.
    """

    ledger: str
    columns: tuple[int, ...]
    keys: tuple[str, ...]
    lacking: tuple[tuple[str, ...], ...]
    score: float


def nearest_of(
    declared: Ledger,
    assignments: Sequence[Assignment],
    columns: Sequence[HeaderColumn],
    *,
    hinted: bool,
    hints: str,
) -> Nearest | None:
    """How near some headers come to a ledger; None where they say little of its own.

    A column a month speaks for a ledger that wants a row a month (到位资金), where the title
    does too. Where the title does not say what the months measure, it lacks month and amount.
    """
    # A month or a quarter is of any table that goes through a year.
    assignments = [one for one in assignments if not declared.field(one.key).position]
    own = [one for one in assignments if not declared.field(one.key).generic]
    form = declared.forms[0].name
    fields = [declared.field(one.key) for one in assignments]
    is_named = any(form in field.required and field.type in _NAMES for field in fields)
    keys = {one.key for one in assignments}
    by_month = [
        one.key
        for one in declared.fields
        if one.type == "month" and form in one.required and one.key not in keys
    ]
    months = columns_of_months(columns) if hinted and by_month else ()
    if len(assignments) + len(months) < 2 or not (own or hinted):
        return None
    if len(own) + len(months) < _ENOUGH_UNNAMED and not is_named:
        return None
    names = declared.spoken_of(keys)
    if not hinted and any(not names & set(need.any_of) for need in declared.needs):
        return None  # nobody who completes it would have that ledger: a roster has no trips
    score = sum(one.confidence for one in own) + (1.0 if hinted else 0.0) + len(months)
    known = tuple(sorted({*months, *(one.column for one in assignments)}))
    measured = _measured(declared, hints) if months else ""
    said = hints + about(declared, columns)
    missing = lacking(declared, [*keys, measured] if measured else keys, said)
    if months and not measured:
        missing = ((by_month[0],), *(one for one in missing if by_month[0] not in one))
    return Nearest(declared.name, known, tuple(sorted(keys)), missing, score)


def _measured(declared: Ledger, hints: str) -> str:
    """The field that a month alone feeds under a title that says what is measured, else ""."""
    months = declared.months
    if months is None or not is_measured_by(months, hints):
        return ""
    return months.field_of(1, until=False)


def lacking(
    declared: Ledger, keys: Collection[str], hints: str = ""
) -> tuple[tuple[str, ...], ...]:
    """What the ledger's first form needs and no field of ``keys`` says, each with what also may.

    Months and years are left out: a title or the day of the upload says them. hints: the
    sheet's name and title as they are compared; what they say is not lacking.
    """
    names = declared.spoken_of(keys) | said_by_title(declared, hints)
    hinted = any(normal(word) in hints for word in declared.hints)
    form = declared.forms[0].name
    groups: list[tuple[str, ...]] = []
    for field in declared.fields:
        if form not in field.required or field.name in names or field.type in _STATED_ELSEWHERE:
            continue
        groups.append(STAGE_FIELDS if field.key == "stage" else (field.key,))
    for need in declared.needs:
        if need.or_hint and hinted:
            continue
        if not names & set(need.any_of) and not any(
            _meet(declared, g, need.any_of) for g in groups
        ):
            groups.append(_keys(declared, need.any_of)[:_MOST_HEADERS])
    return tuple(group for group in groups if not names & set(group))


def _meet(declared: Ledger, group: Sequence[str], names: Sequence[str]) -> bool:
    """Whether a group that is lacking already is among what a need may be met by."""
    called = {declared.field(key).name for key in group}
    return bool((called | set(group)) & set(names))


def said_by_title(declared: Ledger, hints: str) -> set[str]:
    """Required fields that a sheet's name or title says of every row (在谈项目表: the stage)."""
    form = declared.forms[0].name
    return {
        field.name
        for field in declared.fields
        if form in field.required
        and any(normal(word) in hints for words in field.section_words.values() for word in words)
    }


def _keys(declared: Ledger, names: Sequence[str]) -> tuple[str, ...]:
    keys = {field.key for field in declared.fields}
    by_name = {field.name: field.key for field in declared.fields}
    return tuple(name if name in keys else by_name[name] for name in names)
