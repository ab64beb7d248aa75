"""Cells that hold a first and a last day: 2023.1.26-1.27, 5月3日至6日.

Where a ledger has a field for each, such a cell fills both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from data.importer.parse.missing_years import UNREAD, YearsOver, unread_texts
from data.importer.questions.question import Effect
from data.importer.reading import Reading
from data.issues import Severity
from data.values.dates import read_date, with_year
from data.values.numbers import chinese_digits
from data.values.parse_result import cleaned

_EPOCH = date(1970, 1, 1).toordinal()
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_DAY = r"(?P<{0}m>\d{{1,2}})[月./](?P<{0}d>\d{{1,2}})[日号]?"
_SPAN = re.compile(
    rf"(?:(?P<y>\d{{4}})[年./])?{_DAY.format('a')}[-—–~～至到]+"
    r"(?:(?P<by>\d{4})[年./])?(?:(?P<bm>\d{1,2})[月./])?(?P<bd>\d{1,2})[日号]?"
)


@dataclass(frozen=True)
class Span:
    """What one text says: its first and last day; year_stated: in the cell itself."""

    first: date
    last: date
    year_stated: bool


def complete_spans(reading: Reading) -> None:
    """Fill first and last day from spans; an end without a year may lie in the next one.

    Of a ledger that has no two such days nothing is done.
    """
    names = _ends(reading)
    if names is None:
        return
    start, end = names
    read = {name: _spans(reading, name) for name in names}
    if any(read.values()):
        columns = {name: reading.get(name).to_pylist() for name in names}
        for index, span in sorted(read[start].items()):
            columns[start][index] = span.first
            columns[end][index] = columns[end][index] or span.last
            _report(reading, start, index, span)
        for index, span in sorted(read[end].items()):
            columns[end][index] = span.last
            columns[start][index] = columns[start][index] or span.first
            _report(reading, end, index, span)
        for name, values in columns.items():
            reading.values[name] = pa.array(values, pa.date32())
    _carry_over(reading, start, end)


def _ends(reading: Reading) -> tuple[str, str] | None:
    """The fields of the first and the last day of what a row tells; None where none are."""
    rules = (rule for rule in reading.declared.date_order if rule.code == "end-before-start")
    return next(((rule.earlier, rule.later) for rule in rules), None)


def _spans(reading: Reading, name: str) -> dict[int, Span]:
    """Data row → span, for the cells of a column that the date reader left unread."""
    texts = unread_texts(reading, name) if name in reading.columns else {}
    if not texts:
        return {}
    over = YearsOver.of(reading, reading.columns[name])
    found: dict[int, Span] = {}
    for index, text in texts.items():
        span = span_of_text(text, over.at(index).year)
        if span is not None:
            found[index] = span
        elif span_of_text(text, reading.context.as_of.year) is not None:
            reading.yearless.setdefault(name, {})[index] = text
    return found


def span_of_text(text: str, year: int | None) -> Span | None:
    """The days of a span; year: the one that stands over it, None where none does."""
    bare = re.sub(r"\s+", "", chinese_digits(cleaned(text)))
    span = _SPAN.fullmatch(_ISO.sub(r"\1.\2.\3", bare))
    if span is None:
        return None
    own = span["y"] or span["by"]
    if not own and year is None:
        return None
    month, day = int(span["am"]), int(span["ad"])
    try:
        first = date(int(own or year or 0), month, day)
        last_year = int(span["by"]) if span["by"] else first.year
        last = date(last_year, int(span["bm"] or month), int(span["bd"]))
    except ValueError:  # no day of the calendar
        return None
    if last < first and not span["by"] and span["bm"]:
        last = _a_year_later(last)
    return Span(first, last, year_stated=bool(own)) if first <= last else None


def in_year(reading: Reading, keys: Sequence[str], year: int) -> tuple[Effect, ...]:
    """What the dates and spans of some columns that no year stands over are in a year."""
    days: dict[str, dict[int, tuple[date, str]]] = {key: {} for key in keys}
    names = _ends(reading) or ("", "")
    for key in keys:
        for index, text in reading.yearless[key].items():
            if key in names and (span := span_of_text(text, year)) is not None:
                first, last = (days.setdefault(name, {}) for name in names)
                first.setdefault(index, (span.first, ""))
                last.setdefault(index, (span.last, ""))
            elif (dated := with_year(text, year)) and (read := read_date(dated)).value is not None:
                days[key][index] = (date.fromordinal(read.value + _EPOCH), read.precision)
    starts, ends = (days.get(name, {}) for name in names)
    for index in starts.keys() & ends.keys():
        if ends[index][0] < starts[index][0]:
            ends[index] = _a_year_later(ends[index][0]), ends[index][1]
    return tuple(_effect(key, read) for key, read in days.items() if read)


def _effect(key: str, read: dict[int, tuple[date, str]]) -> Effect:
    values = pa.array([day for day, _ in read.values()], pa.date32())
    precision = {place: one for place, (_, one) in enumerate(read.values()) if one}
    return Effect(key, np.array(list(read), dtype=np.int64), values, precision)


def _a_year_later(day: date) -> date:
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if is_leap_day else day.day)


def _carry_over(reading: Reading, start: str, end: str) -> None:
    """12月30日 to 1月2日 under one year ends in the next."""
    rows = reading.supplied.get(end, set()) & reading.supplied.get(start, set())
    if not rows:
        return
    starts, ends = (reading.get(name).to_pylist() for name in (start, end))
    for index in rows:
        if starts[index] and ends[index] and ends[index] < starts[index]:
            ends[index] = _a_year_later(ends[index])
    reading.values[end] = pa.array(ends, pa.date32())


def _report(reading: Reading, name: str, index: int, span: Span) -> None:
    forget_unread(reading, name, index)
    severity: Severity = "note" if span.year_stated else "warning"
    reading.report(
        "date-span-read",
        severity,
        name,
        index=index,
        text=reading.source.seen(index, reading.columns[name]),
        first=span.first.isoformat(),
        last=span.last.isoformat(),
    )


def forget_unread(reading: Reading, name: str, index: int) -> None:
    """Drop the finding about a cell that was read by another rule than its field's."""
    row = int(reading.source.rows[index])
    reading.issues = [
        issue
        for issue in reading.issues
        if not (issue.row == row and issue.field == name and issue.code in UNREAD)
    ]
    reading.forget_unreadable(name, index)
