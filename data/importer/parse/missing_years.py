"""Days, months and years that a sheet states, and the dates that take their year from it.

That is the year of their column's header, of their section, of the table's title, its sheet or
its file, in this order, and each is said with where its year is from. Where nothing names a
year, or the text that does names several, the date stays unread and is asked about.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from data.files.grid import Kind
from data.importer.parse.sections import section_texts
from data.importer.questions.question import Effect, written_value
from data.importer.reading import Reading, put
from data.importer.source_table import SourceTable, first_text
from data.ledgers.headers import normal
from data.tables import RowRole
from data.tables.header_text import folded
from data.tables.wording import is_date_line
from data.values.dates import month_end, read_date, with_year
from data.values.numbers import chinese_digits
from data.values.parse_result import cleaned

_YEAR = re.compile(
    r"(?<!\d)20\d{2}(?=年|[-_.])|(?<=[a-z])20\d{2}(?!\d)|(?<=\()20\d{2}(?=\))|^20\d{2}$"
)
_YEARS = re.compile(r"(?<!\d)(20\d{2})年?(?:度)?[-—–~～至到](20\d{2})年")
_UNTIL = re.compile(
    r"(?:截至|截止|数据截至|统计截至)[到至:]?(?:(20\d{2})[年./-])?(\d{1,2})(?:月|[./-])"
)
_MONTH = re.compile(
    r"(?:(?<!\d)(20\d{2})年?(?:度)?[-_./]?)?(?<!\d)(?:0?1月?(?:份)?[-—–~～至到])?(0?[1-9]|1[0-2])月"
)
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(?:[-_./]0?|0(?=[1-9])|(?=1[0-2]))([1-9]|1[0-2])(?!\d)")
_QUARTER = re.compile(r"(?:(20\d{2})年?)?第?([1-4一二三四])季度")
_HALF = re.compile(r"(?:(20\d{2})年?)?上半年")
_PERIOD_ALONE = re.compile(
    r"\(?20\d{2}年(?:(?:0?1月?[-—–~～至到])?\d{1,2}月份?|第?[1-4一二三四]季度|上半年)\)?"
)
_ENGLISH_MONTH = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_ENGLISH = re.compile(rf"{_ENGLISH_MONTH}[ .,_-]*(20\d{{2}})?", re.IGNORECASE)
_ENGLISH_DAY = re.compile(
    rf"(?<![a-z]){_ENGLISH_MONTH}[ ._-]*(?:\d{{1,2}}(?:st|nd|rd|th)?,[ ]*)?(20\d{{2}})(?!\d)",
    re.IGNORECASE,
)
_ENGLISH_QUARTER = re.compile(r"(?<![a-z0-9])q([1-4])[ ,._-]*(20\d{2})(?!\d)", re.IGNORECASE)
_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMERALS = {"一": 1, "二": 2, "三": 3, "四": 4}
_CHINESE_MONTH = re.compile(r"(十[一二]?|[一二三四五六七八九])(?=月(?:份|末|底|$))")


def stated_month(text: str, as_of: date, year: int | None = None) -> date | None:
    """The last day of the month that a sheet's name or title names, None where none is named.

    Without a year of its own it is that of ``year``, else the latest such month up to as_of.
    """
    plain = text
    text = _CHINESE_MONTH.sub(lambda m: str(_month_number(m[1])), chinese_digits(normal(text)))
    for pattern in (_UNTIL, _MONTH, _COMPACT):
        if found := pattern.search(text):
            return _end(found[1], int(found[2]), as_of, year)
    if found := _QUARTER.search(text):
        quarter = _NUMERALS.get(found[2]) or int(found[2])
        return _end(found[1], 3 * quarter, as_of, year)
    if found := _HALF.search(text):
        return _end(found[1], 6, as_of, year)
    if found := _ENGLISH.fullmatch(text):
        return _end(found[2], _english_month(found[1]), as_of, year)
    if found := _ENGLISH_DAY.search(plain):
        return _end(found[2], _english_month(found[1]), as_of, year)
    if found := _ENGLISH_QUARTER.search(plain):
        return _end(found[2], 3 * int(found[1]), as_of, year)
    return None


def _english_month(name: str) -> int:
    return _NAMES.index(name[:3].lower()) + 1


def _month_number(numeral: str) -> int:
    if numeral.startswith("十"):
        return 10 + ("一二".find(numeral[1:]) + 1 if len(numeral) > 1 else 0)
    return "一二三四五六七八九".index(numeral) + 1


def _end(stated: str | None, month: int, as_of: date, year: int | None) -> date | None:
    if not 1 <= month <= 12:
        return None
    own = int(stated) if stated else year
    if own is None:
        own = as_of.year if month <= as_of.month else as_of.year - 1
    return month_end(own, month)


def month_of(source: SourceTable, as_of: date) -> date | None:
    """The month that a table speaks of: by its sheet's name, by 截至 …, by its title."""
    year = year_of(source)
    texts = [source.sheet, *_texts_around(source), source.table.title, *_date_lines(source)]
    months = (stated_month(text, as_of, year) for text in texts if text)
    return next((month for month in months if month is not None), None)


