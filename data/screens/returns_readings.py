"""Everything that is read about a month's returns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.language import language
from data.returns.collection import Collection, Return, collection, form_label, period_label
from data.returns.periods import Period
from data.screens.view import View, store
from data.trace.figures import Reference


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


def label(one: Return) -> str:
    """What a return is called, with its period where that is not a month."""
    name = form_label(one.form, language())
    if one.period.every == "month":
        return name
    return f"{name} · {period_label(one.period, language())}"
