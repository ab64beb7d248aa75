"""Collecting returns: who owes what, who has filed, the form that is sent out, and its way back."""

from __future__ import annotations

from data.returns.collection import Collection, Return, collection, months, usual_month
from data.returns.form_identity import (
    FormIdentity,
    identity_of,
    identity_of_file,
    is_unknown_return_form,
)
from data.returns.periods import Period, month_of, period_of
from data.returns.reminders import reminder_text, reminder_workbook, reminders
from data.returns.return_form import is_sendable, return_form_name, return_form_workbook

__all__ = [
    "Collection",
    "FormIdentity",
    "Period",
    "Return",
    "collection",
    "identity_of",
    "identity_of_file",
    "is_sendable",
    "is_unknown_return_form",
    "month_of",
    "months",
    "period_of",
    "reminder_text",
    "reminder_workbook",
    "reminders",
    "return_form_name",
    "return_form_workbook",
    "usual_month",
]