def year_of(source: SourceTable) -> int | None:
    """The year that a table's title, a date beside its unit, its sheet or its file names."""
    return next((years[0] for _, text in texts_over(source) if (years := years_in(text))), None)


def texts_over(source: SourceTable) -> Iterator[tuple[str, str]]:
    """(``title``, ``sheet`` or ``file``, text) of what may name a table's year, nearest first."""
    for text in (source.table.title, *_date_lines(source)):
        yield "title", text
    yield "sheet", source.sheet
    yield "file", source.file


def years_in(text: str) -> tuple[int, ...]:
    """The years that a text names, as they stand, each once; of a span every one between."""
    plain = normal(text)
    spans = [range(int(one), int(two) + 1) for one, two in _YEARS.findall(plain)]
    found = [*(int(year) for year in _YEAR.findall(plain)), *(y for span in spans for y in span)]
    return tuple(dict.fromkeys(found))


def month_in_headers(source: SourceTable, columns: Collection[int], as_of: date) -> date | None:
    """The one month that the headers of some columns name (1-11月累计到位, 11月到位)."""
    texts = ["".join(header.path) for header in source.table.columns if header.column in columns]
    found = {month for text in texts if (month := stated_month(text, as_of)) is not None}
    return found.pop() if len(found) == 1 else None


def _date_lines(source: SourceTable) -> list[str]:
    """Dates that stand alone above the table: in a cell (2021年11月), or apart in one."""
    roles = (RowRole.TITLE, RowRole.UNIT, RowRole.NOTE)
    above = [r for role in roles for r in source.table.rows_of(role)]
    indices = [
        int(row) - source.grid.first_row for row in above if row < source.table.header_rows[0]
    ]
    cells = [str(column.raw[at].as_py() or "") for at in indices for column in source.grid.columns]
    lines = [text for text in cells if is_date_line(folded(text)) and "月" in text]
    return lines or [period for text in cells if (period := period_apart(text))]


def period_apart(text: str) -> str:
    """The month, quarter or half year that stands apart in a cell; "" where none does.

    ``填报单位：示例镇        2021年第三季度`` holds two things.
    """
    parts = re.split(r"\s{2,}", text.strip())
    return next((part for part in parts if _PERIOD_ALONE.fullmatch(folded(part))), "")


def _texts_around(source: SourceTable) -> list[str]:
    """Unit rows and notes that name a day (截至2021年9月30日)."""
    width = len(source.grid.columns) + source.grid.first_column
    rows = [*source.table.rows_of(RowRole.UNIT), *source.table.rows_of(RowRole.NOTE)]
    texts = [first_text(source.grid, int(r) - source.grid.first_row, 1, width) for r in rows[:40]]
    return [text for text in texts if _UNTIL.search(normal(text))]


