"""Columns for months (月度投资): what is said of the one that speaks for the table.

``1-10月`` is what was done this year until October: the latest month that holds figures,
up to the as-of day, is this year's completed investment; December's plan is the year's.
Every month is kept with its row as it stands.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.parse.fields import read_field
from data.importer.reading import Reading
from data.ledgers.month_columns import MonthColumn


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
    reading.report_at_header(code, "note", last.column, months=span, field=_header(reading, key))
    for one in series.later:
        reading.report_at_header(
            "month-after-as-of", "warning", one.column, as_of=reading.context.as_of.isoformat()
        )
    _report_gaps(reading, series.done, key)


def _header(reading: Reading, key: str) -> str:
    return reading.declared.field(key).header


def _amounts(reading: Reading, number: int, key: str) -> pa.Array:
    return read_field(reading.block, reading.declared.field(key), number, reading.context).values


def _add_up(reading: Reading, done: Sequence[MonthColumn], key: str) -> None:
    """This year's sum of months; unknown where a month after the first one is blank."""
    columns = [_amounts(reading, one.column, key) for one in done]
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
    last = pc.is_valid(_amounts(reading, done[-1].column, key)).to_numpy(zero_copy_only=False)
    before = pc.is_valid(_amounts(reading, done[-2].column, key)).to_numpy(zero_copy_only=False)
    missing = before & ~last & ~reading.rejected
    reading.report_each(
        "month-figure-missing",
        "warning",
        key,
        missing,
        before="/".join(reading.block.header(done[-2].column).path),
    )
