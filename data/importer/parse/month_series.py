"""A table's columns for months: which of them feed fields, and which say again what others say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pyarrow.compute as pc

from data.files.grid import Kind
from data.importer.source_table import SourceTable
from data.ledgers import Ledger
from data.ledgers.month_columns import MonthColumn, SumColumn, month_columns, sum_columns

_DECEMBER = 12


@dataclass(frozen=True)
class Series:
    """The month columns of a table: fixed feeds fields, idle are kept as they are.

    done: columns of what was done, first to last; of a ledger that one month feeds up to
    the latest with figures. later: columns of months after the as-of day that hold figures
    all the same. sums: columns of sums over the months. repeated: months that a column
    before them names already. is_said: a person said whether they are sums so far.
    """

    fixed: Mapping[int, str]
    idle: frozenset[int]
    done: tuple[MonthColumn, ...] = ()
    later: tuple[MonthColumn, ...] = ()
    sums: tuple[SumColumn, ...] = ()
    repeated: tuple[MonthColumn, ...] = ()
    is_said: bool = False


NO_SERIES = Series({}, frozenset())


def month_series(
    declared: Ledger, source: SourceTable, fixed: Mapping[int, str], as_of: date
) -> Series:
    """The series of a table, leaving out columns of which a person said what they are.

    What a person said of a column that is a month's own field leaves it in the series.
    """
    found = month_columns(declared, source.table.columns, f"{source.sheet} {source.table.title}")
    if not found or declared.months is None:
        return NO_SERIES
    if declared.months.is_each:
        return _each_month(declared, source, found, fixed)
    return _latest_month(declared, source, [o for o in found if o.column not in fixed], as_of)


def _latest_month(
    declared: Ledger, source: SourceTable, found: Sequence[MonthColumn], as_of: date
) -> Series:
    """The latest month with figures up to the as-of day speaks for the table."""
    assert declared.months is not None
    done = sorted((o for o in found if o.measure == "done"), key=lambda one: one.month)
    plan = sorted((o for o in found if o.measure == "plan"), key=lambda one: one.month)
    filled = [one for one in done if has_figures(source, one.column)]
    past = [one for one in filled if one.month <= as_of.month]
    fixed: dict[int, str] = {}
    if past:
        fixed[past[-1].column] = declared.months.done_field
    if plan and plan[-1].month == _DECEMBER and plan[-1].is_cumulative:
        fixed[plan[-1].column] = declared.months.plan_field
    until = past[-1].month if past else 0
    return Series(
        fixed,
        frozenset(one.column for one in found) - fixed.keys(),
        tuple(one for one in done if one.month <= until),
        tuple(one for one in filled if one.month > as_of.month),
    )


def _each_month(
    declared: Ledger, source: SourceTable, found: Sequence[MonthColumn], said: Mapping[int, str]
) -> Series:
    """Every month that holds figures feeds the field of its own."""
    months = declared.months
    assert months is not None
    sums = sum_columns(declared, source.table.columns, found)
    done: dict[str, MonthColumn] = {}
    repeated: list[MonthColumn] = []
    own_keys = {
        months.field_of(month, until=until): (month, until)
        for month in range(1, _DECEMBER + 1)
        for until in (False, True)
    }
    for one in found:
        if one.measure == "plan":
            continue
        key = said.get(one.column) or months.field_of(one.month, until=one.is_cumulative)
        if key not in own_keys:
            continue
        month, until = own_keys[key]
        if key in done:
            repeated.append(one)
        else:
            done[key] = replace(one, month=month, is_cumulative=until)
    fixed = {one.column: key for key, one in done.items()}
    columns = {*(one.column for one in found), *(one.column for one in sums)}
    kept = columns - fixed.keys() - said.keys()
    return Series(
        fixed,
        frozenset(kept),
        tuple(sorted(done.values(), key=lambda one: one.month)),
        sums=tuple(one for one in sums if one.column not in said),
        repeated=tuple(repeated),
        is_said=any(said.get(column) == key for column, key in fixed.items()),
    )


def has_figures(source: SourceTable, number: int) -> bool:
    """Whether a column holds a number in any data row."""
    kinds = source.own_column(number).kind
    return bool(pc.any(pc.equal(kinds, int(Kind.NUMBER))).as_py() or False) or bool(
        pc.any(
            pc.fill_null(pc.match_substring_regex(source.own_column(number).raw, r"\d"), False)
        ).as_py()
    )
