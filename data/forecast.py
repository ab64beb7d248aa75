"""How many of the projects under way come within some days, and how surely: pure functions of days.

The past gives each project's chance at its age; who ends otherwise can no longer come
(Aalen–Johansen). The count's spread has three parts: each project's own luck; the estimate, whose
past is drawn anew with random weights; and a shock that all projects share, which is measured by
forecasting from earlier days what came after them. On each such day only what was told by then
counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from data.rules.forecast import Forecast

Days = NDArray[np.float64]
Counts = NDArray[np.int64]
Flags = NDArray[np.bool_]

CAME, ENDED = 1, 2
_REFITS, _SHOCKS = 60, 30
# The shared variance is widened in such steps until the past is covered.
_WIDER, _LEAST, _MOST = 1.5, 0.02, 2.0


@dataclass(frozen=True)
class Standing:
    """What was known on a day: for how many days each project has run or ran, and how it ended.

    outcomes: 0 while it is under way, CAME or ENDED; since: days that have passed since it ended;
    members: where the projects stand in the past.
    """

    durations: Days
    outcomes: Counts
    since: Days
    members: Counts

    @property
    def events(self) -> int:
        """How many had come."""
        return int((self.outcomes == CAME).sum())

    @property
    def under_way(self) -> Counts:
        """The projects that had neither come nor ended."""
        members: Counts = self.members[self.outcomes == 0]
        return members

    @cached_property
    def ages(self) -> tuple[Days, Counts]:
        """The different ages of those under way, and how many are of each."""
        return np.unique(self.durations[self.outcomes == 0], return_counts=True)


@dataclass(frozen=True)
class Past:
    """Projects by numbers of days: when each began and ended, and since when either was told.

    ended, end_told: infinite while it is under way; has_come: whether it ended by coming.
    """

    began: Days
    told: Days
    ended: Days
    end_told: Days
    has_come: Flags

    @property
    def packed(self) -> bytes:
        """The same for the same past."""
        whole = (self.began, self.told, self.ended, self.end_told, self.has_come)
        return b"".join(one.tobytes() for one in whole)

    def standing(self, day: float) -> Standing:
        """The projects as they were known on a day."""
        (members,) = np.nonzero((self.told <= day) & (self.began <= day))
        ended = self.ended[members]
        is_over = (ended <= day) & (self.end_told[members] <= day)
        outcomes = np.where(is_over, np.where(self.has_come[members], CAME, ENDED), 0)
        until = np.where(is_over, ended, day)
        return Standing(until - self.began[members], outcomes, day - until, members)

    def came(self, standing: Standing, until: float, told_by: float) -> int:
        """How many of those under way have come by a day, as far as another day knows."""
        of = standing.under_way
        has_come = self.has_come[of] & (self.ended[of] <= until) & (self.end_told[of] <= told_by)
        return int(has_come.sum())


@dataclass(frozen=True)
class Outlook:
    """A count of those under way: what is expected, the interval, and by what it was made.

    events: how many had come. variance: of the shared shock. tried, covered: from how many earlier
    days the same was forecast, and how many of those counts fell into their interval.
    """

    under_way: int
    events: int
    expected: float
    low: int
    high: int
    variance: float
    tried: int
    covered: int


def outlook(past: Past, day: float, ahead: float, rule: Forecast) -> Outlook:
    """How many of those under way on a day come within ``ahead`` days."""
    standing = past.standing(day)
    now = _Estimate.of(standing, ahead, rule)
    tried = [
        (_Estimate.of(earlier, ahead, rule), came)
        for earlier, came in _earlier(past, day, ahead, rule)
    ]
    variance = _shared_variance(tried, rule)
    while (covered := _covered(tried, variance, rule)) < rule.interval_share * len(tried):
        variance = max(variance * _WIDER, _LEAST)
        if variance > _MOST:
            break
    low, high = now.interval(variance, rule)
    under_way, tries = len(standing.under_way), len(tried)
    return Outlook(under_way, standing.events, now.mean, low, high, variance, tries, covered)


def _earlier(
    past: Past, day: float, ahead: float, rule: Forecast
) -> Iterator[tuple[Standing, int]]:
    """The days before, a period apart, and what came within a period of each, as known today."""
    at = day - ahead
    while (standing := past.standing(at)).events >= rule.least_events:
        yield standing, past.came(standing, at + ahead, day)
        at -= ahead


@dataclass(frozen=True)
class _Estimate:
    """The chances of those under way on a day: the best ones, and as drawn anew; by age."""

    copies: Counts
    best: Days
    drawn: Days

    @classmethod
    def of(cls, standing: Standing, ahead: float, rule: Forecast) -> _Estimate:
        """Chances by what was known on the day, and with weights of the past drawn at random."""
        rng = np.random.default_rng(0)
        weights = rng.exponential(size=(_REFITS, len(standing.durations)))
        drawn = [chances(standing, ahead, rule, each) for each in weights]
        return cls(standing.ages[1], chances(standing, ahead, rule), np.array(drawn))

    @property
    def mean(self) -> float:
        """The count that is expected."""
        return float((self.best * self.copies).sum())

    @property
    def luck(self) -> float:
        """The variance of the count, were all projects independent and the chances known."""
        return float((self.best * (1 - self.best) * self.copies).sum())

    def interval(self, variance: float, rule: Forecast) -> tuple[int, int]:
        """The middle of the counts that may come which holds the rule's share of them."""
        rng = np.random.default_rng(0)
        size = (_REFITS, _SHOCKS, 1)
        shocks = rng.gamma(1 / variance, variance, size) if variance else np.ones(size)
        counts = rng.binomial(self.copies, 1 - (1 - self.drawn[:, None, :]) ** shocks).sum(axis=2)
        beyond = (1 - rule.interval_share) / 2
        low, high = np.quantile(counts, (beyond, 1 - beyond), method="inverted_cdf")
        return int(low), int(high)


