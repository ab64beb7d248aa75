"""One ledger sheet as offices lay it out: title, unit, merged headers, sections, totals, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Generic, Literal, TypeVar

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

Row = TypeVar("Row")
Value = str | Decimal | int | float | date | None
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
class ColumnPlan(Generic[Row]):
    """A column: its header (below ``group`` if it has one), how it is shown, what it holds."""

    header: str
    value: Callable[[Row], Value]
    shown: Shown = "text"
    width: float = 12
    group: str = ""
    is_summed: bool = False


@dataclass(frozen=True)
class SectionPlan(Generic[Row]):
    """Rows under a merged heading ("" for none), with a subtotal row if ``subtotal`` names it."""

    heading: str
    rows: Sequence[Row]
    subtotal: str = ""


@dataclass(frozen=True)
class SheetPlan(Generic[Row]):
    """A sheet from its title to its footnotes; ``total`` names the totals row."""

    name: str
    title: str
    unit: str
    columns: Sequence[ColumnPlan[Row]]
    sections: Sequence[SectionPlan[Row]]
    total: str = ""
    total_above: bool = False
    notes: Sequence[str] = ()


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


def write_sheet(book: Workbook, plan: SheetPlan[Row]) -> None:
    """Adds the sheet to the book; sums are formulas that carry their value."""
    _SheetWriter(book.add_worksheet(plan.name), plan, _Styles(book)).write()


@dataclass
class _SheetWriter(Generic[Row]):
    sheet: Worksheet
    plan: SheetPlan[Row]
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

    def _section(self, section: SectionPlan[Row]) -> None:
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
        self, at: int, label: str, rows: Sequence[Row], spans: Sequence[tuple[int, int]]
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


SAMPLE = "（示例数据）"
SOURCE = (
    "数据来源：示例数据。示例项目、示例企业均为虚构；实名项目只登记公开报道的内容，其余未知留空。"
)


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


def decimal(text: str) -> Decimal | None:
    """The number, None for an empty text."""
    return Decimal(text) if text else None


def wan(amount: Decimal | None) -> Decimal | None:
    """亿元 → 万元."""
    return None if amount is None else amount * 10_000


def yes(text: str) -> str:
    """Whether a fact is stated, in the ledger's words."""
    return "是" if text else "否"


def completion(money: Mapping[str, str]) -> Decimal | None:
    """Share of the year's planned investment that is completed."""
    done = decimal(money["annual_completed"])
    return (
        None if done is None else (done / Decimal(money["annual_plan"])).quantize(Decimal("0.0001"))
    )
