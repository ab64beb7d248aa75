"""What a ledger declares of its rows: dates in order or happened already, what stands once."""

from __future__ import annotations

import re
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import cell_reference
from data.importer.ledger_rules.spans import complete_spans, forget_unread
from data.importer.names import name_keys
from data.importer.parse.missing_years import unread_texts
from data.importer.reading import Reading
from data.issues import LIST_SEPARATOR
from data.ledgers.column_fields import RENAMED
from data.rules import load_rules
from data.values.numbers import chinese_digits
from data.values.parse_result import cleaned

_MOST_HEADERS = 40  # the report lists all of them
_WORKING_DAYS = re.compile(
    r"(?:自?(?:受理|接件|交办)(?:之日)?起)?(\d{1,3})个?工作日(?:内|以内|之内)?"
)


def check_declared(reading: Reading) -> None:
    """What a ledger without rules of its own is read by: rows that say what they are, checked."""
    complete_spans(reading)
    complete_limits(reading)
    told_apart = [(key, reading.declared.field(key)) for key in reading.declared.identity]
    # Where some of what tells rows apart is required, the rest may be blank.
    is_marked = any(field.required for _, field in told_apart)
    for key, field in told_apart:
        if field.required or not is_marked:
            reading.reject_rows_without(field.name, key)
    check_dates(reading)
    check_unique(reading)
    check_identity(reading)
    report_changed_headers(reading)


def complete_limits(reading: Reading) -> None:
    """A number of working days in place of a due date is the row's own limit: 15个工作日内."""
    clock = load_rules().clock.ledgers.get(reading.declared.name)
    if clock is None or not (clock.due and clock.days) or clock.due not in reading.columns:
        return
    limits = reading.get(clock.days).to_pylist()
    for index, text in unread_texts(reading, clock.due).items():
        said = _WORKING_DAYS.fullmatch(chinese_digits(cleaned(text)))
        if said and limits[index] is None:
            limits[index] = int(said[1])
            forget_unread(reading, clock.due, index)
            header = reading.declared.field(clock.days).header
            arguments = {"text": text, "days": said[1], "header": header}
            reading.report("limit-read", "note", clock.due, index=index, **arguments)
    reading.values[clock.days] = pa.array(limits, reading.get(clock.days).type)


def report_changed_headers(reading: Reading) -> None:
    """Columns read under another header than was declared, fields that have no column any more."""
    for one in reading.recognition.assignments:
        if one.confidence == RENAMED:
            declared = reading.declared.field(one.key).header
            reading.report_at_header("header-changed", "note", one.column, declared=declared)
    used = reading.recognition.columns | set(reading.recognition.ordinals)
    others = ["/".join(h.path) for h in reading.source.table.columns if h.column not in used]
    missing = [one.header for one in reading.declared.fields if one.key not in reading.columns]
    if missing and others:
        more = ["…"] if len(others) > _MOST_HEADERS else []
        fields = LIST_SEPARATOR.join(missing)
        headers = LIST_SEPARATOR.join([*others[:_MOST_HEADERS], *more])
        reading.report("columns-changed", "note", "", fields=fields, headers=headers)


def check_dates(reading: Reading) -> None:
    """Dates in the wrong order, and days after the as-of day of what has happened."""
    for rule in reading.declared.date_order:
        if rule.earlier not in reading.values or rule.later not in reading.values:
            continue
        first, second = reading.values[rule.earlier], reading.values[rule.later]
        wrong = pc.fill_null(pc.less(second, first), False).to_numpy(zero_copy_only=False)
        wrong = wrong & ~reading.rejected
        if rule.to_the_day:
            for name in (rule.earlier, rule.later):
                wrong[list(reading.precision.get(name, ()))] = False
        for index in np.flatnonzero(wrong).tolist():
            reading.report(
                rule.code,
                "warning",
                rule.later,
                index=index,
                first=first[index].as_py().isoformat(),
                second=second[index].as_py().isoformat(),
            )
    for name in reading.declared.happened:
        if name in reading.values:
            _check_future(reading, name)


def _check_future(reading: Reading, name: str) -> None:
    """A date of this month, or of this year, that is known to no more than that is none."""
    as_of, values = reading.context.as_of, reading.values[name]
    precise = reading.precision.get(name, {})
    future = pc.is_valid(values).to_numpy(zero_copy_only=False) & ~is_past(values, as_of)
    for index in np.flatnonzero(future).tolist():
        day = values[index].as_py()
        if index in precise and (day.year, day.month) <= (as_of.year, as_of.month):
            continue
        if index in precise and precise[index] != "month" and day.year == as_of.year:
            continue
        arguments = {"text": day.isoformat(), "as_of": as_of.isoformat()}
        reading.report("date-after-as-of", "warning", name, index=index, **arguments)


def is_past(dates: pa.Array, as_of: date) -> np.ndarray:
    """Which dates are known and not after the as-of day."""
    past: np.ndarray = pc.fill_null(
        pc.less_equal(dates, pa.scalar(as_of, pa.date32())), False
    ).to_numpy(zero_copy_only=False)
    return past


def check_unique(reading: Reading) -> None:
    """A warning at every row that repeats what an earlier row is known by."""
    for rule in reading.declared.unique:
        reported: set[int] = set()
        for key in rule.fields:
            field = reading.declared.field(key)
            if field.name not in reading.values:
                continue
            values = reading.values[field.name]
            for index, first in _repeats(name_keys(values) if field.type == "name" else values):
                if index in reported or reading.rejected[index]:
                    continue
                reported.add(index)
                at = cell_reference(int(reading.source.rows[first]), reading.columns[key])
                text = str(values[index].as_py())
                reading.report(rule.code, "warning", key, index=index, first=at, text=text)


def check_identity(reading: Reading) -> None:
    """A warning at every row that says what an earlier row of the sheet is told by; both count."""
    fields = [reading.declared.field(key) for key in reading.declared.identity]
    told = [one for one in fields if one.name in reading.values]
    at_key = next((one.key for one in told if one.key in reading.columns), "")
    if not at_key:
        return
    columns = [reading.values[one.name].to_pylist() for one in told]
    first: dict[tuple[str, ...], int] = {}
    for index, values in enumerate(zip(*columns, strict=True)):
        if reading.rejected[index] or not any(values):
            continue
        earlier = first.setdefault(tuple(map(str, values)), index)
        if earlier != index:
            at = cell_reference(int(reading.source.rows[earlier]), reading.columns[at_key])
            reading.report("entry-twice", "warning", at_key, index=index, first=at)


def _repeats(values: pa.Array) -> list[tuple[int, int]]:
    """(index, index of the first) for every repeated value; null repeats nothing."""
    encoded = values.dictionary_encode()
    codes = encoded.indices.fill_null(-1).to_numpy(zero_copy_only=False)
    there = np.flatnonzero(codes >= 0)
    if len(encoded.dictionary) == len(there):
        return []
    first = np.full(len(encoded.dictionary), -1, dtype=np.int64)
    first[codes[there[::-1]]] = there[::-1]
    return [(int(i), int(first[codes[i]])) for i in there if first[codes[i]] != i]
