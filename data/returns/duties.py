"""Who owes which return for a period, who says so, and what has been filed.

The order of belief: what a person said last about the period, then the settings file,
then history (a unit that ever filed a form owes it from that period on). A sheet of a
snapshot ledger answers the period in which its as-of date lies; a sheet of events, every
period that its own span touches. Of several filings, the one that counts on the screens
counts here: the greatest as-of, then the last version.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal, cast

from data.environment import var_folder
from data.ledgers import ledger, ledgers
from data.returns.periods import Period, period_of
from data.rules import RuleError, load_rules
from data.rules.files import FOLDER
from data.rules.returns import Deadline, Owed, Returns
from data.store import Store

# Permit columns of a 调度表 are stored as a form of their own and come with that sheet.
COMES_WITH = {("readiness", "schedule"): ("projects", "schedule")}
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Filing:
    """One batch: what a unit filed for one form of a ledger; errors include rejected rows."""

    batch_id: str
    unit: str
    ledger: str
    form: str
    as_of: date
    span: tuple[date, date] | None
    version: int
    by: str
    at: datetime
    files: tuple[str, ...]
    rows: int
    rejected: int
    errors: int
    warnings: int
    is_sample: bool

    @property
    def key(self) -> Key:
        """Whose it is and which form."""
        return self.unit, self.ledger, self.form

    @property
    def first_day(self) -> date:
        """The first day that it speaks of."""
        return self.span[0] if self.span else self.as_of

    def speaks_of(self, period: Period) -> bool:
        """Whether it speaks of a period, or of a part of it."""
        if self.span is None:
            return period.covers(self.as_of)
        return self.span[0] <= period.end and self.span[1] >= period.start

    def covers_end(self, period: Period) -> bool:
        """Whether nothing at the end of the period is left out."""
        return self.span is None or self.span[1] >= period.end


def filings(store: Store, version: int, as_of: date) -> dict[Key, tuple[Filing, ...]]:
    """Everything that is visible at a version, by unit, ledger and form.

    as_of: the day by whose names units go; one that was renamed is one unit.
    """
    found: dict[Key, list[Filing]] = {}
    known = known_forms()
    for row in store.query("screens/returns/filed", sequence=version, as_of=as_of).to_pylist():
        if (row["ledger"], row["form"]) not in known:  # a ledger that the office took back
            continue
        one = _filing(row)
        found.setdefault(one.key, []).append(one)
    return {key: tuple(many) for key, many in found.items() if not _comes_with(key, found)}


def filing_for(filed: Iterable[Filing], period: Period) -> Filing | None:
    """The filing that counts for a period; None where nothing speaks of it."""
    speaking = [one for one in filed if one.speaks_of(period)]
    return max(
        speaking,
        key=lambda one: (one.covers_end(period), one.as_of, one.version),
        default=None,
    )


def _comes_with(key: Key, others: dict[Key, list[Filing]]) -> bool:
    leading = COMES_WITH.get((key[1], key[2]))
    return leading is not None and (key[0], *leading) in others


def _filing(row: Mapping[str, Any]) -> Filing:
    as_of, first, last = row["as_of_date"], row["period_start"], row["period_end"]
    is_dated = ledger(row["ledger"]).kind == "period"
    return Filing(
        batch_id=str(row["batch_id"]),
        unit=row["unit"],
        ledger=row["ledger"],
        form=row["form"],
        as_of=as_of,
        span=(first or as_of.replace(day=1), last or as_of) if is_dated else None,
        version=row["sequence"],
        by=row["uploaded_by"] or "",
        at=row["uploaded_at"],
        files=tuple(row["file_names"]),
        rows=row["loaded_count"] or 0,
        rejected=row["rejected_count"] or 0,
        errors=row["error_count"] or 0,
        warnings=row["warning_count"] or 0,
        is_sample=bool(row["is_sample"]),
    )


Action = Literal["owes", "dispensed", "nil"]
Source = Literal["person", "settings", "history"]


@dataclass(frozen=True)
class Decision:
    """What a person said of a unit's form, for the periods that begin from first to last."""

    unit: str
    ledger: str
    form: str
    action: Action
    first: date
    last: date | None
    reason: str
    by: str
    at: datetime

    @property
    def key(self) -> Key:
        """Whose it is and which form."""
        return self.unit, self.ledger, self.form

    def covers(self, period: Period) -> bool:
        """Whether it speaks of a period."""
        return self.first <= period.end and (self.last is None or self.last >= period.start)


@dataclass(frozen=True)
class Duty:
    """A unit owes a form: the deadline, who says so, since when history says it."""

    unit: str
    ledger: str
    form: str
    deadline: Deadline
    source: Source
    since: date | None = None
    until: date | None = None

    @property
    def key(self) -> Key:
        """Whose it is and which form."""
        return self.unit, self.ledger, self.form

    def holds(self, period: Period) -> bool:
        """Whether the form is owed for a period."""
        return (self.since is None or self.since <= period.end) and (
            self.until is None or self.until >= period.start
        )