def _shared_variance(tried: list[tuple[_Estimate, int]], rule: Forecast) -> float:
    """How far counts depart together, relative to the square of what is expected.

    An earlier day weighs by how much of its departure a shock would make; the rule's own variance
    has the weight of its periods.
    """
    shock = rule.shock
    total, weight = shock.periods * shock.variance, shock.periods
    for of, came in tried:
        if of.mean > 0:
            shared = shock.variance * of.mean**2
            share = (shared / (of.luck + shared)) ** 2
            total += share * ((came - of.mean) ** 2 - of.luck) / of.mean**2
            weight += share
    return max(total / weight, 0.0)


def _covered(tried: list[tuple[_Estimate, int]], variance: float, rule: Forecast) -> int:
    """How many of the earlier counts lie in the interval that would have been given."""
    intervals = [(of.interval(variance, rule), came) for of, came in tried]
    return sum(low <= came <= high for (low, high), came in intervals)


def chances(standing: Standing, ahead: float, rule: Forecast, weights: Days | None = None) -> Days:
    """The chance to come within ``ahead`` days at each age of those under way.

    The mean of two estimates: by how long all took so far, and by the pace of the last years,
    whatever the age. The pace follows the times, and is there for what is older than every outcome.
    """
    if weights is None:
        weights = np.ones(len(standing.durations))
    return (by_age(standing, ahead, weights) + _by_pace(standing, ahead, rule, weights)) / 2


def by_age(standing: Standing, ahead: float, weights: Days) -> Days:
    """(CIF(age + ahead) − CIF(age)) ÷ S(age); 0 for what is older than every outcome."""
    # The server's start must not pay for it.
    from statsmodels.duration.survfunc import CumIncidenceRight

    ages = standing.ages[0]
    if not standing.events:
        return np.zeros_like(ages)
    found = CumIncidenceRight(standing.durations, standing.outcomes, freq_weights=weights)
    by = np.array([[0.0, *kind] for kind in found.cinc])
    now, then = (
        by[:, np.searchsorted(found.times, at, side="right")] for at in (ages, ages + ahead)
    )
    still = 1 - now.sum(axis=0)
    share: Days = np.divide(then[0] - now[0], still, out=np.zeros_like(ages), where=still > 1e-9)
    return np.clip(share, 0, 1)


def _by_pace(standing: Standing, ahead: float, rule: Forecast, weights: Days) -> float:
    """The chance at the rates of coming and ending of the last years, with exits competing."""
    span = rule.days(rule.pace_months)
    recent = weights * (standing.since < span)
    lived = np.minimum(standing.durations, span - standing.since)
    exposed = float((recent * np.maximum(lived, 0)).sum())
    came, ended = (float(recent[standing.outcomes == kind].sum()) for kind in (CAME, ENDED))
    if not came or not exposed:
        return 0.0
    either = came + ended
    return came / either * -float(np.expm1(-either / exposed * ahead))
