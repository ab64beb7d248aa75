"""A bridge: last total, each named change, this total, and the remainder, which is 0.

It is made of rows of queries/screens/dispatch (totals, signed_changes, fund_changes).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal, cast

from data.store import Snapshot, Store

Measure = Literal["signed", "planned", "funds"]
MEASURES: tuple[Measure, ...] = ("signed", "planned", "funds")
ZERO = Decimal(0)
TURNED = "year_turned"
Row = Mapping[str, Any]


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


def totals_of(
    store: Store, snapshot: Snapshot, basis: str, project_ids: Sequence[str] | None = None
) -> Row:
    """What a bridge begins or ends with: signed projects, their amounts, funds of a basis."""
    given = {"snapshot_id": snapshot.id, "basis": basis, "project_ids": project_ids}
    (row,) = store.query("screens/dispatch/totals", **given).to_pylist()
    return cast(Row, row)


def bridge_of(measure: Measure, old: Row, new: Row, steps: Iterable[Step], basis: str) -> Bridge:
    """The bridge of one measure from one row of totals to another, the weightiest step first."""
    column = {"signed": "signed_count", "planned": "planned_wan", "funds": "funds_wan"}[measure]
    is_planned = measure == "planned"
    return Bridge(
        measure=measure,
        before=_decimal(old[column]),
        after=_decimal(new[column]),
        steps=tuple(sorted(steps, key=_by_weight)),
        unknown_before=old["planned_unknown_count"] if is_planned else 0,
        unknown_after=new["planned_unknown_count"] if is_planned else 0,
        basis=basis if measure == "funds" else "",
    )


def signed_steps(rows: Sequence[Row], measure: Measure) -> Iterator[Step]:
    """By how much each project moves the count or the amount of signed projects."""
    for row in rows:
        if measure == "signed" and not row["count_delta"]:
            continue
        value = row["count_delta"] if measure == "signed" else row["amount_delta_wan"]
        yield _step(row, str(row["reason"]), _decimal(value))


def fund_steps(rows: Sequence[Row]) -> Iterator[Step]:
    """By how much each project moves the funds in place; last year's leave where a year began."""
    for row in rows:
        old, new = _decimal(row["old_wan"]), _decimal(row["new_wan"])
        if row["year_turned"]:
            if old:
                yield _step(row, TURNED, -old)
            if new is not None:
                yield _step(row, "funds_first", new)
        elif old is None:
            yield _step(row, "funds_first", new)
        elif new is None:
            yield _step(row, "funds_gone", -old)
        else:
            yield _step(row, "funds_down" if new < old else "funds_up", new - old)


def _step(row: Row, reason: str, delta: Decimal | None) -> Step:
    return Step(
        reason=reason,
        project_id=str(row["project_id"] or row.get("project_key") or ""),
        project_name=str(row["project_name"]),
        unit=row["unit"] or "",
        delta=delta,
        before_id=row["before_id"] or "",
        after_id=row["after_id"] or "",
    )


def _by_weight(step: Step) -> tuple[bool, Decimal, str, str]:
    return (step.delta is None, -abs(step.delta or ZERO), step.project_name, step.project_id)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
