"""What the text of a date cell says: ``2017.08.03``, ``2025年7月``, ``2025年底``, ``三季度``.

A date known to a month, quarter, half or year is its last day, with that precision. A
text without a year, a range and several dates in one cell are not one date: null.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.values.numbers import chinese_digits
from data.values.parse_result import (
    Cells,
    FormatMeaning,
    Parsed,
    Reading,
    meaning_of,
    numbers_of,
    read_texts,
)

FIRST_YEAR, LAST_YEAR = 1990, 2050
EPOCH = date(1899, 12, 30)
FIRST_SERIAL = (date(FIRST_YEAR, 1, 1) - EPOCH).days
LAST_SERIAL = (date(LAST_YEAR, 12, 31) - EPOCH).days

_LEAD = re.compile(
    r"^(?:计划|预计|预期|拟于|拟|力争|争取|确保|暂定|大约|约|定于|已于|已|于|在|到|至|截至|截止|自|:)+"
)
_TAIL = re.compile(
    r"(?:左右|前后|之前|以前|前|开工|投产|竣工|签约|完工|完成|建成|达产|启动|签订|。|,|;|\(\S*\))+$"
)
_PART_OF_DAY = r"(?:清晨|早上|上午|中午|下午|傍晚|晚上?|全天)"
_TIME = re.compile(
    r"(?<=[\d日号])(?:\(?(?:周|星期)[一二三四五六日天]\)?)?[t\s]?"
    rf"(?:{_PART_OF_DAY}?\d{{1,2}}(?::\d{{1,2}}(?::\d{{1,2}}(?:\.\d+)?)?|[时点]\S*)z?|{_PART_OF_DAY})?$"
)
_YEAR = r"(?P<year>\d{4}|(?<!\d)\d{2})"
_DAY = re.compile(
    rf"{_YEAR}(?:年|[-./\\_])(?P<month>\d{{1,2}})(?:月|[-./\\_])(?P<day>\d{{1,2}})(?:日|号)?\.?"
)
_SOLID = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})?")
_MONTH = re.compile(
    rf"(?:{_YEAR}年|(?P<y>\d{{4}})[-./\\_])(?P<month>\d{{1,2}})(?:月份?|\.)?(?P<part>初|上旬|中旬|中|下旬|底|末|内)?"
)
_QUARTER_NAMES = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "首": 1}
_QUARTER = re.compile(
    r"(?P<year>\d{4})[年度./-]*(?:第?(?P<quarter>[一二三四1234首])个?季度?|q(?P<q>[1-4]))[初中末底内]*"
)
_HALF = re.compile(r"(?P<year>\d{4})[年度./-]*(?P<half>[上下])半年[度初中末底内]*")
_WHOLE_YEAR = re.compile(
    r"(?P<year>\d{4})(?:年(?:度|内|全年)?(?P<end>底|末|终|初|中|年底|年末|年初|年中)?|)"
)
_WITHOUT_YEAR = re.compile(
    r"(?:今年|明年|去年|本年|当年|年内|年)?(?:\d{1,2}[月./-](?:份|\d{1,2}[日号]?)?[初上中下底末旬]*"
    r"|[上下]半年[底末初]?|第?[一二三四1234]季度[末初]?|年?[底末初中]|q[1-4])|今年|明年|去年|年内"
)
_RELATIVE = re.compile(r"今年|明年|去年|本年|当年|年内")
_MONTH_AND_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[日号]?")
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = rf"(?:{'|'.join(_MONTH_NAMES)})[a-z]{{0,6}}"
_ENGLISH_DAY = re.compile(
    rf"(?:(?P<day>\d{{1,2}})[-./]?(?P<late>{_NAME})|(?P<name>{_NAME})\.?(?P<after>\d{{1,2}}))"
    r"(?:st|nd|rd|th)?[-,./]?(?P<year>(?:19|20)\d{2})"
)
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d{2})")
_ENGLISH_QUARTER = re.compile(r"q(?P<q>[1-4])[-,./]?(?P<year>(?:19|20)\d{2})")
_ENGLISH_MONTH = re.compile(rf"(?P<name>{_NAME})[-.,]?(?P<year>(?:19|20)\d{{2}})")
_DATE_INSIDE = re.compile(r"\d{4}年?[-./\\]?(?:\d{1,2}[月]?[-./\\]?\d{0,2}日?)?")
_RANGE_SIGN = re.compile(r"[~～—–至到]|(?<=[日月年\d])-+(?=\d{4}|\d{1,2}[月日.])")
_PIECE_SIGN = re.compile(r"[、,;/\n ]|(?<=[日月年\d])(?=[一二三四]期)")


def read_date(text: str) -> Reading[int]:
    """The date of a cleaned text in days since 1970-01-01."""
    bare = _month_before_day(_without_month_names(_without_time(text)))
    bare = bare if _is_written_date(bare) else _TAIL.sub("", _LEAD.sub("", bare))
    for pattern, read in _WRITTEN_DATES:
        found = pattern.fullmatch(bare)
        if found:
            return read(found)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", bare) and FIRST_SERIAL <= float(bare) <= LAST_SERIAL:
        return serial(int(float(bare)))
    return _not_one_date(bare, text)


def with_year(text: str, year: int) -> str | None:
    """A date without a year (``3月5日``, ``5.20``, ``年底``, ``明年3月``) with ``year`` put in.

    None for a text that is no such date.
    """
    bare = _TAIL.sub("", _LEAD.sub("", _without_time(text)))
    if not _WITHOUT_YEAR.fullmatch(bare):
        return None
    relative = _RELATIVE.match(bare)
    rest = bare[relative.end() :] if relative else bare
    year += {"明": 1, "去": -1}.get(relative[0][0], 0) if relative else 0
    if day := _MONTH_AND_DAY.fullmatch(rest):
        return f"{year}-{day[1]}-{day[2]}"
    return f"{year}年{rest.removeprefix('年').removeprefix('内')}"


def _without_time(text: str) -> str:
    """A text in lower case without blanks, quotes, day of the week and time of day."""
    bare = _TIME.sub("", chinese_digits(text.lower().strip("'\"“”")))
    return re.sub(r"\s+", "", bare)


def _without_month_names(bare: str) -> str:
    """``5march2021``, ``mar2022``, ``q22022`` → ``2021-3-5``, ``2022-3``, ``2022q2``."""
    quarter = _ENGLISH_QUARTER.fullmatch(bare)
    if quarter:
        return f"{quarter['year']}q{quarter['q']}"
    found = _ENGLISH_DAY.fullmatch(bare) or _ENGLISH_MONTH.fullmatch(bare)
    if not found:
        return bare
    parts = found.groupdict()
    month = _MONTH_NAMES.index((parts.get("late") or parts["name"])[:3]) + 1
    day = parts.get("day") or parts.get("after")
    return f"{found['year']}-{month}" + (f"-{day}" if day else "")


def _month_before_day(bare: str) -> str:
    """``3/25/2025``, ``25/3/2025`` → ``2025-3-25``; of ``3/4/2025`` nobody knows the month."""
    found = _SLASHED.fullmatch(bare)
    if not found:
        return bare
    one, other = int(found[1]), int(found[2])
    if (one > 12) == (other > 12):
        return bare
    return f"{found[3]}-{min(one, other)}-{max(one, other)}"


def serial(days: int) -> Reading[int]:
    """A bare day number of a spreadsheet (1900 system), read with a warning."""
    return Reading(
        days_of(EPOCH) + days,
        "date-from-serial",
        "warning",
        {"read": (EPOCH + timedelta(days)).isoformat()},
    )


def days_of(day: date) -> int:
    """Days since 1970-01-01."""
    return day.toordinal() - 719163


def last_of_month(year: int, month: int) -> int:
    """The last day of a month in days since 1970-01-01; raises ValueError for no month."""
    if not 1 <= month <= 12:
        raise ValueError(month)
    return days_of(month_end(year, month))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def unlikely(year: int, value: int, precision: str) -> Reading[int]:
    """The reading of a valid date, with a warning where its year is out of all likelihood."""
    if FIRST_YEAR <= year <= LAST_YEAR:
        return Reading(value, precision=precision)
    return Reading(value, "date-unlikely", "warning", {"year": str(year)}, precision)


def _is_written_date(bare: str) -> bool:
    return any(pattern.fullmatch(bare) for pattern, _ in _WRITTEN_DATES)


def _year(found: re.Match[str]) -> tuple[int, bool]:
    digits = found["year"] or found["y"]
    return (int(digits), False) if len(digits) == 4 else (2000 + int(digits), True)


def _day(found: re.Match[str]) -> Reading[int]:
    if found["day"] is None:
        return _month(found)
    year, short = _year(found)
    try:
        value = days_of(date(year, int(found["month"]), int(found["day"])))
    except ValueError:
        return Reading(None, "date-unreadable", "error")
    return _checked(year, short, value, "")


def _month(found: re.Match[str]) -> Reading[int]:
    year, short = _year(found)
    try:
        value = last_of_month(year, int(found["month"]))
    except ValueError:
        return Reading(None, "date-unreadable", "error")
    return _checked(year, short, value, "month")


def _checked(year: int, short: bool, value: int, precision: str) -> Reading[int]:
    if short:
        return Reading(value, "date-short-year", "warning", {"year": str(year)}, precision)
    return unlikely(year, value, precision)


def _quarter(found: re.Match[str]) -> Reading[int]:
    number = _QUARTER_NAMES[found["quarter"] or found["q"]]
    year = int(found["year"])
    if year == 0:
        return Reading(None, "date-unreadable", "error")
    return unlikely(year, last_of_month(year, number * 3), "quarter")


def _half(found: re.Match[str]) -> Reading[int]:
    year = int(found["year"])
    if year == 0:
        return Reading(None, "date-unreadable", "error")
    return unlikely(year, last_of_month(year, 6 if found["half"] == "上" else 12), "half")


def _whole_year(found: re.Match[str]) -> Reading[int]:
    year, end = int(found["year"]), (found["end"] or "")[-1:]
    if year == 0:
        return Reading(None, "date-unreadable", "error")
    if end == "初":
        return unlikely(year, last_of_month(year, 3), "quarter")
    if end == "中":
        return unlikely(year, last_of_month(year, 6), "half")
    return unlikely(year, last_of_month(year, 12), "year")


_WRITTEN_DATES = (
    (_DAY, _day),
    (_MONTH, _month),
    (_QUARTER, _quarter),
    (_HALF, _half),
    (_WHOLE_YEAR, _whole_year),
    (_SOLID, _day),
)


def _not_one_date(bare: str, text: str) -> Reading[int]:
    if _WITHOUT_YEAR.fullmatch(bare):
        return Reading(None, "date-without-year", "warning")
    if not re.search(r"\d", bare):
        return Reading(None, "date-words", "warning")
    if re.search(r"\d\D+\d", bare) and _RANGE_SIGN.search(bare):
        return Reading(None, "date-range", "warning")
    pieces = [piece for piece in _PIECE_SIGN.split(text) if _DATE_INSIDE.search(piece)]
    if len(pieces) > 1:
        return Reading(None, "date-several", "warning", {"parts": "、".join(pieces)})
    return Reading(None, "date-unreadable", "error")


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
        meaning = meaning_of(code)
        if meaning.year and not meaning.day:
            _lower_precision(rows[which == number], meaning, days, precision)


def _read_broken_dates(cells: Cells, rows: np.ndarray, days: np.ndarray, have: np.ndarray) -> None:
    for index in rows.tolist():
        reading = read_date(cells.text(index))
        if reading.value is not None:
            days[index], have[index] = reading.value, True
        if reading.code:
            cells.report(index, reading.code, reading.severity, **reading.arguments)


def _lower_precision(
    rows: np.ndarray, meaning: FormatMeaning, days: np.ndarray, precision: dict[int, str]
) -> None:
    for index in rows.tolist():
        day = date.fromordinal(int(days[index]) + 719163)
        days[index] = last_of_month(day.year, day.month if meaning.month else 12)
        precision[index] = "month" if meaning.month else "year"


def _read_date_numbers(
    cells: Cells, days: np.ndarray, have: np.ndarray, precision: dict[int, str], shift: int
) -> None:
    rows = cells.rows(Kind.NUMBER)
    if not len(rows):
        return
    numbers = numbers_of(cells.take(rows))
    codes, which = cells.formats(rows)
    meanings = [meaning_of(code) for code in codes]
    known: dict[tuple[float, int], Reading[int]] = {}
    for index, number, meaning in zip(rows.tolist(), numbers.tolist(), which.tolist(), strict=True):
        key = (number, meaning)
        reading = known.get(key)
        if reading is None:
            reading = known[key] = read_date_number(number, meanings[meaning], shift)
        if reading.value is not None:
            days[index], have[index] = reading.value, True
        if reading.precision:
            precision[index] = reading.precision
        if reading.code:
            cells.report(index, reading.code, reading.severity, **reading.arguments)


def read_date_number(number: float, meaning: FormatMeaning, shift: int = 0) -> Reading[int]:
    """A number in a date column: serial, 20170803, 202507, 2025, or 2025.10 as it is shown.

    shift: days to add to a serial, for the 1904 system.
    """
    is_serial = FIRST_SERIAL <= number + shift <= LAST_SERIAL
    if meaning.is_date and is_serial:
        plain = serial(int(number) + shift)
        return Reading(plain.value)
    if number == int(number) and not meaning.decimals:
        return serial(int(number) + shift) if is_serial else _whole_number(int(number))
    if FIRST_YEAR <= number < LAST_YEAR + 1:
        return _year_and_month(number, meaning.decimals)
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
