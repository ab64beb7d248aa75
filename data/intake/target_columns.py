"""Targets with a column for each metric: every filled cell is one row of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.intake.fields import read_field
from data.intake.reading import Reading
from data.ledgers import Assignment
from data.sheets.values import is_money_unit, parse_amounts

KEY = "target_value"


@dataclass(frozen=True)
class TargetRows:
    """Rows of target_row that one metric's column gives; at[i] is the data row of row i."""

    at: np.ndarray
    values: dict[str, pa.Array]


MONEY_METRICS = ("计划总投资", "到位资金")


def read_metric_columns(reading: Reading) -> None:
    """Read each metric's column; rows without a value in any of them are rejected."""
    filled = np.zeros(reading.height, dtype=bool)
    for metric in reading.recognition.metrics:
        values = _read(reading, metric)
        reading.by_column[metric.column] = values
        filled |= pc.is_valid(values).to_numpy(zero_copy_only=False)
    empty = ~filled & ~reading.rejected
    first = reading.recognition.metrics[0].column
    for index in np.flatnonzero(empty).tolist():
        reading.issues.append(
            reading.block.issue(
                "required-missing",
                "error",
                index=index,
                column=first,
                field=KEY,
                arguments={"header": "/".join(reading.block.header(first).path)},
            )
        )
    reading.rejected = reading.rejected | empty


def _read(reading: Reading, metric: Assignment) -> pa.Array:
    field, number = reading.declared.field(KEY), metric.column
    parsed = read_field(reading.block, field, number, reading.context)
    reading.take_problems(KEY, number, parsed.problems)
    header, unit = reading.block.header(number).unit, reading.context.unit
    if not _is_money(metric) or (header and is_money_unit(header)):
        return parsed.values
    if not unit:
        reading.say_at_header("target-unit-unclear", "warning", number)
        return parsed.values
    return parse_amounts(reading.block.own_column(number), unit).values


def target_rows(reading: Reading) -> list[TargetRows]:
    """One set of rows for each metric's column."""
    sets: list[TargetRows] = []
    for metric in reading.recognition.metrics:
        amounts = reading.by_column[metric.column]
        there = pc.is_valid(amounts).to_numpy(zero_copy_only=False)
        at = np.flatnonzero(there & ~reading.rejected)
        take = pa.array(at)
        values = {name: array.take(take) for name, array in reading.values.items()}
        values["metric"] = pa.array([metric.item] * len(at), pa.string())
        values[KEY] = amounts.take(take)
        values["target_unit"] = pa.array([_unit(reading, metric)] * len(at), pa.string())
        sets.append(TargetRows(at, values))
    return sets


def _is_money(metric: Assignment) -> bool:
    """Whether a metric is a sum of money; a part of one (到位资金（区外）) is too."""
    return metric.item.partition("（")[0] in MONEY_METRICS


def _unit(reading: Reading, metric: Assignment) -> str | None:
    """万元 for every amount whose unit is known, else the header's unit as it is."""
    header = reading.block.header(metric.column).unit
    if header:
        return "万元" if is_money_unit(header) else header
    return "万元" if _is_money(metric) and reading.context.unit else None
