"""One ledger sheet as offices lay it out: title, unit, merged headers, sections, totals, notes."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Literal, cast

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from data.ledgers.declared_field import Field
from data.ledgers.registry import ledger

Value = str | Decimal | int | float | date | None
Facts = Mapping[str, Value]
Shown = Literal["text", "centre", "date", "amount", "number", "days", "share", "degrees"]
_NUMBER_FORMATS: Mapping[str, str] = {
    "date": "yyyy-mm-dd",
    "amount": "#,##0.00",
    "number": "#,##0",
    "days": "0.0",
    "share": "0.0%",
    "degrees": "0.0000",
}


@dataclass(frozen=True)
class Column:
    """A column: its header (below ``group`` if it has one), its fact, how it is shown."""

    header: str
    fact: str
    shown: Shown
    width: float
    group: str
    is_summed: bool

    def value(self, row: Facts) -> Value:
        """What a row says here; a text of a date or number column is read."""
        value = row.get(self.fact)
        if not isinstance(value, str) or self.shown in ("text", "centre"):
            return value
        if self.shown == "date":
            return day(value)
        return Decimal(value) if value else None


# How a field of a declared ledger stands in its sheet: its form, and its column's width.
_OF_TYPE: Mapping[str, tuple[Shown, float]] = {
    "date": ("date", 12),
    "amount": ("amount", 14),
    "integer": ("number", 10),
    "share": ("share", 10),
    "choice": ("centre", 12),
    "flag": ("centre", 8),
}


def declared_columns(name: str, filled: Sequence[str]) -> tuple[Column, ...]:
    """Columns of a declared ledger's sheet: 序号, then the fields that are ``filled``."""
    number = Column("序号", "ordinal", "centre", 6, "", is_summed=False)
    fields = {one.name: one for one in ledger(name).fields}
    return (number, *(_declared(fields[one]) for one in filled))


def _declared(one: Field) -> Column:
    shown, width = _OF_TYPE.get(one.type, ("text", 22))
    return Column(one.header, one.name, shown, width, "", is_summed=False)


@cache
def columns(key: str) -> tuple[Column, ...]:
    """The columns of a sheet, as columns.csv names them."""
    path = Path(__file__).with_name("columns.csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Column(
                row["header"].replace("\\n", "\n"),
                row["fact"],
                cast(Shown, row["shown"]),
                float(row["width"]),
                row["group"],
                bool(row["is_summed"]),
            )
            for row in csv.DictReader(file)
            if row["sheet"] == key
        )


@dataclass(frozen=True)
class Section:
    """Rows under a merged heading ("" for none), with a subtotal row if ``subtotal`` names it."""

    heading: str
    rows: Sequence[Facts]
    subtotal: str = ""


