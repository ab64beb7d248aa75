"""Columns for months: funds have a row for each month, projects the latest of the year.

Funds with a column a month: each filled cell is a row of its month. Whether 1月…12月 are sums so
far is said by ``1-2月`` or 累计; where it is not, numbers that never fall, or a sum column that
says so, put it in doubt, and a person is asked. Columns of sums are compared with their months
and are no rows.

Columns for months (月度投资): what is said of the one that speaks for the table. ``1-10月`` is
what was done this year until October: the latest month that holds figures, up to the as-of day,
is this year's completed investment; December's plan is the year's. Every month is kept with its
row as it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.checks.totals import difference, rounding_of
from data.importer.parse.fields import read_field
from data.importer.parse.missing_years import year_of
from data.importer.reading import Reading
from data.ledgers.month_columns import MonthColumn, SumColumn
from data.values.dates import month_end

_Row = list[Decimal | None]
DOUBT = "months-unclear"


@dataclass(frozen=True)
class _Evidence:
    """rising of pairs neighbouring figures of a row do not fall; up: some of them rise.

    sums, latest: how many rows' sum columns are the sum of the months, or the latest month
    (rows in which the two differ).
    """

    rising: int
    pairs: int
    up: int
    sums: int
    latest: int

    @property
    def may_be_sums_so_far(self) -> bool:
        """Whether every row rises, and no column of sums says that months stand by themselves."""
        rises = self.up > 0 and self.rising == self.pairs
        return rises and not (self.sums and not self.latest)

    @property
    def may_be_single(self) -> bool:
        """Whether months are added up beside, or mostly fall."""
        return (self.sums > 0 and not self.latest) or 2 * self.rising < self.pairs


def read_fund_months(reading: Reading) -> None:
    """Say of which month each column is, and what speaks against it; compare sum columns."""
    declared, series = reading.declared, reading.series
    keys = [key for key in reading.columns if declared.says_its_month(key)]
    if not keys:
        return
    keys.sort(key=lambda key: declared.field(key).position)
    own_years = {one.column: one.year for one in series.done if one.year}
    year, is_stated = _year(reading, keys)
    for key in keys:
        month = declared.field(key).position
        own = own_years.get(reading.columns[key], year)
        reading.months[key] = month_end(own, month)
    has_own = all(reading.columns[key] in own_years for key in keys)
    reading.report(
        "months-as-rows" if has_own or is_stated else "months-of-as-of",
        "note",
        headers=month_headers(reading),
        year="、".join(sorted({str(day.year) for day in reading.months.values()})),
        period="、".join(dict.fromkeys(_period(reading, key) for key in keys)),
    )
    _report_unit_once(reading, keys)
    as_of = reading.context.as_of
    for key in keys:
        if reading.months[key] > month_end(as_of.year, as_of.month) and _filled(reading, key):
            arguments = {"as_of": as_of.isoformat()}
            reading.report_at_header(
                "month-after-as-of", "warning", reading.columns[key], **arguments
            )
    for one in series.repeated:
        reading.report_at_header("month-column-twice", "warning", one.column)
    if series.done:
        _compare_and_doubt(reading, keys)


def _report_unit_once(reading: Reading, keys: Sequence[str]) -> None:
    """Months without a unit are told together, at the first of them."""
    cells = [reading.header_cell(reading.columns[key]) for key in keys]
    repeated = [one for one in reading.issues if one.code == "unit-unclear" and one.cell in cells]
    if len(repeated) < 2:
        return
    reading.issues = [one for one in reading.issues if one not in repeated]
    arguments = {**repeated[0].arguments, "header": month_headers(reading)}
    reading.issues.append(replace(repeated[0], arguments=arguments))


def month_headers(reading: Reading) -> str:
    """What people call the columns together: ``1月…12月``."""
    keys = list(reading.months)
    first, last = (reading.header_text(key).split("/") for key in (keys[0], keys[-1]))
    while len(first) > 1 and len(last) > 1 and first[0] == last[0]:
        first, last = first[1:], last[1:]
    while len(first) > 1 and len(last) > 1 and first[-1] == last[-1]:
        first, last = first[:-1], last[:-1]
    ends = "/".join(first), "/".join(last)
    return ends[0] if len(keys) == 1 else "…".join(ends)


def latest_month(reading: Reading) -> date:
    """The last month that holds a figure, the first one where none does."""
    filled = [day for key, day in reading.months.items() if _filled(reading, key)]
    return max(filled, default=min(reading.months.values()))


def in_all(reading: Reading, *, until: bool) -> pa.Array:
    """What each row's months come to: their sum, or (until) the latest; null without any."""
    values = [_in_all([row[-1] for row in rows], until) for rows in _rows(reading)]
    return pa.array(values, pa.decimal128(18, 6))


