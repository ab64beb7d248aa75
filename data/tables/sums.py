"""Which lines of a table are sums of which others, exact to rounding; no word is read.

A line is a row or a column. A line is a sum where the run before or behind it, a pair near it
or every n-th line beside it adds up to it at most places; how surely is counted in digits that
agree by chance with that small a probability.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

LONGEST_RUN, LONGEST_STEPS = 80, 24
LEAST_EVIDENCE = 3.5
LEAST_AGREEING = 0.6
APART_EVIDENCE, APART_AGREEING = 12.0, 0.95
_NEAR, _STEPS, _ROUNDS = 4, range(2, 9), 8
_MOST_ERROR = 0.02


@dataclass(frozen=True)
class LineSum:
    """A line that is the sum of others; agrees: at which places it is, within rounding.

    evidence: decimal digits that agree over all places, one less for each that does not.
    """

    line: int
    of: tuple[int, ...]
    evidence: float
    agrees: np.ndarray
    differs: np.ndarray


def find_sums(values: np.ndarray, units: np.ndarray) -> list[LineSum]:
    """The sums among the lines of an array (line × place), NaN where there is no number.

    units: of each number the value of its last written decimal place.
    """
    numbers = np.isfinite(values)
    lines = np.flatnonzero(numbers.any(axis=1))
    found: dict[int, LineSum] = {}
    taken: set[int] = set()
    filled = np.where(numbers, values, 0.0)
    units = np.where(numbers, units, 0.0)
    apart = False  # lines that do not adjoin are tried when the others are known
    for _ in range(_ROUNDS):
        active = [line for line in lines.tolist() if line not in taken]
        new = _round(filled, numbers, units, active, found, apart)
        if not new and apart:
            break
        apart = not new
        for one in new:
            taken.update(one.of)
            found[one.line] = one
    return sorted(found.values(), key=lambda one: one.line)


def _round(
    values: np.ndarray,
    numbers: np.ndarray,
    units: np.ndarray,
    active: list[int],
    found: dict[int, LineSum],
    apart: bool,
) -> list[LineSum]:
    best = []
    for place, line in enumerate(active):
        if line in found:
            continue
        tried = [
            one
            for least, of in (_steps if apart else _runs)(active, place)
            if (one := _best_prefix(values, numbers, units, line, of, least)) is not None
        ]
        if apart:
            tried += _pairs(values, numbers, units, line, active, place)
        if tried:
            best.append(max(tried, key=lambda one: one.evidence))
    if apart:
        best = [
            one
            for one in best
            if one.evidence >= APART_EVIDENCE
            and one.agrees.sum() >= APART_AGREEING * (one.agrees.sum() + one.differs.sum())
        ]
    best.sort(key=lambda one: -one.evidence)
    accepted: dict[int, LineSum] = {}
    for one in best:
        # Of two lines that explain each other, the surer is the sum.
        if any(other in accepted and one.line in accepted[other].of for other in one.of):
            continue
        accepted[one.line] = one
    return list(accepted.values())


def _runs(active: list[int], place: int) -> Iterator[tuple[int, list[int]]]:
    """Lines whose first few may add up to the one at ``place``, the nearest first."""
    yield 2, active[max(0, place - LONGEST_RUN) : place][::-1]
    yield 2, active[place + 1 : place + 1 + LONGEST_RUN]


def _steps(active: list[int], place: int) -> Iterator[tuple[int, list[int]]]:
    """Every n-th line before or behind the one at ``place``."""
    for step in _STEPS:
        for offset in {1, step}:
            yield 3, active[place + offset :: step][:LONGEST_STEPS]
            if place >= offset:
                yield 3, active[place - offset :: -step][:LONGEST_STEPS]


def _best_prefix(
    values: np.ndarray, numbers: np.ndarray, units: np.ndarray, line: int, of: list[int], least: int
) -> LineSum | None:
    """The first lines of ``of`` (two or more) that add up to a line most surely."""
    if len(of) < least:
        return None
    sums = np.cumsum(values[of], axis=0)[least - 1 :]
    counts = np.cumsum(numbers[of], axis=0)[least - 1 :]
    coarsest = np.maximum.accumulate(units[of], axis=0)[least - 1 :]
    lengths = np.arange(least, len(of) + 1)[:, None]
    evidence, agrees, differs = _judge(
        values, numbers, units, line, sums, counts, coarsest, lengths
    )
    at = int(np.argmax(evidence))
    if evidence[at] < LEAST_EVIDENCE:
        return None
    return LineSum(
        line, tuple(sorted(of[: at + least])), float(evidence[at]), agrees[at], differs[at]
    )


def _pairs(
    values: np.ndarray,
    numbers: np.ndarray,
    units: np.ndarray,
    line: int,
    active: list[int],
    place: int,
) -> list[LineSum]:
    near = [n for n in active[max(0, place - _NEAR) : place + _NEAR + 1] if n != line]
    if len(near) < 2:
        return []
    one, two = (np.array(side) for side in zip(*_choices(near), strict=True))
    sums, counts = values[one] + values[two], numbers[one] * 1 + numbers[two]
    coarsest = np.maximum(units[one], units[two])
    evidence, agrees, differs = _judge(
        values, numbers, units, line, sums, counts, coarsest, np.full((len(one), 1), 2)
    )
    at = int(np.argmax(evidence))
    if evidence[at] < LEAST_EVIDENCE + 1:
        return []
    of = tuple(sorted((int(one[at]), int(two[at]))))
    return [LineSum(line, of, float(evidence[at]) - 0.5, agrees[at], differs[at])]


def _choices(near: list[int]) -> Iterator[tuple[int, int]]:
    for place, one in enumerate(near):
        for two in near[place + 1 :]:
            yield one, two


def _judge(
    values: np.ndarray,
    numbers: np.ndarray,
    units: np.ndarray,
    line: int,
    sums: np.ndarray,
    counts: np.ndarray,
    coarsest: np.ndarray,
    lengths: np.ndarray,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Evidence of each candidate sum of a line, and where it agrees and where it does not."""
    stated = values[line]
    unit = np.maximum(units[line], coarsest)
    tolerance = unit * np.maximum(1.0, 0.5 * np.sqrt(lengths) + 0.5)
    tolerance = np.minimum(tolerance, _MOST_ERROR * np.abs(stated))
    tolerance = np.maximum(tolerance, 1e-9 * np.abs(stated))
    judged = numbers[line] & (counts >= 2)
    agrees = judged & (np.abs(sums - stated) <= tolerance)
    differs = judged & ~agrees
    with np.errstate(divide="ignore"):
        digits = np.log10(np.maximum(np.abs(stated) / (2 * tolerance + unit + 1e-300), 1.0))
    # A zero that is the sum of zeros tells nothing.
    digits = np.where(np.abs(stated) > 0, digits, 0.0)
    evidence = (digits * agrees).sum(axis=1) - differs.sum(axis=1)
    enough = agrees.sum(axis=1) >= LEAST_AGREEING * np.maximum(judged.sum(axis=1), 1)
    # Where a single one of the lines has a number, it is the sum; a zero is the sum of nothing.
    alone = numbers[line] & ((counts == 1) | (stated == 0)) & (np.abs(sums - stated) <= tolerance)
    return np.where(enough, evidence, -np.inf), agrees | alone, differs
