"""Of which month a table speaks, and the sheets of a workbook that are its months.

Title, 截至 …, date of making, headers, the values of the month column, the sheet's and the
file's name. Where they agree the sheet is read as of that month; where they do not, or a person
chose another day, it is asked.

Each is a state of its own: it is loaded as of its own month's end, so that the newest is current
and the others are its history. Sheets that name months but share few projects (those signed in
January, those signed in February) are parts of one state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.display import displayed
from data.files.grid import cell_reference
from data.formats import share
from data.importer.corrections import TableCorrection
from data.importer.names import project_key
from data.importer.parse.missing_years import (
    day_in_name,
    month_of,
    period_apart,
    stated_day,
    stated_month,
    texts_over,
    typed_day,
    year_of,
    years_in,
)
from data.importer.parse.recognising import Recognised
from data.importer.reading import Reading
from data.importer.source_table import SourceTable
from data.issues import Issue
from data.ledgers import ledger
from data.ledgers.headers import normal
from data.rules import load_rules
from data.tables import RowRole
from data.values.dates import month_end

Place = Literal["until", "title", "column", "header", "made", "sheet", "file", "year"]
# In this order a place is believed where as many speak for one month as for another.
PLACES: tuple[Place, ...] = ("until", "title", "column", "header", "sheet", "file", "made", "year")
_OF_NO_MONTH = frozenset({"targets"})
_MOST_ROWS = 40


@dataclass(frozen=True)
class MonthSource:
    """One place that names a month. cell: "" for names; text: its words; day: the day meant."""

    place: Place
    cell: str
    text: str
    day: date

    @property
    def month(self) -> tuple[int, int]:
        """Year and month."""
        return self.day.year, self.day.month


@dataclass(frozen=True)
class SheetMonth:
    """The day by which a table is read, and what speaks for it and against it.

    given: the day that the upload says; is_chosen: a person said it of this upload.
    """

    given: date
    is_chosen: bool
    day: date
    sources: tuple[MonthSource, ...] = field(default=())

    @property
    def days(self) -> tuple[date, ...]:
        """One day for each month that is named, that of the reading first, then by weight."""
        by_month: dict[tuple[int, int], list[MonthSource]] = {}
        for source in self.sources:
            by_month.setdefault(source.month, []).append(source)

        def weight(month: tuple[int, int]) -> tuple[int, int]:
            said = by_month[month]
            return -len(said), min(PLACES.index(one.place) for one in said)

        own = (self.day.year, self.day.month)
        others = sorted((month for month in by_month if month != own), key=weight)
        return (self.day, *(by_month[month][0].day for month in others))

    @property
    def proposed(self) -> date:
        """The day that most places name, of equals the one that is believed first."""
        named = SheetMonth(self.given, self.is_chosen, date.min, self.sources).days[1:]
        return self.day if not named or named[0].month == self.day.month else named[0]

    @property
    def is_contradicted(self) -> bool:
        """Whether any place names another month than the one by which the table is read."""
        return len(self.days) > 1

    def saying(self, day: date) -> tuple[MonthSource, ...]:
        """The places that name a day's month."""
        return tuple(one for one in self.sources if one.month == (day.year, day.month))


def written_sources(source: SourceTable, given: date) -> tuple[MonthSource, ...]:
    """What the sheet, its name and its file's name say, before a value is read.

    given: the day that the upload says, by which a month without a year is understood.
    """
    reference, year = _next_month(given), year_of(source)
    around = list(_around(source, reference, year))
    until = [one for one in around if one.place == "until"]
    title = [one for one in around if one.place == "title"]
    made = [one for one in around if one.place == "made"]
    found = [*until[:1], *title[:1], *made[:1]]
    sheet = stated_month(source.sheet, reference, year)
    if sheet is not None and not _is_plan(source.sheet):
        found.append(MonthSource("sheet", "", source.sheet, sheet))
    stem = source.file.rpartition(".")[0] or source.file
    named = day_in_name(stem) or stated_month(stem, reference, year)
    if named is not None and not _is_plan(stem):
        found.append(MonthSource("file", "", source.file, named))
    return tuple(found)


