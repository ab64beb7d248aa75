"""How exactly the numbers of a table add up, and so by how much a sum may differ from its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import erf, log, sqrt

import numpy as np

from data.tables.sums import LineSum

_MOSTLY, _FEW = 0.5, 3
_LEAST_UNIT = 1e-12  # of what an office counts; smaller ones are no numbers of a ledger
_NO_CHANCE = 2.3  # -ln p: a tenth


@dataclass(frozen=True)
class Exactness:
    """Whether sums of whole numbers, and those of fractions, agree to the last digit."""

    whole: bool
    fractions: bool

    @classmethod
    def of(cls, values: np.ndarray, down: list[LineSum], across: list[LineSum]) -> Exactness:
        """That of a table; a few sums that do not agree so are slips.

        Of fractions, rounded one by one, a few agree so by chance.
        """
        found = [
            (
                gap_of(lines, one)[place] == 0,
                bool(is_whole(lines[[one.line, *one.of], place])),
                int(np.isfinite(lines[[*one.of], place]).sum()),
            )
            for lines, sums in ((values, down), (values.T, across))
            for one in sums
            for place in np.flatnonzero(one.agrees).tolist()
        ]
        whole = [is_exact for is_exact, all_whole, _ in found if all_whole]
        fractions = [is_exact for is_exact, all_whole, _ in found if not all_whole]
        chance = sum(_unlikely(operands) for is_exact, _, operands in found if is_exact)
        return cls(
            len(whole) < _FEW or sum(whole) >= _MOSTLY * len(whole),
            sum(fractions) >= _MOSTLY * len(fractions) and chance >= _NO_CHANCE,
        )

    def at(self, lines: np.ndarray) -> np.ndarray:
        """At which places lines (line × place, NaN where there is no number) add up exactly."""
        found: np.ndarray = (is_whole(lines) & self.whole) | self.fractions
        return found

    def rounding(self, lines: np.ndarray, units: np.ndarray) -> np.ndarray:
        """By how much a sum, the first of some lines, may differ from the others at each place."""
        has = np.isfinite(lines)
        unit = np.where(has & (units > 0), units, np.inf).min(axis=0)
        unit = np.where(np.isfinite(unit), unit, 1.0)
        found: np.ndarray = np.where(self.at(lines), 0.0, unit * spread(has[1:].sum(axis=0)))
        return found


def is_whole(lines: np.ndarray) -> np.ndarray:
    """At which places all numbers of some lines are whole."""
    return np.asarray((np.where(np.isfinite(lines), lines, 0.0) % 1 == 0).all(axis=0))


def spread(operands: np.ndarray) -> np.ndarray:
    """How many units the sum of so many rounded numbers may lie beside the rounded sum."""
    return np.asarray(0.5 * np.sqrt(operands) + 0.5)


def _unlikely(operands: int) -> float:
    """How unlikely (-ln p) so many rounded numbers add up to the rounded sum of what they were."""
    return -log(erf(0.5 / sqrt(2 * (operands + 1) / 12)))


def gap_of(values: np.ndarray, one: LineSum, of: Sequence[int] | None = None) -> np.ndarray:
    """By how much a sum differs at each place, 0 where only in how fractions are stored.

    of: its operands, where they are others than it names.
    """
    gap = np.abs(np.nansum(values[[*(of or one.of)]], axis=0) - values[one.line])
    return np.where(gap <= 1e-9 * np.maximum(1.0, np.abs(values[one.line])), 0.0, gap)


def is_one_digit(one: float, two: float, unit: float, rounding: float) -> bool:
    """Whether a number becomes another one, to within a rounding, by changing one of its digits."""
    if unit < _LEAST_UNIT:
        return False
    ones = len(str(round(1 / unit)))  # digits up to those before the point: 0.05 beside 0.15
    said = str(round(abs(one) / unit)).zfill(ones)
    change = (two - one) * (-1 if one < 0 else 1) / unit
    for place, digit in enumerate(reversed(said)):
        step = round(change / 10**place)
        meant = int(digit) + step
        is_short = place == len(said) - 1 and meant == 0 and len(said) > ones
        is_near = abs(step * 10**place - change) <= rounding / unit + 1e-3
        if step and 0 <= meant <= 9 and is_near and not is_short:
            return True
    return False
