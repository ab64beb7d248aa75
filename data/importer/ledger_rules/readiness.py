"""Readiness: a long list of items, or permit columns that become one row an item.

A blank permit cell is unknown: no row is written for it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.ledger_rules.permit_status import parse_states, state_of_share
from data.importer.parse.accepted_values import Taught
from data.importer.parse.alias_names import renamed
from data.importer.parse.defined_signs import in_own_words
from data.importer.parse.fields import read_field, read_items
from data.importer.reading import Reading
from data.ledgers import items, ledger
from data.ledgers.headers import Assignment

WIDE_FORMS = ("permits", "schedule")


@dataclass(frozen=True)
class ItemRows:
    """Rows of readiness_row from permit columns; at[i] is the data row of row i."""

    at: np.ndarray
    values: dict[str, pa.Array]
    precision: dict[str, dict[int, str]]


def complete_readiness(reading: Reading) -> None:
    """Read items and states of a long list; what explicit columns say comes first.

    A table of projects × permits (form ``permits``) needs the project only.
    """
    if reading.form in WIDE_FORMS:
        reading.reject_rows_without("project_name", "project_name")
        return
    if "item" in reading.columns:
        column = reading.block.column(reading.columns["item"])
        taught = reading.context.taught("item", [one.name for one in items()])
        named, texts = read_items(column, taught)
        reading.values["item"], reading.values["item_text"] = named, texts.values
        reading.by_key["item"] = texts.values
        reading.take_problems("item", reading.columns["item"], texts.problems)
    if "state" in reading.columns:
        _complete_states(reading)
    else:
        _states_from_evidence(reading)
    reading.reject_rows_without("project_name", "project_name")
    reading.reject_rows_without("item_text", "item")
    reading.reject_rows_without("state", "state")


def _complete_states(reading: Reading) -> None:
    number = reading.columns["state"]
    taught = taught_states(reading)
    column = in_own_words(reading.block, number, reading.declared.field("state"), taught)
    is_1904 = reading.block.grid.is_1904
    read = parse_states(column, reading.context.as_of, is_1904=is_1904, taught=taught)
    reading.values["state"] = reading.by_key["state"] = read.state.values
    reading.take_problems("state", number, read.state.problems)
    for name, found in (
        ("done_date", read.done_date),
        ("licence_number", read.licence_number),
        ("share", read.share),
    ):
        before = reading.have(name)
        reading.values[name] = pc.coalesce(reading.get(name), found)
        if name == "done_date":
            own = reading.precision.setdefault(name, {})
            own |= {index: p for index, p in read.precision.items() if not before[index]}
    _states_from_evidence(reading)


def taught_states(reading: Reading) -> Taught:
    """Words of states that were taught for this sheet: in its list as in its permit columns."""
    return reading.context.taught("state", ledger("readiness").field("state").values)


def _states_from_evidence(reading: Reading) -> None:
    """A row without a state but with a date of completion, a licence or a share has one."""
    missing = ~reading.have("state")
    done = reading.have("done_date") | reading.have("licence_number")
    shares = pc.fill_null(reading.get("share"), float("nan")).to_numpy(zero_copy_only=False)
    derived: list[str | None] = [None] * reading.height
    for index in np.flatnonzero(missing & (done | np.isfinite(shares))).tolist():
        derived[index] = "已办结" if done[index] else state_of_share(float(shares[index]))
    if any(derived):
        reading.values["state"] = pc.coalesce(reading.get("state"), pa.array(derived, pa.string()))
        count = sum(1 for state in derived if state)
        reading.report("state-derived", "note", count=str(count))


def permit_rows(reading: Reading) -> ItemRows:
    """One row for every filled permit cell of the rows that load, in sheet order."""
    by_item: dict[str, list[Assignment]] = {}
    for assignment in reading.recognition.items:
        by_item.setdefault(assignment.item, []).append(assignment)
    parts: list[tuple[np.ndarray, dict[str, pa.Array]]] = []
    dated: list[dict[int, str]] = []
    for item, assignments in by_item.items():
        values, precision, found = _item(reading, item, assignments)
        at = np.flatnonzero(found & ~reading.rejected)
        names = {name: array.take(pa.array(at)) for name, array in values.items()}
        names["item"] = pa.array([item] * len(at), pa.string())
        parts.append((at, names))
        dated.append({int(i): precision[int(i)] for i in at if int(i) in precision})
    return _in_sheet_order(reading, parts, dated)


def _item(
    reading: Reading, item: str, assignments: list[Assignment]
) -> tuple[dict[str, pa.Array], dict[int, str], np.ndarray]:
    """All readings of one item: its state column and, where given, columns about it."""
    declared = ledger("readiness")
    is_share = next(one.is_share for one in items() if one.name == item)
    values: dict[str, pa.Array] = {}
    precision: dict[int, str] = {}
    found = np.zeros(reading.height, dtype=bool)
    for assignment in sorted(assignments, key=lambda one: one.key != "state"):
        number = assignment.column
        if assignment.key == "state":
            taught = taught_states(reading)
            column = in_own_words(reading.block, number, declared.field("state"), taught)
            is_1904 = reading.block.grid.is_1904
            read = parse_states(
                column,
                reading.context.as_of,
                is_share=is_share,
                is_1904=is_1904,
                taught=taught,
            )
            said = {
                "state": read.state.values,
                "done_date": read.done_date,
                "licence_number": read.licence_number,
                "share": read.share,
            }
            precision |= read.precision
            problems = read.state.problems
            header = reading.block.header(number).path[-1]
            values["item_text"] = pa.repeat(pa.scalar(header), reading.height)
        else:
            field = declared.field(assignment.key)
            parsed = read_field(reading.block, field, number, reading.context)
            read_as = parsed.values
            if field.refers_to:
                read_as = renamed(reading, field.refers_to, read_as, number)
            said, problems = {field.name: read_as}, parsed.problems
        shown = reading.block.shown(number) if problems else None
        for problem in problems:
            value = shown[problem.index].as_py() if shown is not None else None
            reading.issues.append(
                reading.block.issue(
                    problem.code,
                    problem.severity,
                    index=problem.index,
                    column=number,
                    field=assignment.key,
                    value=value or "",
                    arguments=problem.arguments,
                )
            )
        for name, array in said.items():
            values[name] = pc.coalesce(values[name], array) if name in values else array
            found |= pc.is_valid(array).to_numpy(zero_copy_only=False)
    return values, precision, found


def _in_sheet_order(
    reading: Reading,
    parts: list[tuple[np.ndarray, dict[str, pa.Array]]],
    dated: list[dict[int, str]],
) -> ItemRows:
    if not parts:
        return ItemRows(np.zeros(0, dtype=np.int64), {}, {})
    at = np.concatenate([rows for rows, _ in parts])
    order = np.argsort(at, kind="stable")
    names = list(dict.fromkeys(name for _, values in parts for name in values))
    types = {name: values[name].type for _, values in parts for name in values}
    joined: dict[str, pa.Array] = {}
    for name in names:
        chunks = [
            values[name] if name in values else pa.nulls(len(rows), types[name])
            for rows, values in parts
        ]
        joined[name] = pa.concat_arrays(chunks).take(pa.array(order))
    positions = np.empty(len(at), dtype=np.int64)
    positions[order] = np.arange(len(at))
    precision: dict[int, str] = {}
    start = 0
    for (rows, _), entries in zip(parts, dated, strict=True):
        for offset, row in enumerate(rows.tolist()):
            if row in entries:
                precision[int(positions[start + offset])] = entries[row]
        start += len(rows)
    rows = pa.array(at[order])
    for name in ("project_code", "project_name"):
        joined[name] = reading.get(name).take(rows)
    return ItemRows(at[order], joined, {"done_date": precision} if precision else {})
