"""Dates: real dates, bare serials, numbers that look like 2025.10, and every written form.

A number format that shows only month or year lowers the precision: the clerk sees
``2025年7月`` where the file holds 1 July. A plain number 2025.1 may have been typed as
2025.10; it stays unknown.
"""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.sheets.grid import Column, Kind
from data.sheets.values.date_texts import (
    FIRST_SERIAL,
    FIRST_YEAR,
    LAST_SERIAL,
    LAST_YEAR,
    days_of,
    last_of_month,
    read_date,
    serial,
    unlikely,
)
from data.sheets.values.format_meaning import FormatMeaning, meaning_of
from data.sheets.values.parsed import Cells, Parsed, Reading, numbers_of, read_texts

SHIFT_1904 = 1462
_FIRST_DAY = days_of(date(FIRST_YEAR, 1, 1))
_LAST_DAY = days_of(date(LAST_YEAR, 12, 31))


def parse_dates(column: Column, *, is_1904: bool = False) -> Parsed:
    """Dates as date32; precision names the cells known to a month, quarter, half or year only.

    is_1904: bare day numbers count from 1904 (dates proper come resolved).
    """
    cells = Cells(column)
    days = np.zeros(cells.height, dtype=np.int32)
    have = np.zeros(cells.height, dtype=bool)
    precision: dict[int, str] = {}
    _read_real_dates(cells, days, have, precision)
    _read_date_numbers(cells, days, have, precision, SHIFT_1904 if is_1904 else 0)
    rows = cells.rows(Kind.TEXT)
    if len(rows):
        found = read_texts(cells, rows, read_date)
        values, stated = found.values(0)
        days[rows[stated]] = values[stated].astype(np.int32)
        have[rows[stated]] = True
        for index, number in found.flagged(lambda reading: bool(reading.precision)):
            precision[index] = found.readings[number].precision
    cells.report_unusable((Kind.BOOLEAN, "date-unreadable"))
    values32 = pa.array(days, mask=~have).cast(pa.date32())
    return Parsed(values32, cells.sorted_problems(), dict(sorted(precision.items())))


def _read_real_dates(
    cells: Cells, days: np.ndarray, have: np.ndarray, precision: dict[int, str]
) -> None:
    rows = cells.rows(Kind.DATE)
    if not len(rows):
        return
    iso = pc.utf8_slice_codeunits(cells.take(rows), 0, 10)
    try:
        read = pc.cast(iso, pa.date32()).cast(pa.int32()).to_numpy(zero_copy_only=False)
    except pa.ArrowInvalid:
        _read_broken_dates(cells, rows, days, have)
        return
    days[rows], have[rows] = read, True
    for index in rows[(read < _FIRST_DAY) | (read > _LAST_DAY)]:
        cells.report(index, "date-unlikely", "warning", year=cells.text(index)[:4])
    codes, which = cells.formats(rows)
    for number, code in enumerate(codes):
        form = meaning_of(code)
        if form.year and not form.day:
            _lower_precision(rows[which == number], form, days, precision)


def _read_broken_dates(cells: Cells, rows: np.ndarray, days: np.ndarray, have: np.ndarray) -> None:
    for index in rows.tolist():
        reading = read_date(cells.text(index))
        if reading.value is not None:
            days[index], have[index] = reading.value, True
        if reading.code:
            cells.report(index, reading.code, reading.severity, **reading.arguments)


def _lower_precision(
    rows: np.ndarray, form: FormatMeaning, days: np.ndarray, precision: dict[int, str]
) -> None:
    for index in rows.tolist():
        day = date.fromordinal(int(days[index]) + 719163)
        days[index] = last_of_month(day.year, day.month if form.month else 12)
        precision[index] = "month" if form.month else "year"


def _read_date_numbers(
    cells: Cells, days: np.ndarray, have: np.ndarray, precision: dict[int, str], shift: int
) -> None:
    rows = cells.rows(Kind.NUMBER)
    if not len(rows):
        return
    numbers = numbers_of(cells.take(rows))
    codes, which = cells.formats(rows)
    forms = [meaning_of(code) for code in codes]
    known: dict[tuple[float, int], Reading[int]] = {}
    for index, number, form in zip(rows.tolist(), numbers.tolist(), which.tolist(), strict=True):
        key = (number, form)
        reading = known.get(key)
        if reading is None:
            reading = known[key] = read_date_number(number, forms[form], shift)
        if reading.value is not None:
            days[index], have[index] = reading.value, True
        if reading.precision:
            precision[index] = reading.precision
        if reading.code:
            cells.report(index, reading.code, reading.severity, **reading.arguments)


def read_date_number(number: float, form: FormatMeaning, shift: int = 0) -> Reading[int]:
    """A number in a date column: serial, 20170803, 202507, 2025, or 2025.10 as it is shown.

    shift: days to add to a serial, for the 1904 system.
    """
    is_serial = FIRST_SERIAL <= number + shift <= LAST_SERIAL
    if form.is_date and is_serial:
        plain = serial(int(number) + shift)
        return Reading(plain.value)
    if number == int(number) and not form.decimals:
        return serial(int(number) + shift) if is_serial else _whole_number(int(number))
    if FIRST_YEAR <= number < LAST_YEAR + 1:
        return _year_and_month(number, form.decimals)
    if is_serial:
        return serial(int(number) + shift)
    return Reading(None, "date-unreadable", "error")


def _whole_number(number: int) -> Reading[int]:
    if FIRST_YEAR <= number <= LAST_YEAR:
        return unlikely(number, last_of_month(number, 12), "year")
    if 10**5 <= number < 10**6 or 10**7 <= number < 10**8:
        return read_date(str(number))
    return Reading(None, "date-unreadable", "error")


def _year_and_month(number: float, decimals: int | None) -> Reading[int]:
    year = int(number)
    shown = f"{number:.{decimals}f}" if decimals is not None else repr(number)
    month = shown.partition(".")[2]
    if not month or (decimals is None and month == "1"):
        return Reading(None, "date-ambiguous", "warning", {"year": str(year)})
    if decimals is not None and decimals > 1 and int(month) > 12:
        month = month.rstrip("0")
    if len(month) > 2 or not 1 <= int(month) <= 12:
        return Reading(None, "date-unreadable", "error")
    return Reading(last_of_month(year, int(month)), precision="month")
