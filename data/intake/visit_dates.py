"""Days of a visit as clerks write them: ``10月8日``, ``10.20-10.22``, ``10月15日-17日``.

A report of one period leaves the year to its title; without one there it is the last
such day up to the as-of date. A span in one cell is start and end, unless the other
column says otherwise. Each of these readings is said at its cell.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from data.intake.reading import Reading
from data.issues import Severity
from data.ledgers.headers import normal
from data.sheets.values.numerals import chinese_digits
from data.sheets.values.parsed import cleaned

_UNREAD = ("date-without-year", "date-range", "date-unreadable")
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_TITLE_YEAR = re.compile(r"(20\d{2})年?")
_DAY = r"(?P<{0}m>\d{{1,2}})[月./](?P<{0}d>\d{{1,2}})[日号]?"
_ONE_DAY = re.compile(_DAY.format(""))
_ONE_MONTH = re.compile(r"(?P<m>\d{1,2})月(?:份|初|上旬|中旬|中|下旬|底|末)?")
_SPAN = re.compile(
    rf"(?:(?P<y>\d{{4}})[年./])?{_DAY.format('a')}[-—–~～至到]+"
    r"(?:(?P<by>\d{4})[年./])?(?:(?P<bm>\d{1,2})[月./])?(?P<bd>\d{1,2})[日号]?"
)


@dataclass(frozen=True)
class _Days:
    """What one text says: its first and last day; year_stated: in the cell itself."""

    first: date
    last: date
    is_span: bool
    year_stated: bool
    precision: str = ""


def complete_dates(reading: Reading) -> None:
    """Fill start and end from texts that are no date by themselves."""
    read = {name: _read(reading, name) for name in ("start_date", "end_date")}
    if not any(read.values()):
        return
    columns: dict[str, list[date | None]] = {
        name: reading.get(name).to_pylist() if name in reading.values else [None] * reading.height
        for name in read
    }
    for index, days in sorted(read["start_date"].items()):
        columns["start_date"][index] = days.first
        if days.is_span and columns["end_date"][index] is None:
            columns["end_date"][index] = days.last
        _say(reading, "start_date", index, days)
    for index, days in sorted(read["end_date"].items()):
        columns["end_date"][index] = days.last
        if days.is_span and columns["start_date"][index] is None:
            columns["start_date"][index] = days.first
        _say(reading, "end_date", index, days)
    for name, values in columns.items():
        reading.values[name] = pa.array(values, pa.date32())
        precise = reading.precision.setdefault(name, {})
        precise |= {index: days.precision for index, days in read[name].items() if days.precision}


def _read(reading: Reading, name: str) -> dict[int, _Days]:
    """Data row → days, for the cells of a column that the date reader left unread."""
    if name not in reading.columns:
        return {}
    rows = [
        issue.row
        for issue in reading.issues
        if issue.field == name and issue.code in _UNREAD and issue.row is not None
    ]
    if not rows:
        return {}
    stated = _TITLE_YEAR.search(normal(reading.block.table.title + reading.block.sheet))
    year = int(stated[1]) if stated else None
    raw = reading.block.column(reading.columns[name]).raw
    found: dict[int, _Days] = {}
    for index in np.flatnonzero(np.isin(reading.block.rows, rows)).tolist():
        days = days_of_text(str(raw[index].as_py() or ""), year, reading.context.as_of)
        if days is not None:
            found[index] = days
    return found


def days_of_text(text: str, year: int | None, as_of: date) -> _Days | None:
    """The days of a text; year: the one that the title states, None = the last up to as_of."""
    bare = re.sub(r"\s+", "", chinese_digits(cleaned(text)))
    bare = _ISO.sub(r"\1.\2.\3", bare)
    try:
        if span := _SPAN.fullmatch(bare):
            return _span(span, year, as_of)
        if day := _ONE_DAY.fullmatch(bare):
            one = _in_year(int(day["m"]), int(day["d"]), year, as_of)
            return _Days(one, one, is_span=False, year_stated=False)
        if month := _ONE_MONTH.fullmatch(bare):
            one = _in_year(int(month["m"]), 0, year, as_of)
            return _Days(one, one, is_span=False, year_stated=False, precision="month")
    except ValueError:  # no day of the calendar
        return None
    return None


def _span(span: re.Match[str], year: int | None, as_of: date) -> _Days | None:
    month, day = int(span["am"]), int(span["ad"])
    own = span["y"] or span["by"]
    first = date(int(own), month, day) if own else _in_year(month, day, year, as_of)
    last_year = int(span["by"]) if span["by"] else first.year
    last = date(last_year, int(span["bm"] or month), int(span["bd"]))
    if last < first and not span["by"] and span["bm"]:
        last = last.replace(year=last.year + 1)  # over the turn of the year
    if last < first:
        return None
    return _Days(first, last, is_span=True, year_stated=bool(own))


def _in_year(month: int, day: int, year: int | None, as_of: date) -> date:
    """A day (0: the last of its month) in the year, or the last such day up to as_of."""
    for candidate in (year,) if year is not None else (as_of.year, as_of.year - 1):
        if not 1 <= month <= 12:
            raise ValueError(month)
        one = date(candidate, month, day or monthrange(candidate, month)[1])
        reached = (one.year, one.month) <= (as_of.year, as_of.month) if day == 0 else one <= as_of
        if year is not None or reached:
            return one
    return one


def _say(reading: Reading, name: str, index: int, days: _Days) -> None:
    """Replace the finding about the unread cell by what was read."""
    row = int(reading.block.rows[index])
    reading.issues = [
        issue
        for issue in reading.issues
        if not (issue.row == row and issue.field == name and issue.code in _UNREAD)
    ]
    reading.forget_unreadable(name, index)
    text = reading.block.seen(index, reading.columns[name])
    severity: Severity = "note" if days.year_stated else "warning"
    if days.is_span:
        reading.say(
            "date-span-read",
            severity,
            name,
            index=index,
            text=text,
            first=days.first.isoformat(),
            last=days.last.isoformat(),
        )
    else:
        year = str(days.first.year)
        reading.say("date-year-supplied", severity, name, index=index, text=text, year=year)
