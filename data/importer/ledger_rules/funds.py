"""Funds in place: which month, which definition (口径), which period an amount speaks of.

A definition that no column states is taken from the header or the title when one of
them names it; otherwise it stays unknown and is asked about, never assumed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column
from data.importer.ledger_rules.months import (
    are_until,
    in_all,
    latest_month,
    month_headers,
    read_fund_months,
)
from data.importer.parse.accepted_values import distinct
from data.importer.parse.fields import is_cumulative_month, read_months
from data.importer.parse.missing_years import month_in_headers, month_of
from data.importer.parse.sections import complete_sections, complete_titles, section_texts
from data.importer.reading import Reading
from data.issues import Issue
from data.ledgers.headers import normal
from data.values import currency_of
from data.values.amounts import read_amount
from data.values.dates import month_end
from data.values.parse_result import cleaned


def read_foreign_cells(reading: Reading, keys: Sequence[str]) -> None:
    """Read the amounts of another currency that the amount reader left unread."""
    found = [issue for issue in reading.issues if issue.code == "amount-currency"]
    if not found:
        return
    currencies: list[str | None] = reading.get("currency").to_pylist()
    at = {int(row): index for index, row in enumerate(reading.source.rows.tolist())}
    for key in keys:
        letter_cells = {reading.cell_of(key, index): index for index in at.values()}
        amounts = reading.by_key[key].to_pylist()
        for issue in found:
            index = letter_cells.get(issue.cell)
            if index is None or currencies[index] not in (None, issue.arguments["currency"]):
                continue
            amount = _amount(issue)
            if amount is None:
                continue
            amounts[index], currencies[index] = amount, issue.arguments["currency"]
            reading.issues.remove(issue)
            reading.forget_unreadable("amount_wan", index)
        reading.by_key[key] = pa.array(amounts, reading.by_key[key].type)
    reading.values["currency"] = pa.array(currencies, pa.string())


def _amount(issue: Issue) -> Decimal | None:
    read = read_amount(cleaned(issue.arguments["text"]), f"万{issue.arguments['currency']}")
    return None if read.value is None else Decimal(read.value) / 10**6


_BASIS_WORDS = (
    ("自治区平台", ("平台",)),
    ("企业自报", ("自报", "企业上报")),
    ("统计", ("统计口径", "固投")),
)
_AMOUNT = "amount_wan"
_RENMINBI = "人民币"


@dataclass(frozen=True)
class FundRows:
    """Rows of fund_row that one amount column gives; at[i] is the data row of row i."""

    key: str
    at: np.ndarray
    values: dict[str, pa.Array]


def complete_funds(reading: Reading) -> None:
    """Fill month and basis, reject rows without project, month or any amount."""
    read_fund_months(reading)
    _complete_months(reading)
    complete_sections(reading)
    complete_titles(reading)
    _complete_basis(reading)
    reading.reject_rows_without("project_name", "project_name")
    reading.reject_rows_without("month_date", "month")
    keys = amount_keys(reading)
    read_foreign_cells(reading, keys)
    if keys:
        reading.values[_AMOUNT] = pc.coalesce(*_said_of_rows(reading, keys))
    called = month_headers(reading) if reading.months else ""
    if reading.series.done:
        _leave_out_blank_rows(reading, called)
    reading.reject_rows_without(_AMOUNT, keys[0] if keys else "amount", called)
    for assignment in reading.recognition.assignments:
        stated = reading.have("period_kind") | reading.rejected
        if assignment.bare and "period_kind" not in reading.columns and not stated.all():
            reading.report_at_header("basis-of-period-unclear", "warning", assignment.column)


def _leave_out_blank_rows(reading: Reading, months: str) -> None:
    """A project to which no money has come yet has no row in any month: nothing to mend."""
    blank = ~(reading.have(_AMOUNT) | reading.has_unread(_AMOUNT) | reading.rejected)
    for index in np.flatnonzero(blank).tolist():
        reading.report("months-blank", "note", index=index, headers=months)
    reading.rejected = reading.rejected | blank


def amount_keys(reading: Reading) -> list[str]:
    """The keys of the columns that give amounts, in the order of their declaration."""
    return [
        field.key
        for field in reading.declared.fields
        if field.name == _AMOUNT and field.key in reading.by_key
    ]


def _said_of_rows(reading: Reading, keys: Sequence[str]) -> list[pa.Array]:
    """What a row says at all: of months together what they come to."""
    others = [reading.by_key[key] for key in keys if key not in reading.months]
    return [*others, in_all(reading, until=are_until(reading))] if reading.months else others


def fund_rows(reading: Reading) -> list[FundRows]:
    """One set of rows for each amount column (this month, this year, all years, each month)."""
    sets: list[FundRows] = []
    for key in amount_keys(reading):
        amounts = reading.by_key[key]
        there = pc.is_valid(amounts).to_numpy(zero_copy_only=False)
        at = np.flatnonzero(~reading.rejected & there)
        take = pa.array(at)
        values = {name: array.take(take) for name, array in reading.values.items()}
        values[_AMOUNT] = amounts.take(take)
        if period := period_set_by(reading, key):
            values["period_kind"] = pa.array([period] * len(at), pa.string())
        if key in reading.months:
            values["month_date"] = pa.array([reading.months[key]] * len(at), pa.date32())
        _part_currencies(reading, key, values)
        sets.append(FundRows(key, at, values))
    return sets


def period_set_by(reading: Reading, key: str) -> str:
    """The period that an amount column's header says; "" where another column says it."""
    is_wide = len(amount_keys(reading)) > 1
    if not is_wide and "period_kind" in reading.columns:
        return ""
    return reading.declared.field(key).sets.get("period_kind", "")


