"""What two versions of the ledgers say differently, as values: changes, bridges, their cells.

Nothing here asks the database; ``compare`` fills these. Texts are the stored values
(amounts in 万元 as decimal texts, dates ISO, field words Chinese): whoever shows them
writes them in a language (data.meeting.sentences).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

from data.store import Snapshot

Measure = Literal["signed", "planned", "funds"]
MEASURES: tuple[Measure, ...] = ("signed", "planned", "funds")
ZERO = Decimal(0)


@dataclass(frozen=True)
class Cell:
    """Where one side of a change stands.

    cell is an A1 reference, "" where only the sheet is known (a project that is not in it,
    a sheet without that column). original is what the clerk sees there.
    """

    file: str
    sheet: str
    cell: str
    header: str
    original: str
    unit: str
    as_of: date
    version: int
    uploaded_by: str
    uploaded_at: datetime
    sheet_id: str
    row_number: int | None


@dataclass(frozen=True)
class Side:
    """A value before or after, and its cell; text None is unknown or not there."""

    text: str | None
    precision: str = "day"
    cell: Cell | None = None
    field: str = ""


@dataclass(frozen=True)
class Change:
    """One thing that is said otherwise.

    kind: new, gone, merged, stage_up, stage_down, stage_told, exit, resumed, amount, date,
    leader, unit, permit, funds. field: the ledger's field; item: of a permit; office: its
    handling office. slip_days: of a date, calendar days, later above 0. is_silent: no note
    explains it (data/rules/dispatch.toml).
    """

    kind: str
    field: str
    project_id: str
    project_name: str
    unit: str
    old: Side
    new: Side
    item: str = ""
    office: str = ""
    slip_days: int | None = None
    is_back: bool = False
    is_silent: bool = False
    before_id: str = ""
    after_id: str = ""

    @property
    def delta(self) -> Decimal | None:
        """By how much an amount changed, 万元; None where a side states none."""
        if self.old.text is None or self.new.text is None:
            return None
        return Decimal(self.new.text) - Decimal(self.old.text)

    @property
    def is_postponed(self) -> bool:
        """Whether a planned start or production was put off."""
        is_promise = self.field in ("planned_start_date", "planned_production_date")
        return is_promise and (self.slip_days or 0) > 0


@dataclass(frozen=True)
class Step:
    """One delta of a bridge.

    reason: as in queries/screens/dispatch/signed_changes.sql, for funds also funds_up,
    funds_down, funds_first, funds_gone. delta: projects or 万元; None where the amount that
    came or went is not stated: it is named, and no part of the sum.
    """

    reason: str
    project_id: str
    project_name: str
    unit: str
    delta: Decimal | None
    before_id: str = ""
    after_id: str = ""


@dataclass(frozen=True)
class Bridge:
    """Last total + each delta = this total.

    before, after: projects or 万元, over what is stated; None where nothing is known.
    unknown_before, unknown_after: signed projects that state no amount. basis: the 口径.
    """

    measure: Measure
    before: Decimal | None
    after: Decimal | None
    steps: tuple[Step, ...]
    unknown_before: int = 0
    unknown_after: int = 0
    basis: str = ""

    @property
    def remainder(self) -> Decimal:
        """What the deltas leave unexplained: 0, or the product is wrong."""
        return (self.after or ZERO) - (self.before or ZERO) - self.summed

    @property
    def summed(self) -> Decimal:
        """The sum of all stated deltas."""
        return sum((step.delta for step in self.steps if step.delta is not None), ZERO)

    @property
    def gained(self) -> Decimal:
        """The sum without what only left because a new year began."""
        return sum(
            (s.delta for s in self.steps if s.delta is not None and s.reason != TURNED), ZERO
        )

    @property
    def unstated(self) -> tuple[Step, ...]:
        """Deltas whose amount nobody states."""
        return tuple(step for step in self.steps if step.delta is None)

    @property
    def is_known(self) -> bool:
        """Whether there is a total on either side."""
        return self.before is not None or self.after is not None

    @property
    def is_comparable(self) -> bool:
        """Whether both totals are known, so that there is a change between them."""
        return self.before is not None and self.after is not None


TURNED = "year_turned"


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two snapshots and everything that lies between them; one object a pair (compare)."""

    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    bridges: tuple[Bridge, ...] = field(default=())

    def bridge(self, measure: Measure) -> Bridge:
        """The bridge of one measure."""
        return next(bridge for bridge in self.bridges if bridge.measure == measure)

    @property
    def silent(self) -> tuple[Change, ...]:
        """Changes that no note explains."""
        return tuple(change for change in self.changes if change.is_silent)

    @property
    def is_turned(self) -> bool:
        """Whether the two speak of different years, so that yearly sums began anew."""
        return self.before.year_start != self.after.year_start
