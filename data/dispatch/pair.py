"""Which earlier snapshot a later one is held against: the last before a month, quarter, year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from data.store import Snapshot, Store

Against = Literal["month", "quarter", "year"]


def cut_dates(store: Store, version: int) -> list[date]:
    """The dates at which a projects ledger speaks under a version, newest first."""
    found = store.query("screens/data/as_of_dates", sequence=version).to_pylist()
    return [row["as_of_date"] for row in found if "projects" in row["ledgers"]]


def base_date(dates: Sequence[date], as_of: date, against: Against) -> date | None:
    """The last of ``dates`` before the month, quarter or year of ``as_of``; None without one."""
    first_month = {"month": as_of.month, "quarter": (as_of.month - 1) // 3 * 3 + 1, "year": 1}
    begin = date(as_of.year, first_month[against], 1)
    return max((day for day in dates if day < begin), default=None)


def base_snapshot(store: Store, after: Snapshot, against: Against = "month") -> Snapshot | None:
    """The earlier snapshot, under the same version; None where no ledger reaches back."""
    day = base_date(cut_dates(store, after.version), after.as_of, against)
    return None if day is None else store.snapshot(as_of=day, version=after.version)
