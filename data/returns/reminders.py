"""Reminders: what to tell each unit, as sentences to copy and as a list to send.

Every sentence is computed: which form, of which period, due when, how late; or what is
wrong in what came. Days are calendar days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO

import xlsxwriter

from data.returns.collection import Collection, Return
from data.returns.periods import Period
from data.texts import Language, text

_COLUMNS = ("unit", "period", "form", "state", "due", "days", "sentence")
_WIDTHS = (18, 14, 24, 14, 12, 10, 80)


@dataclass(frozen=True)
class Reminder:
    """What one unit is told: a sentence for each return, in the order of the ledgers."""

    unit: str
    returns: tuple[Return, ...]
    sentences: tuple[str, ...]

    def line(self, language: Language) -> str:
        """One line to copy: the unit, a colon, its sentences."""
        joined = text(language, "returns-reminder-joint").join(self.sentences)
        return text(language, "returns-reminder-line", unit=self.unit, sentences=joined)


def reminders(found: Collection, language: Language) -> tuple[Reminder, ...]:
    """One reminder for each unit of which something is missing or wrong, the latest first."""
    by_unit: dict[str, list[Return]] = {}
    for one in found.to_chase:
        by_unit.setdefault(one.unit, []).append(one)
    units = sorted(by_unit, key=lambda unit: (-_lateness(by_unit[unit]), unit))
    return tuple(
        Reminder(
            unit, tuple(by_unit[unit]), tuple(sentence(one, language) for one in by_unit[unit])
        )
        for unit in units
    )


def reminder_text(found: Collection, language: Language) -> str:
    """All reminders as text, a unit a line."""
    return "\n".join(one.line(language) for one in reminders(found, language))


def sentence(one: Return, language: Language) -> str:
    """What is to be said of one return."""
    arguments: dict[str, object] = {
        "period": period_label(one.period, language),
        "form": form_label(one.form, language),
        "due": day_label(one.due, language, one.period.end),
        "days": one.days,
    }
    if one.state == "problems" and one.filing is not None:
        if one.filing.errors or one.filing.rejected:
            line = text(
                language,
                "returns-sentence-problems",
                **arguments,
                errors=one.filing.errors,
                rejected=one.filing.rejected,
                version=str(one.filing.version),
                files="、".join(one.filing.files),
            )
        else:
            line = text(
                language, "returns-sentence-partial", **arguments, **_covered(one, language)
            )
    elif one.state == "overdue":
        line = text(language, "returns-sentence-overdue", **arguments)
    else:
        line = text(language, "returns-sentence-waiting", **arguments)
    if one.missed_before:
        line += text(language, "returns-sentence-before", count=one.missed_before)
    return line


def reminder_workbook(found: Collection, language: Language) -> bytes:
    """The list as an .xlsx, a return a row; texts stay texts."""
    buffer = BytesIO()
    book = xlsxwriter.Workbook(
        buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(text(language, "returns-reminders-sheet")[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    for column, (name, width) in enumerate(zip(_COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, text(language, f"returns-column-{name}"), head)
    lines = [
        (one, said)
        for reminder in reminders(found, language)
        for one, said in zip(reminder.returns, reminder.sentences, strict=True)
    ]
    for row, (one, said) in enumerate(lines, start=1):
        sheet.write_string(row, 0, one.unit, body)
        sheet.write_string(row, 1, period_label(one.period, language), body)
        sheet.write_string(row, 2, form_label(one.form, language), body)
        sheet.write_string(row, 3, state_label(one, language), body)
        sheet.write_datetime(row, 4, datetime.combine(one.due, time()), day)
        if one.state == "overdue":
            sheet.write_number(row, 5, one.days, body)
        sheet.write_string(row, 6, said, body)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(lines), 1), len(_COLUMNS) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return buffer.getvalue()


def form_label(form: tuple[str, str], language: Language) -> str:
    """What staff call a form."""
    return text(language, f"data-form-{form[0]}-{form[1]}")


def state_label(one: Return, language: Language) -> str:
    """The word of a return's state."""
    return text(language, f"returns-state-{one.state}")


def period_label(period: Period, language: Language) -> str:
    """``2021年11月``, ``2021年四季度``, ``2021年`` in the reader's language."""
    return text(
        language,
        f"returns-period-{period.every}",
        year=str(period.start.year),
        month=period.start.month,
        quarter=(period.start.month + 2) // 3,
    )


def day_label(day: date, language: Language, beside: date | None = None) -> str:
    """``2021年12月5日`` in the reader's language; without its year beside a day of the same."""
    is_clear = beside is not None and beside.year == day.year
    key = "returns-day-short" if is_clear else "returns-day"
    return text(language, key, year=str(day.year), month=day.month, day=day.day)


def _covered(one: Return, language: Language) -> dict[str, object]:
    filing = one.filing
    last = filing.span[1] if filing is not None and filing.span is not None else one.period.end
    return {"covered": day_label(last, language)}


def _lateness(returns: Sequence[Return]) -> int:
    return max(one.days if one.state == "overdue" else -1 for one in returns)
