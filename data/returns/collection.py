"""A month's returns: who filed, who has not and for how long, who need not, and the reminders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from data.field_words import ledger_title
from data.ledgers import ledgers
from data.returns.duties import (
    Decision,
    Duties,
    Duty,
    Filing,
    Key,
    decisions,
    duties,
    filing_for,
    filings,
)
from data.returns.periods import Period, due_date, falls_in, months_between, period_of
from data.store import Store
from data.texts import Language, text

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


@dataclass(frozen=True)
class Reminder:
    """What one unit is told: a sentence for each return, in the order of the ledgers."""

    unit: str
    returns: tuple[Return, ...]
    sentences: tuple[str, ...]

    def line(self, language: Language) -> str:
        """One line to copy: the unit, a colon, its sentences."""
        joined = text(language, "returns-reminder-joint").join(self.sentences)
        # What a unit owes may be longer than a message takes of one value.
        line = text(language, "returns-reminder-line", unit=self.unit, sentences="\0")
        return line.replace("\0", joined)


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
    """What is to be said of one return that is missing, or came with problems."""
    filing, key = one.filing, str(one.state)
    more: dict[str, object] = {}
    if one.state == "problems" and filing is not None:
        if filing.errors or filing.rejected:
            more = {
                "errors": filing.errors,
                "rejected": filing.rejected,
                "version": str(filing.version),
                "files": "、".join(filing.files),
            }
        else:
            key, last = "partial", filing.span[1] if filing.span else one.period.end
            more = {"covered": day_label(last, language)}
    line = text(
        language,
        f"returns-sentence-{key}",
        period=period_label(one.period, language),
        form=form_label(one.form, language),
        due=day_label(one.due, language, one.period.end),
        days=one.days,
        **more,
    )
    if one.missed_before:
        line += text(language, "returns-sentence-before", count=one.missed_before)
    return line


def form_label(form: tuple[str, str], language: Language) -> str:
    """What staff call a form."""
    return ledger_title(language, *form)


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


def _lateness(returns: Sequence[Return]) -> int:
    return max(one.days if one.state == "overdue" else -1 for one in returns)