_DAYS = (
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)年(\d{1,2})月(\d{1,2})(?=日|号|$|\D)"),
    re.compile(r"(?<!\d)(20\d\d)([-_./])(\d{1,2})\2(\d{1,2})(?![\d月])"),
)
_DAY_OF_MONTH = re.compile(r"(?<!\d)(\d{1,2})(?:月(\d{1,2})[日号]?|[-./](\d{1,2}))(?!\d)")
_MONTHS = (
    re.compile(r"(?<!\d)(20\d\d)(\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(20\d\d)[-_./年](\d{1,2})(?!\d)(?!月?[-—–~～至到])"),
)
_YEAR_BEFORE_MONTH = re.compile(r"20\d\d年?(?:度)?[-_./]?\d{1,2}|20\d\d年?.{0,6}(?:季度|上半年)")
_STATED_DAYS_YEAR = re.compile(r"(?<!\d)(20\d\d)年(?!\d)")
# A typed word is a date and nothing else; a name holds one among other words.
_TYPED = re.compile(r"[\d年月日号./\-_\s]+(?:份|底|末)?")


def day_in_name(name: str) -> date | None:
    """The day that a name states with its year, None where it states none."""
    text = chinese_digits(normal(name.replace("_", "-")))
    for pattern in _DAYS:
        for match in pattern.finditer(text):
            year, *_, month, day = match.groups()
            if (found := _day(year, month, day)) is not None:
                return found
    if _YEAR_BEFORE_MONTH.search(text):
        said = stated_month(text, date(2000, 1, 31))
        if said is not None and said.year >= 2000 and str(said.year) in text:
            return said
    for pattern in _MONTHS:
        for match in pattern.finditer(text):
            if (found := _day(match[1], match[2])) is not None:
                return found
    return None


def stated_day(text: str, as_of: date, year: int | None = None) -> date | None:
    """The day of a month with which a text begins, or the last of the month that it states.

    Without a year of its own it is that of ``year``, else the latest such month up to as_of.
    """
    if (found := day_in_name(text)) is not None:
        return found
    end = stated_month(text, as_of, year)
    said = _DAY_OF_MONTH.match(chinese_digits(normal(text)))
    if end is None or said is None:
        return end
    return _day(str(end.year), said[1], said[2] or said[3]) or end


def year_end_in_name(name: str) -> date | None:
    """The last day of the year that a name names (2026年), None where it names none."""
    found = _STATED_DAYS_YEAR.search(chinese_digits(normal(name)))
    return date(int(found[1]), 12, 31) if found else None


def typed_day(written: str, today: date) -> date | None:
    """The day that somebody typed, None where it is none.

    Without a year it is the one nearest to today.
    """
    text = chinese_digits(normal(written)).rstrip("。.，,")
    if not text or not _TYPED.fullmatch(text):
        return None
    if (found := day_in_name(text)) is not None:
        return found
    if match := _DAY_OF_MONTH.fullmatch(text):
        return _nearest(match[1], match[2] or match[3], today)
    if match := re.fullmatch(r"(\d{1,2})月(?:份|底|末)?", text):
        return _nearest(match[1], None, today)
    return None


def _nearest(month: str, day: str | None, today: date) -> date | None:
    days = [_day(str(today.year + years), month, day) for years in (-1, 0, 1)]
    known = [one for one in days if one is not None]
    return min(known, key=lambda one: abs((one - today).days), default=None)


def _day(year: str, month: str, day: str | None = None) -> date | None:
    """None where there is no such month; a day that does not exist is none either."""
    if not 1 <= int(month) <= 12:
        return None
    last = monthrange(int(year), int(month))[1]
    stated = last if day is None else int(day)
    return date(int(year), int(month), stated) if 1 <= stated <= last else None


