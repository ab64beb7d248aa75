"""Collecting returns: who owes what, who has filed, the form that is sent out, and its way back."""

from __future__ import annotations

from data.returns.collection import Collection, Return, collection, months, usual_month
from data.returns.form import form_name, form_workbook, is_sendable
from data.returns.form_identity import FormIdentity, identity_of, identity_of_file, is_unknown_form
from data.returns.periods import Period, month_of, period_of
from data.returns.reminders import reminder_text, reminder_workbook, reminders

__all__ = [
    "Collection",
    "FormIdentity",
    "Period",
    "Return",
    "collection",
    "form_name",
    "form_workbook",
    "identity_of",
    "identity_of_file",
    "is_sendable",
    "is_unknown_form",
    "month_of",
    "months",
    "period_of",
    "reminder_text",
    "reminder_workbook",
    "reminders",
    "usual_month",
]
