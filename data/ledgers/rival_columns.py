"""Two columns that mean one field as surely: neither is taken in silence.

带队人 of the guests beside 陪同考察领导, 洽谈情况 beside 取得成效: where the one may be another
field that is free, it is; otherwise the first is read, and a person is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from data.ledgers.column_candidates import ABOUT_EQUAL, UNSURE, Facts
from data.ledgers.headers import Assignment
from data.ledgers.value_evidence import speaks_for
from data.values.parse_result import is_blank


def with_rivals(
    facts: Facts, pairs: Sequence[Assignment], chosen: Mapping[int, Assignment]
) -> dict[int, Assignment]:
    """The columns chosen, those unsure that another column contests.

    pairs: all that columns may feed. Columns of which a person spoke are contested by none.
    """
    found = dict(chosen)
    by_key = {one.key: one for one in chosen.values()}
    for rival in pairs:
        holder = by_key.get(rival.key)
        if holder is None or not _contests(facts, rival, holder, found):
            continue
        taken = {one.key for one in found.values()}
        others = [one for one in pairs if one.column == holder.column and one.key not in taken]
        if others and not holder.rivals:
            other = max(others, key=lambda one: one.confidence)
            found[holder.column] = replace(other, confidence=min(other.confidence, UNSURE))
            found[rival.column] = by_key[rival.key] = rival
            continue
        unsure = min(holder.confidence, UNSURE)
        rivals = (*holder.rivals, rival.column)
        by_key[rival.key] = replace(holder, confidence=unsure, rivals=rivals)
        found[holder.column] = by_key[rival.key]
    return found


def _contests(
    facts: Facts, rival: Assignment, holder: Assignment, found: Mapping[int, Assignment]
) -> bool:
    """Whether a column that feeds nothing may be the field as well as the one that was taken."""
    if rival.column in found or {rival.column, holder.column} & facts.fixed.keys():
        return False
    field = facts.declared.field(rival.key)
    if field.generic or holder.confidence - rival.confidence >= ABOUT_EQUAL:
        return False
    values = [value for value in facts.sample(rival.column) if not is_blank(value)]
    is_same = values == [value for value in facts.sample(holder.column) if not is_blank(value)]
    return bool(values) and not is_same and speaks_for(field, values)