UNREAD = ("date-without-year", "date-range", "date-unreadable")
# A number cell has lost the zero of 3.10.
_DAY_LOST = re.compile(r"\d{1,2}\.[123](?:0*)?")


@dataclass(frozen=True)
class YearOver:
    """The years that a text over some dates names; place: header, section, title, sheet or file."""

    years: tuple[int, ...]
    place: str
    text: str

    @property
    def year(self) -> int | None:
        """The year, where the text names one alone."""
        return self.years[0] if len(self.years) == 1 else None


NOWHERE = YearOver((), "", "")


def supply_years(reading: Reading) -> None:
    """Read the dates without a year of every date column by the year over them."""
    for key, number in reading.columns.items():
        if reading.declared.field(key).type == "date":
            unread = unread_texts(reading, key)
            if unread:
                _supply(reading, key, number, unread)


def unread_texts(reading: Reading, key: str) -> dict[int, str]:
    """Data row → text, for the cells of a date column that were not read for want of a year."""
    name = reading.declared.field(key).name
    found_unread = (i for i in reading.issues if i.field == name and i.code in UNREAD)
    rows = {issue.row for issue in found_unread if issue.row is not None}
    if not rows:
        return {}
    column = reading.source.column(reading.columns[key])
    found: dict[int, str] = {}
    for index in np.flatnonzero(np.isin(reading.source.rows, list(rows))).tolist():
        text = cleaned(str(column.raw[index].as_py() or ""))
        if column.kind[index].as_py() == Kind.NUMBER and _DAY_LOST.fullmatch(text):
            continue
        found[index] = text
    return found


def _supply(reading: Reading, key: str, number: int, unread: dict[int, str]) -> None:
    over = YearsOver.of(reading, number)
    read: dict[int, tuple[int, str]] = {}
    for index, text in unread.items():
        found = over.at(index).year
        dated = with_year(text, found or reading.context.as_of.year)
        if dated is not None and found is None:
            reading.yearless.setdefault(key, {})[index] = text
        elif dated is not None and (day := read_date(dated)).value is not None:
            read[index] = day.value, day.precision
    if not read:
        return
    at = np.array(list(read), dtype=np.int64)
    days = pa.array([day for day, _ in read.values()], pa.int32()).cast(pa.date32())
    precision = {place: one for place, (_, one) in enumerate(read.values()) if one}
    put(reading, [Effect(key, at, days, precision)])
    reading.supplied[key] = set(read)
    name = reading.declared.field(key).name
    for index, day in zip(read, days.to_pylist(), strict=True):
        report_supplied(reading, name, index, number, day, read[index][1], over.at(index))


def report_supplied(
    reading: Reading,
    name: str,
    index: int,
    number: int,
    day: date,
    precision: str,
    said: YearOver,
) -> None:
    """Say at its cell which year a date took and from where. name: a column of the row table."""
    reading.report_in(
        "date-year-supplied",
        "warning",
        index,
        number,
        name,
        text=reading.source.seen(index, number).strip(),
        read=written_value(day, precision),
        place=said.place,
        said=said.text,
        name=reading.label(index),
    )


@dataclass(frozen=True)
class YearsOver:
    """The years that stand over the cells of one column: those of sections, else one for all."""

    column: YearOver
    sections: tuple[YearOver, ...]

    @staticmethod
    def of(reading: Reading, number: int) -> YearsOver:
        """Look over a sheet column."""
        header = "".join(reading.source.header(number).written)
        own = [text or "" for text in section_texts(reading)]
        by_text = {text: YearOver(years_in(text), "section", text) for text in set(own)}
        sections = tuple(by_text[text] for text in own)
        texts = [("header", header), *texts_over(reading.source)]
        found = (YearOver(years_in(text), place, text) for place, text in texts)
        return YearsOver(next((one for one in found if one.years), NOWHERE), sections)

    def at(self, index: int) -> YearOver:
        """The year over a data row."""
        own = self.sections[index]
        return own if own.years and self.column.place != "header" else self.column
