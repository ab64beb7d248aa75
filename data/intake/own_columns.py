"""Columns that feed no field, compared between two tables as they are kept with each row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal, InvalidOperation

import pyarrow as pa

Difference = tuple[int, str, str | None, str | None]


def own_differences(
    draft: pa.Table,
    current: pa.Table,
    pairs: Sequence[tuple[int, int]],
    headers: Collection[str],
) -> Iterator[Difference]:
    """(position of the pair, header, old text, new text) where a column's texts differ.

    headers: keys of ``extra``; numbers that are written differently are the same.
    """
    if not headers or not pairs:
        return
    new, old = (_texts(table) for table in (draft, current))
    for position, (new_at, old_at) in enumerate(pairs):
        for header in headers:
            before, after = old[old_at].get(header), new[new_at].get(header)
            if before != after and _number(before) != _number(after):
                yield position, header, before, after


def _texts(table: pa.Table) -> list[dict[str, str]]:
    return [dict(pairs or ()) for pairs in table["extra"].to_pylist()]


def _number(text: str | None) -> Decimal | str | None:
    try:
        return None if text is None else Decimal(text)
    except InvalidOperation:
        return text
