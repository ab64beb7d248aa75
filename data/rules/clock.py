"""The clock as settings: when it starts, stops and ends, and the limit of each kind."""

from __future__ import annotations

from datetime import date

import pyarrow as pa
from pydantic import Field, model_validator

from data.rules.files import Section, Sourced


class Limit(Sourced):
    """A limit in working days, with whose rule it is."""

    days: int = Field(ge=0, le=999)
    source_en: str = ""


class Clock(Sourced):
    """Which fields of a ledger its clock reads; "" where it has none.

    accepted starts it, closed ends it (not under a state of ``reopened``). due and days: what a
    row says of its own limit. kinds: fields whose value names a limit; usual: that of a row that
    names none. pauses: from and until. extension: working days more, from its approval on;
    in_time: only where it was approved before the limit had passed.
    """

    accepted: str
    closed: str
    reopened: tuple[str, ...] = ()
    due: str = ""
    days: str = ""
    kinds: tuple[str, ...] = ()
    usual: str = ""
    pauses: tuple[tuple[str, str], ...] = ()
    extension: str = ""
    approved: str = ""
    in_time: bool = True
    source_en: str = ""
    limits: dict[str, Limit] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _usual_has_a_limit(self) -> Clock:
        if self.usual and self.usual not in self.limits:
            raise ValueError("usual must be one of the limits")
        return self


class Clocks(Section):
    """clock.toml; days_off and days_worked: announced since the release, over its calendar."""

    days_off: tuple[date, ...] = ()
    days_worked: tuple[date, ...] = ()
    ledgers: dict[str, Clock]

    def tables(self) -> dict[str, pa.Table]:
        """mart.rule_clock, one row a ledger; mart.rule_limit, one row a ledger and kind."""
        names, clocks = list(self.ledgers), list(self.ledgers.values())
        limits = [(name, one.limits.items()) for name, one in self.ledgers.items()]
        rows = [(name, kind, one.days) for name, kinds in limits for kind, one in kinds]
        texts = pa.list_(pa.string())
        return {
            "rule_clock": pa.table(
                {
                    "ledger": pa.array(names, pa.string()),
                    "accepted_field": [one.accepted for one in clocks],
                    "closed_field": [one.closed for one in clocks],
                    "reopened_states": pa.array([one.reopened for one in clocks], texts),
                    "due_field": [one.due for one in clocks],
                    "days_field": [one.days for one in clocks],
                    "kind_fields": pa.array([one.kinds for one in clocks], texts),
                    "usual_kind": [one.usual for one in clocks],
                    "pause_from": pa.array([[p[0] for p in one.pauses] for one in clocks], texts),
                    "pause_until": pa.array([[p[1] for p in one.pauses] for one in clocks], texts),
                    "extension_field": [one.extension for one in clocks],
                    "approved_field": [one.approved for one in clocks],
                    "is_in_time": pa.array([one.in_time for one in clocks], pa.bool_()),
                }
            ),
            "rule_limit": pa.table(
                {
                    "ledger": pa.array([row[0] for row in rows], pa.string()),
                    "kind": pa.array([row[1] for row in rows], pa.string()),
                    "limit_days": pa.array([row[2] for row in rows], pa.int32()),
                }
            ),
        }
