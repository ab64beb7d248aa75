"""Collecting returns: who owes what, who has filed, the form that is sent out, and its way back."""

from __future__ import annotations

from data.returns.collection import Collection, Return, collection, months, usual_month
from data.returns.form import form_name, form_workbook, is_sendable
from data.returns.form_identity import FormMark, is_unknown_form, mark_of, mark_of_file
from data.returns.periods import Period, month_of, period_of
from data.returns.reminders import reminder_text, reminder_workbook, reminders

__all__ = [
    "Collection",
    "FormMark",
    "Period",
    "Return",
    "collection",
    "form_name",
    "form_workbook",
    "is_sendable",
    "is_unknown_form",
    "mark_of",
    "mark_of_file",
    "month_of",
    "months",
    "period_of",
    "reminder_text",
    "reminder_workbook",
    "reminders",
    "usual_month",
]
