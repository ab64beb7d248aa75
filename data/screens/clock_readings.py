"""How the entries of a list stand by the clock, under the reader's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from data.rules import load_rules
from data.rules.clock import Clock
from data.screens.ledger_readings import Listed
from data.screens.records import Record, records, whole


@dataclass(frozen=True)
class OnTime:
    """On time = closed on time ÷ (closed + past their limit); what is unknown is in neither."""

    on_time: int
    late: int
    overdue: int
    running: int
    unknown: int

    @classmethod
    def of(cls, row: Mapping[str, object]) -> OnTime:
        """Of a row of ``screens/ledger/clock``."""
        names = ("closed_on_time", "closed_late", "open_overdue", "open_in_time", "unknown_count")
        return cls(*(whole(row[name]) for name in names))

    @property
    def closed(self) -> int:
        """Closed, on time or late."""
        return self.on_time + self.late

    @property
    def base(self) -> int:
        """What the share is of."""
        return self.closed + self.overdue

    @property
    def share(self) -> float | None:
        """The share on time; None where nothing is closed or overdue."""
        return self.on_time / self.base if self.base else None


@dataclass(frozen=True)
class Clocked:
    """The clock over a list."""

    listed: Listed

    @property
    def rule(self) -> Clock:
        """The ledger's clock as it is set."""
        return load_rules().clock.ledgers[self.listed.declared.name]

    @cached_property
    def _rows(self) -> list[Record]:
        return records(self.listed.read("clock"))

    @cached_property
    def whole(self) -> Record:
        """The row of all entries."""
        return next(row for row in self._rows if row["is_all"])

    @property
    def on_time(self) -> OnTime:
        """How all entries stand."""
        return OnTime.of(self.whole)

    @cached_property
    def units(self) -> list[Record]:
        """A row a unit, most past the limit first; a unit of None is left blank."""
        return [row for row in self._rows if not row["is_all"]]

    @cached_property
    def channels(self) -> list[Record]:
        """A row a channel, this year's most first; a channel of None is left blank, the last."""
        if not any(one.name == "channel_of_request" for one in self.listed.declared.fields):
            return []
        return records(self.listed.read("channels"))

    @cached_property
    def reopened(self) -> list[Record]:
        """Requests that were taken up again, the open ones first."""
        return records(self.listed.read("reopened"))

    @cached_property
    def unknown(self) -> dict[str, int]:
        """Reason → entries of which the clock says nothing, the most frequent first."""
        found = records(self.listed.read("clock_unknown"))
        return {str(row["unknown_reason"]): whole(row["row_count"]) for row in found}

    @cached_property
    def satisfied(self) -> tuple[int, int]:
        """How many of those who were asked afterwards are satisfied, and how many were asked."""
        found = records(self.listed.read("groups", by="satisfaction", field=None))
        told = {row["group_name"]: whole(row["row_count"]) for row in found}
        return told.get("满意", 0) + told.get("基本满意", 0), sum(told.values()) - told.get(None, 0)

    @cached_property
    def jumps(self) -> list[Record]:
        """States that followed one another since the ledger spoke before, and may not."""
        status = self.listed.declared.with_role("status")
        if status is None or not status.moves:
            return []
        return [
            row
            for row in self.listed.moves
            if row["field"] == status.name
            and row["old_text"] in status.moves
            and row["new_text"] is not None
            and row["new_text"] not in status.moves[str(row["old_text"])]
        ]
