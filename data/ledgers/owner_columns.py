"""Columns that are owners of targets: 敖镇, 城川镇 … below a metric, or a metric below each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from data.ledgers.declaration import Ledger, Spread
from data.ledgers.headers import is_ordinal, looser, normal
from data.ledgers.spread_columns import (
    FEWEST,
    NUMBERS,
    Seen,
    keys_of,
    new_or_counted,
    value_words,
)
from data.tables import HeaderColumn, header_text
from data.tables.reshape import Measure, NamedColumns
from data.tables.wording import is_total

_TIME = re.compile(r"\d|季度|半年|月份?$|累计|^[本当上今全去][年月]")
_METRICS = 0.5  # of a column's texts are metrics where it says them


def named_owners(
    declared: Ledger, columns: Sequence[HeaderColumn], seen: Seen
) -> NamedColumns | None:
    """The columns of figures that stand for owners: beside metrics, or over or under them.

    What was done so far has the same layout: the title, or the columns, must say that the
    figures are targets.
    """
    spread = declared.spread
    if spread is None or spread.layout != "owners" or declared.wide is None:
        return None
    if not _says_targets(declared, columns, seen.title):
        return None
    metrics = value_words(declared.field(spread.beside))
    figures = [c for c in columns if _has_figures(c, seen) and not is_ordinal(c, seen.texts)]
    others = [c for c in columns if c not in figures]
    if any(_says_owners(declared, spread, column, seen) for column in others):
        return None
    named = next((c for c in others if _are_metrics(seen.texts(c.column), metrics)), None)
    if named is None and not any(_metric(c.path[-1], metrics) for c in figures):
        # An office has metrics of its own; a header may say that they are some.
        named = next((c for c in others if spread.beside in keys_of(declared, c)), None)
    rows_are_metrics = named is not None
    found: dict[int, tuple[str, Measure]] = {}
    for column in figures:
        own = _owner_beside(declared, column) if rows_are_metrics else _owner_and(column, metrics)
        if own is not None:
            found[column.column] = own
    if len({name for name, _ in found.values()}) < FEWEST:
        return None
    said_by = frozenset(map(normal, declared.wide.said_by))
    not_read = frozenset[int]()
    for column in others:
        texts = {normal(text): text for text in seen.texts(column.column)}
        if texts.keys() & said_by and _are_kinds_of_figures(declared, texts):
            others_said = frozenset(text for said, text in texts.items() if said not in said_by)
            not_read |= seen.rows_of(column.column, others_said)
    headed: dict[int, str] = {}
    if named is not None and spread.beside not in keys_of(declared, named):
        headed[named.column] = declared.field(spread.beside).header
    return NamedColumns("owners", declared.field(spread.field).header, found, not_read, headed)


def _says_targets(declared: Ledger, columns: Sequence[HeaderColumn], title: str) -> bool:
    assert declared.wide is not None
    wording = normal(title)
    said_by = set(map(normal, declared.wide.said_by))
    if any(normal(part) in said_by for column in columns for part in column.path[1:]):
        return True
    is_said = any(normal(word) in wording for word in declared.hints)
    return is_said and not any(normal(word) in wording for word in declared.wide.other_than)


def _has_figures(column: HeaderColumn, seen: Seen) -> bool:
    share = seen.numbers(column.column)
    return bool(column.path) and share is not None and share >= NUMBERS


def _says_owners(declared: Ledger, spread: Spread, column: HeaderColumn, seen: Seen) -> bool:
    """Whether a column holds the owners itself; 单位 over 个 and 亿元 does not."""
    keys = set(keys_of(declared, column))
    if spread.field not in keys or spread.beside in keys:
        return False
    units = {normal(text) for text in declared.field("target_unit").evidence}
    texts = [normal(text) for text in seen.texts(column.column)]
    metrics = value_words(declared.field(spread.beside))
    return not all(text in units for text in texts) and not _are_metrics(texts, metrics)


def _are_metrics(texts: Sequence[str], metrics: dict[str, str]) -> bool:
    known = sum(_metric(text, metrics) for text in texts)
    return known >= 1 and known >= _METRICS * len(texts)


def _metric(text: str, metrics: dict[str, str]) -> bool:
    name = normal(header_text(text).name)
    return any(one in metrics for form, _ in looser(name) for one in new_or_counted(form))


def _owner_beside(declared: Ledger, column: HeaderColumn) -> tuple[str, Measure] | None:
    """The owner that a column's header names, where the rows are metrics."""
    wide, spread = declared.wide, declared.spread
    assert wide is not None and spread is not None
    value = declared.field(spread.value).header
    said_by = set(map(normal, wide.said_by))
    path = list(column.path)
    leaf = normal(path[-1])
    other = next((word for word in wide.other_than if normal(word) in leaf), "")
    if len(path) > 1 and (leaf in said_by or other):
        name, header = path[-2], (path[-1] if other else value)
    else:
        name, header = path[-1], value
    if other and len(path) == 1:
        return None
    keys = set(keys_of(declared, replace(column, path=(name,), written=(), qualifier="")))
    # 园区 over figures is an owner, where over names it would head them.
    if keys - {spread.field} or normal(name) in said_by or _is_no_owner(name):
        return None
    unit = column.unit
    return name, Measure(HeaderColumn(0, (header,), unit, written=(header,)))


def _owner_and(column: HeaderColumn, metrics: dict[str, str]) -> tuple[str, Measure] | None:
    """The owner and the metric of a header of two levels, whichever stands above."""
    path = column.path
    if len(path) < FEWEST:
        return None
    says = [_metric(part, metrics) for part in path]
    if says.count(True) != 1:
        return None
    at = says.index(True)
    name = path[1] if at == 0 else path[0]
    if _is_no_owner(name):
        return None
    rest = tuple(part for part in path if part != name)
    written = tuple(
        text for part, text in zip(path, column.written or path, strict=True) if part != name
    )
    return name, Measure(replace(column, column=0, path=rest, written=written))


def _is_no_owner(name: str) -> bool:
    """Whether a header is a sum, a month or another time, and nobody who answers."""
    return is_total(normal(name)) or bool(_TIME.search(normal(name)))


def _are_kinds_of_figures(declared: Ledger, texts: dict[str, str]) -> bool:
    """Whether rows are 目标, 完成, 完成率: only the first of them are targets."""
    assert declared.wide is not None
    said_by = set(map(normal, declared.wide.said_by))
    other = [normal(word) for word in declared.wide.other_than]
    return all(text in said_by or any(word in text for word in other) for text in texts)
