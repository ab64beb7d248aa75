"""Readiness: a long list of items, or permit columns that become one row an item.

A blank permit cell says nothing: no row is written for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.importer.parse.accepted_values import Taught, in_own_words, word_key
from data.importer.parse.fields import read_field, read_items
from data.importer.parse.missing_years import YearsOver, report_supplied
from data.importer.parse.people import renamed
from data.importer.parse.state_cells import States, in_years, parse_states, state_of_share, undated
from data.importer.reading import Reading, floats
from data.ledgers import items, ledger
from data.ledgers.header_lookup import known_header
from data.ledgers.headers import Assignment
from data.values.parse_result import cleaned, is_blank

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
        column = reading.source.column(reading.columns["item"])
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
    read = _states(reading, number)
    reading.values["state"] = reading.by_key["state"] = read.state.values
    reading.take_problems("state", number, read.state.problems)
    for name, found in (
        ("done_date", read.done_date),
        ("licence_number", read.licence_number),
        ("share", read.share),
        ("remark", read.remark),
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


def _states(reading: Reading, number: int, *, is_share: bool = False) -> States:
    """A column of states; a day without a year takes the one over it, and that is said."""
    taught = taught_states(reading)
    column = in_own_words(reading.source, number, ledger("readiness").field("state"), taught)
    over = YearsOver.of(reading, number)
    lacking = {i: over.at(i) for i, text in undated(column).items() if word_key(text) not in taught}
    years = {index: said.year for index, said in lacking.items() if said.year is not None}
    read_in = partial(
        parse_states,
        as_of=reading.context.as_of,
        is_share=is_share,
        is_1904=reading.source.grid.is_1904,
        taught=taught,
    )
    read = read_in(in_years(column, years))
    ahead = {one.index for one in read.state.problems if one.code == "date-after-as-of"}
    dates = {i: year for i, year in years.items() if i in ahead or read.done_date[i].is_valid}
    if dates != years:  # a remark stays as it is written
        read = read_in(in_years(column, dates))
    for index in dates:
        day = read.done_date[index].as_py()
        if day is not None:
            precision = read.precision.get(index, "")
            report_supplied(reading, "done_date", index, number, day, precision, lacking[index])
    return read


def _states_from_evidence(reading: Reading) -> None:
    """A row without a state but with a date of completion, a licence or a share has one."""
    missing = ~reading.have("state")
    done = reading.have("done_date") | reading.have("licence_number")
    shares = floats(reading.get("share"))
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
            read = _states(reading, number, is_share=is_share)
            said = read.values
            precision |= read.precision
            problems = read.state.problems
            header = reading.source.header(number).path[-1]
            values["item_text"] = pa.repeat(pa.scalar(header), reading.height)
        else:
            field = declared.field(assignment.key)
            parsed = read_field(reading.source, field, number, reading.context)
            read_as = parsed.values
            if field.refers_to:
                read_as = renamed(reading, field.refers_to, read_as, number)
            said, problems = {field.name: read_as}, parsed.problems
        if problems:
            reading.report_problems(assignment.key, number, problems)
        for name, array in said.items():
            values[name] = pc.coalesce(values[name], array) if name in values else array
            found |= pc.is_valid(array).to_numpy(zero_copy_only=False)
    return values, precision, found


def report_unknown_permits(reading: Reading) -> None:
    """Columns among those of permits that say states too, of what no list of items knows (稳评).

    In a table of projects × permits no column is the state of a row.
    """
    found = reading.recognition
    permits = {one.column for one in found.items}
    read = {*permits, *found.ordinals, *(one.column for one in found.unclear)}
    read |= {one.column for one in found.assignments if one.key != "state"}
    for header in reading.source.table.columns if permits else ():
        number, path = header.column, header.path
        is_among = min(permits) < number < max(permits)
        if number in read or not path or not is_among or known_header(path[-1]):
            continue
        column = reading.source.column(number)
        states = parse_states(column, reading.context.as_of)
        said = pc.count(states.state.values).as_py()
        is_dates = pc.count(states.done_date).as_py() == said
        filled = sum(1 for text in column.raw.to_pylist() if not is_blank(cleaned(text or "")))
        if not is_dates and 2 * said >= filled:
            reading.report_at_header(
                "item-column-unknown", "warning", number, text=path[-1], count=str(filled)
            )


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
