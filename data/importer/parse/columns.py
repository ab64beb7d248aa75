"""The recognised columns of a table, each read by the type of its field."""

from __future__ import annotations

import sys

import numpy as np
import pyarrow as pa

from data.importer.block import Block
from data.importer.parse.accepted_values import implied
from data.importer.parse.fields import DEFAULT_UNIT, Context, amount_unit, read_field
from data.importer.reading import Reading
from data.ledgers import Field, Recognition, ledger
from data.values import Parsed, currency_of, is_money_unit, parse_amounts

_SPECIAL = ("item", "state")
_ANOTHER_UNIT = "亿元"


def read_table(
    block: Block, recognition: Recognition, context: Context, most_issues: int = sys.maxsize
) -> Reading:
    """Read every recognised column of a table by the type of its field.

    Raises TooManyIssuesError, also later while the reading is completed and checked.
    """
    declared = ledger(recognition.ledger)
    reading = Reading(
        block=block,
        recognition=recognition,
        context=context,
        declared=declared,
        columns={a.key: a.column for a in recognition.assignments},
        rejected=np.zeros(block.height, dtype=bool),
        most_issues=most_issues,
    )
    for assignment in recognition.assignments:
        declared_field = declared.field(assignment.key)
        if declared_field.type in _SPECIAL:
            continue
        parsed = read_field(block, declared_field, assignment.column, context)
        currency = _foreign(reading, declared_field, assignment.column)
        if currency:
            unread = _report_foreign(reading, parsed, assignment.column, currency)
            _keep(reading, declared_field, assignment.column, unread)
            reading.foreign.add(declared_field.key)
            continue
        _keep(reading, declared_field, assignment.column, parsed)
        if declared_field.type == "amount":
            _report_unit(reading, declared_field.key, assignment.column)
    return reading


def _keep(reading: Reading, declared: Field, number: int, parsed: Parsed) -> None:
    reading.by_key[declared.key] = parsed.values
    reading.take_problems(declared.key, number, parsed.problems)
    if declared.sets or declared.position or declared.at_stages:
        return
    reading.values[declared.name] = parsed.values
    if parsed.precision:
        reading.precision[declared.name] = parsed.precision
    for name, values in (
        implied(reading.block.column(number), declared).items() if declared.implies else ()
    ):
        if name not in reading.columns:
            reading.values[name] = values


def _foreign(reading: Reading, declared: Field, number: int) -> str:
    """The currency of a column of amounts in a ledger that knows 万元 alone, "" for 元."""
    if declared.type != "amount" or any(f.name == "currency" for f in reading.declared.fields):
        return ""
    header = reading.block.header(number)
    return currency_of(header.unit or header.qualifier or amount_unit(header, reading.context))


def _report_foreign(reading: Reading, parsed: Parsed, number: int, currency: str) -> Parsed:
    """The column unread: 万美元 added up as 万元 would be a false sum."""
    count = len(parsed.values) - parsed.values.null_count
    reading.report_at_header(
        "amounts-foreign", "error", number, currency=currency, count=str(count)
    )
    return Parsed(pa.nulls(len(parsed.values), parsed.values.type), ())


def _report_unit(reading: Reading, key: str, number: int) -> None:
    header = reading.block.header(number)
    if amount_unit(header, reading.context):
        if header.unit and not is_money_unit(header.unit):
            reading.report_at_header("unit-not-money", "warning", number, unit=header.unit)
        return
    in_another = parse_amounts(reading.block.own_column(number), _ANOTHER_UNIT).values
    if len(in_another) != in_another.null_count and in_another.equals(reading.by_key[key]):
        return  # every amount bears its own
    reading.report_at_header("unit-unclear", "warning", number, unit=DEFAULT_UNIT)
