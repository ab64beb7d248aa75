"""How long one file may keep the server busy once a reader has opened it.

The clock is looked at with every cell of a sheet that is searched for tables, and with every
column and every finding of a table that is read: no single sheet holds up the others.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

Clock = Callable[[], float]


class TooLongError(Exception):
    """The time is over; sheet is the one that was looked at."""

    def __init__(self, seconds: int, sheet: str) -> None:
        super().__init__(f"{seconds} seconds are over at {sheet!r}")
        self.seconds = seconds
        self.sheet = sheet


@dataclass
class Deadline:
    """So many seconds from now on, on a clock that only goes forward."""

    seconds: int
    clock: Clock = monotonic
    _begun: float = field(init=False)
    _is_met: bool = False

    def __post_init__(self) -> None:
        self._begun = self.clock()

    def check(self, sheet: str) -> None:
        """Raises TooLongError once the time is over while a sheet is looked at."""
        if not self._is_met and self.clock() - self._begun > self.seconds:
            raise TooLongError(self.seconds, sheet)

    def meet(self) -> None:
        """The file is through; whoever looks into its cells later is not late."""
        self._is_met = True
