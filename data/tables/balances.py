"""Lines that balance: what some of them add up to, others do too (期初 + 收入 = 支出 + 期末).

A line is a row or a column. Only lines next to one another are tried, four to six of them, with at
least two on either side: what one line alone adds up is a sum (data.tables.sums). How surely they
balance is counted as for sums, in digits that agree, less what it costs to have tried so many.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from data.tables.rounding import Exactness

_LENGTHS = range(4, 7)
_LEAST_PLACES, _LEAST_EVIDENCE = 3, 6.0
_MOST_DIGITS = 4.0
_MOST_DIFFERING = 4  # for one place that differs so many must agree
_LOOSE = 2.0  # units by which rounded numbers may lie apart
_MOST_CELLS = 20_000


@dataclass(frozen=True)
class Balance:
    """Lines of which the last is what the others come to, some added and some taken off."""

    line: int
    plus: tuple[int, ...]
    less: tuple[int, ...]
    agrees: np.ndarray

    @property
    def of(self) -> tuple[int, ...]:
        """The other lines, in order."""
        return tuple(sorted((*self.plus, *self.less)))

    def computed(self, values: np.ndarray) -> np.ndarray:
        """What the others come to at each place."""
        plus, less = (np.nansum(values[[*of]], axis=0) for of in (self.plus, self.less))
        return np.asarray(plus - less)


def find_balances(values: np.ndarray, units: np.ndarray, exact: Exactness) -> list[Balance]:
    """The balances among the lines of an array (line × place), NaN where there is no number."""
    lines = np.flatnonzero((np.nan_to_num(values) != 0).sum(axis=1) >= _LEAST_PLACES)
    if values.size > _MOST_CELLS:
        return []
    found, taken = list[Balance](), set[int]()
    tried = sum(max(0, len(lines) - length + 1) * len(_signs(length)) for length in _LENGTHS)
    for length in _LENGTHS:
        for first in _may_balance(values[lines], units[lines], length):
            window = lines[first : first + length]
            best = max(
                _balanced(values, units, window, exact, np.log10(max(1, tried))),
                key=lambda one: int(one.agrees.sum()),
                default=None,
            )
            if best is not None and not taken & {*window.tolist()}:
                found.append(best)
                taken.update(window.tolist())
    return found


def _may_balance(values: np.ndarray, units: np.ndarray, length: int) -> list[int]:
    """Where a window of lines begins that comes about right at some places."""
    if len(values) < length:
        return []
    windows = np.lib.stride_tricks.sliding_window_view(np.nan_to_num(values), length, axis=0)
    most = units.max(axis=0, initial=0.0)[None, :, None] * _LOOSE + 1e-9 * np.abs(windows[..., -1:])
    near = np.abs(windows[..., :-1] @ _signs(length).T - windows[..., -1:]) <= most
    near &= (windows != 0).all(axis=2)[..., None]
    found: list[int] = np.flatnonzero((near.sum(axis=1) >= _LEAST_PLACES).any(axis=1)).tolist()
    return found


@cache
def _signs(length: int) -> np.ndarray:
    """Every way in which lines before the last come to it, two at least on either side."""
    ways = []
    for taken in range(1, length - 2):
        for less in combinations(range(length - 1), taken):
            ways.append([-1.0 if at in less else 1.0 for at in range(length - 1)])
    return np.array(ways)


def _balanced(
    values: np.ndarray, units: np.ndarray, window: np.ndarray, exact: Exactness, cost: float
) -> Iterator[Balance]:
    own = values[window]
    filled = np.isfinite(own).all(axis=0)
    told = filled & (own != 0).all(axis=0)
    if told.sum() < _LEAST_PLACES:
        return
    has = np.isfinite(own[-1]) & (np.isfinite(own[:-1]).sum(axis=0) > 1)
    turned = [-1, *range(len(own) - 1)]
    rounding = exact.rounding(own[turned], units[window][turned])
    stated, parts = own[-1], np.nan_to_num(own[:-1])
    size = np.nanmax(np.abs(np.where(told, own, np.nan)), axis=0, initial=0.0)
    unit = np.maximum(units[window].max(axis=0), 1e-9)
    digits = np.clip(np.log10(np.maximum(size / (2 * rounding + unit), 1.0)), 0, _MOST_DIGITS)
    gaps = np.abs(_signs(len(window)) @ parts - np.nan_to_num(stated))
    near = gaps <= rounding + 1e-9 * np.maximum(1.0, size)
    for signs, agrees in zip(_signs(len(window)), near & has, strict=True):
        differs = int((has & filled & ~agrees).sum())
        sure = agrees & told & ~_is_plain(parts, stated, signs)
        if sure.sum() < max(_LEAST_PLACES, _MOST_DIFFERING * differs):
            continue
        is_sure = digits[sure].sum() - differs - cost >= _LEAST_EVIDENCE
        if is_sure and not _falls_apart(own[:, told], rounding[told], signs):
            plus, less = window[:-1][signs > 0], window[:-1][signs < 0]
            yield Balance(int(window[-1]), tuple(plus.tolist()), tuple(less.tolist()), agrees)


def _falls_apart(own: np.ndarray, rounding: np.ndarray, signs: np.ndarray) -> bool:
    """Whether some of the lines balance by themselves at most places, and so do the rest.

    Two sums that stand side by side balance together too, and say nothing of one another.
    """
    terms = own * np.append(signs, -1.0)[:, None]
    near = rounding + 1e-9 * np.maximum(1.0, np.abs(own).max(axis=0))
    return any(
        2 * int((np.abs(terms[[*some]].sum(axis=0)) <= near).sum()) > own.shape[1]
        for size in range(2, len(own) - 1)
        for some in combinations(range(len(own)), size)
    )


def _is_plain(parts: np.ndarray, stated: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """At which places a number stands on both sides, so that the rest balances by itself."""
    less, plus = parts[signs < 0], parts[signs > 0]
    found: np.ndarray = (plus[:, None] == less[None, :]).any(axis=(0, 1)) | (plus == stated).any(0)
    return found
