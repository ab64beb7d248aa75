"""How a declared ledger's own words are written: its name, its fields, counts, values of fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from data.formats import (
    NBSP,
    UNKNOWN,
    amount_as_written,
    column_amount,
    count,
    decimal,
    plain,
    share,
)
from data.language import language, say, word
from data.ledgers.declaration import Ledger
from data.ledgers.declared_field import Field
from data.ledgers.generated import is_countable, is_day
from data.rules import load_rules
from data.screens.records import known_number, whole


def label_of(one: Field) -> str:
    """What a field of a declared ledger is called, in the reader's language."""
    return one.english if language() == "en" and one.english else one.header


def title_of(declared: Ledger) -> str:
    """What a declared ledger is called, in the reader's language."""
    named = declared.english if language() == "en" and declared.english else declared.title
    return named or declared.name


def rows_text(declared: Ledger, number: object) -> str:
    """``68 间``: a count of rows in the ledger's own word for one."""
    return say("ledger-rows", count=whole(number), counted=declared.counted)


def counted_head(declared: Ledger) -> str:
    """``条数``, ``部门数``: what heads a column that counts rows."""
    counted = declared.counted
    noun = counted[1:] if counted.startswith("个") and len(counted) > 1 else counted
    return say("ledger-column-count", counted=noun)


def late_days(declared: Ledger, days: object) -> str:
    """``203 个工作日``, ``77 天``: how late a row is, in the days that its ledger counts."""
    is_by_clock = declared.name in load_rules().clock.ledgers
    return say("ledger-days-working" if is_by_clock else "ledger-days", days=count(days))


def number_text(one: Field, value: object) -> str:
    """A value of a number field, or a sum of them, with its unit; a dash where unknown."""
    number = known_number(value)
    if number is None:
        return UNKNOWN
    if one.type == "amount":
        return str(amount_as_written(number, one.written_in, language()))
    if one.type == "share":
        return share(number)
    unit = _unit_of(one)
    return f"{plain(number, 2)}{NBSP if unit else ''}{unit}"


def _unit_of(one: Field) -> str:
    return word(one.unit) if one.unit else ""


def column_text(
    one: Field, value: object, digits: int | None = None, *, in_yi: bool = False
) -> str:
    """The same in a column whose head has the unit (``head_of``); digits: of plain numbers."""
    number = known_number(value)
    if number is None:
        return UNKNOWN
    if one.is_in_yuan:
        return amount_as_written(number, one.written_in, language()).value.removeprefix("¥")
    if one.type == "amount" and in_yi:
        return column_amount(number, language())
    if one.type == "amount":
        return decimal(number if language() == "zh" else number / 100, 2)
    if one.type == "share":
        return share(number)
    return plain(number, 2) if digits is None else decimal(number, digits)


def head_of(one: Field, *, in_yi: bool = False) -> str:
    """The head of a column: the field and its unit."""
    unit = _unit_of(one)
    if one.type == "amount" and in_yi:
        unit = say("unit-column")
    elif one.type == "amount":
        unit = say("ledger-unit-yuan" if one.is_in_yuan else "ledger-unit-wan")
    label = label_of(one)
    return say("ledger-head", field=label, unit=unit) if unit and unit not in label else label


def cell_text(one: Field, row: Mapping[str, object]) -> str:
    """The reading of a field of an entry, or of an entry's history; a dash where it has none."""
    if is_countable(one):
        return number_text(one, told_of(row, "numbers", one))
    found = told_of(row, "texts", one)
    if found is None and is_day(one):
        found = told_of(row, "dates", one)
    if found is None:
        return UNKNOWN
    if isinstance(found, date):
        return found.isoformat()[:10]
    if one.type == "flag":
        return say("cli-yes" if found == "true" else "cli-no")
    return word(str(found)) if one.type == "choice" else str(found)


def told_of(row: Mapping[str, object], kind: str, one: Field) -> object:
    """What a row says of a field; kind: numbers, dates or texts. None where it says nothing."""
    told = row[kind]
    pairs = dict(told) if told is not None else {}  # type: ignore[call-overload]  # a map of its query
    return pairs.get(one.name)
