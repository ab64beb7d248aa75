"""The empty workbook of a form: its columns, groups, widths, accepted values.

Title, unit row, headers, drop-downs, print setup and a sheet of explanations are the same for
both; a form sent out differs in what already stands in it.

Each header is the first text that its field is known by, so what is filled in here is read back
without a question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO
from typing import Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.ledgers.declaration import Field, Ledger, Months, items, ledger
from data.texts import text

PERMITS, PROGRESS, PROBLEMS = "手续办理情况", "形象进度", "存在问题"
_SCHEDULE = (
    "project_code",
    "name",
    "content",
    "stage",
    "planned_investment",
    "responsible_unit",
    "responsible_leader",
    "planned_start_date",
    "planned_production_date",
)
_SPENDING = ("project_code", "name", "planned_investment", "responsible_unit")
_PROBLEM_HEADERS = {
    "problem_text": "具体问题",
    "next_step": "解决措施",
    "next_step_unit": "办理部门",
    "next_step_due_date": "完成时限",
}
_STATES = ("已办结", "在办", "准备材料", "退回补正", "容缺办理", "未启动", "无需办理")
_MEASURES = {"plan": "计划投资", "done": "完成投资"}
_NARROW, _WIDE, _PERMIT, _MONTH = 14, 28, 12, 10


@dataclass(frozen=True)
class TemplateColumn:
    """One column: it feeds a field, a permit item, or (neither) is kept as it stands.

    is_amount: an amount that feeds no field by itself (one of several months).
    """

    header: str
    group: str = ""
    field: Field | None = None
    item: str = ""
    is_required: bool = False
    width: float = _NARROW
    is_amount: bool = False

    @property
    def key(self) -> str:
        """Its header with the one above, as it is kept with a row (``1-2月/完成投资``)."""
        return f"{self.group}/{self.header}" if self.group else self.header

    @property
    def kind(self) -> str:
        """How its cells are read: a field's type, ``state`` of a permit, ``text``."""
        if self.field is not None:
            return self.field.type
        if self.is_amount:
            return "amount"
        return "state" if self.item else "text"

    @property
    def allowed(self) -> tuple[str, ...]:
        """Values to choose from; none where anything goes."""
        if self.field is not None:
            return tuple(self.field.values)
        return _STATES if self.item else ()

    @property
    def is_open(self) -> bool:
        """Whether other values are kept as they are written."""
        return self.field is None or self.field.open


def template_columns(
    name: str, form: str, also: Collection[str] = ()
) -> tuple[TemplateColumn, ...]:
    """The columns of a ledger's form; raises KeyError.

    also: columns of the row table that must not be missing though the template leaves
    them out, because there is something to put into them.
    """
    declared = ledger(name)
    declared.form(form)
    if form in ("schedule", "permits"):
        columns = _schedule_columns(declared)
    elif _monthly(declared, form) is not None:
        columns = [_column(declared.field(key), form) for key in _SPENDING] + _month_columns()
    else:
        columns = [
            _column(field, form)
            for field in declared.fields
            if field.template and (not field.forms or form in field.forms)
        ]
    there = {column.field.name for column in columns if column.field is not None}
    if (months := _monthly(declared, form)) is not None:
        # The months say it.
        fed = (months.plan_field, months.done_field)
        there |= {declared.field(key).name for key in fed}
    source = ledger("projects") if form in ("schedule", "permits") else declared
    return (*columns, *_missing(source, form, [one for one in also if one not in there]))


def month_header(month: int, measure: Literal["plan", "done"]) -> str:
    """The key of a month's column: what was planned, or done, from January to it."""
    return f"{_span(month)}/{_MEASURES[measure]}"


def _monthly(declared: Ledger, form: str) -> Months | None:
    """Of a form whose columns are each month's plan and what was done until then."""
    months = declared.months
    return None if months is None or months.is_each or form != months.form else months


def _month_columns() -> list[TemplateColumn]:
    return [
        TemplateColumn(words, _span(month), is_amount=True, width=_MONTH)
        for month in range(1, 13)
        for words in _MEASURES.values()
    ]


def _span(month: int) -> str:
    return f"1-{month}月" if month > 1 else "1月"


def _missing(declared: Ledger, form: str, names: Collection[str]) -> list[TemplateColumn]:
    """The first field of each further column; of a repeated field every position."""
    found: list[TemplateColumn] = []
    for name in names:
        fields = [field for field in declared.fields if field.name == name]
        is_repeated = any(field.position for field in fields)
        found += [_column(field, form) for field in (fields if is_repeated else fields[:1])]
    return found