def _part_currencies(reading: Reading, key: str, values: dict[str, pa.Array]) -> None:
    """Amounts of another currency leave the 万元 column."""
    stated = currency_of(reading.unit_of(key))
    count = len(values["amount_wan"])
    currency = values.get("currency", pa.nulls(count, pa.string()))
    if stated:
        currency = pc.fill_null(currency, stated)
    elif "currency" not in reading.columns:
        currency = pc.fill_null(currency, _RENMINBI)
    foreign = pc.fill_null(pc.not_equal(currency, _RENMINBI), False)
    amounts = values["amount_wan"]
    empty = pa.scalar(None, amounts.type)
    values["currency"] = currency
    values["foreign_amount_wan"] = pc.if_else(foreign, amounts, empty)
    values["amount_wan"] = pc.if_else(foreign, empty, amounts)


def _complete_months(reading: Reading) -> None:
    if "month" in reading.columns:
        _note_cumulative(reading)
        return
    if reading.months:
        last = latest_month(reading)
        reading.values["month_date"] = pa.array([last] * reading.height, pa.date32())
        reading.precision["month_date"] = dict.fromkeys(range(reading.height), "month")
        return
    as_of = reading.context.as_of
    amounts = [reading.columns[key] for key in amount_keys(reading)]
    found = None
    if not reading.context.is_day_said:
        found = month_in_headers(reading.source, amounts, as_of) or month_of(reading.source, as_of)
    year, month = (found.year, found.month) if found else (as_of.year, as_of.month)
    one = read_months(Column.of_text(f"{year}年{month}月"), year).values[0].as_py()
    reading.values["month_date"] = pa.array([one] * reading.height, pa.date32())
    reading.precision["month_date"] = dict.fromkeys(range(reading.height), "month")
    named = f"{year}-{month:02d}"
    if found:
        reading.report("month-from-title", "note", month=named)
    elif reading.context.is_day_said:
        reading.report("month-from-answer", "note", month=named)
    else:
        reading.report("month-from-as-of", "warning", month=named)


def _note_cumulative(reading: Reading) -> None:
    """``1-9月`` in the month column says that the amount is of the year so far."""
    if "period_kind" in reading.columns:
        return
    cells = distinct(reading.source.column(reading.columns["month"]))
    says = ["当年累计" if is_cumulative_month(text) else None for text in cells.texts]
    if any(says):
        reading.values["period_kind"] = cells.spread(list(says))


def _complete_basis(reading: Reading) -> None:
    if "basis" in reading.columns or reading.have("basis").all():
        return
    named = {basis for text in _texts_about_amounts(reading) if (basis := _basis_named(text))}
    sections = section_texts(reading)
    by_section = [_basis_named(section) if section else None for section in sections]
    if any(by_section):
        rest = next(iter(named)) if len(named) == 1 else None
        filled = [basis or rest for basis in by_section]
        reading.values["basis"] = pa.array(filled, pa.string())
        reading.report(
            "basis-from-title", "note", basis="、".join(sorted(set(filter(None, filled))))
        )
        return
    if len(named) == 1:
        (basis,) = named
        reading.values["basis"] = pa.array([basis] * reading.height, pa.string())
        reading.report("basis-from-title", "note", basis=basis)
        return
    reading.report("basis-unclear", "warning")


def _basis_named(text: str) -> str | None:
    found = [basis for basis, words in _BASIS_WORDS if any(word in normal(text) for word in words)]
    return found[0] if len(found) == 1 else None


def _texts_about_amounts(reading: Reading) -> list[str]:
    texts = [normal(reading.source.table.title), normal(reading.source.sheet)]
    for key in amount_keys(reading):
        header = reading.source.header(reading.columns[key])
        texts.append(normal("".join(header.path) + header.qualifier))
    return texts


def month_span(months: pa.Array, as_of: date, *, is_cumulative: bool) -> tuple[date, date]:
    """The period that dated rows speak of.

    Within one month: that month. Over several: from the earliest row's month to the
    as-of day; a cumulative sheet (``1-10月``) speaks of the whole year so far.
    """
    days = pc.drop_null(months)
    if not len(days):
        return as_of.replace(day=1), as_of
    first, last = pc.min(days).as_py(), pc.max(days).as_py()
    end = month_end(as_of.year, as_of.month)
    if (first.year, first.month) == (last.year, last.month):
        return first.replace(day=1), month_end(first.year, first.month)
    start = first.replace(day=1)
    if is_cumulative:
        start = min(date(as_of.year, 1, 1), start)
    return start, max(end if last > as_of else as_of, last)
