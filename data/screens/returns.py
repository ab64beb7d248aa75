"""Collecting returns: what the page reads, and the sentences that it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from data.formats import count, count_change, moment, share
from data.language import language, say
from data.returns.collection import (
    Collection,
    Return,
    collection,
    day_label,
    form_label,
    period_label,
)
from data.returns.periods import Period
from data.screens.figure import ComparedWith, Figure
from data.screens.records import foremost
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


_NAMED = 4


def headline(page: Page) -> str:
    """How many were owed, how many came, who is missing."""
    found = page.found
    period = period_label(page.month, language())
    if not found.owed:
        return say("returns-headline-none", period=period)
    arguments = {"period": period, "owed": len(found.owed), "filed": len(found.filed)}
    if found.missing:
        units = list(dict.fromkeys(one.unit for one in found.missing))
        names = say("returns-list-joint").join(units[:_NAMED])
        if len(units) > _NAMED:
            names = say("returns-list-more", names=names, count=len(units))
        sentence = say(
            "returns-headline-missing", **arguments, units=names, missing=len(found.missing)
        )
    else:
        sentence = say("returns-headline-complete", **arguments)
    if found.problems:
        sentence += say("returns-headline-problems", count=len(found.problems))
    return sentence


def sub_line(page: Page) -> str:
    """The due day, the longest overdue or the last to arrive; what to do first on none."""
    if page.view is None:
        return say("returns-sub-empty")
    found = page.found
    parts: list[str] = []
    if found.owed:
        days = sorted({one.due for one in found.owed})
        joined = say("returns-list-joint").join(
            day_label(day, language(), page.month.end) for day in days
        )
        parts.append(say("returns-sub-due", days=joined))
    late = [one for one in found.missing if one.state == "overdue"]
    if late:
        worst, *more = foremost(late, lambda one: one.days)
        form = {"unit": worst.unit, "form": label(worst), "count": len(more) + 1}
        parts.append(say("returns-sub-latest", days=worst.days, **form))
    elif found.filed and not found.missing:
        last = max((one.filing for one in found.filed if one.filing), key=lambda f: f.at)
        parts.append(say("returns-sub-last", unit=last.unit, time=moment(last.at)))
    return "".join(parts)


def figures(page: Page) -> Sequence[Figure]:
    """Owed, filed, missing, with problems; each beside the month before. None before a publish."""
    view = page.view
    if view is None:
        return ()
    found, before = page.found, page.before
    overdue = sum(1 for one in found.missing if one.state == "overdue")
    errors = sum(_errors(one) for one in found.problems)
    rate = len(found.filed) / len(found.owed) if found.owed else None

    def figure(
        what: str,
        now: Sequence[Return],
        then: Sequence[Return],
        also: str,
        said: str,
        *,
        is_strong: bool = False,
    ) -> Figure:
        return Figure(
            say(f"returns-figure-{what}"),
            count(len(now)),
            say("returns-unit"),
            [
                ComparedWith(say(f"returns-figure-{also}"), said, is_strong=is_strong),
                ComparedWith(say("returns-figure-before"), count_change(len(now) - len(then))),
            ],
            reference=page.reference(what),
        )

    return (
        figure("owed", found.owed, before.owed, "units", count(len(_units(found.owed)))),
        figure("filed", found.filed, before.filed, "rate", share(rate), is_strong=True),
        figure(
            "missing",
            found.missing,
            before.missing,
            "overdue",
            count(overdue),
            is_strong=overdue > 0,
        ),
        figure(
            "problems",
            found.problems,
            before.problems,
            "errors",
            count(errors),
            is_strong=errors > 0,
        ),
    )


def _units(returns: Sequence[Return]) -> set[str]:
    return {one.unit for one in returns}


def _errors(one: Return) -> int:
    return one.filing.errors if one.filing else 0