def are_until(reading: Reading) -> bool:
    """Whether the months are read as sums since January."""
    return all(_period(reading, key) == _period_until(reading) for key in reading.months)


def _rows(reading: Reading) -> Iterator[list[tuple[int, Decimal | None]]]:
    """For each data row (month, figure), in order of months."""
    days = sorted(reading.months.items(), key=lambda one: one[1])
    columns = [reading.by_key[key].to_pylist() for key, _ in days]
    for figures in zip(*columns, strict=True):
        yield [(day.month, figure) for (_, day), figure in zip(days, figures, strict=True)]


def _in_all(figures: Sequence[Decimal | None], until: bool) -> Decimal | None:
    known = [one for one in figures if one is not None]
    if not known:
        return None
    return known[-1] if until else sum(known, Decimal(0))


def _period(reading: Reading, key: str) -> str:
    return reading.declared.field(key).sets["period_kind"]


def _period_until(reading: Reading) -> str:
    months = reading.declared.months
    assert months is not None
    return _period(reading, months.field_of(1, until=True))


def _year(reading: Reading, keys: Sequence[str]) -> tuple[int, bool]:
    """The sheet's own year, and whether it states one; else the latest that fits its months."""
    if (stated := year_of(reading.source)) is not None:
        return stated, True
    as_of = reading.context.as_of
    filled = [reading.declared.field(key).position for key in keys if _filled(reading, key)]
    return as_of.year - (max(filled, default=1) > as_of.month), False


def _filled(reading: Reading, key: str) -> bool:
    return reading.source.has_figures(reading.columns[key])


def _compare_and_doubt(reading: Reading, keys: Sequence[str]) -> None:
    series, until = reading.series, are_until(reading)
    rows = list(_rows(reading))
    latest = latest_month(reading)
    nothing: _Row = [None] * len(rows)
    before, sums = nothing, dict[SumColumn, _Row]()
    for one in series.sums:
        amounts = _amounts(reading, one.column)
        if one.brought_forward or (one.year or latest.year) < latest.year:
            before = amounts
        elif one.is_latest:
            sums[replace(one, first=latest.month, last=latest.month)] = amounts
        else:
            sums[one] = amounts
    found = _evidence(rows, sums, before)
    is_doubtful = found.may_be_single if until else found.may_be_sums_so_far
    if is_doubtful and not series.is_said:
        arguments = {
            name: str(getattr(found, name)) for name in ("rising", "pairs", "sums", "latest")
        }
        first = reading.columns[keys[0]]
        period = _period(reading, keys[0])
        reading.report_at_header(
            DOUBT, "warning", first, headers=month_headers(reading), period=period, **arguments
        )
    for one, stated in sums.items():
        for index, value in enumerate(stated):
            if value is not None:
                readings = _readings(rows[index], one, before[index], until)
                _report_difference(reading, one.column, index, value, readings)


def _evidence(
    rows: Sequence[list[tuple[int, Decimal | None]]],
    sums: dict[SumColumn, _Row],
    before: _Row,
) -> _Evidence:
    rising = pairs = up = 0
    for row in rows:
        known = [figure for _, figure in row if figure is not None]
        for first, second in pairwise(known):
            pairs += 1
            rising += second >= first
            up += second > first
    fits = {True: 0, False: 0}
    for one, stated in sums.items():
        for index, value in enumerate(stated):
            single = _readings(rows[index], one, before[index], until=False)
            latest = _readings(rows[index], one, before[index], until=True)
            if value is not None and single[0] != latest[0]:
                fits[False] += value in single
                fits[True] += value in latest
    return _Evidence(rising, pairs, up, fits[False], fits[True])


