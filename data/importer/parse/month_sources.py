"""Of which month a table speaks: every place that says so, with its cell and its words.

Title, 截至 …, date of making, headers, the values of the month column, the sheet's and the
file's name. Where they agree the sheet is read as of that month; where they do not, or a
person chose another day, it is asked (data.importer.questions.as_of).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.display import displayed
from data.files.grid import cell_reference
from data.importer.block import Block
from data.importer.parse.stated_dates import day_in_name, stated_month, typed_day, year_of
from data.importer.reading import Reading
from data.ledgers.headers import normal
from data.rules import load_rules
from data.tables import RowRole

Place = Literal["until", "title", "column", "header", "made", "sheet", "file"]
# In this order a place is believed where as many speak for one month as for another.
PLACES: tuple[Place, ...] = ("until", "title", "column", "header", "sheet", "file", "made")
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


def written_sources(block: Block, given: date) -> tuple[MonthSource, ...]:
    """What the sheet, its name and its file's name say, before a value is read.

    given: the day that the upload says, by which a month without a year is understood.
    """
    reference, year = _next_month(given), year_of(block)
    around = list(_around(block, reference, year))
    until = [one for one in around if one.place == "until"]
    title = [one for one in around if one.place == "title"]
    made = [one for one in around if one.place == "made"]
    found = [*until[:1], *title[:1], *made[:1]]
    sheet = stated_month(block.sheet, reference, year)
    if sheet is not None and not _is_plan(block.sheet):
        found.append(MonthSource("sheet", "", block.sheet, sheet))
    stem = block.file.rpartition(".")[0] or block.file
    named = day_in_name(stem) or stated_month(stem, reference, year)
    if named is not None and not _is_plan(stem):
        found.append(MonthSource("file", "", block.file, named))
    return tuple(found)


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


def _around(block: Block, reference: date, year: int | None) -> Iterator[MonthSource]:
    """Titles, unit rows and notes that name a month; without a year the latest up to reference."""
    rules = load_rules().layouts.as_of
    for index, role in _rows(block):
        texts = _cells(block, index)
        row = index + block.grid.first_row
        for position, (column, text) in enumerate(texts):
            said = normal(text)
            beside = normal(texts[position + 1][1]) if texts[position + 1 :] else ""
            cell = cell_reference(row, column)
            if until := _behind(said, beside, rules.until):
                day = day_in_name(until) or stated_month(until, reference, year)
                if day is not None:
                    yield MonthSource("until", cell, text, day)
                    continue
            if made := _behind(said, beside, rules.made):
                day = day_in_name(made) or typed_day(made, reference)
                if day is not None:
                    yield MonthSource("made", cell, text, _made_for(day))
                continue
            if role == RowRole.TITLE and not _is_plan(said):
                day = stated_month(text, reference, year)
                if day is not None:
                    yield MonthSource("title", cell, text, day)


def _rows(block: Block) -> list[tuple[int, RowRole]]:
    roles = block.table.roles
    wanted = np.flatnonzero(np.isin(roles, (RowRole.TITLE, RowRole.UNIT, RowRole.NOTE)))
    return [(int(index), RowRole(int(roles[index]))) for index in wanted[:_MOST_ROWS].tolist()]


def _cells(block: Block, index: int) -> list[tuple[int, str]]:
    """(sheet column, what the clerk sees) of a row's filled cells, from left to right."""
    found: list[tuple[int, str]] = []
    for number, column in enumerate(block.grid.columns, start=block.grid.first_column):
        text = displayed(
            type(column)(
                column.raw.slice(index, 1),
                column.kind.slice(index, 1),
                column.number_format.slice(index, 1),
            )
        )[0].as_py()
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
        return _month_end(day)
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
    known = pc.drop_null(months)
    if not len(known):
        return
    latest = pc.max(known).as_py()
    is_one = pc.min(known).as_py() == latest
    if not is_one and latest <= _month_end(reading.context.as_of):
        return
    at = int(pc.index(months, pa.scalar(latest, pa.date32())).as_py())
    cell = reading.cell_of(key, at)
    seen = reading.block.seen(at, reading.columns[key])
    yield MonthSource("column", cell, seen, _month_end(latest))


def _of_headers(reading: Reading) -> Iterator[MonthSource]:
    """The month of columns of progress, where all that name one name the same."""
    rules, year = load_rules().layouts.as_of, year_of(reading.block)
    reference = _next_month(reading.context.as_of)
    if reading.series.done or reading.months:
        return  # a column a month: none of them alone is the sheet's
    found: list[MonthSource] = []
    for header in reading.block.table.columns:
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


def _month_end(day: date) -> date:
    return _next_month(day) - timedelta(days=1)
