"""What totals may add up by where they stand, and which of it their numbers prove."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from data.tables.rounding import Exactness, spread
from data.tables.total_rows import TotalRows

Array = np.ndarray
_MOST_TOTALS = 40  # of other totals a total adds up no more
_MOST_ASKED = 200  # totals that say on which side their details stand
_SURELY = 2  # times as many on one side as on the other
_PROVED = 0.6  # of rows that may be totals: where so many are, all of them


@dataclass(frozen=True)
class Candidate:
    """Lines that a total may add up. fits: at which places they do; nonzero: and not to 0.

    is_near: they are the details next to it, or all of them, and more than one of them unless
    it is known on which side they stand.
    """

    lines: list[int]
    fits: Array
    nonzero: Array
    judged: int
    is_near: bool


class TotalPlaces:
    """The lines that the totals of a table (line × place) may add up."""

    def __init__(self, values: Array, units: Array, rows: TotalRows, exact: Exactness) -> None:
        self.rows, self.exact = rows, exact
        self._has = np.isfinite(values)
        self._values = np.where(self._has, values, 0.0)
        self._units = np.where(self._has & (units > 0), units, np.inf)

    def of(self, line: int) -> list[Candidate]:
        """The lines that a total may add up, the likeliest first."""
        sides = {step: self._beside(line, step) for step in (-1, 1)}
        chosen = sides.get(self.side) or [*sides[-1], *sides[1]]
        details, others = self.rows.details.tolist(), self.rows.totals.tolist()
        rest = [one for one in others if one != line]
        chosen = [*chosen, self.candidate(line, details), self.candidate(line, rest, is_near=False)]
        found = [one for one in chosen if one.lines]
        found = [replace(one, is_near=one.is_near and self._is_enough(one)) for one in found]
        return sorted(found, key=lambda one: not one.is_near)

    def _is_enough(self, one: Candidate) -> bool:
        return len(one.lines) > 1 or self.side != 0

    @cached_property
    def side(self) -> int:
        """Where the details of a total stand: above it (-1), below it (1), unknown (0)."""
        votes = {
            step: sum(
                max((_proof(one) for one in self._beside(line, step)), default=0)
                for line in self.rows.totals[:_MOST_ASKED].tolist()
            )
            for step in (-1, 1)
        }
        for step in (-1, 1):
            if votes[step] > _SURELY * votes[-step]:
                return step
        return 0

    def proves(self, line: int) -> bool:
        """Whether a line adds up what it may, at half of its places and more."""
        return any(_proof(one) for one in self.of(line))

    def _beside(self, line: int, step: int) -> list[Candidate]:
        details, totals = self.rows.beside(line, step)
        found = [self.candidate(line, details)] if details else []
        totals = totals[:_MOST_TOTALS]
        sums = np.cumsum(self._values[totals], axis=0)
        counts = np.cumsum(self._has[totals], axis=0)
        for count in range(1, len(totals) + 1):
            lines = totals[:count]
            found.append(self._judged(line, lines, sums[count - 1], counts[count - 1], False))
        return found

    def candidate(self, line: int, lines: list[int], *, is_near: bool = True) -> Candidate:
        """Some lines as what a line may add up."""
        sums, counts = self._values[lines].sum(axis=0), self._has[lines].sum(axis=0)
        return self._judged(line, lines, sums, counts, is_near)

    def _judged(
        self, line: int, lines: list[int], sums: Array, counts: Array, is_near: bool
    ) -> Candidate:
        stated = self._values[line]
        units = np.minimum(self._units[lines].min(axis=0, initial=np.inf), self._units[line])
        is_exact = self.exact.at(self._values[[line, *lines]])
        rounding = np.where(is_exact, 1e-3, spread(counts) + 0.5)
        tolerance = np.where(np.isfinite(units), units, 1.0) * rounding
        fits = self._has[line] & (np.abs(stated - sums) <= tolerance)
        nonzero = fits & (stated != 0) & (counts > 0)
        return Candidate(sorted(lines), fits, nonzero, int(self._has[line].sum()), is_near)


def _proof(one: Candidate) -> int:
    """At how many places lines add up, 0 where they do not at most."""
    found, agree = int(one.nonzero.sum()), int(one.fits.sum())
    return found if 2 * agree >= one.judged else 0


def with_bare(
    values: Array, units: Array, rows: TotalRows, bare: Collection[int], exact: Exactness
) -> TotalRows:
    """The rows with those that may be totals as such, where their numbers prove it of most."""
    if not bare:
        return rows
    is_bare = np.isin(rows.details, list(bare))
    more = replace(
        rows,
        details=rows.details[~is_bare],
        totals=np.sort(np.concatenate((rows.totals, rows.details[is_bare]))),
    )
    places = TotalPlaces(values, units, more, exact)
    proved = sum(places.proves(line) for line in rows.details[is_bare].tolist())
    return more if proved >= _PROVED * is_bare.sum() else rows
