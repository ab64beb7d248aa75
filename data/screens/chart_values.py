"""Values that charts draw: written texts and numbers, no colour and no size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from data.trace.figures import Reference


@dataclass(frozen=True)
class Bullet:
    """One target. Shares are 0–1 and may pass 1; None is unknown.

    label and amounts are written texts; light is one of 正常, 预警, 告警, 待核;
    light_word its word in the reader's language; note is the rule, read as a title.
    reference: the figure whose rows it opens.
    """

    label: str
    amounts: str
    light: str
    light_word: str
    completion: float | None
    completion_text: str
    gap_text: str
    schedule: float | None
    previous: float | None
    note: str = ""
    reference: Reference | None = None


@dataclass(frozen=True)
class Fall:
    """One row. text: the figure as written; note: why, in small.

    start and value: where on the axis the bar begins and how far it goes; value None
    draws none (an amount that nobody states). is_total: the first and the last row.
    is_quiet: a delta that is no news (last year's, when counting begins anew).
    """

    label: str
    text: str
    start: float
    value: float | None
    note: str = ""
    is_total: bool = False
    is_quiet: bool = False


@dataclass(frozen=True)
class Event:
    """Something on a day. is_open: planned or known only to a period, drawn hollow."""

    day: date
    label: str
    hover: str = ""
    is_open: bool = False


@dataclass(frozen=True)
class Lane:
    """A row of the time line: its name, its events; amounts make bars instead of dots."""

    name: str
    events: Sequence[Event]
    amounts: Sequence[float] = ()
    is_labelled: bool = True
