"""Dates without a year (``3月5日``, ``3.5``, ``年底``) take the year that stands over them.

That is the year of their column's header, of their section, of the table's title, its sheet
or its file, in this order, and each is said with where its year is from. Where nothing names
a year, or the text that does names several, the date stays unread and is asked about.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from data.files.grid import Kind
from data.importer.answer_effects import put
from data.importer.parse.sections import section_texts
from data.importer.parse.stated_dates import texts_over, years_in
from data.importer.questions.question import Effect
from data.importer.questions.quoted_values import written_value
from data.importer.reading import Reading
from data.values.dates import read_date, with_year
from data.values.parse_result import cleaned

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
    column = reading.block.column(reading.columns[key])
    found: dict[int, str] = {}
    for index in np.flatnonzero(np.isin(reading.block.rows, list(rows))).tolist():
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
    for index, day in zip(read, days.to_pylist(), strict=True):
        said = over.at(index)
        reading.report(
            "date-year-supplied",
            "warning",
            key,
            index=index,
            text=reading.block.seen(index, number).strip(),
            read=written_value(day, read[index][1]),
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
        header = "".join(reading.block.header(number).written)
        sections = tuple(
            YearOver(years_in(text or ""), "section", text or "") for text in section_texts(reading)
        )
        texts = [("header", header), *texts_over(reading.block)]
        found = (YearOver(years_in(text), place, text) for place, text in texts)
        return YearsOver(next((one for one in found if one.years), NOWHERE), sections)

    def at(self, index: int) -> YearOver:
        """The year over a data row."""
        own = self.sections[index]
        return own if own.years and self.column.place != "header" else self.column
