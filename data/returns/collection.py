"""A month's returns: who filed, who has not and for how long, who need not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.ledgers import ledgers
from data.returns.duties import Decision, Duties, Duty, decisions, duties
from data.returns.filing import Filing, Key, filing_for, filings
from data.returns.periods import Period, due_date, falls_in, months_between, period_of
from data.store import Store

State = Literal["filed", "nil", "problems", "overdue", "waiting", "dispensed"]
DONE: tuple[State, ...] = ("filed", "nil", "problems")
MISSING: tuple[State, ...] = ("overdue", "waiting")
_LONGEST_STREAK = 36


@dataclass(frozen=True)
class Return:
    """One form that a unit owes for a period, and what became of it.

    days: calendar days past the due date (overdue), until it (waiting), or by which a
    filed one came late; 0 where it was in time or is sample data. missed_before: periods
    directly before this one that were not filed either. counted: whether it falls in the
    month that is looked at; a yearly return is listed all year and counted once.
    """

    duty: Duty
    period: Period
    due: date
    state: State
    days: int
    filing: Filing | None
    decision: Decision | None
    missed_before: int
    counted: bool

    @property
    def unit(self) -> str:
        """The reporting unit."""
        return self.duty.unit

    @property
    def form(self) -> tuple[str, str]:
        """Ledger and form."""
        return self.duty.ledger, self.duty.form

    @property
    def is_missing(self) -> bool:
        """Whether it is still to come."""
        return self.state in MISSING

    @property
    def is_partial(self) -> bool:
        """Whether the last days of the period are left out of what was filed."""
        return self.filing is not None and not self.filing.covers_end(self.period)


@dataclass(frozen=True)
class Collection:
    """All returns of a month, by unit and in the order of the ledgers."""

    month: Period
    version: int
    returns: tuple[Return, ...]

    @property
    def owed(self) -> tuple[Return, ...]:
        """Those that count in this month and are not dispensed."""
        return tuple(one for one in self.returns if one.counted and one.state != "dispensed")

    @property
    def filed(self) -> tuple[Return, ...]:
        """Of the owed ones those that came, with or without problems."""
        return tuple(one for one in self.owed if one.state in DONE)

    @property
    def missing(self) -> tuple[Return, ...]:
        """Of the owed ones those that did not come."""
        return tuple(one for one in self.owed if one.is_missing)

    @property
    def problems(self) -> tuple[Return, ...]:
        """Of the owed ones those that came with errors or in part."""
        return tuple(one for one in self.owed if one.state == "problems")

    @property
    def to_chase(self) -> tuple[Return, ...]:
        """What a reminder is about: all that is missing or wrong, of longer periods too."""
        return tuple(one for one in self.returns if one.is_missing or one.state == "problems")

    @property
    def units(self) -> tuple[str, ...]:
        """Units that owe, or are dispensed from, anything."""
        return tuple(dict.fromkeys(one.unit for one in self.returns))

    @property
    def forms(self) -> tuple[tuple[str, str], ...]:
        """Forms that anybody owes, in the order of the ledgers."""
        return tuple(sorted({one.form for one in self.returns}, key=_order))


@dataclass(frozen=True)
class _Books:
    duties: Duties
    filed: Mapping[Key, tuple[Filing, ...]]
    today: date


def collection(store: Store, month: Period, today: date, version: int | None = None) -> Collection:
    """What was owed for a month, as of ``today`` and a version (default: the last).

    Raises RuleError where the settings name a form that no ledger has.
    """
    at = store.sequence if version is None else version
    filed = filings(store, at, month.end)
    books = _Books(duties(filed, decisions(store, at, month.end)), filed, today)
    found = [one for key in books.duties.owing if (one := _return(books, key, month))]
    return Collection(month, at, tuple(sorted(found, key=lambda r: (r.unit, _order(r.form)))))


def months(store: Store, today: date, version: int | None = None) -> tuple[Period, ...]:
    """Months that can be asked for, newest first: from the first filing to this month."""
    filed = filings(store, store.sequence if version is None else version, today)
    days = [one.as_of for many in filed.values() for one in many]
    firsts = [one.first_day for many in filed.values() for one in many]
    return months_between(min(firsts, default=today), max([*days, today]))


def usual_month(store: Store, today: date, version: int | None = None) -> Period:
    """The month that is being collected: the last whole one; of sample data its newest."""
    filed = filings(store, store.sequence if version is None else version, today)
    many = [one for each in filed.values() for one in each]
    if many and all(one.is_sample for one in many):
        return period_of("month", max(one.as_of for one in many))
    return period_of("month", today).previous


def _return(books: _Books, key: Key, month: Period) -> Return | None:
    held = books.duties.duty(key, month)
    if held is None:
        return None
    duty, period = held
    due = due_date(period, duty.deadline)
    filing = filing_for(books.filed.get(key, ()), period)
    decision = books.duties.decision(key, period)
    state = _state(period, due, filing, decision, books.today)
    return Return(
        duty=duty,
        period=period,
        due=due,
        state=state,
        days=_days(state, due, filing, books.today),
        filing=filing,
        decision=decision,
        missed_before=_missed_before(books, key, duty, period) if state in MISSING else 0,
        counted=falls_in(period, duty.deadline, month),
    )


def _state(
    period: Period, due: date, filing: Filing | None, decision: Decision | None, today: date
) -> State:
    if filing is not None:
        is_whole = filing.covers_end(period)
        return "filed" if is_whole and not filing.errors and not filing.rejected else "problems"
    if decision is not None and decision.action in ("dispensed", "nil"):
        return "dispensed" if decision.action == "dispensed" else "nil"
    return "overdue" if today > due else "waiting"


def _days(state: State, due: date, filing: Filing | None, today: date) -> int:
    if filing is not None:
        return 0 if filing.is_sample else max(0, (filing.at.date() - due).days)
    return abs((today - due).days) if state in MISSING else 0


def _missed_before(books: _Books, key: Key, duty: Duty, period: Period) -> int:
    missed = 0
    before = period.previous
    while missed < _LONGEST_STREAK and duty.holds(before) and duty.since is not None:
        decision = books.duties.decision(key, before)
        is_excused = decision is not None and decision.action in ("dispensed", "nil")
        if is_excused or filing_for(books.filed.get(key, ()), before) is not None:
            break
        missed += 1
        before = before.previous
    return missed


def _order(form: tuple[str, str]) -> tuple[int, int]:
    names = [one.name for one in ledgers()]
    number = names.index(form[0])
    return number, [one.name for one in ledgers()[number].forms].index(form[1])