def year_sources(source: SourceTable, given: date) -> tuple[MonthSource, ...]:
    """The end of the earlier year that is all that title, sheet's or file's name says of a day.

    Such a book may be of that year's end, or still be kept: a person is asked.
    """
    for _, text in texts_over(source):
        years = years_in(text)
        if years and not _is_plan(text):
            (last,) = years[-1:]
            end = MonthSource("year", "", text, date(last, 12, 31))
            return (end,) if len(years) == 1 and last < given.year else ()
    return ()


def read_sources(reading: Reading) -> tuple[MonthSource, ...]:
    """What the month column and the headers of a table say."""
    return (*_of_column(reading), *_of_headers(reading))


def speaks_of_a_month(reading: Reading) -> bool:
    """Whether a table is a state at a month's end, or events of one: targets are of a year."""
    return reading.declared.name not in _OF_NO_MONTH


def agreed_day(sources: Sequence[MonthSource]) -> date | None:
    """The one day that all places name; None where there is none, or more than one month."""
    if len({one.month for one in sources}) != 1:
        return None
    return min(sources, key=lambda one: PLACES.index(one.place)).day


def _around(source: SourceTable, reference: date, year: int | None) -> Iterator[MonthSource]:
    """Titles, unit rows and notes that name a month; without a year the latest up to reference."""
    rules = load_rules().layouts.as_of
    for index, role in _rows(source):
        texts = _cells(source, index)
        row = index + source.grid.first_row
        for position, (column, text) in enumerate(texts):
            said = normal(text)
            beside = normal(texts[position + 1][1]) if texts[position + 1 :] else ""
            cell = cell_reference(row, column)
            if until := _behind(said, beside, rules.until):
                day = stated_day(until, reference, year)
                if day is not None:
                    yield MonthSource("until", cell, text, day)
                    continue
            if made := _behind(said, beside, rules.made):
                day = day_in_name(made) or typed_day(made, reference)
                if day is not None:
                    yield MonthSource("made", cell, text, _made_for(day))
                continue
            is_above = row < source.table.header_rows[0]
            named = text if role == RowRole.TITLE else period_apart(text) if is_above else ""
            if named and not _is_plan(named):
                day = stated_month(named, reference, year)
                if day is not None:
                    yield MonthSource("title", cell, named, day)


def _rows(source: SourceTable) -> list[tuple[int, RowRole]]:
    roles = source.table.roles
    wanted = np.flatnonzero(np.isin(roles, (RowRole.TITLE, RowRole.UNIT, RowRole.NOTE)))
    return [(int(index), RowRole(int(roles[index]))) for index in wanted[:_MOST_ROWS].tolist()]


def _cells(source: SourceTable, index: int) -> list[tuple[int, str]]:
    """(sheet column, what the clerk sees) of a row's filled cells, from left to right."""
    found: list[tuple[int, str]] = []
    for number, column in enumerate(source.grid.columns, start=source.grid.first_column):
        text = displayed(column.slice(index, 1))[0].as_py()
        if text:
            found.append((number, str(text)))
    return found


def _behind(said: str, beside: str, words: Sequence[str]) -> str:
    """What stands behind one of some words, in its cell or in the next one; "" without them."""
    for word in words:
        at = said.find(normal(word))
        if at >= 0:
            rest = said[at + len(normal(word)) :].lstrip(":到至")
            return rest if re.search(r"[\d一二三四五六七八九十]", rest) else beside
    return ""


def _made_for(day: date) -> date:
    """The month's end for which a sheet made on a day speaks."""
    if day.day >= load_rules().layouts.as_of.made_counts_from_day:
        return month_end(day.year, day.month)
    return day.replace(day=1) - timedelta(days=1)


def _of_column(reading: Reading) -> Iterator[MonthSource]:
    """The month of the funds' month column; of several the latest, if it is after the as-of day.

    A ledger of many months says at least the latest: nothing may have arrived since.
    """
    key = "month"
    if reading.declared.name != "funds" or key not in reading.columns:
        return
    months = reading.values.get(reading.declared.event_date)
    if months is None:
        return
    known, as_of = pc.drop_null(months), reading.context.as_of
    if not len(known):
        return
    latest = pc.max(known).as_py()
    is_one = pc.min(known).as_py() == latest
    if not is_one and latest <= month_end(as_of.year, as_of.month):
        return
    at = int(pc.index(months, pa.scalar(latest, pa.date32())).as_py())
    cell = reading.cell_of(key, at)
    seen = reading.source.seen(at, reading.columns[key])
    yield MonthSource("column", cell, seen, month_end(latest.year, latest.month))


