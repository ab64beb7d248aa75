"""Columns that only count rows: 序号 always, 编号 where its values are 1, 2, 3 …

A running number taken for a code would make one project of every unit's first row.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence

from data.ledgers.headers import ORDINAL, normal
from data.tables import HeaderColumn

Sample = Callable[[int], Sequence[str]]
_MAYBE_ORDINAL = frozenset({"编号", "id", "项次", "行次"})
_NUMBER = re.compile(r"0*(\d{1,4})(?:\.0)?")
_GAPS = 2


def is_ordinal(column: HeaderColumn, sample: Sample) -> bool:
    """Whether a column says nothing but which row it is."""
    name = normal("".join(column.path))
    leaf = normal(column.path[-1]) if column.path else ""
    return {name, leaf} & ORDINAL != set() or (
        name in _MAYBE_ORDINAL and counts_up(sample(column.column))
    )


def counts_up(values: Sequence[str]) -> bool:
    """Whether distinct values, in their order, count up from 1, a few gaps and words aside."""
    texts = [value.strip() for value in values if value.strip()]
    found = [_NUMBER.fullmatch(text) for text in texts]
    numbers = [int(match[1]) for match in found if match]
    if not numbers or len(numbers) < 0.7 * len(texts):
        return False
    rises = all(one < other for one, other in itertools.pairwise(numbers))
    return rises and numbers[0] <= 1 and numbers[-1] <= len(numbers) * _GAPS
