"""Which month the returns page speaks of, and everything it reads about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from data.environment import time_zone
from data.returns import Collection, Period, Return, collection, month_of, months, usual_month
from data.returns.reminders import form_label, period_label
from data.trace import Reference
from ui.components import pick_from
from ui.language import language, say
from ui.snapshots import View, store


@dataclass(frozen=True)
class Page:
    """The chosen month's returns, at the version that the page looks at.

    view: None while nothing is published; units can owe returns all the same.
    """

    view: View | None
    month: Period
    today: date

    @property
    def version(self) -> int:
        """The version that is looked at."""
        return store().sequence if self.view is None else self.view.now.version

    @cached_property
    def found(self) -> Collection:
        """The month's returns."""
        return collection(store(), self.month, self.today, self.version)

    @cached_property
    def before(self) -> Collection:
        """The month before, to compare with."""
        return collection(store(), self.month.previous, self.today, self.version)

    def reference(self, counted: str) -> Reference:
        """A figure of the month's returns, for the drawer."""
        at = {"month": self.month.code, "today": self.today.isoformat()}
        return Reference.of("returns", at, counted=counted)

    @property
    def is_newest(self) -> bool:
        """Whether what is chosen here is said of the last version."""
        return self.version == store().sequence


def pick_page(view: View | None) -> Page:
    """Shows the choice of a month (``?period=2021-12``) and returns what it says."""
    today = datetime.now(ZoneInfo(time_zone())).date()
    version = None if view is None else view.now.version
    usual = usual_month(store(), today, version)
    known = months(store(), today, version)
    codes = list(dict.fromkeys([usual.code, *(month.code for month in known)]))
    picked = pick_from("period", say("returns-period"), codes, write=_month_word, width=160)
    return Page(view, month_of(picked), today)


def label(one: Return) -> str:
    """What a return is called, with its period where that is not a month."""
    name = form_label(one.form, language())
    if one.period.every == "month":
        return name
    return f"{name} · {period_label(one.period, language())}"


def _month_word(code: str) -> str:
    return period_label(month_of(code), language())
