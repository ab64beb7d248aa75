"""What a column's values say about a header that also means other things."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from data.ledgers.declaration import Field
from data.ledgers.headers import normal
from data.ledgers.running_numbers import counts_up
from data.sheets.values.parsed import cleaned, is_blank

UNSURE = 0.7  # how far a header is trusted whose values say nothing for it
_MOST_WORDS, _LONGEST_WORD = 20, 24
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
    return 2 * len(distinct & _accepted(field)) >= len(distinct)


def holds_only(field: Field, values: Sequence[str]) -> bool:
    """Whether there are values, and each of them is a word that the field accepts."""
    distinct = {normal(value) for value in values if value.strip()}
    return bool(distinct) and distinct <= _accepted(field)


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


def _accepted(field: Field) -> set[str]:
    accepted = {normal(word) for word in field.evidence}
    for value, synonyms in field.values.items():
        accepted |= {normal(value), *(normal(word) for word in synonyms)}
    return accepted