def _column(field: Field, form: str, header: str = "", group: str = "") -> TemplateColumn:
    is_wide = field.type == "text" and field.name.endswith(("text", "content"))
    width = _WIDE if is_wide else _NARROW
    return TemplateColumn(
        header or field.header, group, field, is_required=form in field.required, width=width
    )


def _schedule_columns(declared: Ledger) -> list[TemplateColumn]:
    """The 调度表: progress, permits and problems in groups below one header."""
    projects = ledger("projects")
    if declared.name == "readiness":
        named = [_column(projects.field(key), "schedule") for key in ("project_code", "name")]
        return [*named, *_permit_columns()]
    columns = [_column(projects.field(key), "schedule") for key in _SCHEDULE]
    columns += [
        _column(field, "schedule", group=PROGRESS)
        for field in projects.fields
        if field.forms == ("schedule",)
    ]
    columns += _permit_columns()
    columns += [
        _column(projects.field(key), "schedule", header, PROBLEMS)
        for key, header in _PROBLEM_HEADERS.items()
    ]
    return [*columns, _column(projects.field("remark"), "schedule")]


def _permit_columns() -> list[TemplateColumn]:
    return [TemplateColumn(item.name, PERMITS, item=item.name, width=_PERMIT) for item in items()]


Cell = str | float | date | None
_ROWS = 500
_LONGEST_LIST = 255
_LONGEST_NAME = 31
_TITLE_ROW, _UNIT_ROW, _HEADER_ROW = 0, 1, 2
_UNIT_COLUMNS = 2
_PAPER_A3 = 8
_FROZEN = 2


@dataclass(frozen=True)
class TemplateSheet:
    """One sheet: name, title, what stands at the left of the unit row, columns and rows.

    rows: one entry a column; a share is a float in a share column. locked: columns whose
    filled cells cannot be typed over (nothing is locked where it is empty).
    """

    name: str
    title: str
    columns: tuple[TemplateColumn, ...]
    about: str = ""
    rows: tuple[tuple[Cell, ...], ...] = ()
    locked: frozenset[int] = frozenset()


def template(name: str, form: str) -> bytes:
    """An .xlsx with title, unit row and headers of a ledger's form; raises KeyError."""
    columns = template_columns(name, form)
    title = text("zh", f"template-title-{name}-{form}")
    return workbook([TemplateSheet(title, title, columns)])


def workbook(
    sheets: Sequence[TemplateSheet],
    guide: Sequence[str] = (),
    properties: Iterable[tuple[str, str]] = (),
) -> bytes:
    """An .xlsx of some sheets and one that explains their columns.

    guide: lines above the explanations. properties: custom properties of the document.
    """
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    for name, value in properties:
        book.set_custom_property(name, value, "text")
    for sheet in sheets:
        _write(book, book.add_worksheet(sheet.name[:_LONGEST_NAME]), sheet)
    _write_guide(book, sheets, guide)
    book.close()
    return buffer.getvalue()


def _write(book: xlsxwriter.Workbook, page: Worksheet, sheet: TemplateSheet) -> None:
    heading = book.add_format({"bold": True, "font_size": 16, "align": "center"})
    right = book.add_format({"align": "right"})
    header = book.add_format(
        {"bold": True, "border": 1, "align": "center", "valign": "vcenter", "text_wrap": True}
    )
    last = len(sheet.columns) - 1
    page.merge_range(_TITLE_ROW, 0, _TITLE_ROW, last, sheet.title, heading)
    unit_from = 0
    if sheet.about:
        unit_from = max(last - _UNIT_COLUMNS + 1, 1)
        _write_over(page, _UNIT_ROW, 0, unit_from - 1, sheet.about, book.add_format())
    _write_over(page, _UNIT_ROW, unit_from, last, text("zh", "template-unit"), right)
    has_groups = any(column.group for column in sheet.columns)
    _write_headers(page, sheet.columns, header, has_groups=has_groups)
    first = _HEADER_ROW + (2 if has_groups else 1)
    cells = _CellFormats(book)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width, cells.of(column))
        _offer_values(page, number, column, first, first + max(_ROWS, len(sheet.rows)))
    for offset, row in enumerate(sheet.rows):
        for number, value in enumerate(row):
            is_locked = number in sheet.locked and value is not None
            style = cells.of(sheet.columns[number], is_locked=is_locked, is_filled=True)
            _write_cell(page, first + offset, number, value, style, cells)
    if sheet.locked:
        page.protect("", _STILL_ALLOWED)
    page.freeze_panes(first, min(_FROZEN, last))
    page.set_landscape()
    page.set_paper(_PAPER_A3)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, first - 1)
    page.set_footer("&C— &P —")