@dataclass(frozen=True)
class SheetPlan:
    """A sheet from its title to its footnotes; ``total`` names the totals row."""

    key: str
    name: str
    title: str
    unit: str
    sections: Sequence[Section]
    total: str = ""
    total_above: bool = False
    notes: Sequence[str] = ()
    filled: Sequence[str] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Its columns: the declared ones of ``filled``, or those of columns.csv."""
        return declared_columns(self.key, self.filled) if self.filled else columns(self.key)


@dataclass
class _Styles:
    book: Workbook
    made: dict[tuple[tuple[str, object], ...], Format] = field(default_factory=dict)

    def of(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format(
                {"font_name": "宋体", "font_size": 10, **properties}
            )
        return self.made[key]

    def cell(self, shown: Shown, *, is_bold: bool = False) -> Format:
        properties: dict[str, object] = {"border": 1, "valign": "vcenter", "bold": is_bold}
        if shown in _NUMBER_FORMATS:
            properties["num_format"] = _NUMBER_FORMATS[shown]
        if shown == "text":
            properties["text_wrap"] = True
        else:
            properties["align"] = "center" if shown in ("centre", "date") else "right"
        return self.of(**properties)


def write_sheet(book: Workbook, plan: SheetPlan) -> None:
    """Adds the sheet to the book; sums are formulas that carry their value."""
    _SheetWriter(book.add_worksheet(plan.name), plan, _Styles(book)).write()


@dataclass
class _SheetWriter:
    sheet: Worksheet
    plan: SheetPlan
    styles: _Styles
    row: int = 0
    spans: list[tuple[int, int]] = field(default_factory=list)

    def write(self) -> None:
        plan, sheet = self.plan, self.sheet
        title = self.styles.of(bold=True, font_size=16, align="center", valign="vcenter")
        sheet.set_row(0, 30)
        self._merge(plan.title, title)
        self._merge(plan.unit, self.styles.of(align="right"))
        self._header()
        total_row = self.row
        self.row += 1 if plan.total_above else 0
        for section in plan.sections:
            self._section(section)
        rows = [item for section in plan.sections for item in section.rows]
        if plan.total_above:
            self._sums(total_row, plan.total, rows, self.spans)
        elif plan.total:
            self._sums(self.row, plan.total, rows, self.spans)
            self.row += 1
        for note in plan.notes:
            self._merge(note, self.styles.of(italic=True))
        for index, column in enumerate(plan.columns):
            sheet.set_column(index, index, column.width)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C第 &P 页，共 &N 页&R示例数据")

    def _merge(self, text: str, style: Format) -> None:
        self.sheet.merge_range(self.row, 0, self.row, len(self.plan.columns) - 1, text, style)
        self.row += 1

    def _header(self) -> None:
        style = self.styles.of(
            bold=True,
            border=1,
            align="center",
            valign="vcenter",
            text_wrap=True,
            bg_color="#EDF0F2",
        )
        columns = self.plan.columns
        top = self.row
        bottom = top + 1 if any(column.group for column in columns) else top
        self.sheet.set_row(bottom, 32)
        for index, column in enumerate(columns):
            if column.group or top == bottom:
                self.sheet.write_string(bottom, index, column.header, style)
            else:
                self.sheet.merge_range(top, index, bottom, index, column.header, style)
        start = 0
        for group, members in groupby(columns, key=lambda column: column.group):
            end = start + len(list(members))
            if group:
                self.sheet.merge_range(top, start, top, end - 1, group, style)
            start = end
        self.row = bottom + 1
        self.sheet.freeze_panes(self.row, 2)
        self.sheet.repeat_rows(top, bottom)

    def _section(self, section: Section) -> None:
        if section.heading:
            self._merge(section.heading, self.styles.of(bold=True, border=1, bg_color="#F6F7F8"))
        if not section.rows:
            return
        span = (self.row, self.row + len(section.rows) - 1)
        self.spans.append(span)
        for item in section.rows:
            for index, column in enumerate(self.plan.columns):
                self._cell(index, column.value(item), self.styles.cell(column.shown))
            self.row += 1
        if section.subtotal:
            self._sums(self.row, section.subtotal, section.rows, [span])
            self.row += 1

    def _sums(
        self, at: int, label: str, rows: Sequence[Facts], spans: Sequence[tuple[int, int]]
    ) -> None:
        for index, column in enumerate(self.plan.columns):
            style = self.styles.cell(column.shown, is_bold=True)
            if index == 1:
                self.sheet.write_string(at, index, label, self.styles.cell("text", is_bold=True))
            elif column.is_summed:
                letter = xl_col_to_name(index)
                ranges = ",".join(
                    f"{letter}{first + 1}:{letter}{last + 1}" for first, last in spans
                )
                values = [value for value in map(column.value, rows) if isinstance(value, Decimal)]
                total = float(sum(values, Decimal(0)))
                self.sheet.write_formula(at, index, f"=SUM({ranges})", style, total)
            else:
                self.sheet.write_blank(at, index, None, style)

    def _cell(self, column: int, value: Value, style: Format) -> None:
        if value is None or value == "":
            self.sheet.write_blank(self.row, column, None, style)
        elif isinstance(value, str):
            self.sheet.write_string(self.row, column, value, style)
        elif isinstance(value, date):
            midnight = datetime(value.year, value.month, value.day)
            self.sheet.write_datetime(self.row, column, midnight, self.styles.cell("date"))
        else:
            self.sheet.write_number(self.row, column, float(value), style)


def day(text: str) -> Value:
    """A day as a date cell; a month or a year as the words a clerk types."""
    if len(text) == len("2021-09"):
        return chinese_month(text)
    return date.fromisoformat(text) if len(text) == len("2021-09-30") else text


def chinese_month(text: str) -> str:
    """``2021-09`` → ``2021年9月``."""
    return f"{text[:4]}年{int(text[5:7])}月"


def chinese_day(day: date) -> str:
    """``2021年9月30日``."""
    return f"{day.year}年{day.month}月{day.day}日"
