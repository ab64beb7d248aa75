"""What a wall may show, worked out from what was published and which lines were open.

Knows nothing of the wall's script: it is told what stands on the screen. The rule is the one of
docs/operations.md: figures of which nobody has known for fifteen seconds that they are the newest
bear the mark; and figures that nobody renewed for longer than the settings allow bear theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

STALE_SECONDS = 15.0
_LATEST_SECONDS = 1.0
# An import lasts, and when within it a ledger was stored is not known to the second.
_IMPORT_SECONDS = 60.0
DAY = 86400.0


@dataclass(frozen=True)
class Screen:
    """What a viewer sees: of which version, which headline, which marks."""

    version: int | None
    title: str
    is_marked: bool
    stale: str
    program: str
    is_black: bool = False

    @property
    def shows_figures(self) -> bool:
        """Whether there is anything that could be stale."""
        return self.version is not None and not self.is_black


@dataclass(frozen=True)
class Published:
    """One version: its headlines, and when by the server's clock its newest ledger came.

    upload: which ledger that was; versions of the same one do not differ.
    """

    version: int
    titles: frozenset[str]
    uploaded: float
    upload: int


@dataclass
class Oracle:
    """limit_days: how many days without an upload need no mark."""

    limit_days: int
    published: dict[int, Published] = field(default_factory=dict)
    program: str = ""
    _true_at: float = 0.0
    _noted_at: float = 0.0

    @property
    def newest(self) -> Published:
        """The version that is to be seen."""
        return self.published[max(self.published)]

    def due(self, server_now: float) -> int | None:
        """The days that the mark of an old ledger has to name; None where none is due."""
        days = int((server_now - self.newest.uploaded) // DAY)
        return days if days > self.limit_days else None

    def judge(self, seen: Screen, now: float, server_now: float, *, is_open: bool) -> Iterator[str]:
        """What is wrong on the screen; now in simulated seconds, is_open: server and line."""
        is_newest = seen.version == self.newest.version
        if is_open and is_newest:
            self._true_at = now
        days = self.due(server_now)
        if not is_open or days is None or _names(seen.stale, days):
            self._noted_at = now
        if not seen.shows_figures:
            return
        shown = self.published.get(seen.version or 0)
        if shown is None:
            yield f"figures of version {seen.version}, which there is not"
        elif seen.title not in shown.titles:
            yield f"the stamp says version {seen.version}, the headline is another's: {seen.title}"
        if seen.is_marked:
            return
        patience = STALE_SECONDS + _LATEST_SECONDS
        if now - self._true_at > patience:
            silent = now - self._true_at
            yield f"version {seen.version} without a mark, {silent:.0f} s after contact"
        if now - self._noted_at > patience + _IMPORT_SECONDS:
            yield f"no word that the ledgers are {days} days old, but {seen.stale!r}"

    def is_well(self, seen: Screen, server_now: float) -> bool:
        """Whether the newest figures stand there, by the newest program, without false marks."""
        days = self.due(server_now)
        is_noted = seen.stale == "" if days is None else _names(seen.stale, days)
        is_right = seen.version == self.newest.version and seen.program == self.program
        return is_right and is_noted and not seen.is_marked

    def forgive(self, now: float) -> None:
        """A fault was counted: from here on it is judged anew."""
        self._true_at = self._noted_at = now


def _names(stale: str, days: int) -> bool:
    """The server is told the time some seconds ahead: the day may have turned there."""
    told = re.findall(r"\d+", stale)
    return str(days) in told or str(days + 1) in told