def _readings(
    row: list[tuple[int, Decimal | None]], one: SumColumn, before: Decimal | None, until: bool
) -> list[Decimal]:
    """What a column of sums may say: its months, with or without what was brought forward."""
    here = [figure for month, figure in row if one.first <= month <= one.last]
    earlier = [figure for month, figure in row if month < one.first] if until else []
    own = (_in_all(here, until) or Decimal(0)) - (_in_all(earlier, until) or Decimal(0))
    return [own] if before is None else [own, own + before]


def _amounts(reading: Reading, number: int) -> _Row:
    key = next(iter(reading.months))
    field = reading.declared.field(key)
    amounts: _Row = read_field(reading.source, field, number, reading.context).values.to_pylist()
    return amounts


def _report_difference(
    reading: Reading, number: int, index: int, stated: Decimal, readings: Sequence[Decimal]
) -> None:
    if stated in readings:
        return
    shown = reading.source.seen(index, number)
    nearest = min(readings, key=lambda one: abs(one - stated))
    is_rounded = abs(nearest - stated) <= rounding_of(shown, stated)
    reading.report_in(
        "row-total-differs",
        "note" if is_rounded else "warning",
        index,
        number,
        reading.declared.field(next(iter(reading.months))).name,
        header=reading.source.header_words(number),
        months=month_headers(reading),
        **difference(stated, readings[0]),
    )


def complete_spending(reading: Reading) -> None:
    """Say which month counts; add up months that stand by themselves."""
    series = reading.series
    if not series.done or reading.declared.months is None:
        return
    last = series.done[-1]
    key = reading.declared.months.done_field
    if reading.columns.get(key) != last.column:
        return
    if not last.is_cumulative:
        _add_up(reading, series.done, key)
    span = f"1-{last.month}月" if last.month > 1 else "1月"
    code = "months-read" if last.is_cumulative else "months-added"
    reading.report_at_header(
        code, "note", last.column, months=span, field=reading.declared.field(key).header
    )
    for one in series.later:
        reading.report_at_header(
            "month-after-as-of", "warning", one.column, as_of=reading.context.as_of.isoformat()
        )
    _report_gaps(reading, series.done, key)


def _spending_amounts(reading: Reading, number: int, key: str) -> pa.Array:
    return read_field(reading.source, reading.declared.field(key), number, reading.context).values


def _add_up(reading: Reading, done: Sequence[MonthColumn], key: str) -> None:
    """This year's sum of months; unknown where a month after the first one is blank."""
    columns = [_spending_amounts(reading, one.column, key) for one in done]
    known = np.stack([pc.is_valid(c).to_numpy(zero_copy_only=False) for c in columns])
    begun = np.logical_or.accumulate(known, axis=0)
    whole = (known | ~begun).all(axis=0) & known[-1]
    total = columns[0]
    for column in columns[1:]:
        total = pc.add(
            pc.fill_null(total, pa.scalar(0, total.type)).cast(pa.decimal128(18, 6)),
            pc.fill_null(column, pa.scalar(0, column.type)).cast(pa.decimal128(18, 6)),
        ).cast(pa.decimal128(18, 6))
    values = pc.if_else(pa.array(whole), total, pa.scalar(None, total.type))
    name = reading.declared.field(key).name
    reading.values[name] = reading.by_key[key] = values


def _report_gaps(reading: Reading, done: Sequence[MonthColumn], key: str) -> None:
    """Rows with figures of earlier months and none of the latest: their sum is unknown."""
    if len(done) < 2:
        return
    last = pc.is_valid(_spending_amounts(reading, done[-1].column, key)).to_numpy(
        zero_copy_only=False
    )
    before = pc.is_valid(_spending_amounts(reading, done[-2].column, key)).to_numpy(
        zero_copy_only=False
    )
    missing = before & ~last & ~reading.rejected
    reading.report_each(
        "month-figure-missing",
        "warning",
        key,
        missing,
        before=reading.source.header_words(done[-2].column),
    )