def _of_headers(reading: Reading) -> Iterator[MonthSource]:
    """The month of columns of progress, where all that name one name the same."""
    rules, year = load_rules().layouts.as_of, year_of(reading.source)
    reference = _next_month(reading.context.as_of)
    if reading.series.done or reading.months:
        return  # a column a month: none of them alone is the sheet's
    found: list[MonthSource] = []
    for header in reading.source.table.columns:
        text = normal("".join(header.path))
        if _is_plan(text) or not any(normal(word) in text for word in rules.header):
            continue
        day = stated_month(text, reference, year)
        if day is not None:
            cell = reading.header_cell(header.column)
            found.append(MonthSource("header", cell, "".join(header.path), day))
    if len({one.month for one in found}) == 1:
        yield found[0]


def _is_plan(text: str) -> bool:
    """Whether a text speaks of what is planned or done by a month, not of its state."""
    said = normal(text)
    plans = "|".join(re.escape(normal(word)) for word in load_rules().layouts.as_of.plans)
    return bool(re.search(rf"月(?:份|底|末)?.{{0,4}}(?:{plans})|^(?:{plans})", said))


def _next_month(day: date) -> date:
    """The first day of the month after: what is sent next is rarely of a later one."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


EACH, TOGETHER = "each", "together"


@dataclass(frozen=True)
class Dated:
    """The day by which one table is read; sheets: others of its form with other months.

    is_apart: it is loaded as of its own month. shared: the smallest share of projects that
    two sheets of neighbouring months have in common.
    """

    day: date
    is_apart: bool = False
    sheets: tuple[str, ...] = ()
    shared: float = 0.0

    def issues(self, source: SourceTable) -> list[Issue]:
        """That a sheet is read as of its own month, or together with others that name one."""
        if not self.sheets:
            return []
        code = "sheet-of-its-month" if self.is_apart else "sheets-together"
        arguments = {
            "sheet": source.sheet,
            "day": self.day.isoformat(),
            "others": "、".join(self.sheets[:6]) + ("…" if len(self.sheets) > 6 else ""),
            "shared": share(self.shared, 0),
        }
        return [Issue(code, "note", source.file, source.sheet, arguments=arguments)]


def dated(
    sources: Sequence[SourceTable],
    corrections: Sequence[TableCorrection],
    recognised: Sequence[Recognised],
    as_of: date,
) -> list[Dated]:
    """For each table of a workbook, the day by which it is read."""
    days = [Dated(as_of) for _ in sources]
    groups: dict[tuple[str, str], list[int]] = {}
    for place, found in enumerate(recognised):
        name = found.recognition.ledger
        if name and ledger(name).kind == "snapshot":
            groups.setdefault((name, found.recognition.form), []).append(place)
    for places in groups.values():
        months = {place: month_of(sources[place], as_of) for place in places}
        named = sorted((month, place) for place, month in months.items() if month is not None)
        if len({month for month, _ in named}) < 2:
            continue
        shared = _least_shared([place for _, place in named], recognised)
        said = {corrections[place].by_month for place in places} - {""}
        is_usual = shared >= load_rules().layouts.months.shared_names
        is_apart = EACH in said or (is_usual and TOGETHER not in said)
        for month, place in named:
            others = tuple(sources[p].sheet for m, p in named if p != place and m != month)
            day = _upload_day(month, as_of) if is_apart else as_of
            days[place] = Dated(day, is_apart, others, shared)
    return days


def _upload_day(month: date, as_of: date) -> date:
    """The stated as-of day for its own month, the month's end for every other."""
    return as_of if (month.year, month.month) == (as_of.year, as_of.month) else month


def _least_shared(places: Sequence[int], recognised: Sequence[Recognised]) -> float:
    names = [_names(recognised[place]) for place in places]
    shares = [
        len(one & other) / max(min(len(one), len(other)), 1) for one, other in pairwise(names)
    ]
    return min(shares, default=0.0)


def _names(found: Recognised) -> set[str]:
    """What names the rows of a table: projects, or owners of targets."""
    declared = ledger(found.recognition.ledger)
    keys = {"project_name", "owner"}
    for assignment in found.recognition.assignments:
        if declared.field(assignment.key).name in keys:
            texts = pc.unique(found.source.column(assignment.column).raw).to_pylist()
            return {project_key(text) for text in texts if text}
    return set()