@dataclass(frozen=True)
class Duties:
    """Everything that is owed, before it is asked what was filed."""

    by_key: Mapping[Key, tuple[Duty, ...]]
    decisions: Mapping[Key, tuple[Decision, ...]]

    @property
    def owing(self) -> tuple[Key, ...]:
        """Every unit and form of which anybody says anything."""
        return tuple(dict.fromkeys([*self.by_key, *self.decisions]))

    def decision(self, key: Key, period: Period) -> Decision | None:
        """The last word of a person about a period."""
        own = self.decisions.get(key, ())
        return next((one for one in own if one.covers(period)), None)

    def duty(self, key: Key, month: Period) -> tuple[Duty, Period] | None:
        """The duty that holds in the period around a month; None where nothing is owed."""
        for duty in self.by_key.get(key, ()):
            period = period_of(duty.deadline.every, month.end)
            if duty.holds(period):
                return duty, period
        deadline = _usual(load_rules().returns, key[1], key[2])
        period = period_of(deadline.every, month.end)
        if self.decision(key, period) is not None:
            return Duty(*key, deadline, "person"), period
        return None


def decisions(store: Store, version: int, as_of: date) -> dict[Key, tuple[Decision, ...]]:
    """What people said, by unit (as it is called on a day) and form, the last word first."""
    found: dict[Key, list[Decision]] = {}
    for row in store.query("screens/returns/duties", sequence=version, as_of=as_of).to_pylist():
        one = Decision(
            unit=row["unit"],
            ledger=row["ledger"],
            form=row["form"],
            action=cast(Action, row["action"]),
            first=row["from_date"],
            last=row["to_date"],
            reason=row["reason"] or "",
            by=row["saved_by"] or "",
            at=row["saved_at"],
        )
        found.setdefault(one.key, []).append(one)
    known = known_forms()
    return {key: tuple(own) for key, own in found.items() if key[1:] in known}


def duties(
    filed: Mapping[Key, tuple[Filing, ...]], decided: Mapping[Key, tuple[Decision, ...]]
) -> Duties:
    """Settings and history joined; raises RuleError for a form that no ledger has."""
    rules = checked(load_rules().returns)
    found: dict[Key, list[Duty]] = {}
    for owed in rules.owed:
        duty = _declared(rules, owed)
        found.setdefault(duty.key, []).append(duty)
    if rules.history_counts:
        for key, many in filed.items():
            if not _is_periodic(rules, key):
                continue
            deadline = _deadline_of(found.get(key, ()), rules, key)
            first = min(one.first_day for one in many)
            since = period_of(deadline.every, first).start
            found.setdefault(key, []).append(Duty(*key, deadline, "history", since))
    return Duties({key: tuple(many) for key, many in found.items()}, decided)


def checked(rules: Returns) -> Returns:
    """The settings, once every form that they name is a form of a ledger; raises RuleError."""
    known = set(known_forms())
    named = [(owed.ledger, owed.form) for owed in rules.owed]
    named += [cast(tuple[str, str], tuple(key.split("/"))) for key in rules.by_form]
    for pair in named:
        if pair not in known:
            raise RuleError(
                _edited_file(),
                "/".join(pair),
                "returns-form-unknown",
                known="、".join("/".join(one) for one in sorted(known)),
            )
    return rules


def known_forms() -> tuple[tuple[str, str], ...]:
    """Every form that a unit may have filed, in the order of the ledgers."""
    return tuple((one.name, form.name) for one in ledgers() for form in one.forms)


def forms_to_owe() -> tuple[tuple[str, str], ...]:
    """Forms that a unit can be asked for without having filed them: those with a template."""
    return tuple((one.name, form.name) for one in ledgers() for form in one.forms if form.template)


def _edited_file() -> Path:
    own = var_folder() / "rules" / "returns.toml"
    return own if own.is_file() else FOLDER / "returns.toml"


def _declared(rules: Returns, owed: Owed) -> Duty:
    deadline = _usual(rules, owed.ledger, owed.form, owed)
    return Duty(owed.unit, owed.ledger, owed.form, deadline, "settings", owed.first, owed.last)


def _deadline_of(declared: Iterable[Duty], rules: Returns, key: Key) -> Deadline:
    return next((duty.deadline for duty in declared), _usual(rules, key[1], key[2]))


def _usual(rules: Returns, name: str, form: str, owed: Owed | None = None) -> Deadline:
    """The deadline by the settings, and by how often an own ledger says that it is sent."""
    return rules.deadline(name, form, owed, _every(name))


def _every(name: str) -> str:
    declared = ledger(name)
    return declared.every if declared.is_declared else ""


def _is_periodic(rules: Returns, key: Key) -> bool:
    """Whether a form is owed again and again once it was filed, not only when things change."""
    return _every(key[1]) != "change" or f"{key[1]}/{key[2]}" in rules.by_form
