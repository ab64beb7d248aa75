"""What has been filed: the batches that are visible, and which of them answers a period.

A sheet of a snapshot ledger answers the period in which its as-of date lies; a sheet of
events, every period that its own span touches. Of several, the one that counts on the
screens counts here: the greatest as-of, then the last version.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from data.ledgers import ledger
from data.returns.periods import Period
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
    for row in store.query("screens/returns/filed", sequence=version, as_of=as_of).to_pylist():
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


def _filing(row: dict[str, object]) -> Filing:
    start, end = row["period_start"], row["period_end"]
    as_of = row["as_of_date"]
    assert isinstance(as_of, date)
    span: tuple[date, date] | None = None
    if ledger(str(row["ledger"])).kind == "period":
        first = start if isinstance(start, date) else as_of.replace(day=1)
        span = (first, end if isinstance(end, date) else as_of)
    at = row["uploaded_at"]
    assert isinstance(at, datetime)
    files = row["file_names"]
    assert isinstance(files, Sequence)
    return Filing(
        batch_id=str(row["batch_id"]),
        unit=str(row["unit"]),
        ledger=str(row["ledger"]),
        form=str(row["form"]),
        as_of=as_of,
        span=span,
        version=_number(row["sequence"]),
        by=str(row["uploaded_by"] or ""),
        at=at,
        files=tuple(str(name) for name in files),
        rows=_number(row["loaded_count"]),
        rejected=_number(row["rejected_count"]),
        errors=_number(row["error_count"]),
        warnings=_number(row["warning_count"]),
        is_sample=bool(row["is_sample"]),
    )


def _number(value: object) -> int:
    return int(str(value or 0))
