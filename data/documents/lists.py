"""Lists as an XLSX: those behind a document, issues of an upload, reminders.

Columns are as wide as their texts up to a limit and then wrap, so that a list is read on
paper too; a list of many columns goes on A3.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter

from data.formats import date_text
from data.reports.issues import IssueLine, column_heads
from data.returns.collection import (
    Collection,
    form_label,
    period_label,
    reminders,
    state_label,
)
from data.texts import Language, text


def issue_workbook(lines: Sequence[IssueLine], language: Language) -> bytes:
    """An .xlsx with one row an issue."""
    heads = zip(column_heads(language), (10, 28, 18, 8, 24, 48, 48), strict=True)
    name = text(language, "exports-issue-sheet")
    return _plain_list(name, tuple(heads), [line.texts for line in lines])


_REMINDER_COLUMNS = {
    "unit": 18,
    "period": 14,
    "form": 24,
    "state": 14,
    "due": 12,
    "days": 10,
    "sentence": 80,
}


def reminder_workbook(found: Collection, language: Language) -> bytes:
    """What each unit is reminded of as an .xlsx, a return a row."""
    rows = [
        (
            one.unit,
            period_label(one.period, language),
            form_label(one.form, language),
            state_label(one, language),
            one.due,
            one.days if one.state == "overdue" else None,
            sentence,
        )
        for reminder in reminders(found, language)
        for one, sentence in zip(reminder.returns, reminder.sentences, strict=True)
    ]
    heads = [
        (text(language, f"returns-column-{name}"), wide) for name, wide in _REMINDER_COLUMNS.items()
    ]
    return _plain_list(text(language, "returns-reminders-sheet"), heads, rows)


def _plain_list(
    name: str,
    heads: Sequence[tuple[str, int]],
    rows: Sequence[Sequence[str | int | date | None]],
) -> bytes:
    """One sheet to be sent on: heads with their widths, a filter, no provenance.

    Texts stay texts: a value that begins with ``=`` is written as a string.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
        },
    )
    sheet = book.add_worksheet(name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for column, (header, wide) in enumerate(heads):
        sheet.set_column(column, column, wide)
        sheet.write_string(0, column, header, head)
    for number, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, date):
                midnight = datetime(value.year, value.month, value.day)
                sheet.write_datetime(number, column, midnight, day)
            elif isinstance(value, str):
                sheet.write_string(number, column, value, body)
            elif value is not None:
                sheet.write_number(number, column, value, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(rows), 1), len(heads) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Dated:
    """A date of which only the month or the year is known: sorts as a date, shows no day."""

    day: date
    precision: str

    def __str__(self) -> str:
        """As it is written."""
        return date_text(self.day, self.precision)


Cell = str | float | int | date | Dated | None
# Quarters and halves have no number format: they are written as texts.
_DATE_FORMATS = {"day": "yyyy-mm-dd", "month": "yyyy-mm", "year": "yyyy"}
_FACE = "Microsoft YaHei"
_HEAD_ROW = 2
_WIDEST = 34
_NARROWEST = 6
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_A4, _A3 = 9, 8
_A4_WIDTH = 215  # signs that are still read on a landscape A4


@dataclass(frozen=True)
class ListSheet:
    """One sheet: what it answers, heads, rows; unknown is an empty cell, never 0.

    places: how many of the last columns name cells of ledgers; they are not printed.
    """

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    places: int = 1


