"""Which lines of a table are sums of which others, exact to rounding.

A line is a row or a column. A line is a sum where a run of lines, or a pair, adds up to it at most
places; how surely is counted in digits that agree, by chance with that small a probability, less
what it costs to pick the run among all that were tried. First are tried the runs right before and
behind each line, among those that no sum has taken yet; then runs anywhere: of all lines, of sums
alone, of what is no sum, of every n-th line, and pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np

LONGEST_RUN, LONGEST_NAMED = 80, 5000
LEAST_EVIDENCE, LEAST_NAMED = 3.5, 1.0
LEAST_AGREEING, LEAST_AGREEING_NAMED, LEAST_AGREEING_ANYWHERE = 0.65, 0.5, 0.9
_STEPS, _ROUNDS = range(2, 9), 12
_MOST_ERROR = 0.02
_MOST_DIGITS = 4.0  # that one place can tell: longer numbers are products of round ones
_SAME_SHARE = 0.0002  # places whose numbers stand in the same proportion tell the same
_MOST_PLACES = 16  # at which runs are looked for
_MOST_ENDS = 24  # of runs that fit a number alike: of more, most are of zeros
_MOST_ANYWHERE, _MOST_CELLS = 300, 20_000  # among more lines, or of more, no run anywhere
_OF_RUN, _OF_PAIR, _OF_STEP = 0.3, 1.0, 0.5  # costs: of the digits of their number, and of steps
_OF_DISTANCE = 2.0  # cost of ten lines between a run and its sum
_LEAST_BRIDGED = 4
_LEAST_ROUND = 8  # numbers of which all are multiples of one: they are rounded to it
Array = np.ndarray


@dataclass(frozen=True)
class LineSum:
    """A line that is the sum of others; agrees: at which places it is, within rounding.

    evidence: decimal digits that agree over all places, one less for each that does not;
    surplus: what is left of them for having picked these operands.
    """

    line: int
    of: tuple[int, ...]
    evidence: float
    agrees: Array
    differs: Array
    surplus: float = 0.0


def find_sums(
    values: Array, units: Array, named: Collection[int] = (), empty: Collection[int] = ()
) -> list[LineSum]:
    """The sums among the lines of an array (line × place), NaN where there is no number.

    units: of each number how far it is exact. named: lines that say of themselves that they are
    sums, for which less has to agree. empty: lines without a number that are of their kind.
    """
    search = _Search(values, units, named, empty)
    found: dict[int, LineSum] = {}
    taken: set[int] = set()
    anywhere = False  # lines that do not adjoin are tried when the others are known
    for _ in range(_ROUNDS):
        new = search.round(found, taken, anywhere)
        if not new and anywhere:
            break
        anywhere = not new
        for one in new:
            taken.update(one.of)
            found[one.line] = one
    return [_folded(found, found[line]) for line in sorted(found)]


@dataclass(frozen=True)
class _Tried:
    """Runs of a list of lines, from first to before end, or its lines first and end alone."""

    among: Array
    line: Array
    first: Array
    end: Array
    cost: float
    is_pair: bool = False


class _Search:
    """The numbers of some lines, with one precision for each place."""

    def __init__(
        self, values: Array, units: Array, named: Collection[int], empty: Collection[int]
    ) -> None:
        self.numbers = np.isfinite(values)
        self.values = np.where(self.numbers, values, 0.0)
        self.filled = self.values != 0
        self.named, self.empty = frozenset(named), frozenset(empty)
        self.is_named = np.isin(np.arange(len(values)), list(named))
        self.has_number = self.numbers.any(axis=1)
        self.lines = np.flatnonzero(self.has_number)
        self.units = np.where(self.numbers, units, 0.0)
        self.large = np.abs(self.values) > 1.2 * self.units
        self.mix = np.random.default_rng(0).uniform(0.2, 1.0, (len(values), 1))
        self.telling = _telling(self.filled.sum(axis=0))

    def round(self, found: dict[int, LineSum], taken: set[int], anywhere: bool) -> list[LineSum]:
        """The surest new sum of each line, none that adds up itself."""
        best: dict[int, LineSum] = {}
        for tried in self._anywhere(found, taken) if anywhere else self._near(taken):
            for one in self._judged(tried):
                if one.line in found or not self._is_sure(one, anywhere):
                    continue
                if one.line not in best or _rank(one) > _rank(best[one.line]):
                    best[one.line] = one
        accepted: dict[int, LineSum] = {}
        for one in sorted(best.values(), key=lambda one: -one.surplus):
            if _is_new({**found, **accepted}, one):
                accepted[one.line] = one
        return list(accepted.values())

    def _is_sure(self, one: LineSum, anywhere: bool) -> bool:
        agree, judged = one.agrees.sum(), one.agrees.sum() + one.differs.sum()
        if not anywhere and one.line in self.named and self._is_whole(one):
            return bool(agree >= LEAST_AGREEING_NAMED * judged)
        share = LEAST_AGREEING_ANYWHERE if anywhere else LEAST_AGREEING
        return one.surplus >= LEAST_EVIDENCE and bool(agree >= share * judged)

    def _is_whole(self, one: LineSum) -> bool:
        """Whether a run goes on to another total, or as far as there are numbers."""
        first, last = one.of[0], one.of[-1]
        edge = last + 1 if last > one.line else first - 1
        beyond = (
            self.lines[self.lines > last] if last > one.line else self.lines[self.lines < first]
        )
        return edge in self.named or not len(beyond) or not self.has_number[edge]

    def _near(self, taken: set[int]) -> Iterator[_Tried]:
        active = self.lines[~np.isin(self.lines, list(taken))]
        if len(active) > 2:
            yield self._adjoining(active)

    def _anywhere(self, found: dict[int, LineSum], taken: set[int]) -> Iterator[_Tried]:
        every = self.lines
        if not 2 < len(every) <= _MOST_ANYWHERE or self.values.size > _MOST_CELLS:
            return
        is_sum, is_taken = np.isin(every, list(found)), np.isin(every, list(taken))
        lists = [every, every[~is_taken], every[is_sum], every[is_sum & ~is_taken], every[~is_sum]]
        lists += [every[start::step] for step in _STEPS for start in range(step)]
        for number, among in enumerate(lists):
            if len(among) > 1:
                yield self._free(among, every[~is_sum], _OF_STEP * (number > 4))
        yield self._free(every, every[~is_sum], 0, is_pair=True)

    def _adjoining(self, among: Array) -> _Tried:
        """Runs right before or behind a line of a list whose sum is near it at some place."""
        running = _running(self.values[among])
        size = len(among) + 1
        places = np.arange(len(among))
        keys = [np.zeros(0, dtype=np.int64)]
        for place in self.telling:
            totals = running[:, place]
            order = np.argsort(totals, kind="stable")
            ordered = totals[order]
            rounding = 1e-9 * max(abs(ordered[0]), abs(ordered[-1]))
            margin = self.units[among, place].max() * (1 + 0.5 * np.sqrt(LONGEST_RUN))
            for is_behind in (True, False):
                has = np.flatnonzero(self.filled[among, place])
                stated = self.values[among[has], place]
                error = np.minimum(margin, _MOST_ERROR * np.abs(stated)) + rounding
                edge = places[has] + is_behind
                wanted = totals[edge] + (stated if is_behind else -stated)
                low = np.searchsorted(ordered, wanted - error)
                high = np.searchsorted(ordered, wanted + error, side="right")
                number = np.minimum(high - low, _MOST_ENDS * 4)
                other = order[_spread(low, number)]
                line, edge = np.repeat(has, number), np.repeat(edge, number)
                first, end = (edge, other) if is_behind else (other, edge)
                longest = np.where(self.is_named[among[line]], LONGEST_NAMED, LONGEST_RUN)
                fits = (end - first >= 2) & (end - first <= longest)
                keys.append(((line * size + first) * size + end)[fits])
        kept = _often(np.concatenate(keys), size * size)
        return _Tried(among, among[kept // size**2], kept // size % size, kept % size, 0.0)

    def _free(self, among: Array, lines: Array, cost: float, is_pair: bool = False) -> _Tried:
        """Runs anywhere in a list, or its pairs, whose sum is near a line at some place."""
        first, end = np.triu_indices(len(among) + (not is_pair), 1 if is_pair else 2)
        if not is_pair:
            short = end - first <= LONGEST_RUN
            first, end = first[short], end[short]
        count = len(first)
        at = np.full(len(self.values), -1)
        at[among] = np.arange(len(among))
        keys = [np.zeros(0, dtype=np.int64)]
        for place in self.telling[: _MOST_PLACES // 2]:
            has = lines[self.filled[lines, place]]
            order = has[np.argsort(self.values[has, place], kind="stable")]
            stated = self.values[order, place]
            sums = _of(self.values[among, place], first, end, is_pair)
            true = np.flatnonzero(_of(self.filled[among, place], first, end, is_pair) >= 2)
            margin = self.units[among, place].max() * 2
            error = np.minimum(margin, _MOST_ERROR * np.abs(sums[true]))
            error += 1e-9 * np.abs(sums[true])
            low = np.searchsorted(stated, sums[true] - error)
            high = np.searchsorted(stated, sums[true] + error, side="right")
            number = np.minimum(high - low, _MOST_ENDS)
            run, line = np.repeat(true, number), order[_spread(low, number)]
            if is_pair:
                inside = (line == among[first[run]]) | (line == among[end[run]])
            else:
                inside = (at[line] >= first[run]) & (at[line] < end[run])
            keys.append((line * count + run)[~inside])
        kept = _often(np.concatenate(keys), count)
        run = kept % count
        return _Tried(
            among,
            kept // count,
            first[run],
            end[run],
            cost + (_OF_PAIR if is_pair else _OF_RUN) * np.log10(count),
            is_pair,
        )

    def _judged(self, tried: _Tried) -> Iterator[LineSum]:
        """What was tried as sums with their evidence, where there is some."""
        among, line, first, end = tried.among, tried.line, tried.first, tried.end
        if not len(line):
            return
        values = self.values[among]
        sums, counts, filled, large, mixed, errors = (
            _of(part, first, end, tried.is_pair)
            for part in (
                values,
                self.numbers[among],
                self.filled[among],
                self.large[among],
                values * self.mix[among],
                self.units[among] ** 2,
            )
        )
        stated, numbers = self.values[line], self.numbers[line]
        size = np.abs(stated)
        lengths = np.full((len(line), 1), 2) if tried.is_pair else (end - first)[:, None]
        unit = np.maximum(self.units[line], np.sqrt(errors / np.maximum(counts, 1)))
        tolerance = unit * np.maximum(1.0, 0.5 * np.sqrt(lengths) + 0.5)
        tolerance = np.maximum(np.minimum(tolerance, _MOST_ERROR * size), 1e-9 * size)
        gap = np.abs(sums - stated)
        near = gap <= tolerance
        judged = numbers & (counts >= 2)
        agrees, differs = judged & near, judged & ~near
        exact = gap <= 1e-9 * size
        with np.errstate(divide="ignore", invalid="ignore"):
            digits = np.log10(np.maximum(size / (tolerance * (2 - exact) + unit), 1.0))
        digits = np.minimum(digits, _MOST_DIGITS)
        telling = agrees & np.where(exact, filled >= 2, large >= 2)
        shares = np.where(telling, mixed / np.where(size > 0, stated, 1), np.nan)
        distinct = (np.diff(np.sort(shares, axis=1), axis=1) > _SAME_SHARE).sum(axis=1) + 1
        digits = np.where(telling, digits, 0.0).sum(axis=1) / np.maximum(1, telling.sum(axis=1))
        evidence = digits * distinct - differs.sum(axis=1)
        alone = numbers & ((counts == 1) | (stated == 0)) & near
        at = np.searchsorted(among, line)
        last = end if tried.is_pair else end - 1
        far = np.minimum(np.abs(first - at), np.minimum(np.abs(last - at), np.abs(last + 1 - at)))
        surplus = evidence - tried.cost - _OF_DISTANCE * np.log10(np.maximum(far, 1))
        for n in np.flatnonzero(surplus >= LEAST_NAMED).tolist():
            of = among[[first[n], end[n]]] if tried.is_pair else among[first[n] : end[n]]
            yield LineSum(
                int(line[n]),
                self._bridged(int(line[n]), of.tolist()),
                float(evidence[n]),
                agrees[n] | alone[n],
                differs[n],
                float(surplus[n]),
            )

    def _bridged(self, line: int, of: list[int]) -> tuple[int, ...]:
        """A run with the lines in it, and empty ones beside it, as a range holds them."""
        found = {*of}
        between = range(line + 1, of[0]) if line < of[0] else range(of[-1] + 1, line)
        if self.empty.issuperset(between):
            found.update(between)
        for one, two in pairwise(of):
            between = range(one + 1, two)
            if len(of) >= _LEAST_BRIDGED:
                if not self.has_number[one + 1 : two].any():
                    found.update(between)
            elif self.empty.issuperset(between):
                found.update(between)
        return tuple(sorted(found))


def _is_new(found: dict[int, LineSum], one: LineSum) -> bool:
    """Whether no operand adds up the line, and none is beside its own; no sum has the same."""
    of = {*one.of}
    if any(part in found and of.issuperset(found[part].of) for part in one.of):
        return False
    if any(other.of == one.of for other in found.values()):
        return False
    seen: set[int] = set()
    todo = [*one.of]
    while todo:
        part = todo.pop()
        if part == one.line:
            return False
        if part in found and part not in seen:
            seen.add(part)
            todo += found[part].of
    return True


def _folded(found: dict[int, LineSum], one: LineSum) -> LineSum:
    """A sum of which the details of another sum are operands: that sum in place of them."""
    of = {*one.of}
    for other in sorted(found.values(), key=lambda other: -len(other.of)):
        is_part = len(other.of) < len(of) and of.issuperset(other.of)
        if is_part and other.line != one.line and other.line not in of:
            of = (of - {*other.of}) | {other.line}
    return replace(one, of=tuple(sorted(of))) if len(of) > 1 else one


def _running(values: Array) -> Array:
    return np.concatenate((np.zeros((1, *values.shape[1:])), np.cumsum(values, axis=0)))


def _of(values: Array, first: Array, end: Array, is_pair: bool) -> Array:
    """What runs, or pairs, of lines come to."""
    if is_pair:
        return np.asarray(values[first] * 1.0 + values[end])
    running = _running(values)
    return np.asarray(running[end] - running[first])


def _spread(low: Array, number: Array) -> Array:
    """low, low + 1 … of each entry, so many as number says, one behind the other."""
    shift = np.repeat(np.cumsum(number) - number, number)
    return np.asarray(np.repeat(low, number) + np.arange(number.sum()) - shift)


def _often(keys: Array, size: int) -> Array:
    """Of each line (key ÷ size) the runs that fit at most places, of few of them."""
    found, hits = np.unique(keys, return_counts=True)
    line = found // size
    order = np.lexsort((-hits, line))
    ranked = line[order]
    place_of = np.arange(len(ranked)) - np.searchsorted(ranked, ranked)
    return np.asarray(found[np.sort(order[place_of < _MOST_ENDS])])


def _telling(count: Array) -> list[int]:
    """The places with most numbers, of many some: a sum agrees at most of its places."""
    order = np.argsort(-count, kind="stable")[: int((count > 0).sum())]
    half = _MOST_PLACES // 2
    spread = order[half :: max(1, len(order[half:]) // half)]
    return list(dict.fromkeys([*order[:half].tolist(), *spread.tolist()]))


def _rank(one: LineSum) -> tuple[float, int]:
    """Sums compared: by their surplus, of equal ones the shorter."""
    return round(one.surplus, 6), -len(one.of)


def exact_to(values: Array, units: Array) -> Array:
    """How far the numbers of each column are exact: to a tenth where some are, or to fives."""
    found = np.ones(values.shape)
    for column in range(values.shape[1]):
        numbers = np.isfinite(values[:, column])
        if not numbers.any():
            continue
        # 12 beside 12.5 is exact to a tenth.
        unit = float(np.quantile(units[numbers, column], 0.2, method="lower"))
        whole = np.round(np.abs(values[numbers, column]) / unit)
        whole = whole[(whole > 0) & (whole < 1e15)].astype(np.int64)
        if len(np.unique(whole)) >= _LEAST_ROUND:
            unit *= float(np.gcd.reduce(whole))
        found[:, column] = unit
    return found
