"""Targets: whose, of what, how much; money in 万元, counts as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.parse.accepted_values import accepted_value, word_key
from data.importer.parse.fields import read_field
from data.importer.reading import Reading
from data.ledgers import Assignment
from data.ledgers.headers import normal
from data.ledgers.spread_columns import year_named
from data.values import is_money_unit, parse_amounts, parse_texts

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
        header = reading.source.header_words(first)
        reading.report_in("required-missing", "error", index, first, KEY, header=header)
    reading.rejected = reading.rejected | empty


def _read(reading: Reading, metric: Assignment) -> pa.Array:
    field, number = reading.declared.field(KEY), metric.column
    parsed = read_field(reading.source, field, number, reading.context)
    reading.take_problems(KEY, number, parsed.problems)
    header, unit = reading.source.header(number).unit, reading.context.unit
    if not _is_money(metric) or (header and is_money_unit(header)):
        return parsed.values
    if not unit:
        reading.report_at_header("target-unit-unclear", "warning", number)
        return parsed.values
    return parse_amounts(reading.source.own_column(number), unit).values


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
    header = reading.source.header(metric.column).unit
    if header:
        return "万元" if is_money_unit(header) else header
    return "万元" if _is_money(metric) and reading.context.unit else None


_YEAR = re.compile(r"(20\d{2})年?")
_UNIT = re.compile(r"[(（]([^()（）]{1,4})[)）]\s*$")
_CELL_UNIT = re.compile(r"\d\s*(亿元|万元|亿|万)\s*$")
_LISTS = {"quarter_targets": 4, "month_targets": 12}


def complete_targets(reading: Reading) -> None:
    """Fill year, kind of owner and unit; turn quarter and month columns into lists."""
    _complete_year(reading)
    _complete_owner_kind(reading)
    if reading.recognition.metrics:
        for name, key in (("year", "year"), ("owner", "owner")):
            reading.reject_rows_without(name, key)
        read_metric_columns(reading)
        return
    units = _complete_metric_and_unit(reading)
    _complete_amounts(reading, units)
    for name, key in (("year", "year"), ("owner", "owner"), ("metric", "metric")):
        reading.reject_rows_without(name, key)
    reading.reject_rows_without("target_value", "target_value")


def _complete_year(reading: Reading) -> None:
    if "year" in reading.columns:
        return
    named = year_named([reading.source.header(m.column) for m in reading.recognition.metrics])
    found = _YEAR.search(normal(reading.source.table.title + reading.source.sheet))
    year = named or (int(found[1]) if found else reading.context.as_of.year)
    reading.values["year"] = pa.array([year] * reading.height, pa.int32())
    if named:
        reading.report("year-from-headers", "note", year=str(year))
    else:
        reading.report("year-from-title" if found else "year-from-as-of", "note", year=str(year))


def _complete_owner_kind(reading: Reading) -> None:
    kinds = [
        None if owner is None else owner_kind(owner) for owner in reading.get("owner").to_pylist()
    ]
    reading.values["owner_kind"] = pc.coalesce(
        reading.get("owner_kind"), pa.array(kinds, pa.string())
    )


def owner_kind(owner: str) -> str:
    """全旗, 组, 镇 or 部门, from the owner's name."""
    name = normal(owner)
    if name in ("全旗", "旗", "全县", "全区", "全市"):
        return "全旗"
    if name.endswith(("组", "专班")):
        return "组"
    if name.endswith(("镇", "乡", "苏木", "街道")):
        return "镇"
    return "部门"


def _complete_metric_and_unit(reading: Reading) -> list[str]:
    """The unit of each row: its own column, else a bracket of the metric, else header, sheet."""
    header = (
        reading.source.header(reading.columns["target_value"]).unit
        if "target_value" in reading.columns
        else ""
    )
    stated = reading.get("target_unit").to_pylist()
    metrics = _written(reading, "metric")
    values = reading.declared.field("metric").values
    taught = reading.context.taught("metric", values, is_open=True)
    names: list[str | None] = []
    units: list[str] = []
    says = _money_in_cells(reading)
    for index, (metric, own) in enumerate(zip(metrics, stated, strict=True)):
        bracket = _UNIT.search(metric) if metric else None
        bare = metric[: bracket.start()].strip() if metric and bracket else metric
        said = taught.get(word_key(bare)) if bare else None
        if said is None and bare:
            said = accepted_value(bare, values) or bare
        names.append(said or None)
        money = names[-1] in MONEY_METRICS
        sheet = reading.context.unit if money else ""
        unit = own or (bracket[1] if bracket else "") or header or sheet
        units.append(_money_name(unit) or (says[index] if money else ""))
        if money and not units[-1] and not says[index]:
            reading.report("target-unit-unclear", "warning", "target_value", index=index)
    reading.values["metric"] = pa.array(names, pa.string())
    return units


def _written(reading: Reading, key: str) -> list[str | None]:
    """A column's words as written, brackets too."""
    if key not in reading.columns:
        return [None] * reading.height
    texts: list[str | None] = parse_texts(
        reading.source.column(reading.columns[key])
    ).values.to_pylist()
    return texts


def _money_in_cells(reading: Reading) -> list[str]:
    """The unit that a target's own cell writes (``2.5亿元``), "" where it writes none."""
    written = _written(reading, "target_value")
    found = [_CELL_UNIT.search(text) if text else None for text in written]
    return [_money_name(match[1]) if match else "" for match in found]


def _money_name(unit: str) -> str:
    return {"亿": "亿元", "万": "万元"}.get(unit, unit)


def _complete_amounts(reading: Reading, units: list[str]) -> None:
    kinds = np.array(units, dtype=object)
    if "target_value" in reading.columns:
        reading.values["target_value"] = _in_units(reading, "target_value", kinds)
    for name, size in _LISTS.items():
        keys = [field.key for field in reading.declared.fields if field.name == name]
        here = {key: _in_units(reading, key, kinds) for key in keys if key in reading.columns}
        if not here:
            continue
        empty = pa.nulls(reading.height, pa.decimal128(18, 6))
        columns = [here.get(key, empty).to_pylist() for key in keys[:size]]
        rows = [list(row) for row in zip(*columns, strict=True)]
        full = [row if any(value is not None for value in row) else None for row in rows]
        reading.values[name] = pa.array(full, pa.list_(pa.decimal128(18, 6)))
    shown = ["万元" if is_money_unit(unit) and unit else unit or None for unit in units]
    reading.values["target_unit"] = pa.array(shown, pa.string())


def _in_units(reading: Reading, key: str, units: np.ndarray) -> pa.Array:
    """A column's numbers, each in the unit of its row; money becomes 万元."""
    number = reading.columns[key]
    values = reading.by_key[key]
    header = reading.source.header(number).unit
    if header and is_money_unit(header):
        return values
    for unit in sorted(set(units.tolist())):
        if unit and is_money_unit(unit):
            money = parse_amounts(reading.source.own_column(number), unit).values
            values = pc.if_else(pa.array(units == unit), money, values)
    return values
