"""Which lines of a table are sums of which others, exact to rounding.

A line is a row or a column. A line is a sum where a run of lines before or behind it, every n-th
line of one, or a pair near it adds up to it at most places; how surely is counted in digits that
agree by chance with that small a probability. Runs are found by their ends: the running totals
at both must differ by the line.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

LONGEST_RUN, LONGEST_NAMED = 80, 5000
LEAST_EVIDENCE, LEAST_NAMED = 3.5, 1.0
LEAST_AGREEING = 0.65
APART_EVIDENCE, APART_AGREEING = 14.0, 0.95
_NEAR, _STEPS, _ROUNDS = 4, range(2, 9), 8
_MOST_ERROR = 0.02
_MOST_PLACES = 16  # at which ends of runs are looked for
_MOST_ENDS = 24  # of runs that fit a number alike: of more, most are of zeros


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


def find_sums(values: np.ndarray, units: np.ndarray, named: Collection[int] = ()) -> list[LineSum]:
    """The sums among the lines of an array (line × place), NaN where there is no number.

    units: of each number the value of its last written decimal place. named: lines that say of
    themselves that they are sums, for which less has to agree.
    """
    search = _Search(values, units, named)
    found: dict[int, LineSum] = {}
    taken: set[int] = set()
    apart = False  # lines that do not adjoin are tried when the others are known
    for _ in range(_ROUNDS):
        active = [line for line in search.lines if line not in taken]
        new = search.sums_among(active, found, apart)
        if not new and apart:
            break
        apart = not new
        for one in new:
            taken.update(one.of)
            found[one.line] = one
    return sorted(found.values(), key=lambda one: one.line)


class _Search:
    """The numbers of some lines, with one precision for each place."""

    def __init__(self, values: np.ndarray, units: np.ndarray, named: Collection[int]) -> None:
        self.numbers = np.isfinite(values)
        self.values = np.where(self.numbers, values, 0.0)
        self.named = frozenset(named)
        self.is_named = np.isin(np.arange(len(values)), list(named))
        self.has_number = self.numbers.any(axis=1)
        self.lines: list[int] = np.flatnonzero(self.has_number).tolist()
        self.unit = np.ones(values.shape[1])
        for place in range(values.shape[1]):
            said = units[self.numbers[:, place], place]
            if len(said):  # 12 beside 12.5 is exact to a tenth
                self.unit[place] = np.quantile(said, 0.2, method="lower")
        self.telling = _telling((self.values != 0).sum(axis=0))

    def sums_among(
        self, active: list[int], found: dict[int, LineSum], apart: bool
    ) -> list[LineSum]:
        """The surest sum of each line, of two that explain each other the surer."""
        best: dict[int, LineSum] = {}
        if apart:
            lists = [active[first::step] for step in _STEPS for first in range(step)]
            tried = [one for among in lists if len(among) > 2 for one in self._runs(among, active)]
            tried += self._pairs(active)
        else:
            tried = self._runs(active, []) if len(active) > 2 else []
        for one in tried:
            if one.line in found or not self._is_sure(one, apart):
                continue
            if one.line not in best or _rank(one) > _rank(best[one.line]):
                best[one.line] = one
        accepted: dict[int, LineSum] = {}
        for one in sorted(best.values(), key=lambda one: -one.evidence):
            if not any(other in accepted and one.line in accepted[other].of for other in one.of):
                accepted[one.line] = one
        return list(accepted.values())

    def _is_sure(self, one: LineSum, apart: bool) -> bool:
        agree, judged = one.agrees.sum(), one.agrees.sum() + one.differs.sum()
        named = one.line in self.named
        if apart:
            least = LEAST_EVIDENCE if named else APART_EVIDENCE
            return one.evidence >= least and bool(agree >= APART_AGREEING * judged)
        least = LEAST_NAMED if named else LEAST_EVIDENCE
        return one.evidence >= least and bool(agree >= LEAST_AGREEING * judged)

    def _runs(self, among: list[int], beside: list[int]) -> list[LineSum]:
        """Runs of some lines that add up to a line right before or behind them.

        beside: all lines, of which ``among`` are every n-th; empty for ``among`` itself.
        """
        values, numbers = self.values[among], self.numbers[among]
        zero = np.zeros((1, values.shape[1]))
        running = np.concatenate((zero, np.cumsum(values, axis=0)))
        counts = np.concatenate((zero, np.cumsum(numbers, axis=0)))
        at, first, end = self._ends(self._beside(among, beside), running, 3 if beside else 2)
        if not len(at):
            return []
        sums, filled = running[end] - running[first], counts[end] - counts[first]
        judged = self._judge(at, sums, filled, (end - first)[:, None])
        return [
            LineSum(
                line,
                tuple(among[f:e]) if beside else self._bridged(line, among[f:e]),
                float(evidence),
                agrees,
                differs,
            )
            for line, f, e, evidence, agrees, differs in zip(
                at.tolist(), first.tolist(), end.tolist(), *judged, strict=True
            )
            if evidence > 0
        ]

    def _bridged(self, line: int, of: list[int]) -> tuple[int, ...]:
        """A run with the lines in it, and between it and its sum, that have no number at all."""
        ends = [*of, line] if of[-1] < line else [line, *of]
        among = [
            one
            for first, last in pairwise(ends)
            for one in range(first + 1, last)
            if not self.has_number[first + 1 : last].any()
        ]
        return tuple(sorted({*of, *among})) if among else tuple(of)

    @staticmethod
    def _beside(among: list[int], beside: list[int]) -> list[tuple[np.ndarray, np.ndarray, bool]]:
        """Lines with where the run behind (True) or before each of them begins or ends."""
        lines, places = np.array(among), np.arange(len(among))
        found = [(lines, places + 1, True), (lines, places, False)]
        if beside:
            every = np.array(beside)
            index = np.searchsorted(every, lines)
            has_before, has_behind = index > 0, index < len(every) - 1
            found.append((every[index[has_before] - 1], places[has_before], True))
            found.append((every[index[has_behind] + 1], places[has_behind] + 1, False))
        return found

    def _ends(
        self,
        beside: list[tuple[np.ndarray, np.ndarray, bool]],
        running: np.ndarray,
        least: int,
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Line, first and end of each run whose sum is near the line's number at some place."""
        size = 1 + max(len(running), len(self.values))
        keys: list[np.ndarray] = []
        margin = self.unit * (1 + 0.5 * np.sqrt(LONGEST_RUN))
        for place in self.telling:
            totals = running[:, place]
            order = np.argsort(totals, kind="stable")
            ordered = totals[order]
            rounding = 1e-9 * max(abs(ordered[0]), abs(ordered[-1]))
            for lines, places, is_behind in beside:
                has = self.values[lines, place] != 0
                line, edge = lines[has], places[has]
                stated = self.values[line, place]
                error = np.minimum(margin[place], _MOST_ERROR * np.abs(stated)) + rounding
                wanted = totals[edge] + (stated if is_behind else -stated)
                low = np.searchsorted(ordered, wanted - error)
                high = np.searchsorted(ordered, wanted + error, side="right")
                number = np.minimum(high - low, _MOST_ENDS * 4)
                shift = np.repeat(np.cumsum(number) - number, number)
                other = order[np.repeat(low, number) + np.arange(number.sum()) - shift]
                line, edge = np.repeat(line, number), np.repeat(edge, number)
                first, end = (edge, other) if is_behind else (other, edge)
                longest = np.where(self.is_named[line], LONGEST_NAMED, LONGEST_RUN)
                fits = (end - first >= least) & (end - first <= longest)
                keys.append(((line * size + first) * size + end)[fits])
        if not keys:
            none = np.zeros(0, dtype=np.int64)
            return none, none, none
        found, hits = np.unique(np.concatenate(keys), return_counts=True)
        line = found // (size * size)
        # Of each line the runs that fit at most places, of few of them.
        order = np.lexsort((-hits, line))
        ranked = line[order]
        place_of = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
        kept = found[np.sort(order[place_of < _MOST_ENDS])]
        return kept // (size * size), kept // size % size, kept % size

    def _pairs(self, active: list[int]) -> list[LineSum]:
        """Pairs of lines near a line that add up to it."""
        lines = np.array(active)
        found: list[LineSum] = []
        offsets = [n for n in range(-_NEAR, _NEAR + 1) if n]
        for number, one in enumerate(offsets):
            for two in offsets[number + 1 :]:
                at = np.arange(max(0, -one), len(lines) - max(0, two))
                if not len(at):
                    continue
                a, b = lines[at + one], lines[at + two]
                judged = self._judge(
                    lines[at],
                    self.values[a] + self.values[b],
                    self.numbers[a] * 1 + self.numbers[b],
                    np.full((len(at), 1), 2),
                )
                for place in np.flatnonzero(judged[0] >= LEAST_EVIDENCE).tolist():
                    of = tuple(sorted((int(a[place]), int(b[place]))))
                    evidence, agrees, differs = (part[place] for part in judged)
                    found.append(
                        LineSum(int(lines[at[place]]), of, 0.9 * float(evidence), agrees, differs)
                    )
        return found

    def _judge(
        self, lines: np.ndarray, sums: np.ndarray, counts: np.ndarray, lengths: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Evidence of each candidate sum of a line, and where it agrees and where it does not."""
        stated, numbers = self.values[lines], self.numbers[lines]
        size = np.abs(stated)
        tolerance = self.unit * np.maximum(1.0, 0.5 * np.sqrt(lengths) + 0.5)
        tolerance = np.maximum(np.minimum(tolerance, _MOST_ERROR * size), 1e-9 * size)
        judged = numbers & (counts >= 2)
        near = np.abs(sums - stated) <= tolerance
        agrees, differs = judged & near, judged & ~near
        with np.errstate(divide="ignore"):
            digits = np.log10(np.maximum(size / (2 * tolerance + self.unit), 1.0))
        evidence = (digits * agrees).sum(axis=1) - differs.sum(axis=1)
        # Where a single one of the lines has a number, it is the sum; a zero is one of nothing.
        alone = numbers & ((counts == 1) | (stated == 0)) & near
        return evidence, agrees | alone, differs


def _telling(count: np.ndarray) -> list[int]:
    """The places with most numbers, of many some: a sum agrees at most of its places."""
    order = np.argsort(-count, kind="stable")[: int((count > 0).sum())]
    half = _MOST_PLACES // 2
    spread = order[half :: max(1, len(order[half:]) // half)]
    return sorted({*order[:half].tolist(), *spread.tolist()})


def _rank(one: LineSum) -> tuple[float, int]:
    """Sums compared: by their evidence, of equal ones the shorter."""
    return round(one.evidence, 6), -len(one.of)