_STILL_ALLOWED = {
    "insert_rows": True,
    "delete_rows": True,
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
}


class _CellFormats:
    """The formats of body cells, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self._book = book
        self._made: dict[tuple[str, bool, bool], Format] = {}

    def of(
        self, column: TemplateColumn, *, is_locked: bool = False, is_filled: bool = False
    ) -> Format:
        """The format of a column's cells, empty or filled in."""
        number = {"date": "yyyy-mm-dd", "code": "@", "share": "0.0%"}.get(column.kind, "General")
        return self._of(number, is_locked, is_filled)

    def day(self, *, is_filled: bool = True) -> Format:
        """The format of a date wherever it stands."""
        return self._of("yyyy-mm-dd", False, is_filled)

    def share(self) -> Format:
        """The format of a percentage wherever it stands."""
        return self._of("0.0%", False, True)

    def _of(self, number: str, is_locked: bool, is_filled: bool) -> Format:
        key = (number, is_locked, is_filled)
        if key not in self._made:
            style: dict[str, object] = {"num_format": number, "locked": is_locked}
            if is_filled:
                style |= {"border": 1, "text_wrap": True, "valign": "vcenter"}
            if is_locked:
                style |= {"bg_color": "#F2F2F2"}
            self._made[key] = self._book.add_format(style)
        return self._made[key]


def _write_cell(
    page: Worksheet, row: int, column: int, value: Cell, style: Format, cells: _CellFormats
) -> None:
    if value is None:
        page.write_blank(row, column, None, style)
    elif isinstance(value, str):
        page.write_string(row, column, value, style)
    elif isinstance(value, date):
        page.write_datetime(row, column, datetime.combine(value, time()), cells.day())
    else:
        page.write_number(row, column, value, style)


def _write_over(
    page: Worksheet, row: int, first: int, last: int, words: str, style: Format
) -> None:
    if last > first:
        page.merge_range(row, first, row, last, words, style)
    else:
        page.write_string(row, first, words, style)


def _offer_values(
    page: Worksheet, number: int, column: TemplateColumn, first: int, last: int
) -> None:
    if column.kind not in ("choice", "state") or not column.allowed:
        return
    if len("，".join(column.allowed)) >= _LONGEST_LIST:
        return
    page.data_validation(
        first,
        number,
        last,
        number,
        {
            "validate": "list",
            "source": list(column.allowed),
            "error_type": "information" if column.is_open else "stop",
        },
    )


def _write_headers(
    page: Worksheet, columns: Sequence[TemplateColumn], style: Format, *, has_groups: bool
) -> None:
    top, below = _HEADER_ROW, _HEADER_ROW + 1
    start = 0
    for number, column in enumerate(columns):
        words = f"{column.header}*" if column.is_required else column.header
        if not has_groups:
            page.write_string(top, number, words, style)
            continue
        if not column.group:
            page.merge_range(top, number, below, number, words, style)
            continue
        page.write_string(below, number, words, style)
        if number == 0 or columns[number - 1].group != column.group:
            start = number
        is_last = number + 1 == len(columns) or columns[number + 1].group != column.group
        if is_last:
            _write_over(page, top, start, number, column.group, style)


def _write_guide(
    book: xlsxwriter.Workbook, sheets: Sequence[TemplateSheet], guide: Sequence[str]
) -> None:
    """A last sheet that says how to fill in, and what each column takes."""
    page = book.add_worksheet(text("zh", "template-guide"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True})
    page.set_column(0, 0, 110, wrapped)
    row = 0
    for line in guide:
        page.write_string(row, 0, line, wrapped)
        row += 1
    for sheet in sheets:
        if len(sheets) > 1 or guide:
            page.write_string(row, 0, sheet.name, bold)
            row += 1
        for column in sheet.columns:
            header = f"{column.group} / {column.header}" if column.group else column.header
            page.write_string(row, 0, f"{header}：{_explained(column)}", wrapped)
            row += 1


def _explained(column: TemplateColumn) -> str:
    parts = [text("zh", "template-required")] if column.is_required else []
    parts.append(text("zh", f"template-type-{column.kind}"))
    if column.allowed:
        parts.append(text("zh", "template-allowed", allowed="、".join(column.allowed)))
    return "；".join(parts)