def lists_xlsx(sheets: tuple[ListSheet, ...], stamp: str, author: str) -> bytes:
    """The workbook; stamp stands under each title and in each printed page's foot."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"author": author, "comments": stamp})
    looks = _Looks(book)
    used: set[str] = set()
    for one in sheets:
        _write(book.add_worksheet(_name(one.name, used)), one, stamp, looks, len(used))
    book.close()
    return buffer.getvalue()


class _Looks:
    """The few looks of a cell."""

    def __init__(self, book: Any) -> None:
        plain = {"font_name": _FACE, "font_size": 10}
        cell = {**plain, "valign": "top", "bottom": 4, "bottom_color": "#B4BDC7"}
        right = {"align": "right", "indent": 1}
        self.title = book.add_format({**plain, "bold": True, "font_size": 14})
        self.muted = book.add_format({**plain, "font_color": "#5A6572"})
        self.head = book.add_format(
            {
                **plain,
                "bold": True,
                "font_color": "#FFFFFF",
                "bg_color": "#1B5299",
                "text_wrap": True,
                "valign": "vcenter",
            }
        )
        self.text = book.add_format({**cell, "text_wrap": True})
        self.days = {
            precision: book.add_format({**cell, "num_format": code, "align": "left"})
            for precision, code in _DATE_FORMATS.items()
        }
        self.number = book.add_format({**cell, "num_format": "#,##0.00", **right})
        self.whole = book.add_format({**cell, "num_format": "#,##0", **right})


def _write(sheet: Any, one: ListSheet, stamp: str, looks: _Looks, number: int) -> None:
    sheet.write_string(0, 0, one.title, looks.title)
    sheet.write_string(1, 0, stamp, looks.muted)
    last = _HEAD_ROW + max(len(one.rows), 1)
    sheet.add_table(
        _HEAD_ROW,
        0,
        last,
        len(one.head) - 1,
        {
            "columns": [{"header": head, "header_format": looks.head} for head in _heads(one.head)],
            "style": None,
            "name": f"list_{number}",
        },
    )
    for row_number, row in enumerate(one.rows, _HEAD_ROW + 1):
        for column, value in enumerate(row):
            _write_cell(sheet, row_number, column, value, looks)
    total, printed = 0, len(one.head) - one.places
    for column, head in enumerate(one.head):
        # A long head wraps, and has its filter's arrow beside it.
        widest = max([min(_width(head), 12) + 3, *(_width(row[column]) + 1 for row in one.rows)])
        width = min(max(widest, _NARROWEST), _WIDEST)
        sheet.set_column(column, column, width)
        total += width if column < printed else 0
    sheet.freeze_panes(_HEAD_ROW + 1, 1)
    sheet.set_landscape()
    sheet.set_paper(_A4 if total <= _A4_WIDTH else _A3)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.print_area(0, 0, last, printed - 1)
    sheet.repeat_rows(_HEAD_ROW)
    sheet.set_footer(f"&L{stamp.replace('&', '&&')}&R&P / &N")


def _write_cell(sheet: Any, row: int, column: int, value: Cell, looks: _Looks) -> None:
    if value is None:
        sheet.write_blank(row, column, None, looks.text)
    elif isinstance(value, date):
        _write_cell(sheet, row, column, Dated(value, "day"), looks)
    elif isinstance(value, Dated) and value.precision in looks.days:
        midnight = datetime(value.day.year, value.day.month, value.day.day)
        sheet.write_datetime(row, column, midnight, looks.days[value.precision])
    elif isinstance(value, str | Dated):
        sheet.write_string(row, column, str(value), looks.text)
    else:
        look = looks.whole if isinstance(value, int) else looks.number
        sheet.write_number(row, column, value, look)


def _heads(heads: tuple[str, ...]) -> list[str]:
    """A table's heads differ from each other: a repeated one gets its number."""
    seen: dict[str, int] = {}
    found = []
    for head in heads:
        seen[head] = seen.get(head, 0) + 1
        found.append(head if seen[head] == 1 else f"{head} {seen[head]}")
    return found


def _name(name: str, used: set[str]) -> str:
    plain = name.translate(_FORBIDDEN).strip()[:28] or "-"
    candidate, number = plain, 2
    while candidate.lower() in used:
        candidate, number = f"{plain} {number}", number + 1
    used.add(candidate.lower())
    return candidate


def _width(value: Cell) -> int:
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in str("" if value is None else value))
