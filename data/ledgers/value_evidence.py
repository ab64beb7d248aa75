"""What the values of a column say for a field: its words, dates, numbers, or what it never holds.

Values are as written; a column without any speaks against nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from data.ledgers.declared_field import Field
from data.ledgers.headers import counts_up, normal
from data.values.parse_result import UNDECIDED_TEXTS, cleaned, is_blank

_DATE = re.compile(r"(?:19|20)\d{2}|\d{1,2}月|\d{1,2}[./-]\d{1,2}|4[0-9]{4}(?:\.0)?$")
# Nothing but a date: a report may begin with one.
_WHOLE_DATE = re.compile(
    r"(?:(?:19|20)\d{2}年?)?(?:[./-]?\d{1,2}月?(?:[./-]?\d{1,2}[日号]?)?)?(?: ?\d{1,2}:[\d:]+)?"
)
_NUMBER = re.compile(
    r"^[约近超¥$]?-?[\d,.]+\s*(?:[万亿千百]|m|bn|k)?(?:元|美元|%)?$", re.IGNORECASE
)
_FLAG = re.compile(r"^(?:是|否|已|未|√|×|x|y|n|yes|no|true|false)", re.IGNORECASE)
# 已开工 under a date tells a stage: it is no flag.
_YES_NO = re.compile(r"是|否|√|×|x|y|n|yes|no|true|false", re.IGNORECASE)
_LONG_FLAG = 6
_MEASURED = frozenset({"amount", "measure", "number", "integer", "share"})
_DATED = frozenset({"date", "month"})
_MOST_WORDS, _LONGEST_WORD = 20, 24
_FIRMS = ("公司", "集团", "厂", "合作社", "Ltd", "Ltd.", "Inc", "Inc.", "Group")
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\.0)?")


def is_evident(field: Field, values: Sequence[str]) -> bool:
    """Whether at least half of the distinct values are ones that the field accepts (or none is).

    A code may be anything but a running number; years are of four digits, and not one and the
    same: that is the year of the list.
    """
    if field.type == "code":
        return not counts_up(values)
    distinct = {normal(value) for value in values if value.strip()}
    if field.type == "year":
        years = sum(_YEAR.fullmatch(value) is not None for value in distinct)
        return years > 1 and 2 * years >= len(distinct)
    return 2 * len(distinct & accepted_words(field)) >= len(distinct)


def holds_only(field: Field, values: Sequence[str]) -> bool:
    """Whether there are values, and each of them is a word that the field accepts."""
    accepted, stated = accepted_words(field), [value for value in values if value.strip()]
    return bool(stated) and all(normal(value) in accepted for value in stated)


def is_firm(value: str) -> bool:
    """Whether a value ends as the names of firms do."""
    return value.strip().endswith(_FIRMS)


def may_be_asked(values: Sequence[str]) -> bool:
    """Whether the values are few short words, each of which a person can be asked about."""
    distinct = {normal(value) for value in values if value.strip()}
    return len(distinct) <= _MOST_WORDS and all(
        len(value) <= _LONGEST_WORD and not value[:1].isdigit() for value in distinct
    )


def speaks_of_another(field: Field, values: Sequence[str]) -> bool:
    """Whether most distinct values look like what the field never holds (``Phase 1``)."""
    distinct = {text for value in values if not is_blank(text := cleaned(value))}
    found = sum(any(one.fullmatch(text) for one in _unlike(field.unlike)) for text in distinct)
    return bool(distinct) and 2 * found > len(distinct)


@cache
def _unlike(patterns: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


def accepted_words(field: Field) -> set[str]:
    """The words that speak for a field: what it accepts, each in all its forms."""
    accepted = {normal(word) for word in (*field.evidence, *field.vague)}
    for value, synonyms in field.values.items():
        accepted |= {normal(value), *(normal(word) for word in synonyms)}
    return accepted


def may_stand_under(field: Field, values: Sequence[str]) -> bool:
    """Whether values could stand under a field; of a choice its own words do."""
    if field.type == "choice" and not field.open and any(map(str.strip, values)):
        return is_evident(field, values)
    return speaks_for(field, values)


def speaks_for(field: Field, values: Sequence[str]) -> bool:
    """Whether values could stand under a field: dates, numbers, or neither; true of none.

    values: as written.
    """
    distinct, fitting = _fitting(field, values)
    return 2 * fitting >= distinct


def says_something_else(field: Field, values: Sequence[str]) -> bool:
    """Whether values that are not the field's are yes and no, or numbers for dates, or words.

    Of a date or a number, cells with errors and vague ones (面议) say nothing else, nor do of a
    choice a few words that it does not know: such a column is read, its cells become issues,
    and a person is asked.
    """
    distinct = {text for value in values if not is_blank(text := cleaned(value))}
    if field.type == "choice":
        return not may_be_asked(values) or any(map(_YES_NO.fullmatch, distinct))
    if field.type not in _DATED | _MEASURED:
        return True
    other = _NUMBER if field.type in _DATED else _WHOLE_DATE
    return 2 * sum(bool(_YES_NO.fullmatch(one) or other.fullmatch(one)) for one in distinct) >= len(
        distinct
    )


def _fitting(field: Field, values: Sequence[str]) -> tuple[int, int]:
    """How many distinct values there are, and how many of them could stand under a field."""
    distinct = {text for value in values if not is_blank(text := cleaned(value))}
    distinct = {text for text in distinct if text.lower() not in UNDECIDED_TEXTS}
    return len(distinct), sum(_may_be(field, text) for text in distinct)


def _may_be(field: Field, text: str) -> bool:
    is_number = _NUMBER.match(text) is not None
    is_date = _DATE.match(text) is not None
    if field.type in _DATED:
        return is_date
    if field.type in _MEASURED:
        return is_number or (text[:1].isdigit() and not is_date)
    if field.type == "flag":
        return len(text) <= _LONG_FLAG and _FLAG.match(text) is not None
    if field.type == "year":
        return _YEAR.match(text) is not None
    if field.type in ("code", "coordinate"):
        return True
    return not is_number and _WHOLE_DATE.fullmatch(text) is None
