"""The sentences and figures at the head of the returns page, computed."""

from __future__ import annotations

from collections.abc import Sequence

from data.formats import count, count_change, moment, share
from data.language import language, say
from data.returns.collection import Return, day_label, period_label
from data.screens.figure import Comparison, Figure
from data.screens.returns_readings import Page, label

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
        worst = max(late, key=lambda one: (one.days, one.unit))
        parts.append(say("returns-sub-latest", unit=worst.unit, form=label(worst), days=worst.days))
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
    unit = say("returns-unit")
    overdue = sum(1 for one in found.missing if one.state == "overdue")
    errors = sum(_errors(one) for one in found.problems)
    rate = len(found.filed) / len(found.owed) if found.owed else None
    return (
        Figure(
            say("returns-figure-owed"),
            count(len(found.owed)),
            unit,
            [
                Comparison(say("returns-figure-units"), count(len(_units(found.owed)))),
                _than_before(len(found.owed), len(before.owed)),
            ],
            reference=page.reference("owed"),
        ),
        Figure(
            say("returns-figure-filed"),
            count(len(found.filed)),
            unit,
            [
                Comparison(say("returns-figure-rate"), share(rate), is_strong=True),
                _than_before(len(found.filed), len(before.filed)),
            ],
            reference=page.reference("filed"),
        ),
        Figure(
            say("returns-figure-missing"),
            count(len(found.missing)),
            unit,
            [
                Comparison(say("returns-figure-overdue"), count(overdue), is_strong=overdue > 0),
                _than_before(len(found.missing), len(before.missing)),
            ],
            reference=page.reference("missing"),
        ),
        Figure(
            say("returns-figure-problems"),
            count(len(found.problems)),
            unit,
            [
                Comparison(say("returns-figure-errors"), count(errors), is_strong=errors > 0),
                _than_before(len(found.problems), len(before.problems)),
            ],
            reference=page.reference("problems"),
        ),
    )


def _than_before(now: int, before: int) -> Comparison:
    return Comparison(say("returns-figure-before"), count_change(now - before))


def _units(returns: Sequence[Return]) -> set[str]:
    return {one.unit for one in returns}


def _errors(one: Return) -> int:
    return one.filing.errors if one.filing else 0
