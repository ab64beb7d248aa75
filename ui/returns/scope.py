"""Which month the returns page speaks of, and everything it reads about it."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from data.environment import time_zone
from data.language import language, say
from data.returns import month_of, months, usual_month
from data.returns.reminders import period_label
from data.screens.returns_readings import Page
from data.screens.view import View, store
from ui.components import pick_from


def pick_page(view: View | None) -> Page:
    """Shows the choice of a month (``?period=2021-12``) and returns what it says."""
    today = datetime.now(ZoneInfo(time_zone())).date()
    version = None if view is None else view.now.version
    usual = usual_month(store(), today, version)
    known = months(store(), today, version)
    codes = list(dict.fromkeys([usual.code, *(month.code for month in known)]))
    picked = pick_from("period", say("returns-period"), codes, write=_month_word, width=160)
    return Page(view, month_of(picked), today)


def _month_word(code: str) -> str:
    return period_label(month_of(code), language())
